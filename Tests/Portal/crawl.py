"""Crawls a finished site without Laurel: every link, anchor and file, and what every page must and must not hold.

Usage: python3 crawl.py FOLDER...
"""

import functools
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from page import read_page, resolve, scheme_of
from portal import ROOT, Report, files

EXTERNAL = {"http", "https", "mailto", "tel"}


def main(folders):
    return all([crawl(Path(folder)) for folder in folders])


def crawl(folder):
    report = Report(f"crawl of {folder.name}")
    paths = {name for name, _ in files(folder)}
    # A mail is no page: mail.py holds it to rules of its own.
    pages = {n: read_page(path) for n, path in files(folder) if n.endswith(".html") and not n.endswith("/mail.html")}
    for name, page in pages.items():
        report.count("pages")
        check_page(report, name, page)
        check_links(report, name, page, paths, pages)
    check_styles(report, folder, paths)
    ordinary = {name for name, page in pages.items() if page.redirect is None and name != "404.html"}
    check_reachable(report, pages, ordinary)
    check_sitemap(report, folder, ordinary)
    check_robots(report, folder)
    for required in ("index.html", "404.html"):
        report.require(required in pages, required, "is missing")
    return report.finish()


def check_page(report, name, page):
    """Rules for each page by itself; a redirect page needs fewer."""
    html = page.all("html")
    report.require(html and html[0].attributes.get("lang"), name, "<html> has no lang")
    titles = [t.text.strip() for t in page.all("title")]
    report.require(titles and titles[0], name, "no title, or an empty one")
    report.require("noindex" in (page.meta("robots") or ""), name, "no <meta name=robots content=noindex> (P12)")
    repeated = {i for i in page.ids if page.ids.count(i) > 1}
    report.require(not repeated, name, f"ids that occur twice: {sorted(repeated)}")
    for line, what in page.active():
        report.fault(f"{name}:{line}", what)
    if page.redirect is None:
        headings = page.all("h1")
        report.require(len(headings) == 1, name, f"{len(headings)} h1 elements, not one")
        report.require(all(h.text.strip() for h in headings), name, "an empty h1")
        report.require((page.meta("description") or "").strip(), name, "no description")
        report.require(page.meta("viewport"), name, "no viewport")
    for image in page.all("img"):
        place = f"{name}:{image.line}"
        report.require("alt" in image.attributes, place, "an img without alt (P16)")
        report.require({"width", "height"} <= image.attributes.keys(), place, "an img without width and height")


def check_links(report, name, page, paths, pages):
    """Every relative URL of a page leads to a file and to an id in it; nothing is loaded from elsewhere."""
    for element, url in page.loaded():
        report.count("files loaded")
        place = f"{name}:{element.line}"
        if scheme_of(url) or url.startswith("//"):
            report.fault(place, f"loads {url} from elsewhere (P13)")
        else:
            check_target(report, place, name, url, paths, pages)
    for element, url in page.links():
        place = f"{name}:{element.line}"
        if url is None:
            report.fault(place, f"<{element.name}> links nowhere")
        elif scheme_of(url) in EXTERNAL:
            report.count("external links")
        else:
            report.count("internal links")
            check_target(report, place, name, url, paths, pages)
    if page.redirect is not None and not scheme_of(page.redirect):
        check_target(report, name, name, page.redirect, paths, pages)


def check_target(report, place, name, url, paths, pages):
    root = urlsplit(base_url()).path
    if name == "404.html" and url.startswith(root) and not url.startswith("//"):
        url = url[len(root) :] or "index.html"  # this page is shown at any depth, so it counts from the root
    if url.startswith("/"):
        report.fault(place, f"{url} is not relative, so the site breaks in a sub-path")
        return
    target = resolve(name, url)
    if target is None or target[0] not in paths:
        report.fault(place, f"{url} leads to no file of the site")
        return
    file, fragment = target
    if fragment and file in pages:
        report.count("anchors")
        report.require(fragment in pages[file].ids, place, f"{url}: {file} has no id {fragment!r}")


def check_styles(report, folder, paths):
    """What style sheets load is ours and is there."""
    for name, path in files(folder):
        if not name.endswith(".css"):
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        for url in re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text):
            report.count("files loaded by styles")
            outside = scheme_of(url) or url.startswith("/")
            report.require(not outside and (resolve(name, url) or [""])[0] in paths, name, f"loads {url}")


def check_reachable(report, pages, ordinary):
    """No page is an orphan: links lead from the home page to each."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for element, url in pages[name].links() if name in pages else []:
            if element.name != "a" or not url or scheme_of(url) or url.startswith("/"):
                continue
            target = (resolve(name, url) or ("",))[0]
            if target in pages and target not in seen:
                seen.add(target)
                waiting.append(target)
    for orphan in sorted(ordinary - seen):
        report.fault(orphan, "no chain of links leads here from index.html")


def check_sitemap(report, folder, ordinary):
    """sitemap.xml lists exactly the pages, at the configured base."""
    path = folder / "sitemap.xml"
    if not path.exists():
        report.fault("sitemap.xml", "is missing")
        return
    base = base_url()
    listed = re.findall(r"<loc>\s*(.*?)\s*</loc>", path.read_text(encoding="utf-8"))
    report.count("sitemap entries", len(listed))
    names = set()
    for url in listed:
        report.require(url.startswith(base), "sitemap.xml", f"{url} does not begin with base_url {base!r}")
        name = unquote(urlsplit(url[len(base) :]).path)
        names.add(name + "index.html" if name == "" or name.endswith("/") else name)
    report.require(len(listed) == len(names), "sitemap.xml", "lists a page twice")
    for name in sorted(names ^ ordinary):
        report.fault("sitemap.xml", f"lists {name}, which is no page" if name in names else f"lacks {name}")


@functools.cache
def base_url():
    """Where the portal says it will be, with a slash at its end."""
    settings = (ROOT / "content/site.yaml").read_text(encoding="utf-8")
    return re.search(r"^base_url:\s*['\"]?([^\s'\"]+)", settings, re.M).group(1).rstrip("/") + "/"


def check_robots(report, folder):
    """robots.txt lets crawlers in, so that they see each page's noindex."""
    path = folder / "robots.txt"
    report.require(path.exists(), "robots.txt", "is missing")
    if path.exists():
        shut = re.search(r"^\s*disallow\s*:\s*\S", path.read_text(encoding="utf-8"), re.I | re.M)
        report.require(not shut, "robots.txt", "a Disallow hides noindex from crawlers (P12)")


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
