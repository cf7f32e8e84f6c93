#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-return.py PERCORSOCTL : workbooks that were filled in by other programs and come back, as TAP."""

import datetime
import json
import shutil
import sqlite3

import openpyxl

from ctl_check import add, database, folder, main, names, on, refuses, run, save_in_office, test

NOT_ALL = 3


def office(db):
    """A traineeship with two days marked, and two services; their ids."""
    person = add(db, "beneficiary", family_name="Abebe", given_name="Sara")
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-01-15")
    host = add(db, "organisation", kind="host", name="Officina Bianchi")
    work = add(db, "traineeship", pathway_id=pathway, host_id=host, starts_on="2025-03-03", ends_on="2025-09-02",
               weekly_minutes="30:00", weekdays="1 2 3 4 5", starts_at="9:00", ends_at="15:00")
    days = [add(db, "attendance_day", traineeship_id=work, date=f"2025-03-0{day}", kind="present", starts_at="9:00",
                ends_at="15:00", minutes="6:00")
            for day in (3, 4)]
    services = [add(db, "service_entry", pathway_id=pathway, service="A2", date=f"2025-02-1{day}", starts_at="9:00",
                    ends_at="10:00", minutes="1:00", form="individual", delivery="presence", place="Sede")
                for day in (0, 1)]
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
    assert [kept["2025-03-03"][name] for name in ("starts_at", "minutes", "notes")] == [600, 300, "=late"]
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
    assert outcome["outcome"] == "conflict", outcome
    assert "“Aula 2”" in outcome["reasons"] and "“Biblioteca”" in outcome["reasons"]
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
    cells = [[sheet.sheet.cell(row, column).value for column in range(1, len(sheet.names) + 1)]
             for row in (first, second)]
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
    assert f"“Start”, cell F{row}" in outcomes[0]["reasons"], outcomes[0]
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

    for wrong in (["a.xlsx", "--pseudonymous", "Ministry"], ["a.csv"]):
        refuses(db, 1, "names people", "export", "service-register", "--fill-in", "--out", folder() / wrong[0], *wrong[1:])
    hidden = Sheet(export(db, "service-register"))
    hidden.book["percorso"].append(["recipient", None, "Ministry"])
    refuses(db, 1, "pseudonymised", "import", hidden.save())

    spoilt = Sheet(export(db, "service-register"))
    spoilt.cell(spoilt.find(services[1]), "base").value = "[]"
    spoilt.cell(spoilt.find(services[1]), "place").value = "X"
    (outcome,) = back(db, spoilt.save(), NOT_ALL)
    assert "hidden cells" in outcome["reasons"]


@test
def cells_that_are_locked_are_told_and_not_taken():
    db = database()
    _, _, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    row = sheet.find(services[0])
    sheet.cell(row, "family_name").value, sheet.cell(row, "place").value = "Tesfaye", "Aula 2"
    path = sheet.save()
    (outcome,) = back(db, save_in_office(path), 0)
    assert outcome["outcome"] == "changed" and "not to be filled in" in outcome["reasons"], outcome
    assert "Family name" in outcome["reasons"] and show(db, services[0])["place"] == "Aula 2"
    assert names(db) == ["Abebe"]

    (again,) = back(db, path, 0)
    assert again["outcome"] == "unchanged" and again["changes"] is None


@test
def rows_sorted_without_their_hidden_cells_are_not_mixed_up():
    db = database()
    _, days, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    first, second = sheet.rows()
    for name in sheet.names:
        if name not in ("id", "base"):
            one, other = sheet.cell(first, name), sheet.cell(second, name)
            one.value, other.value = other.value, one.value
    sheet.cell(first, "place").value = "Aula 9"
    outcomes = back(db, sheet.save(), NOT_ALL)
    assert [row["outcome"] for row in outcomes] == ["refused"] * 2, outcomes
    assert all("sorted without the hidden" in row["reasons"] for row in outcomes)
    assert [show(db, service)["place"] for service in services] == ["Sede", "Sede"]

    # With them, as whoever unlocks the sheet sorts it, they may stand in any order.
    month = Sheet(export(db, "attendance-register", "--month", "2025-03-01"))
    rows = [[month.sheet.cell(row, column).value for column in range(1, len(month.names) + 1)] for row in month.rows()]
    for row, values in zip(month.rows(), reversed(rows)):
        for column, value in enumerate(values, 1):
            month.sheet.cell(row, column).value = value
    month.cell(month.find("2025-03-04"), "notes").value = "last but one"
    (outcome,) = back(db, month.save(), 0)
    assert outcome["id"] == days[1] and show(db, days[1])["notes"] == "last but one"


@test
def columns_are_found_by_their_headings():
    db = database()
    _, _, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    row = sheet.find(services[0])
    sheet.cell(row, "place").value = "Aula 2"
    sheet.sheet.insert_cols(3, 2)
    sheet.sheet.cell(1, 3).value, sheet.sheet.cell(row, 3).value = "Mine", "a remark"
    (outcome,) = back(db, sheet.save(), 0)
    assert outcome["outcome"] == "changed" and show(db, services[0])["place"] == "Aula 2", outcome

    lost = Sheet(export(db, "service-register"))
    lost.sheet.delete_cols(lost.names.index("base") + 1)
    refuses(db, 1, "lost its hidden columns", "import", lost.save())
    named = Sheet(export(db, "service-register"))
    named.sheet.title = "Mine"
    refuses(db, 1, "has no sheet", "import", named.save())


@test
def a_column_that_has_lost_its_name_is_not_lost():
    db = database()
    _, _, services = office(db)
    sheet = Sheet(export(db, "service-register"))
    sheet.cell(sheet.find(services[0]), "place").value = "Aula 2"
    sheet.cell(1, "place").value = "Where"
    refuses(db, 1, "headings of the sheet “Service register”", "import", sheet.save())
    sheet.cell(1, "place").value = " Place "
    assert [row["changes"] for row in back(db, sheet.save(), 0)] == ["Place: Sede → Aula 2"]
    # One that was taken out says nothing, and the others do.
    less = Sheet(export(db, "service-register"))
    less.cell(less.find(services[0]), "description").value = "Colloquio"
    less.sheet.delete_cols(less.names.index("place") + 1)
    assert [row["changes"] for row in back(db, less.save(), 0)] == ["Description: – → Colloquio"]


@test
def a_copy_of_a_row_does_not_take_its_place():
    db = database()
    _, _, services = office(db)
    for first in (True, False):
        # The second hour of that day, typed into a copy that then stands below or, sorted, above the row.
        sheet = Sheet(export(db, "service-register"))
        row, end = sheet.find(services[0]), sheet.sheet.max_row + 1
        for column, value in enumerate([cell.value for cell in sheet.sheet[row]], 1):
            sheet.sheet.cell(end, column).value = value
        copy = end if first else row
        sheet.cell(copy, "starts_at").value, sheet.cell(copy, "ends_at").value = datetime.time(14), datetime.time(15)
        (outcome,) = back(db, save_in_office(sheet.save()), NOT_ALL)
        assert outcome["outcome"] == "refused" and "copy of row" in outcome["reasons"], outcome
        assert show(db, services[0])["starts_at"] == 540


@test
def a_hidden_sheet_that_was_spoilt_is_no_list_to_import():
    db = database()
    _, _, services = office(db)
    for spoil in ("report", "columns", "table", "all"):
        sheet = Sheet(export(db, "service-register"))
        sheet.cell(sheet.find(services[0]), "place").value = "Elsewhere"
        if spoil == "all":
            del sheet.book["percorso"]
        else:
            hidden = sheet.book["percorso"]
            for key, _, value in hidden.iter_rows():
                if key.value == spoil:
                    value.value = "nonsense"
        result = run("--db", db, "import", sheet.save())
        assert result.returncode == 1 or (spoil == "table" and result.returncode == 0), (spoil, result)
        assert show(db, services[0])["place"] == "Sede", spoil
        assert len(json.loads(on(db, "list", "service_entry", "--format", "json"))) == 2, spoil


@test
def hours_follow_the_times_and_nothing_else():
    db = database()
    work, days, services = office(db)
    on(db, "set", days[1], "kind=justified")
    on(db, "set", days[1], "minutes=2:00")
    sheet = Sheet(export(db, "attendance-register", "--month", "2025-03-01"))
    sheet.cell(sheet.find("2025-03-04"), "notes").value = "visit"
    cases = {"2025-03-03": ("break", datetime.time(7, 0)), "2025-03-05": ("kind", "Present"),
             "2025-03-06": ("entry", "8:00"), "2025-03-07": ("notes", "no mark"),
             "2025-03-10": ("entry", datetime.time(9, 0))}
    for day, (name, value) in cases.items():
        sheet.cell(sheet.find(day), name).value = value
    sheet.cell(sheet.find("2025-03-10"), "exit").value = datetime.time(13, 0)
    sheet.cell(sheet.find("2025-03-10"), "kind").value = "Sick"
    outcomes = back(db, sheet.save(), NOT_ALL)
    assert [row["outcome"] for row in outcomes] == ["refused", "changed"] + ["refused"] * 4, outcomes
    reasons = [row["reasons"] for row in outcomes]
    assert "no time left after the break" in reasons[0] and "both times" in reasons[2], reasons
    assert "both times" in reasons[3] and "“Attendance” is needed" in reasons[4], reasons
    assert "not marked as a presence" in reasons[5], reasons
    assert (show(db, days[1])["minutes"], show(db, days[1])["notes"]) == (120, "visit")
    assert show(db, days[0])["minutes"] == 360 and len(days_of(db)) == 2

    log = Sheet(export(db, "service-register"))
    log.cell(log.find(services[0]), "ends_at").value = datetime.time(10, 30)
    log.cell(log.find(services[1]), "ends_at").value = datetime.time(11, 0)
    log.cell(log.find(services[1]), "hours").value = datetime.time(1, 30)
    assert [row["outcome"] for row in back(db, log.save(), 0)] == ["changed", "changed"]
    assert [show(db, service)["minutes"] for service in services] == [90, 90]
    log.cell(log.find(services[1]), "hours").value = datetime.timedelta(hours=40)
    path = log.save()
    assert [row["outcome"] for row in back(db, path, NOT_ALL)] == ["conflict"]
    (outcome,) = back(db, path, NOT_ALL, "--conflicts", "file")
    assert outcome["outcome"] == "refused" and show(db, services[1])["minutes"] == 90, outcome


@test
def what_the_programme_refuses_stays_out():
    db = database()
    person = add(db, "beneficiary", family_name="Bah", given_name="Awa")
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-2019", opened_on="2021-05-03")
    # Said of it is that there is no clearance.
    service = run("--db", db, "add", "service_entry", f"pathway_id={pathway}", "service=OS-2021", "date=2021-06-24",
                  "starts_at=9:00", "ends_at=11:00", "minutes=2:00", "form=individual",
                  "delivery=presence").stdout.strip()
    sheet = Sheet(export(db, "service-register"))
    sheet.cell(sheet.find(service), "delivery").value = "By telephone"
    (outcome,) = back(db, sheet.save(), NOT_ALL)
    assert outcome["outcome"] == "refused" and "Rule:" in outcome["reasons"], outcome
    assert show(db, service)["delivery"] == "presence"

    # A warning is told, and does not block.
    again = Sheet(export(db, "service-register"))
    again.cell(again.find(service), "place").value = "Aula 2"
    (outcome,) = back(db, again.save(), 0)
    assert outcome["outcome"] == "changed" and "clearance" in outcome["reasons"], outcome


@test
def two_marks_of_a_day_and_copies_of_rows():
    db = database()
    work, days, services = office(db)
    add(db, "attendance_day", traineeship_id=work, date="2025-03-03", kind="present", starts_at="16:00",
        ends_at="17:00", minutes="1:00")
    path = export(db, "attendance-register", "--month", "2025-03-01")
    assert back(db, path, 0) == []
    sheet = Sheet(path)
    sheet.cell(sheet.find("2025-03-03"), "notes").value = "which?"
    (outcome,) = back(db, sheet.save(), NOT_ALL)
    assert "more than once" in outcome["reasons"]

    log = Sheet(export(db, "service-register"))
    row = log.find(services[0])
    log.cell(row, "place").value = "Aula 2"
    end = log.sheet.max_row + 1
    for column, value in enumerate([cell.value for cell in log.sheet[row]], 1):
        log.sheet.cell(end, column).value = value
        log.sheet.cell(end + 1, column).value = value
    log.cell(end + 1, "place").value = "Aula 3"
    outcomes = back(db, log.save(), NOT_ALL)
    assert [row["outcome"] for row in outcomes] == ["refused"] * 3, outcomes
    assert f"copy of row {end + 1}" in outcomes[0]["reasons"], outcomes
    assert f"copy of row {row}" in outcomes[2]["reasons"], outcomes
    assert show(db, services[0])["place"] == "Sede"


@test
def who_changed_the_cell_is_told_and_not_who_was_there_last():
    db = database()
    _, _, services = office(db)
    (office_id,) = [row["id"] for row in json.loads(on(db, "list", "office", "--format", "json"))]
    other = add(db, "operator", office_id=office_id, family_name="Verdi", given_name="Ugo")
    sheet = Sheet(export(db, "service-register"))
    sheet.cell(sheet.find(services[0]), "place").value = "Aula 2"
    path = sheet.save()
    on(db, "set", services[0], "place=Biblioteca")
    with sqlite3.connect(db) as file:
        file.execute("UPDATE setting SET value = ? WHERE name = 'operator'", (other,))
    file.close()
    on(db, "set", services[0], "description=later")
    result = folder() / "result.xlsx"
    (outcome,) = back(db, path, NOT_ALL, "--dry-run", "--result", result)
    assert "Rossi Anna" in outcome["reasons"] and "Verdi" not in outcome["reasons"], outcome
    book = openpyxl.load_workbook(result)
    conflict = list(book["Changed on both sides"].iter_rows(values_only=True))[1]
    assert conflict[2:6] == ("Place", "Aula 2", "Biblioteca", "Rossi Anna"), conflict
    assert book.worksheets[0]["E2"].value == "conflict"
    refuses(db, 2, "only “--dry-run”", "import", path, "--erase-empty")


@test
def follow_ups_and_payments_are_filled_in():
    db = database()
    office(db)
    pathway = json.loads(on(db, "list", "pathway", "--format", "json"))[0]["id"]
    on(db, "set", pathway, "closed_on=2025-10-01", "outcome=completed")
    path = export(db, "follow-ups")
    sheet = Sheet(path)
    rows = sheet.rows()
    assert len(rows) == 2, rows
    sheet.cell(rows[0], "attempts").value, sheet.cell(rows[0], "last_attempt_on").value = 2, datetime.date(2025, 10, 20)
    (outcome,) = back(db, save_in_office(sheet.save()), 0)
    assert outcome["outcome"] == "new", outcome
    (made,) = json.loads(on(db, "list", "follow_up", "--format", "json"))
    assert (made["attempts"], made["last_attempt_on"], made["pathway_id"]) == (2, "2025-10-20", pathway)
    assert back(db, path, 0) == []
    assert len(Sheet(export(db, "follow-ups")).rows()) == 2

    claim = add(db, "claim", pathway_id=pathway, status="submitted", number="7")
    line = add(db, "claim_line", claim_id=claim, component="services", amount_cents="100,00")
    money = Sheet(export(db, "payments"))
    money.cell(money.find(claim), "paid_on").value = datetime.date(2025, 12, 1)
    lines = money.book.worksheets[1]
    heading = [cell.value for cell in lines[1]]
    lines.cell(2, heading.index("Accepted") + 1).value = 90.5
    outcomes = back(db, save_in_office(money.save()), 0)
    assert [row["kind"] for row in outcomes] == ["claim", "claim_line"], outcomes
    assert show(db, claim)["paid_on"] == "2025-12-01" and show(db, line)["accepted_cents"] == 9050
    on(db, "undo")
    assert show(db, claim)["paid_on"] is None and show(db, line)["accepted_cents"] is None


@test
def a_claim_that_is_said_to_be_submitted_is_frozen():
    db = database()
    office(db)
    pathway = json.loads(on(db, "list", "pathway", "--format", "json"))[0]["id"]
    claim = add(db, "claim", pathway_id=pathway, status="prepared", number="8", starts_on="2025-02-01",
                ends_on="2025-02-28")
    add(db, "claim_line", claim_id=claim, component="services", amount_cents="38,00")
    sheet = Sheet(export(db, "payments"))
    row = sheet.find(claim)
    sheet.cell(row, "status").value, sheet.cell(row, "status_code").value = "Submitted", None
    (outcome,) = back(db, save_in_office(sheet.save()), 0)
    kept = show(db, claim)
    assert outcome["outcome"] == "changed" and kept["status"] == "submitted", outcome
    assert kept["total_cents"] == 3800 and json.loads(kept["frozen"])["lines"][0]["amount_cents"] == 3800, kept
    on(db, "undo")
    assert show(db, claim)["frozen"] is None and show(db, claim)["status"] == "prepared"


@test
def a_backup_that_was_restored_does_not_matter():
    db = database()
    _, _, services = office(db)
    copy = folder() / "older.db"
    shutil.copy(db, copy)
    on(db, "set", services[0], "place=Biblioteca")
    sheet = Sheet(export(db, "service-register"))
    sheet.cell(sheet.find(services[0]), "description").value = "Colloquio"
    path = sheet.save()
    (outcome,) = back(copy, path, 0)
    assert (show(copy, services[0])["place"], show(copy, services[0])["description"]) == ("Sede", "Colloquio"), outcome


if __name__ == "__main__":
    main()
