"""Builds after small edits that are killed at random moments: the next one, after another edit or none, makes what a clean
build makes.

Usage: python3 revised.py [KILLS [SEED]]        40 kills from seed 1 by default
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import many
from edited import copy_sources, said
from portal import LAUREL, TODAY, Report, build, build_or_exit, digests

COPIES = 40


def main(kills="40", seed="1"):
    report = Report("killed builds of small edits")
    chance = random.Random(int(seed))
    with tempfile.TemporaryDirectory() as temporary:
        portal = many.make(Path(temporary) / "portal", COPIES)
        time.sleep(0.2)
        build_or_exit(portal)
        duration = timed(portal, chance)
        for number in range(1, int(kills) + 1):
            edit(portal, chance)
            kill_one(portal, chance.uniform(0, duration), report)
            if chance.random() < 0.5:
                edit(portal, chance)
            if chance.random() < 0.2:
                continue  # The next one is killed on top of this one.
            compare(portal, Path(temporary) / "clean", f"seed {seed}, kill {number}", report)
    report.require(report.counts.get("healed by a small edit's build", 0) > 2, "kills", "none was healed in the short way")
    return report.finish()


def timed(portal, chance):
    """Seconds that a build takes after a small edit."""
    edit(portal, chance)
    started = time.monotonic()
    build_or_exit(portal)
    return time.monotonic() - started


def edit(portal, chance):
    """Changes a title, or the prose, or both, of one story or two."""
    for path in chance.sample(sorted((portal / "content/stories").glob("copy-*.md")), chance.choice((1, 1, 2))):
        text = path.read_text(encoding="utf-8")
        kind = chance.choice(("title", "prose", "both"))
        if kind != "prose":
            head, title = text.split("title: ", 1)
            text = f"{head}title: Asking {chance.randrange(1000)}\n" + title.split("\n", 1)[1]
        if kind != "title":
            text = text.rstrip("\n") + f"\n\nA sentence more, number {chance.randrange(1000)}.\n"
        path.write_text(text, encoding="utf-8")


def kill_one(portal, seconds, report):
    command = [LAUREL, "build", "--today", TODAY, "--quiet"]
    run = subprocess.Popen(command, cwd=portal, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    run.send_signal(signal.SIGKILL)
    report.count("kills" if run.wait() == -signal.SIGKILL else "builds that were faster")


def compare(portal, twin, place, report):
    run = build(portal, "--format", "json")
    clean = build(copy_sources(portal, twin), "--format", "json")
    report.count("healed")
    if any((portal / ".laurel").glob("edits-*")):
        report.count("healed by a small edit's build")
    report.require((run.status, said(run)) == (clean.status, said(clean)), place, "the messages differ")
    found, wanted = digests(portal / "site"), digests(twin / "site")
    for name in sorted(n for n in wanted.keys() | found.keys() if wanted.get(n) != found.get(n)):
        report.fault(place, f"{name} is not what a clean build makes, after the next build")


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:3]) else 1)
