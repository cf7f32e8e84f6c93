/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"

G_BEGIN_DECLS

/*
 * What is to be said of services as they were logged. A finding rests on the rows of the sessions it is about; one that
 * holds of several of them says so once. The rules are listed in the source.
 *
 * Times are those of the clock on the wall: a service from 1:00 to 4:00 has three hours also in the night in which the
 * clock is changed. A session that ends when another begins does not overlap with it.
 */

/**
 * pc_session_check_person:
 *
 * All services of a person: clashes with each other and with the hours of the traineeship, days outside the pathway or
 * after the end of the programme, days on which the office is closed or that lie ahead, hours, forms and phases against
 * the programme. Of several sessions that overlap each is named with the one that reaches furthest. Needs
 * %PC_CASE_SESSIONS, and %PC_CASE_DIARY for what was attended.
 */
void pc_session_check_person       (PcCase          *self,
                                    GPtrArray       *findings);

/**
 * pc_session_check_one:
 * @session: one of the person's, kept or not: it stands for the one of its id and pathway
 *
 * The part of it that concerns @session, as if it were kept: for what is being typed.
 */
void pc_session_check_one          (PcCase          *self,
                                    const PcSession *session,
                                    GPtrArray       *findings);

/**
 * pc_session_check_operator:
 * @sessions: (element-type PcSession): those of one operator, of any people
 *
 * What one operator cannot have done: services that overlap, but for one group session (also where each of its people
 * has a row of their own), and more hours than a day has.
 */
void pc_session_check_operator     (GArray          *sessions,
                                    GPtrArray       *findings);

/** The part of it that concerns @session, which stands for the one of its id. */
void pc_session_check_operator_one (GArray          *sessions,
                                    const PcSession *session,
                                    GPtrArray       *findings);

/**
 * pc_session_fill:
 * @entry: a service_entry
 * @participant: (nullable): the service_participant whose part it is; %NULL for an individual service
 *
 * @session as the records have it.
 */
void pc_session_fill               (PcSession       *session,
                                    PcRecord        *entry,
                                    PcRecord        *participant);

G_END_DECLS
