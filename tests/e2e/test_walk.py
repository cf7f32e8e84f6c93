#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_walk.py APP CTL [LANGUAGE] : walks through the window in a folder of its own and looks,
with other eyes than the program's, at what came of it: the workbooks with openpyxl, the
database with percorsoctl.  TAP."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

import openpyxl

APP, CTL = sys.argv[1:3]
LANGUAGE = sys.argv[3] if len(sys.argv) > 3 else ""
WALK = pathlib.Path(__file__).resolve().parent / "walk.py"
out = pathlib.Path(tempfile.mkdtemp(prefix="test-walk-"))
facts = {}
tests = []


def test(function):
    tests.append(function)
    return function


def ctl(*arguments):
    result = subprocess.run([CTL, "--db", str(out / "percorso.db"), *map(str, arguments)], check=True,
                            env={**os.environ, "LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
                            stdout=subprocess.PIPE, text=True, timeout=120)
    return result.stdout


def rows(kind, **where):
    conditions = [word for name, value in where.items() for word in ("--where", f"{name}={value}")]
    return json.loads(ctl("list", kind, *conditions, "--format", "json"))


def one(kind, **where):
    (row,) = rows(kind, **where)
    return row


def equal(row, **expected):
    for name, value in expected.items():
        assert row[name] == value, (name, row[name], value)


def after(date, days):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=days)).isoformat()


def find_row(sheet, first):
    """The cells behind the first cell of that text."""
    (row,) = [row for row in sheet.iter_rows() if row[0].value == first]
    return [cell.value for cell in row[1:]]


@test
def walks():
    command = ["/usr/bin/python3", "-B", str(WALK), "--app", APP, "--ctl", CTL, "--out", str(out)]
    if LANGUAGE:
        command += ["--language", LANGUAGE]
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 0, result.stderr
    facts.update(json.loads((out / "walk.json").read_text()))


@test
def pictures_are_of_something():
    pictures = sorted(out.glob("*.png"))
    assert len(pictures) >= 20 and not (out / "failure.png").exists()
    for picture in pictures:
        assert picture.stat().st_size > 10000, picture


@test
def program_has_nothing_to_complain_about():
    assert (out / "app.log").read_text() == ""


@test
def person_is_kept():
    person = json.loads(ctl("show", facts["code"], "--format", "json"))
    equal(person, **facts["person"], sex="F", birth_country="AF", citizenships="AF",
          email=None, deleted_at=None)
    assert len(rows("beneficiary")) == 61


@test
def pathway_and_plan_are_kept():
    today = facts["services"][1]["date"]
    pathway = one("pathway", beneficiary_id=facts["id"])
    equal(pathway, opened_on=after(today, -60), closed_on=None)
    plan = one("plan", pathway_id=facts["pathway"])
    equal(plan, starts_on=after(today, -50), occupation="Aiuto cuoca", version=1, summary=facts["summary"])
    equal(one("goal", plan_id=plan["id"]), description=facts["goal"], due_on=after(today, 90), position=1,
          outcome="open")
    equal(one("planned_service", plan_id=plan["id"]), service="A3", minutes=16 * 60, form="individual")


@test
def services_are_kept():
    kept = sorted(rows("service_entry", pathway_id=facts["pathway"]), key=lambda row: row["date"])
    assert len(kept) == 2
    for row, typed in zip(kept, facts["services"]):
        equal(row, **{name: typed[name] for name in ("date", "minutes", "service", "place", "description")},
              form="individual", delivery="presence")
    equal(kept[0], starts_at=9 * 60, ends_at=11 * 60 + 30)
    equal(kept[1], starts_at=14 * 60, ends_at=15 * 60 + 15)


@test
def traineeship_is_kept():
    today = facts["services"][1]["date"]
    traineeship = one("traineeship", pathway_id=facts["pathway"])
    equal(traineeship, host_id=facts["host"], starts_on=after(today, -40), ends_on=after(today, 140),
          weekly_minutes=30 * 60, daily_minutes=6 * 60, weekdays="1 2 3 4 5", starts_at=9 * 60,
          ends_at=15 * 60 + 30, break_minutes=30)
    tutor = json.loads(ctl("show", traineeship["host_tutor_id"], "--format", "json"))
    assert facts["tutor"] == f"{tutor['family_name']} {tutor['given_name']}"
    assert tutor["organisation_id"] == facts["host"]

    days = sorted(rows("attendance_day", traineeship_id=traineeship["id"]), key=lambda row: row["date"])
    assert [row["date"] for row in days] == facts["attendance"]
    for row in days[:3]:
        equal(row, kind="present", starts_at=9 * 60, ends_at=15 * 60 + 30, minutes=6 * 60)
    equal(days[3], kind="absent", starts_at=None, ends_at=None, minutes=0)


@test
def visit_is_kept_after_undo_and_redo():
    (visit,) = [row for row in rows("tutoring_entry") if row["description"] == facts["visit"]["description"]]
    equal(visit, **facts["visit"], kind="visit", starts_at=10 * 60, ends_at=10 * 60 + 45, minutes=45)
    assert facts["undone"].partition(": ")[2] == facts["redone"].partition(": ")[2] != ""
    modes = [entry["mode"] for entry in json.loads(ctl("history", "--limit", "2", "--format", "json"))]
    assert modes == ["redo", "undo"]


@test
def database_is_sound():
    ctl("check")
    assert not (out / "percorso.db-wal").exists() or (out / "percorso.db-wal").stat().st_size == 0


@test
def register_holds_what_was_typed():
    book = openpyxl.load_workbook(facts["register"])
    sheet = book.worksheets[0]
    operator = json.loads(ctl("show", one("pathway", id=facts["pathway"])["operator_id"], "--format", "json"))
    assert sheet.max_row == 4
    for line, typed in enumerate(facts["services"], 2):
        cells = [cell.value for cell in sheet[line]]
        assert cells[0] == facts["code"]
        assert cells[1:3] == [facts["person"]["family_name"], facts["person"]["given_name"]]
        assert cells[4] == datetime.datetime.fromisoformat(typed["date"]) and sheet.cell(line, 5).is_date
        assert [f"{cell:%H:%M}" for cell in cells[5:7]] == typed["shown"]
        assert cells[7] == datetime.timedelta(minutes=typed["minutes"])
        assert cells[8] == f"=H{line}*24"
        assert cells[9].startswith(typed["service"] + " · ")
        assert cells[12] == f"{operator['family_name']} {operator['given_name']}"
        assert cells[13:15] == [typed["place"], typed["description"]]
    assert sheet["H4"].value == "=SUM(H2:H3)" and sheet["A4"].value in ("Total", "Totale")


@test
def register_total_is_right_where_nothing_reckons():
    """A viewer shows what is kept beside the formula."""
    sheet = openpyxl.load_workbook(facts["register"], data_only=True).worksheets[0]
    total = datetime.timedelta(minutes=sum(service["minutes"] for service in facts["services"]))
    assert sheet["H4"].value == total, sheet["H4"].value


@test
def register_says_what_it_is():
    book = openpyxl.load_workbook(facts["register"])
    values = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    person = facts["person"]
    for service in facts["services"]:
        on = datetime.date.fromisoformat(service["date"])
        assert on.isoformat() in values or f"{on:%d/%m/%Y}" in values, (on, values)
    for expected in (len(facts["services"]),
                     f"{person['family_name']} {person['given_name']} ({facts['code']})",
                     f"='{book.worksheets[0].title}'!H4"):
        assert expected in values, (expected, values)


@test
def endowment_follows_the_hours():
    book = openpyxl.load_workbook(out / "endowment-statement.xlsx")
    sheet, hours = book.worksheets[:2]
    assert len([row for row in sheet.iter_rows() if row[0].value == facts["code"]]) == 3
    mine = [[cell.value for cell in row] for row in hours.iter_rows() if row[0].value == facts["code"]]
    assert len(mine) == 3
    trainee, _, promoter = mine
    assert trainee[6] == datetime.timedelta(hours=18)
    minutes = sum(service["minutes"] for service in facts["services"])
    assert promoter[6] == datetime.timedelta(minutes=minutes)
    assert promoter[5] == datetime.timedelta(hours=56)
    assert find_row(sheet, sheet.cell(sheet.max_row, 1).value)[5] == f"=SUM(G2:G{sheet.max_row - 1})"


def report(number, function):
    try:
        function()
        print(f"ok {number} - {function.__name__}")
        return True
    except Exception:
        print(f"not ok {number} - {function.__name__}")
        print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
        return False
    finally:
        sys.stdout.flush()


def main():
    print(f"1..{len(tests)}")
    try:
        if report(1, tests[0]):
            for number, function in enumerate(tests[1:], 2):
                report(number, function)
        else:
            keep = pathlib.Path(os.environ.get("MESON_BUILD_ROOT", tempfile.gettempdir()))
            for picture in out.glob("failure.png"):
                shutil.copy(picture, keep / f"{pathlib.Path(APP).name}-failure.png")
            print("Bail out! The walk did not reach its end")
    finally:
        shutil.rmtree(out)


main()
