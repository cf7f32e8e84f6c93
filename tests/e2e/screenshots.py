#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py --app BINARY --db DATABASE --out FOLDER [VARIANT...]

Pictures of every page and of every tab of a person, in each variant: light, dark, right to
left, Italian, and the smallest window.  The database is looked at and not changed; it needs
people, such as those of "percorsoctl demo".  Run under build-aux/with-gui.sh."""

import argparse
import pathlib
import shutil
import subprocess
import sys

import percorso_gui as gui
from percorso_gui import Failure, wait

# Name -> language, size, environment.  Any locale but C turns to the left where the language does.
VARIANTS = {
    "light": ("", None, {}),
    "dark": ("", None, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
    "right-to-left": ("ar", None, {"LC_ALL": "C.UTF-8"}),
    "italian": ("it", None, {}),
    "small": ("", (800, 600), {}),
}


def open_first_person(app):
    """Enter in the filter opens the first line."""
    page = app.show_page("people")
    app.keys("ctrl+f")
    entry = wait("the filter", lambda: gui.find(page, gui.EDITORS, app.tr("Filter")))
    wait("the filter has the cursor", lambda: gui.is_focused(entry))
    app.keys("Return")
    wait("the person", lambda: app.find_place(app.content(app.tabs["Person"])))


def take(binary, database, out, name):
    language, size, environment = VARIANTS[name]
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "percorso.db"
    shutil.copy(database, copy)
    app = gui.App(binary, copy, folder, language, size, environment)
    try:
        app.start()
        for page in gui.SIDEBAR:
            app.show_page(page)
            app.screenshot(page)
        open_first_person(app)
        for tab in gui.TABS:
            app.show_tab(tab)
            app.screenshot("person-" + tab.lower())
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
    parser.add_argument("--db", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    options = parser.parse_args()
    out = pathlib.Path(options.out).resolve()
    worked = [take(pathlib.Path(options.app).resolve(), options.db, out, name)
              for name in options.variants or VARIANTS]

    for picture in sorted(out.glob("*/*.png")):
        print(picture)
    return 0 if all(worked) else 1


if __name__ == "__main__":
    sys.exit(main())
