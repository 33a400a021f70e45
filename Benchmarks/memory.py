"""Checks that a portal of 1,000 pages is built in little memory. CI runs it: it needs no Hugo and takes seconds.

Usage: python3 memory.py [PAGES]        default 1,000; status 1 if the peak reaches the limit
"""

import sys
import tempfile
from pathlib import Path

from builds import Portal, size

LIMIT_MB = 200


def main(pages="1000"):
    with tempfile.TemporaryDirectory(prefix="laurel-bench-") as temporary:
        portal = Portal(Path(temporary) / "portal", int(pages))
        cold = shown("cold build", portal.cold(0, weigh=True))
        written = size(portal.output("laurel", 0))
        print(f"  {written.files:,} files, {written.megabytes:.1f} MB written")
        again = shown("nothing changed", portal.build(0, weigh=True))
    peak = max(cold.peak_mb, again.peak_mb)
    passed = 0 < peak < LIMIT_MB
    print(f"{'pass' if passed else 'FAIL'}: peak memory {peak:.0f} MB, limit {LIMIT_MB} MB")
    return passed


def shown(title, measure):
    print(
        f"{title}: {measure.wall:.3f} s wall, {measure.cpu:.3f} s CPU, "
        f"{measure.total_mb:.0f} MB all processes, {measure.largest_mb:.0f} MB largest process"
    )
    return measure


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
