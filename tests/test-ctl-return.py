#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-return.py PERCORSOCTL : workbooks that were filled in by other programs and come back, as TAP."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess

import openpyxl

from ctl_check import add, database, folder, main, on, refuses, run, test

NOT_ALL = 3


def office(db):
    """A traineeship with two days marked, and two services; their ids."""
    person = add(db, "beneficiary", family_name="Abebe", given_name="Sara")
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-01-15")
    host = add(db, "organisation", kind="host", name="Officina Bianchi")
    work = add(db, "traineeship", pathway_id=pathway, host_id=host, starts_on="2025-03-03", ends_on="2025-09-02",
               weekly_minutes="30:00", weekdays="1 2 3 4 5", starts_at="9:00", ends_at="15:00")
    days = [add(db, "attendance_day", traineeship_id=work, date=f"2025-03-0{day}", kind="present", starts_at="9:00",
                ends_at="15:00", minutes="6:00") for day in (3, 4)]
    services = [add(db, "service_entry", pathway_id=pathway, service="A2", date=f"2025-02-1{day}", starts_at="9:00",
                    ends_at="10:00", minutes="1:00", form="individual", delivery="presence", place="Sede") for day in (0, 1)]
    return work, days, services


def export(db, name, *options):
    path = folder() / f"{name}.xlsx"
    on(db, "export", name, "--fill-in", "--out", path, *options)
    return path


class Sheet:
    """The first sheet of a workbook, by the names of its columns."""

    def __init__(self, path):
        self.path, self.book = path, openpyxl.load_workbook(path)
        names = next(value for key, table, value in self.book["percorso"].iter_rows(values_only=True)
                     if key == "columns" and table == "1")
        self.sheet, self.names = self.book.worksheets[0], names.split(" ")

    def rows(self):
        return [row for row in range(2, self.sheet.max_row + 1) if self.cell(row, "id").value]

    def cell(self, row, name):
        return self.sheet.cell(row, self.names.index(name) + 1)

    def find(self, ending):
        return next(row for row in self.rows() if str(self.cell(row, "id").value).endswith(ending))

    def save(self):
        self.book.save(self.path)
        return self.path


def back(db, path, status, *options):
    result = run("--db", db, "import", path, "--format", "json", *options)
    assert result.returncode == status, (result.returncode, result.stdout, result.stderr)
    return json.loads(result.stdout)


def show(db, record):
    return json.loads(on(db, "show", record, "--format", "json"))


def days_of(db):
    return {row["date"]: row for row in json.loads(on(db, "list", "attendance_day", "--format", "json"))}


def save_in_office(path):
    """As LibreOffice saves it."""
    scratch = folder()
    keep = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--convert-to", "xlsx",
                    "--outdir", scratch, path], check=True, timeout=150, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   env=keep | {"HOME": str(scratch), "LC_ALL": "C.UTF-8"})
    return scratch / pathlib.Path(path).name


@test
def what_is_not_touched_changes_nothing():
    db = database()
    office(db)
    for name in ("attendance-register", "service-register", "payments", "follow-ups"):
        path = export(db, name)
        assert back(db, path, 0) == [], name
        assert back(db, save_in_office(path), 0) == [], name


@test
def a_month_is_filled_in():
    db = database()
    _, days, _ = office(db)
    sheet = Sheet(export(db, "attendance-register", "--month", "2025-03-01"))
    late = sheet.find("2025-03-03")
    sheet.cell(late, "entry").value = datetime.time(10, 0)
    sheet.cell(late, "notes").value = "=late"
    sheet.cell(late, "notes").data_type = "s"
    new = sheet.find("2025-03-05")
    sheet.cell(new, "entry").value, sheet.cell(new, "exit").value = datetime.time(9, 0), datetime.time(15, 30)
    sheet.cell(new, "break").value = datetime.time(0, 30)
    sick = sheet.find("2025-03-06")
    sheet.cell(sick, "kind").value = "Sick"
    path = save_in_office(sheet.save())

    tried = back(db, path, 0, "--dry-run")
    assert sorted(row["outcome"] for row in tried) == ["changed", "new", "new"], tried
    assert len(days_of(db)) == 2
    done = back(db, path, 0)
    assert [row["changes"] for row in done if row["id"] == days[0]] != [None]
    kept = days_of(db)
    assert (kept["2025-03-03"]["starts_at"], kept["2025-03-03"]["minutes"], kept["2025-03-03"]["notes"]) == (600, 300, "=late")
    assert (kept["2025-03-05"]["kind"], kept["2025-03-05"]["minutes"]) == ("present", 360)
    assert (kept["2025-03-06"]["kind"], kept["2025-03-06"]["minutes"]) == ("sick", 0)

    assert back(db, path, 0) == []
    on(db, "undo")
    assert len(days_of(db)) == 2 and show(db, days[0])["starts_at"] == 540


@test
def both_sides_are_merged_cell_by_cell():
    db = database()
    _, _, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    row = sheet.find(services[0])
    sheet.cell(row, "place").value, sheet.cell(row, "description").value = "Aula 2", "Colloquio"
    path = sheet.save()
    on(db, "set", services[0], "place=Biblioteca")

    (outcome,) = back(db, path, NOT_ALL)
    assert outcome["outcome"] == "conflict" and "“Aula 2”" in outcome["reasons"] and "“Biblioteca”" in outcome["reasons"]
    assert "Rossi Anna" in outcome["reasons"]
    assert (show(db, services[0])["place"], show(db, services[0])["description"]) == ("Biblioteca", "Colloquio")

    (again,) = back(db, path, NOT_ALL)
    assert again["outcome"] == "conflict"
    assert back(db, path, 0, "--conflicts", "ours") == []
    (taken,) = back(db, path, 0, "--conflicts", "file")
    assert taken["changes"] and show(db, services[0])["place"] == "Aula 2"


@test
def rows_may_be_moved_and_taken_out():
    db = database()
    _, _, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    first, second = sheet.rows()
    cells = [[sheet.sheet.cell(row, column).value for column in range(1, len(sheet.names) + 1)] for row in (first, second)]
    for column, value in enumerate(cells[1], 1):
        sheet.sheet.cell(first, column).value = value
    sheet.cell(first, "place").value = "Aula 3"
    sheet.sheet.delete_rows(second, 2)
    (outcome,) = back(db, sheet.save(), 0)
    assert outcome["id"] == services[1] and show(db, services[1])["place"] == "Aula 3"
    assert show(db, services[0])["place"] == "Sede"


@test
def what_cannot_be_taken_is_said():
    db = database()
    _, _, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    row = sheet.find(services[0])
    sheet.cell(row, "starts_at").value = "half past"
    other = sheet.find(services[1])
    sheet.cell(other, "ends_at").value = datetime.time(8, 0)
    end = sheet.sheet.max_row + 1
    sheet.cell(end, "place").value = "a new row"
    for column, value in enumerate([cell.value for cell in sheet.sheet[row]], 1):
        sheet.sheet.cell(end + 1, column).value = value
    outcomes = back(db, sheet.save(), NOT_ALL)
    assert [row["outcome"] for row in outcomes] == ["refused"] * 4, outcomes
    assert f"F{row}, Start:" in outcomes[0]["reasons"]
    assert show(db, services[1])["ends_at"] == 600
    on(db, "check")


@test
def what_is_not_ours_to_take_back():
    db, other = database(), database()
    _, _, services = office(db)
    office(other)
    sheet = Sheet(export(db, "service-register"))
    sheet.cell(sheet.find(services[0]), "place").value = "Elsewhere"
    path = sheet.save()
    (stranger,) = back(other, path, NOT_ALL)
    assert stranger["outcome"] == "refused" and "not in this database" in stranger["reasons"]

    on(db, "remove", services[0])
    (gone,) = back(db, path, NOT_ALL)
    assert gone["outcome"] == "refused"

    hidden = export(db, "service-register", "--pseudonymous", "Ministry")
    refuses(db, 1, "pseudonymised", "import", hidden)

    spoilt = Sheet(export(db, "service-register"))
    spoilt.cell(spoilt.find(services[1]), "base").value = "[]"
    spoilt.cell(spoilt.find(services[1]), "place").value = "X"
    (outcome,) = back(db, spoilt.save(), NOT_ALL)
    assert "hidden cells" in outcome["reasons"]


if __name__ == "__main__":
    main()
