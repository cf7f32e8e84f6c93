# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the validators with those of python-stdnum, and the tax codes that are
computed and read with those of python-codicefiscale, on thousands of generated values and
on every municipality of the list.  What neither knows, the CIN of an IBAN, is computed here.

Usage: oracle-validators.py VALIDATE-LINES MUNICIPALITIES [SEED]

Ends with 77, "skipped", where one of the two is not installed; test.sh installs them and
counts that as a failure. Where they and the program are meant to differ, the rule is written
into the expectation here, so that a difference is always an error.
"""

import collections
import datetime
import pathlib
import random
import re
import string
import subprocess
import sys

try:
    import codicefiscale as computer
    from stdnum import iban, luhn, numdb
    from stdnum.iso7064 import mod_97_10
    from stdnum.it import codicefiscale, iva
except ImportError as error:
    print(f"python-stdnum and python-codicefiscale are needed: {error}")
    sys.exit(77)

CAPITALS = string.ascii_uppercase
ALNUM = string.digits + CAPITALS
OMOCODE = dict(zip(string.digits, "LMNPQRSTUV"))
DIGITS = {letter: digit for digit, letter in OMOCODE.items()}
OMOCODE_PLACES = (6, 7, 9, 10, 12, 13, 14)
STRUCTURES = {"n": string.digits, "a": CAPITALS, "c": ALNUM}
# What a character of the ABI, CAB and account counts for in the CIN: in the first, third,
# fifth... place by these tables, in the others a digit for itself and A for 0, B for 1...
ODD_DIGITS = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
ODD_LETTERS = (*ODD_DIGITS, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)


def pick(rng, characters, count):
    return "".join(rng.choice(characters) for _ in range(count))


def mutate(rng, text):
    """One change as people make them: a wrong, missing, added or exchanged character."""
    at = rng.randrange(len(text))
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + rng.choice(ALNUM) + text[at + 1:]
    if kind == 1:
        return text[:at] + text[at + 1:]
    if kind == 2:
        return text[:at] + rng.choice(ALNUM) + text[at:]
    return text[:at] + text[at + 1:at + 2] + text[at:at + 1] + text[at + 2:]


def spread(rng, text):
    """The same text as somebody else would type it."""
    text = rng.choice((str, str.lower))(text)
    return "".join(rng.choice((c, c, c, c + " ", c + "-")) for c in text)


# Tax codes and VAT numbers

def expect_tax(code):
    # Python-stdnum takes days of 81 to 99 for 1 to 19.
    if not codicefiscale.is_valid(code):
        return False
    code = codicefiscale.compact(code)
    if len(code) == 11:
        return True
    return int("".join(DIGITS.get(c, c) for c in code[9:11])) <= 71


def generate_person(rng):
    body = pick(rng, CAPITALS, 6) + pick(rng, string.digits, 2) + rng.choice("ABCDEHLMPRST")
    day = rng.choice((rng.randrange(0, 100), rng.randrange(1, 29), rng.randrange(41, 69)))
    body += "%02d" % day
    body += rng.choice(CAPITALS) + pick(rng, string.digits, 3)
    if rng.random() < 0.5:
        for place in rng.sample(OMOCODE_PLACES, rng.randrange(1, 8)):
            body = body[:place] + OMOCODE[body[place]] + body[place + 1:]
    return body + codicefiscale.calc_check_digit(body)


def generate_vat(rng):
    body = pick(rng, string.digits, 7)
    if rng.random() < 0.05:
        body = "0000000"
    body += rng.choice(("%03d" % rng.randrange(0, 130), "120", "121", "888", "999",
                        "%03d" % rng.randrange(0, 1000)))
    return body + luhn.calc_check_digit(body)


def generate_codes(rng, count):
    for _ in range(count):
        code = generate_person(rng)
        yield "tax", code, expect_tax(code)
        wrong = mutate(rng, code)
        yield "tax", wrong, expect_tax(wrong)
        typed = spread(rng, code)
        yield "tax", typed, expect_tax(code)

        number = generate_vat(rng)
        yield "vat", number, iva.is_valid(number)
        yield "tax", number, expect_tax(number)
        wrong = mutate(rng, number)
        yield "vat", wrong, iva.is_valid(wrong)
        typed = rng.choice(("", "IT", "it ")) + spread(rng, number)
        yield "vat", typed, iva.is_valid(number)


# IBANs

def count_for(place, character):
    value = int(character) if character.isdigit() else CAPITALS.index(character)
    if place % 2 == 1:
        return value
    return ODD_DIGITS[value] if character.isdigit() else ODD_LETTERS[value]


def compute_cin(account):
    """The letter before the ABI, CAB and account: python-stdnum does not look at it."""
    return CAPITALS[sum(count_for(*pair) for pair in enumerate(account)) % 26]


def get_length(country):
    """The length of the IBANs of a country that is in the registry."""
    structure = numdb.get("iban").info(country)[0][1]["bban"]
    return 4 + sum(int(count) for count in re.findall(r"(\d+)!", structure))


def expect_iban(number):
    number = iban.compact(number)
    # Python-stdnum takes 00, 01 and 99, which are never given out.
    if not number[2:4].isdigit() or not 2 <= int(number[2:4]) <= 98:
        return False
    # Beyond its length, the structure is looked at only where it is Italian.
    if number[:2] != "IT":
        return (len(number) == get_length(number[:2])
                and mod_97_10.is_valid(number[4:] + number[:4]))
    return (iban.is_valid(number, check_country=False)
            and compute_cin(number[5:]) == number[4])


def complete(country, bban):
    return country + iban.calc_check_digits(country + "00" + bban) + bban


def generate_bban(rng, country, structure):
    bban = "".join(pick(rng, STRUCTURES[kind], int(count))
                   for count, kind in re.findall(r"(\d+)!([nac])", structure))
    if country == "IT" and rng.random() < 0.7:
        bban = compute_cin(bban[1:]) + bban[1:]
    return bban


def list_structures():
    registry = numdb.get("iban")
    for first in CAPITALS:
        for second in CAPITALS:
            details = registry.info(first + second)[0][1]
            if details:
                yield first + second, details["bban"]


def generate_ibans(rng, count):
    structures = list(list_structures())
    assert len(structures) >= 75
    for country, structure in structures:
        for _ in range(count if country != "IT" else 40 * count):
            bban = generate_bban(rng, country, structure)
            number = complete(country, bban)
            yield "iban", number, expect_iban(number)
            yield "iban", spread(rng, number), expect_iban(number)
            wrong = number[:4] + mutate(rng, number[4:])
            yield "iban", wrong, expect_iban(wrong)
            # Of another length, but with the right check digits.
            yield "iban", complete(country, bban + "0"), False
            yield "iban", complete(country, bban[1:]), False
            wrong = country + "%02d" % rng.randrange(100) + bban
            yield "iban", wrong, expect_iban(wrong)


def generate_italian_structures(rng, count):
    """Letters where Italian IBANs have digits, with right check digits and CIN."""
    for _ in range(count):
        bban = mutate(rng, pick(rng, string.digits, 22))[:22].ljust(22, "0")
        number = complete("IT", compute_cin(bban) + bban)
        yield "iban", number, expect_iban(number)


def generate_cins(rng, count):
    """Every other CIN beside a right one, with right check digits."""
    for _ in range(count):
        account = pick(rng, string.digits, 10) + pick(rng, ALNUM, 12)
        for cin in CAPITALS:
            yield "iban", complete("IT", cin + account), cin == compute_cin(account)


# Tax codes that are computed and read, at places of the list

def read_places(path):
    """The list, as rows of code, name, other names, province, end."""
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    places = [line.split("\t") for line in lines if re.match(r"[A-Z]\d{3}\t", line)]
    assert len(places) > 9000
    return places


def pick_person(rng):
    family = pick(rng, CAPITALS, rng.randrange(1, 12)).title()
    given = pick(rng, CAPITALS, rng.randrange(1, 12)).title()
    born = datetime.date(1925, 1, 1) + datetime.timedelta(days=rng.randrange(36500))
    return family, given, rng.choice("FM"), born


def compute(person, place):
    family, given, sex, born = person
    return computer.build(family, given, born, sex, place)


def ask_compute(person, *place):
    *names, born = person
    return "\t".join((*names, born.isoformat(), *place))


def generate_computed(rng, count):
    for _ in range(count):
        person = pick_person(rng)
        place = rng.choice(CAPITALS) + pick(rng, string.digits, 3)
        yield "compute", ask_compute(person, place), compute(person, place)


def generate_at_places(rng, places):
    """At each of today's places, found by its name and province as people type them."""
    namesakes = collections.defaultdict(list)
    for code, name, _, province, until in places:
        namesakes[name.casefold(), province].append((until or "9999", code))
    for _, name, _, province, until in places:
        if until:
            continue
        person = pick_person(rng)
        # Before a municipality of the same name had ended, it was that one.
        code = min(place for place in namesakes[name.casefold(), province]
                   if place[0] > person[3].isoformat())[1]
        typed = rng.choice((name, name.upper(), name.lower(), f"{name} ({province})"))
        yield "compute-at", ask_compute(person, typed, province), compute(person, code)


def read_with_others(code, plain):
    """The sex, day, month and year that both others read in a code; plain is it with digits alone."""
    born = codicefiscale.get_birth_date(code)
    sex = codicefiscale.get_gender(plain)
    assert computer.get_sex(plain) == sex, plain
    assert computer.get_birthday(plain) == born.strftime("%d-%m-%y"), plain
    return sex, str(born.day), str(born.month), str(born.year % 100)


def put_letters(code, places):
    for at in places:
        code = code[:at] + OMOCODE[code[at]] + code[at + 1:]
    return code[:15] + codicefiscale.calc_check_digit(code[:15])


def generate_read(rng, places):
    """Of every place the code of somebody, with letters for digits in half of them."""
    for place, name, _, province, until in places:
        plain = compute(pick_person(rng), place)
        code = put_letters(plain, rng.sample(OMOCODE_PLACES, rng.choice((0, 0, 0, 1, 2, 7))))
        yield "place", place, "\t".join((name, province, until))
        yield "tax", code, True
        yield "decode", code, "\t".join((*read_with_others(code, plain), place, "IT", name))


def generate_unknown_places(rng, places, count):
    """Codes that are on no list are none, and make no tax code wrong."""
    known = {place[0] for place in places}
    for _ in range(count):
        place = rng.choice(CAPITALS[:-1]) + pick(rng, string.digits, 3)
        if place not in known:
            code = compute(pick_person(rng), place)
            yield "place", place, "-"
            yield "tax", code, True
            yield "decode", code, "\t".join((*read_with_others(code, code), place, "IT", "-"))


def generate_all(rng, places):
    yield from generate_codes(rng, 3000)
    yield from generate_ibans(rng, 50)
    yield from generate_italian_structures(rng, 500)
    yield from generate_cins(rng, 100)
    yield from generate_computed(rng, 3000)
    yield from generate_at_places(rng, places)
    yield from generate_read(rng, places)
    yield from generate_unknown_places(rng, places, 500)


def main():
    program, list_of_places = sys.argv[1:3]
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    values = [*generate_all(random.Random(seed), read_places(list_of_places))]

    given = "".join(f"{kind}\t{text}\n" for kind, text, _ in values)
    ran = subprocess.run([program], input=given, capture_output=True, text=True, check=True)
    answers = ran.stdout.split("\n")[:-1]

    if len(answers) != len(values):
        sys.exit(f"{len(values)} questions, {len(answers)} answers")

    wrong = 0
    right = {True: 0, False: 0}
    for (kind, text, expected), got in zip(values, answers):
        if isinstance(expected, bool):
            right[expected] += 1
            expected = "1" if expected else "0"
        if got != expected:
            wrong += 1
            print(f"{kind} {text!r}: {got}, expected {expected}")

    print(f"{len(values)} values, {right[True]} valid, {right[False]} not, "
          f"{wrong} differ, seed {seed}")
    if min(right.values()) < 1000:
        sys.exit("too few of one kind to say anything")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
