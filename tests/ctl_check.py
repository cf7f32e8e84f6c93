# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of percorsoctl share: the program on files in a folder of its own, and TAP."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

scratch = pathlib.Path(tempfile.mkdtemp(prefix="test-ctl-"))
program = scratch / "percorsoctl"
base = scratch / "base.db"
tests = []


def test(function):
    tests.append(function)
    return function


def environment(**changes):
    """Nothing of the language and the folders of whoever runs the tests."""
    env = {name: value for name, value in os.environ.items()
           if not name.startswith(("LC_", "LANG", "XDG_"))}
    env.update(LC_ALL="C.UTF-8", LANGUAGE="en", TZ="UTC", HOME=str(scratch / "home"))
    env.update(changes)
    return env


def run(*arguments, env=None, stdout=subprocess.PIPE, **options):
    return subprocess.run([str(program), *map(str, arguments)], env=env or environment(),
                          stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=300, **options)


def works(*arguments, **options):
    """What the program prints where it ends well and has nothing to complain about."""
    result = run(*arguments, **options)
    assert result.returncode == 0, (arguments, result.returncode, result.stderr)
    assert result.stderr == "", (arguments, result.stderr)
    return result.stdout


def fails(status, words, *arguments, **options):
    """It ends with that status and one sentence that has those words in it."""
    result = run(*arguments, **options)
    error = result.stderr
    assert result.returncode == status, (arguments, result.returncode, error)
    assert error.startswith("percorsoctl: ") and error.count("\n") == 1, error
    assert words in error, (words, error)
    return result.stdout


def on(db, *arguments, **options):
    return works("--db", db, *arguments, **options)


def refuses(db, status, words, *arguments, **options):
    return fails(status, words, "--db", db, *arguments, **options)


def folder():
    return pathlib.Path(tempfile.mkdtemp(dir=scratch))


def database():
    """A fresh copy of a database with an office and an operator."""
    path = folder() / "percorso.db"
    shutil.copy(base, path)
    return path


def add(db, kind, /, **fields):
    """The id of a new record."""
    return on(db, "add", kind, *(f"{name}={value}" for name, value in fields.items())).strip()


def rows(db, kind, *options):
    return json.loads(on(db, "list", kind, "--format", "json", *options))


def names(db, *options):
    return sorted(row["family_name"] for row in rows(db, "beneficiary", *options))


def save_in_office(path):
    """The workbook as LibreOffice saves it."""
    profile = scratch / "libreoffice"
    keep = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    saved = folder()
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx",
                    "--outdir", saved, path], check=True, timeout=300, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, env=keep | {"HOME": str(saved), "LC_ALL": "C.UTF-8"})
    return saved / pathlib.Path(path).name


def report(number, function):
    try:
        function()
        print(f"ok {number} - {function.__name__}")
    except Exception:
        print(f"not ok {number} - {function.__name__}")
        print("".join("# " + line + "\n" for line in traceback.format_exc().splitlines()), end="")
    sys.stdout.flush()


def prepare(built):
    # Also whoever has no rights in the build folder runs it here.
    scratch.chmod(0o755)
    (scratch / "home").mkdir()
    shutil.copy(built, program)
    on(base, "init", "--office", "Sportello", "--prefix", "MI", "--operator", "Rossi, Anna")


def main():
    """Runs the tests of the script; their names may follow the path of the program."""
    try:
        prepare(sys.argv[1])
        chosen = [function for function in tests
                  if not sys.argv[2:] or function.__name__ in sys.argv[2:]]
        print(f"1..{len(chosen)}")
        for number, function in enumerate(chosen, 1):
            report(number, function)
    finally:
        shutil.rmtree(scratch)
