"""Whether time and memory grow no faster than the portal: Laurel alone, cold, from 100 to 100,000 pages.

Usage: python3 growth.py [--runs 3] [--record] [PAGES ...]        default 100 1000 10000 100000

The smallest size tells what a build costs whatever its size. What the others cost beyond that, a page, is compared with
the second size: linear means at most 15 % more.
"""

import argparse
import datetime
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

import machine
import report
from builds import BYTES_OF_A_RUN, LAUREL, Portal

TOLERANCE = 1.15


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="laurel-growth-", dir=options.folder) as temporary:
        folder = Path(temporary)
        needed, free = 4 * max(options.pages) * BYTES_OF_A_RUN, shutil.disk_usage(folder).free
        if needed > free:
            raise SystemExit(f"{needed / 2**30:.1f} GB of disk are needed, {free / 2**30:.1f} are free; see --folder.")
        rows = machine.facts(folder, {"Laurel": [LAUREL, "--version"]}) + [("day", str(datetime.date.today()))]
        costs = []
        for pages in options.pages:
            print(f"{pages:,} pages", file=sys.stderr, flush=True)
            costs.append(cost(folder / str(pages), pages, options.runs))
    text = "\n\n".join([report.table([["what", "which"], *map(list, rows)], "ll"), growth_table(costs)])
    print(text)
    if options.record:
        report.record("growth", text)


def cost(folder, pages, runs):
    """Pages, and wall seconds, CPU seconds and megabytes of a cold build."""
    portal = Portal(folder, pages)
    weight = portal.cold(0, weigh=True)
    # A hundred thousand pages take long enough to be measured well once.
    timed = [portal.cold(run) for run in range(1, 1 + (runs if pages <= 10_000 else 1))]
    return pages, median(m.wall for m in timed), median(m.cpu for m in timed), weight.peak_mb


def growth_table(costs):
    """Time and memory of each size, what a further page costs, and whether that is linear."""
    rows = [
        ["pages", "wall, s", "CPU, s", "peak memory, MB"]
        + ["a page: wall, ms", "CPU, ms", "KB", "compared: wall / CPU / memory", "verdict"]
    ]
    base = None
    for pages, *totals in costs:
        row = [f"{pages:,}", *map(report.seconds, totals[:2]), f"{totals[2]:.0f}"]
        if pages == costs[0][0]:
            rows.append(row + [""] * 5)
            continue
        each = [(total - first) / (pages - costs[0][0]) for total, first in zip(totals, costs[0][1:])]
        reference = base is None
        base = base or each
        growth = [one / max(other, 1e-9) for one, other in zip(each, base)]
        linear = all(factor <= TOLERANCE for factor in growth)
        rows.append(
            row
            + [f"{each[0] * 1000:.3f}", f"{each[1] * 1000:.3f}", f"{each[2] * 1024:.1f}"]
            + [" / ".join(f"{factor:.2f}" for factor in growth)]
            + ["reference" if reference else "linear" if linear else "NOT linear"]
        )
    return report.table(rows, "rrrrrrrrl")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", type=int, default=[100, 1_000, 10_000, 100_000], help="sizes, rising")
    parser.add_argument("--runs", type=int, default=3, help="timed runs, up to 10,000 pages (default: 3)")
    parser.add_argument("--folder", help="where to work; default is the system's temporary folder")
    parser.add_argument("--record", action="store_true", help="write the results into README.md")
    options = parser.parse_args()
    if len(options.pages) < 3 or sorted(set(options.pages)) != options.pages:
        parser.error("at least three sizes, each larger than the one before")
    return options


if __name__ == "__main__":
    main()
