#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-outbox-webdav.py PERCORSOCTL : the outbox against a real server that stops, slows down, fills up and loses its line, as TAP.

In the end every file is there exactly once and whole, and nothing else is."""

import json
import os
import pathlib
import signal
import subprocess
import time
from contextlib import contextmanager

import ctl_check
from ctl_check import add, database, environment, folder, main, on, refuses, run, test, works
from webdav_server import PASSWORD, USER, Line, Server, make_certificate

SMALL = b"Rossi;Anna\n" * 40
LARGE = os.urandom(3_000_000)


def secrets(**changes):
    """A keyring in a file, and the right password in the environment unless told otherwise."""
    env = environment(**{"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": str(ctl_check.scratch / "keyring"),
                         "SECRET_FILE_TEST_PASSWORD": "pw", "PERCORSO_PASSWORD": PASSWORD, "GIO_USE_VFS": "local", **changes})
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)
    return {name: value for name, value in env.items() if value is not None}


@contextmanager
def served(**options):
    """A server, a failing line to it, and a database with a destination at the end of that line."""
    server = Server(**options)
    line = Line(server)
    try:
        db = database()
        destination = add(db, "destination", name="Cloud", kind="webdav", address=server.address(line.port),
                          user_name=USER, name_pattern="{report}")
        yield server, line, db, destination
    finally:
        line.close()
        server.close()


def queue(db, content, title="Registro", extension=".csv", to="Cloud"):
    path = folder() / f"x{extension}"
    path.write_bytes(content)
    return on(db, "outbox", "add", path, "--destination", to, "--title", title).strip()


def items(db, *options):
    return json.loads(on(db, "outbox", "list", "--all", "--format", "json", *options))


def send(db, env=None, **options):
    return run("--db", db, "outbox", "send", "--timeout", "4", env=env or secrets(), **options)


def arrives(db, **options):
    result = send(db, **options)
    assert result.returncode == 0, result.stderr
    assert all(item["state"] in ("sent", "cancelled") for item in items(db))


def waits(db, problem, **options):
    result = send(db, **options)
    assert result.returncode == 1, (result.returncode, result.stderr)
    waiting = [item for item in items(db) if item["state"] == "waiting"]
    assert waiting and all(item["problem"] == problem for item in waiting), waiting
    return waiting


@test
def arrives_whole():
    with served() as (server, line, db, _):
        queue(db, LARGE)
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}
        (item,) = items(db)
        assert item["remote_name"] == "Registro.csv" and item["attempts"] == 1 and item["problem"] is None
        arrives(db)
        assert sum(entry.startswith("PUT") for entry in server.log()) == 1


@test
def twenty_megabytes():
    content = os.urandom(20 << 20)
    with served() as (server, line, db, _):
        queue(db, content)
        arrives(db)
        assert server.files() == {"Registro.csv": content}
        import sqlite3
        assert sqlite3.connect(db).execute("SELECT count(*) FROM outbox_content").fetchone() == (0,)


@test
def empty_file():
    with served() as (server, line, db, _):
        queue(db, b"")
        arrives(db)
        assert server.files() == {"Registro.csv": b""}


@test
def stopped_server():
    with served() as (server, line, db, _):
        server.stop()
        queue(db, SMALL)
        (item,) = waits(db, "unreachable")
        assert item["next_try_at"] is not None and item["queued_at"] < item["next_try_at"]
        assert "cannot be reached" in on(db, "outbox", "list")
        server.start()
        arrives(db)
        assert server.files() == {"Registro.csv": SMALL}


@test
def refused_connections():
    with served() as (server, line, db, _):
        line.mode = ("refuse",)
        queue(db, SMALL)
        waits(db, "unreachable")
        line.mode = ("pass",)
        arrives(db)
        assert server.files() == {"Registro.csv": SMALL}


@test
def slow_line():
    with served() as (server, line, db, _):
        line.mode = ("slow", 30_000)
        queue(db, LARGE[:900_000])
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE[:900_000]}


@test
def cut_in_mid_upload():
    with served() as (server, line, db, _):
        queue(db, LARGE)
        for n in (100, 70_000, 1_500_000, 2_999_000):
            line.mode = ("cut", n)
            waits(db, "unreachable")
            assert "Registro.csv" not in server.files()
        line.mode = ("pass",)
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}


@test
def silence_in_mid_upload():
    with served() as (server, line, db, _):
        queue(db, LARGE)
        line.mode = ("stall", 1_000_000)
        waits(db, "unreachable")
        line.mode = ("pass",)
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}


@test
def lost_answers():
    for method in ("PROPFIND", "GET", "PUT", "MOVE"):
        with served() as (server, line, db, _):
            queue(db, LARGE)
            line.mode = ("eat", method)
            waits(db, "unreachable")
            line.mode = ("pass",)
            arrives(db)
            assert server.files() == {"Registro.csv": LARGE}, method


@test
def answers_in_between():
    """What a server says, what we make of it, and whether it is tried again by itself."""
    for method, line_of, problem in (("PUT", "507 Insufficient Storage", "full"), ("PUT", "413 Too Large", "too-large"),
                                     ("PUT", "423 Locked", "locked"), ("PUT", "500 Oops", "server"),
                                     ("PUT", "503 Busy", "server"), ("PUT", "403 No", "forbidden"),
                                     ("PUT", "404 No", "no-place"), ("PUT", "409 Conflict", "no-place"),
                                     ("PUT", "418 Teapot", "other"), ("PROPFIND", "405 No", "no-place"),
                                     ("PROPFIND", "200 OK", "no-place"), ("PROPFIND", "404 No", "no-place"),
                                     ("PROPFIND", "301 Moved\r\nLocation: http://127.0.0.1:1/", "moved"),
                                     ("PUT", "307 There\r\nLocation: http://127.0.0.1:1/", "moved"),
                                     ("MOVE", "502 Bad Gateway", "server"), ("MKCOL", "507 Insufficient Storage", "full")):
        with served() as (server, line, db, destination):
            on(db, "set", destination, "sub_folder=a/b")
            queue(db, SMALL)
            line.mode = ("answer", method, line_of)
            (item,) = waits(db, problem)
            assert item["next_try_at"] is not None
            line.mode = ("pass",)
            arrives(db)
            assert server.files() == {"a/b/Registro.csv": SMALL}, (method, line_of)


@test
def asked_first():
    """A server that cannot be asked before the body is sent (417) gets it all the same."""
    with served() as (server, line, db, _):
        queue(db, LARGE)
        line.mode = ("answer", "PUT", "417 Expectation Failed", "Expect: 100-continue")
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}


@test
def too_large_for_the_server():
    with served(extra="LimitRequestBody 1000000") as (server, line, db, _):
        queue(db, LARGE, title="Large")
        queue(db, SMALL, title="Small")
        waits(db, "too-large")
        assert server.files() == {"Small.csv": SMALL}


@test
def full_disk():
    small = folder()
    if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m,mode=755", "tmpfs", small],
                                          stderr=subprocess.DEVNULL).returncode != 0:
        print("# no small disk can be made here; see answers_in_between for a server that says it is full")
        return
    try:
        with served(root=small / "dav") as (server, line, db, _):
            queue(db, LARGE, title="Large")
            queue(db, SMALL, title="Small")
            result = send(db)
            assert result.returncode == 1
            large = items(db)[0]
            assert large["state"] == "waiting" and large["problem"] in ("full", "server"), large
            assert all(name == "Small.csv" for name in server.files()), list(server.files())
            subprocess.run(["mount", "-o", "remount,size=64m", small], check=True)
            arrives(db)
            assert server.files() == {"Large.csv": LARGE, "Small.csv": SMALL}
    finally:
        subprocess.run(["umount", "-l", small], check=True)


@test
def passwords():
    with served() as (server, line, db, destination):
        queue(db, LARGE)
        (item,) = waits(db, "no-password", env=secrets(PERCORSO_PASSWORD=None))
        assert item["next_try_at"] is None
        (item,) = waits(db, "wrong-password", env=secrets(PERCORSO_PASSWORD="wrong"))
        assert item["next_try_at"] is None
        due = run("--db", db, "outbox", "send", "--due", env=secrets(PERCORSO_PASSWORD="wrong"))
        assert due.returncode == 0 and items(db)[0]["attempts"] == 2
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}
        assert PASSWORD not in pathlib.Path(db).read_bytes().decode("latin-1")


@test
def password_file():
    with served() as (server, line, db, _):
        queue(db, SMALL)
        path = folder() / "password"
        path.write_text(PASSWORD + "\nsecond line\n")
        works("--db", db, "outbox", "send", "--password-file", path, env=secrets(PERCORSO_PASSWORD=None))
        assert server.files() == {"Registro.csv": SMALL}


@test
def keyring():
    with served() as (server, line, db, _):
        ring = folder() / "keyring"
        queue(db, SMALL, title="One")
        works("--db", db, "outbox", "send", "--remember", env=secrets(SECRET_FILE_TEST_PATH=str(ring)))
        assert ring.exists() and PASSWORD.encode() not in ring.read_bytes()
        queue(db, SMALL, title="Two")
        works("--db", db, "outbox", "send", env=secrets(SECRET_FILE_TEST_PATH=str(ring), PERCORSO_PASSWORD=None))
        assert set(server.files()) == {"One.csv", "Two.csv"}
        # One that has changed meanwhile is asked for, and kept.
        server.set_password("new")
        queue(db, SMALL, title="Three")
        works("--db", db, "outbox", "send", "--remember", env=secrets(SECRET_FILE_TEST_PATH=str(ring), PERCORSO_PASSWORD="new"))
        queue(db, SMALL, title="Four")
        works("--db", db, "outbox", "send", env=secrets(SECRET_FILE_TEST_PATH=str(ring), PERCORSO_PASSWORD=None))
        assert set(server.files()) == {"One.csv", "Two.csv", "Three.csv", "Four.csv"}


@test
def killed_in_mid_upload():
    with served() as (server, line, db, _):
        queue(db, LARGE)
        for n in (200_000, 2_500_000):
            line.mode, line.carried = ("stall", n), 0
            process = subprocess.Popen([str(ctl_check.program), "--db", str(db), "outbox", "send"], env=secrets())
            while not line.carried:
                assert process.poll() is None
                time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            process.wait()
            (item,) = items(db)
            assert item["state"] == "sending", item
            line.mode = ("pass",)
            time.sleep(0.1)
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}


@test
def stopped_by_the_person():
    with served() as (server, line, db, _):
        queue(db, LARGE)
        line.mode, line.carried = ("stall", 1_000_000), 0
        process = subprocess.Popen([str(ctl_check.program), "--db", str(db), "outbox", "send"], env=secrets(),
                                   stderr=subprocess.DEVNULL)
        while not line.carried:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 1
        (item,) = items(db)
        assert item["state"] == "waiting" and item["problem"] == "interrupted" and item["next_try_at"] is not None
        line.mode = ("pass",)
        arrives(db)
        assert server.files() == {"Registro.csv": LARGE}


@test
def strangers_file():
    with served() as (server, line, db, _):
        (server.root / "Registro.csv").write_bytes(b"theirs")
        (server.root / "Registro (2).csv").write_bytes(SMALL[:-1] + b"x")
        (server.root / "Registro (3).csv").mkdir()
        queue(db, SMALL)
        line.mode = ("eat", "MOVE")
        waits(db, "unreachable")
        line.mode = ("pass",)
        arrives(db)
        assert items(db)[0]["remote_name"] == "Registro (4).csv"
        assert server.files() == {"Registro.csv": b"theirs", "Registro (2).csv": SMALL[:-1] + b"x", "Registro (4).csv": SMALL}


@test
def names_that_nextcloud_keeps_for_itself():
    """From version 30 on it refuses every name that ends like this, whatever it is set up to do."""
    refused = 'RewriteEngine On\nRewriteRule "\\.(part|filepart)$" - [NC,R=400]'
    with served(extra=refused, modules=["rewrite"]) as (server, line, db, _):
        queue(db, SMALL)
        queue(db, LARGE, title="Secondo")
        arrives(db)
        assert server.files() == {"Registro.csv": SMALL, "Secondo.csv": LARGE}


@test
def two_versions_under_one_name():
    with served() as (server, line, db, _):
        queue(db, SMALL)
        queue(db, LARGE)
        arrives(db)
        assert server.files() == {"Registro.csv": SMALL, "Registro (2).csv": LARGE}


@test
def names():
    titles = ["50% #1 è ?&=+ 'x'", "سجل الخدمات", "A/B\\C:D", "..", "Ünïcödé 😀", "%2e%2e%2f", "a;b,c~d$e@f!g"]
    with served() as (server, line, db, destination):
        on(db, "set", destination, "sub_folder=Uffici/{office} #%/é/../x")
        for number, title in enumerate(titles):
            queue(db, SMALL + str(number).encode(), title=title)
        arrives(db)
        found = server.files()
        assert len(found) == len(titles)
        assert all(name.startswith("Uffici/Sportello #%/é/x/") for name in found), found
        assert sorted(name[len("Uffici/Sportello #%/é/x/"):] for name in found) == sorted([
            "50% #1 è _&=+ 'x'.csv", "سجل الخدمات.csv", "A_B_C_D.csv", "_.csv", "Ünïcödé 😀.csv", "%2e%2e%2f.csv",
            "a;b,c~d$e@f!g.csv"])


@test
def address_as_typed():
    with served() as (server, line, db, destination):
        (server.root / "cartella è #").mkdir()
        if os.getuid() == 0:
            import shutil
            shutil.chown(server.root / "cartella è #", "www-data")
        on(db, "set", destination, f"address=http://localhost:{line.port}/dav/cartella è %23")
        queue(db, SMALL)
        arrives(db)
        assert server.files() == {"cartella è #/Registro.csv": SMALL}


@test
def nothing_there():
    with served() as (server, line, db, destination):
        on(db, "set", destination, f"address={server.address(line.port)}nowhere/")
        queue(db, SMALL)
        waits(db, "no-place")
        on(db, "set", destination, f"address={server.address(line.port)}")
        arrives(db)


@test
def plain_http_to_another_computer():
    with served() as (server, line, db, destination):
        for address in ("http://cloud.example.org/dav/", "http://192.0.2.1/dav", "ftp://localhost/", "localhost/dav"):
            on(db, "set", destination, f"address={address}")
            if not items(db):
                queue(db, SMALL)
            (item,) = waits(db, "unsafe")
            assert item["next_try_at"] is None
        on(db, "set", destination, f"address={server.address(line.port)}")
        arrives(db)


@test
def certificate():
    trusted = make_certificate(folder())
    other = make_certificate(folder())
    with served(certificate=trusted) as (server, line, db, _):
        queue(db, LARGE)
        (item,) = waits(db, "not-trusted")
        assert not any(entry.startswith("PROPFIND") for entry in server.log())
        result = run("--db", db, "outbox", "send", "--ca-file", f"{other}.crt", env=secrets())
        assert result.returncode == 1 and items(db)[0]["problem"] == "not-trusted"
        result = run("--db", db, "outbox", "send", "--ca-file", f"{trusted}.crt", env=secrets())
        assert result.returncode == 0, (result.stderr, items(db))
        assert server.files() == {"Registro.csv": LARGE}


@test
def cut_over_tls():
    trusted = make_certificate(folder())
    with served(certificate=trusted) as (server, line, db, _):
        queue(db, LARGE)
        for mode in (("cut", 1_000_000), ("stall", 2_000_000)):
            line.mode = mode
            result = run("--db", db, "outbox", "send", "--timeout", "4", "--ca-file", f"{trusted}.crt", env=secrets())
            assert result.returncode == 1 and items(db)[0]["problem"] == "unreachable", items(db)
        line.mode = ("pass",)
        result = run("--db", db, "outbox", "send", "--ca-file", f"{trusted}.crt", env=secrets())
        assert result.returncode == 0, (result.stderr, items(db))
        assert server.files() == {"Registro.csv": LARGE}


@test
def cancelled_leaves_nothing():
    with served() as (server, line, db, _):
        cancelled = queue(db, LARGE, title="Cancelled")
        line.mode = ("eat", "PUT")
        waits(db, "unreachable")
        assert list(server.files()) == [f".percorso-{cancelled}.partial"]
        on(db, "outbox", "cancel", cancelled)
        refuses(db, 1, "cancelled", "outbox", "resume", cancelled)
        line.mode = ("pass",)
        queue(db, SMALL, title="Other")
        arrives(db)
        assert server.files() == {"Other.csv": SMALL}


@test
def one_fault_is_asked_about_once():
    """Ten files for a server that does not take the password are one request and not ten: it would lock the account."""
    with served() as (server, line, db, _):
        for number in range(10):
            queue(db, SMALL, title=str(number))
        waits(db, "wrong-password", env=secrets(PERCORSO_PASSWORD="wrong"))
        assert len([entry for entry in server.log() if entry.endswith(" 401")]) <= 3, server.log()
        arrives(db)
        assert len(server.files()) == 10


if __name__ == "__main__":
    main()
