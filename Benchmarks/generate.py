"""Writes a portal of any size for measurements: the demo's templates and the invented entries of corpus.py.

Usage: python3 generate.py FOLDER [PAGES]        default 1,000
"""

import shutil
import sys
from pathlib import Path

from corpus import SHARES, Corpus

ROOT = Path(__file__).resolve().parents[1]
# What entries refer to, of which there are few: the demo's own, without their prose and its links.
KEPT = ("goals", "units", "metrics")
# Whose lists both sites have, although the corpus has no such entries.
EMPTY = ("achievements", "partners")
SITE = """title: Measured portal
organisation: Larkspur Ferries & Harbours
description: A portal made for measurements.
base_url: https://learning.larkspur.example/
language: en-GB
currency: EUR
owner: Learning team
feedback:
  email: learning@larkspur.example
navigation:
"""
HOME = """---
title: Home
summary: A portal made for measurements.
owner: Learning team
status: published
reviewed: 2025-01-01
layout: home
---
Welcome.
"""


def portal(folder, corpus):
    """Writes the portal of a corpus into a folder that is not there yet."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    for path in (folder / "templates/types").glob("*.yaml"):
        narrow(path)
    base = folder / "templates/base.html"
    base.write_text(base.read_text(encoding="utf-8").replace("structured_data(page)", "none"), encoding="utf-8")
    content = folder / "content"
    make_folders(content, "pages", *KEPT, *SHARES)
    navigation = "".join(f"  - title: {name.capitalize()}\n    to: {name}/\n" for name in SHARES)
    write(content / "site.yaml", SITE + navigation)
    write(content / "pages/index.md", HOME)
    for path, text in kept():
        write(content / path, text)
    for entry in corpus.entries():
        text = entry.text(lambda folder, slug: f"../{folder}/{slug}.md")
        write(content / entry.folder / f"{entry.slug}.md", text)


def narrow(path):
    """Leaves out what the Hugo site does not have: mails, lists narrowed by a value, and the lists of kinds that the corpus has no entries of."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [line for line in lines if not line.startswith("  mail: {")]
    folder = next(line.split(":")[1].strip() for line in lines if line.startswith("folder:"))
    start = next((number for number, line in enumerate(lines) if line.startswith("list:")), len(lines))
    end = next((number for number in range(start + 1, len(lines)) if not lines[number].startswith(" ")), len(lines))
    declared = lines[start:end] if folder in (*KEPT, *SHARES, *EMPTY) else []
    declared = [line for line in declared if not line.startswith("  by:")]
    path.write_text("".join(lines[:start] + declared + lines[end:]), encoding="utf-8")


def kept():
    """Path below content/ and text of the demo's entries that invented ones refer to."""
    for name in KEPT:
        for path in sorted((ROOT / "content" / name).glob("*.md")):
            front = path.read_text(encoding="utf-8").split("---\n")[1]
            yield f"{name}/{path.name}", f"---\n{front}---\nOrdinary text.\n"


def make_folders(parent, *names):
    for name in names:
        (parent / name).mkdir(parents=True)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main(folder="--help", pages="1000"):
    if folder.startswith("-"):
        sys.exit(__doc__)  # asked for help, or a mistyped option: no folder is called so
    portal(Path(folder), Corpus(int(pages)))


if __name__ == "__main__":
    main(*sys.argv[1:])
