"""`laurel serve` in a real browser: a saved file reloads the page, a mistake is shown over it and goes away when mended,
a portal that cannot be built says so; and the server stands twenty thousand requests.

Usage: .venv/bin/python serve.py [FOLDER FOR SCREENSHOTS]
"""

import contextlib
import http.client
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from browser import chromium
from pages import GRAVE, axe_rules
from portal import LAUREL, TODAY, Report, copy_portal, files, stamps

STORY = "content/stories/fewer-raised-voices-at-pier-2.md"
ADDRESS = "stories/fewer-raised-voices-at-pier-2/"
PATIENCE = 20_000  # ms
REQUESTS = 20_000


def main(pictures=None):
    report = Report("preview")
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        portal = copy_portal(Path(temporary))
        with served(portal) as server:
            check_reloading(report, browser, portal, server)
            check_errors(report, browser, portal, server, pictures)
            check_views(report, browser, portal, server, pictures)
            check_second(report, portal, server)
            check_growth(report, server)
            check_descriptors(report, server)
        ended = server.process.returncode
        report.require(ended == 0, "Ctrl-C", f"ends with status {ended}")
        report.require(not (portal / "site").exists(), "site/", "was written by the preview")
        check_restart(report, browser, portal)
        check_broken_start(report, browser, portal, pictures)
    return report.finish()


# --- The server


class Server:
    """A running preview: its process, its address, what it has printed."""

    def __init__(self, folder, port=0):
        command = [LAUREL, "serve", "--port", str(port), "--today", TODAY]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self.lines = []
        self.errors = []
        for pipe, kept in ((self.process.stdout, self.lines), (self.process.stderr, self.errors)):
            threading.Thread(target=lambda p=pipe, k=kept: [k.append(line) for line in p], daemon=True).start()
        wait(lambda: self.lines, "the server prints its address")
        self.address = re.search(r"http://127\.0\.0\.1:(\d+)/", self.lines[0]).group()
        self.port = int(self.address.rsplit(":", 1)[1].rstrip("/"))

    def answers(self):
        """Whether the front page comes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def wait_for_builds(self, number):
        wait(lambda: len(self.lines) > number, f"the server reports build {number}")


    def end(self):
        """Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)


@contextlib.contextmanager
def served(folder, port=0):
    server = Server(folder, port)
    try:
        server.wait_for_builds(1)
        yield server
    finally:
        server.end()


def wait(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(f"preview: waited {seconds} s in vain until {what}")
        time.sleep(0.01)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"preview: {path.name} no longer says {old!r}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


inspected = set()  # pages that the tester has put something into, which their policy may complain about


def opened(report, browser, address, width=1280, scheme="light"):
    """A page that reports what goes wrong in it, and what breaks the security policy."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    place = f"{address.split('/', 3)[3] or 'home'} ({width} px, {scheme})"

    def console(message):
        if message.type == "error" and page not in inspected and "503" not in message.text and "ERR_" not in message.text:
            report.fault(place, f"console: {message.text[:300]} {message.location.get('url', '')}")

    page.on("console", console)
    page.on("pageerror", lambda e: report.fault(place, f"script error: {e}"))
    page.goto(address)
    return page


# --- What is checked


def check_reloading(report, browser, portal, server):
    """A saved file shows up by itself, at the place where the reader was; the page is not reloaded for nothing."""
    page = opened(report, browser, server.address + ADDRESS)
    page.evaluate("() => { window.loadedOnce = true; scrollTo({top: 300, behavior: 'instant'}); }")
    story = portal / STORY
    times = []
    for number in range(5):
        text = story.read_text(encoding="utf-8")
        saved = time.monotonic()
        story.write_text(text + f"\nWritten a moment ago, time {number}.\n", encoding="utf-8")
        page.wait_for_function(f"() => document.body.innerText.includes('moment ago, time {number}')", timeout=PATIENCE)
        times.append((time.monotonic() - saved) * 1000)
        report.count("reloads")
        wait_until_listening(page)
    print(f"  from saved to shown, of {len(files(portal / 'content'))} files: "
          + ", ".join(f"{t:.0f}" for t in sorted(times)) + " ms")
    report.require(page.evaluate("() => window.loadedOnce") is None, STORY, "the page was not loaded anew")
    report.require(page.evaluate("() => scrollY") == 300, STORY, "the reload lost the place in the page")

    before = stamps(portal / ".laurel/preview")
    page.evaluate("() => { window.kept = true; }")
    built = len(server.lines)
    story.touch()
    wait(lambda: len(server.lines) > built, "a touched file is built")
    time.sleep(0.5)
    report.require(page.evaluate("() => window.kept"), STORY, "the page was reloaded although nothing is different")
    report.require(before == stamps(portal / ".laurel/preview"), STORY, "files were written although nothing is different")

    style = portal / "templates/assets/app.css"
    style.write_text(style.read_text("utf-8") + "\nbody { outline: 7px solid rgb(1, 2, 3); }\n", encoding="utf-8")
    page.wait_for_function("() => getComputedStyle(document.body).outlineWidth === '7px'", timeout=PATIENCE)
    report.count("reloads")
    style.write_text(style.read_text("utf-8").replace("\nbody { outline: 7px solid rgb(1, 2, 3); }\n", ""), encoding="utf-8")
    page.wait_for_function("() => getComputedStyle(document.body).outlineWidth !== '7px'", timeout=PATIENCE)
    tag = page.evaluate("""() => document.querySelectorAll('script:not([type="application/ld+json"])').length""")
    report.require(tag == 1, ADDRESS, f"has {tag} scripts, not the one that reloads")
    stored = [name for name, path in files(portal / ".laurel/preview") if b"preview.js" in path.read_bytes()]
    report.require(not stored, ".laurel/preview", f"holds the reload script: {stored[:3]}")
    page.close()


def wait_until_listening(page):
    page.wait_for_load_state("load")
    page.wait_for_timeout(100)


def overlay(page):
    """The overlay's text, or None."""
    return page.evaluate("""() => {
        const dialog = document.getElementById('laurel-preview')?.shadowRoot.querySelector('dialog');
        return dialog && dialog.open && dialog.checkVisibility() ? dialog.innerText : null;
    }""")


def wait_for_overlay(page):
    page.wait_for_function(
        "() => document.getElementById('laurel-preview')?.shadowRoot.querySelector('dialog')?.open", timeout=PATIENCE
    )
    return overlay(page)


def check_errors(report, browser, portal, server, pictures):
    """A mistake is shown over the last good page, with its place; it goes away when it is mended."""
    page = opened(report, browser, server.address + ADDRESS)
    page.evaluate("() => { window.kept = true; }")
    story = portal / STORY
    line = 1 + story.read_text("utf-8").splitlines().index("program: [calm-at-the-counter]")
    replace(story, "[calm-at-the-counter]", "[calm-at-the-<b>countr]")
    text = wait_for_overlay(page)
    report.count("overlays")
    for expected in (f"{STORY}:{line}:11", "C012", "program: [calm-at-the-<b>countr]", "^^^^", "calm-at-the-counter"):
        report.require(expected in text, "overlay", f"does not say {expected!r}: {text[:400]!r}")
    report.require(page.evaluate("() => window.kept"), "overlay", "came by loading the page anew")
    report.require(ADDRESS in page.url, "overlay", f"led to {page.url}")
    printed = "".join(server.errors)
    report.require(f"{STORY}:{line}:11: error[C012]" in printed, "terminal", f"does not print the error: {printed[-500:]}")

    page.keyboard.press("Escape")
    report.require(overlay(page) is None, "overlay", "Escape does not hide it")
    page.get_by_role("button", name="1 error").click()
    report.require(overlay(page) is not None, "overlay", "cannot be opened again")

    replace(story, "[calm-at-the-<b>countr]", "[calm-at-the-counter]")
    page.wait_for_function("() => !document.getElementById('laurel-preview')", timeout=PATIENCE)
    report.require(page.evaluate("() => window.kept"), "overlay", "the same page was loaded anew")

    replace(story, "[calm-at-the-counter]", "[calm-at-the-countr]")
    wait_for_overlay(page)
    mended = story.read_text("utf-8").replace("[calm-at-the-countr]", "[calm-at-the-counter]")
    story.write_text(mended + "\nMended just now.\n", encoding="utf-8")
    page.wait_for_function("() => document.body.innerText.includes('Mended just now.')", timeout=PATIENCE)
    report.require(overlay(page) is None, "overlay", "stays although the mistake is mended")
    page.close()


def check_views(report, browser, portal, server, pictures):
    """The overlay at two widths, light and dark: nothing beyond the window, text that can be read."""
    replace(portal / STORY, "[calm-at-the-counter]", "[calm-at-the-countr]")
    replace(portal / "templates/unit.html", "page.title", "page.titel")
    seen = set()
    for width in (1280, 390):
        for scheme in ("light", "dark"):
            page = opened(report, browser, server.address + ADDRESS, width, scheme)
            wait_for_overlay(page)
            report.count("views")
            look(report, page, f"overlay ({width} px, {scheme})")
            seen.add(page.evaluate("""() => getComputedStyle(
                document.getElementById('laurel-preview').shadowRoot.querySelector('dialog')).backgroundColor"""))
            if pictures:
                page.screenshot(path=f"{pictures}/overlay-{width}-{scheme}.png")
            page.close()
    report.require(len(seen) == 2, "overlay", "looks the same in light and dark")
    replace(portal / STORY, "[calm-at-the-countr]", "[calm-at-the-counter]")
    replace(portal / "templates/unit.html", "page.titel", "page.title")


def look(report, page, place):
    """Nothing stands beyond the window, no text is fainter than WCAG AA allows, and axe finds nothing grave."""
    inspected.add(page)
    page.evaluate(axe_rules())
    for violation in page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")["violations"]:
        nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
        report.require(violation["impact"] not in GRAVE, place, f"{violation['id']}: {violation['help']}: {nodes}")
    found = page.evaluate("""() => {
        const root = document.getElementById('laurel-preview')?.shadowRoot ?? document;
        const width = document.documentElement.clientWidth;
        const beyond = [...root.querySelectorAll('dialog, dialog p, dialog h1, dialog pre, main p, main h1, main pre')]
            .filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.textContent.slice(0, 40));
        const light = color => {
            const [r, g, b] = color.match(/[\\d.]+/g).map(Number)
                .map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = e => {
            for (; e; e = e.parentElement) {
                const color = getComputedStyle(e).backgroundColor;
                if (!/rgba.*, 0\\)/.test(color)) return color;
            }
            return 'rgb(255, 255, 255)';
        };
        const faint = [...root.querySelectorAll('h1, p, .code, .gutter, mark, .caret, button')].filter(e => {
            const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
            return e.checkVisibility() && (a + 0.05) / (b + 0.05) < 4.5;
        }).map(e => e.textContent.slice(0, 40));
        return {beyond, faint};
    }""")
    report.require(not found["beyond"], place, f"stands beyond the window: {found['beyond'][:3]}")
    report.require(not found["faint"], place, f"is too faint to read: {found['faint'][:3]}")


def check_second(report, portal, server):
    """A second preview of the same portal says where the first is; another portal's, that the port is taken."""
    with tempfile.TemporaryDirectory() as empty:
        for folder, words in ((portal, f"running already at {server.address}"), (empty, f"port {server.port} is in use")):
            command = [LAUREL, "serve", "--port", str(server.port)]
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
            report.count("refused starts")
            report.require(run.returncode == 74, "second start", f"ends with status {run.returncode}")
            report.require(words in run.stderr, "second start", f"says {run.stderr!r}, not {words!r}")


def check_growth(report, server):
    """Many requests, each over and over, leave the server no larger than it was."""

    def ask(number):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for index in range(number):
            path, expected = (("/", 200), ("/" + ADDRESS, 200), ("/nowhere/", 404), ("/%2e%2e/", 400))[index % 4]
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            report.require(answer.status == expected, path, f"answers {answer.status} after {index} requests")
            if answer.status == 400 or index % 50 == 49:
                connection.close()
        connection.close()

    ask(REQUESTS // 10)
    before = memory(server.process.pid)
    started = time.monotonic()
    ask(REQUESTS)
    grown = memory(server.process.pid) - before
    seconds = time.monotonic() - started
    report.count("requests", REQUESTS)
    print(f"  {REQUESTS / seconds:,.0f} requests a second; memory {before / 1024:.0f} MB, grown by {grown} KB")
    report.require(grown < 4 * 1024, "memory", f"grew by {grown} KB in {REQUESTS} requests")


def check_descriptors(report, server):
    """More connections than there are file descriptors: those that are one too many are closed, and nothing else happens."""
    if not hasattr(resource, "prlimit"):
        return
    before = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (100, 100))[0]
    report.require(before >= 100, "descriptors", f"only {before} to begin with")
    for _ in range(5):
        held = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(150)]
        time.sleep(0.5)
        for connection in held:
            connection.close()
        report.count("connections", len(held))
    report.require(server.process.poll() is None, "descriptors", "the server ended for want of them")
    wait(lambda: server.answers(), "the server answers again", seconds=20)


def memory(process):
    """Resident memory in KB."""
    status = Path(f"/proc/{process}/status")
    if status.exists():
        return int(re.search(r"VmRSS:\s*(\d+) kB", status.read_text()).group(1))
    return int(subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True).stdout)


def check_restart(report, browser, portal):
    """A page that was open while the server was away catches up with what happened meanwhile."""
    with served(portal) as server:
        page = opened(report, browser, server.address + ADDRESS)
        page.wait_for_timeout(200)
    story = portal / STORY
    story.write_text(story.read_text("utf-8") + "\nWritten while nobody looked.\n", encoding="utf-8")
    with served(portal, server.port):
        page.wait_for_function(
            "() => document.body.innerText.includes('Written while nobody looked.')", timeout=PATIENCE)
        report.count("restarts")
        page.close()


def check_broken_start(report, browser, portal, pictures):
    """A portal that cannot be built shows why at every address, and then the page that was asked for."""
    story = portal / STORY
    replace(story, "title:", "titel:")
    with served(portal) as server:
        for width, scheme in ((1280, "light"), (390, "dark")):
            page = opened(report, browser, server.address + ADDRESS, width, scheme)
            text = page.locator("main").inner_text()
            for expected in (STORY, "titel:", "^^^^^", "title"):
                report.require(expected in text, "error page", f"does not say {expected!r}: {text[:400]!r}")
            look(report, page, f"error page ({width} px, {scheme})")
            report.count("views")
            if pictures:
                page.screenshot(path=f"{pictures}/errors-{width}-{scheme}.png")
        replace(story, "titel:", "title:")
        page.wait_for_function("() => document.body.innerText.includes('Mended just now.')", timeout=PATIENCE)
        report.require(page.locator("header.masthead").count() == 1, "error page", "did not give way to the site")
        page.close()


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:2]) else 1)
