"""Looks at a finished site in a real browser: layout, colour schemes, keyboard, accessibility, print.

Usage: .venv/bin/python pages.py FOLDER
"""

import importlib.util
import re
import sys
from pathlib import Path

from browser import chromium, served
from catalogue import check_catalogue
from portal import Report
from search_page import check_search

WIDTHS = {"phone": 390, "laptop": 1280, "desk": 1600}
SCHEMES = ("light", "dark")
GRAVE = ("serious", "critical")


def main(folder):
    report = Report("browser")
    pages = representative_pages(report, Path(folder))
    rules = axe_rules()
    with served(folder) as address, chromium() as browser:
        for width in WIDTHS.values():
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=False
                )
                for name in pages:
                    look(report, context, address, name, f"{name} ({width} px, {scheme})", rules)
                context.close()
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        check_keyboard(report, context, address)
        check_schemes_differ(report, browser, address)
        check_search(report, browser, address, Path(folder))
        check_catalogue(report, browser, address)
        check_print(report, context, address, pages)
        check_one_sheet(report, context, address, Path(folder))
    return report.finish()


def representative_pages(report, folder):
    """The home page, the page for what is missing, and of each section its list and its first page."""
    pages = ["index.html", "404.html", "search/index.html"]
    sections = ("stories", "programs", "champions", "newsletters", "goals", "units", "sessions", "metrics", "tags")
    for section in sections + ("stakeholders", "concerns", "proposals", "changes", "resources"):
        found = sorted(p.relative_to(folder).as_posix() for p in (folder / section).glob("*/index.html"))
        listing = [f"{section}/index.html"] if (folder / section / "index.html").exists() else []
        pages += listing + [p for p in found if not p.split("/")[1].isdigit() and "/page" not in p][:1]
        if section in ("stories", "programs", "champions", "newsletters"):
            report.require(listing and found, section, "has no list or no page")
    alone = ("about", "quick-wins", "support", "alignment", "coverage", "impact", "quarter-report", "innovations")
    return pages + [f"{name}/index.html" for name in alone if (folder / name / "index.html").exists()]


def axe_rules():
    """The source of axe-core, which the package axe-playwright-python carries."""
    return Path(importlib.util.find_spec("axe_playwright_python").origin).with_name("axe.min.js").read_text("utf-8")


def look(report, context, address, name, place, rules):
    """One page at one width in one colour scheme."""
    report.count("views")
    page = context.new_page()
    page.on("console", lambda m: m.type in ("error", "warning") and report.fault(place, f"console: {m.text[:300]}"))
    page.on("pageerror", lambda e: report.fault(place, f"script error: {e}"))
    page.on("requestfailed", lambda r: report.fault(place, f"could not load {r.url}"))
    home = address.removesuffix("portal/") if name == "404.html" else address  # 404 counts from the root
    page.on("request", lambda r: r.url.startswith(home) or report.fault(place, f"asks for {r.url}"))
    page.goto(address + name, wait_until="load")
    check_layout(report, page, place)
    # The rules are given to the browser by the tester, past the page's own policy.
    page.evaluate(rules)
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    for violation in found["violations"]:
        if violation["impact"] in GRAVE:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
            report.fault(
                place, f"accessibility ({violation['impact']}): {violation['id']}: {violation['help']}: {nodes}"
            )
    page.close()


def check_layout(report, page, place):
    """Nothing stands outside the window, and what can be pressed is large enough to be hit."""
    wide = page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return null;
        const beyond = e => e.getBoundingClientRect().right > width + 1;
        const out = [...document.querySelectorAll('body *')].filter(beyond);
        return out.slice(0, 3).map(e => e.outerHTML.slice(0, 100)).join(' ; ') || 'an element';
    }""")
    report.require(wide is None, place, f"scrolls sideways because of {wide}")
    hidden = page.evaluate("""() => [...document.querySelectorAll('.table-scroll:has(> .stacked)')].filter(
        e => innerWidth <= 640 && e.scrollWidth > e.clientWidth + 1).map(e => e.getAttribute('aria-label'))""")
    report.require(not hidden, place, f"tables that a phone shows only in part: {hidden}")
    small = page.evaluate(
        """() => [...document.querySelectorAll('.feedback a, nav a, button, .button')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width > 0 && (box.width < 24 || box.height < 24);
    }).map(e => e.textContent.trim())"""
    )
    report.require(not small, place, f"targets smaller than 24 px: {small[:5]}")


def check_keyboard(report, context, address):
    """The first Tab shows a skip link, Enter brings the reader to the content, and focus can always be seen."""
    report.count("keyboard walks")
    page = context.new_page()
    page.goto(address + "stories/index.html")
    page.keyboard.press("Tab")
    focused = page.evaluate("""() => {
        const e = document.activeElement, box = e.getBoundingClientRect();
        const seen = box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0;
        return {href: e.getAttribute('href'), seen};
    }""")
    href = focused["href"] or ""
    report.require(href.startswith("#"), "keyboard", f"the first Tab does not reach a skip link but {href!r}")
    report.require(focused["seen"], "keyboard", "the focused skip link cannot be seen")
    page.keyboard.press("Enter")
    inside = page.evaluate(
        "() => location.hash !== '' && !!document.querySelector(location.hash + ', main' + location.hash)"
    )
    report.require(inside, "keyboard", "the skip link does not lead to the content")
    page.keyboard.press("Tab")
    beyond = page.evaluate("() => !!document.activeElement.closest('main')")
    report.require(beyond, "keyboard", "after the skip link, Tab does not go on inside the content")
    for _ in range(12):
        page.keyboard.press("Tab")
        shown = page.evaluate("""() => {
            const element = document.activeElement;
            // A card's link may show its focus round the whole card, by a pseudo-element.
            const marks = [null, '::before', '::after'].map(part => getComputedStyle(element, part)).some(
                s => (s.outlineStyle !== 'none' && s.outlineWidth !== '0px') || s.boxShadow !== 'none');
            return element === document.body || marks;
        }""")
        report.require(shown, "keyboard", "an element has focus and does not show it")
    page.close()


def check_schemes_differ(report, browser, address):
    """A reader who prefers dark gets dark."""
    seen = {}
    for scheme in SCHEMES:
        page = browser.new_page(color_scheme=scheme)
        page.goto(address)
        seen[scheme] = page.evaluate("() => ['body', 'html'].map(n => getComputedStyle(document.querySelector(n)))"
                                     ".map(style => style.backgroundColor).join()")
        page.close()
    report.require(seen["light"] != seen["dark"], "index.html", "looks the same in light and dark")


def check_print(report, context, address, pages):
    """Each page prints; paper needs no navigation, and nobody can open the table of a chart on it."""
    for name in pages:
        report.count("pages printed")
        page = context.new_page()
        page.goto(address + name)
        report.require(page.pdf(format="A4").startswith(b"%PDF-"), name, "does not print")
        page.emulate_media(media="print")
        shown = page.evaluate(
            "() => [...document.querySelectorAll('header nav, .site-nav')].some(e => e.checkVisibility())")
        report.require(not shown, name, "prints its navigation")
        shut = page.evaluate(
            "() => [...document.querySelectorAll('.chart-data table')].some(e => !e.checkVisibility())")
        report.require(not shut, name, "prints a chart without its numbers")
        page.close()


def check_one_sheet(report, context, address, folder):
    """A business case prints on one sheet of A4, in type that can be read, and its slides one a page."""
    for path in sorted((folder / "proposals").glob("*/index.html")):
        name = path.relative_to(folder).as_posix()
        report.count("business cases")
        page = context.new_page()
        page.goto(address + name)
        # Chromium writes its page objects uncompressed.
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
        report.require(sheets == 1, name, f"prints on {sheets} pages, not on one")
        page.emulate_media(media="print")
        small = page.evaluate("""() => [...document.querySelectorAll('.case *')].filter(e => e.checkVisibility()
            && [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim())
            && parseFloat(getComputedStyle(e).fontSize) < 11.99).map(e => e.textContent.trim().slice(0, 40))""")
        report.require(not small, name, f"prints type smaller than 9 pt: {small[:3]}")
        page.close()
    for path in sorted((folder / "proposals").glob("*/slides/index.html")):
        name = path.relative_to(folder).as_posix()
        report.count("decks")
        page = context.new_page()
        page.goto(address + name)
        slides = page.locator(".slide").count()
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
        report.require(sheets == slides, name, f"prints {slides} slides on {sheets} pages")
        page.close()


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1]) else 1)
