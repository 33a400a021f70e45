"""Opens every page of Tests/Portal/hostile.py in Chromium and walks its document: nothing runs, nothing could.

Usage: .venv/bin/python attacks.py
"""

import sys
import tempfile
from pathlib import Path

from browser import chromium, served
from hostile import make
from portal import Report, files

# What a browser's own document holds that could become active, in words.
WALK = """() => {
    const safe = new Set(['http:', 'https:', 'mailto:', 'tel:']);
    const urls = new Set(['href', 'src', 'action', 'formaction', 'data', 'cite', 'poster', 'xlink:href']);
    const found = [];
    for (const element of document.querySelectorAll('*')) {
        const name = element.localName;
        for (const {name: attribute, value} of element.attributes) {
            if (attribute.startsWith('on')) found.push(`${attribute} on <${name}>`);
            if (['style', 'srcdoc'].includes(attribute)) found.push(`${attribute} on <${name}>`);
            if (urls.has(attribute)) {
                const base = document.baseURI;
                const url = URL.canParse(value, base) ? new URL(value, base).protocol : 'no:';
                if (!safe.has(url) && url !== 'about:') found.push(`${url} in ${attribute} of <${name}>`);
            }
        }
        const runs = name === 'script' && !/^application\\/(ld\\+)?json$/.test(element.type);
        if (runs && !element.src) found.push('inline <script>');
        if (['style', 'base', 'iframe', 'object', 'embed'].includes(name)) found.push(`<${name}>`);
    }
    return found;
}"""

# A reader's mouse, over everything an author wrote.
TOUCH = """() => document.querySelectorAll('main *').forEach(e => e.dispatchEvent(new MouseEvent('mouseover')))"""


def main():
    report = Report("hostile text in Chromium")
    with tempfile.TemporaryDirectory() as temporary:
        site = make(Path(temporary) / "portal", report)
        with served(site) as address, chromium() as browser:
            # Without the policy: the pages alone must hold, whatever the server sends.
            context = browser.new_context(bypass_csp=True)
            page = context.new_page()
            place = {"now": ""}
            page.on("dialog", lambda dialog: (report.fault(place["now"], "a script ran"), dialog.dismiss()))
            for name, path in files(site):
                # A page that sends readers on is gone before it can be looked at; its target is looked at itself.
                if not name.endswith(".html") or b'http-equiv="refresh"' in path.read_bytes():
                    continue
                place["now"] = name
                report.count("pages")
                page.goto(address + name, wait_until="load")
                for what in page.evaluate(WALK):
                    # The styles of a mail stand in its tags, as its template has them; values never do.
                    if not (name.endswith("/mail.html") and (what.startswith("style on ") or what == "<style>")):
                        report.fault(name, what)
                page.evaluate(TOUCH)
    return report.finish()


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
