# SPDX-License-Identifier: GPL-3.0-or-later
"""What each operator has to mind, told by SQL: days that are late or near, and papers that a request for clearance lacks."""

import collections
import datetime
import json

import oracle_base

DAYS_AHEAD, SOON_DAYS, INACTIVE_DAYS = 30, 7, 30

# Conversion of a minor's permit: DPR 191/2022.
BEFORE_OF_AGE, AFTER_EXPIRY = 90, 60

# By 24:00 of the day before; public bodies by the 20th of the next month.
COMMUNICATION_DAYS, COMMUNICATION_DAY = 1, 20

DID_MONTHS = 6

# Days of the notices: of PUOI 2022; those of PUOI PLUS are not known.
LAST_REQUEST = {"puoi-2022": "2022-09-18"}
LAST_TRAINEESHIPS = {"puoi-2022": "2023-04-30"}

# Days on which nobody works, Easter Monday apart; Saint Francis from 2026 on.
HOLIDAYS = ("01-01", "01-06", "04-25", "05-01", "06-02", "08-15", "11-01", "12-08", "12-25", "12-26")
SAINT_FRANCIS = "10-04", 2026

# Kind, the day from which it can be done, the day it is due, and whose it is; w is the pathway, :until the last day told.
OPEN = "way AS w WHERE w.outcome IS NOT 'not-started' AND (w.closed_on IS NULL OR w.closed_on > :on)"
OPEN_TRAINEE = f"""trainee AS t JOIN (SELECT * FROM {OPEN}) AS w ON w.id = t.pathway_id
  AND (t.state NOT IN ('ended', 'interrupted') OR t.place = 1)"""
ON = "t.state IN ('running', 'suspended')"

# Who has an open pathway, and the newest of them.
OWNER = f"""(SELECT *, row_number () OVER (PARTITION BY beneficiary_id ORDER BY opened_on DESC, id DESC) AS newest
  FROM (SELECT w.* FROM {OPEN}))"""

# Whether the clearance is still to be asked for.
WANTED = """(NOT EXISTS (SELECT 1 FROM trainee AS t WHERE t.pathway_id = w.id)
  OR EXISTS (SELECT 1 FROM trainee AS t WHERE t.pathway_id = w.id AND t.clearance_asked_on IS NULL AND t.clearance_on IS NULL
              AND (t.state NOT IN ('ended', 'interrupted') OR t.place = 1)))"""

DIARY = """EXISTS (SELECT 1 FROM tutoring_entry AS u WHERE u.traineeship_id = t.id AND u.kind = '{}' AND u.date <= :on
  AND u.deleted_at IS NULL)"""

DEADLINES = f"""
SELECT 'follow-up', NULL, coalesce (f.due_on, CASE f.kind WHEN '28-days' THEN plus_days (w.closed_on, 28)
                                                          WHEN '6-months' THEN plus_months (w.closed_on, 6) END) AS due, w.*
  FROM way AS w JOIN follow_up AS f ON f.pathway_id = w.id AND f.deleted_at IS NULL
 WHERE w.closed_on <= :on AND w.outcome IS NOT 'not-started' AND w.outcome IS NOT 'deceased'
   AND coalesce (f.done_on > :on, 1) AND coalesce (f.contact_result, '') NOT IN ('not-reachable', 'refused') AND due <= :until
   AND NOT EXISTS (SELECT 1 FROM way AS o WHERE o.beneficiary_id = w.beneficiary_id AND o.programme = w.programme
                    AND o.outcome IS NOT 'not-started' AND o.opened_on <= :on AND coalesce (o.closed_on, '9999') > w.closed_on);

SELECT 'follow-up', NULL, CASE k.kind WHEN '28-days' THEN plus_days (w.closed_on, 28)
                                      ELSE plus_months (w.closed_on, 6) END AS due, w.*
  FROM way AS w JOIN (SELECT '28-days' AS kind UNION ALL SELECT '6-months') AS k
 WHERE w.closed_on <= :on AND w.outcome IS NOT 'not-started' AND w.outcome IS NOT 'deceased' AND due <= :until
   AND NOT EXISTS (SELECT 1 FROM follow_up AS f WHERE f.pathway_id = w.id AND f.kind = k.kind AND f.deleted_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM way AS o WHERE o.beneficiary_id = w.beneficiary_id AND o.programme = w.programme
                    AND o.outcome IS NOT 'not-started' AND o.opened_on <= :on AND coalesce (o.closed_on, '9999') > w.closed_on);

SELECT 'permit-renewal', plus_days (s.ends, -:renewal), s.ends AS due, w.*
  FROM {OWNER} AS w JOIN (SELECT *, row_number () OVER (PARTITION BY beneficiary_id
                                                        ORDER BY coalesce (ends, '9999') DESC, starts DESC) AS place
                            FROM stay WHERE coalesce (status, '') NOT IN ('converted', 'refused', 'revoked')
                             AND (ends IS NOT NULL OR status = 'valid')) AS s
    ON s.beneficiary_id = w.beneficiary_id AND s.place = 1
 WHERE w.newest = 1 AND s.renewal_on IS NULL AND (s.ends <= :until OR plus_days (s.ends, -:renewal) <= :on)
   AND NOT (s.title IN ('MIN', 'AFF') AND s.ends >= plus_days (birthday (s.birth_date, 18), -:before))
   AND NOT EXISTS (SELECT 1 FROM stay AS o WHERE o.beneficiary_id = w.beneficiary_id
                    AND o.status IN ('requested', 'renewal-requested', 'conversion-requested'));

SELECT 'permit-conversion', plus_days (birthday (s.birth_date, 18), -:before), plus_days (s.ends, :after) AS due, w.*
  FROM {OWNER} AS w JOIN (SELECT *, row_number () OVER (PARTITION BY beneficiary_id
                                                        ORDER BY coalesce (ends, '9999') DESC, starts DESC) AS place
                            FROM stay WHERE coalesce (status, '') NOT IN ('converted', 'refused', 'revoked')
                             AND (ends IS NOT NULL OR status = 'valid')) AS s
    ON s.beneficiary_id = w.beneficiary_id AND s.place = 1
 WHERE w.newest = 1 AND s.renewal_on IS NULL AND s.title IN ('MIN', 'AFF')
   AND s.ends >= plus_days (birthday (s.birth_date, 18), -:before)
   AND (plus_days (s.ends, :after) <= :until OR plus_days (birthday (s.birth_date, 18), -:before) <= :until)
   AND NOT EXISTS (SELECT 1 FROM stay AS o WHERE o.beneficiary_id = w.beneficiary_id
                    AND o.status IN ('requested', 'renewal-requested', 'conversion-requested'));

SELECT 'work-allowed', NULL, max (coalesce (s.work_from, ''), coalesce (plus_days (s.applied_on, :applicant), '')) AS due, w.*
  FROM {OWNER} AS w JOIN stay AS s ON s.beneficiary_id = w.beneficiary_id AND s.title = 'RAS'
 WHERE w.newest = 1 AND due BETWEEN :on AND :until;

SELECT 'document-expiry', NULL, d.expires_on AS due, w.*
  FROM {OWNER} AS w JOIN document AS d ON d.beneficiary_id = w.beneficiary_id AND d.deleted_at IS NULL
 WHERE w.newest = 1 AND d.expires_on <= :until AND d.kind NOT IN ('permit', 'renewal-receipt')
   AND NOT EXISTS (SELECT 1 FROM document AS o WHERE o.beneficiary_id = d.beneficiary_id AND o.kind = d.kind
                    AND o.organisation_id IS d.organisation_id AND o.expires_on > d.expires_on AND o.deleted_at IS NULL);

SELECT 'document-age', NULL, plus_months (coalesce (
         (SELECT max (d.issued_on) FROM document AS d WHERE d.beneficiary_id = w.beneficiary_id AND d.kind = 'did'
             AND d.deleted_at IS NULL), (SELECT b.did_on FROM person AS b WHERE b.id = w.beneficiary_id)), :did) AS due, w.*
  FROM {OPEN} AND w.programme = 'puoi-plus-2025' AND due <= :until AND {WANTED};

SELECT 'communication', NULL, CASE WHEN t.public
                                   THEN plus_days (plus_months (substr (t.starts, 1, 8) || '01', 1), :of_month - 1)
                                   ELSE plus_days (t.starts, -:days_before) END AS due, w.*
  FROM {OPEN_TRAINEE} WHERE t.communication_on IS NULL AND due <= :until;

SELECT 'traineeship-start', NULL, t.starts AS due, w.* FROM {OPEN_TRAINEE} WHERE due BETWEEN :on AND :until;

SELECT 'suspension-end', NULL, s.ends AS due, w.*
  FROM {OPEN_TRAINEE} JOIN suspension AS s ON s.traineeship_id = t.id AND NOT s.open AND :on BETWEEN s.starts AND s.ends
 WHERE t.state = 'suspended' AND due BETWEEN :on AND :until;

SELECT 'traineeship-end', NULL, t.last AS due, w.* FROM {OPEN_TRAINEE} WHERE {ON} AND due BETWEEN :on AND :until;

SELECT 'midterm-assessment', NULL, date (t.starts, '+' || CAST ((julianday (t.last) - julianday (t.starts)) / 2 AS INTEGER)
                                                       || ' days') AS due, w.*
  FROM {OPEN_TRAINEE} WHERE {ON} AND due <= :until AND NOT {DIARY.format('midterm-assessment')}
   AND NOT {DIARY.format('final-assessment')};

SELECT 'final-assessment', NULL, t.last AS due, w.*
  FROM {OPEN_TRAINEE} WHERE ({ON} OR t.state = 'ended') AND due <= :until AND NOT {DIARY.format('final-assessment')};

SELECT 'monitoring', NULL, t.last AS due, w.*
  FROM {OPEN_TRAINEE} WHERE ({ON} OR t.state = 'ended') AND due <= :until
   AND coalesce ((SELECT max (u.period_ends_on) FROM tutoring_entry AS u WHERE u.traineeship_id = t.id AND u.kind = 'monitoring'
                     AND u.date <= :on AND u.deleted_at IS NULL), '') < t.last;

SELECT 'convention-end', NULL, t.host_agreement_ends_on AS due, w.*
  FROM {OPEN_TRAINEE} WHERE ({ON} OR t.state = 'agreed') AND due <= :until AND due < t.last;

SELECT 'plan-review', NULL, l.review_on AS due, w.*
  FROM (SELECT *, row_number () OVER (PARTITION BY pathway_id ORDER BY starts_on DESC, id DESC) AS newest
          FROM plan WHERE deleted_at IS NULL) AS l JOIN (SELECT * FROM {OPEN}) AS w ON w.id = l.pathway_id
 WHERE l.newest = 1 AND due <= :until;

SELECT 'goal', NULL, g.due_on AS due, w.*
  FROM (SELECT *, row_number () OVER (PARTITION BY pathway_id ORDER BY starts_on DESC, id DESC) AS newest
          FROM plan WHERE deleted_at IS NULL) AS l JOIN (SELECT * FROM {OPEN}) AS w ON w.id = l.pathway_id
  JOIN goal AS g ON g.plan_id = l.id AND g.deleted_at IS NULL
 WHERE l.newest = 1 AND coalesce (g.outcome, 'open') = 'open' AND due <= :until;

SELECT 'inactivity', NULL, plus_days (max (w.opened_on,
         coalesce ((SELECT max (e.date) FROM service_entry AS e WHERE e.pathway_id = w.id AND e.date <= :on
                       AND e.deleted_at IS NULL), ''),
         coalesce ((SELECT max (e.date) FROM service_participant AS s JOIN service_entry AS e ON e.id = s.service_entry_id
                     WHERE s.pathway_id = w.id AND s.participation = 'present' AND e.date <= :on AND s.deleted_at IS NULL
                       AND e.deleted_at IS NULL), ''),
         coalesce ((SELECT max (a.date) FROM attendance_day AS a JOIN traineeship AS t ON t.id = a.traineeship_id
                     WHERE t.pathway_id = w.id AND a.date <= :on AND a.deleted_at IS NULL AND t.deleted_at IS NULL), '')),
         :inactive) AS due, w.*
  FROM {OPEN} AND due <= :on AND NOT EXISTS (SELECT 1 FROM trainee AS t WHERE t.pathway_id = w.id AND {ON})
"""

# Papers of the file for the clearance: of PUOI 2022, and of PUOI PLUS (art. 9); those that are signed.
OLD_PAPERS = {
    "permit": "Residence permit",
    "did": "Declaration of immediate availability (DID)",
    "convention": "Convention between promoter and host",
    "pfi": "Individual training project (PFI)",
}
PAPERS = {
    "host-record": "Host record (All. 9)",
    "adhesion-form": "Adhesion form with IBAN (All. 2)",
    "privacy-notice": "Signed privacy notice",
    "permit": "Valid residence permit or renewal kit",
    "tax-code": "Health card or tax code",
    "minor-attestation": "Attestation as unaccompanied minor (All. 5)",
    "young-migrant-attestation": "Attestation as young migrant (All. 6)",
    "did": "Declaration of immediate availability (DID)",
    "non-training-register": "Register of non-training activities (All. 3)",
    "training-register-cover": "Cover of the register of training activities (All. 4)",
    "convention": "Convention between promoter and host",
    "pfi": "Individual training project (PFI)",
}
SIGNED = "adhesion-form privacy-notice"

MISSING = """
CREATE TEMP TABLE applicant AS
  SELECT w.*, b.birth_date, b.unaccompanied_minor AS alone, b.unaccompanied_recognised_on AS recognised,
         b.schooling_done AS schooled,
         age (b.birth_date, coalesce (t.clearance_on, :on)) AS age, s.title, s.rank, s.ends, t.id AS traineeship, t.host_id,
         b.privacy_on, b.tax_code, b.did_on, t.project_on, t.register_stamped_on,
         min (coalesce (t.agreement_on, t.host_agreement_on), coalesce (t.host_agreement_on, t.agreement_on)) AS convention_on
    FROM way AS w JOIN person AS b ON b.id = w.beneficiary_id
    LEFT JOIN best_stay AS s ON s.beneficiary_id = b.id AND s.place = 1
    LEFT JOIN trainee AS t ON t.pathway_id = w.id AND t.place = 1
   WHERE w.programme IN ('puoi-plus-2025', 'puoi-2022') AND w.opened_on <= :on AND coalesce (w.closed_on > :on, 1)
     AND coalesce (t.clearance_on > :on, 1);

-- As what she takes part, by her age when the clearance is issued; NULL where that is not clear.
CREATE TEMP TABLE taking_part AS
  SELECT a.*, CASE
    WHEN title IN ('ASI', 'SUS', 'TMP', 'SPE', 'RAS', 'APO', 'CS18', 'CS18B', 'CS18T', 'CS22')
         AND (age >= 18 OR (age >= 16 AND schooled)) THEN 'title'
    WHEN title IN ('MIN', 'AFF') AND age BETWEEN 16 AND 17 AND (alone OR recognised <= :on) AND schooled THEN 'minor'
    WHEN age BETWEEN 18 AND 23 AND (alone OR recognised <= :on) THEN 'young-migrant' END AS category
    FROM applicant AS a;

CREATE TEMP TABLE wanted AS
  WITH asked AS (SELECT a.*, p.value AS paper,
                        CASE p.value WHEN 'adhesion-form' THEN adhesion_on WHEN 'privacy-notice' THEN privacy_on
                                     WHEN 'did' THEN did_on WHEN 'convention' THEN convention_on WHEN 'pfi' THEN project_on
                                     WHEN 'training-register-cover' THEN register_stamped_on
                                     WHEN 'tax-code' THEN CASE WHEN tax_code IS NOT NULL THEN '' END END AS proof
                   FROM taking_part AS a JOIN json_each (CASE programme WHEN 'puoi-2022' THEN :old_papers ELSE :papers END)
                     AS p),
  held AS (SELECT a.*, d.id AS document, d.issued_on, d.expires_on, d.signed_on,
                  row_number () OVER (PARTITION BY a.id, a.paper
                                      ORDER BY coalesce (d.issued_on, d.received_on, '') DESC, d.id DESC) AS place
             FROM asked AS a LEFT JOIN document AS d ON d.kind = a.paper AND d.deleted_at IS NULL
              AND (d.beneficiary_id = a.beneficiary_id OR (d.beneficiary_id IS NULL AND (d.pathway_id = a.id
                   OR (d.pathway_id IS NULL AND (d.traineeship_id = a.traineeship
                       OR (d.traineeship_id IS NULL AND d.organisation_id = a.host_id))))))
              AND coalesce (d.pathway_id = a.id, 1) AND coalesce (d.traineeship_id = a.traineeship, 1)
              AND coalesce (d.organisation_id = a.host_id, 1)
              AND coalesce (d.issued_on, d.received_on, '') <= :on),
  judged AS (SELECT h.*, CASE
      WHEN paper = 'permit' AND rank IN (0, 1, 2) THEN 'there'
      WHEN paper = 'permit' AND rank = 5 THEN 'expired'
      WHEN document IS NULL AND coalesce (proof <= :on, 0) = 0 THEN 'missing'
      WHEN document IS NOT NULL AND expires_on < :on THEN 'expired'
      WHEN document IS NOT NULL AND has (paper, :signed) AND coalesce (proof <= :on, 0) = 0
           AND coalesce (signed_on <= :on, 0) = 0 THEN 'unsigned'
      WHEN paper <> 'did' OR programme = 'puoi-2022' THEN 'there'
      WHEN coalesce (issued_on, proof) IS NULL THEN 'undated'
      WHEN plus_months (coalesce (issued_on, proof), :did) < :on THEN 'too-old'
      ELSE 'there' END AS state FROM held AS h WHERE place = 1)
  SELECT code, minder, programme, paper, beneficiary_id, CASE
      WHEN paper IN ('minor-attestation', 'young-migrant-attestation') AND category IS NULL AND state = 'missing'
           THEN 'uncertain'
      WHEN paper = 'minor-attestation' AND category <> 'minor' THEN 'not-needed'
      WHEN paper = 'young-migrant-attestation' AND category <> 'young-migrant' THEN 'not-needed'
      ELSE state END AS state FROM judged
"""


def easter(year):
    """The Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime.date(year, f // 31, f % 31 + 1)


def holidays(first, last):
    for year in range(int(first[:4]), int(last[:4]) + 1):
        yield from (f"{year}-{day}" for day in HOLIDAYS)
        yield (easter(year) + datetime.timedelta(1)).isoformat()
        if year >= SAINT_FRANCIS[1]:
            yield f"{year}-{SAINT_FRANCIS[0]}"


def days(first, last):
    while first <= last:
        yield first
        first = oracle_base.plus_days(first, 1)


def unmarked(sql, on):
    """Traineeship and day: a day of work before the day that is looked from, which the register does not tell of."""
    marked = collections.defaultdict(set)
    for traineeship, day in sql.execute(
            "SELECT traineeship_id, date FROM attendance_day WHERE deleted_at IS NULL AND date <= ?", (on,)):
        marked[traineeship].add(day)
    closures = sql.execute("SELECT organisation_id, starts_on, ends_on FROM closure WHERE deleted_at IS NULL").fetchall()
    halts = sql.execute("SELECT traineeship_id, starts, ends FROM suspension WHERE holds").fetchall()
    for traineeship, host, weekdays, starts, last in sql.execute(
            "SELECT id, host_id, coalesce (weekdays, '1 2 3 4 5'), starts, last FROM trainee WHERE starts <= ?",
            (on,)).fetchall():
        free = set(holidays(starts, last))
        free |= {day for who, first, end in closures if who in (host, None)
                 for day in days(max(first, starts), min(end, last))}
        free |= {day for who, first, end in halts if who == traineeship for day in days(first, min(end, last))}
        for day in days(starts, last):
            weekday = str(datetime.date.fromisoformat(day).isoweekday())
            if day < on and weekday in weekdays.split() and day not in free and day not in marked[traineeship]:
                yield traineeship, day, last


def registers(sql, on, until):
    """Months of which days are missing, due on the last day that is inside the traineeship."""
    missing = {(traineeship, min(oracle_base.plus_days(oracle_base.plus_months(day[:8] + "01", 1), -1), last))
               for traineeship, day, last in unmarked(sql, on)}
    for traineeship, due in missing:
        found = sql.execute(f"SELECT w.code, w.minder FROM {OPEN_TRAINEE} WHERE t.id = ?3".replace(":on", "?1"),
                            (on, None, traineeship)).fetchone()
        if found and due <= until:
            yield ("register", "", due, *found)


def state(due, on):
    return ("late" if due < on else "today" if due == on
            else "soon" if due <= oracle_base.plus_days(on, SOON_DAYS) else "coming")


def deadlines(sql, on):
    """Kind, possible from, due, whose and who minds it."""
    until = oracle_base.plus_days(on, DAYS_AHEAD)
    values = dict(on=on, until=until, renewal=oracle_base.RENEWAL_DAYS, before=BEFORE_OF_AGE, after=AFTER_EXPIRY,
                  applicant=oracle_base.APPLICANT_DAYS, did=DID_MONTHS, of_month=COMMUNICATION_DAY,
                  days_before=COMMUNICATION_DAYS, inactive=INACTIVE_DAYS)
    for statement in DEADLINES.split(";\n"):
        cursor = sql.execute(f"SELECT * FROM ({statement})", values)
        at = [name for name, *_ in cursor.description]
        for row in cursor.fetchall():
            yield row[0], row[1] or "", row[2], row[at.index("code")], row[at.index("minder")]
    yield from of_notices(sql, on, until)
    yield from registers(sql, on, until)


def of_notices(sql, on, until):
    """The last days that a notice sets for all its pathways."""
    for programme, day in LAST_REQUEST.items():
        if day <= until:
            yield from (("clearance-request", "", day, *row) for row in sql.execute(
                f"SELECT w.code, w.minder FROM {OPEN} AND w.programme = :programme AND {WANTED}",
                {"on": on, "programme": programme}).fetchall())
    for programme, day in LAST_TRAINEESHIPS.items():
        if day <= until:
            yield from (("traineeships-end", "", day, *row) for row in sql.execute(
                f"SELECT w.code, w.minder FROM {OPEN} AND w.programme = :programme AND (EXISTS (SELECT 1 FROM trainee AS t"
                " WHERE t.pathway_id = w.id AND t.last >= :on) OR (:day >= :on AND NOT EXISTS (SELECT 1 FROM trainee AS t"
                " WHERE t.pathway_id = w.id)))", {"on": on, "programme": programme, "day": day}).fetchall())


def tables(sql, on):
    """By number of the table: the columns that are told, and their rows."""
    oracle_base.prepare(sql, on)
    names = dict(sql.execute("SELECT id, family_name || coalesce (' ' || given_name, '') FROM operator").fetchall())
    oracle_base.run(sql, MISSING, on=on, did=DID_MONTHS, signed=SIGNED, papers=json.dumps(list(PAPERS)),
                    old_papers=json.dumps(list(OLD_PAPERS)))
    minded = list(deadlines(sql, on))
    papers = sql.execute("SELECT code, minder, paper, state, beneficiary_id, programme FROM wanted"
                         " WHERE state NOT IN ('there', 'not-needed')").fetchall()
    left = datetime.date.fromisoformat
    rows = [(kind, first, due, str((left(due) - left(on)).days), state(due, on), code, names.get(minder, ""))
            for kind, first, due, code, minder in minded]
    lacking = [(code, names.get(minder, ""), (OLD_PAPERS if programme == "puoi-2022" else PAPERS)[paper], how)
               for code, minder, paper, how, _, programme in papers]
    return {
        1: (("kind_code", "from_day", "due", "days_left", "state_code", "code", "operator"), sorted(rows)),
        2: (("code", "operator", "paper", "state_code"), sorted(lacking)),
        3: (("operator", "late", "today", "soon", "coming", "deadlines", "papers", "people"),
            sorted(counts(minded, papers, names, on))),
    }


def counts(minded, papers, names, on):
    for minder in {row[4] for row in minded} | {row[1] for row in papers}:
        states = collections.Counter(state(row[2], on) for row in minded if row[4] == minder)
        mine = [row for row in papers if row[1] == minder]
        yield (names.get(minder, ""), *(str(states[name]) for name in ("late", "today", "soon", "coming")),
               str(sum(states.values())), str(len(mine)), str(len({row[4] for row in mine})))
