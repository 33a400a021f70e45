"""What must be in no byte: people who withdrew, text of another edition, entries that are not out yet (P4, P14).

Usage: python3 privacy.py ALL_EDITION TEAM_EDITION

It reads the content by itself, and proves that it looks properly: what `all` must not hold, `team` does hold.
"""

import html
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import quote, unquote

from portal import TODAY, Report, decoded, files, sources

RUN = 6  # words in a row that make a piece of text recognisable, even in an excerpt cut short


def main(everybody, team):
    report = Report("privacy")
    editions = {Path(everybody).name: Site(everybody), Path(team).name: Site(team)}
    check_withdrawn(report, editions)
    check_unpublished(report, editions)
    check_team(report, Site(everybody), Site(team))
    return report.finish()


class Site:
    """All that an output says: its bytes, its file names, and its words in a row."""

    def __init__(self, folder):
        self.raw = {name: name.encode() + b"\n" + path.read_bytes() for name, path in files(folder)}
        self.words = {name: f" {words(readable(data))} " for name, data in self.raw.items() if b"\0" not in data}
        for name, path in files(folder):
            said = decoded(name, path.read_bytes())
            if said:
                self.raw[name] += b"\n" + said.encode()
                self.words[name] += f"· {words(readable(said.encode()))} "
        self.windows = {}
        for name, held in self.words.items():
            for window in windows(held):
                self.windows.setdefault(window, name)

    def holding(self, text):
        """Names of the files with these words in a row, however they are written."""
        return [name for name, held in self.words.items() if f" {words(text)} " in held]

    def with_bytes(self, text):
        """Names of the files with one of the text's encodings in their bytes, upper or lower case."""
        shapes = {text, html.escape(text), quote(text), unicodedata.normalize("NFD", text)}
        shapes |= {text.encode("ascii", "xmlcharrefreplace").decode(), text.encode("unicode_escape").decode()}
        shapes = [shape.lower().encode() for shape in shapes]
        return [name for name, data in self.raw.items() if any(shape in data.lower() for shape in shapes)]


def readable(data):
    """Bytes as text with references and percent signs resolved, so that nothing hides in an encoding."""
    return unquote(html.unescape(re.sub(r"<[^<>]*>", mark_attributes, data.decode("utf-8", "replace"))))


def mark_attributes(tag):
    """A tag's attribute values stay readable; inline tags join nothing and split nothing."""
    values = re.findall(r'=\s*"([^"]*)"', tag.group(0))
    return f" · {' · '.join(values)} · " if values else ""


def words(text):
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def windows(text):
    """Every piece of RUN words in a row."""
    row = words(text).split()
    return {" ".join(row[start : start + RUN]) for start in range(len(row) - RUN + 1)}


def pieces(entry):
    """The windows of an entry's title, summary, and each stretch of its prose without markup between."""
    prose = re.sub(r"\]\([^)]*\)", "]", entry.body)
    stretches = [entry.field("title") or "", entry.field("summary") or ""]
    stretches += re.split(r"[\[\]*_`#>|!<>]+|\n\s*\n|\n\s*[-+\d]", prose)
    return set().union(*map(windows, stretches))


def distinctive(entry, others):
    """The pieces of an entry that nothing else in the content says."""
    return pieces(entry) - set().union(*(windows(s.front) | windows(s.body) | pieces(s) for s in others))


def check_withdrawn(report, editions):
    """P4: a person who withdrew leaves no trace in any edition."""
    people = [s for s in sources() if re.search(r"\bwithdrawn:\s*\d{4}-\d\d-\d\d", s.front)]
    report.require(people, "content", "nobody in the demo has withdrawn, so this check proves nothing")
    for person in people:
        report.count("people who withdrew")
        for trace in traces_of(person):
            for edition, site in editions.items():
                for name in sorted(set(site.with_bytes(trace) + site.holding(trace))):
                    report.fault(f"{edition}/{name}", f"names somebody who withdrew consent ({person.path.name})")


def traces_of(person):
    """What would give a person away: name, slug, picture, and each part of the name that nobody else has."""
    others = words(" ".join(s.front + s.body for s in sources() if s.path != person.path))
    name = person.field("name") or person.field("title")
    picture = re.search(r"\bsrc:\s*([\w.-]+)", person.front)
    parts = name.split() + ([Path(picture.group(1)).stem] if picture else [])
    return {person.field("title"), name, person.slug} | {p for p in parts if len(p) > 3 and words(p) not in others}


def check_unpublished(report, editions):
    """Drafts, entries of the future and expired ones are in no edition."""

    def hidden(entry):
        publish, expires = entry.field("publish_on") or "", entry.field("expires_on") or "9999"
        return entry.field("status") == "draft" or publish > TODAY or expires < TODAY

    public = [s for s in sources() if not hidden(s)]
    for entry in filter(hidden, sources()):
        report.count("entries not out")
        for piece in sorted(distinctive(entry, public)):
            for edition, site in editions.items():
                if piece in site.windows:
                    report.fault(
                        f"{edition}/{site.windows[piece]}", f"says {piece!r} of {entry.path.name}, which is not out"
                    )


def check_team(report, everybody, team):
    """P14: an entry with `visibility: team` is in no byte of the edition for everybody."""
    private = [s for s in sources() if s.field("visibility") == "team"]
    public = [s for s in sources() if s not in private]
    report.require(private, "content", "no entry has `visibility: team`, so this check proves nothing")
    for entry in private:
        report.count("team entries")
        looked_for = distinctive(entry, public)
        report.count("pieces of team text", len(looked_for))
        found = sum(piece in team.windows for piece in looked_for)
        report.require(
            found * 2 >= len(looked_for) > 0,
            entry.path.name,
            f"the team edition says only {found} of its {len(looked_for)} pieces, so this check looks in vain",
        )
        for piece in sorted(looked_for & everybody.windows.keys()):
            report.fault(
                f"all/{everybody.windows[piece]}", f"says {piece!r} of {entry.path.name}, which is for the team"
            )
        spoken = words(" ".join(s.front + s.body for s in public))
        for name in (entry.field("title"), entry.slug):
            if name and words(name) not in spoken:
                for file in sorted(set(everybody.holding(name) + everybody.with_bytes(name))):
                    report.fault(f"all/{file}", f"names {name!r}, which is for the team")


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:3]) else 1)
