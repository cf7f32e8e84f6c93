/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-record.h"

G_BEGIN_DECLS

/* Checks that several kinds share; each adds its issues to @issues. */

/** The day in @ends may not be before the day in @starts. */
void  pc_check_days   (PcRecord  *record,
                       guint      starts,
                       guint      ends,
                       GPtrArray *issues);

/** The day in @field may not be later than today. */
void  pc_check_past   (PcRecord  *record,
                       guint      field,
                       GPtrArray *issues);

/** The time in @ends must be after the time in @starts. */
void  pc_check_times  (PcRecord  *record,
                       guint      starts,
                       guint      ends,
                       GPtrArray *issues);

/** The length in @minutes must be at most a day, and no longer than @available (minutes; 0: not known). */
void  pc_check_length (PcRecord  *record,
                       guint      minutes,
                       gint64     available,
                       GPtrArray *issues);

/** Minutes from the time in @starts to the time in @ends; 0 where one is unset or they are reversed. */
gint64 pc_check_get_span (PcRecord *record,
                          guint     starts,
                          guint     ends);

G_END_DECLS
