"""The catalogue as readers narrow it: in place with a script, by links to pages of their own without one."""

LIST = "programs/index.html"
FORMAT, UNIT = "format-workshop", "units-fleet"


def check_catalogue(report, browser, address):
    check_in_place(report, browser, address)
    check_without_scripts(report, browser, address)


def opened(report, browser, url, **options):
    page = browser.new_page(**options)
    page.on("pageerror", lambda e: report.fault("catalogue", f"script error: {e}"))
    page.goto(url)
    report.count("catalogues")
    return page


def shown(page):
    """The titles of the cards that can be seen."""
    return [title.text_content() for title in page.locator("#site-filtered .card-title").all() if title.is_visible()]


def check_in_place(report, browser, address):
    """Two choices from the keyboard, what is said of them, the same after loading again, and all of it taken back."""
    page = opened(report, browser, address + LIST)
    everything = shown(page)
    workshop, fleet = (page.locator(f"button[data-key={key}]") for key in (FORMAT, UNIT))
    workshop.press("Enter")
    workshops = shown(page)
    report.require(0 < len(workshops) < len(everything), "catalogue", f"a format leaves {workshops}")
    fleet.press(" ")
    both = shown(page)
    report.require(0 < len(both) < len(workshops), "catalogue", f"format and department leave {both}")
    words = f"{len(both)} of {len(everything)}"
    report.require(words in page.get_by_role("status").text_content(), "catalogue", f"does not say {words}")
    page.reload()
    report.require(shown(page) == both, "catalogue", "loading again forgets what was chosen")
    page.get_by_role("button", name="Show all").click()
    report.require(shown(page) == everything and "?" not in page.url, "catalogue", "the choices are not all taken back")
    page.close()


def check_without_scripts(report, browser, address):
    """A choice is a link to a page of its own, and the chosen one leads back to the whole list."""
    page = opened(report, browser, address + LIST, java_script_enabled=False)
    everything = shown(page)
    page.locator(f"a[data-key={FORMAT}]").click()
    report.require(0 < len(shown(page)) < len(everything), "catalogue", f"{page.url} shows {shown(page)}")
    page.locator("#site-filters a[aria-current]").click()
    report.require(shown(page) == everything, "catalogue", f"the chosen format leads to {page.url}")
    page.close()
