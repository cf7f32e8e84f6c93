#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-duplicates.py PERCORSOCTL : people who could be the same, told apart and merged, as TAP."""

import csv
import io
import json

from ctl_check import add, base, database, environment, main, names, on, refuses, rows, run, test

GHOST = "01a20a32-65aa-7782-8157-ca1eb3a272ee"
KEYS = ["first_id", "second_id", "first_code", "first_name", "second_code", "second_name", "score",
        "level", "reasons"]


def duplicates(db, *options):
    return json.loads(on(db, "duplicates", "--format", "json", *options))


def two_people(db):
    """Two records of one person; and somebody else."""
    one = add(db, "beneficiary", family_name="Diallo", given_name="Mohamed",
              birth_date="1990-05-03", phone="+39 3331234567")
    other = add(db, "beneficiary", family_name="Jallow", given_name="Muhammad",
                birth_date="1990-05-03", email="m@j.it", phone="+39 3337654321")
    add(db, "beneficiary", family_name="Okafor", given_name="Blessing", birth_date="1990-05-03")
    return one, other


def code_of(db, person):
    return json.loads(on(db, "show", person, "--format", "json"))["code"]


@test
def pairs_are_listed():
    db = database()
    assert duplicates(db) == []
    one, other = two_people(db)
    (pair,) = duplicates(db)
    assert list(pair) == KEYS
    assert pair["first_id"] == one and pair["second_id"] == other
    assert pair["first_code"] == code_of(db, one) and pair["second_name"] == "Jallow Muhammad"
    assert pair["score"] == 80 and pair["level"] == "probable"
    assert pair["reasons"] == "name-equal birth-date-equal"
    (row,) = csv.DictReader(io.StringIO(on(db, "duplicates", "--format", "csv")))
    assert list(row) == KEYS and row["score"] == "80"
    table = on(db, "duplicates")
    assert "Probable" in table and "The date of birth is the same." in table and one not in table


@test
def of_one_person():
    db = database()
    one, other = two_people(db)
    (pair,) = duplicates(db, "--person", other)
    assert pair["first_id"] == other and pair["second_id"] == one
    assert duplicates(db, "--person", code_of(db, other).lower()) == [pair]
    okafor = next(row["id"] for row in rows(db, "beneficiary") if row["family_name"] == "Okafor")
    assert duplicates(db, "--person", okafor) == []


@test
def least_score():
    db = database()
    two_people(db)
    assert duplicates(db, "--least", "81") == []
    assert len(duplicates(db, "--least=80")) == 1
    assert duplicates(db, "--least", "0")[0]["level"] == "probable"


@test
def machine_output_is_the_same_in_every_language():
    db = database()
    two_people(db)
    plain = on(db, "duplicates", "--format", "csv")
    assert on(db, "duplicates", "--format", "csv",
              env=environment(LANGUAGE="it", LC_ALL="it_IT.UTF-8")) == plain


@test
def duplicates_refuses():
    refuses(base, 2, "0 to 100", "duplicates", "--least", "101")
    refuses(base, 2, "0 to 100", "duplicates", "--least=-1")
    refuses(base, 2, "no format", "duplicates", "--format", "xml")
    refuses(base, 2, "fewer arguments", "duplicates", "MI-000001-H")
    refuses(base, 1, "neither", "duplicates", "--person", "MI-999999-Z")
    refuses(base, 1, "no record with the identifier", "duplicates", "--person", GHOST)
    office = rows(base, "office")[0]["id"]
    refuses(base, 1, "is not a person", "duplicates", "--person", office)


@test
def distinct_is_remembered():
    db = database()
    one, other = two_people(db)
    assert on(db, "distinct", code_of(db, other), one, "--reason", "Cousins") == ""
    assert duplicates(db) == [] == duplicates(db, "--person", one)
    (note,) = rows(db, "distinction")
    assert note["reason"] == "Cousins" and note["decided_on"] and note["operator_id"]
    assert {note["first_id"], note["second_id"]} == {one, other}
    on(db, "distinct", one, other)
    assert len(rows(db, "distinction")) == 1
    on(db, "remove", note["id"])
    assert len(duplicates(db)) == 1
    on(db, "undo")
    assert duplicates(db) == []


@test
def distinct_refuses():
    db = database()
    one, other = two_people(db)
    refuses(db, 2, "more arguments", "distinct", one)
    refuses(db, 1, "choose two", "distinct", one, one)
    refuses(db, 1, "no record with the identifier", "distinct", one, GHOST)
    on(db, "remove", other)
    refuses(db, 1, "restore it first", "distinct", one, other)


@test
def merge_and_undo():
    db = database()
    one, other = two_people(db)
    code = code_of(db, other)
    note = add(db, "note", beneficiary_id=other, date="2026-02-01", text="Called")
    before = {kind: on(db, "list", kind, "--format", "csv") for kind in ("beneficiary", "note")}

    assert on(db, "merge", one, code) == ""
    kept = json.loads(on(db, "show", one, "--format", "json"))
    assert kept["family_name"] == "Diallo" and kept["email"] == "m@j.it"
    assert kept["phone"] == "+39 3331234567"
    notes = rows(db, "note")
    assert len(notes) == 2 and all(row["beneficiary_id"] == one for row in notes)
    written = next(row["text"] for row in notes if row["id"] != note)
    assert code in written and "Family name: Jallow" in written
    assert "Telephone: +39 3337654321" in written
    assert names(db) == ["Diallo", "Okafor"] and duplicates(db) == []

    # The code, the name and the identifier of the other still lead somewhere.
    assert json.loads(on(db, "show", code, "--format", "json"))["id"] == one
    assert json.loads(on(db, "show", other, "--format", "json"))["merged_into"] == one
    (found,) = json.loads(on(db, "search", "--format", "json", "jallow"))
    assert found["id"] == one
    add(db, "note", beneficiary_id=code, date="2026-02-02", text="Called again")
    assert len(rows(db, "note", "--where", "beneficiary_id=" + code)) == 3
    on(db, "undo")

    assert on(db, "undo") == "Undone: Merge two people\n"
    for kind, text in before.items():
        assert on(db, "list", kind, "--format", "csv") == text
    assert len(duplicates(db)) == 1


@test
def fields_are_taken():
    db = database()
    one, other = two_people(db)
    on(db, "merge", one, other, "--take", "phone,family-name", "--take=given_name")
    kept = json.loads(on(db, "show", one, "--format", "json"))
    assert kept["family_name"] == "Jallow" and kept["given_name"] == "Muhammad"
    assert kept["phone"] == "+39 3337654321"
    assert "Telephone: +39 3331234567" in rows(db, "note")[0]["text"]


@test
def merge_warns_and_goes_on():
    db = database()
    one, other = two_people(db)
    for person in (one, other):
        add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025",
            opened_on="2026-01-15")
    on(db, "distinct", one, other)
    result = run("--db", db, "merge", one, other)
    assert result.returncode == 0 and result.stdout == ""
    first, second = result.stderr.splitlines()
    assert "not the same person" in first and "at the same time" in second
    assert len(rows(db, "pathway", "--where", "beneficiary_id=" + one)) == 2


@test
def merge_refuses():
    db = database()
    one, other = two_people(db)
    history = on(db, "history")
    refuses(db, 2, "more arguments", "merge", one)
    refuses(db, 2, "no field “wand”", "merge", one, other, "--take", "wand")
    refuses(db, 2, "cannot be taken over", "merge", one, other, "--take", "code")
    refuses(db, 2, "cannot be taken over", "merge", one, other, "--take", "merged_into")
    refuses(db, 1, "choose two", "merge", one, one)
    refuses(db, 1, "no record with the identifier", "merge", GHOST, one)
    refuses(db, 1, "is not a person", "merge", one, rows(db, "office")[0]["id"])
    assert on(db, "history") == history
    on(db, "merge", one, other)
    refuses(db, 1, "restore it first", "merge", one, other)


@test
def merged_person_is_restored():
    db = database()
    one, other = two_people(db)
    on(db, "merge", one, other)
    on(db, "restore", other)
    assert names(db) == ["Diallo", "Jallow", "Okafor"]
    assert json.loads(on(db, "show", other, "--format", "json"))["merged_into"] is None


main()
