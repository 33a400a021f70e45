// How errors look in the browser: over a page (in a shadow tree) and as a page of their own; light, dark, narrow.

package enum PreviewStyle {
  /// A red sign in the tab of a page of errors. Without one, browsers would ask the site for its own.
  package static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#b01919"/>\
    <path d="M8 3v6" stroke="#fff" stroke-width="2.2"/><circle cx="8" cy="12" r="1.4" fill="#fff"/></svg>
    """

  package static let text = """
    /* Added by laurel serve; no part of the site. */
    :host, :root {
      color-scheme: light dark;
      --ground: light-dark(#fff, #1c1917);
      --raised: light-dark(#f5f5f4, #292524);
      --ink: light-dark(#1c1917, #f5f5f4);
      --quiet: light-dark(#57534e, #b8b2ac);
      --line: light-dark(#d6d3d1, #44403c);
      --red: light-dark(#b01919, #ff9b93);
      --mark: light-dark(#fde2e0, #5c1f1c);
    }
    .laurel-page { margin: 0; background: var(--ground); }
    .laurel-page main { max-width: 64em; margin: 0 auto; padding: 1.5em 1.25em 3em; }
    .laurel-page, dialog {
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
      color: var(--ink); text-align: left;
    }
    dialog {
      box-sizing: border-box; width: min(64em, 100vw - 1.5em); max-width: none; max-height: calc(100dvh - 1.5em);
      padding: 0 1.25em 1.25em; overflow: auto; overscroll-behavior: contain;
      background: var(--ground); border: 1px solid var(--line); border-top: 4px solid var(--red); border-radius: 8px;
      box-shadow: 0 8px 40px rgb(0 0 0 / 35%);
    }
    dialog::backdrop { background: rgb(0 0 0 / 50%); }
    form { position: sticky; top: 0; height: 0; display: flex; justify-content: flex-end; z-index: 1; }
    button {
      font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: 6px;
      cursor: pointer;
    }
    .close { margin-top: 1em; padding: .2em .75em; height: 2.1em; }
    .badge {
      position: fixed; left: 1em; bottom: 1em; z-index: 2147483647; padding: .4em .9em;
      font: 600 15px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
      color: var(--ground); background: var(--red); border: 0;
    }
    .badge[hidden] { display: none; }
    button:focus-visible, pre:focus-visible { outline: 3px solid light-dark(#1d4ed8, #93b4ff); outline-offset: 2px; }
    h1 { margin: 0; padding: 1em 5em 0 0; font-size: 1.35em; line-height: 1.3; color: var(--red); }
    .lead { margin: .25em 0 1.25em; color: var(--quiet); }
    .laurel-page h1 { padding: 0; }
    .errors { list-style: none; margin: 0; padding: 0; }
    .errors > li { border-top: 1px solid var(--line); padding: 1em 0; }
    .errors > li:last-child { padding-bottom: 0; }
    .errors p { margin: 0; overflow-wrap: anywhere; }
    .message { font-weight: 600; }
    .code {
      font: 600 .85em/1 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      color: var(--red); border: 1px solid; border-radius: 4px; padding: .1em .35em; margin-right: .25em;
    }
    .place {
      font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      color: var(--quiet); padding-top: .25em;
    }
    pre {
      font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; tab-size: 4;
      position: relative; margin: .5em 0; padding: .6em .8em; overflow-x: auto; background: var(--raised);
      border: 1px solid var(--line); border-radius: 6px;
    }
    .gutter { color: var(--quiet); }
    mark { background: var(--mark); color: inherit; border-radius: 2px; }
    .caret { color: var(--red); font-weight: 700; }
    .hint::before { content: "→ "; color: var(--quiet); }
    .note { margin: .75em 0 0 1em; padding-left: .9em; border-left: 3px solid var(--line); }
    .more { color: var(--quiet); }

    """
}
