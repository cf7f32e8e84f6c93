# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of what leaves the office and comes back: Reports with its options, kept workbooks and what has changed; Exchange with
a queue that waits, a destination of each kind, an import from its columns to its undo, a workbook that both sides changed.

prepare() makes such an office of a demo office; take() walks through it in a window."""

import json
import os
import pathlib
import subprocess

import openpyxl

import percorso_gui as gui
from percorso_gui import wait

REPORTS = ["Register of participants", "Register of training activities", "Endowment statement", "Monthly allowances",
           "Common indicators", "Dashboard", "Deadlines and missing papers", "All data"]

# The passwords of whoever looks are none of our business.
NO_KEYRING = {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": "/dev/null/keyring", "SECRET_FILE_TEST_PASSWORD": "pw"}

BUTTONS = ("push button", "toggle button", "check box")

PEOPLE = """Cognome;Nome;Data di nascita;Telefono;Comune;Annotazione
Zuccarelli;Ofelia;03/02/1990;+39 333 1234567;Lecco;prima accoglienza
Yilmazoglu;Kerem;07/11/1985;333 7654321;Milano;
{changed}
{same}
Bekele;Tsegaye;31/02/1992;+39 320 1112223;Monza;
"""


class Ctl:
    def __init__(self, binary, database):
        self.binary, self.database = str(binary), str(database)

    def __call__(self, *words, status=(0,)):
        result = subprocess.run([self.binary, "--db", self.database, *map(str, words)], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, timeout=120, check=False,
                                env={**os.environ, **NO_KEYRING, "LANGUAGE": "it"})
        assert result.returncode in status, (words, result.returncode, result.stderr)
        return result.stdout.strip()

    def rows(self, kind, *words):
        return json.loads(self("list", kind, "--format", "json", *words))

    def add(self, kind, fields):
        return self("add", kind, *(f"{name}={value}" for name, value in fields.items()))


def queue(ctl, folder):
    """One destination of each kind, and files that were sent, wait, are refused, or are paused."""
    (folder / "archivio").mkdir()
    names = {"Prefettura (chiavetta USB)": ("folder", "/media/usb/consegne", {}),
             "Archivio della sede": ("folder", folder / "archivio", {}),
             "Regione (Nextcloud)": ("webdav", "https://localhost:9/remote.php/dav/files/sede/", {"user_name": "sede.milano"}),
             "Università": ("folder", folder / "nessuno", {"paused": "true"})}
    for name, (kind, address, more) in names.items():
        ctl.add("destination", {"name": name, "kind": kind, "address": address, **more})
    for report in ("service-register", "participants"):
        path = folder / f"{report}.xlsx"
        ctl("export", report, "--out", path, "--hand-over")
        for name in names:
            ctl("outbox", "add", path, "--destination", name, "--report", report)
    ctl("outbox", "send", "--timeout", "3", status=(0, 1))
    items = json.loads(ctl("outbox", "list", "--format", "json"))
    ctl("outbox", "pause", items[-1]["id"])


def people(ctl, folder):
    """A list of somebody else's, and rows of another one that wait."""
    known = ctl.rows("beneficiary")[:2]
    lines = [";".join([row["family_name"], row["given_name"], "/".join(reversed(row["birth_date"].split("-"))), phone, "Como", ""])
             for row, phone in zip(known, ("+39 331 9998887", "+39 331 9998886"))]
    (folder / "elenco prefettura.csv").write_text(PEOPLE.format(changed=lines[0], same=lines[1]), encoding="utf-8")
    parked = folder / "iscritti ottobre.csv"
    parked.write_text("Cognome;Nome;Data di nascita\nTesfay;Luam;31/04/1994\n"
                      f"{known[1]['family_name']};{known[1]['given_name']};\n", encoding="utf-8")
    ctl("import", parked, status=(0, 3))


def return_both(ctl, folder):
    """A register that went out to be filled in: two cells changed there, one of them here as well."""
    path = folder / "registro dei servizi.xlsx"
    ctl("export", "service-register", "--fill-in", "--out", path)
    book = openpyxl.load_workbook(path)
    names = next(value for key, table, value in book["percorso"].iter_rows(values_only=True)
                 if key == "columns" and table == "1").split(" ")
    sheet = book.worksheets[0]
    for row in (2, 3):
        sheet.cell(row, names.index("place") + 1).value = "Biblioteca comunale"
    book.save(path)
    ctl("set", sheet.cell(2, names.index("id") + 1).value, "place=Centro per l'impiego")


def prepare(binary, database, folder):
    ctl = Ctl(binary, database)
    return_both(ctl, folder)
    queue(ctl, folder)
    people(ctl, folder)


class Scenes:
    def __init__(self, app, folder):
        self.app, self.folder = app, pathlib.Path(folder)

    def press(self, root, text):
        """A button, or a check box, which has no action and is clicked on."""
        name = self.app.tr(text).replace("_", "")
        node = wait(f"“{name}”", lambda: self.find(root, BUTTONS, lambda x: gui.name_of(x).replace("_", "") == name))
        if node.get_role_name() == "check box":
            self.app.click(node)
        else:
            self.app.act(node, "click")

    def press_of(self, root, text):
        """A button of a line is named with the line: the first of them."""
        name = self.app.tr(text).replace("_", "") + ": "
        self.app.act(wait(f"“{name}”", lambda: self.find(root, BUTTONS, lambda x: x.get_name().startswith(name))), "click")

    def find(self, root, roles, is_it):
        return next((x for x in gui.walk(root) if x.get_role_name() in roles and is_it(x)), None)

    def scroll(self, clicks, down=True):
        x, y, inside = self.app.origin()
        gui.run("xdotool", "mousemove", x + inside.width * 2 // 3, y + inside.height // 2,
                "click", "--repeat", clicks, 5 if down else 4)

    def reports(self):
        page = self.app.show_page("reports")
        for title in REPORTS:
            self.select(page, title)
            wait("the first rows", lambda: not self.is_reckoning(page))
            self.app.screenshot("report-" + title.split(" ")[0].lower() + "-" + title.split(" ")[-1].lower())
        self.select(page, "Register of participants")

    def select(self, page, title):
        rows = wait("the list of reports", lambda: gui.find(page, "list", self.app.tr("Reports")))
        for index, row in enumerate(gui.children(rows)):
            if row.get_name() == self.app.tr(title):
                gui.Atspi.Selection.select_child(rows, index)
                return
        raise gui.Failure(f"there is no report “{title}”")

    def is_reckoning(self, page):
        label = self.app.label(page, "Reckoning the first rows…")
        return label is not None and self.app.find_place(label) is not None

    def options(self):
        page = self.app.pages["reports"]
        self.app.click(self.app.label(page, "How it leaves"))
        self.app.screenshot("options")
        self.press(page, "Without names: with co_des for a recipient")
        self.app.screenshot("options-nobody")
        self.app.type("Prefettura")
        self.app.keys("Return")
        self.app.screenshot("options-codes")
        self.scroll(30)
        self.app.screenshot("kept")

    def changes(self):
        page = self.app.pages["reports"]
        self.press_of(page, "What Has Chan_ged…")
        self.app.wait_dialog("Export the Report")
        self.app.screenshot("dialog-export")
        self.app.keys("ctrl+a")
        self.app.type(str(self.app.out / "changes.xlsx"))
        self.app.keys("Return")
        self.app.wait_no_dialog("Export the Report")
        self.app.wait_label(page, "changes.xlsx")
        self.scroll(30, down=False)
        self.app.screenshot("changes")
        self.press(page, "_Queue for a Destination…")
        self.app.wait_dialog("Queue for a Destination")
        self.app.screenshot("dialog-queue")
        self.app.keys("Escape")
        self.app.wait_no_dialog("Queue for a Destination")

    def exchange(self):
        page = self.app.show_page("exchange")
        self.app.screenshot("outbox")
        self.scroll(10)
        self.app.screenshot("outbox-middle")
        self.scroll(50)
        self.app.screenshot("outbox-end")
        for nth, name in ((1, "folder"), (2, "webdav")):
            buttons = [x for x in gui.walk(page) if x.get_role_name() == "push button" and
                       (x.get_name() or "").startswith(self.app.tr("_Edit…").replace("_", "") + ": ")]
            self.app.act(buttons[nth], "click")
            self.app.wait_dialog("Destination")
            self.app.screenshot("destination-" + name)
            self.scroll_dialog()
            self.app.screenshot("destination-" + name + "-end")
            self.app.keys("Escape")
            self.app.wait_no_dialog("Destination")

    def scroll_dialog(self):
        gui.run("xdotool", "mousemove", 300, 400, "click", "--repeat", 30, 5)

    def tab(self, page, title):
        self.app.act(gui.find(page, ("toggle button", "radio button", "page tab"), self.app.tr(title)), "click")

    def choose(self, page, button, name):
        self.press(page, button)
        self.app.wait_dialog("Import a Spreadsheet")
        self.app.keys("ctrl+l")
        self.app.type(str(self.folder / name))
        self.app.screenshot("dialog-import")
        wait("the file is opened", lambda: self.is_opened())
        self.app.focus(self.app.window)
        self.app.wait_label(page, "^" + name + "$")

    def is_opened(self):
        """What was typed is looked up first, and Enter before that does nothing."""
        if not self.app.find_window(self.app.tr("Import a Spreadsheet")):
            return True
        self.app.keys("Return")
        return False

    def imports(self):
        page = self.app.pages["exchange"]
        self.tab(page, "Import")
        self.app.screenshot("import")
        self.choose(page, "Choose a _File…", "elenco prefettura.csv")
        self.app.screenshot("import-columns")
        self.scroll(50)
        self.app.screenshot("import-columns-end")
        self.press(page, "_Look at the Rows")
        self.app.wait_label(page, self.app.tr("Nothing has been changed yet. This is what would become of the rows."))
        self.app.screenshot("import-looked")
        self.scroll(50)
        self.app.screenshot("import-looked-end")
        self.press(page, "_Import")
        self.app.wait_label(page, self.app.tr("Done. This is what has become of the rows."))
        self.app.screenshot("import-done")
        self.press(page, "_Undo the Import")
        self.app.wait_toast(self.app.tr("Undone: %s") % ".")
        self.app.screenshot("import-undone")

    def returned(self):
        page = self.app.pages["exchange"]
        self.choose(page, "_Another File…", "registro dei servizi.xlsx")
        self.app.screenshot("return")
        self.press(page, "_Look at the Rows")
        self.app.wait_label(page, self.app.tr("Nothing has been changed yet. This is what would become of the rows."))
        self.app.screenshot("return-looked")
        self.press(page, "_Close")
        self.press_of(page, "_Take Up…")
        self.app.wait_label(page, self.app.tr("Nothing has been changed yet. This is what would become of the rows."))
        self.app.screenshot("parked")
        self.press(page, "_Close")

    def backup(self):
        page = self.app.pages["exchange"]
        self.tab(page, "Backup and Check")
        wait("the backup", lambda: self.app.find_place(self.app.button(page, "_Check the Database")))
        self.app.screenshot("backup")
        self.press(page, "_Check the Database")
        self.app.wait_label(page, self.app.tr("The database is sound: pages, references, search index and journal."))
        self.app.screenshot("checked")


def take(app, folder):
    scenes = Scenes(app, folder)
    for scene in (scenes.reports, scenes.options, scenes.changes, scenes.exchange, scenes.imports, scenes.returned, scenes.backup):
        scene()
