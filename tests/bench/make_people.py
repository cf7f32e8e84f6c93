#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_people.py FOLDER [PEOPLE [ROWS]] : files for the benchmark of the import, the same each time.

FOLDER/office.csv has PEOPLE (50000) people of an invented office. FOLDER/rows.csv has ROWS (100000) rows in another layout
to bring into it: a fifth of them people of the office as they are, a fifth with something changed, a tenth misspelt and
without a number, and half people who are not there."""

import csv
import datetime
import pathlib
import random
import sys

NAMES = pathlib.Path(__file__).resolve().parent.parent.parent / "data" / "demo" / "names.tsv"
TOWNS = ["Milano", "Roma", "Torino", "Napoli", "Bergamo", "Brescia", "Lodi", "Pavia"]
MONTHS = "ABCDEHLMPRST"
ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
               [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
                10, 22, 25, 24, 23]))


def read_names():
    """Country -> kind (F, M, family) -> names in Latin letters."""
    names = {}
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, kind, latin = line.split("\t")[:3]
            names.setdefault(country, {}).setdefault(kind, []).append(latin)
    return {country: kinds for country, kinds in names.items() if len(kinds) == 3}


def letters(name, given):
    plain = [c for c in name.upper() if "A" <= c <= "Z"]
    consonants = [c for c in plain if c not in "AEIOU"]
    if given and len(consonants) > 3:
        consonants = [consonants[0]] + consonants[2:]
    return "".join((consonants + [c for c in plain if c in "AEIOU"] + ["X"] * 3)[:3])


def tax_code(person):
    """As the tax office makes it; the place of birth is any foreign one, so that few are the same."""
    day = person["born"].day + (40 if person["sex"] == "F" else 0)
    text = (letters(person["family"], False) + letters(person["given"], True) + f"{person['born'].year % 100:02d}"
            + MONTHS[person["born"].month - 1] + f"{day:02d}" + person["place"])
    total = sum(ODD[c] if i % 2 == 0 else (int(c) if c.isdigit() else ord(c) - 65) for i, c in enumerate(text))
    return text + chr(65 + total % 26)


def make_person(chance, names, number):
    country = chance.choice(sorted(names))
    sex = chance.choice("FM")
    family = chance.choice(names[country]["family"])
    if chance.random() < 0.3:
        family += " " + chance.choice(names[country]["family"])
    return {"family": family, "given": chance.choice(names[country][sex]), "sex": sex, "country": country,
            "born": datetime.date(1965, 1, 1) + datetime.timedelta(days=chance.randrange(15000)),
            "place": "Z" + chance.choice("34") + f"{chance.randrange(1, 69):02d}", "phone": f"+39 320 {number:07d}",
            "town": chance.choice(TOWNS), "permit": f"I{number:08d}"}


def misspell(chance, name):
    at = chance.randrange(len(name))
    return name[:at] + name[at] + name[at:]


def write_office(path, people):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Cognome", "Nome", "Sesso", "Data di nascita", "Codice fiscale", "Cittadinanza", "Telefono", "Comune",
                         "Permesso di soggiorno", "N. permesso"])
        for person in people:
            writer.writerow([person["family"], person["given"], person["sex"], person["born"].isoformat(), tax_code(person),
                             person["country"], person["phone"], person["town"], "RAS", person["permit"]])


def make_row(chance, names, people, number):
    share = chance.random()
    if share < 0.5:
        return make_person(chance, names, 5000000 + number), True
    person = dict(chance.choice(people))
    if share < 0.7:
        return person, True
    if share < 0.9:
        person["town"] = chance.choice(TOWNS)
        return person, True
    person["given"] = misspell(chance, person["given"])
    return person, False


def write_rows(path, chance, names, people, n_rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["No.", "Surname", "First name", "Gender", "DOB", "Tax code", "Nationality", "Mobile", "City"])
        for number in range(n_rows):
            person, known = make_row(chance, names, people, number)
            writer.writerow([number + 1, person["family"], person["given"], person["sex"],
                             person["born"].strftime("%d/%m/%Y"), tax_code(person) if known else "", person["country"],
                             person["phone"] if known else "", person["town"]])


def main():
    folder = pathlib.Path(sys.argv[1])
    n_people = int(sys.argv[2]) if len(sys.argv) > 2 else 50000
    n_rows = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
    chance = random.Random(1)
    names = read_names()
    people = [make_person(chance, names, number) for number in range(n_people)]
    folder.mkdir(parents=True, exist_ok=True)
    write_office(folder / "office.csv", people)
    write_rows(folder / "rows.csv", chance, names, people, n_rows)


if __name__ == "__main__":
    main()
