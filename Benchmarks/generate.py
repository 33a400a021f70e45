"""Makes a portal of any size for measurements: the demo's templates, and invented entries of about 5 KB each.

Usage: python3 generate.py FOLDER [PAGES]

60 % stories, 20 % programmes, 10 % newsletters, 10 % champions, with tables, lists, footnotes and links.
The same numbers give the same bytes: nothing here is drawn at random.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARES = {"stories": 60, "programs": 20, "newsletters": 10, "champions": 10}
# What entries refer to, of which there are few: the demo's own, without their prose and its links.
KEPT = ("goals", "units", "metrics")
SITE = """title: Measured portal
organisation: Larkspur Ferries & Harbours
description: A portal made for measurements.
base_url: https://learning.larkspur.example/
language: en-GB
currency: EUR
owner: Learning team
feedback:
  email: learning@larkspur.example
navigation:
"""
TAGS = (
    "quick start",
    "safety",
    "service",
    "mentoring",
    "simulation",
    "waste",
    "shift work",
    "new starters",
    "leadership",
)
WORDS = """crew pier morning ticket question answer shift rota bridge galley supervisor guest minute practice
feedback card berth season training colleague plan engine safety talk winter ferry queue radio
checklist mentor list week result habit counter voice harbour deck line pump course number change
story""".split()


def main(folder, pages="1000"):
    folder, total = Path(folder), int(pages)
    shutil.copytree(ROOT / "templates", folder / "templates")
    write(
        folder / "content/site.yaml", SITE + "".join(f"  - title: {n.capitalize()}\n    to: {n}/\n" for n in SHARES)
    )
    for path in (p for name in KEPT for p in sorted((ROOT / "content" / name).glob("*.md"))):
        front = path.read_text(encoding="utf-8").split("---\n")[1]
        write(folder / path.relative_to(ROOT), f"---\n{front}---\nOrdinary text.\n")
    counts = {name: total * share // 100 for name, share in SHARES.items()}
    goals, units = (sorted(p.stem for p in (folder / "content" / name).glob("*.md")) for name in ("goals", "units"))
    front = {"stories": story, "programs": programme, "newsletters": newsletter, "champions": champion}
    write(folder / "content/pages/index.md", home())
    for name, count in counts.items():
        for number in range(count):
            text = front[name](number, counts, goals, units) + "---\n" + body(name, number, counts)
            write(folder / f"content/{name}/{slug(name, number)}.md", text)
    return counts


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def slug(name, number):
    """An entry's file name, such as `story-pier-crew-crew`: words, because a number could be somebody's staff number."""
    singular = {"stories": "story"}.get(name, name.rstrip("s"))
    base = len(WORDS)
    return "-".join([singular, WORDS[number % base], WORDS[number // base % base], WORDS[number // base**2]])


# --- Front matter, one function a type


def common(title, number):
    tags = ", ".join(TAGS[(number * step) % len(TAGS)] for step in (1, 2))
    return (
        f"---\ntitle: {title}\nsummary: {sentence(number, 14)}\nowner: Learning team\nstatus: published\n"
        f"reviewed: {day(number)}\ntags: [{tags}]\n"
    )


def story(number, counts, goals, units):
    programs = sorted({number % counts["programs"], (number * 7) % counts["programs"]})
    return common(f"Story {number}, {phrase(number, 5)}", number) + (
        f"date: {day(number)}\n"
        f"program: [{', '.join(slug('programs', p) for p in programs)}]\n"
        f"scope: {('individual', 'team', 'organisation')[number % 3]}\n"
        f"problem: {sentence(number + 1, 16)}\naction: {sentence(number + 2, 16)}\n"
        f"result: {sentence(number + 3, 16)}\n"
        f"evidence_level: {number % 4}\ngoals: [{goals[number % len(goals)]}]\n"
        f"units: [{units[number % len(units)]}]\n"
        f"quick_win: {'true' if number % 9 == 0 else 'false'}\n"
        f"champions: [{slug('champions', number % counts['champions'])}]\n"
    )


def programme(number, counts, goals, units):
    return common(f"Programme {number}, {phrase(number, 4)}", number) + (
        f"goals:\n  - goal: {goals[number % len(goals)]}\n    how: {sentence(number, 12)}\n"
        f"format: {('classroom', 'workshop', 'coaching', 'mentoring')[number % 4]}\n"
        f"mode: \"{('70', '20', '10')[number % 3]}\"\n"
        f"audience: [Crew, Shift leaders]\nduration: {30 + number % 5 * 30}\n"
        f"outcomes:\n  - can_do: {sentence(number + 5, 10)}\n    serves: {goals[number % len(goals)]}\n"
        f"units: [{units[number % len(units)]}]\nchampions: [{slug('champions', number % counts['champions'])}]\n"
    )


def newsletter(number, counts, goals, units):
    items = ", ".join(slug("stories", (number * 6 + step) % counts["stories"]) for step in range(6))
    return common(f"Issue {number}, {phrase(number, 4)}", number) + (
        f"issue: {number + 1}\ndate: {day(number)}\nsubject: {phrase(number, 4).capitalize()}\n"
        f"preheader: {sentence(number, 11)}\n" + newsletter_items(items)
    )


def newsletter_items(items):
    return "items:\n" + "".join(f"  - entry: {item}\n" for item in items.split(", "))


def champion(number, counts, goals, units):
    name = f"Champion {number}"
    return common(name, number) + (
        f"name: {name}\nunit: {units[number % len(units)]}\nsince: 2025-04-01\n"
        "consent: {basis: Signed form, given: 2026-01-12, expires: 2028-01-12, scope: [web, newsletter, quote]}\n"
        f"role: Shift lead\nhelps_with: {sentence(number, 12)}\n"
    )


def home():
    return common("Home", 0) + "layout: home\n---\nWelcome.\n"


# --- Prose


def phrase(seed, count):
    return " ".join(WORDS[(seed * 17 + step * (7 + seed % 5)) % len(WORDS)] for step in range(count))


def sentence(seed, count):
    return phrase(seed, count).capitalize() + "."


def day(number):
    return f"{2024 + number % 2}-{number % 12 + 1:02}-{number % 28 + 1:02}"


def paragraph(seed):
    return " ".join(sentence(seed * 13 + step, 9 + step) for step in range(6))


def body(name, number, counts):
    """About 4 KB of Markdown with one of everything an author uses."""
    other = slug("stories", (number * 11 + 1) % counts["stories"])
    course = slug("programs", (number * 5 + 2) % counts["programs"])
    table = "".join(f"| {phrase(number + row, 2)} | {row * 7 + number % 50} | {row * 5} |\n" for row in range(8))
    points = "".join(f"- **{phrase(number + row, 2)}**: {sentence(number + row, 9)}\n" for row in range(6))
    steps = "".join(f"{row + 1}. {sentence(number + row * 3, 8)}\n" for row in range(4))
    return (
        f"{paragraph(number)}\n\n## What happened\n\n{paragraph(number + 1)}\n"
        f"See [another](../stories/{other}.md) and\n"
        f"[the programme](../programs/{course}.md).[^1]\n\n{points}\n## The numbers\n\n| what | before | after |\n"
        f"| --- | ---: | ---: |\n{table}\n> [!TIP]\n> {sentence(number, 12)}\n\n"
        f"## What we did\n\n{steps}\n{paragraph(number + 2)}\n\n"
        f"## What comes next\n\n{paragraph(number + 3)}\n"
        f"Write to *us* or read `{phrase(number, 2)}`.\n\n{paragraph(number + 4)}\n\n"
        f"{paragraph(number + 5)}\n\n"
        f"[^1]: {sentence(number + 9, 12)}\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
