"""docs/new-type.md, done to the letter: a type of three files, added to a copy of the demo, builds, is listed, found and linked.

Usage: python3 new_type.py
"""

import re
import sys
import tempfile
from pathlib import Path

from portal import ROOT, Report, build, copy_portal

LINE = re.compile(r"^`(\{\{ link_list.*?\}\})`\.$", re.M)


def main():
    report = Report("new type")
    guide = (ROOT / "docs/new-type.md").read_text("utf-8")
    files = re.findall(r"^`((?:templates|content)/[^`]+)`:\n\n```\w+\n(.*?)^```$", guide, re.M | re.S)
    report.require(len(files) == 3, "docs/new-type.md", f"has {len(files)} files, not three")
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(temporary)
        for name, text in files:
            (portal / name).parent.mkdir(parents=True, exist_ok=True)
            (portal / name).write_text(text, "utf-8")
        show_far_end(report, portal, guide)
        run = build(portal, "--strict", "--output", "out")
        report.require(run.status == 0, "build", f"status {run.status}: {run.stdout}{run.stderr}")
        if run.status == 0:
            check(report, portal / "out")
        check_mistakes(report, portal)
    return report.finish()


def show_far_end(report, portal, guide):
    """The line that the guide adds to the template of the other end, at the head of its side column."""
    template = portal / "templates/program.html"
    line = LINE.search(guide)
    report.require(line, "docs/new-type.md", "does not say how the far end is shown")
    if line:
        template.write_text(template.read_text("utf-8").replace("<aside>\n", f"<aside>\n{line.group(1)}\n", 1), "utf-8")


def check(report, out):
    address = "tools/the-bucket-with-three-bearings/"
    for name in (f"{address}index.html", "tools/index.html"):
        report.count("pages")
        report.require((out / name).is_file(), name, "is not there")
    listed = (out / "tools/index.html").read_text("utf-8")
    report.require("the-bucket-with-three-bearings/" in listed, "tools/", "does not list it")
    far = (out / "programs/harbour-talks/index.html").read_text("utf-8")
    report.require(address in far, "programs/harbour-talks/", "does not lead to it")
    report.require("The bucket" in (out / "search-index.js").read_text("utf-8"), "search", "does not find it")


def check_mistakes(report, portal):
    """What the guide says of mistakes: a misspelt field in the template, a reference to nothing."""
    for name, old, new, code in (
        ("templates/tool.html", "page.place", "page.plase", "T021"),
        ("content/tools/the-bucket-with-three-bearings.md", "[harbour-talks]", "[harbor-talks]", "C012"),
    ):
        path = portal / name
        right = path.read_text("utf-8")
        path.write_text(right.replace(old, new), "utf-8")
        found = [finding.code for finding in build(portal, "--format", "json", "--output", "out").findings()]
        report.count("mistakes")
        report.require(found == [code], name, f"{new} gives {found}, not {code}")
        path.write_text(right, "utf-8")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
