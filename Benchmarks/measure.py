"""Runs a command and says what it took: wall time, CPU time, and on request peak memory, of it and all it started.

Memory is looked at only on request, because looking costs time: a build is timed in some runs and weighed in another.
"""

import ctypes
import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

LINUX = sys.platform.startswith("linux")
TICKS = os.sysconf("SC_CLK_TCK")
SET_CHILD_SUBREAPER = 36  # prctl(2)


@dataclass(frozen=True)
class Measure:
    wall: float  # seconds
    cpu: float  # seconds, user and system, of all processes
    total_mb: float = 0  # largest sum over all processes at one moment; 0 if not weighed
    largest_mb: float = 0  # high-water mark of the largest process; 0 if not weighed

    @property
    def peak_mb(self):
        return max(self.total_mb, self.largest_mb)


def measured(command, folder, weigh=False):
    """Runs the command in a folder to its end; a failing one ends the program, with what it said."""
    if LINUX:
        # Processes that outlive their parent become our children, so that their time is counted too.
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        scales = Scales(process.pid) if weigh else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + cpu_of_orphans()
        if process.returncode != 0:
            said.seek(0)
            words = said.read(4000).decode(errors="replace")
            raise SystemExit(f"{' '.join(map(str, command))}\nended with status {process.returncode}.\n{words}")
    if not scales:
        return Measure(wall, cpu)
    scales.stop()
    if scales.cpu > cpu * 1.1 + 0.1:
        raise SystemExit(f"{command[0]}: its processes used {scales.cpu:.2f} s CPU, and only {cpu:.2f} s were counted.")
    if LINUX:
        return Measure(wall, cpu, scales.total / 2**10, scales.largest / 2**10)
    # The kernel's own account starts from the size of this Python, so it is only second best.
    return Measure(wall, cpu, 0, usage.ru_maxrss / 2**20)


def cpu_of_orphans():
    """Seconds used by processes the command left behind. One that does not end in time is an error."""
    seconds, deadline = 0, time.monotonic() + 5
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return seconds
        if pid:
            seconds += usage.ru_utime + usage.ru_stime
        elif time.monotonic() > deadline:
            raise SystemExit("The command ended and left a process running.")
        else:
            time.sleep(0.01)


class Scales:
    """Weighs a process with all it started, every few milliseconds, while it runs (Linux; weighs nothing elsewhere).

    The sum is of proportional set sizes (PSS), so that a page shared by two processes counts once.
    """

    def __init__(self, pid):
        self.pid, self.total, self.largest, self.ticks = pid, 0, 0, {}
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    @property
    def cpu(self):
        """Seconds, as far as seen."""
        return sum(self.ticks.values()) / TICKS

    def stop(self):
        self.done.set()
        self.thread.join()

    def _run(self):
        pause = 0
        while not self.done.wait(pause):
            start = time.monotonic()
            self.total = max(self.total, sum(map(self._weigh, family(self.pid))))
            # A large process takes long to weigh: leave it three times as long in peace.
            pause = max(0.002, 3 * (time.monotonic() - start))

    def _weigh(self, pid):
        """The process's share of memory in KB; 0 if it has just ended."""
        try:
            self.largest = max(self.largest, kilobytes(pid, "status", "VmHWM"))
            user, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
            self.ticks[pid] = int(user) + int(system)
            return kilobytes(pid, "smaps_rollup", "Pss")
        except OSError:
            return 0


def family(pid):
    """A process and all it started: the kernel lists children under the thread that made them."""
    try:
        children = " ".join(p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/children")).split()
    except OSError:
        children = []
    return [pid] + [member for child in children for member in family(int(child))]


def kilobytes(pid, file, name):
    for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return 0
