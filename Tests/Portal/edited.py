"""After random edits of the demo, a build on top of the last one gives what a clean build gives: the same bytes, the same
messages, the same counts; with one worker and with several; by relative and by absolute paths.

Usage: python3 edited.py [EDITS [SEED]]        12 edits from seed 1 by default
"""

import json
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path

from portal import Report, build, copy_portal, digests


def main(edits="12", seed="1"):
    report = Report("random edits")
    chance = random.Random(int(seed))
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(Path(temporary) / "portal")
        done, standing = [f"seed {seed}"], {}
        for number in range(int(edits) + 1):
            if number:
                done.append(edit(portal, chance))
            options = ["--jobs", chance.choice((1, 2, 3))]
            if chance.random() < 0.3:
                options += ["--content", portal / "content", "--templates", portal / "templates", "--output", portal / "site"]
            audience = ["--audience", chance.choice(("all", "all", "team"))]
            run = build(portal, "--format", "json", *options, *audience)
            twin = copy_sources(portal, Path(temporary) / "clean")
            clean = build(twin, "--format", "json", "--jobs", 1, *audience)
            report.count("builds compared")
            if clean.status == 0:
                report.count("of them published")
                standing = digests(twin / "site")
            if (run.status, said(run)) != (clean.status, said(clean)) or digests(portal / "site") != standing:
                report.fault(" | ".join(done), f"differs from a clean build:\n{run.stdout}\n{clean.stdout}")
                break
            if clean.status != 0:
                done.append("mended")
                restore(portal)
    report.require(report.counts.get("of them published", 0) > int(edits) / 3, "edits", "hardly one could be published")
    return report.finish()


def said(run):
    """What a run with `--format json` says, but for what it wrote."""
    document = json.loads(run.stdout)
    return {key: value for key, value in document.items() if key != "published"}


def copy_sources(portal, target):
    shutil.rmtree(target, ignore_errors=True)
    for part in ("content", "templates"):
        shutil.copytree(portal / part, target / part)
    return target


def restore(portal):
    """Puts the demo's own sources back."""
    for part in ("content", "templates"):
        shutil.rmtree(portal / part)
    copy_portal(portal)


def edit(portal, chance):
    """Changes one thing; returns what it was, in words."""
    entries = sorted((portal / "content").rglob("*.md"))
    templates = sorted(p for p in (portal / "templates").rglob("*") if p.suffix in (".html", ".css", ".yaml"))
    entry = chance.choice(entries)
    kind = chance.choice(("prose", "title", "summary", "tags", "remove", "copy", "rename", "template", "picture"))
    if kind == "prose":
        change(entry, r"\n\n([A-Z][a-z]+) ", rf"\n\nWell {chance.randrange(9)}, \1 ", last=True)
    elif kind in ("title", "summary"):
        change(entry, rf"(?m)^{kind}: (.*)$", rf"{kind}: Edit {chance.randrange(9)}")
    elif kind == "tags":
        change(entry, r"(?m)^tags: \[", f"tags: [edit {chance.randrange(3)}, ")
    elif kind == "remove":
        entry.unlink()
    elif kind == "copy":
        shutil.copy(entry, entry.with_name(f"{entry.stem}-{chance.randrange(9)}.md"))
    elif kind == "rename":
        entry.rename(entry.with_name(f"renamed-{entry.name}"))
    elif kind == "template":
        entry = chance.choice(templates)
        change(entry, r"\n", f"\n{'#' if entry.suffix == '.yaml' else ''}\n")
    else:
        entry = chance.choice(sorted((portal / "content").rglob("*.svg")))
        change(entry, r"(<rect|<path|<circle)", r"<g></g>\1")
    return f"{kind} {entry.relative_to(portal)}"


def change(path, pattern, replacement, last=False):
    """Replaces the first match, or the last."""
    text = path.read_text(encoding="utf-8")
    found = list(re.finditer(pattern, text))
    if found:
        match = found[-1 if last else 0]
        path.write_text(text[: match.start()] + match.expand(replacement) + text[match.end() :], encoding="utf-8")


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:3]) else 1)
