#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py [OPTION...] demo|start|window|save|rules|export|cancel|import

Runs one of the measurements and prints what was seen beside the goal. The databases
are made once and kept in BENCH_CACHE; BENCH_PEOPLE and BENCH_SERVICES say how large
the office is. Goals are for the machine of an office, ratios hold on any. With
BENCH_INSTALL, packages of npm that the export is compared with are fetched.
"""

import argparse
import itertools
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from xml.etree import ElementTree

import writers

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "2000"))
SERVICES = int(os.environ.get("BENCH_SERVICES", "50"))
CACHE = os.environ.get("BENCH_CACHE") or os.path.join(
    os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "percorso-bench")

TABS = ("papers", "plan", "services", "traineeship", "endowment", "history")
START_ROUNDS = 9
# Of the exports: people of the database, who have some 50 rows each, which have to fit on one sheet; rounds, and those
# of other writers among them.
EXPORTS = {200: (9, 3), 2000: (7, 2), 20000: (3, 1)}
CANCEL_ROUNDS = 3
CELLS_COMPARED = 200000
# Half of the rows are people of the office; see make_people.py.
IMPORT_PEOPLE = 50000
IMPORT_ROWS = 100000
# People of the offices that the rules are measured over besides.
GROWTH = (1000, 5000, 20000)
DEMO_UNTIL = "2026-06-30"

BARE, REPORT, BARE_TWELVE = "bare loop", "percorsoctl export", "bare loop, first twelve columns"
# What bench-cancel calls the moments.
CANCELLED = {"begun": "at the beginning", "rows": "late among the rows", "packed": "while packed"}

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def say(what, goal, seen):
    print(f"{what:44s} {goal:>14s}   {seen}", flush=True)


def read_line(text, name):
    """Numbers of the line "NAME key=number..."."""
    for line in text.splitlines():
        if line.split(" ")[0] == name:
            return {key: float(value) for key, value in re.findall(r"(\w+)=([\d.]+)", line)}
    raise SystemExit(f"no “{name}” in:\n{text}")


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: status {done.returncode}")
    return done.stdout


class Failure(SystemExit):
    """A process that did not come to its end, and why; ends this program too, unless it is caught."""


def run_measured(command, statuses=(0,)):
    """Seconds, peak MB and seconds of the processors of one process."""
    with tempfile.TemporaryFile("w+", errors="replace") as messages:
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        messages.seek(0)
        if process.returncode not in statuses:
            raise Failure(writers.explain_failure(process.returncode, messages.read()))
    return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def try_measured(command):
    """The same; or the reason why it failed."""
    try:
        return run_measured(command)
    except Failure as failure:
        return str(failure)


def interleave(commands, rounds):
    """Runs each in turn, after a round that does not count; command -> list of what it gave."""
    seen = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            result = command()
            if turn > 0:
                seen[name].append(result)
    return seen


def median(results, index):
    return statistics.median(result[index] for result in results)


class Bench:
    def __init__(self, options):
        self.options = options

    def program(self, name):
        return os.path.join(self.options.programs, "bench-" + name)

    def database(self, people=PEOPLE):
        """The office of that many people, made where it is not there yet."""
        path = os.path.join(CACHE, f"{people}x{SERVICES}.db")
        note = path + ".txt"
        if not os.path.exists(note):
            os.makedirs(CACHE, exist_ok=True)
            for old in (path, path + "-wal", path + "-shm"):
                if os.path.exists(old):
                    os.unlink(old)
            print(f"making an office of {people} people...", flush=True)
            made = run([self.program("demo"), path, str(people), str(SERVICES)])
            with open(note, "w", encoding="utf-8") as file:
                file.write(made)
        return path

    def gui(self, command):
        return ["sh", self.options.gui] + command

    def demo(self):
        path = self.database()
        with open(path + ".txt", encoding="utf-8") as file:
            made = read_line(file.read(), "demo")
        say("demo database", "",
            f"{made['seconds']:.0f} s, {made['MB']:.0f} MB")

    def start(self):
        """Both under one display and session, as two programs of one desktop."""
        commands = {"empty": [self.program("empty")], "people": [self.options.app, "--db", self.database()]}
        if "DISPLAY" not in os.environ or not self.options.inside:
            subprocess.run(self.gui([sys.executable] + sys.argv[:1] + ["--inside"] + sys.argv[1:]), check=True)
            return

        def measure(command):
            line = read_line(run([self.program("frame")] + command), "frame")
            return line["ms"], line["peak_mb"]

        seen = interleave({name: lambda c=command: measure(c) for name, command in commands.items()}, START_ROUNDS)
        for name, results in seen.items():
            say(f"first frame, {name}", "", f"{median(results, 0):.0f} ms, peak {median(results, 1):.0f} MB")
        say("first frame, people : empty", "<= 2", f"{median(seen['people'], 0) / median(seen['empty'], 0):.2f}")

    def window(self):
        text = run(self.gui([self.program("window"), self.database()]))
        goals = {"filter": ("a key in the filter, to the frame", "<= 50 ms"), "filter-list": ("  of that, to the list", ""),
                 "person-first": ("the first person opened", ""), "person": ("a person opened", "<= 100 ms"),
                 "back": ("back to the list", ""), "back-after-change": ("back to the list after a change", "")}
        goals.update({name: (f"the tab “{name}”", "") for name in TABS})
        for name, (what, goal) in goals.items():
            line = read_line(text, name)
            say(what, goal, f"median {line['median']:.1f} ms, p90 {line['p90']:.1f}, most {line['max']:.1f}")

    def save(self):
        path = self.database()
        self.save_in(path, "on the disk")
        memory = f"/dev/shm/percorso-bench-{os.getpid()}.db"
        smaller = [p for p in (path, *self.export_databases())
                   if os.path.getsize(p) < shutil.disk_usage("/dev/shm").free / 4]
        try:
            shutil.copyfile(max(smaller, key=os.path.getsize), memory)
            self.save_in(memory, "in memory")
        finally:
            for name in (memory, memory + "-wal", memory + "-shm", memory + "-lock"):
                if os.path.exists(name):
                    os.unlink(name)

    def save_in(self, path, where):
        text = run([self.program("save"), path])
        for name, what, goal in (("save", "a field kept", ""), ("save-no-fsync", "a field kept, no fsync", "<= 20 ms")):
            line = read_line(text, name)
            say(f"{what}, {where} ({os.path.getsize(path) / 1e6:.0f} MB)", goal,
                f"median {line['median']:.1f} ms, p90 {line['p90']:.1f}, most {line['max']:.1f}")

    def rules(self):
        """A whole office and one person, as they were on the last day of the demo; and how it grows."""
        for people in sorted({*(size for size in GROWTH if size < PEOPLE), PEOPLE}):
            text = run([self.program("rules"), self.database(people), DEMO_UNTIL])
            for name, what, goal in (("ledger", "ledger of the office", "<= 1000 ms"),
                                     ("deadlines", "deadlines of the office", "<= 1000 ms"),
                                     ("together", "ledger and deadlines together", "<= 1000 ms"),
                                     ("person", "one person, all that her page shows", "<= 50 ms")):
                line = read_line(text, name)
                say(f"{what}, {people} people", goal if people <= 20000 else "",
                    f"median {line['median']:.1f} ms, most {line['max']:.1f}")
            bare = read_line(text, "steps-sum")["cpu"]
            say("  time of processors, together : bare steps", "",
                f"{read_line(text, 'together-sum')['cpu'] / bare:.1f} (to {bare:.0f} ms)")

    def export_databases(self):
        return [self.database(people) for people in EXPORTS if people <= PEOPLE]

    def export(self):
        others = writers.find(CACHE, "BENCH_INSTALL" in os.environ)
        for people, (rounds, few) in EXPORTS.items():
            if people <= PEOPLE:
                with tempfile.TemporaryDirectory(dir=CACHE) as folder:
                    self.export_rows(self.database(people), folder, others, rounds, few)

    def export_rows(self, path, folder, others, rounds, few):
        """All columns by the bare loop and by the report, and the first twelve by the bare loop and by others."""
        rows = os.path.join(folder, "rows.tsv")
        twelve = str(writers.COLUMNS)
        run([self.program("bare"), path, rows, twelve])
        commands = {BARE: [self.program("bare"), path],
                    REPORT: [self.options.ctl, "--db", path, "export", "service-register", "--out"],
                    BARE_TWELVE: [self.program("bare"), path],
                    **{name: [*other, rows] for name, other in others.items()}}
        out = {name: os.path.join(folder, f"{i}.xlsx") for i, name in enumerate(commands)}
        n = read_line(run([*commands[BARE], out[BARE]]), "bare")
        seen = {name: [] for name in commands}
        for turn in range(rounds):
            for name, command in commands.items():
                whole = [*command, out[name]] + ([twelve] if name == BARE_TWELVE else [])
                if turn < few or name in (BARE, REPORT):
                    seen[name].append(try_measured(whole) if name in others else run_measured(whole))
        print_table(seen, int(n["rows"]), int(n["columns"]))
        say("  cells compared, all equal", "", str(compare_cells(out[BARE], out[REPORT])))
        for name in others:
            if isinstance(seen[name][-1], tuple):
                compare_cells(out[BARE_TWELVE], out[name], get_plain)

    def cancel(self):
        path = self.database(max(people for people in EXPORTS if people <= PEOPLE))
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            out = os.path.join(folder, "a.xlsx")
            text = run([self.program("cancel"), path, out])
            for name, what in CANCELLED.items():
                line = read_line(text, name)
                say(f"cancelled {what}, to the callback", "<= 100 ms",
                    f"median {line['median']:.0f} ms, most {line['max']:.0f}")
            command = [self.options.ctl, "--db", path, "export", "service-register", "--out", out]
            rows = interrupt(command, out, None)[0]
            for name, moment in (("rows", 0.9 * rows), ("packed", None)):
                times = [interrupt(command, out, moment) for _ in range(CANCEL_ROUNDS)]
                for index, what, goal in ((1, "says so", "<= 100 ms"), (2, "has ended", "")):
                    say(f"interrupted {CANCELLED[name]}, it {what}", goal,
                        f"median {median(times, index) * 1000:.0f} ms, most {max(t[index] for t in times) * 1000:.0f}")

    def import_office(self):
        """The folder with an office of 50000 people and the rows to bring in, made where it is not there yet."""
        path = os.path.join(CACHE, f"import-{IMPORT_PEOPLE}")
        if not os.path.exists(os.path.join(path, "office.db.txt")):
            shutil.rmtree(path, ignore_errors=True)
            run([sys.executable, os.path.join(os.path.dirname(__file__), "make_people.py"), path, str(IMPORT_PEOPLE),
                 str(IMPORT_ROWS)])
            ctl = [self.options.ctl, "--db", os.path.join(path, "office.db")]
            run([*ctl, "init", "--office", "Sportello", "--prefix", "MI"])
            # Nobody of the office is to wait.
            run([*ctl, "import", "--least", "100", os.path.join(path, "office.csv")])
            with open(os.path.join(path, "office.db.txt"), "w", encoding="utf-8") as file:
                file.write("made\n")
        return path

    def import_(self):
        folder = self.import_office()
        db = os.path.join(folder, f"office-{os.getpid()}.db")
        shutil.copy(os.path.join(folder, "office.db"), db)
        ctl = [self.options.ctl, "--db", db]
        commands = {"dry run": [*ctl, "import", "--dry-run", os.path.join(folder, "rows.csv")],
                    "import": [*ctl, "import", os.path.join(folder, "rows.csv")],
                    "undo": [*ctl, "undo"]}
        for name, command in commands.items():
            seconds, peak, _ = run_measured(command, (0, 3))
            say(f"{IMPORT_ROWS} rows against {IMPORT_PEOPLE} people, {name}", "< 60 s",
                f"{seconds:.1f} s, {IMPORT_ROWS / seconds:.0f} rows/s, peak {peak:.0f} MB")
        for suffix in ("", "-wal", "-shm", "-lock"):
            if os.path.exists(db + suffix):
                os.unlink(db + suffix)


def is_packed(part):
    """The file beside the workbook stays empty until the rows are packed."""
    return os.path.exists(part) and os.path.getsize(part) > 0


def interrupt(command, out, moment):
    """Seconds until SIGINT, sent at that moment or as soon as it packs; from there to the answer; and to the end."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    start = time.monotonic()
    while not (is_packed(out + ".part") if moment is None else time.monotonic() - start >= moment):
        time.sleep(0.001)
    reached = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.stderr.readline()
    answered = time.monotonic()
    process.wait()
    ended = time.monotonic()
    process.stderr.close()
    if process.returncode != 1 or os.path.exists(out) or os.path.exists(out + ".part"):
        raise SystemExit(f"the export was not cancelled: status {process.returncode}")
    return reached - start, answered - reached, ended - reached


def print_table(seen, n_rows, n_columns):
    """A line for each writer; its throughput beside that of the bare loop with as many columns."""
    print(f"{n_rows} rows", flush=True)
    print(f"  {'writer':36s} {'columns':>7s} {'s':>8s} {'cpu s':>8s} {'MB':>6s} {': bare':>7s} {'cpu':>6s}")
    for name, results in seen.items():
        all_columns = name in (BARE, REPORT)
        bare = seen[BARE if all_columns else BARE_TWELVE]
        failed = [result for result in results if isinstance(result, str)]
        columns = n_columns if all_columns else writers.COLUMNS
        if failed:
            print(f"  {name:36s} {columns:7d} {failed[0]}", flush=True)
            continue
        seconds, peak, cpu = (median(results, index) for index in range(3))
        print(f"  {name:36s} {columns:7d} {seconds:8.2f} {cpu:8.2f} {peak:6.0f} {median(bare, 0) / seconds:7.2f} "
              f"{median(bare, 2) / cpu:6.2f}", flush=True)
    say("  throughput, report : bare", ">= 0.9", f"{median(seen[BARE], 0) / median(seen[REPORT], 0):.2f}")
    say("  peak of the report", "< 150 MB", f"{median(seen[REPORT], 1):.0f} MB")


def iterate_rows(path):
    """Cells of the first sheet, row by row: where, what type, what value."""
    with zipfile.ZipFile(path) as book, book.open("xl/worksheets/sheet1.xml") as sheet:
        for _, element in ElementTree.iterparse(sheet):
            if element.tag == MAIN + "row":
                yield [(cell.get("r"), cell.get("t"), "".join(cell.itertext())) for cell in element
                       if len(cell) > 0]
                element.clear()


def get_plain(cells):
    """Cells as any writer may put them: of several types for text, and with 16 digits of a number or 17."""
    return [(where, float(f"{float(value):.14g}")) if kind in (None, "n") else (where, value)
            for where, kind, value in cells]


def compare_cells(bare, report, view=lambda cells: cells):
    """How many cells below the headings were compared; ends the program where two differ."""
    n = 0
    for ours, theirs in itertools.islice(zip(iterate_rows(report), iterate_rows(bare)), 1, None):
        if view(ours) != view(theirs):
            raise SystemExit(f"cells differ:\n  {report} {ours}\n  {bare} {theirs}")
        n += len(ours)
        if n >= CELLS_COMPARED:
            break
    return n


def describe_machine():
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        found = re.search(r"model name\s*: (.*)", file.read())
        model = found.group(1) if found else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} processors, {memory:.0f} GiB, load {os.getloadavg()[0]:.1f}, Linux {platform.release()}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gui", required=True)
    parser.add_argument("--ctl", required=True)
    parser.add_argument("--app", required=True)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--inside", action="store_true")
    parser.add_argument("what", choices=("demo", "start", "window", "save", "rules", "export", "cancel", "import"))
    options = parser.parse_args()

    if not options.inside:
        print(f"# {describe_machine()}\n# {PEOPLE} people, {SERVICES} services each", flush=True)
    getattr(Bench(options), {"import": "import_"}.get(options.what, options.what))()


if __name__ == "__main__":
    main()
