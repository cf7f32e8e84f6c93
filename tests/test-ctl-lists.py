#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-lists.py PERCORSOCTL : lists as offices have them, with what goes wrong in them, as TAP."""

import datetime
import json
import random
import time

import openpyxl

from ctl_check import add, database, folder, main, names, on, refuses, rows, run, save_in_office, test


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
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        first.value, second.value = second.value, first.value
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
    (waiting,) = brings(db, None, "--parked")
    (said,) = brings(db, None, "--take", waiting["id"])
    assert said["outcome"] == "refused" and "not what the code" in said["reasons"], said
    sheet.cell(2, places["Sex (code)"]).value = None
    workbook.save(path)
    (said,) = [row for row in brings(db, path) if row["kind"] == "beneficiary"]
    assert said["outcome"] == "changed" and said["changes"] == "Sex: Male → Female", said


@test
def what_is_newer_here_is_told():
    db = database()
    pathway = person(db, "Diallo", "Mamadou", town="Milano")
    path = full_data(db)
    (kept,) = rows(db, "beneficiary")
    # To the second: a workbook has no less.
    time.sleep(1.1)
    on(db, "set", kept["id"], "town=Lodi")
    workbook, sheet, places = people(path)
    pathways = workbook["Pathways"]
    pathways.cell(2, next(cell.column for cell in pathways[1] if "umber" in str(cell.value))).value = "7"
    workbook.save(path)
    said = {row["kind"]: row for row in brings(db, path, "--dry-run")}
    assert said["beneficiary"]["changes"] == "Town: Lodi → Milano", said["beneficiary"]
    assert "changed here after the workbook was written" in said["beneficiary"]["reasons"]
    assert said["pathway"]["id"] == pathway and said["pathway"]["reasons"] is None, said["pathway"]


@test
def a_cell_with_an_error_stays_one():
    db = database()
    path = book([["Cognome", "Nome", "Comune", "Data di nascita", "Note"], ["Diallo", "Mamadou", "=1/0"],
                 ["Bah", "Awa", "Lodi", 45123], ["Ba", "Awa", "Lodi", None, 1234567890123456789]])
    said = brings(db, save_in_office(path))
    assert outcomes(said) == ["refused"] * 3, said
    waiting = brings(db, None, "--parked")
    again = [brings(db, None, "--take", row["id"])[0] for row in waiting]
    assert outcomes(again) == ["refused"] * 3 and "#DIV/0!" in again[0]["reasons"], again
    assert "number where a date belongs" in again[1]["reasons"] and "15 digits" in again[2]["reasons"], again
    assert names(db) == [] and len(brings(db, None, "--parked")) == 3


@test
def two_rows_about_one_record_do_not_overwrite_each_other():
    db = database()
    person(db, "Diallo", "Mamadou", code="P1")
    path = write("Codice persona;Data;Servizio;Ore;Descrizione\nP1;3/2/2025;A2;1:00;mattina\n"
                 "P1;3/2/2025;A2;1:00;pomeriggio\nP1;3/2/2025;A2;1:00;mattina\n")
    for first in ("new", "unchanged"):
        said = brings(db, path)
        assert outcomes(said) == [first, "refused", "unchanged"], said
        assert "Row 2 is about the same record, and" in said[1]["reasons"], said[1]
        assert said[2]["reasons"] == "Row 2 is about the same record already.", said[2]
        assert [row["description"] for row in rows(db, "service_entry")] == ["mattina"]

    said = brings(db, write("Cognome;Nome;CF;Comune;Telefono\nDiop;Mario;RSSMRA85T10A562S;Milano;\n"
                            "Diop;Maria;RSSMRA85T10A562S;Roma;\nDiop;;RSSMRA85T10A562S;;3331234567\n"))
    assert outcomes(said) == ["new", "refused", "changed"], said
    (kept,) = [row for row in rows(db, "beneficiary") if row["family_name"] == "Diop"]
    assert (kept["given_name"], kept["town"], kept["phone"]) == ("Mario", "Milano", "+39 3331234567")


@test
def a_name_that_two_hosts_have_is_neither():
    db = database()
    for town in ("Milano", "Roma"):
        add(db, "organisation", kind="host", name="Coop Alfa", town=town)
    (said,) = brings(db, write("Denominazione;Tipo;Telefono\nCoop Alfa;host;061234567\n"))
    assert said["outcome"] == "refused" and "could be several" in said["reasons"], said
    (said,) = brings(db, write("Denominazione;Tipo;Comune;Telefono\nCoop Alfa;host;Roma;061234567\n"))
    assert said["outcome"] == "changed", said
    assert {row["town"]: row["phone"] for row in rows(db, "organisation")} == {"Milano": None, "Roma": "+39 061234567"}


@test
def somebody_who_was_let_in_is_known_the_next_time():
    db = database()
    path = write("Cognome;Nome;Data di nascita\nDiallo;Mamadou;3/4/1998\nDialo;Mamadou;3/4/1998\n")
    assert outcomes(brings(db, path)) == ["new", "doubtful"]
    (waiting,) = brings(db, None, "--parked")
    assert outcomes(brings(db, None, "--take", waiting["id"], "--as", "new")) == ["new"]
    assert outcomes(brings(db, path)) == ["unchanged", "unchanged"]


@test
def a_pathway_does_not_go_to_somebody_of_the_same_name():
    db = database()
    text = "Cognome;Nome;Programma;Presa in carico\nDiallo;Mamadou;puoi-plus-2025;{}\n"
    assert outcomes(brings(db, write(text.format("1/2/2025")))) == ["new"]
    assert outcomes(brings(db, write(text.format("1/2/2025")))) == ["unchanged"]
    assert outcomes(brings(db, write(text.format("1/9/2025")))) == ["doubtful"]
    assert len(rows(db, "pathway")) == 1


@test
def a_date_says_its_year():
    db = database()
    path = write("Cognome;Nome;Data di nascita\nA;A;3/4\nB;B;-1\nC;C;today\nD;D;3 March\nE;E;29/2\nF;F;1/1/46\n"
                 "G;G;3 March 1998\nH;H;03.04.1998\nI;I;1998-04-03T00:00:00\n")
    said = brings(db, path)
    assert outcomes(said) == ["refused"] * 5 + ["new"] * 4, said
    assert "does not say its year" in said[0]["reasons"]


@test
def postcodes_get_their_zeros_back():
    db = database()
    brings(db, book([["Cognome", "CAP"], ["A", 187], ["B", "187"], ["C", 20121], ["D", "8001"], ["E", 9010],
                     ["F", "x1"]]))
    assert [row["postcode"] for row in sorted(rows(db, "beneficiary"), key=lambda row: row["family_name"])] == [
        "00187", "00187", "20121", "8001", "09010", "x1"]


@test
def sums_below_a_list_are_nobody():
    db = database()
    said = brings(db, write("Cognome;Nome;Data di nascita\nTotale;Anna;3/4/1998\nTotale;;\nTotale persone: 1;;\n"
                            "Totali;1;\n"))
    assert outcomes(said) == ["new"] + ["skipped"] * 3 and "is a total" in said[1]["reasons"], said
    assert names(db) == ["Totale"]


@test
def a_mapping_tells_headings_apart_that_are_the_same():
    db = database()
    path = write("Chi;Data;Data;Boh\nDiallo;1/2/2025;3/4/1998;x\n")
    brings(db, path, "--columns", "--kind", "beneficiary", "--map", "Chi=family_name", "--map", "C=birth_date",
           "--map", "Boh=", "--save-mapping", "Elenco")
    fields = [column["field"] for column in brings(db, path, "--columns", "--mapping", "Elenco")]
    assert fields == ["family_name", None, "birth_date", None], fields
    # A column that was not there is not left out with those that were left out.
    path = write("Chi;Data;Data;Boh;Telefono\nDiallo;1/2/2025;3/4/1998;x;3331234567\n")
    fields = [column["field"] for column in brings(db, path, "--columns", "--mapping", "Elenco")]
    assert fields == ["family_name", None, "birth_date", None, "phone"], fields


@test
def who_was_merged_or_removed_is_not_there_twice():
    db = database()
    first = add(db, "beneficiary", family_name="Diallo", given_name="Mamadou", code="P1")
    second = add(db, "beneficiary", family_name="Dialo", given_name="Mamadou", code="P2")
    on(db, "merge", first, second)
    path = write("Codice persona;Cognome;Nome;Comune\nP2;Diallo;Mamadou;Lodi\n")
    (said,) = brings(db, path)
    assert (said["id"], said["changes"]) == (first, "Town: – → Lodi"), said
    assert outcomes(brings(db, path)) == ["unchanged"] and rows(db, "beneficiary")[0]["code"] == "P1"

    on(db, "remove", first)
    (said,) = brings(db, write("Codice persona;Cognome;Nome\nP1;Diallo;Mamadou\n"))
    assert said["outcome"] == "refused" and "was removed" in said["reasons"], said
    (waiting,) = brings(db, None, "--parked")
    assert names(db) == [] and outcomes(brings(db, None, "--take", waiting["id"], "--as", "new")) == ["new"]


@test
def what_is_typed_below_all_data_comes_in_once():
    db = database()
    person(db, "Diallo", "Mamadou")
    path = full_data(db)
    workbook, sheet, places = people(path)
    sheet.cell(3, places["Family name"]).value, sheet.cell(3, places["Given name"]).value = "Zhang", "Li"
    # And a copy of a row, with its id.
    for column in range(1, sheet.max_column + 1):
        sheet.cell(4, column).value = sheet.cell(2, column).value
    sheet.cell(4, places["Family name"]).value = "Bah"
    workbook.save(path)
    for first in ("new", "unchanged"):
        said = [row["outcome"] for row in brings(db, path) if row["kind"] == "beneficiary"]
        assert said == ["unchanged", first, "refused"], said
        assert names(db) == ["Diallo", "Zhang"]


@test
def an_id_may_be_empty():
    db = database()
    path = write("id;Cognome;Nome\n;Diallo;Mamadou\n;Zhang;Li\n;Diallo;Mamadou\n")
    assert outcomes(brings(db, path)) == ["new", "new", "unchanged"]
    assert outcomes(brings(db, path)) == ["unchanged"] * 3


@test
def what_is_passed_over_is_named():
    db = database()
    path = book([["Cognome", "Nome", "Telefono", "Cellulare", "Boh"], ["Diallo", "Mamadou", None, "3331234567", None]])
    workbook = openpyxl.load_workbook(path)
    workbook.active.title = "Gennaio"
    workbook.create_sheet("Febbraio").append(["Cognome", "Nome"])
    workbook["Febbraio"].append(["Bah", "Awa"])
    workbook.save(path)
    said = on(db, "import", path)
    assert "The sheet “Febbraio” is not imported.\n" in said, said
    assert "The column “Cellulare” is not imported.\n" in said and "Boh" not in said, said


@test
def hours_typed_where_times_are_shown():
    db = database()
    owner = person(db, "Diallo", "Mamadou", code="P1")
    path = book([["Codice persona", "Data", "Servizio", "Dalle", "Alle"]] +
                [["P1", datetime.date(2025, 2, 3 + day), "A2", start, datetime.time(18)]
                 for day, start in enumerate((9, 9.5, 1.25, datetime.datetime(2025, 2, 6, 9, 30), 9.3))])
    workbook = openpyxl.load_workbook(path)
    for row in range(2, 7):
        workbook.active.cell(row, 4).number_format = "hh:mm"
    workbook.save(path)
    said = brings(db, save_in_office(path))
    assert outcomes(said) == ["new", "refused", "refused", "new", "refused"], said
    assert "time of day" in said[1]["reasons"], said[1]
    assert sorted(row["starts_at"] for row in rows(db, "service_entry")) == [540, 570]
    assert set(services(db).values()) == {owner}


@test
def one_long_text_in_many_cells_takes_no_time():
    db = database()
    # A few kilobytes that a hundred thousand rows could have as well.
    text = "".join(random.Random(1).choices("abcdefghij", k=32000))
    path = book([["Cognome", "Nome"]] + [[text, f"Anna {i}"] for i in range(3000)])
    began = time.monotonic()
    assert set(outcomes(brings(db, path, "--dry-run"))) == {"refused"}
    assert time.monotonic() - began < 10


if __name__ == "__main__":
    main()
