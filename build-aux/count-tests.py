#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py FOLDER... : what the last `meson test` of each build folder found.

Counts every check a test program reports (TAP), and a program that reports none
as one.  What crashes, times out, stops before its end or skips is a failure: a
skipped check says nothing, and says it quietly.
"""

import json
import pathlib
import re
import sys

CHECK = re.compile(r"^(not )?ok\b[ \t]+\d+[^#\n]*(#.*)?$", re.MULTILINE)
PLAN = re.compile(r"^1\.\.\d+", re.MULTILINE)
EXCUSED = re.compile(r"#\s*(skip|todo)", re.IGNORECASE)
SHOWN_LINES = 80


def count_checks(output):
    """How many checks of a TAP output passed, and the lines of those that did not."""
    passed, failed = 0, []
    for match in CHECK.finditer(output):
        if match[1] or EXCUSED.search(match[2] or ""):
            failed.append(match[0])
        else:
            passed += 1
    return passed, failed


def count_program(test):
    """The same for a whole test program, as an entry of Meson's testlog.json."""
    output = test.get("stdout", "")
    went_well = test["result"] in ("OK", "EXPECTEDFAIL")
    if not PLAN.search(output) and not CHECK.search(output):
        return (1, []) if went_well else (0, ["ended with " + test["result"]])

    passed, failed = count_checks(output)
    # A program that ends badly after naming what failed has been counted.
    if not went_well and not failed:
        failed.append("ended with " + test["result"])
    elif went_well and passed == 0 and not failed:
        failed.append("reported no check")
    return passed, failed


def show_failure(folder, test, failed):
    """Prints what a failing program said, its end where that is long."""
    print(f"-- {folder}: {test['name']}")
    for line in failed:
        print("   " + line)
    for stream in ("stdout", "stderr"):
        lines = test.get(stream, "").splitlines()
        if lines:
            print(f"   {stream}:")
            print("\n".join("     " + line for line in lines[-SHOWN_LINES:]))


def read_log(folder):
    """The tests of one build folder, one JSON object a line; None if it has no log."""
    log = pathlib.Path(folder, "meson-logs", "testlog.json")
    if not log.exists():
        return None
    with log.open(encoding="utf-8", errors="replace") as lines:
        return [json.loads(line) for line in lines]


def count_folder(folder):
    tests = read_log(folder)
    if not tests:
        print(f"-- {folder}: could not be built, or has no tests")
        return 0, 1

    total_passed = total_failed = 0
    for test in tests:
        passed, failed = count_program(test)
        if failed:
            show_failure(folder, test, failed)
        total_passed += passed
        total_failed += len(failed)
    return total_passed, total_failed


def main(folders):
    counts = {folder: count_folder(folder) for folder in folders}
    for folder, (passed, failed) in counts.items():
        print(f"{folder}: {passed} passed, {failed} failed")

    passed = sum(count[0] for count in counts.values())
    failed = sum(count[1] for count in counts.values())
    print(f"{passed} passed, {failed} failed")
    return 0 if passed > 0 and failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
