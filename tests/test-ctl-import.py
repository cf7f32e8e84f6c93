#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-import.py PERCORSOCTL : percorsoctl import, as TAP."""

import collections
import csv
import datetime
import io
import json
import zipfile

import openpyxl

from ctl_check import add, database, folder, main, names, on, refuses, rows, run, test
from workbook_check import origin

PEOPLE = "Cognome;Nome;Data di nascita;Comune\nDiallo;Mamadou;3/4/1998;Milano\nBah;Awa;1.2.2000;Lodi\n"


def write(name, text):
    path = folder() / name
    path.write_text(text, encoding="utf-8")
    return path


def brings(db, status, path, *options):
    """What the import says in JSON, where it ends with that status."""
    result = run("--db", db, "import", "--format", "json", *options, *([path] if path else []))
    assert result.returncode == status, (result.returncode, result.stdout, result.stderr)
    assert result.stderr == "", result.stderr
    return json.loads(result.stdout)


def outcomes(rows_):
    return [row["outcome"] for row in rows_]


@test
def people_come_in_and_undo_takes_them_back():
    db = database()
    path = write("people.csv", PEOPLE)
    assert outcomes(brings(db, 0, path, "--dry-run")) == ["new", "new"]
    assert names(db) == []
    assert outcomes(brings(db, 0, path)) == ["new", "new"]
    assert names(db) == ["Bah", "Diallo"]
    assert outcomes(brings(db, 0, path)) == ["unchanged", "unchanged"]
    assert "Import of “people.csv”" in on(db, "undo")
    assert names(db) == []


@test
def status_3_says_that_not_all_was_taken():
    db = database()
    path = write("people.csv", PEOPLE + ";;31/2/1999;\n")
    taken = brings(db, 3, path)
    assert outcomes(taken) == ["new", "new", "refused"]
    assert taken[2]["row"] == 4 and "cell C4" in taken[2]["reasons"]
    assert names(db) == ["Bah", "Diallo"]
    table = run("--db", db, "import", path)
    assert table.returncode == 3 and "2 unchanged\n1 refused\n" in table.stdout, table.stdout


@test
def rows_that_wait_are_taken_up_or_thrown_away():
    db = database()
    brings(db, 0, write("people.csv", PEOPLE))
    brings(db, 3, write("more.csv", "Cognome;Nome;Data di nascita;Comune\nDialo;Mamadou;3/4/1998;Roma\n;;;Pavia\n"))
    waiting = brings(db, 0, None, "--parked")
    assert [row["state"] for row in waiting] == ["doubtful", "refused"]
    assert [row["row"] for row in waiting] == [2, 3]
    code = next(row["code"] for row in rows(db, "beneficiary") if row["family_name"] == "Diallo")
    assert outcomes(brings(db, 3, None, "--take", waiting[0]["id"])) == ["doubtful"]
    assert outcomes(brings(db, 0, None, "--take", waiting[0]["id"], "--as", code, "--dry-run")) == ["changed"]
    assert outcomes(brings(db, 0, None, "--take", waiting[0]["id"], "--as", code)) == ["changed"]
    assert names(db) == ["Bah", "Dialo"]
    on(db, "import", "--drop", waiting[1]["id"])
    assert brings(db, 0, None, "--parked") == []
    refuses(db, 1, "No row waits", "import", "--drop", waiting[1]["id"])


@test
def somebody_new_after_all():
    db = database()
    brings(db, 0, write("people.csv", PEOPLE))
    brings(db, 3, write("more.csv", "Cognome;Nome;Data di nascita\nDialo;Mamadou;3/4/1998\n"))
    waiting = brings(db, 0, None, "--parked")
    assert outcomes(brings(db, 0, None, "--take", waiting[0]["id"], "--as", "new")) == ["new"]
    assert names(db) == ["Bah", "Diallo", "Dialo"]


@test
def columns_are_printed_and_mapped():
    db = database()
    path = write("list.csv", "Elenco 2025\nChi;Quando;Boh\nDiallo;3/4/1998;x\n")
    columns = brings(db, 0, path, "--columns", "--kind", "beneficiary", "--map", "Chi=family_name", "--map", "B=birth_date",
                     "--save-mapping", "Anna")
    assert [column["field"] for column in columns] == ["family_name", "birth_date", None], columns
    assert outcomes(brings(db, 0, path, "--mapping", "Anna", "--dry-run")) == ["new"]
    # By the headings alone.
    assert outcomes(brings(db, 0, path)) == ["new"]
    assert rows(db, "beneficiary")[0]["birth_date"] == "1998-04-03"
    refuses(db, 1, "There is no mapping “Ugo”", "import", "--mapping", "Ugo", path)
    refuses(db, 2, "There is no column “Dove”", "import", "--map", "Dove=town", "--kind", "beneficiary", path)
    refuses(db, 1, "There is no field “colore”", "import", "--map", "Boh=colore", "--kind", "beneficiary", path)


@test
def dates_stand_as_they_are_said_to():
    db = database()
    path = write("people.csv", "Surname;First name;DOB\nDiallo;Mamadou;03/04/1998\n")
    brings(db, 0, path, "--date-order", "mdy")
    assert rows(db, "beneficiary")[0]["birth_date"] == "1998-03-04"
    refuses(db, 2, "--date-order", "import", "--date-order", "ydm", path)


@test
def services_find_their_person():
    db = database()
    person = add(db, "beneficiary", family_name="Diallo", given_name="Mamadou", code="P1")
    add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-01-15")
    path = write("services.csv", "Codice persona;Data;Servizio;Dalle;Alle;Operatore\n"
                                 "P1;3/2/2025;A2;9:00;10:30;Rossi Anna\nP1;4/2/2025;A2;9:00;10:30;\n"
                                 "P2;4/2/2025;A2;9:00;10:30;\n")
    assert outcomes(brings(db, 3, path)) == ["new", "new", "refused"]
    assert sorted(row["minutes"] for row in rows(db, "service_entry")) == [90, 90]
    assert outcomes(brings(db, 3, path)) == ["unchanged", "unchanged", "refused"]
    assert len(brings(db, 0, None, "--parked")) == 1


@test
def the_result_is_a_workbook():
    db = database()
    out = folder() / "result.xlsx"
    brings(db, 3, write("people.csv", PEOPLE + ";;31/2/1999;\n"), "--result", out)
    with zipfile.ZipFile(out) as book:
        strings = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/"))
    for words in ("Diallo", "refused", "cell C4"):
        assert words in strings, words


@test
def workbooks_of_other_programs_come_in():
    db = database()
    person = add(db, "beneficiary", family_name="Diallo", given_name="Mamadou", code="P1")
    add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-01-15")
    book = openpyxl.Workbook()
    book.active.title = "Copertina"
    book.active["A1"] = "Registro delle attività"
    sheet = book.create_sheet("Registro")
    sheet.append(["Registro delle attività non formative", None, None, None, None])
    sheet.append([None])
    sheet.append(["Codice persona", "Data", "Servizio", "Ora inizio", "Ora fine", "Descrizione"])
    sheet.append(["P1", datetime.date(2025, 2, 3), "A2", datetime.time(9), datetime.time(10, 30), "=1+1"])
    sheet["F4"].data_type = "s"
    sheet.append(["P1", datetime.datetime(2025, 2, 4), "A2", datetime.time(9), datetime.time(10, 30), 184])
    sheet["F5"].number_format = "00000"
    sheet.append(["P1", 45992, "A2", datetime.time(9), datetime.time(10, 30), None])
    path = folder() / "registro.xlsx"
    book.save(path)
    taken = brings(db, 3, path)
    assert outcomes(taken) == ["new", "new", "refused"], taken
    assert "cell B6" in taken[2]["reasons"]
    entries = sorted(rows(db, "service_entry"), key=lambda row: row["date"])
    assert [entry["date"] for entry in entries] == ["2025-02-03", "2025-02-04"]
    assert [entry["minutes"] for entry in entries] == [90, 90]
    assert [entry["description"] for entry in entries] == ["=1+1", "00184"]


@test
def all_data_come_back_unchanged():
    db, other = folder() / "demo.db", folder() / "other.db"
    on(db, "demo", "--people", 60)
    path = folder() / "all.xlsx"
    on(db, "export", "full-data", "--out", path)
    _, tables = origin(path)
    kept = {table["table"][0]: sum(map(int, table["rows"])) for table in tables.values()}
    del kept["codes"], kept["dictionary"]
    assert all(kept.values()), kept
    back = brings(db, 0, path)
    assert outcomes(back) == ["unchanged"] * sum(kept.values()), collections.Counter(outcomes(back))
    assert collections.Counter(row["kind"] for row in back) == kept

    # An office that has none of it takes all, and knows it again.
    on(other, "init", "--office", "Altrove", "--prefix", "AL", "--operator", "Bianchi, Ugo")
    brought = brings(other, 0, path)
    assert outcomes(brought) == ["new"] * sum(kept.values()), collections.Counter(outcomes(brought))
    assert outcomes(brings(other, 0, path)) == ["unchanged"] * sum(kept.values())


@test
def csv_has_every_row():
    db = database()
    text = on(db, "import", "--format", "csv", "--dry-run", write("people.csv", PEOPLE))
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["outcome"] for line in lines] == ["new", "new"] and lines[0]["name"] == "Diallo Mamadou"


@test
def wrong_use_is_refused():
    db = database()
    path = write("people.csv", PEOPLE)
    refuses(db, 2, "The file to import is missing", "import")
    refuses(db, 2, "need no file", "import", "--parked", path)
    refuses(db, 2, "“--as” goes with", "import", "--as", "new", path)
    refuses(db, 2, "--least", "import", "--least", "200", path)
    refuses(db, 2, "There is no sheet “Altro”", "import", "--sheet", "Altro", path)
    refuses(db, 1, "Nothing in “a.csv” is known", "import", write("a.csv", "Colore;Forma\nrosso;tonda\n"))
    refuses(db, 1, "", "import", folder() / "nowhere.csv")


if __name__ == "__main__":
    main()
