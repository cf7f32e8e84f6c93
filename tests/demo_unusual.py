# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in offices and not in the demo one: people who come back, results that change, papers about to be too old.

Each is somebody of the demo office whose records are changed here, by percorsoctl, so that reports and SQL are asked about it.
"""

# Who: SQL that gives ids, of which the first counts whose person is not taken yet.
OPEN = """SELECT w.id, w.beneficiary_id FROM pathway AS w WHERE w.deleted_at IS NULL AND w.programme = 'puoi-plus-2025'
          AND w.closed_on IS NULL AND w.opened_on < '2026-05-20' AND {} EXISTS (SELECT 1 FROM traineeship AS t
          WHERE t.pathway_id = w.id AND t.deleted_at IS NULL) ORDER BY w.id DESC"""
BEGINNING = OPEN.format("NOT")
LEFT = """SELECT w.id, w.beneficiary_id FROM pathway AS w JOIN beneficiary AS b ON b.id = w.beneficiary_id
          WHERE w.deleted_at IS NULL AND w.programme = '{}' AND w.opened_on < '2025-06-01' AND w.closed_on < '2025-12-20'
          AND b.special_consent = 'given' ORDER BY w.id DESC"""
LEFT_NEW, LEFT_OLD = LEFT.format("puoi-plus-2025"), LEFT.format("puoi-2022")
RUNNING = """SELECT t.id, w.beneficiary_id, t.host_id FROM traineeship AS t JOIN pathway AS w ON w.id = t.pathway_id
             WHERE t.deleted_at IS NULL AND w.closed_on IS NULL AND t.starts_on BETWEEN '2026-02-01' AND '2026-04-15'
             AND t.ends_on > '2026-07-15' AND NOT EXISTS (SELECT 1 FROM traineeship_event AS e WHERE e.traineeship_id = t.id)
             ORDER BY t.id"""
AGREED = """SELECT t.id, w.beneficiary_id, t.host_id FROM traineeship AS t JOIN pathway AS w ON w.id = t.pathway_id
            WHERE t.deleted_at IS NULL AND w.closed_on IS NULL AND t.starts_on > '2026-06-30' AND t.clearance_on IS NULL
            ORDER BY t.id"""

# Commands of percorsoctl: {0} is what SQL gives first, {1} the person, {2} the host.
UNUSUAL = (
    # Deadlines.
    (BEGINNING, ("set", "{1}", "did_on=2026-01-10")),
    (BEGINNING, ("add", "document", "beneficiary_id={1}", "kind=passport", "expires_on=2026-07-12"),
                ("add", "document", "beneficiary_id={1}", "kind=identity", "issued_on=2020-01-01", "expires_on=2026-05-01"),
                ("add", "document", "beneficiary_id={1}", "kind=identity", "issued_on=2026-05-02", "expires_on=2036-05-01")),
    (BEGINNING, ("add", "permit", "beneficiary_id={1}", "title=RAS", "status=requested", "applied_on=2026-05-14")),
    (BEGINNING, ("add", "permit", "beneficiary_id={1}", "title=LUN", "status=valid", "applied_on=2026-06-01",
                 "starts_on=2026-06-20")),
    (RUNNING, ("set", "{2}", "agreement_ends_on=2026-07-10")),
    (RUNNING, ("add", "traineeship_event", "traineeship_id={0}", "kind=suspension", "date=2026-06-10", "ground=illness")),
    (RUNNING, ("add", "traineeship_event", "traineeship_id={0}", "kind=suspension", "date=2026-04-20", "until=2026-06-20",
               "ground=maternity"),
              ("add", "traineeship_event", "traineeship_id={0}", "kind=resumption", "date=2026-06-01")),
    (RUNNING, ("add", "traineeship_event", "traineeship_id={0}", "kind=suspension", "date=2026-06-24", "until=2026-07-02",
               "ground=closure")),
    (RUNNING, ("add", "traineeship_event", "traineeship_id={0}", "kind=end", "date=2026-06-26")),
    (RUNNING, ("add", "traineeship_event", "traineeship_id={0}", "kind=interruption", "date=2026-06-29", "ground=trainee")),
    (AGREED, ("add", "traineeship_event", "traineeship_id={0}", "kind=cancellation", "date=2026-06-25")),
    (AGREED, ("set", "{2}", "legal_form=public-body")),
    (AGREED, ("add", "traineeship_event", "traineeship_id={0}", "kind=start", "date=2026-07-20")),
    (BEGINNING, ("add", "pathway", "beneficiary_id={1}", "programme=puoi-2022", "opened_on=2022-06-25")),

    # Who comes back, into the same operation and into another one; who only was to come.
    (LEFT_NEW, ("add", "pathway", "beneficiary_id={1}", "programme=puoi-plus-2025", "opened_on=2026-03-02")),
    (LEFT_NEW, ("add", "pathway", "beneficiary_id={1}", "programme=puoi-plus-2025", "opened_on=2026-01-12",
                "closed_on=2026-02-20", "outcome=dropped-out", "exit_situation=job-searching")),
    (LEFT_OLD, ("add", "pathway", "beneficiary_id={1}", "programme=puoi-plus-2025", "opened_on=2026-02-02")),
    (BEGINNING, ("set", "{0}", "outcome=not-started")),
    (LEFT_NEW, ("set", "{0}", "outcome=deceased")),

    # Results: the last change within four weeks counts, and what is told in time.
    (LEFT_NEW, ("set", "{0}", "closed_on=2025-10-01", "exit_situation=job-searching"),
               ("add", "follow_up", "pathway_id={0}", "kind=other", "done_on=2025-10-20", "situation=employed"),
               ("add", "follow_up", "pathway_id={0}", "kind=other", "done_on=2025-10-30", "situation=inactive",
                "starts_on=2025-10-29")),
    (LEFT_NEW, ("set", "{0}", "closed_on=2025-10-01", "exit_situation=employed"),
               ("add", "follow_up", "pathway_id={0}", "kind=other", "done_on=2026-01-10", "situation=job-searching",
                "starts_on=2025-10-29"),
               ("add", "follow_up", "pathway_id={0}", "kind=12-months", "done_on=2026-06-29", "situation=self-employed")),
    (LEFT_NEW, ("set", "{0}", "closed_on=2025-08-31", "exit_situation="),
               ("add", "follow_up", "pathway_id={0}", "kind=other", "done_on=2026-02-28", "situation=in-education")),
    (LEFT_NEW, ("set", "{0}", "closed_on=2025-08-30", "entry_situation=employed"),
               ("add", "follow_up", "pathway_id={0}", "kind=6-months", "done_on=2026-03-02", "situation=employed",
                "improved=yes")),
    (LEFT_OLD, ("set", "{0}", "entry_situation=self-employed"),
               ("add", "follow_up", "pathway_id={0}", "kind=6-months", "done_on=2026-03-02", "situation=employed",
                "improved=no")),
    (LEFT_OLD, ("set", "{0}", "entry_situation=inactive", "exit_situation=job-searching")),
    (LEFT_OLD, ("set", "{0}", "entry_situation=inactive-not-in-education"), ("set", "{1}", "birth_date=1966-02-28")),
    (LEFT_NEW, ("add", "document", "beneficiary_id={1}", "kind=study-title", "issued_on=2025-06-20")),

    # Data of the person.
    (LEFT_NEW, ("set", "{1}", "citizenships=RO", "foreign_background=no")),
    (LEFT_NEW, ("set", "{1}", "citizenships=MA IT")),
    (LEFT_NEW, ("set", "{1}", "citizenships=")),
    (LEFT_NEW, ("set", "{1}", "sex=X")),
    (LEFT_NEW, ("set", "{1}", "sex=")),
    (LEFT_NEW, ("set", "{1}", "special_consent=withdrawn", "special_consent_on=")),
    (LEFT_NEW, ("set", "{1}", "special_consent=refused", "special_consent_on="),
               ("add", "document", "beneficiary_id={1}", "kind=special-consent", "issued_on=2025-02-03")),
    (LEFT_NEW, ("set", "{1}", "disability=", "vulnerabilities=disability minority")),
    (LEFT_NEW, ("set", "{1}", "disability=certified", "minority=")),
    (LEFT_NEW, ("set", "{1}", "birth_date=2007-08-15"), ("set", "{0}", "entry_since=2026-01-01")),
    (LEFT_NEW, ("set", "{0}", "entry_isced=")),
    (LEFT_NEW, ("set", "{0}", "entry_housing="), ("set", "{1}", "rural=")),
)


def add(sql, run):
    """Changes the office: @run is percorsoctl on it."""
    taken = set()
    for query, *commands in UNUSUAL:
        found = next(row for row in sql.execute(query).fetchall() if row[1] not in taken)
        taken.add(found[1])
        for command in commands:
            result = run(*(word.format(*found) for word in command))
            assert result.returncode == 0, (command, result.stderr)
