#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py --app BINARY --ctl PERCORSOCTL --db DATABASE --out FOLDER [VARIANT...]

Pictures of every page, of every tab of a person, of that person typed a second time, and of what
leaves the office and comes back, in each variant: light, dark, right to left, Italian, and the
smallest windows.  The database is looked at and not changed; it needs people, such as those of
"percorsoctl demo".  Run under build-aux/with-gui.sh."""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import handover_pictures
import percorso_gui as gui
from percorso_gui import Failure, wait

# Name -> language, size, environment.  Any locale but C turns to the left where the language does.
VARIANTS = {
    "light": ("", None, {}),
    "dark": ("", None, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
    "right-to-left": ("ar", None, {"LC_ALL": "C.UTF-8"}),
    "italian": ("it", None, {}),
    "small": ("", (800, 600), {}),
    "italian-dark": ("it", None, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
    "italian-small": ("it", (800, 600), {}),
}


def open_first_person(app):
    """Enter in the filter opens the first line."""
    page = app.show_page("people")
    app.keys("ctrl+f")
    entry = wait("the filter", lambda: gui.find(page, gui.EDITORS, app.tr("Filter")))
    wait("the filter has the cursor", lambda: gui.is_focused(entry))
    app.keys("Return")
    wait("the person", lambda: app.find_place(app.content(app.tabs["Person"])))


def type_again(app):
    """The same person as a new one: known while typed, side by side, and in the list of such pairs."""
    app.show_tab("Person")
    form = wait("the person's form", lambda: gui.Form(app, app.tabs["Person"]))
    names = {field: form.text(field) for field in ("Family name", "Given name", "Date of birth")}
    app.show_page("people")
    app.keys("ctrl+n")
    form = wait("the form of a new person", lambda: gui.Form(app, app.tabs["Person"]))
    wait("the cursor is in the family name", lambda: gui.is_focused(form.field("Family name")))
    for field, text in names.items():
        form.fill(field, text)
    form.fill("Telephone", "+39 3331234567")
    button = app.button(app.pages["person"], "_Compare")
    wait("who could be the same is shown", lambda: app.find_place(button))
    app.screenshot("person-known")

    app.act(button, "click")
    app.wait_dialog("Compare Two People")
    app.screenshot("compare")
    app.keys("Escape")
    app.wait_no_dialog("Compare Two People")

    app.keys("ctrl+shift+d")
    app.wait_label(app.pages["duplicates"], re.escape(names["Family name"]))
    app.screenshot("duplicates")

    app.keys("Return")
    app.wait_dialog("Compare Two People")
    app.keys("alt+" + mnemonic(app.tr("_Merge into %s")))
    app.wait_no_dialog("Compare Two People")
    app.wait_toast(app.tr("Merged into %s") % ".")
    app.screenshot("merged")


def mnemonic(text):
    return text[text.index("_") + 1].lower()


def take(binary, database, files, out, name):
    language, size, environment = VARIANTS[name]
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "percorso.db"
    shutil.copy(database, copy)
    app = gui.App(binary, copy, folder, language, size, {**environment, **handover_pictures.NO_KEYRING})
    try:
        app.start()
        for page in gui.SIDEBAR:
            app.show_page(page)
            app.screenshot(page)
        open_first_person(app)
        for tab in gui.TABS:
            app.show_tab(tab)
            app.screenshot("person-" + tab.lower())
        type_again(app)
        handover_pictures.take(app, files)
        app.close()
    except Failure as error:
        subprocess.run(["import", "-silent", "-window", "root", str(folder / "failure.png")], check=False)
        print(f"screenshots: {name}: {error}; see {folder / 'failure.png'}", file=sys.stderr)
        return False
    finally:
        app.kill()
        for left in folder.glob("percorso.db*"):
            left.unlink()

    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--app", required=True)
    parser.add_argument("--ctl", required=True)
    parser.add_argument("--db", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    options = parser.parse_args()
    out = pathlib.Path(options.out).resolve()
    with tempfile.TemporaryDirectory(prefix="screenshots-") as folder:
        files = pathlib.Path(folder)
        database = files / "percorso.db"
        shutil.copy(options.db, database)
        handover_pictures.prepare(pathlib.Path(options.ctl).resolve(), database, files)
        worked = [take(pathlib.Path(options.app).resolve(), database, files, out, name)
                  for name in options.variants or VARIANTS]

    for picture in sorted(out.glob("*/*.png")):
        print(picture)
    return 0 if all(worked) else 1


if __name__ == "__main__":
    sys.exit(main())
