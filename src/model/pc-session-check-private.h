/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-service-rule.h"
#include "pc-session-check.h"

G_BEGIN_DECLS

/*
 * Shared by the files of the check of the log: pc-session-check.c has the case, pc-session-look.c what each service can
 * break by itself, pc-session-clash.c several of them, pc-session-work.c the hours at the traineeship, pc-session-hours.c
 * the hours of the programme.
 */

/** A deadline of the programme that ends services. */
typedef struct
{
  const PcProgrammeDeadline *deadline;
  PcDay                      day;
  int                        time;
} PcSessionDeadline;

/**
 * PcSessionPlace:
 * @deadlines: (element-type PcSessionDeadline)
 * @cleared: whether a clearance is on record
 *
 * A pathway as its sessions are looked at.
 */
typedef struct
{
  PcPathwayCase *pathway;
  const char    *id;
  PcDay          opened;
  PcDay          closed;
  PcPhases       phases;
  GArray        *deadlines;
  gboolean       cleared;
} PcSessionPlace;

/**
 * PcSessionCheck:
 * @places: (element-type PcSessionPlace): one a pathway
 * @sessions: borrowed #PcSession, by day and hour
 * @only: (nullable): the one of them that is asked about
 */
typedef struct
{
  PcCase          *self;
  GArray          *places;
  GPtrArray       *sessions;
  const PcSession *only;
  GPtrArray       *findings;
} PcSessionCheck;

/** The place of a session; %NULL where its pathway is not in the case. */
PcSessionPlace *pc_session_check_find_place  (const PcSessionCheck *self,
                                              const PcSession      *session);

/** Whether it takes time of the person, and its times are known. */
gboolean        pc_session_is_timed          (const PcSession *session);

/** Whether the person was there; an individual service has no word for it. */
gboolean        pc_session_is_present        (const PcSession *session);

/** The name of its service, or the code where @programme (nullable) does not know it; borrowed. */
const char     *pc_session_get_service_name  (const PcSession *session,
                                              PcProgramme     *programme);

/** Puts @finding at @field of the session, and has it rest on it. */
void            pc_session_set_place         (PcFinding       *finding,
                                              const PcSession *session,
                                              int              field);

/** By day, hour and id. */
int             pc_session_compare           (gconstpointer    a,
                                              gconstpointer    b);

/** Each session by itself. */
void            pc_session_check_each        (const PcSessionCheck *self);

/** Overlaps of the person's sessions, and more than a day has. */
void            pc_session_check_clashes     (const PcSessionCheck *self);

/** Whether the person was at the traineeship at that hour; prepared by the first, for days from @from to @to. */
typedef struct _PcSessionWork PcSessionWork;

PcSessionWork  *pc_session_work_new          (PcCase                *self,
                                              PcDay                  from,
                                              PcDay                  to);
void            pc_session_work_free         (PcSessionWork         *self);
gboolean        pc_session_work_clashes      (PcSessionWork         *self,
                                              const PcSession       *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcSessionWork, pc_session_work_free)

/** Hours delivered against the programme. */
void            pc_session_check_hours       (const PcSessionCheck *self);

G_END_DECLS
