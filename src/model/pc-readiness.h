/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-papers.h"

G_BEGIN_DECLS

/** What pc_readiness_check() and what builds on it look at. */
#define PC_CASE_READINESS \
  (PC_CASE_PERMITS | PC_CASE_PAPERS | PC_CASE_PLANS | PC_CASE_HOURS | PC_CASE_CAPACITY | PC_CASE_DIARY)

/**
 * pc_readiness_check:
 * @traineeship: (nullable): none agreed yet
 * @on: the day of the request
 *
 * Whether the clearance (nulla osta) can be asked for on @on: whether the person can take part, the papers of the
 * programme's list with their validity on that day, account and privacy, certified hours, the host with its places and
 * those of the tutors, the training project, the limits of the traineeship, the terms of the programme, and whether
 * somebody was replaced since. An incomplete request is inadmissible, so that a paper that is missing refuses it. The
 * rules are listed in the source; those of others that come with them are "eligibility-…" and "traineeship-…". Needs
 * %PC_CASE_READINESS.
 *
 * Returns: YES; UNKNOWN where something is not filled in or not stated; NO where something is refused
 */
PcVerdict  pc_readiness_check           (PcCase            *self,
                                         PcPathwayCase     *pathway,
                                         PcTraineeshipCase *traineeship,
                                         PcDay              on,
                                         GPtrArray         *findings);

/**
 * pc_readiness_is_pending:
 *
 * Whether the pathway is open on @on, which it is up to the day before that on which it was closed, and its clearance was
 * not issued by then, or is to be asked for anew.
 */
gboolean   pc_readiness_is_pending      (PcPathwayCase     *pathway,
                                         PcDay              on);

/**
 * pc_readiness_check_documents:
 * @step: "clearance", "start", "end", "claim"
 *
 * The papers alone that @step needs, and whether the list is complete.
 */
PcVerdict  pc_readiness_check_documents (PcCase            *self,
                                         PcPathwayCase     *pathway,
                                         PcTraineeshipCase *traineeship,
                                         const char        *step,
                                         PcDay              on,
                                         GPtrArray         *findings);

/**
 * pc_readiness_list_papers:
 *
 * The checklist of all steps, for the category in which the person takes part on @on.
 *
 * Returns: (transfer full) (element-type PcPaper): see pc_papers_list()
 */
GArray    *pc_readiness_list_papers     (PcCase            *self,
                                         PcPathwayCase     *pathway,
                                         PcTraineeshipCase *traineeship,
                                         PcDay              on);

/**
 * pc_readiness_sum_hours:
 * @delivered: (out): minutes of the services that count for the clearance
 * @certified: (out): of these, those that stand on a page of the register
 *
 * Returns: the minutes to be certified; -1 where the programme does not state them
 */
int        pc_readiness_sum_hours       (PcPathwayCase     *pathway,
                                         int               *delivered,
                                         int               *certified);

/**
 * pc_readiness_is_substituted:
 *
 * Whether host or trainee were replaced after the clearance was asked for, so that the request is for somebody else.
 * What was replaced on the day of the request itself is taken to have been so afterwards, unless what the request has
 * kept says that it was for the present host.
 */
gboolean   pc_readiness_is_substituted  (PcTraineeshipCase *traineeship,
                                         PcDay              on);

/**
 * pc_readiness_freeze:
 *
 * What pc_readiness_check() has to say on the day of the request, as JSON with keys that stay: the day, host, programme
 * with edition and region, traineeship, hours, verdict, findings.
 *
 * Returns: (transfer full): the text
 */
char      *pc_readiness_freeze          (PcCase            *self,
                                         PcPathwayCase     *pathway,
                                         PcTraineeshipCase *traineeship,
                                         PcDay              on);

/**
 * pc_readiness_list_changes:
 * @frozen: what pc_readiness_freeze() gave
 * @on: the day to look at it from; 0 for the day of the request, to see what edits alone have changed
 *
 * What is different from what it said: another host, other days or rules, hours, what has been mended since (a note)
 * and what stands in the way only now (at its own level). The rules begin with "clearance-changed".
 *
 * Returns: (transfer full) (element-type PcFinding)
 */
GPtrArray *pc_readiness_list_changes    (const char        *frozen,
                                         PcCase            *self,
                                         PcPathwayCase     *pathway,
                                         PcTraineeshipCase *traineeship,
                                         PcDay              on);

/**
 * pc_readiness_parse_host:
 * @name: (out) (optional) (transfer full) (nullable): its name then
 *
 * Returns: (transfer full) (nullable): the id of the host that a frozen request was for; %NULL where it does not say
 */
char      *pc_readiness_parse_host      (const char        *frozen,
                                         char             **name);

G_END_DECLS
