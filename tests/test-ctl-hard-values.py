#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-hard-values.py PERCORSOCTL : what spreadsheets spoil, out, through LibreOffice and in again, as TAP."""

import csv
import io
import json
import subprocess

import openpyxl
from openpyxl.utils.escape import unescape

from ctl_check import database, environment, folder, main, on, program, rows, run, save_in_office, test

LONGEST = 32767

# What people type, and what is kept of it where that is not the same.
TEXTS = {
    "0039": None, "00187": None, "007,50": None, "1E5": None, "12/3": None, "1-2": None, "2026-02-30": None,
    "9007199254740993": None, "TRUE": None, "#N/A": None, "=1+1": None, "=cmd|' /C calc'!A0": None,
    "+39 333 1234567": None, "-5": None, "@SUM(A1)": None, "'=x": None, "http://example.org/?a=1&b=2": None,
    "mailto:a@example.org": None, "internal:Sheet1!A1": None, "[]:*?/\\": None, "Foglio 'uno'": None, "History": None,
    "%s %n": None, "&amp;<b>\"due\"</b>]]>": None, "_x0041_ _x005F_ _x": None, "a;b,c\\td": None,
    "Nguyễn Thị Ánh": None, "محمد عبد‌الله": None, "Ҫәлим": None, "王小明": None,
    "👩‍👩‍👧 🌍": None, "ß ŉ ǰ İ ı": None,
    "e\u0301": "é", " \ttab  ": "tab", "a\x01b\x1fc\x7fd": "abcd", "due\r\nrighe": "due righe", "\ufeffx\uffff": "x",
}
NOTES = {
    "prima\nseconda\n\n  quarta": None, "x" * LONGEST: None, "è" * (LONGEST - 1) + "\nà"[1:]: None,
    "🌍" * (LONGEST // 2) + "!": None, "=" * LONGEST: None, "_x0041_" * (LONGEST // 7): None,
}
DATES = ("1900-01-01", "1900-02-28", "1900-03-01", "1904-01-01", "1904-02-29", "1999-12-31", "2000-02-29", "2024-02-29")
# The nights in which the clocks change, and the ends of a day.
SERVICES = (("2025-03-30", "01:30", "03:30", "2:00"), ("2025-03-30", "02:00", "02:59", "0:59"),
            ("2025-10-26", "02:15", "02:45", "0:30"), ("2025-10-26", "01:59", "03:01", "1:02"),
            ("2025-03-03", "00:00", "00:01", "0:01"), ("2025-03-03", "23:58", "23:59", "0:01"))
DAYS = (("2025-03-30", "00:00", "06:00", "6:00"), ("2025-03-31", "17:00", "23:59", "6:59"))
# These are the program's own, or say when something was written.
OWN = {"created_at", "updated_at", "created_by", "updated_by", "revision"}


def enter(db, kind, /, **fields):
    """Adds a record, of which the program may say that it is unusual."""
    result = run("--db", db, "add", kind, *(f"{name}={value}" for name, value in fields.items()))
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def office():
    """People and services with all of that, added one by one as by hand."""
    db = database()
    for i, (typed, kept) in enumerate(TEXTS.items()):
        person = enter(db, "beneficiary", family_name=typed, given_name=f"Persona {i}", other_names=typed, notes=typed)
        row = json.loads(on(db, "show", person, "--format", "json"))
        expected = typed if kept is None else kept
        assert row["family_name"] == row["other_names"] == expected, (typed, row["family_name"])
    for i, note in enumerate(NOTES):
        person = enter(db, "beneficiary", family_name="Nota", given_name=f"N {i}", notes=note, health_notes=note)
        assert json.loads(on(db, "show", person, "--format", "json"))["notes"] == note, i
    for i, date in enumerate(DATES):
        enter(db, "beneficiary", family_name="Data", given_name=f"D {i}", birth_date=date, postcode="00187",
              phone="0039 333 12345")
    person = enter(db, "beneficiary", family_name="Servizi", given_name="Di notte")
    pathway = enter(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-01-15")
    for date, start, end, minutes in SERVICES:
        enter(db, "service_entry", pathway_id=pathway, service="A2", date=date, starts_at=start, ends_at=end,
              minutes=minutes, form="individual", place="-5", description="=HYPERLINK(\"http://example.org\")")
    host = enter(db, "organisation", kind="host", name="[]:*?/\\")
    work = enter(db, "traineeship", pathway_id=pathway, host_id=host, starts_on="2025-03-03", ends_on="2025-09-02",
                 weekly_minutes="30:00", weekdays="1 2 3 4 5 6 7", starts_at="9:00", ends_at="15:00")
    for date, start, end, minutes in DAYS:
        enter(db, "attendance_day", traineeship_id=work, date=date, kind="present", starts_at=start, ends_at=end,
              minutes=minutes)
    return db


def kinds():
    return sorted({field["kind"] for field in json.loads(on_nothing("fields", "--format", "json"))})


def on_nothing(*arguments):
    return subprocess.run([program, *arguments], env=environment(), capture_output=True, text=True, check=True).stdout


def content(db, kind):
    """The records of that kind, without what the program keeps for itself."""
    found = [{name: value for name, value in row.items() if name not in OWN} for row in rows(db, kind)]
    return sorted(found, key=lambda row: row["id"])


def outcomes(db, status, path, *options):
    result = run("--db", db, "import", "--format", "json", *options, path)
    assert result.returncode == status, (result.returncode, result.stdout[-2000:], result.stderr)
    return json.loads(result.stdout)


def assert_all(taken, outcome):
    others = [row for row in taken if row["outcome"] != outcome]
    assert taken and not others, others[:5]


def full_data(db):
    path = folder() / "full-data.xlsx"
    on(db, "export", "full-data", "--out", path)
    return path


def check_comes_back(db, path):
    """Nothing changes where it came from, and all of it is the same where there was nothing."""
    assert_all(outcomes(db, 0, path, "--dry-run"), "unchanged")
    other = database()
    present = {row["id"] for kind in ("operator", "office") for row in rows(other, kind)}
    taken = outcomes(other, 0, path)
    assert {row["outcome"] for row in taken} <= {"new", "changed", "unchanged"}, taken
    for kind in kinds():
        there = [row for row in content(other, kind) if row["id"] not in present]
        assert there == [row for row in content(db, kind) if row["id"] not in present], (kind, there[:3])


@test
def straight_back():
    db = office()
    check_comes_back(db, full_data(db))


@test
def through_libreoffice():
    db = office()
    check_comes_back(db, save_in_office(full_data(db)))


@test
def as_separated_values():
    db = office()
    path = folder() / "people.csv"
    path.write_text(on(db, "list", "beneficiary", "--format", "csv"), encoding="utf-8")
    assert_all(outcomes(db, 0, path, "--dry-run"), "unchanged")


@test
def nothing_in_it_is_a_formula_or_a_link():
    book = openpyxl.load_workbook(full_data(office()))
    sheets = [sheet for sheet in book if sheet.sheet_state == "visible"]
    texts = {unescape(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row
             if cell.data_type == "s"}
    missing = {typed if kept is None else kept for typed, kept in TEXTS.items()} - texts
    assert not missing, missing
    for sheet in sheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.hyperlink is None, cell.coordinate
                assert cell.data_type != "f" or "HYPERLINK" not in cell.value and "cmd" not in cell.value, cell.value


@test
def what_is_too_long_is_refused_and_never_cut():
    db = database()
    path = folder() / "long.csv"
    for length, outcome, status in ((LONGEST, "new", 0), (LONGEST + 1, "refused", 3), (40000, "refused", 3)):
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([["Cognome", "Nome", "Note"], ["Bah", f"Awa {length}", "x" * length]])
        taken = outcomes(db, status, path)
        assert [row["outcome"] for row in taken] == [outcome], taken
        for words in ("at most 32767 characters", "C2") if outcome == "refused" else ():
            assert words in taken[0]["reasons"], taken
    assert [len(row["notes"]) for row in rows(db, "beneficiary")] == [LONGEST]


@test
def dates_before_1900_are_refused():
    db = database()
    path = folder() / "old.csv"
    path.write_text("Cognome;Nome;Data di nascita\nBah;Awa;31/12/1899\nBah;Awa;1/1/1900\n", encoding="utf-8")
    taken = outcomes(db, 3, path)
    assert [row["outcome"] for row in taken] == ["refused", "new"], taken
    book = openpyxl.Workbook()
    book.active.append(["Cognome", "Nome", "Data di nascita"])
    book.active.append(["Ba", "Awa", "31/12/1899"])
    book.active.append(["Sow", "Ali", 60])
    book.active["C3"].number_format = "dd/mm/yyyy"
    book.save(path.with_suffix(".xlsx"))
    taken = outcomes(db, 3, path.with_suffix(".xlsx"))
    assert [row["outcome"] for row in taken] == ["refused", "refused"], taken


main()
