"""The portal under test: where it is, how it is built, and what its files say. Standard library only."""

import email
import email.policy
import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAUREL = Path(os.environ.get("LAUREL", ROOT / ".build/release/laurel"))
TODAY = "2026-11-23"  # the day on which the demo is told


@dataclass(frozen=True)
class Finding:
    """A diagnostic as `laurel build --format json` gives it."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Build:
    """What one run of the command said and how it ended."""

    status: int
    stdout: str
    stderr: str

    def findings(self, severity="error"):
        """The diagnostics of a run with `--format json`."""
        found = [
            Finding(
                d["code"],
                d["severity"],
                d.get("file") or "",
                d.get("line") or 0,
                d.get("column") or 0,
                d["message"],
            )
            for d in json.loads(self.stdout)["diagnostics"]
        ]
        return [finding for finding in found if finding.severity == severity]


def build(folder, *arguments):
    """Runs `laurel build` in a portal's folder, on the demo's day."""
    command = [LAUREL, "build", "--today", TODAY, *map(str, arguments)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
    return Build(run.returncode, run.stdout, run.stderr)


def build_or_exit(folder, *arguments):
    """Builds what has to build; otherwise there is nothing to check."""
    run = build(folder, *arguments)
    if run.status != 0:
        raise SystemExit(f"the build failed with status {run.status}:\n{run.stdout}{run.stderr}")
    return run


def copy_portal(target):
    """Copies the demo's sources, without output and memo, into a new folder."""
    for part in ("content", "templates"):
        shutil.copytree(ROOT / part, Path(target) / part)
    return Path(target)


def files(folder):
    """Every file below a folder as a sorted list of (path from the folder with slashes, Path)."""
    folder = Path(folder)
    return sorted((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.is_file())


def digests(folder):
    """Each file's path and digest: equal for trees of equal bytes."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files(folder)}


def decoded(name, data):
    """What a file says where its format writes texts in another way: calendars fold and escape lines, JSON escapes characters, messages encode."""
    if name.endswith(".eml"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
        return "\n".join([*map(str, message.values()), *parts])
    text = data.decode("utf-8", "replace")
    if name.endswith(".ics"):
        return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), text.replace("\r\n ", ""))
    if name.endswith(".json"):
        return spoken(json.loads(text))
    if name == "search-index.js":
        return spoken(json.loads(text.partition("const searchIndex = ")[2].removesuffix(";\n")))
    if name.endswith(".html"):
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
        return "\n".join(spoken(json.loads(script)) for script in found)
    return ""


def spoken(value):
    """Every text in a JSON value, keys too, a line each."""
    if isinstance(value, dict):
        return "\n".join(f"{key}\n{spoken(inner)}" for key, inner in value.items())
    return "\n".join(map(spoken, value)) if isinstance(value, list) else str(value)


def stamps(folder):
    """Each file's inode, time of change and size: equal only if nothing was written."""
    return {name: (s.st_ino, s.st_mtime_ns, s.st_size) for name, path in files(folder) for s in [path.stat()]}


@dataclass(frozen=True)
class Source:
    """An author's file: its front matter and body as text."""

    path: Path
    front: str
    body: str

    def field(self, key):
        """A top-level field's value on its own line, unquoted; None if it is not there."""
        found = re.search(rf"^{key}:[ \t]*(.*?)[ \t]*$", self.front, re.M)
        return found.group(1).strip("\"'") if found else None

    @property
    def slug(self):
        return self.path.stem


def sources(folder=ROOT):
    """The content's Markdown files with front matter, sorted by path."""
    found = []
    for path in sorted((Path(folder) / "content").rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig")
        parts = re.match(r"---\n(.*?\n)---\n?(.*)", text, re.S)
        if parts:
            found.append(Source(path, parts.group(1), parts.group(2)))
    return found


class Report:
    """Collects faults, prints them, and ends a check with its count."""

    def __init__(self, title):
        self.title = title
        self.faults = []
        self.counts = {}

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def fault(self, place, message):
        self.faults.append(f"{place}: {message}")

    def require(self, condition, place, message):
        if not condition:
            self.fault(place, message)

    def finish(self):
        """Prints everything; True if there was no fault."""
        for fault in self.faults[:60]:
            print(f"  {fault}")
        if len(self.faults) > 60:
            print(f"  … and {len(self.faults) - 60} more")
        counted = ", ".join(f"{number:,} {what}" for what, number in self.counts.items())
        print(f"{self.title}: {counted or 'nothing'} checked, {len(self.faults)} faults", flush=True)
        return not self.faults
