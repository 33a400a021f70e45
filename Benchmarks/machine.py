"""What a result depends on besides the code: the machine, its file system, and the versions of everything."""

import os
import platform
import re
import subprocess
from pathlib import Path

import generate


def facts(folder, programs):
    """Rows of name and value. `programs` are further commands by name, whose first line says their version."""
    revision = said(["git", "-C", generate.ROOT, "describe", "--always", "--dirty"])
    rows = [
        ("processor", f"{os.cpu_count()} x {processor()}"),
        ("memory", f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GB"),
        ("file system", file_system(folder)),
        ("system", f"{platform.system()} {platform.release()}, {distribution()}"),
        ("busy before (load average)", f"{os.getloadavg()[0]:.1f}"),
        ("cmark-gfm", said(["pkg-config", "--modversion", "libcmark-gfm"])),
        ("compiler of the floor", said(["cc", "--version"])),
        ("Python", platform.python_version()),
    ]
    # Hugo's line goes on with the day and the options it was made with.
    rows += [(name, " ".join(said(command).split()[:2])) for name, command in programs.items()]
    return [(name, f"{value}, revision {revision}" if name == "Laurel" else value) for name, value in rows]


def said(command):
    """The first line a command prints, or that it said nothing."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return "unknown"
    return (result.stdout.splitlines() or ["unknown"])[0]


def processor():
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else said(["sysctl", "-n", "machdep.cpu.brand_string"])


def distribution():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (AttributeError, OSError, KeyError):
        return platform.platform(terse=True)


def file_system(folder):
    """The kind of file system that a folder is on."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    except OSError:
        return "unknown"
    parents = {str(parent) for parent in [folder, *folder.parents]}
    return max((mount for mount in mounts if mount[0] in parents), key=lambda mount: len(mount[0]))[1]
