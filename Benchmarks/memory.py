"""Measures full and repeated builds of a generated portal: wall and CPU time, peak memory, outputs.

Usage: python3 build.py [PAGES]        default 1,000; status 1 if the peak reaches the limit

Peak memory is printed twice: of the largest process, as the kernel counted it, and of the command with its workers
at one moment, as sampled. The larger one decides.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import generate

LAUREL = Path(os.environ.get("LAUREL", generate.ROOT / ".build/release/laurel"))
LIMIT_MB = 200


@dataclass(frozen=True)
class Measure:
    wall: float
    cpu: float
    peak_mb: float  # largest process, from the kernel's account
    total_mb: float  # largest sum over the command and its workers, sampled


def main(pages="1000"):
    with tempfile.TemporaryDirectory(prefix="laurel-bench-") as temporary:
        portal = Path(temporary) / "portal"
        counts = generate.main(portal, pages)
        sources = [p for p in (portal / "content").rglob("*.md")]
        size = sum(p.stat().st_size for p in sources)
        print(f"{sum(counts.values()):,} generated pages, {size / len(sources) / 1024:.1f} KB each on average")
        full = measured_build(portal, "full build")
        outputs = [p for p in (portal / "site").rglob("*") if p.is_file()]
        print(f"  {len(outputs):,} files, {sum(p.stat().st_size for p in outputs) / 2**20:.1f} MB written")
        measured_build(portal, "nothing changed")
        peak = max(full.peak_mb, full.total_mb)
        verdict = "pass" if peak < LIMIT_MB else "FAIL"
        print(f"{verdict}: peak memory {peak:.0f} MB, limit {LIMIT_MB} MB")
        return verdict == "pass"


def measured_build(portal, title):
    """Builds and prints what it took."""
    command = [LAUREL, "build", "--today", "2026-11-23", "--quiet"]
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=portal, stdin=subprocess.DEVNULL)
    sampler = Sampler(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"the build failed with status {process.returncode}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    measure = Measure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, sampler.stop())
    print(
        f"{title}: {measure.wall:.3f} s wall, {measure.cpu:.3f} s CPU, "
        f"{measure.peak_mb:.0f} MB largest process, {measure.total_mb:.0f} MB with workers (sampled)"
    )
    return measure


class Sampler:
    """Adds up the resident memory of a process and its children every few milliseconds (Linux; 0 elsewhere)."""

    def __init__(self, pid):
        self.pid, self.largest, self.done = pid, 0, threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def stop(self):
        self.done.set()
        self.thread.join()
        return self.largest / 2**10

    def _run(self):
        while not self.done.wait(0.003):
            self.largest = max(self.largest, sum(map(resident_kb, family(self.pid))))


def family(pid):
    """A process and all it started: the kernel lists children under the thread that made them."""
    try:
        children = " ".join(p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/children")).split()
    except OSError:
        children = []
    return [pid] + [member for child in children for member in family(int(child))]


def resident_kb(pid):
    """Memory of the process's own, in KB: pages shared with its siblings would count twice."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith(("RssAnon", "RssShmem")))


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
