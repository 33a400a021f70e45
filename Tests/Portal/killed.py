"""Builds that are killed at random moments: no page is torn, the next build heals, and foreign files are kept.

Usage: python3 killed.py [KILLS [SEED]]        50 kills from seed 1 by default
"""

import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import many
from portal import LAUREL, TODAY, Report, build_or_exit, files

EXTRA = "content/stories/now-and-then.md"  # is there in every other round, so that files come and go
MARK = re.compile(rb'data-mark="\d+"')
FOREIGN = "notes/mine.txt"


def main(kills="50", seed="1"):
    report = Report("killed builds")
    chance = random.Random(int(seed))
    with tempfile.TemporaryDirectory() as temporary:
        portal = many.make(Path(temporary) / "portal", copies=40)
        story = (portal / many.STORY).read_bytes()
        wanted = [contents_of_clean_build(portal, story, is_extra) for is_extra in (False, True)]
        foreign = portal / "site" / FOREIGN
        foreign.parent.mkdir()
        foreign.write_text("mine", encoding="utf-8")
        started = time.monotonic()
        prepare(portal, story, 0, False)
        build_or_exit(portal)
        duration = time.monotonic() - started
        for number in range(1, int(kills) + 1):
            prepare(portal, story, number, number % 2 == 1)
            kill_one(portal, duration, number, chance, report)
            place = f"seed {seed}, kill {number}"
            check_whole(portal, wanted, place, report)
            # Now and then a second build is killed on top of the first.
            if chance.random() < 0.8 or number == int(kills):
                heal(portal, wanted[number % 2], number, place, report)
            report.require(foreign.exists() and foreign.read_text() == "mine", place, "a foreign file is gone")
    report.require(report.counts.get("while files were staged or moved", 0) > 2, "kills", "none met a publish")
    return report.finish()


def contents_of_clean_build(portal, story, is_extra):
    """What a build from nothing makes, without the word that differs from round to round."""
    prepare(portal, story, 0, is_extra)
    build_or_exit(portal, "--clean")
    return contents(portal)


def prepare(portal, story, number, is_extra):
    many.mark(portal, number)
    extra = portal / EXTRA
    extra.unlink(missing_ok=True)
    if is_extra:
        extra.write_bytes(story)


def contents(portal):
    """Each file of the site, the marks taken out."""
    return {
        name: MARK.sub(b"mark", path.read_bytes())
        for name, path in files(portal / "site")
        if name != FOREIGN and not name.startswith(".laurel-staging/")
    }


def kill_one(portal, duration, number, chance, report):
    """Starts a build, and kills it at some moment: of the whole build, or of the part in which files are moved."""
    staging = portal / "site/.laurel-staging"
    run = subprocess.Popen(
        [LAUREL, "build", "--today", TODAY, "--quiet"], cwd=portal, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if number % 2 == 0:
        time.sleep(chance.uniform(0, duration))
    else:
        while run.poll() is None and not (staging / "manifest-after").exists():
            time.sleep(0.0003)
        time.sleep(chance.uniform(0, duration / 20))
    run.send_signal(signal.SIGKILL)
    report.count("kills" if run.wait() == -signal.SIGKILL else "builds that were faster")
    if staging.exists():
        report.count("while files were staged or moved")
    marks = {m for name, path in files(portal / "site") if name.endswith(".html") for m in MARK.findall(path.read_bytes())}
    if len(marks) > 1:
        report.count("that left old and new pages")


def check_whole(portal, wanted, place, report):
    """Each file is what one of the two portals has there, and nothing of both is missing."""
    found = contents(portal)
    for name in wanted[0].keys() & wanted[1].keys():
        report.require(name in found, place, f"{name} is gone")
    for name, content in found.items():
        if name != ".laurel-manifest" and content not in (wanted[0].get(name), wanted[1].get(name)):
            report.fault(place, f"{name} is torn ({len(content)} bytes)")


def heal(portal, wanted, number, place, report):
    build_or_exit(portal)
    found = contents(portal)
    for name in sorted(n for n in wanted.keys() | found.keys() if wanted.get(n) != found.get(n)):
        report.fault(place, f"{name} is not what a clean build makes, after the next build")
    stale = [name for name, path in files(portal / "site") if name.endswith("index.html") and is_stale(path, number)]
    report.require(not stale, place, f"{len(stale)} pages are old after the next build, such as {stale[:1]}")
    report.require(not (portal / "site/.laurel-staging").exists(), place, ".laurel-staging is left after the next build")
    report.count("healed")


def is_stale(path, number):
    marks = MARK.findall(path.read_bytes())
    return bool(marks) and marks != [b'data-mark="%d"' % number]


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:3]) else 1)
