"""What the demo's pages make of other content than the demo's: a series that is over, sums with cents, a case that is long.

Usage: python3 theme.py
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from portal import LAUREL, TODAY, Report, build_or_exit, copy_portal

CASE = "proposals/vr-mooring-practice"


def main():
    report = Report("theme")
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(Path(temporary))
        check_past_series(report, portal)
        check_cents(report, portal)
        check_long_case(report, portal)
    return report.finish()


def text(portal, page):
    """What a page says, without its marks."""
    html = (portal / "site" / page / "index.html").read_text("utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def check_past_series(report, portal):
    """On the demo's day the monthly talk is on again and again; when its last month is over, it stands among the past."""
    for day, before, after in ((TODAY, "Again and again", "To come"), ("2027-11-20", "Past", "About this page")):
        build_or_exit(portal, "--today", day)
        words = text(portal, "sessions")
        place = words.find("Harbour Talk: reading the weather")
        report.count("days")
        report.require(0 < words.find(before) < place < words.rfind(after), f"sessions on {day}", f"the series is not below {before!r}")
    report.require("Again and again" not in words, "sessions", "a heading stands over nothing")


def check_cents(report, portal):
    """Amounts with cents are printed with them, so that the column adds up; whole ones without."""
    case = portal / f"content/{CASE}.md"
    source = case.read_text("utf-8")
    for old, new in (("38000 EUR", "38000.50 EUR"), ("21000 EUR", "21000.25 EUR")):
        report.require(old in source, case.name, f"no longer says {old}")
        source = source.replace(old, new)
    case.write_text(source, "utf-8")
    build_or_exit(portal)
    words = text(portal, CASE)
    for amount in ("€38,000.50", "€21,000.25", "€14,400 ", "€96,000.75"):
        report.count("amounts")
        report.require(amount in words, CASE, f"does not print {amount}")


def check_long_case(report, portal):
    """A text that may need a second sheet is something to look at."""
    def advice():
        run = subprocess.run(
            [LAUREL, "audit", "--today", TODAY, "--format", "json"], cwd=portal, capture_output=True, text=True, timeout=300
        )
        found = [item for section in json.loads(run.stdout)["sections"] for item in section["items"]]
        return [item for item in found if item["file"] == f"content/{CASE}.md" and "second sheet" in item["what"]]

    report.require(not advice(), CASE, "is told to be long")
    case = portal / f"content/{CASE}.md"
    case.write_text(case.read_text("utf-8") + "\n" + "A word more. " * 30, "utf-8")
    report.count("long texts")
    report.require(advice(), CASE, "is not told to be long")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
