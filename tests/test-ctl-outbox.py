#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-outbox.py PERCORSOCTL : the outbox on the command line, with folders for destinations, as TAP."""

import csv
import io
import json

from ctl_check import add, database, environment, folder, main, on, refuses, test

KEYS = ["id", "state", "destination", "file_name", "queued_at", "attempts", "next_try_at", "sent_at", "problem",
        "problem_detail", "destination_id", "report", "arguments", "title", "sub_folder", "remote_name", "size", "sha256"]


def office():
    """A database, the id of a destination in it, and its folder."""
    db, target = database(), folder()
    return db, add(db, "destination", name="Share", kind="folder", address=target), target


def queue(db, *options, content="a;b\n", name="march.csv"):
    path = folder() / name
    path.write_text(content)
    return on(db, "outbox", "add", path, *options).split()


def items(db, *options):
    return json.loads(on(db, "outbox", "list", "--format", "json", *options))


@test
def add_list_send():
    db, share, target = office()
    assert items(db) == []
    (item_id,) = queue(db, "--destination", "Share", "--report", "service-register", "--parameter", "from=2026-03-01",
                       "--parameter", "to=2026-03-31")
    (item,) = items(db)
    assert list(item) == KEYS
    assert item["id"] == item_id and item["destination_id"] == share and item["state"] == "waiting"
    assert item["title"] == "Service register" and json.loads(item["arguments"]) == {"from": "2026-03-01", "to": "2026-03-31"}
    assert item["file_name"] == "Service register 2026-03-01 2026-03-31.csv" and item["size"] == 4
    on(db, "outbox", "send")
    assert items(db) == []
    (item,) = items(db, "--all")
    assert item["state"] == "sent" and item["remote_name"] == item["file_name"] and item["problem"] is None
    assert [path.name for path in target.iterdir()] == [item["file_name"]]
    (row,) = csv.DictReader(io.StringIO(on(db, "outbox", "list", "--all", "--format", "csv")))
    assert list(row) == KEYS and row["sha256"] == item["sha256"]


@test
def several_destinations_and_patterns():
    db, share, target = office()
    other = folder()
    add(db, "destination", name="Archive", kind="folder", address=other, sub_folder="{code}/{year}",
        name_pattern="{code} {report} {month}")
    assert len(queue(db, "-d", share, "-d", "Archive", "--title", "Hours: all", "--parameter", "from=2026-03-01")) == 2
    on(db, "outbox", "send")
    assert [path.name for path in target.iterdir()] == ["Hours_ all 2026-03-01.csv"]
    assert [str(path.relative_to(other)) for path in other.rglob("*.csv")] == ["MI/2026/MI Hours_ all 2026-03.csv"]


@test
def the_code_stands_for_a_person():
    db, share, target = office()
    person = add(db, "beneficiary", family_name="Diallo", given_name="Awa")
    on(db, "set", share, "name_pattern={report} {person}")
    queue(db, "-d", "Share", "--title", "Statement", "--parameter", f"person={person}")
    (item,) = items(db)
    code = json.loads(on(db, "show", person, "--format", "json"))["code"]
    assert item["file_name"] == f"Statement {code}.csv" and "Diallo" not in json.dumps(item)


@test
def waits_with_a_reason():
    db = database()
    gone = folder() / "stick"
    add(db, "destination", name="Stick", kind="folder", address=gone)
    queue(db, "-d", "Stick")
    refuses(db, 1, "1 file is not at its destination yet", "outbox", "send")
    (item,) = items(db)
    assert item["problem"] == "unreachable" and item["attempts"] == 1 and item["next_try_at"] > item["queued_at"]
    assert "cannot be reached now" in on(db, "outbox", "list")
    # Not due yet: nothing was tried, nothing failed.
    on(db, "outbox", "send", "--due")
    assert items(db)[0]["attempts"] == 1
    gone.mkdir()
    on(db, "outbox", "retry", item["id"])
    on(db, "outbox", "send", "--due")
    assert len(list(gone.iterdir())) == 1


@test
def pause_resume_cancel():
    db, share, target = office()
    (one,) = queue(db, "-d", "Share", name="one.csv")
    (two,) = queue(db, "-d", "Share", name="two.csv", content="other\n")
    on(db, "outbox", "pause", one, two)
    on(db, "outbox", "send")
    assert not list(target.iterdir()) and {item["state"] for item in items(db)} == {"paused"}
    on(db, "outbox", "resume", one)
    on(db, "outbox", "cancel", two)
    on(db, "outbox", "send")
    assert [path.name for path in target.iterdir()] == ["one.csv"]
    refuses(db, 1, "handed over already", "outbox", "cancel", one)
    refuses(db, 1, "was cancelled", "outbox", "retry", two)
    refuses(db, 1, "no file with the identifier", "outbox", "pause", "nobody")
    assert [item["state"] for item in items(db, "--all")] == ["sent", "cancelled"]


@test
def wrong_use():
    db, share, target = office()
    path = folder() / "x.csv"
    path.write_text("x")
    add(db, "destination", name="Share", kind="folder", address=target)
    for arguments in ((), ("frob",), ("pause",), ("add",), ("add", path), ("add", "-d", "Share"), ("list", "x"), ("send", "x"),
                      ("list", "--format", "xml"), ("send", "--timeout=-1"), ("send", "--timeout=x"),
                      ("add", path, "-d", share, "--parameter", "from")):
        refuses(db, 2, "see “percorsoctl outbox --help”", "outbox", *arguments)
    refuses(db, 1, "no destination “Nobody”", "outbox", "add", path, "-d", "Nobody")
    refuses(db, 1, "Several destinations", "outbox", "add", path, "-d", "Share")
    refuses(db, 1, "cannot be read", "outbox", "add", folder() / "missing.csv", "-d", share)
    assert items(db, "--all") == []


@test
def removed_destination():
    db, share, target = office()
    queue(db, "-d", "Share")
    on(db, "remove", share)
    refuses(db, 1, "not at its destination", "outbox", "send")
    assert items(db)[0]["problem"] == "no-destination" and items(db)[0]["next_try_at"] is None
    refuses(db, 1, "was removed", "outbox", "add", __file__, "-d", share)
    on(db, "restore", share)
    on(db, "outbox", "send")
    assert len(list(target.iterdir())) == 1


@test
def machine_output_is_the_same_in_every_language():
    db, share, target = office()
    queue(db, "-d", "Share")
    assert on(db, "outbox", "list", "--format", "csv") == on(db, "outbox", "list", "--format", "csv",
                                                            env=environment(LANGUAGE="it", LC_ALL="it_IT.UTF-8"))


if __name__ == "__main__":
    main()
