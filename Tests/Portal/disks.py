"""A disk that is full, or only read: a clear message, status 74, and the old site whole; with space again, all is well.

Needs to mount small file systems, so to be root on Linux; says so and passes otherwise.

Usage: python3 disks.py
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import many
from portal import Report, build, build_or_exit, digests

SIZE_KB = 24 * 1024  # holds the site once and a half
FILLER = "filler"


def main():
    report = Report("full disks")
    with tempfile.TemporaryDirectory() as temporary:
        portal = many.make(Path(temporary) / "portal", copies=60)
        if not can_mount(Path(temporary) / "trial"):
            print("full disks: left out, because mounting a file system of one's own needs root on Linux", flush=True)
            return True
        with mounted(portal / "site"):
            check_full_output(portal, report)
            check_read_only(portal, report)
        with mounted(portal / ".laurel"):
            check_full_memo(portal, report)
    return report.finish()


def can_mount(folder):
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    try:
        with mounted(folder):
            return True
    except (subprocess.CalledProcessError, FileNotFoundError):
        return False


@contextlib.contextmanager
def mounted(folder):
    folder.mkdir(exist_ok=True)
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KB}k", "laurel-test", folder], check=True, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def fill(folder, leaving_kb):
    """Leaves so much space and no more."""
    status = os.statvfs(folder)
    free = status.f_bavail * status.f_frsize
    with open(folder / FILLER, "wb") as filler:
        filler.write(b"x" * max(0, free - leaving_kb * 1024))


def check_full_output(portal, report):
    site = portal / "site"
    build_or_exit(portal)
    for leaving in (0, 40, 400):
        fill(site, leaving)
        before = digests(site)
        many.mark(portal, 1 + leaving)
        expect_failure(portal, "No space left on device", before, f"{leaving} KB left for the output", report)
        (site / FILLER).unlink()
        expect_success(portal, f"space again after {leaving} KB", report)


def check_read_only(portal, report):
    before = digests(portal / "site")
    many.mark(portal, 9999)
    subprocess.run(["mount", "-o", "remount,ro", portal / "site"], check=True)
    expect_failure(portal, "Read-only file system", before, "an output that is only read", report)
    subprocess.run(["mount", "-o", "remount,rw", portal / "site"], check=True)
    expect_success(portal, "an output that is written again", report)


def check_full_memo(portal, report):
    """The memo is no part of the site. What is joined anew and does not fit in it cannot be laid out; edits of texts alone can be."""
    build_or_exit(portal, "--output", "out")
    fill(portal / ".laurel", 0)
    edit(portal, lambda text: text + "\nOne more sentence.\n")
    build_or_exit(portal, "--output", "out")
    (portal / ".laurel" / FILLER).unlink()
    expect_success(portal, "edits of texts without space for the memo", report, output="out")
    before = digests(portal / "out")
    fill(portal / ".laurel", 0)
    edit(portal, lambda text: text.replace("status: published", "status: published\nquick_win: true") + "\nAnother sentence.\n")
    many.mark(portal, 4711)
    expect_failure(portal, "No space left on device", before, "no space for the memo", report, output="out")
    (portal / ".laurel" / FILLER).unlink()
    expect_success(portal, "space for the memo again", report, output="out")


def edit(portal, change):
    for path in (portal / "content/stories").glob("copy-*.md"):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def expect_failure(portal, words, before, place, report, output="site"):
    run = build(portal, "--output", output)
    report.count("failures")
    report.require(run.status == 74, place, f"status {run.status}: {run.stdout}{run.stderr}")
    report.require(words in run.stderr, place, f"does not say why: {run.stderr}")
    report.require("The published site is as it was." in run.stderr, place, f"says nothing of the site: {run.stderr}")
    report.require(digests(portal / output) == before, place, "the site is not as it was")


def expect_success(portal, place, report, output="site"):
    run = build(portal, "--output", output)
    report.require(run.status == 0, place, f"status {run.status}: {run.stdout}{run.stderr}")
    build_or_exit(portal, "--clean", "--output", portal.parent / "clean")
    found = {name: digest for name, digest in digests(portal / output).items() if name != FILLER}
    report.require(found == digests(portal.parent / "clean"), place, "the site is not that of a clean build")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
