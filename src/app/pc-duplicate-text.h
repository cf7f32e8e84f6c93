/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-match.h"
#include "pc-record.h"

G_BEGIN_DECLS

/* How people who could be one are spoken of, wherever they are shown. */

/** What tells a person from another at a glance: code, day of birth, citizenships; full. */
char *pc_duplicate_text_person (PcRecord      *person);

/** How likely the two are one, and every reason for it and against it; full. */
char *pc_duplicate_text_why    (const PcMatch *match);

G_END_DECLS
