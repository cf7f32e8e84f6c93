# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window: finds and reads through the accessibility bus, types and clicks
through the X server, as a person would.  Run under build-aux/with-gui.sh.

What the bus calls things differs between versions of GTK; only this file knows of it.
Nothing here sleeps for a guessed time: everything waits until something is so."""

import datetime
import gettext
import locale
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import warnings
from xml.etree import ElementTree

# Warnings are fatal to the program, not to who looks at it.
DEBUG = {name: os.environ.pop(name) for name in ("G_DEBUG",) if name in os.environ}

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore")

SIDEBAR = ["today", "people", "services", "traineeships", "network", "reports", "exchange"]
TABS = ["Person", "Papers", "Plan", "Services", "Traineeship", "Endowment", "Outcomes", "History"]
UI = pathlib.Path(__file__).resolve().parents[2] / "ui"
EDITORS = ("text", "entry")

# Everything takes longer under instruments; the test says by how much.
PATIENCE = 10 * float(os.environ.get("PERCORSO_PATIENCE", "1"))

# Pictures and positions are of windows at rest.
SETTINGS = """[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
"""

# Nothing blends what is half transparent on the virtual display.
STYLE = """popover > contents { box-shadow: none; margin: 0; }
"""


class Failure(Exception):
    """Something in the window is not as a person would expect it."""


def wait(what, condition, patience=PATIENCE):
    """The first true answer of condition(); a Failure that names what did not come."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = condition()
        except (GLib.Error, AttributeError):
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise Failure(f"{what}: still not so after {patience:.0f} seconds")
        time.sleep(0.01)


def walk(node):
    """The node and all below it, in order."""
    stack = [node]
    while stack:
        node = stack.pop()
        if node is None:
            continue
        yield node
        try:
            stack.extend(reversed(children(node)))
        except GLib.Error:
            pass  # It went while we looked.


def children(node):
    return [node.get_child_at_index(i) for i in range(node.get_child_count())]


def name_of(node):
    """A name as it is read: a mnemonic doubles it ("_Start Start")."""
    name = node.get_name() or ""
    if "_" in name:
        plain = name.replace("_", "")
        half = len(plain) // 2
        if plain[:half] == plain[half + 1:]:
            return plain[:half]
    return name


def find(root, role, name, nth=0):
    """The nth node below root of that role (or one of those) and name, or None."""
    roles = role if isinstance(role, tuple) else (role,)
    for node in walk(root):
        try:
            if node.get_role_name() in roles and name_of(node) == name:
                if nth == 0:
                    return node
                nth -= 1
        except GLib.Error:
            continue
    return None


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def has_state(node, state):
    return node.get_state_set().contains(state)


def is_focused(node):
    return has_state(node, Atspi.StateType.FOCUSED)


def read_pages():
    """The pages of the window in their order, which is all the bus says of them."""
    stack = ElementTree.parse(UI / "pc-window.ui").find(".//object[@id='pages']")
    return [page.find("property[@name='name']").text for page in stack.findall("child/object")]


def run(*command):
    return subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, check=False).stdout


def has_own_days():
    """The locale C has American days and no country: the program shows ISO dates there."""
    return locale.setlocale(locale.LC_TIME).split(".")[0] not in ("C", "POSIX")


def day_words(day):
    """A day as it is typed in a hurry, in the order of the locale: 3/5/98."""
    order = datetime.date(2001, 2, 3).strftime("%x") if has_own_days() else "03/02/2001"
    parts = {2: day.month, 3: day.day}
    typed = [str(parts[part]) for part in map(int, re.findall(r"\d+", order)) if part in parts]
    return "/".join([*typed, f"{day.year % 100:02}"])


def day_shown(day):
    """A day as the program shows it: the locale's order, four digits of the year."""
    if not has_own_days():
        return day.isoformat()
    return re.sub(r"(?<!\d)%02d$" % (day.year % 100), str(day.year), day.strftime("%x"))


class App:
    """The program on a database, in a window of its own."""

    def __init__(self, binary, database, out, language="", size=None, environment=None):
        self.binary, self.database = str(binary), str(database)
        self.out = pathlib.Path(out)
        self.config = tempfile.mkdtemp(prefix="percorso-config-")
        self.size = size
        self.environment = {**os.environ, **DEBUG, **self.words(language), **(environment or {}),
                            "XDG_CONFIG_HOME": self.config}
        self.process = self.node = self.frame = self.stack = self.tabs = None
        self.pages = {}
        self.window = ""
        self.log = self.out / "app.log"

    def words(self, language):
        """The translations of the program, for what is looked for; and the locale to run in."""
        folder = os.environ.get("PERCORSO_LOCALE_DIR")
        translation = gettext.translation("percorso", folder, [language or "en"], fallback=True)
        self.tr = translation.gettext
        self.code = translation.pgettext  # Of a code list, by its name.
        made = pathlib.Path(os.environ.get("LOCPATH", "/nonexistent"))
        chosen = "it_IT.UTF-8" if language == "it" and (made / "it_IT.UTF-8").is_dir() else None
        environment = {"LANGUAGE": language or "en"}
        if chosen:
            environment["LC_ALL"] = chosen
        locale.setlocale(locale.LC_ALL, chosen or "")
        return environment

    # Start and end

    def start(self):
        folder = pathlib.Path(self.config) / "gtk-4.0"
        folder.mkdir()
        (folder / "settings.ini").write_text(SETTINGS)
        (folder / "gtk.css").write_text(STYLE)
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([self.binary, "--db", self.database], stdout=log,
                                            stderr=log, env=self.environment)
        self.node = wait("the program is on the accessibility bus", self.find_node, 3 * PATIENCE)
        self.frame = wait("the window", lambda: find(self.node, "frame", "Percorso"))
        self.window = wait("the window on the screen", lambda: self.find_window("Percorso"))
        if self.size:
            run("xdotool", "windowsize", self.window, *self.size)
        self.focus(self.window)
        wait("the window is as large as it shall be", self.has_size)
        self.find_pages()

    def find_node(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}: {self.read_log()}")
        desktop = Atspi.get_desktop(0)
        return next((app for app in children(desktop)
                     if app and app.get_process_id() == self.process.pid), None)

    def find_pages(self):
        names = read_pages()
        office = wait("the pages", lambda: self.find_stack(self.frame, len(names)))
        self.pages = dict(zip(names, children(office)))
        self.stack = self.find_stack(self.pages["person"], len(TABS))
        self.tabs = dict(zip(TABS, children(self.stack)))
        self.header = office.get_parent()

    def find_stack(self, root, n):
        for node in walk(root):
            if (node.get_role_name() == "panel" and node.get_child_count() == n and
                    all(x.get_role_name() == "panel" and x.get_name() not in ("",) for x in children(node))):
                return node
        return None

    def has_size(self):
        return not self.size or self.frame.get_extents(Atspi.CoordType.WINDOW).width > 0

    def read_log(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def close(self):
        """Closes the window as its button does, and waits for a clean end."""
        self.act(self.frame, "window.close")
        try:
            status = self.process.wait(3 * PATIENCE)
        except subprocess.TimeoutExpired as stuck:
            raise Failure("the program does not end when its window is closed") from stuck
        finally:
            shutil.rmtree(self.config, ignore_errors=True)
        if status != 0:
            raise Failure(f"the program ended with {status}: {self.read_log()}")

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.config, ignore_errors=True)

    # Windows

    def find_window(self, title):
        """The X window of that title, also where the program has several."""
        for window in run("xdotool", "search", "--onlyvisible", "--pid", self.process.pid).split():
            if run("xdotool", "getwindowname", window).strip() == title:
                return window
        return None

    def focus(self, window):
        run("xdotool", "windowfocus", "--sync", window)

    def wait_dialog(self, title):
        window = wait(f"the dialog “{title}”", lambda: self.find_window(self.tr(title)))
        self.focus(window)
        return window

    def wait_no_dialog(self, title):
        wait(f"the dialog “{title}” goes", lambda: not self.find_window(self.tr(title)))
        self.focus(self.window)

    def origin(self):
        """Where the content of the window is on the screen; around it lies a shadow."""
        geometry = dict(line.split("=") for line in
                        run("xdotool", "getwindowgeometry", "--shell", self.window).split() if "=" in line)
        inside = self.frame.get_extents(Atspi.CoordType.WINDOW)
        margin_x = (int(geometry["WIDTH"]) - inside.width) // 2
        margin_y = (int(geometry["HEIGHT"]) - inside.height) // 2
        return int(geometry["X"]) + margin_x, int(geometry["Y"]) + margin_y, inside

    def picture(self):
        x, y, inside = self.origin()
        return subprocess.run(["import", "-silent", "-window", "root", "-crop",
                               f"{inside.width}x{inside.height}+{x}+{y}", "+repage",
                               "-define", "png:exclude-chunks=date,time", "png:-"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True).stdout

    def screenshot(self, name):
        """Keeps a picture of the window, once two in a row are the same; no tip of the pointer's is in it."""
        x, y, inside = self.origin()
        run("xdotool", "mousemove", x + inside.width - 2, y + inside.height - 2)
        last = [b""]

        def at_rest():
            before, last[0] = last[0], self.picture()
            return before == last[0]

        wait("the window is at rest", at_rest, 3 * PATIENCE)
        path = self.out / f"{name}.png"
        path.write_bytes(last[0])
        return path

    # Keys and mouse

    def keys(self, *names):
        run("xdotool", "key", "--clearmodifiers", *names)

    def type(self, text, delay=8):
        for i, line in enumerate(text.split("\n")):
            if i > 0:
                self.keys("Return")
            run("xdotool", "type", "--clearmodifiers", "--delay", delay, "--", line)

    def type_into(self, target, text):
        """Types over what the target has.  Letters that no key has are lent one for a moment, which
        a busy program may notice too late: those are typed more slowly where it was so."""
        for delay in (8, 8) if text.isascii() else (20, 60, 150, 400):
            self.keys("ctrl+a")
            self.type(text, delay)
            try:
                wait("what was typed", lambda: text_of(target) == text, PATIENCE / 10)
                return
            except Failure:
                continue
        raise Failure(f"typing “{text}” gives “{text_of(target)}”")

    def click(self, node, times=1):
        x, y, inside = self.origin()
        place = wait("something to click on", lambda: self.find_place(node))
        at_x, at_y = place.x + place.width // 2, place.y + place.height // 2
        if not (0 <= at_x < inside.width and 0 <= at_y < inside.height):
            raise Failure(f"“{name_of(node)}” is not in sight, at {at_x}, {at_y}")
        run("xdotool", "mousemove", x + at_x, y + at_y, "click", "--repeat", times, 1)

    def find_place(self, node):
        place = node.get_extents(Atspi.CoordType.WINDOW)
        return place if place.width > 0 and place.height > 0 else None

    def act(self, node, action):
        for i in range(node.get_n_actions()):
            if Atspi.Action.get_action_name(node, i) == action:
                try:
                    return Atspi.Action.do_action(node, i)
                except GLib.Error:
                    return True  # It left the bus before it answered, as a closed window does.
        raise Failure(f"“{name_of(node)}” has no action {action}")

    # Pages

    def show_page(self, name):
        """Ctrl and the number of the page in the sidebar."""
        self.keys(f"ctrl+{SIDEBAR.index(name) + 1}")
        wait(f"the page {name}", lambda: self.find_place(self.content(self.pages[name])))
        return self.pages[name]

    def content(self, page):
        """A page of a stack is not itself in the window; what it has in it is."""
        return page.get_child_at_index(0)

    def show_tab(self, name):
        self.keys(f"alt+{TABS.index(name) + 1}")
        wait(f"the tab {name}", lambda: self.find_place(self.content(self.tabs[name])))
        return self.tabs[name]

    def label(self, root, text):
        return find(root, "label", self.tr(text))

    def button(self, root, text):
        return wait(f"the button “{text}”",
                    lambda: find(root, "push button", self.tr(text).replace("_", "")))

    def wait_label(self, root, pattern):
        """The text of the first label below root that the pattern matches."""
        def matching():
            return next((x.get_name() for x in walk(root) if x.get_role_name() == "label" and
                         re.search(pattern, x.get_name() or "")), None)

        return wait(f"a label like “{pattern}”", matching)

    def wait_toast(self, pattern):
        """Toasts lie over all pages, beside them in the tree."""
        def matching():
            overlay = self.frame.get_child_at_index(0).get_child_at_index(0)
            for toast in children(overlay)[1:]:
                for node in walk(toast):
                    if node.get_role_name() == "label" and re.search(pattern, node.get_name() or ""):
                        return node.get_name()
            return None

        return wait(f"a message like “{pattern}”", matching)

    # Parts of pages

    def form(self, root):
        return Form(self, root)

    def grid(self, root, title):
        return Grid(self, wait(f"the grid “{title}”", lambda: find(root, "panel", self.tr(title), 0)))


class Form:
    """The fields below a part of the window, in the order of the Tab key."""

    def __init__(self, app, root):
        self.app = app
        self.editors = [x for x in walk(root) if x.get_role_name() in EDITORS]
        self.names = [x.get_name() for x in self.editors]
        self.at = 0

    def field(self, name):
        translated = self.app.tr(name)
        if translated not in self.names:
            raise Failure(f"there is no field “{translated}”")
        return self.editors[self.names.index(translated)]

    def text(self, name):
        return text_of(self.field(name))

    def find_focus(self):
        """Mostly it is where it was, or one on."""
        n = len(self.editors)
        for i in range(n):
            place = (self.at + i) % n
            if is_focused(self.editors[place]):
                self.at = place
                return self.editors[place]
        return None

    def press(self, key):
        """The field that Tab (or Shift+Tab) goes on to."""
        before = self.find_focus()
        self.app.keys(key)
        return wait(f"{key} goes on to a field",
                    lambda: not (before and is_focused(before)) and self.find_focus())

    def go(self, name):
        """Goes on, or back, with Tab until the cursor is in that field."""
        target = self.field(name)
        wait("a field has the cursor", self.find_focus)
        place = self.editors.index(target)
        key = "Tab" if place >= self.at else "shift+Tab"
        while not is_focused(target):
            self.press(key)
            if (self.at > place) == (key == "Tab") and self.at != place:
                raise Failure(f"{key} goes past “{name}”")
        return target

    def click(self, name):
        target = self.field(name)
        self.app.click(target)
        wait(f"“{name}” has the cursor", lambda: is_focused(target))
        return target

    def fill(self, name, text, shown=None):
        """Goes to the field, types over what it has, and leaves it; it then shows the value."""
        target = self.go(name)
        self.app.type_into(target, text)
        self.app.keys("Tab")
        wait(f"“{name}” is left", lambda: not is_focused(target))
        self.expect(name, text if shown is None else shown)

    def expect(self, name, expected):
        try:
            wait(name, lambda: self.text(name) == expected)
        except Failure as error:
            raise Failure(f"“{name}” shows “{self.text(name)}” and not “{expected}”") from error

    def message(self, name):
        """What stands below the field, or None."""
        editor = self.field(name)
        row = editor.get_parent().get_parent()
        said = [x.get_name() for x in children(row)[2:]]
        return said[0] if said else None


class Grid:
    """Cells typed into as in a spreadsheet; columns are named by their headings."""

    def __init__(self, app, node):
        self.app, self.node = app, node
        self.headings = [x.get_name() for x in children(node) if x.get_role_name() == "label"]

    def n_rows(self):
        return (self.node.get_child_count() - len(self.headings)) // len(self.headings)

    def column(self, heading):
        return self.headings.index(self.app.tr(heading))

    def cell(self, row, heading):
        n = len(self.headings)
        return self.node.get_child_at_index(n + row * n + self.column(heading))

    def text(self, row, heading):
        """What the cell shows; its name is heading and text."""
        return (self.cell(row, heading).get_name() or "").partition(": ")[2]

    def row(self, row):
        return {heading: self.text(row, heading) for heading in self.headings}

    def is_here(self, row, heading):
        return is_focused(self.cell(row, heading))

    def go(self, row, heading):
        """From wherever the cursor is in the grid: Ctrl+Home, then the arrows."""
        if not self.is_here(row, heading):
            self.app.keys("ctrl+Home", *["Down"] * row, *["Right"] * self.column(heading))
        wait(f"the cursor is in “{heading}” of line {row + 1}", lambda: self.is_here(row, heading))

    def type(self, row, heading, text, shown=None, leave="Tab"):
        """Types over the cell under the cursor and moves on; the cell then shows the value."""
        wait(f"the cursor is in “{heading}” of line {row + 1}", lambda: self.is_here(row, heading))
        self.app.type(text)
        self.app.keys(leave)
        expected = text if shown is None else shown
        try:
            wait(heading, lambda: self.text(row, heading) == expected)
        except Failure as error:
            raise Failure(f"“{heading}” shows “{self.text(row, heading)}” and not “{expected}”") from error

    def wait_rows(self, n):
        wait(f"{n} lines", lambda: self.n_rows() == n)
