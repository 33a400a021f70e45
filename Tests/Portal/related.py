"""What a story or programme leads on to by its tags, worked out again from the front matter by comparing each with each.

Usage: python3 related.py FOLDER    (a finished edition for everybody)
"""

import re
import sys
from pathlib import Path

from portal import TODAY, Report, sources

MOST = 4
# The folder of a type whose pages show what is related, and its order: by the day, newest first, or by title.
ORDERS = {"stories": "date", "programs": "title"}


def main(folder):
    report = Report("related")
    for section, order in ORDERS.items():
        entries = [s for s in sources() if s.path.parent.name == section and is_out(s)]
        entries.sort(key=lambda s: s.slug)
        entries.sort(key=lambda s: (s.field(order) or "").lower(), reverse=order == "date")
        for entry in entries:
            check(report, Path(folder), section, entry, [e for e in entries if e.field("status") == "published"])
        report.require(report.counts.get(f"{section} with relatives"), section, "no page has relatives to check")
    return report.finish()


def is_out(entry):
    """Whether the edition for everybody has a page of it on the demo's day."""
    publish, expires = entry.field("publish_on") or "", entry.field("expires_on") or "9999"
    visible = entry.field("visibility") != "team" and publish <= TODAY <= expires
    return visible and entry.field("status") in ("published", "archived")


def tags(entry):
    return {tag.strip().lower() for tag in (entry.field("tags") or "").strip("[]").split(",")} - {""}


def check(report, folder, section, entry, published):
    others = [(len(tags(entry) & tags(o)), o.slug) for o in published if o.slug != entry.slug]
    best = sorted((o for o in others if o[0] > 0), key=lambda o: -o[0])  # stable: else in the type's order
    expected = [slug for _, slug in best[:MOST]]
    html = (folder / section / entry.slug / "index.html").read_text("utf-8")
    block = re.search(r'<section [^>]*aria-labelledby="site-related">(.*?)</section>', html, re.S)
    shown = re.findall(r'<h3 class="card-title"><a href="\.\./([^/"]+)/', block.group(1)) if block else []
    report.count(section)
    report.count(f"{section} with relatives", 1 if expected else 0)
    report.require(shown == expected, f"{section}/{entry.slug}", f"leads on to {shown} instead of {expected}")


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:2]) else 1)
