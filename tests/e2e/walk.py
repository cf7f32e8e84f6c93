#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""walk.py --app BINARY --ctl BINARY --out FOLDER [--language it]

The path of an operator through the program, by keyboard and mouse, on a demo office: a new
person, a pathway, the plan, two services, a traineeship with attendance and tutoring, undo,
and the service register as a workbook.  FOLDER then holds a picture of each page, the
database and the workbooks.  Run under build-aux/with-gui.sh."""

import argparse
import datetime
import json
import pathlib
import re
import subprocess
import sys
import traceback

import percorso_gui as gui
from percorso_gui import Failure, wait

TODAY = datetime.date.today()
BORN = datetime.date(1998, 5, 3)

# Afghanistan is Z200 in the tax code.
PERSON = {
    "family_name": "Wardakzai",
    "given_name": "Zohra",
    "family_name_original": "وردکزی",
    "given_name_original": "زهره",
    "birth_place": "Herat",
    "iban": "IT60X0542811101000000123456",
    "phone": "+39 3331234567",
    "town": "Milano",
}
GOAL = "Cook's assistant in a canteen"
SUMMARY = "Orientation, then six months in a kitchen.\nReview half way."
SERVICES = [
    {"days": -1, "typed": ("9", "11.30"), "shown": ("09:00", "11:30"), "minutes": 150,
     "service": "A2", "place": "Sportello", "description": "First interview, with a mediator"},
    {"days": 0, "typed": ("14", "15.15"), "shown": ("14:00", "15:15"), "minutes": 75,
     "service": "A3", "place": "Sportello", "description": "Curriculum and skills"},
]
VISIT = "She works well; shown how to store goods."


def day(days):
    return TODAY + datetime.timedelta(days=days)


def easter(year):
    """Easter Sunday, by the tables of Gauss: an own reckoning, not the program's."""
    a, b, c = year % 19, year % 4, year % 7
    century = year // 100
    m = (15 - (13 + 8 * century) // 25 + century - century // 4) % 30
    n = (4 + century - century // 4) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if (d == 29 and e == 6) or (d == 28 and e == 6 and a > 10):
        e -= 7
    return datetime.date(year, 3, 22) + datetime.timedelta(days=d + e)


def is_holiday(on):
    fixed = {(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)}
    if on.year >= 2026:
        fixed.add((10, 4))
    return (on.month, on.day) in fixed or on == easter(on.year) + datetime.timedelta(days=1)


def make_tax_code(family, given, born, woman, place):
    """The tax code by the decree of 23 December 1976: an own reckoning, not the program's."""
    def consonants(name):
        return [c for c in name.upper() if c.isalpha() and c not in "AEIOU"]

    def vowels(name):
        return [c for c in name.upper() if c in "AEIOU"]

    first, second = consonants(family), consonants(given)
    if len(second) > 3:
        second = [second[0], second[2], second[3]]
    code = ("".join(first + vowels(family)) + "XXX")[:3] + ("".join(second + vowels(given)) + "XXX")[:3]
    code += f"{born.year % 100:02}{'ABCDEHLMPRST'[born.month - 1]}{born.day + 40 * woman:02}{place}"

    odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    total = 0
    for i, c in enumerate(code):
        value = int(c) if c.isdigit() else ord(c) - ord("A")
        total += odd[value] if i % 2 == 0 else value
    return code + chr(ord("A") + total % 26)


class Walk:
    def __init__(self, options):
        self.out = pathlib.Path(options.out).resolve()
        self.out.mkdir(parents=True, exist_ok=True)
        for old in [*self.out.glob("*.png"), *self.out.glob("*.xlsx"), *self.out.glob("percorso.db*")]:
            old.unlink()
        self.language = options.language
        self.database = self.out / "percorso.db"
        self.program = str(pathlib.Path(options.ctl).resolve())
        self.app = gui.App(pathlib.Path(options.app).resolve(), self.database, self.out, options.language)
        self.facts = {"person": {**PERSON, "birth_date": BORN.isoformat()}, "services": [],
                      "goal": GOAL, "summary": SUMMARY, "register": str(self.out / "service-register.xlsx")}
        self.n_pictures = 0

    def ctl(self, *arguments):
        result = subprocess.run([self.program, "--db", str(self.database), *map(str, arguments)],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if result.returncode != 0:
            raise Failure(f"percorsoctl {arguments[0]}: {result.stderr}")
        return result.stdout

    def picture(self, name):
        self.n_pictures += 1
        self.app.screenshot(f"{self.n_pictures:02}-{name}")

    def tr(self, text):
        return self.app.tr(text)

    # The path

    def start(self):
        self.ctl("demo", "--people", "60", "--seed", "7")
        self.app.start()
        page = self.app.pages["people"]
        self.app.wait_label(page, "^60\\b")
        self.picture("people")

    def new_person(self):
        self.app.keys("ctrl+n")
        page = self.app.pages["person"]
        form = wait("the form of a new person", lambda: gui.Form(self.app, self.app.tabs["Person"]))
        wait("the cursor is in the family name", lambda: gui.is_focused(form.field("Family name")))
        self.picture("new-person")

        form.fill("Family name", PERSON["family_name"])
        self.app.wait_label(self.app.header, self.tr("Saved %s") % r"\d\d:\d\d")
        form.fill("Given name", PERSON["given_name"])
        wait("the person has a code", lambda: "-" in form.text("Code"))
        self.facts["code"] = form.text("Code")
        form.fill("Family name, original script", PERSON["family_name_original"])
        form.fill("Given name, original script", PERSON["given_name_original"])
        self.birth(form)
        self.contact(form)
        self.app.wait_label(page, self.tr("Next: open a pathway in a programme."))

    def birth(self, form):
        form.fill("Sex", "f", self.app.code("sex", "Female"))
        form.fill("Date of birth", gui.day_words(BORN), gui.day_shown(BORN))

        country = form.go("Country of birth")
        self.app.type("afgh")
        wait("the countries that match are offered",
             lambda: gui.find(country.get_parent(), "label", "Afghanistan"))
        self.picture("choices")
        self.app.keys("Return")
        form.expect("Country of birth", "Afghanistan")

        form.fill("Place of birth", PERSON["birth_place"])
        form.fill("Citizenships", "afgh", "Afghanistan")
        code = make_tax_code(PERSON["family_name"], PERSON["given_name"], BORN, True, "Z200")
        self.facts["person"]["tax_code"] = code
        form.fill("Tax code", code.lower(), code)
        if form.message("Tax code"):
            raise Failure(f"the tax code {code} fits, and yet: {form.message('Tax code')}")

    def contact(self, form):
        form.click("Telephone")
        form.fill("Telephone", "333 123 45 67", PERSON["phone"])
        form.fill("Town", PERSON["town"])
        spaced = " ".join(PERSON["iban"][i:i + 4] for i in range(0, len(PERSON["iban"]), 4))
        form.fill("IBAN", spaced.lower(), spaced)
        self.picture("person")

    def pathway(self):
        self.app.click(self.app.button(self.app.pages["person"], "Open a Pathway"))
        tab = self.app.tabs["Plan"]
        wait("the plan", lambda: self.app.find_place(self.app.content(tab)))
        self.read_pathway()
        form = gui.Form(self.app, tab)
        form.click("Opened on")
        form.fill("Opened on", "-60", gui.day_shown(day(-60)))
        form.fill("In force from", "-50", gui.day_shown(day(-50)))
        form.fill("Target occupation", "Aiuto cuoca")
        form.fill("Summary of the plan", SUMMARY)
        self.goals(tab)

    def goals(self, tab):
        grid = self.app.grid(tab, "Goals")
        self.enter(grid, 0, "Position")
        grid.go(0, "Goal")
        grid.type(0, "Goal", GOAL)
        grid.wait_rows(2)
        grid.type(0, "By", "+90", gui.day_shown(day(90)))

        self.app.keys("ctrl+End", "Tab")
        grid = self.app.grid(tab, "Planned Services")
        grid.type(0, "Service", "A3", self.service_name("A3"))
        grid.type(0, "Planned hours", "16", "16:00")
        grid.wait_rows(2)
        self.picture("plan")

    def enter(self, grid, row, heading):
        """Tab leads out of the form into the grid, past what the rules say."""
        for _ in range(6):
            if grid.is_here(row, heading):
                return
            self.app.keys("Tab")
            try:
                wait("the grid has the cursor", lambda: grid.is_here(row, heading), 1)
            except Failure:
                continue
        raise Failure("Tab does not lead into the grid")

    def service_name(self, code):
        """A service as it is offered: its code and its name in the programme."""
        source = self.ctl("programme", "show", "--source", self.facts["programme"])
        part = source.partition(f"[Service {code}]")[2]
        names = dict(re.findall(r"^(Name(?:\[\w+\])?)=(.*)$", part.partition("\n[")[0], re.M))
        return f"{code} · {names.get(f'Name[{self.language}]') or names['Name']}"

    def read_pathway(self):
        person = json.loads(self.ctl("show", self.facts["code"], "--format", "json"))
        (pathway,) = json.loads(self.ctl("list", "pathway", "--where", f"beneficiary_id={person['id']}",
                                         "--format", "json"))
        self.facts.update(id=person["id"], pathway=pathway["id"], programme=pathway["programme"])

    def log_services(self):
        tab = self.app.show_tab("Services")
        grid = self.app.grid(tab, "Service Log")
        wait("the cursor is in the new line", lambda: grid.is_here(0, "Date"))
        for row, service in enumerate(SERVICES):
            on = day(service["days"])
            self.facts["services"].append({"date": on.isoformat(), **service})
            if service["days"]:
                grid.type(row, "Date", str(service["days"]), gui.day_shown(on))
            else:
                self.app.keys("Tab")
            grid.type(row, "Start", service["typed"][0], service["shown"][0])
            grid.type(row, "End", service["typed"][1], service["shown"][1])
            hours = f"{service['minutes'] // 60}:{service['minutes'] % 60:02}"
            wait("the hours follow", lambda: grid.text(row, "Hours") == hours)
            self.app.keys("Tab")
            grid.type(row, "Service", service["service"], self.service_name(service["service"]))
            grid.wait_rows(row + 2)
            grid.go(row, "Place")
            grid.type(row, "Place", service["place"])
            grid.type(row, "Description", service["description"])
        self.picture("services")

    def traineeship(self):
        host = json.loads(self.ctl("list", "organisation", "--where", "kind=host", "--order", "name",
                                   "--limit", "1", "--format", "json"))[0]
        self.facts["host"] = host["id"]
        tab = self.app.show_tab("Traineeship")
        form = gui.Form(self.app, tab)
        wait("the cursor is in the host", lambda: gui.is_focused(form.field("Host")))
        form.fill("Host", host["name"])
        tutor = form.go("Company tutor")
        self.app.keys("alt+Down")
        wait("the tutors of the host are offered",
             lambda: any(x.get_role_name() == "label" for x in gui.walk(tutor.get_parent())))
        self.app.keys("Return")
        wait("a tutor is chosen", lambda: gui.text_of(tutor))
        self.facts["tutor"] = gui.text_of(tutor)

        form.fill("Starts on", "-40", gui.day_shown(day(-40)))
        form.fill("Ends on", "+140", gui.day_shown(day(140)))
        form.fill("Hours a week", "30", "30:00")
        form.fill("Hours a day, at most", "6", "6:00")
        form.fill("Day starts at", "9", "09:00")
        form.fill("Day ends at", "15.30", "15:30")
        form.fill("Break", "0:30")
        form.fill("Training objectives", "Preparing cold dishes; hygiene.")
        self.picture("traineeship")
        form.go("Notes")
        self.attendance(tab)
        self.tutoring(tab)

    def attendance(self, tab):
        previous = self.app.button(tab, "Previous Month")
        self.app.keys("Tab")
        wait("Tab goes on to the months", lambda: gui.is_focused(previous))
        grid = self.app.grid(tab, "Attendance")
        self.app.keys("space")
        first = gui.day_shown(self.working_days(1)[0])
        wait("the month before is shown", lambda: grid.n_rows() > 0 and grid.text(0, "Date") == first)
        self.app.keys("Tab")
        self.enter(grid, 0, "Date")
        self.app.keys("Right")
        self.facts["attendance"] = [on.isoformat() for on in self.working_days(4)]
        present, absent = (self.app.code("attendance-kind", label) for label in ("Present", "Absent"))
        for row in range(3):
            grid.type(row, "Attendance", "p", present, leave="Return")
            wait("the day has the agreed hours", lambda: grid.text(row, "Hours") == "6:00")
        grid.type(3, "Attendance", absent.lower(), absent, leave="Return")
        self.app.wait_label(tab, self.tr("Attended: %s") % "18:00")
        self.picture("attendance")
        self.app.keys("ctrl+End", "Tab")

    def working_days(self, n):
        """The first days of the month before on which the trainee is to come: Monday to Friday, but for holidays."""
        on = max(day(-40), day(-TODAY.day).replace(day=1))
        days = []
        while len(days) < n:
            if on.isoweekday() <= 5 and not is_holiday(on):
                days.append(on)
            on += datetime.timedelta(days=1)
        return days

    def tutoring(self, tab):
        grid = self.app.grid(tab, "Tutoring Diary")
        self.facts["visit"] = {"date": day(-20).isoformat(), "description": VISIT}
        grid.type(0, "Date", "-20", gui.day_shown(day(-20)))
        kind = self.app.code("tutoring-kind", "Visit of the promoter's tutor")
        grid.type(0, "Kind", kind.partition(" ")[0].lower(), kind)
        grid.type(0, "Start", "10", "10:00")
        grid.type(0, "End", "10.45", "10:45")
        grid.wait_rows(2)
        grid.go(0, "What was seen and said")
        grid.type(0, "What was seen and said", VISIT)
        self.picture("tutoring")

    def undo(self):
        """The last thing typed was the report of the visit."""
        tab = self.app.tabs["Traineeship"]
        grid = self.app.grid(tab, "Tutoring Diary")
        self.app.keys("ctrl+z")
        self.facts["undone"] = self.app.wait_toast(self.tr("Undone: %s") % ".")
        wait("the report of the visit is gone", lambda: grid.text(0, "What was seen and said") == "")
        self.picture("undone")
        self.app.keys("ctrl+shift+z")
        self.facts["redone"] = self.app.wait_toast(self.tr("Done again: %s") % ".")
        wait("the report of the visit is back", lambda: grid.text(0, "What was seen and said") == VISIT)

    def other_tabs(self):
        for tab in ("Papers", "Endowment", "History", "Person"):
            self.app.show_tab(tab)
            self.picture(tab.lower())

    def filter(self):
        page = self.app.show_page("people")
        self.app.keys("ctrl+f")
        entry = wait("the filter", lambda: gui.find(page, gui.EDITORS, self.tr("Filter")))
        wait("the filter has the cursor", lambda: gui.is_focused(entry))
        self.app.type("wardak zoh")
        self.app.wait_label(page, "^" + self.tr("%u of %u") % (1, 61) + "$")
        self.picture("filtered")

    def other_pages(self):
        for page in ("today", "services", "traineeships", "network", "exchange"):
            self.app.show_page(page)
            self.picture(page)

    def report(self):
        page = self.app.show_page("reports")
        self.app.click(self.app.label(page, "Service register"))
        form = wait("what the report asks for", lambda: self.find_parameters(page))
        form.click("From")
        form.fill("From", "-1")
        form.fill("To", gui.day_words(TODAY))
        person = self.facts["person"]
        form.fill("Person", self.facts["code"], f"{person['family_name']} {person['given_name']} · {self.facts['code']}")
        form.click("From")
        self.app.keys("Return")
        self.app.wait_label(page, SERVICES[1]["description"])
        self.picture("report")

        self.app.click(self.app.button(page, "_Export to a Spreadsheet…"))
        self.app.wait_dialog("Export the Report")
        self.app.keys("ctrl+a")
        self.app.type(self.facts["register"])
        self.app.keys("Return")
        self.app.wait_no_dialog("Export the Report")
        self.app.wait_label(page, "^" + self.tr("Exported to %s") % self.facts["register"])
        self.picture("exported")

    def find_parameters(self, page):
        form = gui.Form(self.app, page)
        return form if self.tr("Service") in form.names else None

    def end(self):
        self.app.close()
        self.ctl("export", "endowment-statement", "--out", self.out / "endowment-statement.xlsx")
        facts = self.out / "walk.json"
        facts.write_text(json.dumps(self.facts, ensure_ascii=False, indent=1), encoding="utf-8")
        for path in sorted(self.out.iterdir()):
            print(path)

    def run(self):
        for step in (self.start, self.new_person, self.pathway, self.log_services, self.traineeship, self.undo,
                     self.other_tabs, self.filter, self.other_pages, self.report, self.end):
            self.step = step.__name__
            step()

    def fail(self, error):
        print(f"walk: {self.step}: {error}", file=sys.stderr)
        subprocess.run(["import", "-silent", "-window", "root", str(self.out / "failure.png")], check=False)
        print(f"walk: see {self.out / 'failure.png'}", file=sys.stderr)
        if self.app.log.exists():
            print(self.app.read_log(), file=sys.stderr)
        self.app.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--app", required=True)
    parser.add_argument("--ctl", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--language", default="")
    walk = Walk(parser.parse_args())
    try:
        walk.run()
    except Exception as error:
        if not isinstance(error, Failure):
            traceback.print_exc()
        walk.fail(error)
        return 1
    return 0


sys.exit(main())
