# SPDX-License-Identifier: GPL-3.0-or-later
"""The common indicators, counted by SQL from the records of each participant: 1, 0, or NULL where it cannot be told.

Regulations (EU) 1304/2013 and 2021/1057, Annexes I, with the guidance on results: those on leaving are the last change within
four weeks. What no text fixes is a setting of the programmes of the demo office, named here.
"""

import oracle_base
from oracle_base import texts

RESULT_DAYS, LATER_MONTHS = 28, 6

# Settings: unemployed for more than so many months, by age; papers and codes that count.
LONG_MONTHS, LONG_MONTHS_YOUTH, YOUTH_BELOW = 12, 6, 25
DISABLED, EXCLUDED, QUALIFIED = "certified certified-l68", "shelter informal homeless", "study-title"
DISADVANTAGED = "trafficking labour-exploitation gender-violence torture addiction judicial"

UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

# The sets in the order of their sheets, and who reports to each.
SETS = (("CO", "puoi-2022"), ("EE", "puoi-plus-2025"), ("AMIF", "puoi-plus-2025"))

PEOPLE = """
-- One a programme: data of the first entry, results of the last leaving; open while any pathway is.
CREATE TEMP TABLE came AS
  SELECT w.*, row_number () OVER (PARTITION BY beneficiary_id, programme ORDER BY opened_on, id) AS first,
         row_number () OVER (PARTITION BY beneficiary_id, programme
                             ORDER BY coalesce (CASE WHEN closed_on <= :on THEN closed_on END, '9999') DESC, opened_on) AS last,
         max (coalesce (CASE WHEN closed_on <= :on THEN closed_on END, '9999')) OVER (PARTITION BY beneficiary_id, programme)
           AS gone
    FROM way AS w WHERE outcome IS NOT 'not-started' AND opened_on <= :on;

CREATE TEMP TABLE participant AS
  SELECT f.id, f.beneficiary_id, f.programme, f.code, f.opened_on AS entered, nullif (f.gone, '9999') AS left, l.id AS last_id,
         l.exit_situation, l.outcome IS 'deceased' AS deceased,
         coalesce (f.entry_situation, CASE WHEN b.employment_since <= f.opened_on THEN b.employment_status END) AS situation,
         coalesce (f.entry_since, CASE WHEN b.employment_since <= f.opened_on THEN b.employment_since END) AS since,
         CAST (f.entry_isced AS INTEGER) AS isced, f.entry_housing AS housing, b.sex, age (b.birth_date, f.opened_on) AS age,
         b.citizenships, b.rural, b.special_consent AS consent,
         b.special_consent_on IS NOT NULL OR EXISTS (SELECT 1 FROM document AS d WHERE d.beneficiary_id = b.id
           AND d.kind = 'special-consent' AND d.deleted_at IS NULL) AS asked,
         coalesce (b.vulnerabilities, '') AS vulnerabilities, b.disability, b.foreign_background, b.minority
    FROM came AS f JOIN person AS b ON b.id = f.beneficiary_id
    JOIN came AS l ON l.beneficiary_id = f.beneficiary_id AND l.programme = f.programme AND l.last = 1 WHERE f.first = 1;

-- What is told of each: since when, never before she left, and when it was told.
CREATE TEMP TABLE told AS
  SELECT p.id, p.left AS day, p.left AS said, p.exit_situation AS situation, NULL AS improved, 'leaving' AS about
    FROM participant AS p WHERE p.left IS NOT NULL AND p.exit_situation <> 'unknown'
  UNION ALL
  SELECT p.id, coalesce (f.starts_on, CASE WHEN f.kind = '28-days' THEN min (f.done_on, plus_days (p.left, :result_days))
                                           ELSE f.done_on END), coalesce (f.done_on, f.starts_on), f.situation, f.improved,
         'leaving' FROM participant AS p JOIN way AS w ON w.beneficiary_id = p.beneficiary_id AND w.programme = p.programme
    JOIN follow_up AS f ON f.pathway_id = w.id WHERE f.deleted_at IS NULL AND f.situation <> 'unknown'
     AND coalesce (f.done_on, f.starts_on) BETWEEN p.left AND :on
  UNION ALL
  SELECT p.id, coalesce (f.starts_on, CASE WHEN f.kind = '6-months' THEN min (f.done_on, plus_months (p.left, :later_months))
                                           ELSE f.done_on END), coalesce (f.done_on, f.starts_on), f.situation, f.improved,
         'later' FROM participant AS p JOIN way AS w ON w.beneficiary_id = p.beneficiary_id AND w.programme = p.programme
    JOIN follow_up AS f ON f.pathway_id = w.id WHERE f.deleted_at IS NULL AND f.situation <> 'unknown'
     AND coalesce (f.done_on, f.starts_on) BETWEEN plus_months (p.left, :later_months) AND :on;

-- The last change within four weeks, and how it is on the day six months after.
CREATE TEMP TABLE result AS
  WITH counting AS (SELECT t.*, row_number () OVER (PARTITION BY t.id, t.about
                                                    ORDER BY max (t.day, p.left) DESC, t.said DESC) AS place
                      FROM told AS t JOIN participant AS p ON p.id = t.id
                     WHERE max (t.day, p.left) <= CASE t.about WHEN 'leaving' THEN plus_days (p.left, :result_days)
                                                               ELSE plus_months (p.left, :later_months) END)
  SELECT id, about, situation, improved FROM counting WHERE place = 1;

CREATE TEMP TABLE answer AS
  WITH facts AS (
    SELECT p.*, plus_months (p.left, :later_months) AS later,
           CASE WHEN situation IN ('unemployed', 'never-employed') THEN 'U'
                WHEN situation IN ('inactive', 'inactive-not-in-education') THEN 'I'
                WHEN situation IN ('employed', 'self-employed') THEN 'E' END AS grouped,
           NOT has (citizenships, :union_states) AS third, has (housing, :excluded) AS homeless,
           consent IN ('refused', 'withdrawn') AS refused
      FROM participant AS p),
  asked_for AS (
    SELECT f.*,
           CASE WHEN refused THEN 0 WHEN consent = 'given' THEN
             has (coalesce (disability, CASE WHEN has (vulnerabilities, 'disability') THEN 'declared' END), :disabled) END
             AS disabled,
           CASE WHEN refused THEN 0 WHEN consent = 'given' THEN foreign_background END AS background,
           CASE WHEN refused THEN 0 WHEN consent = 'given' THEN
             CASE WHEN has (vulnerabilities, 'minority') THEN 1 ELSE minority END END AS of_minority,
           CASE WHEN refused THEN 0 WHEN consent = 'given' THEN has (vulnerabilities, :disadvantaged) END AS other,
           CASE WHEN grouped <> 'U' THEN 0
                ELSE entered > plus_months (since, CASE WHEN age < :youth THEN :months_youth ELSE :months END) END AS long,
           CASE WHEN grouped IS NOT NULL THEN grouped = 'I' AND situation = 'inactive-not-in-education' END AS idle,
           (SELECT r.situation FROM result AS r WHERE r.id = f.id AND r.about = 'leaving') AS then_is,
           (SELECT r.situation FROM result AS r WHERE r.id = f.id AND r.about = 'later') AS later_is,
           (SELECT r.improved FROM result AS r WHERE r.id = f.id AND r.about = 'later') AS better,
           EXISTS (SELECT 1 FROM document AS d WHERE d.beneficiary_id = f.beneficiary_id AND d.deleted_at IS NULL
                    AND has (d.kind, :qualified)
                    AND d.issued_on BETWEEN f.entered AND min (plus_days (f.left, :result_days), :on)) AS gained,
           EXISTS (SELECT 1 FROM permit AS m WHERE m.beneficiary_id = f.beneficiary_id AND m.deleted_at IS NULL
                    AND m.title = 'LUN' AND m.applied_on BETWEEN f.entered AND :on) AS resident,
           sex IS NOT NULL AND age >= 0 AS known
      FROM facts AS f),
  work AS (
    SELECT a.*, deceased = 0 AND then_is = 'job-searching' AS searching, deceased = 0 AND then_is = 'in-education' AS studying,
           deceased = 0 AND then_is IN ('employed', 'self-employed') AS working,
           deceased = 0 AND later_is IN ('employed', 'self-employed') AS working_later,
           known AND grouped IS NOT NULL AND (grouped <> 'U' OR since <= entered) AND isced IS NOT NULL
             AND citizenships IS NOT NULL AND coalesce (CASE WHEN refused THEN asked ELSE consent = 'given'
             AND (disability IS NOT NULL OR has (vulnerabilities, 'disability')) AND background IS NOT NULL
             AND of_minority IS NOT NULL END, 0) AS complete
      FROM asked_for AS a)
  SELECT w.*, third OR background OR of_minority AS migrant,
         third OR background OR of_minority OR disabled OR other AS weak,
         CASE WHEN working_later = 0 OR grouped <> 'E' THEN 0 ELSE working_later AND better END AS improved FROM work AS w
"""

# Code, when it looks at her, and what it asks.
INDICATORS = {
    "CO": (
        ("CO01", "entered", "grouped = 'U'"), ("CO02", "entered", "long"), ("CO03", "entered", "grouped = 'I'"),
        ("CO04", "entered", "idle"), ("CO05", "entered", "grouped = 'E'"), ("CO06", "entered", "age < 25"),
        ("CO07", "entered", "age > 54"), ("CO08", "entered", "age > 54 AND (grouped = 'U' OR idle)"),
        ("CO09", "entered", "isced BETWEEN 1 AND 2"), ("CO10", "entered", "isced BETWEEN 3 AND 4"),
        ("CO11", "entered", "isced BETWEEN 5 AND 8"), ("CO15", "entered", "migrant"), ("CO16", "entered", "disabled"),
        ("CO17", "entered", "other"), ("CO18", "entered", "homeless"), ("CO19", "entered", "rural"),
        ("CR01", "left", "grouped = 'I' AND searching"), ("CR02", "left", "studying"), ("CR03", "left", "gained"),
        ("CR04", "left", "working"), ("CR05", "left", "weak AND (searching OR studying OR gained OR working)"),
        ("CR06", "later", "working_later"), ("CR07", "later", "improved"), ("CR08", "later", "age > 54 AND working_later"),
        ("CR09", "later", "weak AND working_later")),
    "EE": (
        ("EECO01", "entered", "1"), ("EECO02", "entered", "grouped = 'U'"), ("EECO03", "entered", "long"),
        ("EECO04", "entered", "grouped = 'I'"), ("EECO05", "entered", "grouped = 'E'"), ("EECO06", "entered", "age < 18"),
        ("EECO07", "entered", "age BETWEEN 18 AND 29"), ("EECO08", "entered", "age >= 55"),
        ("EECO09", "entered", "isced BETWEEN 0 AND 2"), ("EECO10", "entered", "isced BETWEEN 3 AND 4"),
        ("EECO11", "entered", "isced BETWEEN 5 AND 8"), ("EECO12", "entered", "disabled"), ("EECO13", "entered", "third"),
        ("EECO14", "entered", "background"), ("EECO15", "entered", "of_minority"), ("EECO16", "entered", "homeless"),
        ("EECO17", "entered", "rural"), ("EECR01", "left", "searching"), ("EECR02", "left", "studying"),
        ("EECR03", "left", "gained"), ("EECR04", "left", "working"), ("EECR05", "later", "working_later"),
        ("EECR06", "later", "improved")),
    "AMIF": (("O.2.3", "entered", "1"), ("R.2.11", "left", "resident")),
}


def answers(sql, on, name, programme):
    """Code, since when, until, sex, age, complete, and the answer to each indicator; results before their time are no."""
    columns = ", ".join(f"CASE WHEN {moment} IS NULL OR {moment} > :on THEN 0 ELSE ({test}) END"
                        for _, moment, test in INDICATORS[name])
    complete = "known" if name == "AMIF" else "complete"
    return sql.execute(f"SELECT code, entered, left, sex, age, {complete}, {columns} FROM answer WHERE programme = :programme",
                       {"on": on, "programme": programme}).fetchall()


def sums(name, people):
    """Code, women, men, non-binary, total, not known: of those whose records are complete."""
    people = [row for row in people if row[5]]
    for at, (code, _, _) in enumerate(INDICATORS[name], 6):
        by_sex = [sum(row[3] == sex and row[at] == 1 for row in people) for sex in "FMX"]
        yield (code, *by_sex, sum(by_sex), sum(row[at] is None for row in people))


def person_rows(name, people):
    """A row a participant, as the sheet has it: nothing where the record does not count, or an answer is not known."""
    for code, entered, left, sex, age, complete, *found in people:
        unknown = [indicator[0] for indicator, answer in zip(INDICATORS[name], found) if answer is None]
        yield (code, entered, left or "", sex or "", "" if age is None else age, "Yes" if complete else "No",
               " ".join(unknown) if complete else "", *("" if answer is None or not complete else answer for answer in found))


def tables(sql, on):
    """By number of the table: the columns that are told, and their rows."""
    oracle_base.prepare(sql, on)
    oracle_base.run(sql, PEOPLE, on=on, result_days=RESULT_DAYS, later_months=LATER_MONTHS, union_states=UNION,
                    disabled=DISABLED, excluded=EXCLUDED, qualified=QUALIFIED, disadvantaged=DISADVANTAGED, youth=YOUTH_BELOW,
                    months=LONG_MONTHS, months_youth=LONG_MONTHS_YOUTH)
    found, records = {}, []
    for number, (name, programme) in enumerate(SETS, 1):
        people = answers(sql, on, name, programme)
        found[number] = ("code", "women", "men", "non_binary", "total", "unknown"), texts(sums(name, people))
        found[number + 4] = (("code", "entered", "left", "sex_code", "age", "complete", "unknown",
                              *(code for code, _, _ in INDICATORS[name])), texts(person_rows(name, people)))
        complete = sum(bool(row[5]) for row in people)
        records.append((complete, len(people) - complete))
    found[4] = ("complete", "incomplete"), texts(records)
    return found
