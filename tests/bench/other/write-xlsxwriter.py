#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""write-xlsxwriter.py ROWS.tsv WORKBOOK: XlsxWriter in constant memory; see rows.py. Without arguments, its version."""

import sys

import xlsxwriter

import rows

# Text stays text, which is also what is quickest.
OPTIONS = {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def write(source, path):
    book = xlsxwriter.Workbook(path, OPTIONS)
    sheet = book.add_worksheet()
    formats = [book.add_format({"num_format": name}) if name else None for name in rows.FORMATS]
    text, number = sheet.write_string, sheet.write_number
    for column, (heading, width) in enumerate(zip(rows.HEADINGS, rows.WIDTHS)):
        sheet.set_column(column, column, width)
        text(0, column, heading)

    for n, row in enumerate(rows.read(source), 1):
        for column, value in enumerate(row):
            if value is None:
                continue
            if formats[column] is None:
                text(n, column, value)
            else:
                number(n, column, value, formats[column])
    book.close()


if len(sys.argv) == 1:
    print("XlsxWriter", xlsxwriter.__version__)
else:
    write(*sys.argv[1:])
