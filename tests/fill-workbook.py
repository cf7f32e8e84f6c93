#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills in a workbook as somebody does who has it open.

fill-workbook.py FILE COLUMN TEXT ...   puts TEXT into the column of that word, in the first row
"""

import sys

import openpyxl

path, *pairs = sys.argv[1:]
book = openpyxl.load_workbook(path)
names = next(value for key, table, value in book["percorso"].iter_rows(values_only=True)
             if key == "columns" and table == "1").split(" ")
for name, text in zip(pairs[::2], pairs[1::2]):
    book.worksheets[0].cell(2, names.index(name) + 1).value = text
book.save(path)
