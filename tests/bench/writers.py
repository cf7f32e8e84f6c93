# SPDX-License-Identifier: GPL-3.0-or-later
"""Other writers of workbooks, in other/, that the export is compared with: which are there, and how to run them."""

import os
import shutil
import subprocess
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "other")
COLUMNS = 12

# Name, program, and what brings it.
WRITERS = (
    ("XlsxWriter", "write-xlsxwriter.py", "python3-xlsxwriter"),
    ("openpyxl", "write-openpyxl.py", "python3-openpyxl"),
    ("exceljs", "write-exceljs.js", None),
    ("SheetJS", "write-sheetjs.js", None),
)

# What a program says when it has had all that it may have, and what that is.
LIMITS = {
    "heap out of memory": "out of memory",
    "MemoryError": "out of memory",
    "Cannot allocate": "out of memory",
    "Invalid string length": "the sheet as one text is longer than Node.js allows (Invalid string length)",
}


def prepare_node(folder, may_install):
    """Has the packages of other/package.json in that folder, where it may put them there."""
    os.makedirs(folder, exist_ok=True)
    if may_install and shutil.which("npm"):
        shutil.copy(os.path.join(HERE, "package.json"), folder)
        subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=folder,
                       check=False)
    os.environ["BENCH_NODE_MODULES"] = os.path.join(folder, "node_modules")


def get_command(program):
    runner = [sys.executable, "-B"] if program.endswith(".py") else ["node"]
    return runner + [os.path.join(HERE, program)]


def find(cache, may_install):
    """Name with version -> command, to which rows and workbook are added; says which writers are not there."""
    prepare_node(os.path.join(cache, "node"), may_install)
    found = {}
    for name, program, package in WRITERS:
        asked = None
        if shutil.which(get_command(program)[0]):
            asked = subprocess.run(get_command(program), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                   check=False)
        if asked is not None and asked.returncode == 0:
            found[asked.stdout.strip()] = get_command(program)
        else:
            how = f"install {package}" if package else "run.sh --install fetches it, with Node.js and npm"
            print(f"# {name} is left out, as it is not there ({how})", flush=True)
    return found


def explain_failure(status, message):
    """Why a writer did not come to its end, in a few words."""
    for sign, meaning in LIMITS.items():
        if sign in message:
            return f"failed: {meaning}"
    lines = message.strip().splitlines()
    if status < 0:
        return f"failed: ended by signal {-status}"
    return f"failed: status {status}" + (f", {lines[-1][:60]}" if lines else "")
