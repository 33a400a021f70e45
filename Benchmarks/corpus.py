"""The invented entries that every generator builds: N pages of about 5 KB of Markdown, the same bytes for the same N.

60 % stories, 20 % programmes, 10 % newsletters and 10 % champions, which refer to each other; with tables, lists,
tasks, links, footnotes and a callout; with 2 to 4 tags each, from a vocabulary that grows with the portal. Nothing is
drawn at random: what looks like chance is `mixed`, a fixed function of two numbers.
"""

from dataclasses import dataclass
from functools import cache

SHARES = {"stories": 60, "programs": 20, "newsletters": 10, "champions": 10}
SINGULAR = {"stories": "story", "programs": "program", "newsletters": "newsletter", "champions": "champion"}
GOALS = ("cut-waste", "digital-tickets", "guest-satisfaction", "keep-and-grow", "on-time", "safe-sailings")
UNITS = ("commercial", "digital", "engineering", "fleet", "people-and-finance", "terminals-and-guests")
# The words used most; file names and tags are made of them.
COMMON = """crew pier morning ticket question answer shift rota bridge galley supervisor guest minute practice
feedback card berth season training colleague plan engine safety talk winter ferry queue radio
checklist mentor list week result habit counter voice harbour deck line pump course number change
story""".split()


@dataclass(frozen=True)
class Entry:
    folder: str
    slug: str
    front: str  # YAML, without its fences
    body: str  # Markdown, with {0}, {1}, ... where the destinations of links go
    links: tuple  # what they lead to: (folder, slug)

    def text(self, destination):
        """The whole file, each link led to `destination(folder, slug)`."""
        return f"---\n{self.front}---\n{self.body.format(*(destination(*link) for link in self.links))}"


class Corpus:
    """The entries of a portal of `total` pages (at least 100, so that every type has some)."""

    def __init__(self, total):
        if total < 100:
            raise SystemExit("A measured portal has at least 100 pages.")
        self.counts = {name: total * share // 100 for name, share in SHARES.items()}
        self.tags = [tag(index) for index in range(40 + total // 50)]

    def entries(self):
        front = {"stories": story, "programs": programme, "newsletters": newsletter, "champions": champion}
        for folder, count in self.counts.items():
            salt = list(SHARES).index(folder)
            for number in range(count):
                links = (
                    ("stories", slug("stories", mixed(number, 21 + salt) % self.counts["stories"])),
                    ("programs", slug("programs", mixed(number, 31 + salt) % self.counts["programs"])),
                )
                seed = mixed(number, salt)
                yield Entry(folder, slug(folder, number), front[folder](self, number, seed), body(seed), links)

    def refer(self, folder, number):
        """The name of an entry of `folder`, for any number: they are counted round and round."""
        return slug(folder, number % self.counts[folder])

    def tags_of(self, seed):
        """2 to 4 different tags; those at the front of the vocabulary are the popular ones."""
        size = len(self.tags)
        chosen = []
        for step in range(2 + seed % 3):
            index = min(mixed(seed, 41 + step) % size, mixed(seed, 51 + step) % size)
            while self.tags[index] in chosen:
                index = (index + 1) % size
            chosen.append(self.tags[index])
        return ", ".join(chosen)


def mixed(number, salt):
    """A number below 2^32 that looks like chance (the finisher of MurmurHash3, Austin Appleby)."""
    x = (number * 0x9E3779B1 + salt * 0x85EBCA77 + 1) & 0xFFFFFFFF
    x = ((x ^ x >> 16) * 0x85EBCA6B) & 0xFFFFFFFF
    x = ((x ^ x >> 13) * 0xC2B2AE35) & 0xFFFFFFFF
    return x ^ x >> 16


def slug(folder, number):
    """An entry's file name, such as `story-pier-crew-crew`: words, because a number could be a staff number."""
    base = len(COMMON)
    return "-".join([SINGULAR[folder], COMMON[number % base], COMMON[number // base % base], COMMON[number // base**2]])


def tag(index):
    base = len(COMMON)
    return COMMON[index] if index < base else f"{vocabulary()[index // base * 5]} {COMMON[index % base]}"


# --- Front matter, one function a type; the same for every generator


def common(title, corpus, seed):
    return (
        f"title: {title}\nsummary: {sentence(seed + 1)}\nowner: Learning team\nstatus: published\n"
        f"reviewed: {day(seed)}\ntags: [{corpus.tags_of(seed)}]\n"
    )


def story(corpus, number, seed):
    programs = sorted({corpus.refer("programs", number), corpus.refer("programs", number * 7)})
    return common(f"Story {number}, {phrase(seed, 5)}", corpus, seed) + (
        f"date: {day(seed)}\nprogram: [{', '.join(programs)}]\n"
        f"scope: {('individual', 'team', 'organisation')[number % 3]}\n"
        f"problem: {sentence(seed + 2)}\naction: {sentence(seed + 3)}\nresult: {sentence(seed + 4)}\n"
        f"evidence_level: {number % 4}\npeople: []\ngoals: [{GOALS[seed % 6]}]\nunits: [{UNITS[seed // 6 % 6]}]\n"
        f"quick_win: {'true' if number % 9 == 0 else 'false'}\n"
        f"champions: [{corpus.refer('champions', number)}]\n"
    )


def programme(corpus, number, seed):
    return common(f"Programme {number}, {phrase(seed, 4)}", corpus, seed) + (
        f"goals:\n  - goal: {GOALS[seed % 6]}\n    how: {sentence(seed + 2)}\n"
        f"format: {('classroom', 'workshop', 'coaching', 'mentoring')[number % 4]}\n"
        f'mode: "{("70", "20", "10")[number % 3]}"\n'
        f"audience: [operations, leaders]\nroles: [Crew, Shift leaders]\nduration: {30 + number % 5 * 30}\n"
        f"outcomes:\n  - can_do: {sentence(seed + 3)}\n    serves: {GOALS[seed % 6]}\n"
        f"units: [{UNITS[seed // 6 % 6]}]\nchampions: [{corpus.refer('champions', number)}]\n"
    )


def newsletter(corpus, number, seed):
    items = "".join(f"  - entry: {corpus.refer('stories', number * 6 + step)}\n" for step in range(6))
    return common(f"Issue {number}, {phrase(seed, 4)}", corpus, seed) + (
        f"issue: {number + 1}\ndate: {day(seed)}\nsubject: {phrase(seed, 4).capitalize()}\n"
        f"preheader: {sentence(seed + 2)}\nitems:\n{items}"
    )


def champion(corpus, number, seed):
    name = f"Champion {number}"
    return common(name, corpus, seed) + (
        f"name: {name}\nunit: {UNITS[seed % 6]}\nsince: 2025-04-01\n"
        "consent: {basis: Signed form, given: 2026-01-12, expires: 2028-01-12, scope: [web, newsletter, quote]}\n"
        f"role: Shift lead\nhelps_with: {sentence(seed + 2)}\n"
    )


def day(seed):
    return f"{2024 + seed % 2}-{seed // 2 % 12 + 1:02}-{seed // 24 % 28 + 1:02}"


# --- Prose: as with people, a few words are used all the time and most of them seldom


@cache
def vocabulary():
    """The common words, then 1,500 made of syllables."""
    onsets, vowels, ends = "b d f g h k l m n p r s t v".split(), "a e i o u".split(), ("n", "r", "s", "t", "ll")
    syllables = [onset + vowel for onset in onsets for vowel in vowels]
    made = {}
    for number in range(6000):
        seed = mixed(number, 61)
        first, second = syllables[seed % 70], syllables[seed // 70 % 70]
        made[first + second + ends[seed // 4900 % 5]] = None
    return COMMON + [word for word in made if word not in COMMON][:1500]


@cache
def word(seed):
    words = vocabulary()
    return words[int(len(words) ** (seed / 4096)) - 1]


def phrase(seed, count):
    return " ".join(word(mixed(seed, 71 + step) % 4096) for step in range(count))


@cache
def nth_sentence(number):
    return phrase(number, 8 + number % 6).capitalize() + "."


def sentence(seed):
    """One of 4,096 sentences of 8 to 13 words, at most 110 characters long."""
    text = nth_sentence(seed % 4096)
    return text if len(text) <= 110 else nth_sentence(0)


def paragraph(seed):
    return " ".join(sentence(mixed(seed, step)) for step in range(6))


@cache
def cell(number):
    return phrase(number, 2)


def body(seed):
    """About 4 KB of Markdown with one of everything an author uses."""
    table = "".join(
        f"| {cell((seed + row) % 512)} | {row * 7 + seed % 50} | {row * 5} |\n" for row in range(6 + seed % 5)
    )
    points = "".join(f"- **{cell((seed + 9 * row) % 512)}**: {sentence(seed + 60 + row)}\n" for row in range(6))
    steps = "".join(f"{row + 1}. {sentence(seed + 70 + row)}\n" for row in range(4))
    tasks = "".join(f"- [{'x' if row < 2 else ' '}] {sentence(seed + 80 + row)}\n" for row in range(3))
    return (
        f"{paragraph(seed)}\n\n## What happened\n\n{paragraph(seed + 1)}\nSee [another]({{0}}) and\n"
        f"[the programme]({{1}}).[^1]\n\n{points}\n## The numbers\n\n| what | before | after |\n"
        f"| --- | ---: | ---: |\n{table}\n> [!TIP]\n> {sentence(seed + 90)}\n\n"
        f"## What we did\n\n{steps}\n{paragraph(seed + 2)}\n\n{tasks}\n"
        f"## What comes next\n\n{paragraph(seed + 3)}\n"
        f"Write to *us* or read `{cell(seed % 512)}`, ~~soon~~ today.\n\n{paragraph(seed + 4)}\n\n"
        f"{paragraph(seed + 5)}\n\n[^1]: {sentence(seed + 91)}\n"
    )
