"""Words that must be nowhere, planted in a copy of the demo: in entries and fields for the team, in the entry of a
person who withdrew, in drafts, in figures of groups too small to show, in comments of readers (P4, P9, P10, P14).

Usage: python3 sentinels.py

Each planted word is like no other, so that one of them in any byte, or in the name of any file, is a leak. That the
words for the team are in the team's edition proves that the search finds them.
"""

import csv
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from mistakes import in_main_block, with_field, with_paragraph
from portal import Report, build_or_exit, copy_portal, decoded, files, sources

MARK = "qanary"
WORDS = ("text", "inline markdown", "markdown", "list of text", "list of inline markdown")
NUMBER = 8675309.25  # the value of no figure
TEAM_PAGE = """---
title: For us
summary: A page of ours.
owner: Learning team
status: published
visibility: team
---
"""


def main():
    report = Report("sentinels")
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(Path(temporary))
        planter = Planter(portal)
        planter.plant_everywhere()
        for edition in ("all", "team"):
            build_or_exit(portal, "--audience", edition, "--output", edition)
            look(report, planter, portal / edition, edition)
    return report.finish()


def look(report, planter, folder, edition):
    """Every planted word that is in an edition, and none of those that ought to be."""
    found = {}
    for name, path in files(folder):
        data = path.read_bytes()
        data = (name + "\n").encode() + data + b"\n" + decoded(name, data).encode()
        for word in re.findall(rf"{MARK}\d+x", unquote(data.decode("utf-8", "replace")).lower()):
            found.setdefault(word, name)
            if name.endswith((".ics", ".json")) and "feed" not in name:
                report.count("words in calendars and badges")
        for shape in numbers(NUMBER):
            if shape in data and planter.planted_numbers:
                report.fault(f"{edition}/{name}", f"holds {shape.decode()}, a figure of a group too small to show")
    for word, (place, is_for_team) in planter.planted.items():
        if edition == "team" and is_for_team:
            report.count("words for the team")
            report.require(word in found or is_for_team == "perhaps", place, f"{word} is not in the team edition")
        else:
            report.count(f"words that {edition} must not hold")
            report.require(word not in found, f"{edition}/{found.get(word)}", f"holds {word}, planted in {place}")
    report.count("figures of small groups", planter.planted_numbers)


def numbers(number):
    """A number as pages, charts and scripts may write it."""
    plain = f"{number:.2f}"
    grouped = f"{number:,.2f}"
    shapes = {plain, grouped, grouped.replace(",", "\u00a0"), grouped.replace(",", "\u202f"), grouped.replace(",", " ")}
    shapes |= {f"{number:.0f}", f"{number:,.0f}", f"{number:.1f}", f"{number:,.1f}"}
    return [shape.encode() for shape in sorted(shapes)]


OTHERS = {
    "sessions": """kind: meeting
start: 2027-01-20 14:00 Europe/Lisbon
end: 2027-01-20 16:00 Europe/Lisbon
place: Room, {one}
host: Team {two}
recurrence: {{every: week, until: 2027-03-31}}
""",
    "achievements": """criteria: |
  1. Read \u201c{one}\u201d.
  2. Tell {two}.
""",
}


class Planter:
    """Hides words in a portal and remembers where."""

    def __init__(self, portal):
        self.portal = portal
        self.planted = {}
        self.planted_numbers = 0

    def word(self, place, is_for_team=False):
        """A new word; `is_for_team` may be "perhaps" where no template need show it."""
        word = f"{MARK}{len(self.planted)}x"
        self.planted[word] = (place, is_for_team)
        return word

    def plant_everywhere(self):
        everything = sources(self.portal)
        for entry in everything:
            if entry.field("visibility") == "team":
                self.plant_in_entry(entry.path, is_for_team=True)
            elif entry.field("status") == "draft" or re.search(r"\bwithdrawn:\s*\d", entry.front):
                self.plant_in_entry(entry.path)
        self.add_team_page()
        self.add_others("team", True)
        self.add_others("all", False)
        self.add_withdrawn_person(everything)
        self.add_team_field()
        self.plant_in_team_fields(everything)
        self.plant_in_small_groups()
        self.plant_in_comments()

    def edit(self, path, edit):
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")

    def plant_in_entry(self, path, is_for_team=False):
        name = path.relative_to(self.portal).as_posix()
        slug = self.word(name + " (alias)", is_for_team)
        self.edit(path, with_field("title", f"The {self.word(name + ' (title)', is_for_team)} page"))
        self.edit(path, with_field("summary", f"About {self.word(name + ' (summary)', is_for_team)}."))
        self.edit(path, with_field("aliases", f"[pages/{slug}/]"))
        self.edit(path, with_field("tags", f"[{self.word(name + ' (tag)', is_for_team)}]"))
        heading = self.word(name + " (heading)", is_for_team)
        text = self.word(name + " (text)", is_for_team)
        says = f"This says *{text[:4]}*{text[4:]} and [{text}](#on-{heading})."
        self.edit(path, with_paragraph(f"## On {heading}\n\n{says}"))

    def add_team_page(self):
        """A page and a picture whose names are words."""
        slug, picture, text = (self.word(f"a page for the team ({part})", True) for part in ("name", "picture", "alt"))
        folder = self.portal / "content/pages"
        (folder / f"{picture}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>\n')
        (folder / f"{slug}.md").write_text(TEAM_PAGE + f"![{text}]({picture}.svg)\n")

    def add_others(self, visibility, is_for_team):
        """An event and an achievement with a word in each text, for the team or not out yet; the long lines are folded."""
        status = "published" if is_for_team else "draft"
        for folder, fields in OTHERS.items():
            place = f"{folder} ({visibility}, {status})"
            slug = self.word(place + " (name)", is_for_team)
            words = {key: self.word(f"{place} ({key})", is_for_team) for key in ("title", "summary", "one", "two")}
            front = f"title: The {words['title']} day\nowner: Learning team\nstatus: {status}\nvisibility: {visibility}\n"
            front += f"summary: {'Far, far away; ' * 5}{words['summary']}.\n{fields.format(**words)}"
            (self.portal / "content" / folder / f"{slug}.md").write_text(f"---\n{front}---\nSoon.\n")

    def add_withdrawn_person(self, everything):
        """A person with a word in each field, credited by a story, who then withdraws."""
        person = next(s for s in everything if re.search(r"\bwithdrawn:\s*\d", s.front))
        place = "a person who withdrew"
        name = f"{self.word(place)} {self.word(place)}".title()
        slug = self.word(place + " (file)")
        copied = person.path.with_name(f"{slug}.md")
        copied.write_text(person.path.read_text(encoding="utf-8"), encoding="utf-8")
        for key in ("title", "name"):
            self.edit(copied, with_field(key, name))
        self.edit(copied, with_field("photo", f"{{src: {slug}.svg, alt: Badge of {self.word(place + ' (alt)')}}}"))
        for key in ("role", "helps_with"):
            self.edit(copied, with_field(key, self.word(f"{place} ({key})")))
        self.edit(copied, with_field("heard", f"[{{heard: {self.word(place)}, changed: {self.word(place)}}}]"))
        self.edit(copied, with_field("contact", f"{self.word(place + ' (contact)')}@larkspur.example"))
        (copied.with_suffix(".svg")).write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>\n')
        story = next(s for s in everything if s.path.parent.name == "stories" and s.field("status") == "published")
        self.edit(story.path, with_field("champions", f"[{slug}]"))
        self.edit(story.path, with_field("quote", f"{{text: We asked before we answered., by: {slug}}}"))

    def add_team_field(self):
        """A field for the team only, which a template prints."""
        types = self.portal / "templates/types/story.yaml"
        field = "\n  sentinel_note: {kind: text, visibility: team, help: A note., example: x}\n"
        self.edit(types, lambda text: text.replace("\nfields:\n", "\nfields:" + field, 1))
        template = self.portal / "templates/story.html"
        self.edit(template, in_main_block("<p>{{ page.sentinel_note }}</p>"))
        for story in sorted((self.portal / "content/stories").glob("*.md")):
            text = story.read_text(encoding="utf-8")
            if "\nstatus: published" in text and "\nvisibility:" not in text and "\npublish_on:" not in text:
                self.edit(story, with_field("sentinel_note", self.word(f"{story.name} (a field for the team)", True)))

    def plant_in_team_fields(self, everything):
        """A word in every text of the demo's own fields that are for the team."""
        for folder, field, inner in team_fields(self.portal):
            for entry in everything:
                if entry.path.parent.name == folder and entry.field("status") == "published":
                    self.edit(entry.path, lambda text: self.into_field(text, field, inner, entry.path.name))

    def into_field(self, text, field, inner, name):
        def change(match):
            place = f"{name} ({field})"
            if inner:
                pattern = rf"\b((?:{'|'.join(inner)}):[ \t]+[\"']?)(?=\w)"
                return re.sub(pattern, lambda m: f"{m.group(1)}{self.word(place, 'perhaps')} ", match.group(0))
            head, value = match.group(1), match.group(0)[len(match.group(1)) :]
            return head + re.sub(r"(?<![\w])(?=[A-Za-z])", f"{self.word(place, 'perhaps')} ", value, count=1)

        return re.sub(rf"^({field}:[ \t]*).*\n(?:[ \t-].*\n)*", change, text, count=1, flags=re.M)

    def plant_in_small_groups(self):
        """A number of its own for each figure of fewer than five."""
        # No share in percent is as large (D024).
        for path in sorted((self.portal / "content/metrics").glob("*.md")):
            self.edit(path, lambda text: re.sub(r"^unit: percent$", "unit: percent of them", text, flags=re.M))
        for path in sorted((self.portal / "content/data").glob("*.csv")):
            rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
            column = {name: index for index, name in enumerate(rows[0])}
            if not {"value", "n", "group"} <= column.keys():
                continue
            for row in rows[1:]:
                if row[column["group"]] and row[column["n"]].isdigit() and int(row[column["n"]]) < 5:
                    row[column["value"]] = f"{NUMBER:.2f}"
                    for part in ("numerator", "denominator"):
                        if part in column:
                            row[column[part]] = ""
                    self.planted_numbers += 1
            with path.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows(rows)

    def plant_in_comments(self):
        """A word in each cell of readers' answers that no role of the settings reads."""
        settings = (self.portal / "content/site.yaml").read_text(encoding="utf-8")
        read = {value.strip("\"' ") for value in re.findall(r"^    \w+:[ \t]*(.+)$", settings, re.M)}
        for path in sorted((self.portal / "content/data/feedback").glob("*.csv")):
            rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
            for number, name in enumerate(rows[0]):
                if name not in read:
                    for row in rows[1:]:
                        row[number] = self.word(f"{path.name} ({name})")
            for row in rows:
                row.append("Anything else?" if row is rows[0] else f"Ask {self.word(path.name)}")
            with path.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows(rows)


def team_fields(portal):
    """(folder, field, names of the texts inside) of each top-level field for the team that holds words."""
    for path in sorted((portal / "templates/types").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        folder = re.search(r"^folder: *(\S+)", text, re.M).group(1)
        declared = text.partition("\nfields:\n")[2]
        for field, block in re.findall(r"^  (\w+):\n((?:    .*\n)+)", declared, re.M):
            if not re.search(r"^    visibility: team", block, re.M):
                continue
            kind = re.search(r"^    kind: *(.+)$", block, re.M).group(1)
            inner = re.findall(rf"^      (\w+):\n        kind: (?:{'|'.join(WORDS)})$", block, re.M)
            if kind in WORDS or inner:
                yield folder, field, inner


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
