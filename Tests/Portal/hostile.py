"""Text that tries to become active, in every place an author can write: nothing of it is live in the pages.

Usage: python3 hostile.py

`make` builds the attacked portal; Tests/Browser/hostile.py looks at the same pages in a real browser.
"""

import json
import sys
import tempfile
from pathlib import Path

from page import read_page
from portal import ROOT, Report, build, copy_portal, files, sources

# Text for fields and prose. All of it is harmless as text, so it is accepted and shown as it is.
TEXTS = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "single": "' onmouseover='alert(1)",
    "combining": '"\u0301 onmouseover=alert(1) x="\u0301',
    "end-script": "</script><script>alert(1)</script>",
    "end-title": "</title><svg onload=alert(1)>",
    "end-textarea": "</textarea></style><script>alert(1)</script>",
    "comment": "--><script>alert(1)</script><!--",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;alert(1)&#60;/script&#62;",
    "url": "javascript:alert(1)//",
    "template": "{{ page.title }}{% if %}{{ '<script>alert(1)</script>' }}",
    "separators": "\u2028</script>\u2029<script>alert(1)</script>",
}
# Destinations of links and images. Some are refused with a message, the others lead nowhere active.
DESTINATIONS = {
    "javascript": "javascript:alert(1)",
    "case": "JaVaScRiPt:alert(1)",
    "entity": "&#106;avascript:alert(1)",
    "entity-hex": "&#x6A;&#x61;vascript&colon;alert(1)",
    "tab-entity": "java&Tab;script:alert(1)",
    "newline-entity": "java&NewLine;script:alert(1)",
    "leading-control": "&#1;javascript:alert(1)",
    "leading-space": "<&#32;javascript:alert(1)>",
    "angle-tab": "<java\tscript:alert(1)>",
    "escaped": "javascript\\:alert(1)",
    "vbscript": "vbscript:msgbox(1)",
    "data": "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data-svg": "data:image/svg+xml,%3Csvg%20onload=alert(1)%3E",
    "feed": "feed:javascript:alert(1)",
    "view-source": "view-source:javascript:alert(1)",
    "blob": "blob:https://larkspur.example/1",
    "quote": 'https://larkspur.example/"onmouseover="alert(1)',
    "quote-combining": 'https://larkspur.example/"\u0301onmouseover=alert(1)',
}
# Markup that CommonMark would pass through. It is refused, never copied.
MARKUP = {
    "script": "<script>alert(1)</script>",
    "inline": "text <img src=x onerror=alert(1)> text",
    "svg": "<svg><script>alert(1)</script></svg>",
    "open": '<a href="javascript:alert(1)">x</a>',
    "unclosed": "<img src=x onerror=alert(1) //",
    "autolink": "<javascript:alert(1)>",
    "reference": "[x][r]\n\n[r]: javascript:alert(1)",
    "footnote": "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "table": "| a |\n| --- |\n| <script>alert(1)</script> |",
    "declaration": '<!doctype html><?xml version="1.0"?><![CDATA[<script>alert(1)</script>]]>',
    "title": '[x](https://larkspur.example/ "\\" onmouseover=alert(1) \\"")',
    "fence": '```"onmouseover=alert(1)\n</code></pre><script>alert(1)</script>\n```',
    "heading": '## <script>alert(1)</script> " onmouseover=alert(1)',
}


def attacks(story, picture):
    """(name, accepted for sure, text of an entry) for every attack; `story` is a story of the demo that builds."""

    def entry(title="An ordinary title", summary="An ordinary summary.", tag="ordinary", body="Ordinary text."):
        drop = ("title:", "summary:", "tags:", "aliases:", "layout:")
        kept, skipping = [], False
        for line in story.front.splitlines():
            skipping = line.startswith(drop) or skipping and line[:1] in (" ", "-")
            kept += [] if skipping else [line]
        fields = {"title": title, "summary": summary, "tags": [tag]}
        yaml = "\n".join(f"{key}: {json.dumps(value)}" for key, value in fields.items())
        return "---\n" + yaml + "\n" + "\n".join(kept) + f"\n---\n{body}\n"

    for name, text in TEXTS.items():
        yield f"title-{name}", True, entry(title=text)
        yield f"summary-{name}", True, entry(summary=text)
        yield f"tag-{name}", False, entry(tag=text)
        yield f"code-{name}", True, entry(body=f"`` {text} ``\n\n    {text}")
        escaped = "".join("\\" + c if c in "<>\"'&[]{}%:`*_#-!" else c for c in text)
        yield f"alt-{name}", True, entry(body=f"![{escaped}]({picture})")
        yield f"heading-{name}", True, entry(body=f"## {escaped}")
    for name, url in DESTINATIONS.items():
        yield f"link-{name}", False, entry(body=f"[x]({url})")
        yield f"image-{name}", False, entry(body=f"![x]({url})")
    for name, markup in MARKUP.items():
        yield f"markup-{name}", False, entry(body=markup)


def make(folder, report):
    """Builds the attacked portal in a folder; what the build refuses is taken out and the rest is built again."""
    copy_portal(folder)
    picture = "../" + sorted((ROOT / "content").rglob("*.svg"))[0].relative_to(ROOT / "content").as_posix()
    story = next(s for s in sources() if s.path.parent.name == "stories" and not s.field("layout"))
    expected = {}
    for name, sure, text in attacks(story, picture):
        path = f"content/stories/attack-{name}.md"
        expected[path] = sure
        (folder / path).write_text(text, encoding="utf-8")
    run = build(folder, "--format", "json")
    refused = run.findings() if run.status == 1 else []
    for finding in refused:
        known = finding.file in expected
        report.require(
            known and not expected[finding.file],
            f"{finding.file}:{finding.line}",
            f"refused, although it is only text: {finding.message}",
        )
        if known:
            (folder / finding.file).unlink(missing_ok=True)
    count = len({finding.file for finding in refused})
    report.count("attacks refused", count)
    report.count("attacks shown as text", len(expected) - count)
    report.require(
        count >= len(MARKUP) // 2,
        "content",
        "hardly any markup was refused, so the attacks do not reach the checks",
    )
    second = build(folder)
    report.require(second.status == 0, "content", f"the rest does not build:\n{second.stdout}{second.stderr}")
    return folder / "site"


def main():
    report = Report("hostile text")
    with tempfile.TemporaryDirectory() as temporary:
        site = make(Path(temporary) / "portal", report)
        for name, path in files(site):
            if name.endswith(".html"):
                report.count("pages")
                for line, what in read_page(path).active():
                    # The styles of a mail stand in its tags, as its template has them; values never do.
                    if name.endswith("/mail.html") and (what.startswith("style attribute") or what == "<style> element"):
                        continue
                    report.fault(f"{name}:{line}", what)
        check_shown(report, site)
    return report.finish()


def check_shown(report, site):
    """The attacks reach the pages as text; otherwise the walk above proves nothing."""
    for name in ("script", "handler", "combining", "end-script"):
        path = site / f"stories/attack-title-{name}/index.html"
        heading = read_page(path).all("h1")[0].text.strip() if path.exists() else None
        report.require(
            heading == TEXTS[name], path.relative_to(site), f"the title is not shown as written: {heading!r}"
        )


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
