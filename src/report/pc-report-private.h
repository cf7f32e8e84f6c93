/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report-handover.h"

G_BEGIN_DECLS

/* Shared by what writes reports, here and on threads. */

/** The sentence that only workbooks are handed over, translated. */
const char *pc_report_explain_suffix (void);

G_END_DECLS
