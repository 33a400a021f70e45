"""The mails of a finished portal by their rules (docs/newsletter.md): E1 to E17 for the HTML, M6 for the text, the others of M1 to M10, for the
messages, in messages.py. Each rule is then broken once in a sound mail, and must be noticed.

Usage: python3 mail.py FOLDER...
"""

import functools
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag

from breakages import BREAKAGES
from crawl import base_url
from messages import message_faults
from page import read_page
from portal import ROOT, Report, files, sources

LAYOUT = ("width", "cellpadding", "cellspacing", "border")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
REFUSED = {"link", "script", "form", "input", "button", "iframe", "object", "embed", "video", "audio", "svg"}
EMPTY_WORDS = {"here", "click here", "more", "read more", "link", "this"}
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def main(folders):
    return all([check_folder(Path(folder)) for folder in folders])


def check_folder(folder):
    report = Report(f"mails of {folder.name}")
    issues = {source.slug: source for source in sources() if source.path.parent.name == "newsletters"}
    found = {name.split("/")[1] for name, _ in files(folder) if name.endswith("/mail.html")}
    report.require(found == set(issues) and len(found) == 4, folder.name, f"has mails of {sorted(found)}")
    sound = None
    for slug in sorted(found):
        report.count("mails")
        mail = Mail.read(folder, slug, issues[slug])
        for rule, what in mail.faults(folder):
            report.fault(f"newsletters/{slug}", f"{rule}: {what}")
        page = (folder / "newsletters" / slug / "index.html").read_text(encoding="utf-8")
        report.require('href="draft.eml"' in page, f"newsletters/{slug}/", "does not link to the draft")
        sound = mail
    if sound and not list(sound.faults(folder)):
        for rule, part, before, after in BREAKAGES:
            report.count("rules broken and noticed")
            report.require(sound.holds(part, before), rule, f"there is nothing like {before!r} to break")
            told = {told for told, _ in sound.broken(part, before, after).faults(folder)}
            report.require(rule in told, rule, f"is not noticed when {before!r} becomes {after!r}: {sorted(told)}")
    return report.finish()


class Mail:
    """The four files of an issue."""

    def __init__(self, slug, source, parts):
        self.slug, self.source, self.parts = slug, source, parts

    @staticmethod
    def read(folder, slug, source):
        names = ("mail.html", "mail.txt", "draft.eml", "message.eml")
        return Mail(slug, source, {name: (folder / "newsletters" / slug / name).read_bytes() for name in names})

    def holds(self, part, before):
        return re.search(before, self.parts[part].decode("utf-8"), re.S) is not None

    def broken(self, part, before, after):
        """The same mail with one place of one file rewritten."""
        text = self.parts[part].decode("utf-8")
        changed = re.sub(before, lambda found: found.expand(after), text, count=1, flags=re.S)
        return Mail(self.slug, self.source, self.parts | {part: changed.encode("utf-8")})

    def faults(self, folder):
        html = self.parts["mail.html"]
        tree = Tree(html.decode("utf-8"))
        yield from html_faults(html, tree, self, folder)
        yield from text_faults(tree, self.parts["mail.txt"].decode("utf-8"))
        for name in ("draft.eml", "message.eml"):
            for rule, what in message_faults(name, self):
                yield rule, f"{name}: {what}"


# --- HTML


class Node:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children = []
        self.style = declarations(attributes.get("style", ""))

    def words(self):
        return " ".join(" ".join(c if isinstance(c, str) else c.words() for c in self.children).split())

    def above(self):
        node = self
        while node is not None:
            yield node
            node = node.parent

    def below(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.below()


class Tree(HTMLParser):
    """The elements of a page, in order, and the text between them."""

    def __init__(self, text):
        super().__init__()
        self.source = text
        self.root = self.at = Node("", {}, None)
        self.feed(text)
        self.all = list(self.root.below())

    def handle_starttag(self, name, attributes):
        node = Node(name, {key: value or "" for key, value in attributes}, self.at)
        self.at.children.append(node)
        if name not in VOID:
            self.at = node

    def handle_endtag(self, name):
        if any(node.name == name for node in self.at.above()):
            while self.at.name != name:
                self.at = self.at.parent
            self.at = self.at.parent

    def handle_data(self, data):
        self.at.children.append(data)

    def named(self, *names):
        return [node for node in self.all if node.name in names]

    def text_nodes(self):
        """Each visible run of text with the element it stands in."""
        yield from visible(self.root)


def visible(node):
    if node.name in ("head", "style", "title") or node.style.get("display") == "none":
        return
    for child in node.children:
        if isinstance(child, Node):
            yield from visible(child)
        elif child.strip():
            yield node, child


def declarations(style):
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return {key.strip().lower(): value.replace("!important", "").strip() for key, value in pairs}


def html_faults(raw, tree, mail, folder):
    page = base_url() + f"newsletters/{mail.slug}/"
    subject, preheader = mail.source.field("subject"), mail.source.field("preheader")
    yield from structure_faults(tree)
    yield from layout_faults(tree)
    yield from style_faults(tree)
    yield from link_faults(tree, folder)
    if len(raw) > 80_000:
        yield "E10", f"has {len(raw)} bytes"
    body = tree.named("body")
    first = next((c for c in body[0].children if isinstance(c, Node)), None) if body else None
    words = first.words() if first and first.style.get("display") == "none" else ""
    if not 40 <= len(words) <= 110 or words == subject or words != preheader:
        yield "E11", f"begins with {words!r}"
    views = [a for a in tree.named("a") if a.words() == "View in browser"]
    said = tree.root.words()
    asks = [a for a in tree.named("a") if a.attributes.get("href", "").startswith("mailto:") and "subject=" in a.attributes["href"]]
    if [a.attributes.get("href") for a in views] != [page] or not asks:
        yield "E14", "no View in browser, or no way to answer"
    if "Sent by " not in said or why() + " It counts nobody." not in [p.words() for p in tree.named("p")]:
        yield "E14", "does not say who sends it, and why"


@functools.cache
def why():
    """Why readers get the mail, as the portal's settings say it."""
    return re.search(r"^  why: (.+)$", (ROOT / "content/site.yaml").read_text(encoding="utf-8"), re.M).group(1)


def structure_faults(tree):
    html, title = tree.named("html"), tree.named("title")
    if not tree.source.lower().startswith("<!doctype html>") or not html or not html[0].attributes.get("lang"):
        yield "E1", "no doctype, or no language"
    if not any("charset" in meta.attributes for meta in tree.named("meta")) or not title or not title[0].words():
        yield "E1", "no charset, or no title"
    levels = [int(node.name[1]) for node in tree.all if re.fullmatch("h[1-6]", node.name)]
    if levels.count(1) != 1 or levels[:1] != [1] or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        yield "E1", f"headings {levels}"
    for table in tree.named("table"):
        has_heads = any(node.name == "th" for node in table.below() if nearest_table(node) is table)
        if table.attributes.get("role") == "presentation":
            if has_heads or any(name not in table.attributes for name in LAYOUT):
                yield "E2", f"a table for layout has {sorted(table.attributes)}"
        elif not has_heads or "role" in table.attributes:
            yield "E2", "a table of data has no headings, or a role"


def nearest_table(node):
    return next((n for n in node.parent.above() if n.name == "table"), None)


def layout_faults(tree):
    frames = [t for t in tree.named("table") if t.attributes.get("width") == "600"]
    if len(frames) != 1 or frames[0].style.get("width") != "600px":
        yield "E3", "no frame of 600 pixels"
    elif frames[0].style.get("table-layout") != "fixed" or frames[0].style.get("word-wrap") != "break-word":
        yield "E3", "a frame that a long word widens"
    if ".table-scroll { overflow-x: auto" not in "".join(style.words() for style in tree.named("style")):
        yield "E3", "a wide table that breaks its words"
    for node in tree.all:
        for width in (node.attributes.get("width", ""), node.style.get("width", ""), node.style.get("min-width", "")):
            number = re.fullmatch(r"(\d+)(px)?", width)
            if number and int(number[1]) > 600:
                yield "E3", f"<{node.name}> is {width} wide"
        if node.name == "img" and not node.attributes.get("width", "").isdigit():
            yield "E3", "a picture without width"
        padding = [key for key in node.style if key.startswith("padding")]
        if padding and node.name not in ("td", "th") and not (node.name == "body" and node.style["padding"] == "0"):
            yield "E4", f"<{node.name}> has {padding[0]}"
        for key, value in node.style.items():
            if key.startswith("margin") and re.search(r"-\d|auto", value):
                yield "E4", f"<{node.name}> has {key}:{value}"
    for td in tree.named("td"):
        if "button" in td.attributes.get("class", "").split():
            links = [n for n in td.below() if n.name == "a"]
            if not td.attributes.get("bgcolor") or not any(k.startswith("padding") for k in td.style) or len(links) != 1:
                yield "E12", "a button that is no cell with colour, padding and one link"
    if not any("button" in td.attributes.get("class", "").split() for td in tree.named("td")):
        yield "E12", "no button"
    for node in tree.all:
        classes = node.attributes.get("class", "").split()
        if node.style.get("display", "").startswith("inline-block") and node.name == "a":
            yield "E12", "a link made into a button"
        if "bar" in classes or "rest" in classes:
            if node.name != "td" or not node.attributes.get("bgcolor"):
                yield "E17", f"a bar of <{node.name}>"
            following = tree.all[tree.all.index(nearest_table(node)) + 1 :]
            words = next((n.words() for n in following if n.name == "p"), "")
            if not re.match(r"\d+\s*% of the way|Further away", words):
                yield "E17", "a bar without its number in words"
            width = re.fullmatch(r"(\d{1,3})%", node.attributes.get("width", ""))
            told = re.match(r"(\d+)\s*% of the way", words)
            if not width or ("bar" in classes and told and min(100, int(told[1])) != int(width[1])):
                yield "E17", f"a bar of {node.attributes.get('width')!r} beside {words!r}"


def style_faults(tree):
    styles = tree.named("style")
    sheets = [style.words() for style in styles]
    texts = sheets + [node.attributes.get("style", "") for node in tree.all]
    if len(styles) > 1 or sum(map(len, sheets)) > 16 * 1024 or any("@import" in sheet for sheet in sheets):
        yield "E7", f"{len(styles)} style elements"
    for node in tree.named(*REFUSED):
        yield "E7", f"<{node.name}>"
    if re.search(r"[\"'(]\s*data:", tree.source):
        yield "E7", "a data: address"
    words = r"flex|grid|float|position\s*:|calc\(|var\(|\drem|background-image|url\("
    for text in texts:
        if found := re.search(words, text.lower()):
            yield "E5", f"{found[0]!r}"
        for colour in re.findall(r"#[0-9a-zA-Z]+\b(?=[^{}]*(?:;|$|!))", text):
            if not HEX.fullmatch(colour):
                yield "E6", f"the colour {colour}"
        for name, value in re.findall(r"(?<![a-z-])(color|background|background-color)\s*:\s*([^;}!]+)", text):
            if not HEX.fullmatch(value.strip()):
                yield "E6", f"{name}:{value}"
    for node in tree.all:
        if "bgcolor" in node.attributes and not HEX.fullmatch(node.attributes["bgcolor"]):
            yield "E6", f"bgcolor={node.attributes['bgcolor']}"
        if "background-color" in node.style and "color" not in node.style:
            yield "E13", f"<{node.name}> sets a background and no colour"
        if node.name == "a" and "color" not in node.style:
            yield "E7", f"the link {node.words()!r} has no colour of its own"
    for node, text in tree.text_nodes():
        colour = next((n.style["color"] for n in node.above() if "color" in n.style), None)
        ground = next((n.style["background-color"] for n in node.above() if "background-color" in n.style), None)
        if not colour or not ground:
            yield "E13", f"{text.strip()[:30]!r} has no colours"
        elif HEX.fullmatch(colour) and HEX.fullmatch(ground) and contrast(colour, ground) < 4.5:
            yield "E13", f"{text.strip()[:30]!r}: {colour} on {ground}"
        if not any("font-family" in n.style for n in node.above()):
            yield "E7", f"{text.strip()[:30]!r} has no font in its tags"


def contrast(one, other):
    """Source: WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def link_faults(tree, folder):
    targets = {}
    for a in tree.named("a"):
        href, words = a.attributes.get("href", ""), a.words()
        if not words or words.lower() in EMPTY_WORDS or targets.setdefault(words, href) != href:
            yield "E16", f"the link {words!r} to {href}"
        if href.startswith("mailto:"):
            continue
        if not href.startswith("https://"):
            yield "E9", f"the link to {href!r}"
        elif href.startswith(base_url()):
            path, fragment = urldefrag(href.removeprefix(base_url()))
            file = folder / path / "index.html" if path == "" or path.endswith("/") else folder / path
            if "?" in path:
                yield "E15", f"the link to {href}"
            elif not file.is_file() or (fragment and fragment not in read_page(file).ids):
                yield "E9", f"{href} leads to nothing"
    for image in tree.named("img"):
        source = image.attributes.get("src", "")
        if not re.search(r"\.(png|jpe?g|gif)$", source) or "alt" not in image.attributes:
            yield "E8", f"the picture {source}"
        if not source.startswith(base_url()):
            yield "M7", f"the picture {source}"
        if "?" in source or image.attributes.get("width") == "1":
            yield "E15", f"the picture {source}"


# --- Text


def text_faults(tree, text):
    """Every word, address and picture of the HTML is in the text, in order."""
    spoken, _, listed = text.partition("\n----\n")
    numbers = dict(re.findall(r"^\[(\d+)\] (\S+)$", listed, re.M))
    uses = set(re.findall(r"\[(\d+)\]", spoken))
    if uses != set(numbers) or sorted(map(int, numbers)) != list(range(1, len(numbers) + 1)):
        yield "M6", f"links {sorted(uses)}, addresses {sorted(numbers)}"
    words = re.sub(r"\s\[\d+\]", "", spoken)
    words = " ".join(words.split())
    squeezed = re.sub(r"\W", "", words)
    at = 0
    in_data = False
    for node, run in tree.text_nodes():
        in_data = any(n.name == "table" and "role" not in n.attributes for n in node.above())
        run = re.sub(r"\W", "", run)
        found = squeezed.find(run, 0 if in_data else at)
        if found < 0:
            yield "M6", f"the text does not have {run[:40]!r} where it belongs"
        elif not in_data:
            at = found + len(run)
    for a in tree.named("a"):
        href = a.attributes.get("href", "")
        if href not in numbers.values() and href.removeprefix("mailto:") not in spoken:
            yield "M6", f"the text does not have the address {href}"
    for image in tree.named("img"):
        if image.attributes.get("alt", "") not in words:
            yield "M6", f"the text does not say what {image.attributes.get('src')} shows"
    for line in spoken.split("\n"):
        if len(line) > 76 and " " in line.strip():
            yield "M6", f"a line of {len(line)} characters"


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
