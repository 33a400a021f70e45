"""Makes each mistake an author or template writer makes, one at a time and then all at once, in copies of the
demo: the build says once and at the right place what is wrong, ends with status 1, and leaves the old site alone.

Usage: python3 mistakes.py
"""

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from portal import Report, build, build_or_exit, copy_portal, digests, stamps


@dataclass(frozen=True)
class Mistake:
    """An edit of one file. In the edited text «these marks» stand round the place the message must point at."""

    name: str
    file: str
    edit: Callable[[str], str]
    whole_line: bool = False  # Markdown inlines are placed by line, not by column

    def make(self, folder):
        """Edits the file in a copy of the demo; gives the place expected: (line, first, last column) or None."""
        path = folder / self.file
        marked = self.edit(path.read_text(encoding="utf-8"))
        path.write_text(marked.replace("«", "").replace("»", ""), encoding="utf-8")
        if "«" not in marked:
            return None
        before, rest = marked.split("«")
        inside = rest.partition("»")[0]
        column = len(before.rpartition("\n")[2].encode()) + 1
        line = before.count("\n") + 1
        return (line, 1, 10**6) if self.whole_line else (line, column, column + max(1, len(inside.encode())))

    def meets(self, finding, place):
        if finding.file != self.file:
            return False
        return place is None or finding.line == place[0] and place[1] <= finding.column <= place[2]


# --- Ways to edit a file


def with_field(key, value):
    """Sets a top-level field of the front matter, whatever lines it had, or adds it at the end."""

    def edit(text):
        _, front, body = text.split("---\n", 2)
        line = f"{key}: {value}\n"
        changed, times = re.subn(rf"^{key}:.*\n(?:[ \t-].*\n)*", lambda _: line, front, flags=re.M)
        return f"---\n{changed if times else front + line}---\n{body}"

    return edit


def without_field(key):
    return lambda text: re.sub(rf"^{key}:.*\n(?:[ \t-].*\n)*", "", text, count=1, flags=re.M)


def with_key_renamed(key, to):
    return lambda text: re.sub(rf"^{key}:", f"«{to}»:", text, count=1, flags=re.M)


def with_paragraph(text):
    return lambda old: f"{old.rstrip()}\n\n{text}\n"


def in_main_block(html):
    """Puts HTML at the start of a template's block `main`."""
    return lambda text: re.sub(r"\{%-? *block main *-?%\}", lambda m: m.group(0) + "\n" + html, text, count=1)


def without_last_end(text):
    """Drops a template's last `{% end %}`: the last block that was opened at the margin is then unclosed."""
    head, _, tail = re.sub(r"\{%-? *end[^%]*%\}(?!.*\{%-? *end)", "\0", text, count=1, flags=re.S).partition("\0")
    opening = list(re.finditer(r"^\{%-? *block [^%]*%\}", head, re.M))[-1]
    return f"{head[:opening.start()]}«{opening.group(0)}»{head[opening.end():]}{tail}"


def mistakes(folder):
    """One mistake a file, so that all of them can be made at once."""

    def entries(name):
        """Entries that are published: those that are not have no links to check."""
        paths = sorted((folder / "content" / name).glob("*.md"))
        kept_back = re.compile(r"withdrawn:|^(publish_on|expires_on):|^status: (draft|archived)", re.M)
        return [
            p.relative_to(folder).as_posix() for p in paths if not kept_back.search(p.read_text(encoding="utf-8"))
        ]

    stories, issues, people = entries("stories"), entries("newsletters"), entries("champions")
    picture = next(p for p in sorted((folder / "content").rglob("*.svg")))
    taken = Path(stories[0]).stem
    up = "../" + picture.relative_to(folder / "content").as_posix()
    return [
        Mistake("misspelt key", stories[1], with_field("«quick_wim»", "true")),
        Mistake("misspelt required key", stories[2], with_key_renamed("summary", "sumary")),
        Mistake("wrong date", stories[3], with_field("date", "«3.11.2026»")),
        Mistake("day that does not exist", issues[0], with_field("date", "«2026-02-30»")),
        Mistake("reference to a missing programme", stories[4], with_field("program", "[«calm-at-the-countr»]")),
        Mistake(
            "link to a missing heading",
            stories[5],
            with_paragraph(f"See [it](«{taken}.md#no-such-heading»)."),
            True,
        ),
        Mistake("link to a missing page", stories[6], with_paragraph("See [it](«no-such-page.md»)."), True),
        Mistake("image without alt", stories[7], with_paragraph(f"«![]({up})»"), True),
        Mistake("two pages with one URL", stories[8], with_field("aliases", f"[«stories/{taken}/»]")),
        Mistake("missing consent", people[0], without_field("consent")),
        Mistake("unknown field", "templates/story.html", in_main_block("<p>{{ «page.sumary» }}</p>")),
        Mistake(
            "value in an unquoted attribute",
            "templates/program.html",
            in_main_block("<p title=«{{ page.title }}»>x</p>"),
        ),
        Mistake(
            "value in an onclick",
            "templates/champion.html",
            in_main_block("<p onclick=\"f('«{{ page.title }}»')\">x</p>"),
        ),
        Mistake(
            "value in a script",
            "templates/newsletter.html",
            in_main_block("<script>f('«{{ page.title }}»')</script>"),
        ),
        Mistake("unclosed block", "templates/page.html", without_last_end),
    ]


# --- What must follow


def main():
    report = Report("mistakes")
    with tempfile.TemporaryDirectory() as temporary:
        clean = copy_portal(Path(temporary) / "clean")
        cases = mistakes(clean)
        for number, case in enumerate(cases):
            check_alone(report, copy_portal(Path(temporary) / f"case-{number}"), case)
        check_all_at_once(report, copy_portal(Path(temporary) / "all"), cases)
    return report.finish()


def check_alone(report, folder, case):
    """One mistake: one message, at its place, for people and for programs."""
    report.count("mistakes")
    build_or_exit(folder)
    before = digests(folder / "site"), stamps(folder / "site")
    place = case.make(folder)
    run = build(folder, "--format", "json")
    report.require(run.status == 1, case.name, f"exit status {run.status}, not 1: {run.stderr.strip()[:300]}")
    report.require(
        (digests(folder / "site"), stamps(folder / "site")) == before, case.name, "the old site was touched"
    )
    if run.status != 1:
        return
    found = run.findings()
    where = f"{case.file}:{place[0]}:{place[1]}" if place else case.file
    said = "".join(f"\n      {f.file}:{f.line}:{f.column}: {f.code} {f.message}" for f in found)
    report.require(len(found) == 1, case.name, f"{len(found)} messages, not one:{said}")
    report.require(any(case.meets(f, place) for f in found), case.name, f"no message at {where}:{said}")
    human = build(folder)
    lines = re.findall(r"^(\S.*?):(\d+):(\d+): error\[(\w+)\]: \S", human.stdout + human.stderr, re.M)
    told = {(f.file, str(f.line), str(f.column), f.code) for f in found}
    report.require(set(lines) == told, case.name, f"people are told {lines}, programs {told}")


def check_all_at_once(report, folder, cases):
    """All mistakes together: one run reports each of them."""
    build_or_exit(folder)
    before = digests(folder / "site"), stamps(folder / "site")
    places = [case.make(folder) for case in cases]
    run = build(folder, "--format", "json")
    report.require(run.status == 1, "all at once", f"exit status {run.status}, not 1")
    report.require(
        (digests(folder / "site"), stamps(folder / "site")) == before, "all at once", "the old site was touched"
    )
    found = run.findings() if run.status == 1 else []
    for case, place in zip(cases, places):
        report.require(
            any(case.meets(f, place) for f in found), "all at once", f"nothing is said about: {case.name}"
        )


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
