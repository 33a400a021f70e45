"""What pages say to machines: structured data by facet, and definitions of badges, against the content.

Usage: python3 linked_data.py FOLDER...
"""

import json
import re
import sys
from pathlib import Path

from crawl import base_url
from portal import Report, files, sources
from related import is_out

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
# The folder of a type, what its pages are, and what such a page says at least.
KINDS = {
    "sessions": ("Event", {"name", "startDate", "endDate", "eventStatus", "url", "organizer"}),
    "programs": ("Course", {"name", "description", "provider", "url", "hasCourseInstance"}),
    "stories": ("Article", {"headline", "datePublished", "dateModified", "author", "publisher", "url"}),
    "newsletters": ("Article", {"headline", "datePublished", "author", "url"}),
    "champions": ("Person", {"name", "description", "url"}),
}
CREDENTIAL = ("credential", "issuer", "recipient", "earner", "validFrom", "proof")


def main(folders):
    return all([check_folder(Path(folder)) for folder in folders])


def check_folder(folder):
    report = Report(f"linked data of {folder.name}")
    for name, path in files(folder):
        if name.endswith(".html"):
            check_scripts(report, name, path.read_text("utf-8"))
    for entry in filter(is_out, sources()):
        kind = KINDS.get(entry.path.parent.name)
        if kind and not re.search(r"\bwithdrawn:\s*\d", entry.front):
            check_page(report, folder, entry, *kind)
        if entry.path.parent.name == "achievements":
            check_badge(report, folder, entry)
    return report.finish()


def check_scripts(report, name, page):
    found = SCRIPT.findall(page)
    report.require(page.count("ld+json") == len(found) <= 1, name, "has structured data that does not end, or twice")
    for text in found:
        report.count("pages with structured data")
        data = json.loads(text)
        report.require(data["@context"] == "https://schema.org" and data["@type"], name, "is of no vocabulary")
        report.require("<" not in text and "\u2028" not in text, name, "holds what may end the script")
        for value in strings(data):
            relative = value.startswith(("/", "./", "../"))
            report.require(not relative, name, f"says {value}, which leads nowhere from elsewhere")


def check_page(report, folder, entry, kind, members):
    name = f"{entry.path.parent.name}/{entry.slug}/index.html"
    found = SCRIPT.findall((folder / name).read_text("utf-8"))
    report.require(len(found) == 1, name, "has no structured data")
    data = json.loads(found[0]) if found else {}
    report.count(f"of {kind}")
    report.require(data.get("@type") == kind, name, f"is a {data.get('@type')}")
    report.require(members <= data.keys(), name, f"lacks {sorted(members - data.keys())}")
    report.require(data.get("url") == base_url() + name.removesuffix("index.html"), name, f"is at {data.get('url')}")
    said = data.get("name") or data.get("headline")
    report.require(said == entry.field("title"), name, f"is called {said}")
    if entry.field("left"):
        report.count("people who left")
        gone = {"email", "image", "worksFor", "telephone"} & data.keys()
        report.require(not gone, name, f"says {sorted(gone)} of somebody who left")


def check_badge(report, folder, entry):
    name = f"achievements/{entry.slug}/{entry.slug}.json"
    report.require((folder / name).is_file(), name, "is missing")
    text = (folder / name).read_text("utf-8")
    badge = json.loads(text)
    report.count("badges")
    report.require(badge["type"] == ["Achievement"] and badge["id"] == base_url() + name, name, "is no Achievement")
    report.require(badge["name"] == entry.field("title"), name, f"is called {badge['name']}")
    report.require(badge["description"] and badge["criteria"]["narrative"].strip(), name, "says nothing")
    report.require("<" not in badge["criteria"]["narrative"], name, "has tags in its criteria")
    if "image" in badge:
        picture = badge["image"]["id"].removeprefix(base_url())
        report.require((folder / picture).is_file(), name, f"shows {picture}, which is not there")
    keys = " ".join(all_keys({key: value for key, value in badge.items() if key != "@context"}))
    report.require(not re.search("|".join(CREDENTIAL), keys, re.I), name, f"claims to issue something: {keys}")
    page = (folder / name).with_name("index.html").read_text("utf-8")
    report.require(f'href="{entry.slug}.json"' in page, name, "its page does not lead to it")


def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value]


def all_keys(value):
    if isinstance(value, list):
        return [key for inner in value for key in all_keys(inner)]
    return [*value, *(key for inner in value.values() for key in all_keys(inner))] if isinstance(value, dict) else []


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
