"""All checks of the demo that need only Python's standard library: what `make check-portal` runs."""

import sys
import tempfile
from pathlib import Path

import calendars
import commands
import crawl
import disks
import edited
import feeds
import hostile
import killed
import linked_data
import mail
import mistakes
import new_type
import practices
import privacy
import rebuild
import related
import revised
import search_index
import sentinels
import stalled
import theme
import together
from portal import build_or_exit, copy_portal


def main():
    with tempfile.TemporaryDirectory() as temporary:
        portal = copy_portal(Path(temporary))
        editions = [portal / "all", portal / "team"]
        for edition in editions:
            build_or_exit(portal, "--audience", edition.name, "--output", edition.name)
        passed = [crawl.main(editions), privacy.main(*editions), related.main(editions[0])]
        passed += [calendars.main(editions), linked_data.main(editions), mail.main(editions)]
        passed += [feeds.main(editions), search_index.main(editions[0]), practices.main(*editions)]
    checks = (commands, theme, sentinels, rebuild, edited, killed, revised, together, stalled, disks, mistakes, hostile, new_type)
    return all(passed + [check.main() for check in checks])


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
