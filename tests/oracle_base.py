# SPDX-License-Identifier: GPL-3.0-or-later
"""What the independent computations of reports have in common: temporary tables, made by plain SQL from the records.

Definitions are those of the regulations and notices, figures too; nothing is asked of the program that is tested.
"""

import calendar
import datetime

# The agreement of State and Regions of 25 May 2017: suspensions that stay out of the duration.
HEALTH_DAYS, CLOSURE_DAYS = 30, 15

# The expiry of a permit is minded so many days ahead, a setting of the notices; an asylum applicant may work after so many.
RENEWAL_DAYS, APPLICANT_DAYS = 60, 60


def plus_months(day, months):
    """The same day of a later month, or its last one."""
    if day is None:
        return None
    year, month, number = map(int, day.split("-"))
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return f"{year:04}-{month:02}-{min(number, calendar.monthrange(year, month)[1]):02}"


def plus_days(day, days):
    return day and (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def birthday(birth, years):
    """Of 29 February, 1 March in common years."""
    if birth is None:
        return None
    year, month, number = map(int, birth.split("-"))
    if (month, number) == (2, 29) and not calendar.isleap(year + years):
        month, number = 3, 1
    return f"{year + years:04}-{month:02}-{number:02}"


def age(birth, on):
    if birth is None or on is None:
        return None
    return int(on[:4]) - int(birth[:4]) - (on[5:] < birth[5:])


def has(words, wanted):
    return None if words is None else not set(words.split()).isdisjoint(wanted.split())


TABLES = """
CREATE TEMP TABLE person AS SELECT * FROM beneficiary WHERE deleted_at IS NULL;

-- All pathways, with who minds them.
CREATE TEMP TABLE way AS
  SELECT p.*, b.code, coalesce (p.operator_id, b.operator_id) AS minder
    FROM pathway AS p JOIN person AS b ON b.id = p.beneficiary_id WHERE p.deleted_at IS NULL;

-- The events of traineeships; a suspension lasts until the day it names, the work is taken up again or it all ends, or today.
CREATE TEMP TABLE event AS
  SELECT e.*, row_number () OVER (PARTITION BY e.traineeship_id ORDER BY e.date, e.rowid) AS place,
         nullif (min (coalesce (e.until, '9999'),
                      coalesce ((SELECT date (min (r.date), '-1 day') FROM traineeship_event AS r
                                  WHERE r.traineeship_id = e.traineeship_id AND r.kind = 'resumption' AND r.date > e.date
                                    AND r.deleted_at IS NULL), '9999'),
                      coalesce ((SELECT min (r.date) FROM traineeship_event AS r
                                  WHERE r.traineeship_id = e.traineeship_id AND r.kind IN ('interruption', 'end')
                                    AND r.date >= e.date AND r.deleted_at IS NULL), '9999')), '9999') AS lasts
    FROM traineeship_event AS e WHERE e.deleted_at IS NULL;

CREATE TEMP TABLE suspension AS
  WITH lasting AS (SELECT *, coalesce (lasts, :on) AS ends, julianday (coalesce (lasts, :on)) - julianday (date) + 1 AS days
                     FROM event WHERE kind = 'suspension'),
  judged AS (SELECT *, CASE WHEN ground IN ('illness', 'injury', 'maternity') THEN days >= :health
                            WHEN ground = 'closure' THEN days >= :closure ELSE 0 END AS counts FROM lasting)
  SELECT traineeship_id, place, date AS starts, ends, days, counts, lasts IS NULL AS open,
         counts OR lasts IS NULL OR ground = 'closure' AS holds FROM judged WHERE ends >= date;

-- Traineeships that were not cancelled: a new end counts from when it is agreed, a suspension that counts moves it on.
CREATE TEMP TABLE course AS
  WITH moved AS (SELECT e.traineeship_id AS id, e.new_ends_on AS ends, e.place FROM event AS e
                  WHERE e.new_ends_on IS NOT NULL AND e.place = (SELECT max (l.place) FROM event AS l
                                                                  WHERE l.traineeship_id = e.traineeship_id
                                                                    AND l.new_ends_on IS NOT NULL)),
  agreed AS (SELECT t.*, coalesce (m.ends, t.ends_on) AS agreed_end, coalesce (m.place, 0) AS since,
                    coalesce ((SELECT max (s.date) FROM event AS s WHERE s.traineeship_id = t.id AND s.kind = 'start'),
                              t.starts_on) AS starts,
                    (SELECT min (s.date) FROM event AS s WHERE s.traineeship_id = t.id AND s.kind = 'interruption') AS stopped,
                    (SELECT min (s.date) FROM event AS s WHERE s.traineeship_id = t.id AND s.kind = 'end') AS closed
               FROM traineeship AS t LEFT JOIN moved AS m ON m.id = t.id
              WHERE t.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM event AS c WHERE c.traineeship_id = t.id
                                                                                    AND c.kind = 'cancellation')),
  ended AS (SELECT a.*, date (a.agreed_end, '+' || (SELECT coalesce (sum (s.days), 0) FROM suspension AS s
                                                     WHERE s.traineeship_id = a.id AND s.counts AND s.place > a.since)
                              || ' days') AS ends FROM agreed AS a)
  SELECT e.*, min (e.ends, coalesce (e.stopped, e.ends), coalesce (e.closed, e.ends)) AS last,
         h.name AS host, h.activity_section AS sector, h.agreement_on AS host_agreement_on,
         h.agreement_ends_on AS host_agreement_ends_on, h.kind = 'authority' OR h.legal_form IS 'public-body' AS public,
         row_number () OVER (PARTITION BY e.pathway_id ORDER BY e.starts_on DESC, e.id DESC) AS place
    FROM ended AS e JOIN organisation AS h ON h.id = e.host_id;

CREATE TEMP TABLE trainee AS
  SELECT c.*, CASE WHEN :on < starts THEN 'agreed'
                   WHEN :on > last THEN CASE WHEN last IS stopped THEN 'interrupted' ELSE 'ended' END
                   WHEN EXISTS (SELECT 1 FROM suspension AS s WHERE s.traineeship_id = c.id AND :on BETWEEN s.starts AND s.ends)
                   THEN 'suspended' ELSE 'running' END AS state FROM course AS c;

-- Titles of stay: those of minors end on the 18th birthday, the assistance by the Juvenile Court on the 21st.
CREATE TEMP TABLE stay AS
  WITH ending AS (SELECT m.*, b.birth_date, coalesce (m.starts_on, m.issued_on) AS starts,
                         CASE WHEN m.title IN ('MIN', 'AFF') THEN birthday (b.birth_date, 18)
                              WHEN m.title = 'PRO' THEN birthday (b.birth_date, 21) END AS grown
                    FROM permit AS m JOIN person AS b ON b.id = m.beneficiary_id WHERE m.deleted_at IS NULL)
  SELECT *, CASE WHEN expires_on IS NULL THEN grown ELSE min (expires_on, coalesce (grown, expires_on)) END AS ends FROM ending;

-- The one that serves best first: in force, asked for renewal, without an end, asked for, ahead, expired, lost, replaced.
CREATE TEMP TABLE best_stay AS
  WITH asked AS (SELECT s.*, CASE WHEN renewal_on IS NOT NULL THEN renewal_on <= :on
                                  ELSE status IN ('renewal-requested', 'conversion-requested') OR renewal_receipt IS NOT NULL
                                    OR EXISTS (SELECT 1 FROM document AS d WHERE d.beneficiary_id = s.beneficiary_id
                                                AND d.kind = 'renewal-receipt' AND d.deleted_at IS NULL
                                                AND coalesce (d.issued_on, d.received_on) BETWEEN s.starts AND :on)
                             END AS renewing FROM stay AS s),
  ranked AS (SELECT a.*, CASE WHEN status IN ('refused', 'revoked') THEN 6
                              WHEN status = 'converted' AND EXISTS (SELECT 1 FROM stay AS o
                                WHERE o.beneficiary_id = a.beneficiary_id AND o.starts > a.starts AND o.starts <= :on) THEN 7
                              WHEN starts > :on THEN CASE WHEN applied_on <= :on THEN 3 ELSE 4 END
                              WHEN starts IS NULL AND status = 'requested' THEN 3
                              WHEN ends >= :on THEN 0
                              WHEN renewing THEN 1
                              WHEN ends IS NOT NULL OR status = 'expired' THEN 5
                              ELSE 2 END AS rank FROM asked AS a)
  SELECT *, row_number () OVER (PARTITION BY beneficiary_id ORDER BY rank, ends DESC, starts) AS place FROM ranked;
"""


def prepare(sql, on):
    """Makes the tables anew, as of a day."""
    for name, arguments, function in (("plus_months", 2, plus_months), ("plus_days", 2, plus_days), ("birthday", 2, birthday),
                                      ("age", 2, age), ("has", 2, has)):
        sql.create_function(name, arguments, function, deterministic=True)
    for (table,) in sql.execute("SELECT name FROM sqlite_temp_master WHERE type = 'table'").fetchall():
        sql.execute(f"DROP TABLE temp.{table}")
    run(sql, TABLES, on=on, health=HEALTH_DAYS, closure=CLOSURE_DAYS)


def run(sql, script, **values):
    """Several statements that share their parameters."""
    for statement in script.split(";\n"):
        if statement.strip():
            sql.execute(statement, values)


def texts(rows):
    return sorted(tuple(map(str, row)) for row in rows)
