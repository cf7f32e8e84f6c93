# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the validators with those of python-stdnum, and the tax codes that are
computed with those of python-codicefiscale, on thousands of generated values.

Usage: oracle-validators.py VALIDATE-LINES [SEED]

Ends with 77, "skipped", where python-stdnum is not installed. Where the two are meant to
differ, the rule is written into the expectation here, so that a difference is always an error.
"""

import datetime
import random
import re
import string
import subprocess
import sys

try:
    from stdnum import iban, luhn, numdb
    from stdnum.iso7064 import mod_97_10
    from stdnum.it import codicefiscale, iva
except ImportError:
    print("python-stdnum is not installed")
    sys.exit(77)

try:
    import codicefiscale as computer
except ImportError:
    computer = None

CAPITALS = string.ascii_uppercase
ALNUM = string.digits + CAPITALS
OMOCODE = dict(zip(string.digits, "LMNPQRSTUV"))
DIGITS = {letter: digit for digit, letter in OMOCODE.items()}
OMOCODE_PLACES = (6, 7, 9, 10, 12, 13, 14)
STRUCTURES = {"n": string.digits, "a": CAPITALS, "c": ALNUM}


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
            and codicefiscale.calc_check_digit(number[5:]) == number[4])


def complete(country, bban):
    return country + iban.calc_check_digits(country + "00" + bban) + bban


def generate_bban(rng, country, structure):
    bban = "".join(pick(rng, STRUCTURES[kind], int(count))
                   for count, kind in re.findall(r"(\d+)!([nac])", structure))
    if country == "IT" and rng.random() < 0.7:
        bban = codicefiscale.calc_check_digit(bban[1:]) + bban[1:]
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
        number = complete("IT", codicefiscale.calc_check_digit(bban) + bban)
        yield "iban", number, expect_iban(number)


# Computed tax codes

def generate_computed(rng, count):
    for _ in range(count if computer else 0):
        family = pick(rng, CAPITALS, rng.randrange(1, 12)).title()
        given = pick(rng, CAPITALS, rng.randrange(1, 12)).title()
        sex = rng.choice("FM")
        born = datetime.date(1925, 1, 1) + datetime.timedelta(days=rng.randrange(36500))
        place = rng.choice(CAPITALS) + pick(rng, string.digits, 3)
        expected = computer.build(family, given, born, sex, place)
        yield "compute", "\t".join((family, given, sex, born.isoformat(), place)), expected


def main():
    program = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = random.Random(seed)
    values = [*generate_codes(rng, 3000), *generate_ibans(rng, 50),
              *generate_italian_structures(rng, 500), *generate_computed(rng, 3000)]

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
