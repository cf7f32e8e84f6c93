/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-day.h"
#include "pc-programme.h"

G_BEGIN_DECLS

/*
 * A case: all that the rules look at of one person, as it was known on a day. The store fills it (pc-case-load.h), a
 * test builds it by hand; the rules only read it. Records stand as they are kept; what there may be hundreds of (days
 * of attendance, hours of service, visits) stands as plain values with the id of the record.
 *
 * Codes in the plain values are interned (g_intern_string()): they may be compared by pointer with other interned ones,
 * and are never freed.
 */

/** Room for the id of a record, a UUID, and its end. */
typedef char PcId[37];

/** A stretch of days that something else takes: a closure, another traineeship. @ends is 0 where it is open. */
typedef struct
{
  PcId      id;
  PcDay     starts;
  PcDay     ends;
  gboolean  same;      /* Of another traineeship: same host and same occupation code. */
} PcPeriod;

/**
 * PcHours:
 * @service: code of the programme
 * @minutes: delivered, the person being present
 * @certified: of these, those that stand on a page of the register
 * @loose: entries that stand on no page
 * @first: the first day
 * @last: the last day
 *
 * What one pathway has received of one service, up to the day of the case.
 */
typedef struct
{
  const char *service;
  int         minutes;
  int         certified;
  int         entries;
  int         loose;
  PcDay       first;
  PcDay       last;
} PcHours;

/**
 * PcSession:
 * @id: of the service_entry
 * @pathway_id: whose hours they are
 * @operator_id: empty where none is named
 * @starts_at: minutes after midnight, -1 where unset
 * @ends_at: likewise
 * @minutes: the person's own part
 * @form: (nullable): "individual", "group"
 * @delivery: (nullable): "presence", "remote", "telephone"
 * @participation: "present", "excused", "absent"; individual services are "present"
 * @certified: whether it stands on a page of the register
 *
 * One service as one person had it. Also those after the day of the case, which rules have something to say about.
 */
typedef struct
{
  PcId        id;
  PcId        pathway_id;
  PcId        operator_id;
  const char *service;
  PcDay       day;
  int         starts_at;
  int         ends_at;
  int         minutes;
  const char *form;
  const char *delivery;
  const char *participation;
  gboolean    certified;
} PcSession;

/** One day of the register of attendance, up to the day of the case. @kind is a code of attendance-kind. */
typedef struct
{
  PcId        id;
  PcDay       day;
  const char *kind;
  int         minutes;
  int         starts_at;
  int         ends_at;
  int         second_starts_at;
  int         second_ends_at;
} PcAttendance;

/** One entry of the tutoring diary, up to the day of the case. @kind is a code of tutoring-kind. */
typedef struct
{
  PcId        id;
  PcDay       day;
  const char *kind;
  int         minutes;
  PcDay       signed_on;
  PcDay       period_starts;
  PcDay       period_ends;
} PcTutoring;

/**
 * PcTraineeshipCase:
 * @host: (nullable): the organisation
 * @events: by day
 * @registers: by number
 * @closures: (element-type PcPeriod): of the host and of the office
 * @days: (element-type PcAttendance): by day
 * @tutoring: (element-type PcTutoring): by day
 * @at_host: (element-type PcPeriod): other traineeships at the host that overlap with this one; with %PC_CASE_CAPACITY
 * @of_host_tutor: (element-type PcPeriod): those of the company tutor, on the days on which both have the same one, by
 *   their events; likewise
 * @of_promoter_tutor: (element-type PcPeriod): those of the promoter's tutor; likewise
 */
typedef struct
{
  PcRecord  *traineeship;
  PcRecord  *host;
  GPtrArray *events;
  GPtrArray *registers;
  GPtrArray *competences;
  GArray    *closures;
  GArray    *days;
  GArray    *tutoring;
  GArray    *at_host;
  GArray    *of_host_tutor;
  GArray    *of_promoter_tutor;
} PcTraineeshipCase;

/**
 * PcPathwayCase:
 * @programme: (nullable): its rules with those of the region; %NULL where this computer does not know the programme
 * @other_edition: whether @programme is of another edition than the pathway was opened under
 * @region_missing: whether the rules of its region cannot be read, so that @programme is without them
 * @plans: by day, the newest last
 * @planned: planned_service records of all plans
 * @goals: goal records of all plans
 * @hours: (element-type PcHours)
 * @traineeships: (element-type PcTraineeshipCase): by first day
 * @claims: by day of preparation
 * @claim_lines: of all claims
 * @follow_ups: by due day
 */
typedef struct
{
  PcRecord    *pathway;
  PcProgramme *programme;
  gboolean     other_edition;
  gboolean     region_missing;
  GPtrArray   *plans;
  GPtrArray   *planned;
  GPtrArray   *goals;
  GArray      *hours;
  GPtrArray   *traineeships;
  GPtrArray   *claims;
  GPtrArray   *claim_lines;
  GPtrArray   *follow_ups;
} PcPathwayCase;

/**
 * PcCaseParts:
 * @PC_CASE_PERMITS: permits
 * @PC_CASE_PAPERS: permits and documents
 * @PC_CASE_PLANS: plans
 * @PC_CASE_PLANNED: planned services
 * @PC_CASE_GOALS: goals of the plans
 * @PC_CASE_HOURS: hours of service
 * @PC_CASE_SESSIONS: each service by itself, and the closures of the office
 * @PC_CASE_DAYS: attendance by day, kind and minutes alone, tutoring, registers and closures of the traineeships
 * @PC_CASE_DIARY: the same with ids and times of each day, and the competences of the training project
 * @PC_CASE_CLAIMS: claims and their lines
 * @PC_CASE_FOLLOW_UPS: follow-ups
 * @PC_CASE_CAPACITY: what else the hosts and tutors have
 * @PC_CASE_SKILLS: competences of the person
 * @PC_CASE_ALL: everything
 * @PC_CASE_OPEN_ONLY: goes with others: of a pathway that is closed on the day only claims and follow-ups are filled
 *   in, and papers only of people who have one that is not
 *
 * What is filled in besides the person, the pathways and the traineeships with host and events; the other arrays are
 * empty.
 */
typedef enum
{
  PC_CASE_PAPERS     = 1 << 0,
  PC_CASE_PLANS      = 1 << 1,
  PC_CASE_HOURS      = 1 << 2,
  PC_CASE_SESSIONS   = 1 << 3,
  PC_CASE_DIARY      = 1 << 4,
  PC_CASE_CLAIMS     = 1 << 5,
  PC_CASE_FOLLOW_UPS = 1 << 6,
  PC_CASE_CAPACITY   = 1 << 7,
  PC_CASE_DAYS       = 1 << 8,
  PC_CASE_PERMITS    = 1 << 9,
  PC_CASE_SKILLS     = 1 << 10,
  PC_CASE_GOALS      = 1 << 11,
  PC_CASE_PLANNED    = 1 << 12,
  PC_CASE_ALL        = (1 << 13) - 1,
  PC_CASE_OPEN_ONLY  = 1 << 13
} PcCaseParts;

/**
 * PcCase:
 * @on: the day it is seen from
 * @office: (nullable): the office that works here
 * @permits: by first day
 * @documents: of the person, of her pathways and traineeships, and of their hosts
 * @pathways: (element-type PcPathwayCase): by day of opening
 * @sessions: (element-type PcSession): by day and hour
 * @closures: (element-type PcPeriod): of the office
 * @competences: by area and name
 */
typedef struct
{
  PcDay      on;
  PcRecord  *office;
  PcRecord  *person;
  GPtrArray *permits;
  GPtrArray *documents;
  GPtrArray *pathways;
  GArray    *sessions;
  GArray    *closures;
  GPtrArray *competences;
} PcCase;

/** A case of @person with nothing else in it; takes a reference. */
PcCase            *pc_case_new             (PcRecord          *person,
                                            PcDay              on);
void               pc_case_free            (PcCase            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcCase, pc_case_free)

/** Adds a pathway, and takes references; the case owns what is given back. */
PcPathwayCase     *pc_case_add_pathway     (PcCase            *self,
                                            PcRecord          *pathway,
                                            PcProgramme       *programme);

/** Adds a traineeship, and takes references; the case owns what is given back. */
PcTraineeshipCase *pc_case_add_traineeship (PcPathwayCase     *self,
                                            PcRecord          *traineeship,
                                            PcRecord          *host);

/** The pathway of that id, or the newest where @id is %NULL; %NULL where there is none. */
PcPathwayCase     *pc_case_find_pathway    (PcCase            *self,
                                            const char        *id);

/** The traineeship that counts: the newest that was not cancelled; %NULL where there is none. */
PcTraineeshipCase *pc_case_get_traineeship (PcPathwayCase     *self);

/**
 * pc_case_find_document:
 * @kind: a code of document-kind
 * @pathway: (nullable): the pathway it is asked for; a paper of another one is passed over, one of the person is not
 * @traineeship: (nullable): the traineeship it is asked for, likewise with its host
 *
 * Returns: (transfer none) (nullable): the newest of that kind, by its day of issue or, where that is unset, of receipt
 */
PcRecord          *pc_case_find_document   (PcCase            *self,
                                            const char        *kind,
                                            PcPathwayCase     *pathway,
                                            PcTraineeshipCase *traineeship);

/** The same, of those that were there on @on; one of no day counts on any. */
PcRecord          *pc_case_find_document_on (PcCase            *self,
                                             const char        *kind,
                                             PcPathwayCase     *pathway,
                                             PcTraineeshipCase *traineeship,
                                             PcDay              on);

/** Copies an id of any length into its room; %NULL empties it. */
void               pc_id_set               (PcId               id,
                                            const char        *text);

G_END_DECLS
