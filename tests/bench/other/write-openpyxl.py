#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""write-openpyxl.py ROWS.tsv WORKBOOK: openpyxl, write-only; see rows.py. Without arguments, its version."""

import importlib.util
import sys

import openpyxl
from openpyxl.cell import WriteOnlyCell

import rows


def make_cell(sheet, name):
    cell = WriteOnlyCell(sheet, value=0)
    cell.number_format = name
    return cell


def write(source, path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for column, width in enumerate(rows.WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJKL"[column]].width = width
    sheet.append(rows.HEADINGS)

    # A cell for each column with a format, used again for every row, is the quick way of this library.
    cells = {column: make_cell(sheet, name) for column, name in enumerate(rows.FORMATS) if name}
    for row in rows.read(source):
        for column, cell in cells.items():
            if row[column] is not None:
                cell.value = row[column]
                row[column] = cell
        sheet.append(row)
    book.save(path)


if len(sys.argv) == 1:
    print("openpyxl", openpyxl.__version__, "with lxml" if importlib.util.find_spec("lxml") else "without lxml")
else:
    write(*sys.argv[1:])
