#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-lists.py PERCORSOCTL : lists as offices have them, with what goes wrong in them, as TAP."""

import datetime
import json

import openpyxl

from ctl_check import add, database, folder, main, names, on, refuses, rows, run, test


def write(text):
    path = folder() / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def book(lines):
    workbook, path = openpyxl.Workbook(), folder() / "list.xlsx"
    for line in lines:
        workbook.active.append(line)
    workbook.save(path)
    return path


def brings(db, path, *options):
    result = run("--db", db, "import", "--format", "json", *options, *([path] if path else []))
    assert result.returncode in (0, 3) and result.stderr == "", (result.returncode, result.stderr)
    return json.loads(result.stdout)


def outcomes(said):
    return [row["outcome"] for row in said]


def person(db, family, given, **fields):
    """Somebody with a pathway; its id."""
    owner = add(db, "beneficiary", family_name=family, given_name=given, **fields)
    return add(db, "pathway", beneficiary_id=owner, programme="puoi-plus-2025", opened_on="2025-01-15")


def services(db):
    return {row["date"][-2:]: row["pathway_id"] for row in rows(db, "service_entry")}


@test
def a_service_is_for_who_all_of_the_row_says():
    db = database()
    first = person(db, "Diallo", "Mamadou", code="P1", tax_code="DLLMMD98D03Z329X")
    person(db, "Bah", "Awa", code="P2")
    said = brings(db, write("Codice persona;CF;Cognome;Nome;Data;Servizio;Dalle;Alle\n"
                            "P1;;Bah;Awa;3/2/2025;A2;9:00;10:00\n"
                            "P1;;Diallo;M.;4/2/2025;A2;9:00;10:00\n"
                            "P1;;Diallo;;5/2/2025;A2;9:00;10:00\n"
                            ";BBASRA95E52Z315P;Diallo;Mamadou;6/2/2025;A2;9:00;10:00\n"
                            "P1;;;;7/2/2025;A2;9:00;10:00\n"))
    assert outcomes(said) == ["refused", "new", "new", "refused", "new"], said
    assert "in part that of Diallo Mamadou" in said[0]["reasons"], said[0]
    assert services(db) == {"04": first, "05": first, "07": first}

    said = brings(db, write("Codice persona;Chi;Data;Servizio;Dalle;Alle\nP1;Bah Awa;8/2/2025;A2;9:00;10:00\n"
                            "P1;Mamadou Diallo;9/2/2025;A2;9:00;10:00\n"),
                  "--kind", "service_entry", "--map", "Chi=beneficiary")
    assert outcomes(said) == ["refused", "new"], said


@test
def a_service_of_nobody_does_not_come_in():
    db = database()
    person(db, "Diallo", "Mamadou", code="P1")
    # The code stands once, in a cell that is merged over three rows.
    path = book([["Codice persona", "Data", "Servizio", "Dalle", "Alle"]] +
                [["P1" if day == 3 else None, datetime.date(2025, 2, day), "A2", datetime.time(9), datetime.time(10)]
                 for day in (3, 4, 5)])
    workbook = openpyxl.load_workbook(path)
    workbook.active.merge_cells("A2:A4")
    workbook.save(path)
    said = brings(db, path)
    assert outcomes(said) == ["new", "refused", "refused"] and "no record it belongs to" in said[1]["reasons"], said
    # Nothing says whose it is.
    assert outcomes(brings(db, write("Boh;Data;Servizio;Dalle;Alle\nDiallo;6/2/2025;A2;9:00;10:00\n"))) == ["refused"]
    assert list(services(db)) == ["03"]
    # A group session is of all who take part.
    assert outcomes(brings(db, write("Boh;Data;Servizio;Dalle;Alle;Modalità\nx;7/2/2025;A2;9:00;10:00;group\n"),
                           "--kind", "service_entry", "--map", "Modalità=form")) == ["new"]


@test
def the_number_of_a_pathway_is_that_of_the_person():
    db = database()
    first, second = person(db, "Diallo", "Mamadou", code="P1"), person(db, "Bah", "Awa", code="P2")
    on(db, "set", first, "number=1")
    on(db, "set", second, "number=1")
    for target in ("pathway", "pathway_id"):
        said = brings(db, write("Codice persona;Dote;Data;Servizio;Dalle;Alle\nP2;1;3/2/2025;A2;9:00;10:00\n"
                                "P2;2;4/2/2025;A2;9:00;10:00\n;1;5/2/2025;A2;9:00;10:00\n"),
                      "--kind", "service_entry", "--map", f"Dote={target}")
        assert outcomes(said)[1:] == ["refused", "refused"] and "several" in said[2]["reasons"], (target, said)
        assert services(db) == {"03": second}, target


def full_data(db):
    path = folder() / "full.xlsx"
    on(db, "export", "full-data", "--out", path)
    return path


def people(path):
    """The workbook, its sheet of people, and where the columns stand."""
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["People"]
    return workbook, sheet, {cell.value: cell.column for cell in sheet[1]}


@test
def columns_of_all_data_may_be_moved():
    db = database()
    person(db, "Diallo", "Mamadou", town="Milano")
    path = full_data(db)
    workbook, sheet, places = people(path)
    sheet.cell(2, places["Town"]).value = "Lodi"
    sheet.delete_cols(places["Given name"])
    sheet.insert_cols(2)
    sheet.cell(1, 2).value, sheet.cell(2, 2).value = "Mine", "a remark"
    refused = folder() / "lost.xlsx"
    workbook.save(refused)
    refuses(db, 1, "headings of the sheet “People”", "import", refused)
    sheet.cell(1, 2).value = None
    workbook.save(path)
    (said,) = [row for row in brings(db, path) if row["kind"] == "beneficiary"]
    assert said["changes"] == "Town: Milano → Lodi", said

    workbook, sheet, places = people(path := full_data(db))
    one, other = places["Given name"], places["Family name, original script"]
    for row in (1, 2):
        sheet.cell(row, one).value, sheet.cell(row, other).value = sheet.cell(row, other).value, sheet.cell(row, one).value
    workbook.save(path)
    assert set(outcomes(brings(db, path))) == {"unchanged"}

    workbook, sheet, places = people(path)
    sheet.title = "Mine"
    workbook.save(path)
    refuses(db, 1, "has no sheet “People”", "import", path)


@test
def a_word_and_its_code_go_together():
    db = database()
    person(db, "Diallo", "Mamadou", sex="male")
    (kept,) = rows(db, "beneficiary")
    path = full_data(db)
    workbook, sheet, places = people(path)
    sheet.cell(2, places["Sex"]).value = "Female"
    workbook.save(path)
    (said,) = [row for row in brings(db, path) if row["kind"] == "beneficiary"]
    assert said["outcome"] == "refused" and "not what the code" in said["reasons"], said
    assert rows(db, "beneficiary")[0]["sex"] == kept["sex"]
    sheet.cell(2, places["Sex (code)"]).value = None
    workbook.save(path)
    (said,) = [row for row in brings(db, path) if row["kind"] == "beneficiary"]
    assert said["outcome"] == "changed" and said["changes"] == "Sex: Male → Female", said


if __name__ == "__main__":
    main()
