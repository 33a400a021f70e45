"""The builds that are compared: one portal, written for Laurel and for Hugo, and the commands that build it.

Nothing is deleted while measuring: a file system that has just freed many inodes is slow to make new ones. Each cold
build writes to a fresh folder.
"""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import generate
import hugo
from corpus import Corpus, slug
from measure import measured

LAUREL = Path(os.environ.get("LAUREL", generate.ROOT / ".build/release/laurel")).absolute()
DAY = "2026-11-23"
BYTES_OF_A_RUN = 55_000  # of disk a page, for one build, with room to spare
PAUSE = 0.2  # seconds, after all writing has reached the disk
EDITED = {"prose": 1, "title": 4}  # the story of run 0
# Key and title of each build of a round, in order.
BUILDS = {
    "cold": "Laurel, cold",
    "hugo": "Hugo, cold",
    "floor": "floor",
    "full": "floor, writing as much as Laurel",
    "same": "Laurel, nothing changed",
    "prose": "Laurel, prose of one page edited",
    "title": "Laurel, title of one page edited",
    "again": "Hugo, title of one page edited",
}


@dataclass(frozen=True)
class Size:
    """What a build wrote."""

    files: int
    megabytes: float


class Portal:
    """A corpus written for Laurel, below a folder of its own."""

    def __init__(self, folder, pages):
        self.folder, self.corpus = folder, Corpus(pages)
        self.source, self.runs = folder / "laurel", folder / "runs"
        generate.portal(self.source, self.corpus)
        self.entries = sum(1 for _ in (self.source / "content").glob("*/*.md"))
        self.runs.mkdir()

    def output(self, name, run):
        return self.runs / f"{name}-{run}"

    def cold(self, run, weigh=False):
        """Builds into a fresh folder, without what an earlier build remembered."""
        memo = self.source / ".laurel"
        if memo.exists():
            memo.rename(self.runs / f"memo-before-{run}")
        return self.build(run, weigh)

    def build(self, run, weigh=False):
        command = [LAUREL, "build", "--quiet", "--today", DAY, "--output", self.output("laurel", run)]
        return settled(command, self.source, weigh)

    def edited(self, run, change, weigh=False):
        """Edits one story, builds, and makes sure that its page says so."""
        name, words = edit(self.source, self.corpus, run, change)
        measure = self.build(run, weigh)
        expect(self.output("laurel", run) / name / "index.html", words)
        return measure


class Comparison(Portal):
    """A corpus written for Laurel and for Hugo."""

    def __init__(self, folder, pages, peer, floor, **options):
        super().__init__(folder, pages)
        self.peer, self.floor, self.peer_source = peer, floor, folder / "hugo"
        hugo.site(self.peer_source, self.corpus, **options)

    def round(self, run, weigh=False):
        """One of each build: key and measure, in the order of BUILDS."""
        yield "cold", self.cold(run, weigh)
        yield "hugo", self.build_peer(run, weigh)
        command = [self.floor, self.source / "content", self.output("floor", run)]
        yield "floor", settled(command, self.folder, weigh)
        written = size(self.output("laurel", run)).megabytes * 2**20
        command = [self.floor, self.source / "content", self.output("full", run), str(int(written / self.entries))]
        yield "full", settled(command, self.folder, weigh)
        yield "same", self.build(run, weigh)
        yield "prose", self.edited(run, "prose", weigh)
        yield "title", self.edited(run, "title", weigh)
        name, words = edit(self.peer_source, self.corpus, run, "title")
        yield "again", self.build_peer(run, weigh)
        expect(self.output("hugo", run) / name / "index.html", words)

    def build_peer(self, run, weigh):
        command = [self.peer, "--quiet", "--source", self.peer_source, "--destination", self.output("hugo", run)]
        return settled(command, self.folder, weigh)


def settled(command, folder, weigh):
    """Measures a command once what others wrote has reached the disk."""
    os.sync()
    time.sleep(PAUSE)
    return measured(command, folder, weigh)


def edit(source, corpus, run, change):
    """Edits one story, another each time, so that its page must change: the page's folder, and words it must hold."""
    number = (run * 7 + EDITED[change]) % corpus.counts["stories"]
    name = f"stories/{slug('stories', number)}"
    path = source / "content" / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    if change == "prose":
        words = f"This sentence is new, number {run}."
        text = text.replace("\n\n## What happened", f" {words}\n\n## What happened", 1)
    else:
        words = f"Story {number} changed in run {run},"
        text = text.replace(f"title: Story {number},", f"title: {words}", 1)
    if words not in text:
        raise SystemExit(f"{path.name} has no place for the edit.")
    generate.write(path, text)
    return name, words


def expect(page, words):
    if words not in page.read_text(encoding="utf-8"):
        raise SystemExit(f"The page of {page.parent.name} is stale: it does not say “{words}”.")


def size(folder):
    """Counts the files of a site, without those that only its generator reads."""
    files = [p for p in folder.rglob("*") if not p.name.startswith(".") and p.is_file()]
    return Size(len(files), sum(p.stat().st_size for p in files) / 2**20)


def compiled_floor(folder):
    """Compiles floor.c. The extensions of cmark-gfm have no pkg-config file of their own."""
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libcmark-gfm"], check=True, capture_output=True, text=True
    ).stdout.split()
    program = folder / "floor"
    command = ["cc", "-O2", "-o", program, hugo.HERE / "floor.c", *flags, "-lcmark-gfm-extensions"]
    subprocess.run(command, check=True)
    return program
