#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""municipalities.py PACKAGE ISTAT-CSV... : writes data/codes/municipalities.tsv to the output.

PACKAGE    the folder of the npm package @marketto/belfiore-connector-embedded, unpacked
ISTAT-CSV  the list of municipalities that ISTAT publishes, the newest first

The package has every Belfiore code since 1861 and until when it was in use.  For
some two hundred of today's municipalities it gives a province and a name of the
past, though, and some names went through two encodings: where a code is on a list
of ISTAT, name and province are of that list, and the name of the package is kept
beside it.  Its dates of foundation are left out: of many codes they are those of
the first change on record.
"""

import csv
import datetime
import io
import json
import pathlib
import re
import sys

FIRST_DAY = datetime.date(1861, 1, 1)
CITY = re.compile(r"[A-Y]\d{3}")

# Where the package is newer than ISTAT's list of 1 January 2020: those that took
# another name, and two that went from one province to another (L. 84/2021).
NEWER = {
    "B418", "B567", "B991", "E134", "F392", "F478", "F556", "G878", "H719", "I460",
}

# What is not written with a capital within a name.
SMALL = re.compile(
    r"(?<=[ ])(?:Di|De|Del|Dei|Della|Dello|Delle|Degli|Da|Dal|Dalla|In|Nel|Nella|Su|Sul|Sulla|"
    r"E|Ed|A|Al|Alla|Con|La)(?=[ ])|(?<=[ ])D(?=')|(?<=[ ])(?:Dell|Nell|Sull|All)(?=')|(?<=[ ])De(?=')")

HEAD = """\
# SPDX-FileCopyrightText: Ministero dell'Interno (ANPR), Agenzia delle Entrate, Istituto nazionale di statistica
# SPDX-License-Identifier: CC-BY-4.0 AND CC-BY-3.0 AND MIT
# The municipalities of Italy that tax codes name as the place of birth, those of today and those of the past.
# Sources, licences and what was changed: data/codes/SOURCES.md. Made by build-aux/municipalities.py.
# Other names: in another language of the place, or of another time, with | between. Until: the day it was no more.
belfiore	name	other_names	province	until
"""


def read_package(folder):
    """The sources of the package, as {code: (name, province, until)}."""
    text = (pathlib.Path(folder) / "asset/cities-countries.ts").read_text(encoding="utf-8")
    tables = json.loads(text[text.index("{"):text.rindex("}") + 1])["data"]
    places = {}
    for table in tables:
        names = table["name"].split("|")
        ends = table.get("expirationDate") or ""
        for i, name in enumerate(names):
            number = int(table["belfioreCode"][3 * i:3 * i + 3], 32)
            code = f"{chr(65 + number // 1000)}{number % 1000:03}"
            until = ends[4 * i:4 * i + 4]
            day = FIRST_DAY + datetime.timedelta(days=int(until, 32)) if until else ""
            if CITY.fullmatch(code):
                assert code not in places, code
                places[code] = (mend(name), table["provinceOrCountry"][2 * i:2 * i + 2], str(day))
    return places


def mend(name):
    """The name as it is written: in one encoding, with its capitals where they belong."""
    try:
        name = name.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        pass
    name = re.sub(r"(?<=[-'])[a-zà-ÿ]", lambda match: match[0].upper(), name)
    return SMALL.sub(lambda match: match[0].lower(), name)


def read_istat(path):
    """One list of ISTAT, as {code: (name, name in another language, province)}."""
    text = pathlib.Path(path).read_bytes().decode("cp1252")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    heads = [" ".join(head.split()) for head in rows[0]]
    columns = [heads.index(head) for head in (
        "Codice Catastale del comune", "Denominazione in italiano",
        "Denominazione altra lingua", "Sigla automobilistica")]
    picked = ([row[column].strip() for column in columns] for row in rows[1:] if len(row) == len(heads))
    return {code: tuple(rest) for code, *rest in picked if CITY.fullmatch(code)}


def add_name(names, name):
    """Adds a name that is new and whole: "?" is a letter that was lost on the way."""
    if name and "?" not in name and name.casefold() not in (known.casefold() for known in names):
        names.append(name)


def describe(code, place, lists):
    """The line of a code."""
    mended, province, until = place
    listed = [names[code] for names in lists if code in names]
    names = [mended] if code in NEWER or not listed else []
    for name, foreign, _ in listed:
        add_name(names, name)
        add_name(names, foreign)
    # What no encoding gives back is on the list in full.
    if not re.search("[ÃĂ]", mended):
        add_name(names, mended)
    if listed and code not in NEWER:
        province = listed[0][2]
    assert re.fullmatch(r"[A-Z]{2}", province), code
    assert all(re.fullmatch(r"[A-Za-zÀ-ÖØ-öø-ÿČčŽžŠšđĐć '/.-]+", name) for name in names), names
    return "\t".join((code, names[0], "|".join(names[1:]), province, until))


def main():
    places = read_package(sys.argv[1])
    lists = [read_istat(path) for path in sys.argv[2:]]
    missing = set().union(*lists) - set(places)
    assert not missing, missing
    sys.stdout.write(HEAD)
    for code in sorted(places):
        print(describe(code, places[code], lists))


if __name__ == "__main__":
    main()
