"""The same input gives the same bytes: again, into an empty folder, elsewhere, with other times; and a second build
writes nothing.

Usage: python3 rebuild.py
"""

import os
import random
import sys
import tempfile
from pathlib import Path

from portal import ROOT, Report, build_or_exit, copy_portal, digests, files, stamps


def main():
    report = Report("rebuild")
    with tempfile.TemporaryDirectory() as temporary:
        folder = copy_portal(Path(temporary) / "first")
        build_or_exit(folder)
        bytes_before, stamps_before = digests(folder / "site"), stamps(folder / "site")
        report.require(len(bytes_before) > 50, "site", f"only {len(bytes_before)} files: that is not the demo")
        report.count("files", len(bytes_before))

        build_or_exit(folder)
        after = stamps(folder / "site")
        for name in sorted(n for n in stamps_before.keys() | after.keys() if stamps_before.get(n) != after.get(n)):
            report.fault(name, "was written although nothing changed")

        build_or_exit(folder, "--output", "empty")
        compare(report, "a build into an empty folder", bytes_before, digests(folder / "empty"))

        other = shuffled_copy(Path(temporary) / "a second, longer folder name")
        build_or_exit(other)
        compare(report, "a copy with other times in another order", bytes_before, digests(other / "site"))
    return report.finish()


def shuffled_copy(target):
    """The portal's files made anew in another order, each with another time."""
    chance = random.Random(7)
    sources = [(part, name, path) for part in ("content", "templates") for name, path in files(ROOT / part)]
    chance.shuffle(sources)
    for part, name, path in sources:
        copy = target / part / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        moment = chance.randrange(10**9, 2 * 10**9)
        os.utime(copy, (moment, moment))
    return target


def compare(report, what, expected, got):
    report.count("builds compared")
    for name in sorted(n for n in expected.keys() | got.keys() if expected.get(n) != got.get(n)):
        state = "is missing" if name not in got else "is new" if name not in expected else "has other bytes"
        report.fault(name, f"{state} in {what}")


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
