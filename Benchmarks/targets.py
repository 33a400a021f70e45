"""What Laurel aims at, as ratios to Hugo and to the floor within one run, and whether a result meets it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """`build` is so many times as fast as `against`, or takes at most so many times as long, or so many MB."""

    title: str
    build: str
    against: str  # a build, or "" for an absolute limit
    unit: str  # what is compared: wall, cpu, peak_mb
    sizes: dict  # pages: (target, stretch)
    faster: bool = True  # whether larger is better

    def at(self, pages):
        """Target, stretch and the size they were set for; nothing below 1,000 pages but what was set for that."""
        below = [size for size in self.sizes if size <= pages]
        chosen = max(below) if below else min(self.sizes) if pages >= 1_000 else None
        return (*self.sizes[chosen], chosen) if chosen else None

    def met(self, value, limit):
        return value >= limit if self.faster else value <= limit


TARGETS = (
    Target("cold build, wall: Hugo takes", "cold", "hugo", "wall", {100: (4, 8), 1_000: (6, 9), 10_000: (6, 9)}),
    Target("cold build, CPU: Hugo takes", "cold", "hugo", "cpu", {10_000: (5, 8)}),
    Target("cold build, wall: of the floor", "cold", "floor", "wall", {10_000: (2, 1.3)}, faster=False),
    Target("nothing changed: Hugo takes", "same", "again", "wall", {10_000: (60, 150)}),
    Target("prose of one page edited: Hugo takes", "prose", "again", "wall", {10_000: (50, 100)}),
    Target("title of one page edited: Hugo takes", "title", "again", "wall", {10_000: (25, 50)}),
    Target("cold build, peak memory", "cold", "", "peak_mb", {1_000: (200, 130), 10_000: (250, 130)}, faster=False),
)
