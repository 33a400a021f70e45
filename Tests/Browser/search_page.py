"""The search page as a reader without a mouse uses it: from a server with the strict policy, from disk, and without scripts."""

from urllib.parse import urlsplit

WORD = "SÍMULATOR"  # neither capitals nor accents matter


def check_search(report, browser, address, folder):
    check_keyboard(report, browser, address)
    check_disk(report, browser, folder)
    check_without_scripts(report, browser, address)


def opened(report, browser, url, **options):
    page = browser.new_page(**options)
    page.on("console", lambda m: m.type in ("error", "warning") and report.fault("search", f"console: {m.text[:300]}"))
    page.on("pageerror", lambda e: report.fault("search", f"script error: {e}"))
    page.goto(url)
    report.count("searches")
    return page


def check_keyboard(report, browser, address):
    """From the header to the page, a word, its results and their count, down to one of them, and back again."""
    page = opened(report, browser, address + "stories/index.html")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").press("Enter")
    box = page.get_by_role("searchbox", name="Words to look for")
    box.focus()
    page.keyboard.type(WORD)
    links = page.locator("#site-search-results a")
    # On a busy machine, typing may be slow enough for results of half a word.
    page.wait_for_function("word => new URLSearchParams(location.search).get('q') === word", arg=WORD)
    status = page.get_by_role("status")
    found = links.count()
    report.require(found > 1, "search", f"{WORD} finds {found} pages")
    report.require(status.text_content().startswith(f"{found} pages"), "search", f"says {status.text_content()!r}")
    report.require(status.evaluate("e => e.ariaLive !== 'off'"), "search", "the count is not announced")
    first, second = links.all_text_contents()[:2]
    page.keyboard.press("ArrowDown")
    report.require(focused(page) == first, "search", f"the arrow leads to {focused(page)!r} instead of {first!r}")
    page.keyboard.press("Tab")
    report.require(focused(page) == second, "search", f"Tab leads to {focused(page)!r} instead of {second!r}")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    report.require(box.evaluate("e => e === document.activeElement"), "search", "the arrows do not lead back")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    report.require(page.locator("h1").text_content() == first, "search", f"{first!r} leads to {page.url}")
    page.go_back()
    links.first.wait_for()
    report.require(box.input_value() == WORD, "search", "the way back does not bring the words again")
    box.fill("zzzz qqqq")
    page.keyboard.press("Enter")
    report.require(links.count() == 0 and status.text_content(), "search", "nothing found is not said")
    box.fill("")
    page.keyboard.press("Enter")
    report.require(status.text_content() == "" and "?" not in page.url, "search", "an empty field leaves something")
    page.close()


def check_disk(report, browser, folder):
    """Browsers let a page on disk load a script, but fetch nothing."""
    root = folder.resolve().as_uri()
    page = opened(report, browser, f"{root}/search/index.html?q={WORD.lower()}")
    link = page.locator("#site-search-results a").first
    link.wait_for()
    target = link.evaluate("e => e.href")
    report.require(target.startswith(root + "/"), "search", f"from disk leads to {target}")
    report.require((folder / urlsplit(target[len(root) + 1 :]).path).exists(), "search", f"{target} is not there")
    page.close()


def check_without_scripts(report, browser, address):
    page = opened(report, browser, address + "search/index.html", java_script_enabled=False)
    main = page.locator("main")
    report.require(not main.get_by_role("searchbox").count(), "search", "shows a field that does nothing")
    for name in ("Stories", "Tags"):
        report.require(main.get_by_role("link", name=name, exact=True).count() == 1, "search", f"no way to {name}")
    report.require(main.locator("noscript p").is_visible(), "search", "does not say what it needs")
    page.close()


def focused(page):
    return page.evaluate("() => document.activeElement.textContent")
