# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of workbooks share: their cells as the digest takes them (src/report/pc-row-digest.h), and LibreOffice."""

import datetime
import hashlib
import importlib.util
import pathlib

import openpyxl

_spec = importlib.util.spec_from_file_location("read_workbook", pathlib.Path(__file__).with_name("read-workbook.py"))
_reader = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_reader)

# Reckons all formulas of a workbook anew; a CSV file for each sheet.
convert = _reader.convert


def origin(path):
    """What the hidden sheet says: of all, and of each table."""
    facts, tables = {}, {}
    for key, table, value in openpyxl.load_workbook(path, read_only=True)["percorso"].iter_rows(values_only=True):
        (tables.setdefault(int(table), {}) if table else facts).setdefault(key, []).append(value)
    return facts, tables


def minutes(value):
    if isinstance(value, datetime.timedelta):
        return round(value / datetime.timedelta(minutes=1))
    if isinstance(value, datetime.time):
        return value.hour * 60 + value.minute + round(value.second / 60)
    if isinstance(value, datetime.datetime):  # A length of a day and more, which openpyxl may take for a date.
        epoch = datetime.datetime(1899, 12, 31 if value < datetime.datetime(1900, 3, 1) else 30)
        return round((value - epoch) / datetime.timedelta(minutes=1))
    return None


def as_text(value, kind):
    """A cell of openpyxl."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x005F_", "_")  # openpyxl leaves the escape of a workbook as it is
    if kind in ("minutes", "time"):
        whole = minutes(value)
        return str(whole if whole is not None else round(value * (60 if kind == "minutes" else 1440)))
    if kind == "money":
        return str(round(value * 100))
    if kind == "date":
        return value.date().isoformat()
    if kind == "instant":
        return (value + datetime.timedelta(microseconds=500000)).replace(microsecond=0).isoformat()
    return str(value)


def digest_rows(rows):
    """SHA-256 over rows of texts."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(("".join(text + "\x1f" for text in row) + "\x1e").encode())
    return digest.hexdigest()


def digest(path, table):
    """The same, of a table of a workbook."""
    book, kinds = openpyxl.load_workbook(path, data_only=True), table["kinds"][0].split(" ")
    return digest_rows([as_text(value, kind) for value, kind in zip(row, kinds)]
                       for name, rows in zip(table["sheet"], table["rows"])
                       for row in book[name].iter_rows(min_row=2, max_row=1 + int(rows), max_col=len(kinds), values_only=True))
