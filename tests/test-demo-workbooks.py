#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-demo-workbooks.py PERCORSOCTL : every report of an office of 2000 people, as TAP.

Each workbook is read by openpyxl and by LibreOffice, which reckons all formulas anew; cells, types, sums and digests
have to agree, and rows and sums with what plain SQL finds in the database: of the dashboard, the indicators and the
deadlines each cell (oracle_*.py). PC_DEMO_PEOPLE=600 is enough to work on it.
"""

import collections
import csv
import datetime
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

import openpyxl

import demo_unusual
import oracle_base
import oracle_dashboard
import oracle_deadlines
import oracle_indicators
from ctl_check import environment, folder, main, on, run, test
from workbook_check import as_text, convert, digest_rows, origin

PEOPLE = int(os.environ.get("PC_DEMO_PEOPLE", 2000))

# Reports of which SQL says each cell, as of the last day of the demo and of days before it.
ORACLES = {"dashboard": oracle_dashboard, "deadlines": oracle_deadlines, "indicators": oracle_indicators}
LAST_DAY = "2026-06-30"
DAYS = "2025-11-15", "2026-03-31"

# Each that can be told of these notices, so that no answer agrees for want of a question.
KINDS_OF_DEADLINES = set(
    "clearance-request communication convention-end document-age document-expiry final-assessment follow-up goal inactivity"
    " midterm-assessment monitoring permit-conversion permit-renewal plan-review register suspension-end traineeship-end"
    " traineeship-start work-allowed".split(" "))

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

ATTENDED = f"SELECT sum(a.minutes) FROM attendance_day a {TRAINED.format('a')} AND a.kind = 'present'"


def counted(what, kind):
    """Days that are outside of a traineeship, or in a suspension, count for nothing."""
    return f"""SELECT {what} FROM attendance_day a JOIN trainee t ON t.id = a.traineeship_id JOIN way w ON w.id = t.pathway_id
               WHERE a.deleted_at IS NULL AND a.kind = '{kind}' AND a.date BETWEEN t.starts AND t.last
               AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.traineeship_id = t.id AND s.holds
                               AND a.date BETWEEN s.starts AND s.ends)"""


COUNTED = counted("sum(a.minutes)", "present")

# Of the last leaving of who has left an operation for good: what was recorded, and what is to be asked.
FOLLOWED = """SELECT sum((SELECT count(*) FROM follow_up f WHERE f.pathway_id = w.id AND f.deleted_at IS NULL)
                + (SELECT count(*) FROM (SELECT '28-days' AS kind UNION ALL SELECT '6-months') k WHERE NOT EXISTS
                   (SELECT 1 FROM follow_up f WHERE f.pathway_id = w.id AND f.kind = k.kind AND f.deleted_at IS NULL)))
              FROM way w WHERE coalesce(w.outcome, '') NOT IN ('not-started', 'deceased') AND w.closed_on <= date('now')
              AND NOT EXISTS (SELECT 1 FROM way o WHERE o.beneficiary_id = w.beneficiary_id AND o.programme = w.programme
                              AND o.outcome IS NOT 'not-started' AND coalesce(o.closed_on, '9999') > w.closed_on)"""

# Report, table: what ("rows" or a column that is totalled) is what SQL says.
EXPECTED = {
    ("service-register", 1): {"rows": f"SELECT count(*) FROM ({SERVICES})", "hours": f"SELECT sum(minutes) FROM ({SERVICES})"},
    ("participants", 1): {"rows": PATHWAYS},
    ("participants", 2): {"rows": PATHWAYS},
    ("plan", 1): {"rows": "SELECT count(DISTINCT l.pathway_id) FROM plan l " + OPEN.format("l")},
    ("attendance-register", 1): {"hours": ATTENDED},
    ("attendance-summary", 1): {"attended": COUNTED, "days_present": counted("count(*)", "present"),
                                "days_sick": counted("count(*)", "sick"), "days_injury": counted("count(*)", "injury")},
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
EXPECTED[("follow-ups", 1)] = {"rows": FOLLOWED}
OF_HOSTS = " AND l.payee = 'host'"
EXPECTED.update({("host-contributions", number): {"claimed": f"SELECT sum(l.amount_cents) FROM {LINES}{HANDED_IN}{OF_HOSTS}",
                                                  "paid": PAID + OF_HOSTS} for number in (1, 2)})

# Sums of several tables together: each hour attended is in a month that is paid or in one that is not.
TOGETHER = {("allowance-payments", "attended", (1, 2)): COUNTED}

# Made once, when the first test asks.
made = {}


def database():
    if not made:
        made["path"] = folder() / "demo.db"
        on(made["path"], "demo", "--people", PEOPLE)
        made["sql"] = sqlite3.connect(made["path"])
        demo_unusual.add(made["sql"], lambda *words: run("--db", made["path"], *words))
    return made["path"]


def reports():
    return [row["report"] for row in json.loads(on(database(), "reports", "--format", "json"))]


def export(name, day=None):
    path = folder() / f"{name}.xlsx"
    on(database(), "export", name, *(("--on", day) if day else ()), "--out", path)
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


def read_rows(book, sheet, n_rows, kinds):
    return [[as_text(cell, kind) for cell, kind in zip(row, kinds)]
            for row in book[sheet].iter_rows(min_row=2, max_row=1 + n_rows, max_col=len(kinds), values_only=True)]


def check_report(name):
    oracle_base.prepare(made["sql"], datetime.datetime.now(datetime.timezone.utc).date().isoformat())
    path = export(name, LAST_DAY if name in ORACLES else None)
    facts, tables = origin(path)
    assert facts["report"] == [name]
    book, found = openpyxl.load_workbook(path, data_only=True, read_only=True), {}
    with tempfile.TemporaryDirectory() as scratch:
        files = convert(path, scratch)
        for number, table in tables.items():
            kinds, found[number] = table["kinds"][0].split(" "), []
            for sheet, n_rows in zip(table["sheet"], map(int, table["rows"])):
                rows = read_rows(book, sheet, n_rows, kinds)
                compare_with_office(files, path.stem, sheet, n_rows, kinds, rows)
                found[number] += rows
            check_table(name, number, table, found[number])
    check_together(name, tables)
    if name in ORACLES:
        check_cells(name, LAST_DAY, tables, found)


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


def check_cells(name, day, tables, found):
    """Each row of each table, in whatever order, is what SQL says of the day."""
    wanted = ORACLES[name].tables(made["sql"], day)
    assert wanted.keys() == tables.keys(), (name, sorted(wanted), sorted(tables))
    for number, (columns, rows) in wanted.items():
        names = tables[number]["columns"][0].split(" ")
        places = [names.index(column) for column in columns]
        told, said = (collections.Counter(map(tuple, some))
                      for some in ([[row[place] for place in places] for row in found[number]], rows))
        assert told == said, (name, number, day, columns, "told", list((told - said).elements())[:5],
                              "SQL says", list((said - told).elements())[:5])
    return wanted


def check_day(name, day):
    path = export(name, day)
    _, tables = origin(path)
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    found = {number: [row for sheet, n_rows in zip(table["sheet"], map(int, table["rows"]))
                      for row in read_rows(book, sheet, n_rows, table["kinds"][0].split(" "))]
             for number, table in tables.items()}
    return check_cells(name, day, tables, found)


@test
def every_report_is_right():
    known = {key[0] for key in (*EXPECTED, *TOGETHER)} | ORACLES.keys()
    missing = [name for name in reports() if name not in known]
    assert not missing, f"no SQL says what these come to: {missing}"
    for name in reports():
        print(f"# {name}", flush=True)
        check_report(name)


@test
def days_before_are_right():
    database()
    kinds = {row[0] for row in oracle_deadlines.tables(made["sql"], LAST_DAY)[1][1]}
    for day in DAYS:
        told = {name: check_day(name, day) for name in ORACLES}
        kinds |= {row[0] for row in told["deadlines"][1][1]}
        print(f"# {day}", flush=True)
    assert PEOPLE < 2000 or kinds >= KINDS_OF_DEADLINES, KINDS_OF_DEADLINES - kinds


if __name__ == "__main__":
    main()
