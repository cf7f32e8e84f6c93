#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-records.py PERCORSOCTL : what percorsoctl writes and prints of records, as TAP."""

import csv
import io
import json
import os
import pathlib
import subprocess

from ctl_check import (add, base, database, environment, fails, folder, main, names, on, refuses,
                       rows, scratch, test, works)

LOCALES = pathlib.Path(__file__).resolve().parent.parent / "build-aux" / "locales.sh"
GHOST = "01a20a32-65aa-7782-8157-ca1eb3a272ee"


# Writing records

@test
def add_set_show():
    db = database()
    person = add(db, "beneficiary", family_name="Ñuñez", given_name="José", birth_date="1990-03-31",
                 citizenships="CO VE", sex="M", dependants="2", schooling_done="yes",
                 notes="One\nTwo")
    assert len(person) == len(GHOST)
    shown = json.loads(on(db, "show", person, "--format", "json"))
    assert shown["record"] == "beneficiary" and shown["id"] == person
    assert shown["family_name"] == "Ñuñez" and shown["citizenships"] == "CO VE"
    assert shown["dependants"] == 2 and shown["schooling_done"] is True
    assert shown["birth_date"] == "1990-03-31" and shown["notes"] == "One\nTwo"
    assert shown["email"] is None and shown["deleted_at"] is None
    assert shown["code"].startswith("MI-000001-")

    on(db, "set", shown["code"].lower(), "given-name=", "sex=F", "sex=X", "schooling_done=no")
    changed = json.loads(on(db, "show", shown["code"], "--format", "json"))
    assert changed["given_name"] is None and changed["sex"] == "X"
    assert changed["schooling_done"] is False
    assert changed["updated_at"] >= shown["updated_at"]
    assert changed["created_at"] == shown["created_at"]

    table = on(db, "show", person)
    assert "Family name" in table and "Ñuñez" in table and "Colombia" in table
    assert "E-mail" not in table
    lines = table.splitlines()
    assert lines[[line.startswith("Notes") for line in lines].index(True) + 1].strip() == "Two"
    (row,) = csv.DictReader(io.StringIO(on(db, "show", person, "--format", "csv")))
    assert row["family_name"] == "Ñuñez" and row["dependants"] == "2" and row["email"] == ""


@test
def kinds_and_fields_take_either_dash():
    db = database()
    pathway = add(db, "pathway", beneficiary_id=add(db, "beneficiary", family_name="Diallo"),
                  programme="puoi-plus-2025", opened_on="2026-01-15")
    add(db, "service-entry", pathway_id=pathway, service="A1", date="2026-02-02", minutes="1:30")
    (entry,) = rows(db, "service_entry", "--where", "pathway-id=" + pathway)
    assert entry["minutes"] == 90 and entry["date"] == "2026-02-02"


@test
def person_is_referred_to_by_code():
    db = database()
    person = add(db, "beneficiary", family_name="Diallo")
    code = rows(db, "beneficiary")[0]["code"]
    add(db, "note", beneficiary_id=code, date="2026-02-01", text="Called")
    (note,) = rows(db, "note", "--where", "beneficiary_id=" + code)
    assert note["beneficiary_id"] == person


@test
def writing_refuses():
    db = database()
    person = add(db, "beneficiary", family_name="Diallo")
    before = on(db, "history")
    refuses(db, 2, "kind of record “wizard”", "add", "wizard", "name=A")
    refuses(db, 2, "no field “wand”", "add", "beneficiary", "wand=A")
    refuses(db, 2, "not FIELD=VALUE", "add", "beneficiary", "Diallo")
    refuses(db, 2, "kept by the program", "add", "beneficiary", "family_name=A", "id=" + GHOST)
    refuses(db, 1, "birth_date: ", "add", "beneficiary", "family_name=A", "birth_date=1990-02-30")
    refuses(db, 1, "sex: ", "add", "beneficiary", "family_name=A", "sex=Q")
    refuses(db, 1, "operator_id: ", "add", "beneficiary", "family_name=A", "operator_id=Rossi")
    refuses(db, 1, "missing", "add", "beneficiary", "family_name=A", "operator_id=" + GHOST)
    refuses(db, 1, "Family name", "add", "beneficiary", "given_name=A")
    refuses(db, 1, "Family name", "set", person, "family_name=")
    refuses(db, 1, "no record with the identifier", "set", GHOST, "family_name=A")
    refuses(db, 1, "neither", "set", "MI-999999-Z", "family_name=A")
    refuses(db, 1, "no record with the identifier", "show", GHOST)
    assert on(db, "history") == before


@test
def remove_and_restore():
    db = database()
    person = add(db, "beneficiary", family_name="Diallo")
    note = add(db, "note", beneficiary_id=person, date="2026-02-01", text="Called")
    refuses(db, 1, "was not removed", "restore", person)
    on(db, "remove", person)
    assert rows(db, "beneficiary") == [] == rows(db, "note")
    (gone,) = rows(db, "beneficiary", "--deleted")
    assert gone["id"] == person and gone["deleted_at"].endswith("Z")
    refuses(db, 1, "removed before", "remove", person)
    refuses(db, 1, "restore it first", "set", person, "family_name=A")
    on(db, "restore", person)
    assert names(db) == ["Diallo"] and rows(db, "note")[0]["id"] == note


@test
def undo_and_redo():
    db = database()
    add(db, "beneficiary", family_name="Diallo")
    assert on(db, "undo") == "Undone: Add: Person\n"
    assert names(db) == []
    assert on(db, "redo") == "Done again: Add: Person\n"
    assert names(db) == ["Diallo"]
    refuses(db, 1, "nothing to redo", "redo")
    empty = folder() / "percorso.db"
    on(empty, "init")
    refuses(empty, 1, "nothing to undo", "undo")


# Reading records

@test
def where():
    db = database()
    for family, birth, countries, dependants in (
            ("Nuñez", "1990-03-31", "CO VE", 2),
            ("DIALLO", "1985-01-01", "SN", 0),
            ("Okafor", "", "", "")):
        add(db, "beneficiary", family_name=family, birth_date=birth, citizenships=countries,
            dependants=dependants)
    for condition, expected in (
            ("family_name=DIALLO", ["DIALLO"]),
            ("family-name != DIALLO", ["Nuñez", "Okafor"]),
            ("family_name~nune", ["Nuñez"]),
            ("family_name~diallo", ["DIALLO"]),
            ("family_name~%", []),
            ("citizenships~VE", ["Nuñez"]),
            ("citizenships~V", None),
            ("birth_date<1990-03-31", ["DIALLO"]),
            ("birth_date<=1990-03-31", ["DIALLO", "Nuñez"]),
            ("birth_date>1985-01-01", ["Nuñez"]),
            ("birth_date>=1985-01-01", ["DIALLO", "Nuñez"]),
            ("birth_date=", ["Okafor"]),
            ("birth_date!=", ["DIALLO", "Nuñez"]),
            ("birth_date!=1990-03-31", ["DIALLO", "Okafor"]),
            ("dependants=0", ["DIALLO"]),
            ("dependants>0", ["Nuñez"]),
            ("family_name=' OR 1=1 --", []),
            ("created_at>2000-01-01T00:00:00Z", ["DIALLO", "Nuñez", "Okafor"])):
        if expected is None:
            refuses(db, 1, "citizenships: ", "list", "beneficiary", "--where", condition)
        else:
            assert names(db, "--where", condition) == expected, condition
    assert names(db, "--where", "birth_date>=1985-01-01", "--where", "dependants<2") == ["DIALLO"]


@test
def where_refuses():
    for status, words, condition in (
            (1, "birth_date: ", "birth_date>=31/31/1990"),
            (1, "job_centre_id: ", "job_centre_id=A"),
            (2, "no field “age”", "age>3"),
            (2, "not a condition", "family_name"),
            (2, "compared", "birth_date<"),
            (2, "looks into text", "birth_date~1990")):
        assert refuses(base, status, words, "list", "beneficiary", "--where", condition) == ""


@test
def order_limit_fields():
    db = database()
    for family in ("élan", "Zulu", "Alba"):
        add(db, "beneficiary", family_name=family)
    def in_order(*options):
        return [row["family_name"] for row in rows(db, "beneficiary", *options)]
    assert in_order("--order", "family_name") == ["Alba", "élan", "Zulu"]
    assert in_order("--order", "-family-name", "--limit", "2") == ["Zulu", "élan"]
    (first,) = rows(db, "beneficiary", "--order", "family_name", "--limit", "1",
                   "--fields", "family-name, sex")
    assert first == {"family_name": "Alba", "sex": None}
    refuses(db, 2, "no field “age”", "list", "beneficiary", "--order", "age")
    refuses(db, 2, "no field “age”", "list", "beneficiary", "--fields", "id,age")
    refuses(db, 2, "kind of record “wizard”", "list", "wizard")


@test
def csv_is_neutral_and_safe():
    db = database()
    add(db, "beneficiary", family_name="=SUM(A1)", given_name='a "b", c', phone="+39 02 1234567",
        notes="-x\ny", other_names="@x", birth_date="1990-03-31", dependants="3",
        schooling_done="yes", sex="F")
    text = on(db, "list", "beneficiary", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["family_name"] == "'=SUM(A1)" and row["given_name"] == 'a "b", c'
    assert row["phone"].startswith("'+39") and row["notes"] == "'-x\ny"
    assert row["other_names"] == "'@x" and row["birth_date"] == "1990-03-31"
    assert (row["dependants"], row["schooling_done"], row["sex"]) == ("3", "1", "F")
    assert on(db, "list", "permit", "--fields", "id,title", "--format", "csv") == "id,title\n"


@test
def table_is_aligned_by_width():
    db = database()
    add(db, "beneficiary", family_name="王", given_name="x1")
    add(db, "beneficiary", family_name="Abcd", given_name="x2")
    add(db, "beneficiary", family_name="A" * 100, given_name="x3")
    lines = on(db, "list", "beneficiary", "--fields", "family_name,given_name",
               "--order", "given_name").splitlines()
    assert lines[0].startswith("Family name ")
    assert lines[1].index("x1") == lines[2].index("x2") - 1 == lines[3].index("x3") - 1
    assert "…" in lines[3]
    assert "A" * 100 in on(db, "list", "beneficiary", "--fields", "id,family_name")
    assert on(db, "list", "permit") == ""


@test
def search():
    db = database()
    person = add(db, "beneficiary", family_name="Nuñez", given_name="José")
    assert person in on(db, "search", "jos", "nunez")
    (found,) = json.loads(on(db, "search", "NUNEZ", "--format", "json"))
    assert found["id"] == person and found["kind"] == "beneficiary" and "Nuñez" in found["name"]
    assert on(db, "search", "nobody", "--format", "json") == "[]\n"
    on(db, "remove", person)
    assert on(db, "search", "nunez") == ""


@test
def history():
    db = database()
    person = add(db, "beneficiary", family_name="Diallo")
    on(db, "set", person, "birth_date=1990-03-31")
    on(db, "undo")
    entries = json.loads(on(db, "history", "--format", "json"))
    assert [entry["mode"] for entry in entries] == ["undo", "change", "change", "change"]
    assert [entry["entry"] for entry in entries] == [4, 3, 2, 1]
    table = on(db, "history", "--limit", "1").splitlines()
    assert len(table) == 2 and "Rossi" in table[1]
    assert "Undo" in table[1] and "Change: Person" in table[1]
    changes = on(db, "history", person)
    assert changes.count("Date of birth: – → 1990-03-31") == 1
    assert changes.count("Date of birth: 1990-03-31 → –") == 1
    assert "Family name: – → Diallo" in changes and "Set up the office" not in changes
    refuses(db, 1, "no record", "history", GHOST)


@test
def moments_are_shown_in_local_time():
    db = database()
    at = json.loads(on(db, "history", "--format", "json"))[0]["at"]
    hour = (int(at[11:13]) + 5) % 24
    assert f" {hour:02}:{at[14:16]}" in on(db, "history", env=environment(TZ="XXX-5"))


@test
def italian_formats():
    locales = pathlib.Path(os.environ.get("LOCPATH") or scratch / "locales")
    if not (locales / "it_IT.UTF-8").exists():
        subprocess.run(["sh", LOCALES, locales], check=True, stdout=subprocess.DEVNULL)
    env = environment(LOCPATH=str(locales), LC_ALL="it_IT.UTF-8")
    db = database()
    person = on(db, "add", "beneficiary", "family_name=Diallo", "birth_date=31/3/1990",
                env=env).strip()
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025",
                  opened_on="2026-01-15")
    claim = on(db, "add", "claim", "pathway_id=" + pathway, "status=" + first_code("claim-status"),
                  "total_cents=1.234,56", env=env).strip()
    assert rows(db, "beneficiary", "--where", "birth_date=1990-03-31")[0]["id"] == person
    assert json.loads(on(db, "show", claim, "--format", "json", env=env))["total_cents"] == 123456
    assert "31/03/1990" in on(db, "show", person, env=env)
    assert "234,56" in on(db, "show", claim, env=env)
    neutral = on(db, "list", "claim", "--fields", "id,total_cents,notes", "--format", "csv",
                 env=env)
    assert ",123456," in neutral
    neutral = on(db, "list", "beneficiary", "--where", "birth_date=31/03/1990",
                 "--format", "csv", env=env)
    assert "1990-03-31" in neutral


# What needs no database

def first_code(name):
    return json.loads(works("codes", name, "--format", "json"))[0]["code"]


@test
def codes():
    lists = {row["list"]: row["codes"] for row in json.loads(works("codes", "--format", "json"))}
    assert lists["sex"] == len(json.loads(works("codes", "sex", "--format", "json")))
    countries = json.loads(works("codes", "countries", "--format", "json"))
    assert [row["label"] for row in countries if row["code"] == "IT"] == ["Italy"]
    fails(2, "code list “wizards”", "codes", "wizards")


@test
def fields():
    kinds = [row["kind"] for row in json.loads(works("fields", "--format", "json"))]
    assert "beneficiary" in kinds and "claim_line" in kinds
    described = json.loads(works("fields", "claim-line", "--format", "json"))
    described = {row["field"]: row for row in described}
    amount = described["amount_cents"]
    assert (amount["type"], amount["needed"], amount["kept"]) == ("money", True, False)
    assert described["claim_id"]["detail"] == "claim" and described["id"]["kept"] is True
    fails(2, "kind of record “wizard”", "fields", "wizard")


@test
def programme():
    listed = {row["id"]: row for row in json.loads(works("programme", "list", "--format", "json"))}
    assert listed["puoi-plus-2025"]["name"] == "PUOI PLUS"
    assert "PUOI PLUS" in works("programme", "show", "puoi-plus-2025")
    assert "Components" in works("programme", "show", "puoi-plus-2025")
    file = folder() / "puoi-plus-2025.programme"
    file.write_text(works("programme", "show", "--source", "puoi-plus-2025"))
    assert works("programme", "check", file) == "No mistakes.\n"
    file.write_text(file.read_text().replace("Currency=EUR", "Currency=USD"))
    assert "Currency" in fails(1, "mistake", "programme", "check", file)
    fails(1, "", "programme", "check", file.parent / "none.programme")
    fails(1, "wizard", "programme", "show", "wizard")
    fails(1, "wizard", "programme", "show", "--source", "wizard")
    fails(2, "is followed by", "programme", "frobnicate")
    fails(2, "is followed by", "programme", "show")
    assert "Lazio: " not in works("programme", "show", "puoi-plus-2025")
    shown = works("programme", "show", "--region", "12", "puoi-plus-2025")
    assert "MinMonthlyAllowance" in shown and "800.00" in shown and "Lazio: " in shown
    fails(1, "99", "programme", "show", "--region", "99", "puoi-plus-2025")


@test
def region():
    listed = {row["code"]: row for row in json.loads(works("region", "list", "--format", "json"))}
    assert len(listed) == 22 and listed["12"]["name"] == "Lazio"
    assert listed["12"]["figures"] == 6 and listed["01"]["figures"] == 0
    assert not any(row["verified"] for row in listed.values())
    figures = {row["key"]: row for row in json.loads(works("region", "show", "--format", "json", "12"))}
    assert figures["HostQuotaBeyond"] == {"group": "Traineeship", "key": "HostQuotaBeyond", "value": "20"}
    assert "Verified" in works("region", "show", "12") and "No figures" in works("region", "show", "01")
    file = folder() / "12.region"
    file.write_text(works("region", "show", "--source", "12"))
    assert works("region", "check", file) == "No mistakes.\n"
    file.write_text(file.read_text().replace("Verified=false", "Verified=true"))
    assert "Verified" in fails(1, "1 mistake", "region", "check", file)
    fails(1, "99", "region", "show", "99")
    fails(1, "99", "region", "show", "--source", "99")
    fails(2, "is followed by", "region", "frobnicate")
    fails(2, "is followed by", "region", "show")


main()
