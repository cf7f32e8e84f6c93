/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report-handover.h"

G_BEGIN_DECLS

/* Shared by what writes reports, here and on threads. */

/** The sentence that only workbooks are handed over, translated. */
const char *pc_report_explain_suffix (void);

/**
 * Makes the key of @recipient where @store has none yet, before a thread reads that cannot write. What is wrong with the
 * recipient is told by that thread, which finds none.
 */
void        pc_report_make_key       (PcStore    *store,
                                      const char *recipient);

G_END_DECLS
