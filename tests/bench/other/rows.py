# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the service register for writers in Python, as bench-bare puts them down: a line each, with tabs."""

import datetime

HEADINGS = ("Code", "Family name", "Given name", "Programme", "Date", "Start", "End", "Hours", "Service",
            "Individual or group", "Delivered", "Operator")
WIDTHS = (12, 18, 16, 14, 11, 7, 7, 8, 30, 12, 14, 20)
# Of the columns that are numbers.
FORMATS = (None, None, None, None, "yyyy-mm-dd", "hh:mm", "hh:mm", "[h]:mm", None, None, None, None)

DATE = 4
MINUTES = (5, 6, 7)
FIRST_DAY = datetime.date(1899, 12, 30)


def read(path):
    """Each row as a list: text, days and parts of a day as a spreadsheet counts them, None where there is nothing."""
    days = {None: None}
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            row = [text or None for text in line.rstrip("\n").split("\t")]
            day = row[DATE]
            if day not in days:
                days[day] = (datetime.date.fromisoformat(day) - FIRST_DAY).days
            row[DATE] = days[day]
            for column in MINUTES:
                if row[column] is not None:
                    row[column] = int(row[column]) / 1440
            yield row
