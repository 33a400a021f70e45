"""What must be in no byte: people who withdrew, text of another edition, entries that are not out yet (P4, P14).

    python3 privacy.py ALL_EDITION TEAM_EDITION

It reads the content by itself, and proves that it looks properly: what the `all` edition must not hold, `team` does hold.
"""

import html
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import quote, unquote

from portal import TODAY, Report, files, sources

RUN = 6  # words in a row that make a piece of text recognisable


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

    def holding(self, text):
        """Names of the files with these words in a row, however they are written."""
        return [name for name, held in self.words.items() if f" {words(text)} " in held]

    def with_bytes(self, text):
        """Names of the files with one of the text's encodings in their bytes, upper or lower case."""
        shapes = {text, html.escape(text), quote(text), unicodedata.normalize("NFD", text), text.encode("ascii", "xmlcharrefreplace").decode()}
        shapes |= {text.encode("unicode_escape").decode()}
        return [n for n, data in self.raw.items() for low in [data.lower()] if any(s.lower().encode() in low for s in shapes)]


def readable(data):
    """Bytes as text with references and percent signs resolved, so that nothing hides in an encoding."""
    return unquote(html.unescape(re.sub(r"<[^<>]*>", mark_attributes, data.decode("utf-8", "replace"))))


def mark_attributes(tag):
    """A tag's attribute values stay readable; inline tags join nothing and split nothing."""
    values = re.findall(r'=\s*"([^"]*)"', tag.group(0))
    return f" · {' · '.join(values)} · " if values else ""


def words(text):
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def runs(source):
    """Recognisable pieces of an entry: title, summary, and each stretch of its text without markup between."""
    pieces = [source.field("title") or "", source.field("summary") or ""]
    plain = re.sub(r"\]\([^)]*\)", "]", source.body)
    pieces += re.split(r"[\[\]*_`#>|!<>\n]+|(?<=[.:;?])\s", plain)
    return [p for p in pieces if len(words(p).split()) >= RUN]


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
    def hidden(source):
        publish, expires = source.field("publish_on") or "", source.field("expires_on") or "9999"
        return source.field("status") == "draft" or publish > TODAY or expires < TODAY

    public = words(" ".join(s.front + s.body for s in sources() if not hidden(s)))
    for source in filter(hidden, sources()):
        report.count("entries not out")
        for text in [r for r in runs(source) if words(r) not in public]:
            for edition, site in editions.items():
                for name in site.holding(text):
                    report.fault(f"{edition}/{name}", f"holds text of {source.path.name}, which is not out: {text.strip()!r}")


def check_team(report, everybody, team):
    """P14: an entry with `visibility: team` is in no byte of the edition for everybody."""
    private = [s for s in sources() if s.field("visibility") == "team"]
    report.require(private, "content", "the demo has no entry with `visibility: team`, so this check proves nothing")
    public = words(" ".join(s.front + s.body for s in sources() if s not in private))
    for source in private:
        report.count("team entries")
        distinctive = [text for text in runs(source) if words(text) not in public]
        found = [text for text in distinctive if team.holding(text)]
        report.require(len(found) * 2 >= len(distinctive) > 0, source.path.name, "its text is not in the team edition, so it was looked for in vain")
        title = source.field("title") or source.slug
        if words(title) not in public:
            distinctive.append(title)
        for text in distinctive:
            report.count("pieces of team text")
            for name in everybody.holding(text):
                report.fault(f"all/{name}", f"holds team-only text of {source.path.name}: {text.strip()!r}")
        if words(source.slug) not in public:
            for name in everybody.with_bytes(source.slug):
                report.fault(f"all/{name}", f"names the team-only entry {source.slug}")


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:3]) else 1)
