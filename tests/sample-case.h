/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"

/*
 * Cases for the tests of rules, from compact text. Whatever cannot be read fails the test on the spot.
 *
 * FIELDS are "name=text" with "; " between: "kind=suspension; date=2026-03-01; until=2026-03-31; ground=illness".
 * Records and rows get ids of their own.
 */

/** A person, seen from the day @on, with one pathway in the shipped programme @programme; %NULL for none. */
PcCase            *sample_case_new             (const char *on, const char *programme);

/** Another pathway; @programme as above, or %NULL for one that nobody knows. */
PcPathwayCase     *sample_case_add_pathway     (PcCase *self, const char *opened_on, const char *programme);

/** The first pathway, and its first traineeship. */
PcPathwayCase     *sample_case_get_pathway     (PcCase *self);
PcTraineeshipCase *sample_case_get_traineeship (PcCase *self);

/** The programme @id, shipped or of tests/fixtures/programmes, borrowed; read once a test program. */
PcProgramme       *sample_case_get_programme   (const char *id);

/** Types @text into a field as a person would; "" unsets it. */
void               sample_case_set             (PcRecord *record, const char *field, const char *text);

/** The same for FIELDS. */
void               sample_case_fill            (PcRecord *record, const char *fields);

/** A new record of that kind with FIELDS, full. */
PcRecord          *sample_case_new_record      (const PcKind *kind, const char *fields);

/** A traineeship at a host: Monday to Friday, 9 to 13, 20 hours a week; either day may be %NULL. */
PcTraineeshipCase *sample_case_add_traineeship (PcPathwayCase *self, const char *starts_on, const char *ends_on);

/* From FIELDS, in their place by day; borrowed. */
PcRecord          *sample_case_add_event       (PcTraineeshipCase *self, const char *fields);
PcRecord          *sample_case_add_register    (PcTraineeshipCase *self, const char *fields);
PcRecord          *sample_case_add_competence  (PcTraineeshipCase *self, const char *fields);
PcRecord          *sample_case_add_document    (PcCase *self, const char *fields);
PcRecord          *sample_case_add_permit      (PcCase *self, const char *fields);

/** A version of the plan of @self, from FIELDS, in its place by day; borrowed. */
PcRecord          *sample_case_add_plan        (PcPathwayCase *self, const char *fields);

/** A goal of the plan, from FIELDS; borrowed. */
PcRecord          *sample_case_add_goal        (PcPathwayCase *self, PcRecord *plan, const char *fields);

/** What the plan plans, with "; " between: "A3 16:00", after it more fields: "form=group starts_on=2026-01-15". */
void               sample_case_add_planned     (PcPathwayCase *self, PcRecord *plan, const char *services);

/** Closed from @starts to @ends; open where that is %NULL. */
void               sample_case_add_closure     (PcTraineeshipCase *self, const char *starts, const char *ends);

/**
 * Days of attendance, with "; " between. "2026-01-15..2026-01-30 present 4:00" is Monday to Friday but for holidays,
 * "2026-01-31 sick" that day, whatever it is. After the kind and the length: "9:00-11:00", and once more.
 */
void               sample_case_add_days        (PcTraineeshipCase *self, const char *days);

/**
 * Entries of the diary, with "; " between: "2026-02-03 visit 1:00". After that the day of the signature, "-" for none,
 * and the period that it is about: "2026-01-15..2026-02-14".
 */
void               sample_case_add_tutoring    (PcTraineeshipCase *self, const char *entries);

/** Hours of a service, delivered and certified: "16:00". */
void               sample_case_add_hours       (PcPathwayCase *self, const char *service, const char *delivered,
const char *certified);

/**
 * Services of the first pathway, with "; " between: "A3 2026-02-03 9:00-11:00", individual, in presence, attended, as long as
 * the times; "-" for no times. After that may stand "minutes=2:00", "form=group", "delivery=remote", "participation=absent",
 * "pathway=2" (counted from 1) and "id=x", which is the id of the last one where it is "same".
 */
void               sample_case_add_sessions    (PcCase *self, const char *sessions);

/** The finding of that rule; %NULL where there is none. */
PcFinding         *sample_findings_find        (GPtrArray *findings, const char *rule);

/** "rule:level" of all findings, sorted, a space between, full. */
char              *sample_findings_dup_rules   (GPtrArray *findings);
