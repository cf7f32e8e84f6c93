#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs find in a workbook.

read-workbook.py cells FILE [SHEET]   every cell as openpyxl reads it, one a line
read-workbook.py xml FILE PART        a part of the file, with the moment and the program masked
read-workbook.py office FILE          has LibreOffice reckon all formulas anew, and compares with what the file says
"""

import csv
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

# UTF-8, every sheet to a file of its own.
CSV_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

# LibreOffice trusts the results kept in a file unless it is told not to.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def show(value):
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (datetime.datetime, datetime.time)):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.10g}"
    return repr(value)


def describe_sheet(sheet):
    page, setup = sheet.sheet_properties.pageSetUpPr, sheet.page_setup
    return (f"[{sheet.title}] {sheet.dimensions} frozen={sheet.freeze_panes} titles={sheet.print_title_rows}"
            f" filter={sheet.auto_filter.ref} paper={setup.paperSize} {setup.orientation}"
            f" fit={bool(page and page.fitToPage)}:{setup.fitToWidth}x{setup.fitToHeight}"
            f" head={sheet.oddHeader.left.text!r} foot={sheet.oddFooter.center.text!r}"
            f" rtl={bool(sheet.sheet_view.rightToLeft)}")


def describe_cell(cell, result):
    line = f"{cell.coordinate} {cell.data_type} {show(cell.value)}"
    if cell.data_type == "f":
        line += f" -> {show(result.value)}"
    if cell.number_format != "General":
        line += f" {cell.number_format}"
    return line + (" bold" if cell.font.b else "")


def print_cells(path, only=None):
    book, results = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    for sheet in book:
        if only in (None, sheet.title):
            print(describe_sheet(sheet))
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        print(describe_cell(cell, results[sheet.title][cell.coordinate]))


def print_xml(path, part):
    with zipfile.ZipFile(path) as archive:
        text = archive.read(part).decode()
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [^<]*", "MOMENT", text)
    text = re.sub(r"Percorso \d[^<]*", "Percorso VERSION", text)
    print(text.replace("<row", "\n<row").replace("<c ", "\n <c ").replace("</sheetData>", "\n</sheetData>\n"))


def convert(path, folder):
    profile = pathlib.Path(folder, "profile")
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    keep = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", CSV_FILTER,
                    "--outdir", folder, path], check=True, timeout=150,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=keep | {"HOME": folder, "LC_ALL": "C.UTF-8"})
    return sorted(pathlib.Path(folder).glob("*.csv"))


def number(value):
    if isinstance(value, datetime.timedelta):
        return value / datetime.timedelta(days=1)
    return value


def office_number(text):
    """What LibreOffice writes for a number; a length of less than a day is a time of day to it."""
    if re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", text):  # A length of some years.
        return number(datetime.datetime.strptime(text, "%m/%d/%Y %H:%M:%S") - datetime.datetime(1899, 12, 30))
    time = re.fullmatch(r"(\d+):(\d\d):(\d\d)( AM| PM)?", text)
    if not time:
        return float(text)
    hours = int(time[1]) % 12 + 12 * (time[4] == " PM") if time[4] else int(time[1])
    return hours / 24 + int(time[2]) / 1440 + int(time[3]) / 86400


def compare_with_office(path):
    book, results = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        files = convert(path, folder)
        for sheet in book:
            name, = (file for file in files if file.name == f"{pathlib.Path(path).stem}-{sheet.title}.csv")
            with open(name, newline="", encoding="utf-8") as file:
                rows = list(csv.reader(file))
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        kept = number(results[sheet.title][cell.coordinate].value)
                        office = office_number(rows[cell.row - 1][cell.column - 1])
                        assert abs(kept - office) < 0.001, (sheet.title, cell.coordinate, cell.value, kept, office)
                        compared += 1
    assert compared > 0, "no formula was compared"
    print(f"{compared} formulas agree")


if __name__ == "__main__":
    {"cells": print_cells, "xml": print_xml, "office": compare_with_office}[sys.argv[1]](*sys.argv[2:])
