"""The search index of a finished portal against the content: every published entry is in it, once, with its words, and
each address leads to a page.

Usage: python3 search_index.py FOLDER    (a finished edition for everybody)
"""

import json
import sys
from pathlib import Path
from urllib.parse import unquote

from portal import Report, sources
from related import is_out


def main(folder):
    report = Report("search")
    folder = Path(folder)
    script = (folder / "search-index.js").read_text("utf-8")
    head, _, rest = script.partition("const searchIndex = ")
    report.require(head == '"use strict";\n' and rest.endswith("];\n"), "search-index.js", "is no constant")
    report.require("<" not in script and "\u2028" not in script, "search-index.js", "holds what may end it")
    found = json.loads(rest.removesuffix(";\n"))
    for page in found:
        report.count("pages found")
        file = folder / unquote(page["url"])
        report.require((file / "index.html").is_file() or file.is_file(), page["url"], "leads to no page")
        report.require(page["title"] and page["summary"] and page["type"], page["url"], "says nothing of its page")
        report.require(page.keys() == {"url", "type", "title", "summary", "tags"}, page["url"], f"has {list(page)}")
    urls = [page["url"] for page in found]
    report.require(len(urls) == len(set(urls)), "search-index.js", "has a page twice")
    said = sorted((page["title"], page["summary"]) for page in found)
    expected = [s for s in sources() if is_out(s) and s.field("status") == "published" and not withdrew(s)]
    expected = sorted((s.field("title"), s.field("summary")) for s in expected)
    for entry in sorted(set(said) ^ set(expected)):
        report.fault("search-index.js", f"{'has' if entry in said else 'lacks'} {entry}")
    return report.finish()


def withdrew(entry):
    return "withdrawn:" in entry.front


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:2]) else 1)
