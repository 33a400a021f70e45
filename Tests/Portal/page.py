"""A finished page as a reader other than Laurel's own sees it: Python's html.parser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

# Attributes whose value the browser loads by itself, by element; links are a[href], area[href] and form[action].
LOADED = {
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("script", "src"),
    ("iframe", "src"),
    ("audio", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("track", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("input", "src"),
    ("use", "href"),
    ("image", "href"),
    ("use", "xlink:href"),
    ("image", "xlink:href"),
    ("body", "background"),
}
LINKS = {
    ("a", "href"),
    ("area", "href"),
    ("form", "action"),
    ("button", "formaction"),
    ("blockquote", "cite"),
    ("q", "cite"),
}
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}
DATA_SCRIPTS = {"application/json", "application/ld+json"}


@dataclass
class Element:
    name: str
    attributes: dict
    line: int
    text: str = ""


@dataclass
class Page:
    """What stands in one HTML file."""

    elements: list = field(default_factory=list)
    text: str = ""

    @property
    def ids(self):
        return [e.attributes["id"] for e in self.elements if e.attributes.get("id") is not None]

    def all(self, name):
        return [e for e in self.elements if e.name == name]

    def meta(self, name):
        """The content of `<meta name=…>`; None without one."""
        return next(
            (e.attributes.get("content") for e in self.all("meta") if e.attributes.get("name") == name), None
        )

    @property
    def redirect(self):
        """Where a `<meta http-equiv=refresh>` leads; None on an ordinary page."""
        for element in self.all("meta"):
            if (element.attributes.get("http-equiv") or "").lower() == "refresh":
                return (element.attributes.get("content") or "").partition("url=")[2].strip("'\" ")
        return None

    def links(self):
        """(element, URL) of everything a reader can follow."""
        return [(e, v) for e in self.elements for a, v in e.attributes.items() if (e.name, a) in LINKS]

    def loaded(self):
        """(element, URL) of everything the browser fetches by itself."""
        for element in self.elements:
            relations = set((element.attributes.get("rel") or "").lower().split())
            for attribute, value in element.attributes.items():
                if (element.name, attribute) in LOADED:
                    yield from ((element, url) for url in split_set(attribute, value))
                elif element.name == "link" and attribute == "href" and relations & LOADED_RELATIONS:
                    yield element, value

    def active(self):
        """(line, what) of everything in the page that would run, or styles it from within."""
        for element in self.elements:
            for attribute, value in element.attributes.items():
                if attribute.startswith("on"):
                    yield element.line, f"event handler {attribute} on <{element.name}>"
                if attribute in ("style", "srcdoc"):
                    yield element.line, f"{attribute} attribute on <{element.name}>"
                scheme = scheme_of(value or "")
                if attribute in (
                    "href",
                    "src",
                    "action",
                    "formaction",
                    "data",
                    "cite",
                    "poster",
                    "xlink:href",
                    "srcset",
                ):
                    if scheme not in ("", "http", "https", "mailto", "tel"):
                        yield element.line, f"{scheme}: URL in {attribute} of <{element.name}>"
            if element.name == "style" or element.name == "base":
                yield element.line, f"<{element.name}> element"
            if element.name == "script" and not element.attributes.get("src"):
                if element.attributes.get("type") not in DATA_SCRIPTS:
                    yield element.line, "inline script"


def scheme_of(url):
    """A URL's scheme as a browser finds it, without control characters before it and tabs and newlines in it."""
    cleaned = "".join(c for c in url if c not in "\t\n\r").lstrip("".join(map(chr, range(0x21))))
    head, colon, _ = cleaned.partition(":")
    return head.lower() if colon and not set(head) & set("/?#") else ""


def split_set(attribute, value):
    if attribute != "srcset":
        return [value or ""]
    return [part.split()[0] for part in (value or "").split(",") if part.split()]


def read_page(path):
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.page


def resolve(page, url):
    """What a relative URL on a page means: `stories/a/index.html` and `top`; None if it leaves the site."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    folder = page.rsplit("/", 1)[0].split("/") if "/" in page else []
    steps = folder[:] if path else page.split("/")
    for step in path.split("/") if path else []:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    target = "/".join(steps)
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        target = f"{target}/index.html" if target else "index.html"
    return target, unquote(parts.fragment)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._inside = []

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {}, self.getpos()[0])
        for name, value in attributes:
            element.attributes.setdefault(name, value)
        self.page.elements.append(element)
        if tag in ("title", "h1", "script", "a"):
            self._inside.append(element)

    def handle_endtag(self, tag):
        if any(element.name == tag for element in self._inside):
            while self._inside.pop().name != tag:
                pass

    def handle_data(self, data):
        self.page.text += data
        for element in self._inside:
            element.text += data
