#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-money.py PERCORSOCTL : ledger and allowance of percorsoctl, as TAP."""

import csv
import datetime
import decimal
import io
import json

from ctl_check import add, database, environment, folder, main, on, refuses, rows, run, test, works

CENTS = ["planned", "committed", "delivered", "certified", "claimed", "paid", "left", "unspent"]
ON = "2026-03-31"


def attend(db, traineeship, first, last, minutes):
    day = datetime.date.fromisoformat(first)
    while day <= datetime.date.fromisoformat(last):
        if day.weekday() < 5:
            add(db, "attendance_day", traineeship_id=traineeship, date=day.isoformat(), kind="present", minutes=minutes)
        day += datetime.timedelta(days=1)


def office():
    """One person from 1 February with a month and a half attended, and 4 hours of A2 on a page."""
    db = database()
    person = add(db, "beneficiary", family_name="Hassan", given_name="Amina")
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2025-12-01")
    host = add(db, "organisation", kind="host", name="Panificio Rossi")
    traineeship = add(db, "traineeship", pathway_id=pathway, host_id=host, starts_on="2026-02-01", ends_on="2026-07-31",
                      weekdays="1 2 3 4 5", weekly_minutes="20:00", clearance_on="2026-01-15",
                      register_stamped_on="2026-01-20")
    add(db, "service_entry", pathway_id=pathway, service="A2", date="2026-01-10", minutes="4:00", register_page="1")
    attend(db, traineeship, "2026-02-01", "2026-03-13", "4:00")
    return db, person, pathway


def ledger(db, *options, day=ON):
    return json.loads(on(db, "ledger", "--on", day, "--format", "json", *options))


def cents(row):
    return [row[name + "_cents"] for name in CENTS]


# A programme that this computer does not know

@test
def what_is_not_known_is_no_zero():
    db, _, _ = office()
    person = add(db, "beneficiary", family_name="Sow")
    pathway = add(db, "pathway", beneficiary_id=person, programme="not-here-2030", opened_on="2026-01-01")
    host = add(db, "organisation", kind="host", name="Bar Blu")
    add(db, "traineeship", pathway_id=pathway, host_id=host, starts_on="2026-02-01", ends_on="2026-07-31")
    row, = ledger(db, person)
    assert row["rule"] == "ledger-programme-unknown" and row["unknown"] == 1 and row["text"], row
    assert cents(row) == [None] * 8, row
    for by in ("component", "person", "office"):
        row, = [line for line in ledger(db, "--by", by) if line["programme"] == "not-here-2030"]
        assert cents(row) == [None] * 8 and row["unknown"] == 1 and row["pathways"] == 1, (by, row)
    result = run("--db", db, "allowance", "--on", ON, "--format", "json", person)
    assert result.returncode == 0 and json.loads(result.stdout) == [] and "not-here-2030" in result.stderr, result
    for command in ("eligibility", "readiness"):
        row, = [line for line in json.loads(on(db, command, "--on", ON, "--format", "json")) if line["person_id"] == person]
        assert row["verdict"] == "unknown" and row["programme"] == "not-here-2030", (command, row)


# Ledger

@test
def ledger_of_a_person():
    db, person, pathway = office()
    trainee, host, promoter = ledger(db, person)
    assert trainee["component"] == "trainee" and trainee["payee"] == "trainee" and trainee["pathway_id"] == pathway
    assert cents(trainee) == [337500, 337500, 81818, 56250, 0, 0, 255682, 0], cents(trainee)
    assert trainee["rule"] == "ledger-by-months" and trainee["delivered_minutes"] == 30 * 240
    assert trainee["assumed"] == "committed delivered certified left unspent"
    assert trainee["text"] and trainee["source"]
    assert cents(host) == [63904, 63904, 0, 0, 0, 0, 63904, 0] and host["rule"] == "ledger-lump-open"
    assert host["planned_minutes"] is None and host["assumed"] is None
    assert cents(promoter) == [276738, 19767, 19767, 19767, 0, 0, 256971, 79068], cents(promoter)


@test
def ledger_adds_up():
    db, person, _ = office()
    add(db, "pathway", beneficiary_id=add(db, "beneficiary", family_name="Diallo"), programme="puoi-plus-2025",
        opened_on="2026-01-01")
    add(db, "pathway", beneficiary_id=add(db, "beneficiary", family_name="Sow"), programme="puoi-2022",
        opened_on="2026-01-01")
    by_component, by_person, by_office = ledger(db), ledger(db, "--by", "person"), ledger(db, "--by", "office")
    assert len(by_component) == 6 and len(by_person) == 3 and len(by_office) == 2
    sums = [[sum(row[name + "_cents"] or 0 for row in list) for name in CENTS]
            for list in (by_component, by_person, by_office)]
    assert sums[0] == sums[1] == sums[2], sums
    assert sums[0][0] == 2 * 678142 + 594000
    assert [row["pathways"] for row in by_office] == [2, 1] or [row["pathways"] for row in by_office] == [1, 2]
    assert {row["programme"]: row["unknown"] for row in by_office} == {"puoi-plus-2025": 0, "puoi-2022": 1}

    # What cannot be reckoned is no nought.
    (promoter,) = [row for row in by_component if row["programme"] == "puoi-2022" and row["component"] == "promoter"]
    assert promoter["planned_cents"] == 234000 and promoter["delivered_cents"] is None and promoter["unspent_cents"] is None
    assert ledger(db, "--programme", "puoi-2022", "--by", "office")[0]["planned_cents"] == 594000
    assert ledger(db, "--programme", "puoi-2019") == []


@test
def ledger_of_a_day():
    db, person, _ = office()
    delivered = [ledger(db, person, day=day)[0]["delivered_cents"]
                 for day in ("2026-01-31", "2026-02-13", "2026-02-28", "2026-03-31")]
    assert delivered == [0, 28125, 56250, 81818], delivered


@test
def ledger_explained():
    db, person, _ = office()
    options = ("ledger", person, "--on", ON, "--explain", "promoter", "--format", "json")
    (row,) = json.loads(on(db, *options, "--column", "delivered"))
    assert row["record_kind"] == "service_entry" and row["minutes"] == 240 and row["cents"] is None
    assert row["figure_cents"] == 19767 and row["rule"] == "ledger-by-hours" and row["assumed"] is True
    assert row["record_id"] == rows(db, "service_entry")[0]["id"] and row["source"].startswith("The official unit cost")

    months = json.loads(on(db, "ledger", person, "--on", ON, "--explain", "trainee", "--format", "json"))
    assert {row["column"] for row in months} == set(CENTS)
    assert sum(row["cents"] for row in months if row["column"] == "delivered") == 81818
    table = on(db, "ledger", person, "--on", ON, "--explain", "trainee", "--column", "delivered")
    assert "February 2026: 100.0 % of the hours were attended" in table and "562.50" in table


@test
def ledger_of_claims():
    db, person, pathway = office()
    claim = add(db, "claim", pathway_id=pathway, status="draft", starts_on="2026-02-01", ends_on="2026-02-28")
    line = add(db, "claim_line", claim_id=claim, component="trainee", payee="trainee", amount_cents="562.50")
    on(db, "set", claim, "status=submitted", "submitted_on=2026-03-05")
    (kept,) = rows(db, "claim")
    frozen = json.loads(kept["frozen"])
    assert kept["total_cents"] == 56250 and frozen["lines"][0]["id"] == line
    assert frozen["reckoned_on"] == "2026-02-28" and frozen["months"][0]["amount_cents"] == 56250
    trainee = ledger(db, person)[0]
    assert trainee["claimed_cents"] == 56250 and trainee["paid_cents"] == 0
    on(db, "set", line, "accepted_cents=560")
    on(db, "set", claim, "status=paid", "paid_on=2026-03-20")
    assert ledger(db, person)[0]["paid_cents"] == 56000
    assert rows(db, "claim")[0]["frozen"] == kept["frozen"]


@test
def ledger_refuses():
    db, person, _ = office()
    refuses(db, 2, "“--by” is", "ledger", "--by", "month")
    refuses(db, 2, "needs a person", "ledger", "--explain", "trainee")
    refuses(db, 2, "none of planned", "ledger", person, "--explain", "trainee", "--column", "gone")
    refuses(db, 1, "has a component “mensa”", "ledger", person, "--explain", "mensa")
    refuses(db, 1, "on: ", "ledger", "--on", "2026-02-30")
    refuses(db, 1, "neither", "ledger", "MI-999999-Z")
    refuses(db, 1, "is not a person", "ledger", rows(db, "organisation")[0]["id"])
    refuses(db, 2, "fewer arguments", "ledger", person, person)


# Allowance

@test
def allowance_of_a_person():
    db, person, pathway = office()
    months = json.loads(on(db, "allowance", person, "--on", ON, "--format", "json"))
    assert [row["month"] for row in months] == [f"2026-{month:02}" for month in range(2, 8)]
    february, march = months[:2]
    assert february["grade"] == "full" and february["rule"] == "allowance-attended" and february["certified"] is True
    assert february["planned_minutes"] == february["attended_minutes"] == 4800 and february["attended_permille"] == 1000
    assert february["whole_cents"] == february["amount_cents"] == february["forecast_cents"] == 56250
    assert february["pathway_id"] == pathway and february["first"] == "2026-02-01" and february["last"] == "2026-02-28"
    assert march["grade"] == "pending" and march["amount_cents"] == 25568 and march["forecast_cents"] == 56250, march
    assert march["text"] and march["source"] and march["assumed"] is True


@test
def allowance_of_a_month():
    db, person, _ = office()
    (row,) = csv.DictReader(io.StringIO(on(db, "allowance", "--month", "2026-03", "--on", "2026-04-30", "--format", "csv")))
    assert row["person_id"] == person and row["days_missing"] == "12" and row["rule"] == "allowance-not-marked"
    assert json.loads(on(db, "allowance", "--month", "2027-03", "--format", "json")) == []
    refuses(db, 2, "no month", "allowance", "--month", "march")
    refuses(db, 2, "no month", "allowance", "--month", "2026-13")


@test
def codes_in_any_language():
    """Machine formats are the same in Italian but for what is to be read; tables are translated."""
    db, person, _ = office()
    italian = environment(LC_ALL="it_IT.UTF-8", LANGUAGE="it")
    english = json.loads(on(db, "allowance", person, "--on", ON, "--format", "json"))
    translated = json.loads(on(db, "allowance", person, "--on", ON, "--format", "json", env=italian))
    for one, other in zip(english, translated):
        for name in one:
            assert name in ("text", "source") or one[name] == other[name], name
    assert [row["grade"] for row in translated] == ["full"] + ["pending"] * 5


# The same figures in workbooks

HEADINGS = ["Planned", "Committed", "Delivered (amount)", "Certified", "Claimed", "Paid out", "Residual", "Will stay unspent"]


def report(db, name, *tables):
    """The rows of its tables as of the day, the first one and those of the names."""
    path = folder() / "report.csv"
    on(db, "export", name, "--on", ON, "--out", path)
    files = [path, *(path.with_name(f"report {table}.csv") for table in tables)]
    return [list(csv.DictReader(file.open(encoding="utf-8-sig", newline=""))) for file in files]


def exact(text):
    return None if text == "" else round(decimal.Decimal(text) * 100)


@test
def reports_agree():
    """Statement and ledger, payments and allowance, contributions and statement: to the cent, on the demo's data."""
    db = folder() / "demo.db"
    works("--db", db, "demo", "--people", "80", "--seed", "7")
    lines, people, components, programmes = report(db, "endowment-statement", "people", "components", "programmes")
    for rows_of, by in ((components, "component"), (programmes, "office")):
        wanted = sorted((str(cents(row)), row["pathways"], row["unknown"]) for row in ledger(db, "--by", by))
        found = sorted((str([exact(row[name]) for name in HEADINGS]), int(row["Pathways"]),
                        int(row["Lines that cannot be reckoned"] or 0)) for row in rows_of)
        assert found == wanted, (by, found, wanted)
    assert sorted((row["Code"], [exact(row[name]) for name in HEADINGS]) for row in people) == \
        sorted((row["person"], cents(row)) for row in ledger(db, "--by", "person"))
    for index, name in enumerate(HEADINGS):
        assert sum(exact(row[name]) or 0 for row in lines) == sum(cents(row)[index] or 0 for row in ledger(db)), name

    paid, others = report(db, "allowance-payments", "not-to-be-paid")
    months = json.loads(on(db, "allowance", "--on", ON, "--format", "json"))
    assert sorted((row["person"], row["first"], row["amount_cents"], row["rule"], row["text"]) for row in months) == \
        sorted((row["Code"], row["From"], exact(row.get("Amount") or row.get("Due so far")), row["Rule (code)"], row["Reason"])
               for row in paid + others)
    assert sum(exact(row["Amount"]) for row in paid) == \
        sum(row["amount_cents"] for row in months if row["grade"] in ("full", "proportional"))

    trainees, hosts = report(db, "host-contributions", "by-host")
    for name in ("Delivered (amount)", "Certified", "Claimed", "Paid out"):
        total = sum(exact(row[name]) for row in lines if row["Payee (code)"] == "host")
        assert sum(exact(row[name]) for row in trainees) == sum(exact(row[name]) for row in hosts) == total, name
    assert {row["Condition met (code)"] for row in trainees} <= {"met", "open", "failed"}


@test
def demo_office():
    """A whole office on the demo's data: the ways of adding it up agree, and nobody passes the ceiling."""
    db = folder() / "demo.db"
    works("--db", db, "demo", "--people", "60", "--seed", "5")
    people = ledger(db, "--by", "person")
    for row in people:
        ceiling = {"puoi-plus-2025": 678142, "puoi-2022": 594000, "puoi-2019": 594000, "inside-2015": 550000}[row["programme"]]
        assert 0 <= row["delivered_cents"] <= row["planned_cents"] <= ceiling
        assert row["certified_cents"] <= row["delivered_cents"] <= row["committed_cents"]
    by_month = json.loads(on(db, "allowance", "--on", ON, "--format", "json"))
    trainee = sum(row["delivered_cents"] for row in ledger(db) if row["component"] == "trainee")
    assert sum(row["amount_cents"] for row in by_month) == trainee


main()
