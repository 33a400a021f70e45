"""The feeds of a finished portal by the rules of RFC 4287 and JSON Feed 1.1, against the content; and, where it is
installed, by feedparser as a second opinion.

Usage: python3 feeds.py FOLDER...
"""

import importlib.util
import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

from crawl import base_url
from portal import Report, files

ATOM = "{http://www.w3.org/2005/Atom}"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
NAME = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[\w%./~-]+")
EXPECTED = {"feed", "stories/feed", "newsletters/feed"}
MOST = 30


def main(folders):
    return all([check_folder(Path(folder)) for folder in folders])


def check_folder(folder):
    report = Report(f"feeds of {folder.name}")
    names = {name for name, _ in files(folder)}
    for suffix in (".xml", ".json"):
        found = {n.removesuffix(suffix) for n in names if n.rsplit("/")[-1] == "feed" + suffix}
        report.require(found == EXPECTED, folder.name, f"has the feeds {sorted(found)}")
    for stem in sorted(EXPECTED):
        if {stem + ".xml", stem + ".json"} <= names:
            atom = check_atom(report, folder, stem + ".xml", names)
            check_json(report, folder, stem + ".json", atom)
            check_head(report, folder, stem)
    check_with_feedparser(report, folder)
    return report.finish()


def check_atom(report, folder, name, names):
    """One of each required element, absolute addresses that are pages, stamps, order; gives (id, url, title) of each entry."""
    root = ElementTree.parse(folder / name).getroot()
    report.require(root.tag == ATOM + "feed", name, f"is {root.tag}")
    once(report, name, root, "id", "title", "updated")
    report.require(root.find(ATOM + "author/" + ATOM + "name") is not None, name, "has no author")
    own = [link.get("href") for link in links(root, "self")]
    report.require(own == [base_url() + name], name, f"calls itself {own}")
    found, stamps = [], []
    for entry in root.iter(ATOM + "entry"):
        report.count("entries")
        once(report, name, entry, "id", "title", "updated", "summary")
        urls = [link.get("href") for link in links(entry, "alternate")]
        report.require(len(urls) == 1, name, f"an entry with the addresses {urls}")
        for url in urls:
            page = url.removeprefix(base_url()) + "index.html"
            report.require(url.startswith(base_url()) and page in names, name, f"{url} is no page")
        found.append((text(entry, "id"), urls[0], text(entry, "title")))
        stamps.append((text(entry, "published"), text(entry, "updated")))
    for stamp in [text(root, "updated")] + [s for pair in stamps for s in pair]:
        report.require(STAMP.fullmatch(stamp), name, f"{stamp!r} is no time of RFC 3339")
    report.require(0 < len(found) <= MOST, name, f"has {len(found)} entries")
    report.require(stamps == sorted(stamps, key=lambda s: s[0], reverse=True), name, "is not newest first")
    report.require(text(root, "updated") == max(s[1] for s in stamps), name, "was not updated with its newest entry")
    ids = [text(root, "id")] + [e[0] for e in found]
    report.require(len(ids) == len(set(ids)), name, "uses an id twice")
    for identity in ids:
        report.require(NAME.fullmatch(identity), name, f"{identity!r} is no tag URI")
    return found


def check_json(report, folder, name, atom):
    """The same entries as in the Atom feed, with what JSON Feed requires."""
    feed = json.loads((folder / name).read_text("utf-8"))
    report.require(feed["version"] == "https://jsonfeed.org/version/1.1", name, "is of another version")
    report.require(feed["title"] and feed["authors"][0]["name"], name, "has no title or author")
    report.require(feed["feed_url"] == base_url() + name, name, f"calls itself {feed['feed_url']}")
    same = [(item["id"], item["url"], item["title"]) for item in feed["items"]]
    report.require(same == atom, name, "differs from the Atom feed")
    for item in feed["items"]:
        report.require(item.get("content_text") or item.get("content_html"), name, f"{item['id']} has no content")
        report.require(STAMP.fullmatch(item["date_published"]), name, f"{item['date_published']} is no time")


def check_head(report, folder, stem):
    """The home page says where the feed is."""
    home = (folder / "index.html").read_text("utf-8")
    head = [e for e in re.findall(r"<link [^>]*application/atom\+xml[^>]*>", home) if f'href="{stem}.xml"' in e]
    report.require(len(head) == 1, "index.html", f"leads to {stem}.xml {len(head)} times")


def check_with_feedparser(report, folder):
    if importlib.util.find_spec("feedparser") is None:
        return
    import feedparser

    for stem in sorted(EXPECTED):
        parsed = feedparser.parse((folder / f"{stem}.xml").read_bytes())
        report.count("feeds parsed")
        report.require(not parsed.bozo, stem, f"feedparser: {parsed.get('bozo_exception')}")
        report.require(parsed.version == "atom10" and parsed.entries, stem, "feedparser sees no Atom feed")
        for entry in parsed.entries:
            report.require(entry.get("updated_parsed") and entry.get("summary"), stem, f"feedparser: {entry.get('id')}")


def once(report, name, element, *tags):
    for tag in tags:
        found = element.findall(ATOM + tag)
        report.require(len(found) == 1 and found[0].text, name, f"<{tag}> {len(found)} times in {element.tag}")


def text(element, tag):
    return element.findtext(ATOM + tag) or ""


def links(element, relation):
    return [link for link in element.findall(ATOM + "link") if link.get("rel") == relation]


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
