#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-outcomes.py PERCORSOCTL : deadlines and indicators of percorsoctl, as TAP."""

import csv
import io
import json
import sqlite3

from ctl_check import add, database, main, on, refuses, rows, test

GHOST = "01a20a32-65aa-7782-8157-ca1eb3a272ee"
TODAY = "2026-11-01"

# Of a person, then of her pathway; each list is gone through in turn, so that they mix in all ways.
SEXES = ["F", "M", "F", "X", "M", "F", "M"]
BIRTHS = ["1960-05-01", "1971-01-15", "1996-03-10", "2001-07-07", "2008-02-29"]
CITIZENSHIPS = ["NG", "PK", "IT NG", "RO", "999", "ML"]
SITUATIONS = ["unemployed", "never-employed", "inactive", "inactive-not-in-education", "employed", "self-employed"]
SINCE = ["2025-09-20", "2025-02-01", "2024-09-01", "2020-01-01"]
SCHOOL = ["0", "1", "2", "3", "4", "5", "8"]
HOUSING = ["reception", "shelter", "rent", "homeless", "hosted"]
EXITS = ["", "in-education", "employed", "unknown", "job-searching", "in-education", "inactive", "self-employed"]
CHANGES = [None, ("2026-04-15", "employed"), ("2026-04-28", "job-searching"), ("2026-04-29", "employed")]
LATER = [None, ("2026-09-30", "employed"), ("2026-09-29", "employed"), ("2026-10-05", "inactive"),
         ("2026-10-02", "self-employed")]


def office(people):
    """Everybody entered on 1 October 2025 and, but for each third, left on 31 March 2026."""
    db = database()
    for i in range(people):
        person = add(db, "beneficiary", family_name=f"Person{i:02}", sex=SEXES[i % 7], birth_date=BIRTHS[i % 5],
                     citizenships=CITIZENSHIPS[i % 6], special_consent="given", special_consent_on="2025-09-01",
                     disability="certified" if i % 4 == 0 else "none-declared", foreign_background="no" if i % 3 else "yes",
                     minority="yes" if i % 11 == 0 else "no", rural="yes" if i % 6 == 0 else "no")
        closing = {} if i % 3 == 0 else {"closed_on": "2026-03-31", "outcome": "completed"}
        if closing and EXITS[i % 8]:
            closing["exit_situation"] = EXITS[i % 8]
        pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-10-01",
                      entry_situation=SITUATIONS[i % 6], entry_since=SINCE[i % 4], entry_isced=SCHOOL[i % 7],
                      entry_housing=HOUSING[i % 5], **closing)
        if closing and CHANGES[i // 2 % 4]:
            day, situation = CHANGES[i // 2 % 4]
            add(db, "follow-up", pathway_id=pathway, kind="28-days", due_on="2026-04-28", done_on="2026-05-02",
                starts_on=day, situation=situation)
        if closing and LATER[i % 5]:
            day, situation = LATER[i % 5]
            add(db, "follow-up", pathway_id=pathway, kind="6-months", due_on="2026-09-30", done_on=day, situation=situation,
                improved="yes" if i % 2 else "no")
    return db


def sums(db, *options):
    """code -> row"""
    return {row["code"]: row for row in json.loads(on(db, "indicators", "--on", TODAY, "--format", "json", *options))}


# The same sums by SQL alone, which knows nothing of the program's rules.
CONDITIONS = {
    "EECO01": "1",
    "EECO02": "entry_situation IN ('unemployed', 'never-employed')",
    "EECO03": "entry_situation IN ('unemployed', 'never-employed') AND"
              " date (entry_since, CASE WHEN age < 25 THEN '+6 months' ELSE '+12 months' END) < opened_on",
    "EECO04": "entry_situation LIKE 'inactive%'",
    "EECO05": "entry_situation IN ('employed', 'self-employed')",
    "EECO06": "age < 18",
    "EECO07": "age BETWEEN 18 AND 29",
    "EECO08": "age > 54",
    "EECO09": "entry_isced IN ('0', '1', '2')",
    "EECO10": "entry_isced IN ('3', '4')",
    "EECO11": "entry_isced >= '5'",
    "EECO12": "disability = 'certified'",
    "EECO13": "citizenships NOT LIKE '%IT%' AND citizenships NOT LIKE '%RO%'",
    "EECO14": "foreign_background",
    "EECO15": "minority",
    "EECO16": "entry_housing IN ('shelter', 'homeless')",
    "EECO17": "rural",
    "EECR01": "last = 'job-searching'",
    "EECR02": "last = 'in-education'",
    "EECR04": "last IN ('employed', 'self-employed')",
    "EECR05": "later IN ('employed', 'self-employed')",
    "EECR06": "later IN ('employed', 'self-employed') AND improved AND entry_situation IN ('employed', 'self-employed')",
}

PEOPLE = """
  SELECT b.*, p.*, CAST (strftime ('%Y.%m%d', p.opened_on) - strftime ('%Y.%m%d', b.birth_date) AS INTEGER) AS age,
    (SELECT situation FROM (
       SELECT p.closed_on AS day, p.exit_situation AS situation
       UNION ALL SELECT f.starts_on, f.situation FROM follow_up AS f WHERE f.pathway_id = p.id)
     WHERE situation <> 'unknown' AND day BETWEEN p.closed_on AND date (p.closed_on, '+28 days')
     ORDER BY day DESC LIMIT 1) AS last,
    (SELECT f.situation FROM follow_up AS f WHERE f.pathway_id = p.id AND f.kind = '6-months'
     AND f.done_on >= '2026-09-30') AS later,
    (SELECT f.improved FROM follow_up AS f WHERE f.pathway_id = p.id AND f.kind = '6-months') AS improved
  FROM beneficiary AS b JOIN pathway AS p ON p.beneficiary_id = b.id
  WHERE b.deleted_at IS NULL AND p.deleted_at IS NULL"""


def count(db, condition, sex):
    with sqlite3.connect(db) as connection:
        return connection.execute(f"SELECT count(*) FROM ({PEOPLE}) WHERE ({condition}) AND sex = ?", (sex,)).fetchone()[0]


@test
def sums_are_those_of_sql():
    db = office(84)
    found = sums(db)
    for code, condition in CONDITIONS.items():
        expected = [count(db, condition, sex) for sex in "FMX"]
        row = found[code]
        assert [row["women"], row["men"], row["non_binary"]] == expected, (code, row, expected)
        assert row["total"] == sum(expected), (code, row)
    assert found["EECO01"]["total"] == 84 and found["EECO01"]["complete"] == 84 and found["EECO01"]["incomplete"] == 0
    assert sum(found[code]["total"] for code in ("EECO02", "EECO04", "EECO05")) == 84
    # Each of the situations comes up, and each of the sexes: a sum of nothing would prove nothing.
    assert [code for code in CONDITIONS if found[code]["total"] == 0] == []
    assert all(found["EECO01"][sex] > 0 for sex in ("women", "men", "non_binary"))
    assert found["EECR01"]["unknown"] > 0 and found["EECR05"]["unknown"] > 0

    # The participants one by one come to the same.
    people = json.loads(on(db, "indicators", "--participants", "--on", TODAY, "--format", "json"))
    assert len(people) == 84
    for code in CONDITIONS:
        assert sum(code in row["counts"].split() for row in people) == found[code]["total"], code
        assert sum(code in row["unknown"].split() for row in people) == found[code]["unknown"], code
    assert not any({"EECR01", "EECR04"} <= set(row["counts"].split()) for row in people)


def one(db, **changes):
    """One person who counts; @changes of the person or, where it has such a field, of the pathway."""
    person = dict(family_name="Diallo", sex="F", birth_date="1990-01-01", citizenships="SN", special_consent="given",
                  special_consent_on="2025-09-01", disability="none-declared", foreign_background="yes", minority="no",
                  rural="no")
    pathway = dict(programme="puoi-plus-2025", opened_on="2025-10-01", entry_situation="unemployed", entry_since="2025-09-01",
                   entry_isced="2", entry_housing="rent")
    for name, value in changes.items():
        (pathway if name in pathway or name in ("closed_on", "outcome", "exit_situation") else person)[name] = value
    owner = add(db, "beneficiary", **person)
    return owner, add(db, "pathway", beneficiary_id=owner, **pathway)


@test
def periods_and_moments():
    db = database()
    one(db, closed_on="2026-03-31", exit_situation="employed")
    one(db, opened_on="2026-01-15", entry_since="2026-01-01")
    assert sums(db)["EECO01"]["total"] == 2 and sums(db)["EECR04"]["total"] == 1
    in_2026 = sums(db, "--from", "2026-01-01", "--to", "2026-12-31")
    assert in_2026["EECO01"]["total"] == 1 and in_2026["EECR04"]["total"] == 1
    in_2025 = sums(db, "--from", "2025-01-01", "--to", "2025-12-31")
    assert in_2025["EECO01"]["total"] == 1 and in_2025["EECR04"]["total"] == 0
    assert json.loads(on(db, "indicators", "--on", "2026-03-30", "--format", "json"))[42]["total"] == 0

    assert set(sums(db, "--set", "esf-plus-2021", "--moment", "leaving")) == {"EECR01", "EECR02", "EECR03", "EECR04"}
    assert set(sums(db, "--set", "amif-2021")) == {"O.2.3", "R.2.11"}
    assert sums(db, "--moment", "all").keys() == sums(db).keys()
    assert sums(db, "--programme", "puoi-2019")["EECO01"]["total"] == 0
    left = json.loads(on(db, "indicators", "--participants", "--moment", "leaving", "--on", TODAY, "--format", "json"))
    assert len(left) == 1 and left[0]["left"] == "2026-03-31"


@test
def coming_back_and_other_operations():
    db = database()
    person, _ = one(db, closed_on="2026-01-31", exit_situation="employed")
    add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2026-02-15", entry_situation="employed",
        closed_on="2026-05-31", exit_situation="in-education")
    found = sums(db)
    assert found["EECO01"]["total"] == 1 and found["EECO02"]["total"] == 1 and found["EECO05"]["total"] == 0
    assert found["EECR02"]["total"] == 1 and found["EECR04"]["total"] == 0

    add(db, "pathway", beneficiary_id=person, programme="puoi-2022", opened_on="2026-06-15", entry_situation="unemployed",
        entry_since="2026-06-01", entry_isced="2", entry_housing="rent")
    assert sums(db)["CO01"]["total"] == 1 and sums(db)["EECO01"]["total"] == 1
    assert len(json.loads(on(db, "indicators", "--participants", "--on", TODAY, "--format", "json"))) == 2


@test
def incomplete_records_are_listed():
    db = database()
    one(db)
    one(db, family_name="Ba", entry_isced="", special_consent="refused", special_consent_on="")
    one(db, family_name="Sow", special_consent="refused")
    found = sums(db)
    assert found["EECO01"]["total"] == 2 and found["EECO01"]["complete"] == 2 and found["EECO01"]["incomplete"] == 1
    (row,) = json.loads(on(db, "indicators", "--incomplete", "--on", TODAY, "--format", "json"))
    assert row["person"] == "Ba" and row["gaps"] == "isced evidence" and row["complete"] == "amif-2021"
    assert row["counts"] == "O.2.3"
    table = on(db, "indicators", "--incomplete", "--on", TODAY)
    assert "Education on entry; Evidence that" in table
    assert "2 complete records, 1 incomplete" in on(db, "indicators", "--on", TODAY)

    # Only what the notice leaves open is an assumption.
    assert found["EECO03"]["assumed"] is True and found["EECO02"]["assumed"] is False
    assert found["EECO02"]["source"] == "Reg. (EU) 2021/1057, Annex I"


@test
def indicators_refuse():
    db = database()
    refuses(db, 2, "there is no “esf”", "indicators", "--set", "esf")
    refuses(db, 2, "there is no “never”", "indicators", "--moment", "never")
    refuses(db, 2, "lies after", "indicators", "--from", "2026-02-01", "--to", "2026-01-31")
    refuses(db, 1, "--from", "indicators", "--from", "soon")
    refuses(db, 2, "--on", "indicators", "--on", "")
    refuses(db, 1, "wizardry", "indicators", "--programme", "wizardry")
    refuses(db, 1, GHOST, "indicators", "--operator", GHOST)
    refuses(db, 2, "fewer arguments", "indicators", "all")
    refuses(db, 2, "format", "indicators", "--format", "xml")


def deadlines(db, *options):
    return json.loads(on(db, "deadlines", "--on", "2026-03-01", "--format", "json", *options))


@test
def deadlines_are_listed():
    db = database()
    person, pathway = one(db)
    (operator,) = rows(db, "operator")
    add(db, "service-entry", pathway_id=pathway, service="A3", date="2026-02-20", minutes="1:00")
    permit = add(db, "permit", beneficiary_id=person, title="ASI", expires_on="2026-03-20")
    on(db, "set", person, "operator_id=" + operator["id"])
    (row,) = deadlines(db)
    assert list(row) == ["on", "kind", "state", "due", "from", "person", "person_id", "pathway_id", "operator_id",
                         "record_kind", "record_id", "text", "source", "assumed"]
    assert row["kind"] == "permit-renewal" and row["state"] == "coming" and row["due"] == "2026-03-20"
    assert row["from"] == "2026-01-19" and row["on"] == "2026-03-01" and row["assumed"] is True
    assert row["person_id"] == person and row["pathway_id"] == pathway and row["operator_id"] == operator["id"]
    assert row["record_kind"] == "permit" and row["record_id"] == permit

    # A renewal that can be asked for is told however few days are looked ahead; the passport is not.
    passport = add(db, "document", beneficiary_id=person, kind="passport", expires_on="2026-03-20")
    assert len(deadlines(db, "--days", "18")) == 1 and len(deadlines(db, "--days", "19")) == 2
    on(db, "remove", passport)
    assert len(deadlines(db, "--operator", operator["id"])) == 1
    other = add(db, "operator", office_id=operator["office_id"], family_name="Bianchi", given_name="Ugo")
    assert deadlines(db, "--operator", other) == []
    (shown,) = rows(db, "beneficiary")
    assert len(json.loads(on(db, "deadlines", shown["code"], "--on", "2026-03-01", "--format", "json"))) == 1

    table = on(db, "deadlines", "--on", "2026-03-01")
    assert "Refugee status expires: ask for its renewal and record it." in table and "As reckoned on" in table
    (line,) = csv.DictReader(io.StringIO(on(db, "deadlines", "--on", "2026-03-01", "--format", "csv")))
    assert line["kind"] == "permit-renewal" and line["assumed"] == "1"

    # Asked for and recorded, it is gone; the follow-ups of who leaves come.
    on(db, "set", permit, "renewal_on=2026-02-25")
    assert deadlines(db) == []
    on(db, "set", pathway, "closed_on=2026-02-27")
    (row,) = deadlines(db)
    assert row["kind"] == "follow-up" and row["due"] == "2026-03-27" and row["record_id"] is None
    assert on(db, "deadlines", "--on", "2025-10-05", "--format", "csv").count("\n") == 1


@test
def deadlines_are_of_whoever_minds_the_pathway():
    db = database()
    (operator,) = rows(db, "operator")
    other = add(db, "operator", office_id=operator["office_id"], family_name="Bianchi", given_name="Ugo")
    person, pathway = one(db, opened_on="2026-02-20", entry_since="2026-02-01", operator_id=operator["id"])
    on(db, "set", pathway, "operator_id=" + other)
    add(db, "permit", beneficiary_id=person, title="ASI", expires_on="2026-03-20")
    assert deadlines(db, "--operator", operator["id"]) == [] and len(deadlines(db, "--operator", other)) == 1


@test
def deadlines_refuse():
    db = database()
    person, pathway = one(db)
    refuses(db, 1, "neither the identifier", "deadlines", "nobody")
    refuses(db, 1, "no record of the kind", "deadlines", pathway)
    refuses(db, 1, GHOST, "deadlines", GHOST)
    refuses(db, 1, "no record of the kind", "deadlines", "--operator", person)
    refuses(db, 2, "between 0 and", "deadlines", "--days", "-1")
    refuses(db, 2, "between 0 and", "deadlines", "--days", "99999")
    refuses(db, 1, "--on", "deadlines", "--on", "someday")
    refuses(db, 2, "fewer arguments", "deadlines", person, person)


main()
