/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-case.h"
#include "pc-finding.h"
#include "pc-store.h"

G_BEGIN_DECLS

/**
 * pc_session_load_operator:
 * @from: the first day
 * @to: the last day
 *
 * What one operator gives on those days, to whomever: by day and hour. A group session stands once, with no pathway and
 * its own hours.
 *
 * Errors: those of reading
 *
 * Returns: (transfer full) (element-type PcSession): the sessions, or %NULL
 */
GArray   *pc_session_load_operator (PcStore     *store,
                                    const char  *operator_id,
                                    PcDay        from,
                                    PcDay        to,
                                    GError     **error);

/**
 * pc_session_load_clashes:
 * @person: with %PC_CASE_SESSIONS
 *
 * Adds what pc_session_check_operator() says of the operators of this person's services, where it concerns one of these.
 *
 * Errors: those of reading
 */
gboolean  pc_session_load_clashes  (PcStore     *store,
                                    PcCase      *person,
                                    GPtrArray   *findings,
                                    GError     **error);

G_END_DECLS
