#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-demo-workbooks.py PERCORSOCTL : every report of an office of 2000 people, as TAP.

Each workbook is read by openpyxl and by LibreOffice, which reckons all formulas anew; cells, types, sums and digests
have to agree, and rows and sums with what plain SQL finds in the database.
"""

import csv
import datetime
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import openpyxl

from ctl_check import environment, folder, main, on, test
from workbook_check import as_text, convert, digest_rows, origin

PEOPLE = 2000

# Of people and pathways that are not removed.
OPEN = ("JOIN pathway p ON p.id = {0}.pathway_id AND p.deleted_at IS NULL"
        " JOIN beneficiary b ON b.id = p.beneficiary_id AND b.deleted_at IS NULL WHERE {0}.deleted_at IS NULL")
TRAINED = ("JOIN traineeship t ON t.id = {0}.traineeship_id AND t.deleted_at IS NULL"
           " JOIN pathway p ON p.id = t.pathway_id AND p.deleted_at IS NULL"
           " JOIN beneficiary b ON b.id = p.beneficiary_id AND b.deleted_at IS NULL WHERE {0}.deleted_at IS NULL")
SERVICES = ("SELECT e.minutes FROM service_entry e " + OPEN.format("e") +
            " UNION ALL SELECT s.minutes FROM service_participant s"
            " JOIN service_entry e ON e.id = s.service_entry_id AND e.deleted_at IS NULL " + OPEN.format("s") +
            " AND s.participation = 'present'")
PATHWAYS = ("SELECT count(*) FROM pathway p JOIN beneficiary b ON b.id = p.beneficiary_id AND b.deleted_at IS NULL"
            " WHERE p.deleted_at IS NULL")


def attendance(kind):
    return f"SELECT count(*) FROM attendance_day a {TRAINED.format('a')} AND a.kind = '{kind}'"


ATTENDED = f"SELECT sum(a.minutes) FROM attendance_day a {TRAINED.format('a')} AND a.kind = 'present'"

# Report, table: what ("rows" or a column that is totalled) is what SQL says.
EXPECTED = {
    ("service-register", 1): {"rows": f"SELECT count(*) FROM ({SERVICES})", "hours": f"SELECT sum(minutes) FROM ({SERVICES})"},
    ("participants", 1): {"rows": PATHWAYS},
    ("participants", 2): {"rows": PATHWAYS},
    ("plan", 1): {"rows": "SELECT count(DISTINCT l.pathway_id) FROM plan l " + OPEN.format("l")},
    ("attendance-register", 1): {"hours": ATTENDED},
    ("attendance-summary", 1): {"attended": ATTENDED, "days_present": attendance("present"), "days_sick": attendance("sick"),
                                "days_injury": attendance("injury")},
    ("tutoring-diary", 1): {"rows": "SELECT count(*) FROM tutoring_entry u " + TRAINED.format("u"),
                            "hours": "SELECT sum(u.minutes) FROM tutoring_entry u " + TRAINED.format("u")},
    ("hosts", 1): {"rows": "SELECT count(*) FROM organisation WHERE kind = 'host' AND deleted_at IS NULL"},
    ("operator-hours", 1): {"sessions": "SELECT count(*) FROM service_entry WHERE deleted_at IS NULL",
                            "hours": "SELECT sum(minutes) FROM service_entry WHERE deleted_at IS NULL"},
}

# Every kind of record with a sheet of its own, in the order of the kinds.
KINDS = ("office operator organisation contact beneficiary permit language_skill pathway plan goal planned_service service_entry"
         " service_participant traineeship traineeship_event attendance_day tutoring_entry competence document claim claim_line"
         " follow_up note closure training_register project_competence").split(" ")
EXPECTED.update({("full-data", number): {"rows": f"SELECT count(*) FROM {kind} WHERE deleted_at IS NULL"}
                 for number, kind in enumerate(KINDS, 1)})

# Pathways of today: those that have been opened.
OPENED = PATHWAYS + " AND p.opened_on <= date('now')"
EXPECTED.update({("dashboard", number): {"pathways": OPENED} for number in (2, 3, 4, 5, 6)})
EXPECTED[("dashboard", 7)] = {"pathways": OPENED + " AND EXISTS (SELECT 1 FROM traineeship t WHERE t.pathway_id = p.id"
                              " AND t.deleted_at IS NULL)"}
EXPECTED[("dashboard", 8)] = {"opened": OPENED, "closed": OPENED + " AND p.closed_on <= date('now')"}

# One row an edition of the list of indicators.
EXPECTED[("indicators", 4)] = {"rows": "SELECT 3"}

# Claims: those that were handed in and not refused, and their lines; what was paid of them is what was accepted.
CLAIMS = "claim c " + OPEN.format("c")
HANDED_IN = " AND c.status IN ('submitted', 'accepted', 'partly-accepted', 'paid')"
LINES = "claim_line l JOIN claim c ON c.id = l.claim_id " + OPEN.format("c") + " AND l.deleted_at IS NULL"
CLAIMED = f"SELECT sum(c.total_cents) FROM {CLAIMS}{HANDED_IN}"
PAID = f"SELECT sum(coalesce(l.accepted_cents, l.amount_cents)) FROM {LINES} AND c.status = 'paid'"
EXPECTED.update({("endowment-statement", number): {"claimed": CLAIMED, "paid": PAID} for number in (1, 3, 4, 5, 6)})
EXPECTED[("endowment-statement", 3)]["rows"] = PATHWAYS
EXPECTED[("claim", 1)] = {"rows": f"SELECT count(*) FROM {CLAIMS}", "total": CLAIMED}
EXPECTED[("claim", 2)] = {"rows": f"SELECT count(*) FROM {LINES}", "accepted": f"SELECT sum(l.accepted_cents) FROM {LINES}"}
EXPECTED[("payments", 1)] = {"rows": f"SELECT count(*) FROM {CLAIMS}", "total_cents": CLAIMED}
EXPECTED[("payments", 2)] = {"rows": f"SELECT count(*) FROM {LINES}", "amount_cents": f"SELECT sum(l.amount_cents) FROM {LINES}"}
EXPECTED[("follow-ups", 1)] = {"rows": "SELECT count(*) FROM follow_up f " + OPEN.format("f")}
OF_HOSTS = " AND l.payee = 'host'"
EXPECTED.update({("host-contributions", number): {"claimed": f"SELECT sum(l.amount_cents) FROM {LINES}{HANDED_IN}{OF_HOSTS}",
                                                  "paid": PAID + OF_HOSTS} for number in (1, 2)})

# Sums of several tables together: each hour attended is in a month that is paid or in one that is not.
TOGETHER = {("allowance-payments", "attended", (1, 2)): ATTENDED}

# What rests on the rules alone, and plain SQL cannot say: each deadline is with an operator or with nobody.
AGREEING = {("deadlines", 1): (3, "deadlines"), ("deadlines", 2): (3, "papers")}

# Made once, when the first test asks.
made = {}


def database():
    if not made:
        made["path"] = folder() / "demo.db"
        on(made["path"], "demo", "--people", PEOPLE)
        made["sql"] = sqlite3.connect(made["path"])
    return made["path"]


def reports():
    return [row["report"] for row in json.loads(on(database(), "reports", "--format", "json"))]


def export(name):
    path = folder() / f"{name}.xlsx"
    on(database(), "export", name, "--out", path)
    return path


def office_text(text, kind):
    """A cell as LibreOffice writes it, as the digest takes it."""
    if text == "" or kind == "text":
        return text
    time = re.fullmatch(r"(-?)(\d+):(\d\d):(\d\d)( AM| PM)?", text)
    if time:
        hours = int(time[2]) % 12 + 12 * (time[5] == " PM") if time[5] else int(time[2])
        return f"{time[1]}{hours * 60 + int(time[3]) + round(int(time[4]) / 60)}"
    if kind == "minutes" and re.fullmatch(r"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", text):  # A length of some years.
        length = datetime.datetime.strptime(text, "%m/%d/%Y %H:%M:%S") - datetime.datetime(1899, 12, 30)
        return str(round(length / datetime.timedelta(minutes=1)))
    if kind in ("date", "instant") or not re.fullmatch(r"-?[\d.]+(E-?\d+)?", text):
        return text
    return str(round(float(text) * {"minutes": 60, "time": 1440, "money": 100}.get(kind, 1)))


def compare_with_office(files, stem, sheet, rows, kinds, found):
    """Each cell that LibreOffice reckoned is what openpyxl found kept."""
    (path,) = [file for file in files if file.name == f"{stem}-{sheet}.csv"]
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))[1:1 + rows]
    assert len(lines) == rows, (sheet, len(lines), rows)
    for number, (line, row) in enumerate(zip(lines, found), 2):
        for column, (text, kept, kind) in enumerate(zip(line, row, kinds)):
            office = office_text(text, kind)
            same = office == kept or (kind == "instant" and office.replace(" ", "T")[:16] == kept[:16])
            assert same or office.rstrip() == kept.rstrip().replace("\r", ""), (sheet, number, column, text, kept, kind)


def check_report(name):
    path = export(name)
    facts, tables = origin(path)
    assert facts["report"] == [name]
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    with tempfile.TemporaryDirectory() as scratch:
        files = convert(path, scratch)
        for number, table in tables.items():
            kinds, rows = table["kinds"][0].split(" "), []
            for sheet, n_rows in zip(table["sheet"], map(int, table["rows"])):
                found = [[as_text(cell, kind) for cell, kind in zip(row, kinds)]
                         for row in book[sheet].iter_rows(min_row=2, max_row=1 + n_rows, max_col=len(kinds), values_only=True)]
                compare_with_office(files, path.stem, sheet, n_rows, kinds, found)
                rows += found
            check_table(name, number, table, rows)
    check_together(name, tables)


def check_table(name, number, table, rows):
    columns = table["columns"][0].split(" ")
    assert digest_rows(rows) == table["digest"][0], (name, number)
    for column, text in ((key[4:], value[0]) for key, value in table.items() if key.startswith("sum:")):
        values = [row[columns.index(column)] for row in rows]
        assert sum(int(value) for value in values if re.fullmatch(r"-?\d+", value)) == int(text), (name, number, column)
    for what, sql in EXPECTED.get((name, number), {}).items():
        (wanted,) = made["sql"].execute(sql).fetchone()
        seen = len(rows) if what == "rows" else int(table[f"sum:{what}"][0])
        assert seen == wanted, (name, number, what, seen, wanted)


def check_together(name, tables):
    for (report, column, numbers), sql in TOGETHER.items():
        if report == name:
            (wanted,) = made["sql"].execute(sql).fetchone()
            assert sum(int(tables[number][f"sum:{column}"][0]) for number in numbers) == wanted, (name, column)
    for (report, number), (other, column) in AGREEING.items():
        if report == name:
            assert sum(map(int, tables[number]["rows"])) == int(tables[other][f"sum:{column}"][0]), (name, number)


@test
def every_report_is_right():
    known = {key[0] for key in (*EXPECTED, *TOGETHER, *AGREEING)}
    missing = [name for name in reports() if name not in known]
    assert not missing, f"no SQL says what these come to: {missing}"
    for name in reports():
        print(f"# {name}", flush=True)
        check_report(name)


if __name__ == "__main__":
    main()
