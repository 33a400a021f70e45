"""docs/practices.md: each page that it names for a practice is in the finished demo.

Usage: python3 practices.py ALL_EDITION TEAM_EDITION
"""

import re
import sys
from pathlib import Path

from portal import ROOT, Report

PRACTICES = 13  # those that the plan names


def main(everybody, team):
    report = Report("practices")
    rows = (ROOT / "docs/practices.md").read_text("utf-8").split("|---|---|---|---|\n")[1].splitlines()
    report.require(len(rows) >= PRACTICES, "docs/practices.md", f"maps {len(rows)} practices, not {PRACTICES}")
    for row in rows:
        practice, pages = (cell.strip() for cell in row.split("|")[1:3])
        report.count("practices")
        named = re.findall(r"`([a-z0-9/-]+/)`", pages)
        report.require(named, practice, "names no page")
        for address in named:
            report.count("pages")
            # A page of the team's edition is named behind these words, and stands in that edition alone.
            inside = pages.index(f"`{address}`") > pages.find("in the team edition") >= 0
            report.require(exists(team, address), practice, f"{address} is not there")
            report.require(exists(everybody, address) != inside, practice, f"{address} is in the wrong edition")
    return report.finish()


def exists(folder, address):
    return (Path(folder) / address / "index.html").is_file()


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
