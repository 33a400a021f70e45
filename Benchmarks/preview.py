"""How long it takes under `laurel serve`, in Chromium, from saving a file until the reloaded page shows it.

Usage: .venv/bin/python Benchmarks/preview.py [PAGES] [--saves 20] [--record]        default 1,000 pages

The browser's own part, loading a page of this size anew, is measured beside it.
"""

import argparse
import datetime
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import generate
import report
from corpus import Corpus, slug

sys.path.insert(0, str(generate.ROOT / "Tests/Browser"))

from browser import chromium  # noqa: E402
from serve import PATIENCE, replace, served, wait_until_listening  # noqa: E402

TARGET_MS, STRETCH_MS = 300, 100


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="laurel-preview-") as temporary, chromium() as browser:
        portal = Path(temporary) / "portal"
        generate.portal(portal, Corpus(options.pages))
        name = f"stories/{slug('stories', 1)}"
        story = portal / "content" / f"{name}.md"
        with served(portal) as server:
            page = browser.new_page()
            page.goto(f"{server.address}{name}/")
            times = {
                "the page loaded anew": [timed(page.reload) for _ in range(options.saves)],
                "prose saved to shown": [saved(page, story, "\n## What", "\nProse {}.\n\n## What", n) for n in range(options.saves)],
                "title saved to shown": [saved(page, story, "title: ", "title: Title {}, ", n) for n in range(options.saves)],
            }
    slowest = max(median(values) for values in times.values())
    verdict = "stretch met" if slowest <= STRETCH_MS else "met" if slowest <= TARGET_MS else "NOT met"
    rows = [["what", "median, ms", "lowest to highest", "target, ms", "stretch", "verdict"]]
    for what, values in times.items():
        rows.append([what, f"{median(values):.0f}", f"{min(values):.0f} to {max(values):.0f}", "", "", ""])
    rows[-1][3:] = [f"at most {TARGET_MS}", str(STRETCH_MS), verdict]
    text = f"{options.pages:,} pages, {options.saves} times each, {datetime.date.today()}.\n\n" + report.table(rows, "lrrrrl")
    print(text)
    if options.record:
        report.record("preview", text)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="?", type=int, default=1000, help="size of the portal (default: 1000)")
    parser.add_argument("--saves", type=int, default=20, help="how often each is done (default: 20)")
    parser.add_argument("--record", action="store_true", help="write the results into README.md")
    return parser.parse_args()


def timed(action):
    """Milliseconds."""
    start = time.monotonic()
    action()
    return (time.monotonic() - start) * 1000


def saved(page, story, old, new, number):
    """Saves an edit; milliseconds until the page shows it."""
    wait_until_listening(page)
    text = new.format(number)
    start = time.monotonic()
    replace(story, old, text)
    words = text.strip().splitlines()[0].removeprefix("title: ")
    page.wait_for_function("words => document.body.innerText.includes(words)", arg=words, timeout=PATIENCE)
    return (time.monotonic() - start) * 1000


if __name__ == "__main__":
    main()
