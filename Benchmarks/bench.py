"""Compares Laurel with Hugo and with the floor on one portal in several sizes. README.md says how.

Usage: python3 bench.py [--runs 3] [--record] [PAGES ...]        default 1,000 pages; --help lists the rest
"""

import argparse
import datetime
import os
import shutil
import sys
import tempfile
from pathlib import Path

import hugo
import machine
import report
from builds import BUILDS, BYTES_OF_A_RUN, LAUREL, Comparison, compiled_floor, size


def main():
    options = arguments()
    peer = hugo.installed()
    with tempfile.TemporaryDirectory(prefix="laurel-bench-", dir=options.folder) as temporary:
        folder = Path(temporary)
        check_room(folder, options)
        rows = machine.facts(folder, {"Hugo": [peer, "version"], "Laurel": [LAUREL, "--version"]})
        rows.append(("Hugo's related entries", hugo.RELATED[options.hugo_related]))
        rows.append(("runs", f"{options.runs}, {datetime.date.today()}"))
        text = [report.table([["what", "which"], *map(list, rows)], "ll")]
        print(text[0], flush=True)
        floor = compiled_floor(folder)
        for pages in options.pages:
            text.append(compared(folder / str(pages), pages, peer, floor, options))
            print(f"\n{text[-1]}", flush=True)
    if options.record:
        report.record("results", "\n\n".join(text))


def compared(folder, pages, peer, floor, options):
    """Measures one size and gives its tables."""
    say(f"{pages:,} pages: writing the portals")
    comparison = Comparison(
        folder, pages, peer, floor, related=options.hugo_related, feed=options.feed, search=options.search
    )
    say(f"{pages:,} pages: weighing")
    weighed = {key: [measure] for key, measure in comparison.round(0, weigh=True)}
    timed = {key: [] for key in BUILDS}
    for run in range(1, options.runs + 1):
        say(f"{pages:,} pages: run {run} of {options.runs}")
        for key, measure in comparison.round(run):
            timed[key].append(measure)
    outputs = {"cold": "laurel", "hugo": "hugo", "floor": "floor", "full": "full"}
    sizes = {key: size(comparison.output(name, 0)) for key, name in outputs.items()}
    return report.comparison(pages, timed, weighed, sizes)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", type=int, default=[1_000], help="sizes of the portal (default: 1000)")
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each build (default: 3)")
    parser.add_argument("--folder", help="where to work; default is the system's temporary folder")
    parser.add_argument("--record", action="store_true", help="write the results into README.md")
    parser.add_argument("--hugo-related", choices=hugo.RELATED, default="tag", help="how Hugo finds related entries")
    parser.add_argument("--no-feed", dest="feed", action="store_false", help="let Hugo make no feed")
    parser.add_argument("--no-search", dest="search", action="store_false", help="let Hugo make no search index")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("at least one run is timed")
    return options


def check_room(folder, options):
    needed = sum(options.pages) * 3 * BYTES_OF_A_RUN * (options.runs + 1)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise SystemExit(f"{needed / 2**30:.1f} GB of disk are needed and {free / 2**30:.1f} are free; see --folder.")
    if os.getloadavg()[0] > os.cpu_count() / 4:
        say("The machine is busy with something else: the figures will be worth little.")


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
