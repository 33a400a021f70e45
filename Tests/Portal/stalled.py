"""A worker that stands still is an error at the page it was on, in time; the next build does not remember it. (5 s of it are
the deadline. Linux only: the worker is found in /proc.)

Usage: python3 stalled.py
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from portal import LAUREL, TODAY, Report, build, build_or_exit, copy_portal, digests

# Long enough to be met at work: each takes a few milliseconds to parse.
PAGES, PARAGRAPHS = 300, 250
TRIES = 5


def main():
    report = Report("stalled worker")
    if not Path("/proc/self/cmdline").exists():
        print("stalled worker: left out, there is no /proc")
        return True
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(Path(temporary) / "portal")
        add_pages(portal)
        for _ in range(TRIES):
            codes, status = build_with_a_stop(portal)
            if codes:
                break
        report.require(codes == ["M009"] and status == 1, "a worker that was stopped", f"status {status}, errors {codes}")
        after = build(portal)
        report.require(after.status == 0, "the next build", f"status {after.status}: {after.stdout}{after.stderr}")
        build_or_exit(portal, "--clean", "--output", "clean")
        same = digests(portal / "site") == digests(portal / "clean")
        report.require(same, "the next build", "it differs from a clean one")
        report.count("builds", 3)
    return report.finish()


def add_pages(portal):
    source = sorted((portal / "content/stories").glob("*.md"))[0].read_text(encoding="utf-8")
    front = "---\n" + source.split("---\n")[1] + "---\n"
    for number in range(PAGES):
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
        words = f"Some *words* of `{letters}` with a [link](https://example.com/{letters}) and **more** of them.\n\n"
        path = portal / f"content/stories/long-{letters}.md"
        path.write_text(front + words * PARAGRAPHS, encoding="utf-8")


def build_with_a_stop(portal):
    """Stops the only worker while it works; gives the codes of all errors, and the status."""
    command = [LAUREL, "build", "--clean", "--today", TODAY, "--jobs", "1", "--format", "json"]
    run = subprocess.Popen(command, cwd=portal, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    while run.poll() is None:
        worker = worker_of(run.pid)
        if worker:
            time.sleep(0.3)
            try:
                os.kill(worker, signal.SIGSTOP)
            except ProcessLookupError:
                pass
            break
    out, _ = run.communicate(timeout=120)
    return [d["code"] for d in json.loads(out)["diagnostics"] if d["severity"] == "error"], run.returncode


def worker_of(parent):
    for folder in Path("/proc").iterdir():
        try:
            if b"markdown-worker" in (folder / "cmdline").read_bytes() and f"PPid:\t{parent}\n" in (
                folder / "status"
            ).read_text():
                return int(folder.name)
        except OSError:
            continue
    return None


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
