#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-ctl-files.py PERCORSOCTL : how percorsoctl treats files, good and bad ones, as TAP."""

import fcntl
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import time

from ctl_check import (add, base, database, environment, fails, folder, main, names, on, program,
                       refuses, rows, run, test, works)

MANUAL = pathlib.Path(__file__).resolve().parent.parent / "data" / "percorsoctl.1"
NOBODY = 65534


def mode_of(path):
    return path.stat().st_mode & 0o777


# The program

@test
def help_and_version():
    text = works("--help")
    assert "Commands:" in text and "--key-file" in text
    listed = text.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    commands = [line.split()[0] for line in listed]
    assert len(commands) == len(set(commands)) >= 20 and "history" in commands, commands
    manual = MANUAL.read_text(encoding="utf-8")
    for command in commands:
        assert f"percorsoctl {command} [OPTION" in works(command, "--help")
        assert re.search(rf"^(\.B |\\fB){command}\b", manual, re.MULTILINE), command
    assert works("--version").startswith("percorsoctl ")


@test
def wrong_use_ends_with_2():
    fails(2, "A command is missing")
    fails(2, "There is no command “frobnicate”", "frobnicate")
    fails(2, "Unknown option --colour", "--colour", "list", "beneficiary")
    fails(2, "Unknown option --colour", "list", "--colour", "beneficiary")
    fails(2, "needs more arguments", "list")
    refuses(base, 2, "takes fewer arguments", "undo", "twice")
    refuses(base, 2, "“yaml”", "list", "beneficiary", "--format", "yaml")
    refuses(base, 2, "--limit", "list", "beneficiary", "--limit", "-1")


@test
def output_that_cannot_be_written_is_a_failure():
    with open("/dev/full", "w") as full:
        fails(1, "output cannot be written", "fields", stdout=full)


@test
def reader_may_stop_early():
    db = database()
    on(db, "demo", "--people", "100")
    for restore in (True, False):
        process = subprocess.Popen([program, "--db", db, "list", "beneficiary", "--format", "json"],
                                   env=environment(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, restore_signals=restore)
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        process.wait()


# Making databases

@test
def init_makes_office_and_operator():
    db = folder() / "deep" / "percorso.db"
    on(db, "init", "--office", "Sportello", "--prefix", "MI", "--programme", "puoi-plus-2025",
          "--operator", "Rossi, Anna")
    assert mode_of(db) == 0o600
    assert sorted(path.name for path in db.parent.iterdir()) == ["percorso.db"]
    (office,) = rows(db, "office")
    (operator,) = rows(db, "operator")
    assert office["name"] == "Sportello" and office["code"] == "MI"
    assert office["programme"] == "puoi-plus-2025" and operator["office_id"] == office["id"]
    assert operator["family_name"] == "Rossi" and operator["given_name"] == "Anna"
    (entry,) = json.loads(on(db, "history", "--format", "json"))
    assert entry["operator"] == operator["id"] and entry["label"] == "Set up the office"


@test
def init_uses_the_usual_place():
    env = environment(XDG_DATA_HOME=str(folder()))
    works("init", env=env)
    assert (pathlib.Path(env["XDG_DATA_HOME"]) / "percorso" / "percorso.db").exists()
    assert works("list", "beneficiary", "--format", "json", env=env) == "[]\n"


@test
def init_leaves_what_is_there():
    db = database()
    before = db.read_bytes()
    refuses(db, 1, "already a database", "init")
    assert db.read_bytes() == before


@test
def init_that_fails_leaves_nothing():
    db = folder() / "percorso.db"
    refuses(db, 2, "go together", "init", "--office", "Sportello")
    refuses(db, 2, "need “--office”", "init", "--operator", "Rossi")
    refuses(db, 1, "nowhere", "init", "--office", "A", "--prefix", "MI", "--programme", "nowhere")
    refuses(db, 1, "name: ", "init", "--office", "A" * 2000, "--prefix", "MI")
    assert list(db.parent.iterdir()) == []


@test
def demo_is_the_same_for_the_same_seed():
    first, second, other = (folder() / "percorso.db" for _ in range(3))
    for db, seed in ((first, 7), (second, 7), (other, 8)):
        on(db, "demo", "--people", "5", "--seed", seed)
        assert list(db.parent.iterdir()) == [db]
    assert len(rows(first, "beneficiary")) == 5
    assert rows(first, "beneficiary") == rows(second, "beneficiary") != rows(other, "beneficiary")
    on(first, "check")


@test
def demo_refuses():
    db = folder() / "percorso.db"
    refuses(db, 2, "--people", "demo", "--people", "0")
    refuses(db, 2, "--seed", "demo", "--seed", "-1")
    assert list(db.parent.iterdir()) == []
    db = database()
    add(db, "beneficiary", family_name="Diallo")
    refuses(db, 1, "", "demo", "--people", "3")
    assert names(db) == ["Diallo"]


@test
def demo_can_be_interrupted():
    for number in (signal.SIGINT, signal.SIGTERM):
        db = folder() / "percorso.db"
        process = subprocess.Popen([program, "--db", db, "demo", "--people", "200000"],
                                   env=environment(), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        while not any(path.name.endswith(".part-wal") for path in db.parent.iterdir()):
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
        process.send_signal(number)
        output, error = process.communicate(timeout=300)
        assert (process.returncode, output, error) == (1, "", "percorsoctl: Cancelled.\n")
        assert list(db.parent.iterdir()) == []


# Reports

@test
def reports_and_export():
    db = database()
    on(db, "demo", "--people", "10")
    reports = json.loads(works("reports", "--format", "json"))
    assert reports and all(report["title"] for report in reports)
    for report in reports:
        out = folder() / (report["report"] + ".xlsx")
        assert on(db, "export", report["report"], "--out", out) == ""
        assert out.read_bytes()[:2] == b"PK" and list(out.parent.iterdir()) == [out]


def report_with(option):
    for report in json.loads(works("reports", "--format", "json")):
        if f"--{option}=" in works("export", report["report"], "--help"):
            return report["report"]
    raise AssertionError(f"no report has --{option}")


@test
def export_takes_the_parameters_of_the_report():
    db = database()
    on(db, "demo", "--people", "10")
    out = folder() / "out.xlsx"
    on(db, "export", report_with("from"), "--from", "2025-01-01", "--to", "2026-12-31",
       "--out", out)
    code = rows(db, "beneficiary")[0]["code"]
    on(db, "export", report_with("person"), "--person", code, "--out", out)
    refuses(db, 1, "from: ", "export", report_with("from"), "--from", "yesteryear", "--out", out)
    refuses(db, 1, "person: ", "export", report_with("person"), "--person", "MI-999999-Z",
            "--out", out)


@test
def export_refuses():
    name = json.loads(works("reports", "--format", "json"))[0]["report"]
    out = folder() / "out.xlsx"
    refuses(base, 2, "report “wizards”", "export", "wizards", "--out", out)
    refuses(base, 2, "--out", "export", name)
    refuses(base, 2, "comes first", "export", "--out", out, name)
    refuses(base, 2, "Unknown option --wand", "export", name, "--wand", "x", "--out", out)
    refuses(base, 1, "", "export", name, "--out", out.parent / "none" / "out.xlsx")
    assert list(out.parent.iterdir()) == []


def interrupt_at_once():
    """The signal is pending from the start, and comes when the program first looks for it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    os.kill(os.getpid(), signal.SIGINT)


@test
def export_can_be_interrupted():
    db = database()
    on(db, "demo", "--people", "100")
    out = folder() / "out.xlsx"
    refuses(db, 1, "Cancelled.", "export", report_with("from"), "--out", out,
            preexec_fn=interrupt_at_once)
    assert list(out.parent.iterdir()) == []


# Safety

@test
def check_and_backup():
    db = database()
    add(db, "beneficiary", family_name="Diallo")
    assert on(db, "check") == "No faults.\n"
    assert on(db, "check", "--search-index") == "No faults.\n"
    copy = folder() / "copy.db"
    assert on(db, "backup", copy) == ""
    assert names(copy) == ["Diallo"] and mode_of(copy) == 0o600
    refuses(db, 1, "already a file", "backup", copy)
    refuses(db, 1, "the database itself", "backup", "--replace", db)
    add(db, "beneficiary", family_name="Okafor")
    on(db, "backup", "--replace", copy)
    assert names(copy) == ["Diallo", "Okafor"]
    refuses(db, 1, "cannot be written", "backup", copy / "below.db")


@test
def check_prints_faults():
    db = database()
    add(db, "beneficiary", family_name="Diallo")
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE journal SET label = 'Nothing happened' WHERE seq = 1")
    connection.close()
    assert "entry 1" in refuses(db, 1, "1 fault", "check")


@test
def no_database():
    db = folder() / "none.db"
    for command in (["list", "beneficiary"], ["add", "beneficiary", "family_name=A"], ["history"],
                    ["backup", db.parent / "copy.db"], ["search", "a"], ["check"], ["undo"]):
        refuses(db, 1, "no database", *command)
    assert list(db.parent.iterdir()) == []


@test
def foreign_file():
    db = folder() / "other.db"
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TABLE music (title TEXT)")
    connection.close()
    before = db.read_bytes()
    refuses(db, 1, "not a Percorso database", "list", "beneficiary")
    refuses(db, 1, "not a Percorso database", "add", "beneficiary", "family_name=A")
    assert db.read_bytes() == before
    db.write_text("Dear Sir or Madam,\n" * 100)
    refuses(db, 1, "not a Percorso database", "list", "beneficiary")


@test
def truncated_file():
    db = database()
    whole = db.read_bytes()
    db.write_bytes(whole[:len(whole) // 2])
    refuses(db, 1, "damaged", "check")
    db.write_bytes(whole[:600])
    refuses(db, 1, "", "list", "beneficiary")
    assert db.read_bytes() == whole[:600]


@test
def newer_file():
    db = database()
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = db.read_bytes()
    refuses(db, 1, "newer Percorso", "list", "beneficiary")
    refuses(db, 1, "newer Percorso", "add", "beneficiary", "family_name=A")
    assert db.read_bytes() == before


@test
def open_in_another_program():
    db = database()
    add(db, "beneficiary", family_name="Diallo")
    with open(f"{db}-lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refuses(db, 1, "open in another", "add", "beneficiary", "family_name=A")
        refuses(db, 1, "open in another", "undo")
        refuses(db, 1, "open in another", "check", "--search-index")
        assert names(db) == ["Diallo"]
        on(db, "check")
        on(db, "backup", db.parent / "copy.db")
    add(db, "beneficiary", family_name="Okafor")


@test
def folder_that_cannot_be_written():
    place = folder()
    db = place / "percorso.db"
    shutil.copy(base, db)
    # Nothing holds back the superuser.
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    if options:
        for path in (place, db):
            os.chown(path, NOBODY, NOBODY)
        # A build that counts lines writes its counts at the end, which that user may do here alone.
        counts = folder()
        counts.chmod(0o777)
        options["env"] = environment(GCOV_PREFIX=str(counts))
    place.chmod(0o555)
    refuses(db, 1, "", "add", "beneficiary", "family_name=A", **options)
    refuses(place / "new.db", 1, "", "init", **options)
    refuses(db, 1, "cannot be written", "backup", place / "copy.db", **options)
    place.chmod(0o755)
    assert list(place.iterdir()) == [db] and db.read_bytes() == base.read_bytes()
    refuses(db / "below.db", 1, "", "init")


@test
def key():
    db = folder() / "percorso.db"
    right, wrong, empty = (db.parent / name for name in ("right", "wrong", "empty"))
    right.write_text("correct horse\nsecond line\n")
    wrong.write_text("battery staple\n")
    empty.write_text("\n")
    refuses(db, 1, "", "--key-file", db.parent / "none", "init")
    refuses(db, 1, "should be the key", "--key-file", empty, "init")
    result = run("--db", db, "--key-file", right, "init")
    if "without encryption" in result.stderr:
        assert result.returncode == 1 and not db.exists()
        return
    assert result.returncode == 0, result.stderr
    assert b"SQLite format" not in db.read_bytes()
    assert on(db, "--key-file", right, "list", "office", "--format", "json") == "[]\n"
    refuses(db, 1, "another key", "--key-file", wrong, "list", "office")
    refuses(db, 1, "another key", "list", "office")


main()
