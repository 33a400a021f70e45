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
        linked = re.findall(r"\[([a-z0-9/-]+/)\]\(\.\./site/\1index\.html\)", pages)
        inside = re.findall(r"`([a-z0-9/-]+/)`", pages)
        named = linked + inside
        report.require(named, practice, "names no page")
        for address in named:
            report.count("pages")
            # A page of the team's edition alone is named without a link.
            report.require(exists(team, address), practice, f"{address} is not there")
            report.require(exists(everybody, address) == (address in linked), practice, f"{address} is in the wrong edition")
        report.require(pages.count("](") == len(linked), practice, "has a link that leads nowhere")
    return report.finish()


def exists(folder, address):
    return (Path(folder) / address / "index.html").is_file()


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
