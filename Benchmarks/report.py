"""Puts results into Markdown tables, and the tables into README.md between their markers."""

from statistics import median

import builds
from hugo import HERE
from targets import TARGETS

README = HERE / "README.md"


def comparison(pages, timed, weighed, sizes):
    """The tables of one portal, from the measures of each build, one a run, and from what it wrote."""
    return "\n\n".join(
        [f"### {pages:,} pages", build_table(timed, weighed), output_table(sizes), target_table(pages, timed, weighed)]
    )


def build_table(timed, weighed):
    rows = [
        ["build", "wall, s", "lowest to highest", "CPU, s", "peak memory, MB", "largest process, MB"]
        + ["Hugo takes", "of the floor"]
    ]
    for key, title in builds.BUILDS.items():
        walls = [measure.wall for measure in timed[key]]
        weight = weighed[key][0]
        peer = "again" if key in ("same", "prose", "title", "again") else "hugo"
        rows.append(
            [
                title,
                seconds(median(walls)),
                f"{seconds(min(walls))} to {seconds(max(walls))}",
                seconds(median(measure.cpu for measure in timed[key])),
                f"{weight.peak_mb:.0f}",
                f"{weight.largest_mb:.0f}",
                "" if key == peer else times(ratio(timed, peer, key, "wall")),
                "" if key == "floor" else times(ratio(timed, key, "floor", "wall")),
            ]
        )
    return table(rows, "lrrrrrrr")


def output_table(sizes):
    rows = [["written by", "files", "MB"]]
    rows += [[builds.BUILDS[key], f"{size.files:,}", f"{size.megabytes:.1f}"] for key, size in sizes.items()]
    difference = sizes["cold"].megabytes / sizes["hugo"].megabytes - 1
    verdict = "" if abs(difference) <= 0.15 else ": too far apart to be called the same site"
    return f"{table(rows, 'lrr')}\n\nLaurel wrote {difference:+.1%} bytes compared with Hugo{verdict}."


def target_table(pages, timed, weighed):
    rows = [["aim", "measured", "target", "stretch", "verdict"]]
    for target in TARGETS:
        goal = target.at(pages)
        if not goal:
            continue
        limit, stretch, set_for = goal
        if target.unit == "peak_mb":
            value, worded = weighed[target.build][0].peak_mb, lambda number: f"{number:.0f} MB"
        else:
            pair = (target.against, target.build) if target.faster else (target.build, target.against)
            value, worded = ratio(timed, *pair, target.unit), times
        sign = "" if set_for == pages else f" (set for {set_for:,})"
        most = "at least" if target.faster else "at most"
        met = "stretch met" if target.met(value, stretch) else "met" if target.met(value, limit) else "NOT met"
        rows.append([target.title, worded(value), f"{most} {worded(limit)}{sign}", worded(stretch), met])
    return table(rows, "lrrrl")


def ratio(timed, above, below, unit):
    """Median over the runs of one build's figure divided by another's in the same run."""
    return median(getattr(a, unit) / max(getattr(b, unit), 1e-3) for a, b in zip(timed[above], timed[below]))


def seconds(value):
    return f"{value:.2f}" if value >= 10 else f"{value:.3f}"


def times(value):
    return f"{value:.0f} x" if value >= 20 else f"{value:.1f} x" if value >= 2 else f"{value:.2f} x"


def table(rows, alignment):
    """A Markdown table whose columns also line up on a terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(alignment))]

    def line(cells):
        pad = [c.rjust(w) if a == "r" else c.ljust(w) for c, w, a in zip(cells, widths, alignment)]
        return "| " + " | ".join(pad) + " |"

    rule = ["-" * (w - 1) + (":" if a == "r" else "-") for w, a in zip(widths, alignment)]
    return "\n".join([line(rows[0]), line(rule)] + [line(row) for row in rows[1:]])


def record(name, text):
    """Replaces what README.md says between `<!-- name -->` and `<!-- end of name -->`."""
    before, after = f"<!-- {name} -->", f"<!-- end of {name} -->"
    whole = README.read_text(encoding="utf-8")
    if before not in whole or after not in whole:
        raise SystemExit(f"README.md lacks the markers of {name}.")
    head, rest = whole.split(before, 1)
    tail = rest.split(after, 1)[1]
    README.write_text(f"{head}{before}\n\n{text}\n\n{after}{tail}", encoding="utf-8")
    print(f"Recorded between the markers of {name} in {README.name}.")
