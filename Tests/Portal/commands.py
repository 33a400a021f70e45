"""The commands that look after a portal, on the demo: `laurel takedown` lists every file and line that this script finds by
itself, and what it says will go does go; `laurel audit` finds the gaps that the demo has. Neither publishes anything.

Usage: python3 commands.py
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from portal import LAUREL, TODAY, Report, build_or_exit, copy_portal, files

PERSON, NAME = "marta-oyelaran", "Marta Oyelaran"
WITHDRAWN = "severin-quillfeather"


def main():
    report = Report("commands")
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(Path(temporary))
        check_takedown(report, portal)
        check_advice(report, portal)
        check_audit(report, portal)
    return report.finish()


def command(portal, *arguments):
    """Runs a command of laurel on the demo's day; gives its status, and its document if it printed one."""
    line = [LAUREL, *arguments, "--today", TODAY, "--format", "json"]
    run = subprocess.run(line, cwd=portal, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
    return run.returncode, json.loads(run.stdout) if run.stdout else None


def naming(folder):
    """The files below a folder whose bytes or names have the person's name or slug."""
    shapes = [shape.lower().encode() for shape in (PERSON, NAME)]
    found = {}
    for name, path in files(folder):
        data = path.read_bytes().lower()
        if PERSON in name or any(shape in data for shape in shapes):
            found[name] = data
    return found


def check_takedown(report, portal):
    status, found = command(portal, "takedown", PERSON)
    report.require(status == 0, "takedown", f"ended with {status}")
    report.require(not (portal / "site").exists(), "takedown", "wrote a site")
    for edition in ("all", "team"):
        build_or_exit(portal, "--audience", edition, "--output", edition)
        expected = set(naming(portal / edition)) - {".laurel-manifest"}
        listed = {output["file"] for output in found["outputs"] if output["edition"] == edition}
        report.count("output files", len(listed))
        report.require(expected and listed == expected, f"takedown, {edition}", f"differs in {listed ^ expected}")
    sure = [source for source in found["sources"] if source["line"] and source["sort"] != "surname"]
    listed = {(source["file"], source["line"]) for source in sure}
    expected = set()
    for part in ("content", "templates"):
        for name, data in naming(portal / part).items():
            for number, line in enumerate(data.split(b"\n"), 1):
                if name.startswith("types/") and line.lstrip().startswith(b"example:"):
                    continue  # never published
                if PERSON.encode() in line or NAME.lower().encode() in line:
                    expected.add((f"{part}/{name}", number))
    # The picture is listed by its name.
    expected = {place for place in expected if not place[0].endswith(f"{PERSON}.svg")}
    report.count("lines", len(listed))
    report.require(expected and listed == expected, "takedown", f"lines differ in {listed ^ expected}")
    status, nothing = command(portal, "takedown", PERSON + "n")
    report.require(status == 64 and nothing is None, "takedown", f"an unknown person ended with {status}")
    _, gone = command(portal, "takedown", WITHDRAWN)
    report.require(gone["outputs"] == [], "takedown", "somebody withdrawn is still in the output")
    report.require(bool(gone["sources"]), "takedown", "somebody withdrawn is not found")


def check_advice(report, portal):
    """Does what the report says, and builds: nothing names the person any more."""
    _, found = command(portal, "takedown", PERSON)
    consent = next(c for c in found["consents"] if c["own_entry"])
    edit(portal / consent["file"], consent["line"], "scope:", f"{consent['write']}, scope:")
    for source in found["sources"]:
        if source["by_hand"] and source["sort"] == "text" and source["line"]:
            edit(portal / source["file"], source["line"], NAME, "Somebody")
    build_or_exit(portal, "--audience", "all", "--output", "after")
    left = set(naming(portal / "after"))
    report.count("advice")
    report.require(left == set(), "takedown", f"after the advice was followed, {left} name the person")


def edit(path, number, old, new):
    lines = path.read_text("utf-8").split("\n")
    lines[number - 1] = lines[number - 1].replace(old, new)
    path.write_text("\n".join(lines), "utf-8")


def check_audit(report, portal):
    status, audit = command(portal, "audit")
    report.require(status == 0, "audit", f"ended with {status}")
    items = [(item["file"], item["what"], item["date"]) for s in audit["sections"] for item in s["items"]]
    report.count("things to do", len(items))
    report.require(len(items) == audit["count"], "audit", "the count is wrong")
    for file, words in (
        ("content/goals/digital-tickets.md", "No programme serves this goal."),
        ("content/partners/northgate-maritime-academy.md", "The licence ends."),
    ):
        report.require(any(f == file and w == words for f, w, _ in items), "audit", f"{file}: {words} is missing")
    entry = portal / "content/goals/digital-tickets.md"
    entry.write_text(entry.read_text("utf-8").replace("status: published", "status: publshed"), "utf-8")
    report.require(command(portal, "audit")[0] == 1, "audit", "does not tell of errors by its status")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
