#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-golden.py PERCORSOCTL : every report of a small office is the golden workbook it was looked at as, as TAP.

tests/fixtures/golden has each part of each workbook that says anything of its own, one element a line and one cell a line:
place, style, and a text in quotation marks, a formula behind "=" or a number. What changes with every export
is masked by its name: the moment, the digest, the version of the program, ids of records (by the name of the record in
golden_office.py), pseudonyms, the marks of the cells nobody fills in. After a change that is meant,

    PC_TEST_RENEW=1 meson test -C _build golden

writes them anew and takes away those of no report; git diff then says what has become different.
"""

import csv
import difflib
import hashlib
import json
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zipfile

from ctl_check import environment, folder, main, on, run, scratch, test, works
from golden_office import RECORDS
from workbook_check import origin

GOLDEN = pathlib.Path(__file__).with_name("fixtures") / "golden"

# The day that the office is looked at, for reports that ask.
DAY = "2025-05-20"
ASKS_FOR_A_DAY = ("participants plan endowment-statement allowance-payments host-contributions claim indicators dashboard"
                  " deadlines hosts").split(" ")

# Beside the plain one of each report in English.
FILLED = "service-register", "attendance-register", "follow-ups", "payments"
PSEUDONYMOUS = "participants", "hosts"
ITALIAN = "participants", "deadlines", "operator-hours"

# Sheets with a line for each column or code that there is: the first rows are told, of the others what they come to.
LONG_TABLES, FIRST_ROWS = ("codes", "dictionary"), 4

# What follows from the other parts, or is the same in all: told by its digest.
DULL_PARTS = r"xl/theme/|docProps/app\.xml|\[Content_Types\]\.xml|(.*/)?_rels/"

LOCALES = pathlib.Path(__file__).parents[1] / "build-aux" / "locales.sh"

made = {}


def office():
    """The database, and the names of ids."""
    if not made:
        db, ids = folder() / "golden.db", {}
        on(db, "init", "--office", "Sportello Lavoro", "--prefix", "RM", "--operator", "Rossi, Anna")
        for name, kind in (("office", "office"), ("anna", "operator")):
            (ids[name],) = [row["id"] for row in json.loads(on(db, "list", kind, "--format", "json"))]
        for kind, name, fields in RECORDS:
            typed = {field: ids[value[1:]] if str(value).startswith("@") else value for field, value in fields.items()}
            result = run("--db", db, "add", kind, *(f"{field}={value}" for field, value in typed.items()))
            assert result.returncode == 0, (kind, name, result.stderr)
            ids[name] = result.stdout.strip()
        made["db"] = db
        made["names"] = {value: f"id:{name}" for name, value in ids.items()}
        made["version"] = "Percorso " + works("--version").split(" ")[-1].strip()
    return made["db"]


def reports():
    return [row["report"] for row in json.loads(on(office(), "reports", "--format", "json"))]


def speaking(language):
    """An environment of that language."""
    if language == "en":
        return environment()
    locale = f"{language}_{language.upper()}.UTF-8"
    locales = pathlib.Path(os.environ.get("LOCPATH") or scratch / "locales")
    if not (locales / locale).exists():
        subprocess.run(["sh", LOCALES, locales], check=True, stdout=subprocess.DEVNULL)
    return environment(LANGUAGE=language, LC_ALL=locale, LOCPATH=str(locales))


def export(report, *options, language="en"):
    path = folder() / "a.xlsx"
    day = ("--on", DAY) if report in ASKS_FOR_A_DAY else ()
    on(office(), "export", report, "--out", path, *day, *options, env=speaking(language))
    assert origin(path)[0]["language"] == [language], f"PERCORSO_LOCALE_DIR has no catalogue of “{language}”"
    return path


#
# Volatile fields
#

def volatile(path, keys=None):
    """What stands for each text that changes with every export, wherever it stands."""
    facts, tables = origin(path)
    texts = {facts["generated"][0]: "MOMENT", made["version"]: "Percorso VERSION", **made["names"]}
    moment = facts["generated"][0].replace("T", " ").replace("Z", "")
    texts.update({table["digest"][0]: "DIGEST" for table in tables.values()})
    if keys:
        texts.update(pseudonyms(keys))
    return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))) + f"|{moment} [^<\"]*"), texts


def pseudonyms(keys):
    with open(keys, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            values = list(row.values())
            yield values[0], "code:" + made["names"].get(values[1], values[1])


def masked(text, volatile_texts):
    pattern, texts = volatile_texts
    return pattern.sub(lambda found: texts.get(found[0], "MOMENT"), text)


def masked_columns(path):
    """By sheet: columns of which no cell is told, by number."""
    _, tables = origin(path)
    found = {}
    for table in tables.values():
        names = table["columns"][0].split(" ")
        for sheet in table["sheet"]:
            found[sheet] = {number: "MOMENT" if name == "updated_at" else "BASE" for number, name in enumerate(names, 1)
                            if name in ("updated_at", "base")}
    return found


#
# Parts
#

def local(tag):
    return tag.rpartition("}")[2]


def attributes(element):
    return "".join(f' {local(name)}="{value}"' for name, value in element.attrib.items())


def column_of(cell):
    number = 0
    for letter in re.match("[A-Z]+", cell)[0]:
        number = number * 26 + ord(letter) - 64
    return number


def show_cell(cell, columns):
    """Place, style and type, then what it holds: a text in quotation marks, a formula behind "=", a number as it is."""
    line = cell.get("r") + (f" s={cell.get('s')}" if cell.get("s") else "")
    line += f" t={cell.get('t')}" if cell.get("t") not in (None, "inlineStr") else ""
    text = "".join(cell.itertext()) if cell.get("t") == "inlineStr" else None
    mask = columns.get(column_of(cell.get("r")))
    if mask and re.fullmatch(r"[A-Z]+1", cell.get("r")) is None:
        return f"{line} {mask if mask == 'MOMENT' else show_base(text)}"
    if text is not None:
        return f"{line} {json.dumps(text, ensure_ascii=False)}"
    formula, value = (cell.find(f"{{*}}{name}") for name in "fv")
    line += f" ={formula.text}" if formula is not None else ""
    return line + (f" {value.text}" if value is not None else "")


def show_base(text):
    """What the cells to be filled in held; the mark of the others changes with the id."""
    return json.dumps([*json.loads(text)[:-1], "MARK"], ensure_ascii=False) if text else ""


def show_rows(data, columns, rows_told):
    for row in list(data)[:rows_told]:
        yield "row" + attributes(row)
        yield from (f"  {show_cell(cell, columns)}" for cell in row)
    rest = [show_cell(cell, columns) for row in list(data)[rows_told or len(data):] for cell in row]
    if rest:
        yield f"{len(data) - rows_told} more rows: {hashlib.sha256(chr(10).join(rest).encode()).hexdigest()}"


def show_widths(columns):
    """Columns of the same width and properties that stand side by side are told together."""
    told = []
    for column in columns:
        rest = "".join(f" {name}={value}" for name, value in column.attrib.items() if name not in ("min", "max", "customWidth"))
        if told and told[-1][2] == rest:
            told[-1][1] = column.get("max")
        else:
            told.append([column.get("min"), column.get("max"), rest])
    yield from (f"columns {first}-{last}{rest}" for first, last, rest in told)


def show_element(element, columns, rows_told, depth=0):
    pad, name = "  " * depth, local(element.tag)
    if name == "sheetData":
        yield from (pad + line for line in show_rows(element, columns, rows_told))
    elif name == "cols":
        yield from (pad + line for line in show_widths(element))
    elif name in ("created", "modified"):
        yield f"{pad}{name} MOMENT"
    else:
        text = (element.text or "").strip()
        yield pad + name + attributes(element) + (f" {json.dumps(text, ensure_ascii=False)}" if text else "")
        for child in element:
            yield from show_element(child, columns, rows_told, depth + 1)


def sheets(archive):
    """Part of each sheet, and its name."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return {f"xl/worksheets/sheet{number}.xml": sheet.get("name")
            for number, sheet in enumerate(book.iterfind("{*}sheets/*"), 1)}


def show(path, keys=None):
    """The whole workbook as text."""
    texts, columns, _, lines = volatile(path, keys), masked_columns(path), None, []
    long_sheets = {sheet for table in origin(path)[1].values() if table["table"][0] in LONG_TABLES for sheet in table["sheet"]}
    with zipfile.ZipFile(path) as archive:
        names = sheets(archive)
        for part in sorted(archive.namelist()):
            lines.append(f"## {part}" + (f" ({names[part]})" if part in names else ""))
            if re.match(DULL_PARTS, part):
                lines[-1] += " " + hashlib.sha256(archive.read(part)).hexdigest()[:16]
                continue
            tree = ElementTree.fromstring(archive.read(part))
            sheet = names.get(part)
            lines += show_element(tree, columns.get(sheet, {}), FIRST_ROWS if sheet in long_sheets else None)
    return masked("\n".join(lines) + "\n", texts)


#
# Golden workbooks
#

def kept():
    """Name of each golden workbook, and how it is made."""
    for report in reports():
        yield report, (report,), {}
    for report in FILLED:
        yield f"{report}-filled", (report, "--fill-in"), {}
    for report in PSEUDONYMOUS:
        yield f"{report}-pseudonymous", (report, "--pseudonymous", "Ministry"), {}
    for report in ITALIAN:
        yield f"{report}-it", (report,), {"language": "it"}


def make(arguments, options):
    keys = folder() / "keys.csv" if "--pseudonymous" in arguments else None
    path = export(*arguments, *(("--keys", keys) if keys else ()), **options)
    return show(path, keys)


def compare(name, found):
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("PC_TEST_RENEW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert file.exists(), f"{name} is missing: PC_TEST_RENEW=1 writes it"
    golden = file.read_text(encoding="utf-8")
    difference = difflib.unified_diff(golden.splitlines(), found.splitlines(), f"golden/{name}", "now", n=1, lineterm="")
    assert golden == found, f"{name} is stale: PC_TEST_RENEW=1 writes it anew, if that is meant\n" + "\n".join(
        list(difference)[:60])


@test
def every_report_is_the_golden_one():
    wrong = []
    for name, arguments, options in kept():
        try:
            compare(name, make(arguments, options))
        except AssertionError as error:
            wrong.append(str(error))
    assert not wrong, "\n".join(wrong)


@test
def an_export_is_the_same_twice():
    """What changes by itself is masked, all of it."""
    for name in ("full-data", "attendance-register-filled", "participants-pseudonymous"):
        (arguments, options), = [(arguments, options) for other, arguments, options in kept() if other == name]
        assert make(arguments, options) == make(arguments, options), name


@test
def no_golden_one_is_left_over():
    names = {f"{name}.txt" for name, _, _ in kept()}
    for file in GOLDEN.iterdir() if os.environ.get("PC_TEST_RENEW") else ():
        if file.name not in names:
            file.unlink()
    assert {file.name for file in GOLDEN.iterdir()} == names


if __name__ == "__main__":
    main()
