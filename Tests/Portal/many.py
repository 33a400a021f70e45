"""A portal of some hundred pages: the demo, with many copies of one of its stories."""

from portal import copy_portal

STORY = "content/stories/asking-for-help.md"


def make(target, copies=300):
    """Copies the demo's sources and its story so many times; each copy has a title of its own."""
    portal = copy_portal(target)
    text = (portal / STORY).read_text(encoding="utf-8")
    for number in range(copies):
        copy = text.replace("title: Asking for help", f"title: Asking for help {number}")
        (portal / f"content/stories/copy-{number}.md").write_text(copy, encoding="utf-8")
    return portal


def mark(portal, word):
    """Writes a word into the template of all pages, so that the next build has to make each of them anew."""
    base = portal / "templates/base.html"
    lines = [line for line in base.read_text(encoding="utf-8").splitlines() if "data-mark" not in line]
    at = next(number for number, line in enumerate(lines) if "</body>" in line)
    lines.insert(at, f'<i hidden data-mark="{word}"></i>')
    base.write_text("\n".join(lines) + "\n", encoding="utf-8")
