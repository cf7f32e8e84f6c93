# SPDX-License-Identifier: GPL-3.0-or-later
"""The dashboard, counted by SQL: started, over and completed are told apart, and each step is what is known on the day."""

import collections

import oracle_base
from oracle_base import texts

JOURNEY = """
CREATE TEMP TABLE journey AS
  SELECT w.id, w.opened_on AS opened, CASE WHEN w.closed_on <= :on THEN w.closed_on END AS closed,
         coalesce (t.clearance_asked_on <= :on OR t.clearance_on <= :on, 0) AS asked,
         coalesce (t.clearance_on <= :on, 0) AS issued,
         coalesce (t.starts <= :on, 0) AS started, CASE WHEN t.starts <= :on THEN t.starts END AS starts,
         coalesce (t.state IN ('ended', 'interrupted'), 0) AS ended,
         CASE WHEN t.state IN ('ended', 'interrupted') THEN t.last END AS ends,
         coalesce (t.state = 'ended', 0) AS completed,
         b.sex, age (b.birth_date, w.opened_on) AS age, b.citizenships,
         (SELECT s.title FROM best_stay AS s WHERE s.beneficiary_id = b.id AND s.place = 1) AS title,
         coalesce (w.region, (SELECT region FROM office WHERE deleted_at IS NULL)) AS region,
         t.id IS NOT NULL AS placed, t.sector
    FROM way AS w JOIN person AS b ON b.id = w.beneficiary_id LEFT JOIN trainee AS t ON t.pathway_id = w.id AND t.place = 1
   WHERE w.opened_on <= :on;

-- What is known of work after leaving; NULL where the day has come and nobody knows.
CREATE TEMP TABLE later AS
  WITH asked (kind, days, months) AS (VALUES ('28-days', 28, 0), ('6-months', 0, 6), ('12-months', 0, 12)),
  known AS (SELECT f.pathway_id, f.kind, max (f.situation IN ('employed', 'self-employed')) AS employed
              FROM follow_up AS f WHERE f.deleted_at IS NULL AND f.situation <> 'unknown' AND coalesce (f.done_on, '') <= :on
             GROUP BY 1, 2)
  SELECT j.id, a.kind, coalesce (k.employed, CASE WHEN plus_days (plus_months (j.closed, a.months), a.days) <= :on THEN NULL
                                                  ELSE 0 END) AS employed
    FROM journey AS j CROSS JOIN asked AS a LEFT JOIN known AS k ON k.pathway_id = j.id AND k.kind = a.kind
"""

STEPS = (("opened", "1"), ("asked", "asked"), ("issued", "issued"), ("started", "started"), ("ended", "ended"),
         ("completed", "completed"))

# The table of the workbook, by what, and of which pathways.
GROUPS = ((2, "sex", "1"),
          (3, "CASE WHEN age < 18 THEN 'under-18' WHEN age < 30 THEN '18-29' WHEN age < 55 THEN '30-54'"
              " WHEN age >= 55 THEN '55-over' END", "1"),
          (4, "CASE WHEN instr (citizenships, ' ') THEN substr (citizenships, 1, instr (citizenships, ' ') - 1)"
              " ELSE citizenships END", "1"),
          (5, "title", "1"), (6, "region", "1"), (7, "sector", "placed"))


def share(part, whole):
    """In hundredths, half up; of fewer than five none, which would say how many they are."""
    return "" if 0 < part < 5 or whole == 0 else str((200 * part + whole) // (2 * whole))


def funnel(sql):
    rows, (opened,) = [], sql.execute("SELECT count(*) FROM journey").fetchone()
    for step, column in STEPS:
        (reached,) = sql.execute(f"SELECT coalesce (sum ({column}), 0) FROM journey").fetchone()
        rows.append((step, str(reached), share(reached, opened), ""))
    for kind in ("28-days", "6-months", "12-months"):
        reached, unknown = sql.execute("SELECT sum (employed IS 1), sum (employed IS NULL) FROM later WHERE kind = ?",
                                       (kind,)).fetchone()
        rows.append((f"employed-{kind}", str(reached), share(reached, opened), str(unknown)))
    return rows


def group(sql, code, those):
    """Code, pathways, of these open, traineeship started, completed, employed after six months."""
    return sql.execute(f"""
        SELECT coalesce (CAST ({code} AS TEXT), ''), count(*), sum (closed IS NULL), sum (started), sum (completed),
               sum (l.employed IS 1)
          FROM journey AS j JOIN later AS l ON l.id = j.id AND l.kind = '6-months' WHERE {those} GROUP BY 1""").fetchall()


def months(sql, on):
    """Month, opened, closed, started, over; open and in traineeship at its end."""
    counts = {column: collections.Counter(dict(sql.execute(
        f"SELECT substr ({column}, 1, 7), count(*) FROM journey WHERE {column} IS NOT NULL GROUP BY 1").fetchall()))
        for column in ("opened", "closed", "starts", "ends")}
    month, rows = min(month for column in counts.values() for month in column), []
    while month <= on[:7]:
        new = [counts[column][month] for column in ("opened", "closed", "starts", "ends")]
        before = rows[-1][5:] if rows else (0, 0)
        rows.append((month, *new, before[0] + new[0] - new[1], before[1] + new[2] - new[3]))
        month = oracle_base.plus_months(month + "-01", 1)[:7]
    return rows


def tables(sql, on):
    """By number of the table: the columns that are told, and their rows."""
    oracle_base.prepare(sql, on)
    oracle_base.run(sql, JOURNEY, on=on)
    counts = ("pathways", "open", "started", "completed", "employed")
    found = {number: (("code", *counts), texts(group(sql, code, those))) for number, code, those in GROUPS}
    found[1] = ("step_code", "pathways", "share", "unknown"), sorted(funnel(sql))
    found[8] = ("month", "opened", "closed", "started", "ended", "open", "trainees"), texts(months(sql, on))
    return found
