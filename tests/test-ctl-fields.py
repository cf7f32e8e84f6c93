# SPDX-License-Identifier: GPL-3.0-or-later
"""Every field of every kind, set through percorsoctl, comes out again: shown, listed as JSON and as CSV."""

import csv
import io
import json
import sys

import ctl_check as ctl
from ctl_check import main, on, run, test, works

ids = {}     # kind -> id of the record made for it
typed = {}   # kind -> {field: (what was typed, what must come out as JSON)}

FORMATS = {
    "tax-code": "RSSMRA72L09H501S",
    "iban": "IT60X0542811101000000123456",
    "vat-number": "00743110157",
    "email": "anna.bianchi@example.org",
    "phone": "+39 3331234567",
    "code": "MI-000042-K",
    "programme": "puoi-plus-2025",
    "service": "A2",
}
DATES = {"birth_date": "1998-05-03"}


def codes(name):
    return [code["code"] for code in json.loads(works("codes", name, "--format", "json"))]


def sample(kind, field, order):
    """A value for a field: what is typed, and what it must be as JSON."""
    name, of, detail = field["field"], field["type"], field["detail"]
    if of == "reference":
        return ids[detail], ids[detail]
    if of in ("choice", "choices"):
        ids_of = codes(detail)
        text = " ".join(ids_of[:2]) if of == "choices" and len(ids_of) > 1 else ids_of[-1]
        return text, text
    if of == "boolean":
        return "1", True
    if of == "date":
        # Later fields get later days, as papers do: starts before ends.
        day = DATES.get(name, "2026-%02d-%02d" % (1 + order // 25, 1 + order % 25))
        return day, day
    if of == "time":
        minutes = 8 * 60 + order * 30
        return "%d:%02d" % divmod(minutes, 60), minutes
    if of == "minutes":
        return "0:25", 25
    if of == "money":
        return "5940,50", 594050
    if of == "integer":
        return str(7 + order), 7 + order
    if detail in FORMATS:
        return FORMATS[detail], FORMATS[detail]
    text = "=Ünïcode “%s” ’ محمد ✓ %s" % (kind, name)
    return text, text


@test
def every_field_is_kept():
    db = ctl.scratch / "fields.db"
    works("--db", db, "init", "--office", "Ufficio", "--prefix", "MI", "--operator", "Rossi Anna")
    for kind in [k["kind"] for k in json.loads(works("fields", "--format", "json"))]:
        fields = [f for f in json.loads(works("fields", kind, "--format", "json")) if not f["kept"]]
        typed[kind] = {f["field"]: sample(kind, f, order) for order, f in enumerate(fields)}
        arguments = ["%s=%s" % (name, value[0]) for name, value in typed[kind].items()]
        added = run("--db", db, "add", kind, *arguments)
        # Whatever these values make of a service, they do not keep it from being added.
        assert added.returncode == 0 and (added.stderr == "" or kind.startswith("service")), (kind, added)
        ids[kind] = added.stdout.strip()
    assert len(ids) == 28, len(ids)


@test
def json_has_every_value():
    db = ctl.scratch / "fields.db"
    for kind, values in typed.items():
        shown = json.loads(on(db, "show", ids[kind], "--format", "json"))
        listed = [row for row in json.loads(on(db, "list", kind, "--format", "json")) if row["id"] == ids[kind]]
        assert len(listed) == 1, (kind, listed)
        for name, (_, expected) in values.items():
            assert listed[0][name] == expected, (kind, name, listed[0][name], expected)
        shown = shown[0] if isinstance(shown, list) else shown
        for name, (_, expected) in values.items():
            assert shown[name] == expected, (kind, name, shown[name], expected)


@test
def csv_has_every_value():
    db = ctl.scratch / "fields.db"
    for kind, values in typed.items():
        rows = list(csv.DictReader(io.StringIO(on(db, "list", kind, "--format", "csv"))))
        row = [r for r in rows if r["id"] == ids[kind]][0]
        for name, (_, expected) in values.items():
            text = {True: "1", False: "0"}.get(expected, str(expected)) if isinstance(expected, bool) else str(expected)
            # What a spreadsheet would run stands behind an apostrophe.
            text = "'" + text if text[:1] in "=+-@" else text
            assert row[name] == text, (kind, name, row[name], text)


@test
def the_history_tells_every_value():
    db = ctl.scratch / "fields.db"
    for kind in typed:
        entries = on(db, "history", ids[kind])
        assert entries.strip() != "", kind


if __name__ == "__main__":
    sys.exit(main())
