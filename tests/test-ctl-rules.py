#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-rules.py PERCORSOCTL : eligibility and readiness of percorsoctl, as TAP."""

import csv
import io
import json

from ctl_check import add, database, environment, folder, main, on, refuses, run, test

ON = "2026-01-20"
FINDING = {"rule", "level", "message", "source", "assumed", "record_kind", "record_id", "field", "day"}


def office(**person):
    """A refugee of 25, unemployed, with an open pathway in PUOI PLUS and nothing else."""
    db = database()
    fields = {"family_name": "Diallo", "given_name": "Mamadou", "birth_date": "2000-05-10",
              "employment_status": "unemployed", "did_on": "2025-11-01"} | person
    person_id = add(db, "beneficiary", **fields)
    permit = add(db, "permit", beneficiary_id=person_id, title="ASI", status="valid", starts_on="2024-01-01",
                 expires_on="2028-12-31")
    pathway = add(db, "pathway", beneficiary_id=person_id, programme="puoi-plus-2025", opened_on="2025-12-01",
                  other_measure="none")
    return db, person_id, permit, pathway


def ask(db, command, *words, day=ON):
    return json.loads(on(db, command, "--on", day, "--format", "json", *words))


def rules(findings, *levels):
    return {finding["rule"] for finding in findings if finding["level"] in levels}


@test
def who_can_take_part():
    db, person, _, _ = office()
    findings = ask(db, "eligibility", person)
    assert rules(findings, "refused", "unknown") == set(), findings
    row, = ask(db, "eligibility")
    assert row["verdict"] == "yes" and row["person_id"] == person and row["programme"] == "puoi-plus-2025", row


@test
def who_cannot():
    db, person, permit, _ = office()
    on(db, "set", permit, "expires_on=2025-12-31")
    findings = ask(db, "eligibility", person)
    assert rules(findings, "refused"), findings
    refused = [finding for finding in findings if finding["level"] == "refused"]
    assert refused[0]["record_kind"] == "permit" and refused[0]["record_id"] == permit and refused[0]["message"], refused
    row, = ask(db, "eligibility")
    assert row["verdict"] == "no", row


@test
def what_is_missing_is_named():
    db, person, _, _ = office()
    on(db, "set", person, "employment_status=")
    findings = ask(db, "eligibility", person)
    unknown = [finding for finding in findings if finding["level"] == "unknown"]
    assert [finding["field"] for finding in unknown] == ["employment_status"], findings
    assert ask(db, "eligibility")[0]["verdict"] == "unknown"


@test
def the_same_in_every_format():
    db, person, _, _ = office()
    on(db, "set", person, "employment_status=")
    findings = ask(db, "eligibility", person)
    assert set(findings[0]) == FINDING, findings[0].keys()
    table = list(csv.DictReader(io.StringIO(on(db, "eligibility", "--on", ON, "--format", "csv", person))))
    assert [row["rule"] for row in table] == [finding["rule"] for finding in findings]
    assert "Diallo Mamadou" in on(db, "eligibility", "--on", ON, person)


@test
def nobody_without_a_programme():
    db = database()
    person = add(db, "beneficiary", family_name="Sow")
    refuses(db, 1, "no pathway", "eligibility", person)
    refuses(db, 1, "no pathway", "readiness", person)
    refuses(db, 1, "no-such", "eligibility", "--programme", "no-such", person)
    assert ask(db, "eligibility", "--programme", "puoi-plus-2025", person)
    assert ask(db, "eligibility") == []


@test
def the_clearance_lacks_its_papers():
    db, person, _, _ = office()
    findings = ask(db, "readiness", person)
    assert {finding["level"] for finding in findings} & {"refused", "unknown"}
    before = rules(findings, "refused")
    on(db, "set", person, "privacy_on=2025-12-01", "iban=IT60X0542811101000000123456")
    after = rules(ask(db, "readiness", person), "refused")
    assert after <= before and len(ask(db, "readiness", person)) < len(findings), (before, after)
    row, = ask(db, "readiness")
    assert row["verdict"] == "no" and row["person_id"] == person, row


def serve(db, pathway, operator, **fields):
    """What is said of an individual service of PUOI 2019 in the action of 2021, which allows no groups."""
    values = {"pathway_id": pathway, "operator_id": operator, "service": "OS-2021", "date": "2021-06-24", "starts_at": "9:00",
              "ends_at": "11:00", "minutes": "2:00", "form": "individual", "delivery": "presence"} | fields
    return run("--db", db, "add", "service_entry", *(f"{name}={value}" for name, value in values.items() if value))


@test
def a_service_is_refused_or_warned_of():
    db, person, _, _ = office()
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-2019", opened_on="2019-10-01")
    operator = json.loads(on(db, "list", "operator", "--format", "json"))[0]["id"]
    before = on(db, "history")
    result = serve(db, pathway, operator, form="group")
    assert result.returncode == 1 and result.stdout == "" and on(db, "history") == before, result
    assert result.stderr.startswith("percorsoctl: ") and "Individual. (Rule: PUOI notice" in result.stderr, result.stderr
    assert result.stderr.count("\n") == 1, result.stderr

    first = serve(db, pathway, operator)
    assert first.returncode == 0 and first.stdout.strip() and "overlap" not in first.stderr, first
    second = serve(db, pathway, operator, starts_at="10:00", ends_at="12:00")
    assert second.returncode == 0 and "overlap" in second.stderr, second
    assert all(line.startswith("percorsoctl: ") for line in second.stderr.splitlines()), second.stderr
    refuses(db, 1, "Individual. (Rule:", "set", first.stdout.strip(), "form=group")
    kept = json.loads(on(db, "show", "--format", "json", first.stdout.strip()))
    assert kept["form"] == "individual", kept


@test
def a_part_in_a_group_is_refused():
    db, person, _, _ = office()
    pathway = add(db, "pathway", beneficiary_id=person, programme="puoi-2019", opened_on="2019-10-01")
    operator = json.loads(on(db, "list", "operator", "--format", "json"))[0]["id"]
    session = serve(db, "", operator, form="group")
    assert session.returncode == 0 and session.stderr == "", session
    part = ["service_participant", f"service_entry_id={session.stdout.strip()}", f"pathway_id={pathway}", "minutes=2:00",
            "participation=present"]
    refuses(db, 1, "Individual. (Rule:", "add", *part)

    plus = add(db, "pathway", beneficiary_id=person, programme="puoi-plus-2025", opened_on="2020-10-01")
    part[2] = f"pathway_id={plus}"
    added = run("--db", db, "add", *part)
    assert added.returncode == 0 and added.stdout.strip() and "percorsoctl: " in added.stderr, added
    changed = run("--db", db, "set", session.stdout.strip(), "place=Aula 2")
    assert changed.returncode == 0 and "percorsoctl: " in changed.stderr, changed


@test
def a_region_that_cannot_be_read_is_said():
    db, person, _, pathway = office()
    on(db, "set", pathway, "region=12")
    assert "clearance-region-unknown" not in rules(ask(db, "readiness", person), "unknown")
    regions = folder() / "percorso" / "regions"
    regions.mkdir(parents=True)
    (regions / "12.region").write_text("No region\n")
    env = environment(XDG_DATA_HOME=str(regions.parent.parent))
    findings = json.loads(on(db, "readiness", "--on", ON, "--format", "json", person, env=env))
    unknown, = [finding for finding in findings if finding["rule"] == "clearance-region-unknown"]
    assert unknown["level"] == "unknown" and unknown["record_id"] == pathway and unknown["field"] == "region", unknown
    on(db, "set", pathway, "region=03")
    findings = json.loads(on(db, "readiness", "--on", ON, "--format", "json", person, env=env))
    assert "clearance-region-unknown" not in rules(findings, "unknown"), findings


@test
def hours_count_once_they_are_on_a_page():
    db, person, _, pathway = office()
    for service, hours in (("A2", "4:00"), ("A3", "16:00")):
        add(db, "service_entry", pathway_id=pathway, service=service, date="2026-01-10", minutes=hours)
    lacking = [finding for finding in ask(db, "readiness", person) if "hours" in finding["rule"]]
    assert lacking and lacking[0]["level"] == "refused", lacking
    for entry in json.loads(on(db, "list", "service_entry", "--format", "json")):
        on(db, "set", entry["id"], "register_page=1")
    lacking = [finding for finding in ask(db, "readiness", person) if "hours" in finding["rule"]]
    assert not [finding for finding in lacking if finding["level"] == "refused"], lacking


@test
def what_was_asked_stays():
    db, person, _, pathway = office()
    host = add(db, "organisation", kind="host", name="Panificio Rossi")
    traineeship = add(db, "traineeship", pathway_id=pathway, host_id=host, starts_on="2026-03-02", ends_on="2026-09-01",
                      clearance_asked_on=ON)
    frozen, = [json.loads(row["clearance_frozen"])
               for row in json.loads(on(db, "list", "traineeship", "--format", "json")) if row["id"] == traineeship]
    assert frozen["requested_on"] == ON and frozen["host_name"] == "Panificio Rossi" and frozen["verdict"] == "no"
    assert {finding["rule"] for finding in frozen["findings"]} >= rules(ask(db, "readiness", person), "refused")


if __name__ == "__main__":
    main()
