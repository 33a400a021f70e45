"""Two builds of one portal at once: the second waits and is right, or says who is at work. (5 s of it are that wait.)

Usage: python3 together.py
"""

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import many
from portal import LAUREL, TODAY, Report, build_or_exit, digests


def main():
    report = Report("builds at once")
    with tempfile.TemporaryDirectory() as temporary:
        portal = many.make(Path(temporary) / "portal", copies=40)
        check_waiting(portal, report)
        check_two_outputs(portal, report)
        check_stopped(portal, report)
        check_without_memo(portal, report)
    return report.finish()


def start(portal, *arguments):
    return subprocess.Popen(
        [LAUREL, "build", "--today", TODAY, *arguments],
        cwd=portal,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def check_waiting(portal, report):
    """Three at once, one edit between each start: all succeed, and the last edit is published."""
    runs = []
    for word in (1, 2, 3):
        many.mark(portal, word)
        runs.append(start(portal))
    for run in runs:
        out, err = run.communicate(timeout=120)
        report.require(run.returncode == 0, "three builds", f"status {run.returncode}: {out}{err}")
        report.count("builds")
    build_or_exit(portal)
    compare(portal, "site", "three builds at once, then one", report)


def check_two_outputs(portal, report):
    many.mark(portal, 4)
    runs = [start(portal, "--output", "one"), start(portal, "--output", "two", "--jobs", "1")]
    for run in runs:
        out, err = run.communicate(timeout=120)
        report.require(run.returncode == 0, "two outputs", f"status {run.returncode}: {out}{err}")
        report.count("builds")
    for output in ("one", "two"):
        compare(portal, output, "two builds into two folders", report)


def check_stopped(portal, report):
    """A build that makes no progress is named by the one that waited for it, and is none the worse for that."""
    many.mark(portal, 5)
    before = digests(portal / "site")
    first = start(portal)
    stop_when(first, (portal / "site/.laurel-staging/holder").exists)
    second = start(portal)
    out, err = second.communicate(timeout=60)
    report.count("builds", 2)
    report.require(second.returncode == 74, "the second build", f"status {second.returncode}: {out}{err}")
    report.require(f"process {first.pid}" in err, "the second build", f"does not say who is at work: {err}")
    standing = {name: digest for name, digest in digests(portal / "site").items() if not name.startswith(".laurel-staging")}
    report.require(standing == before, "the second build", "changed the site")
    first.send_signal(signal.SIGCONT)
    out, err = first.communicate(timeout=60)
    report.require(first.returncode == 0, "the first build", f"status {first.returncode}: {out}{err}")
    compare(portal, "site", "a build that was stopped for a while", report)


def check_without_memo(portal, report):
    """Where no memo can be kept, the output folder itself is what one build has for itself."""
    bare = many.make(portal.parent / "bare", copies=40)
    (bare / ".laurel").write_text("no folder", encoding="utf-8")
    first = start(bare)
    stop_when(first, (bare / "site/.laurel-staging/holder").exists)
    second = start(bare)
    out, err = second.communicate(timeout=60)
    report.count("builds", 2)
    report.require(second.returncode == 74, "without a memo", f"status {second.returncode}: {out}{err}")
    report.require(f"process {first.pid}" in err, "without a memo", f"does not say who is at work: {err}")
    first.send_signal(signal.SIGCONT)
    out, err = first.communicate(timeout=60)
    report.require(first.returncode == 0, "without a memo", f"status {first.returncode}: {out}{err}")
    compare(bare, "site", "a build without a memo", report)


def stop_when(run, condition):
    """Stops a process as soon as something is so."""
    while run.poll() is None and not condition():
        time.sleep(0.0005)
    run.send_signal(signal.SIGSTOP)


def compare(portal, output, what, report):
    build_or_exit(portal, "--clean", "--output", "clean")
    report.require(digests(portal / output) == digests(portal / "clean"), what, "the site is not that of a clean build")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
