/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Days are ISO text ("2026-03-31") wherever they are kept. This is the one place
 * that reads what people type and that writes what they see.
 */

/** Reads strict ISO text; %FALSE where it is not a day of the calendar. */
gboolean  pc_date_from_iso (const char   *iso,
                            GDate        *date);

/** ISO text, full. */
char     *pc_date_to_iso   (const GDate  *date);

/** ISO text of @iso moved by @days, full. */
char     *pc_date_add_days (const char   *iso,
                            int           days);

/** Today in the local time zone, ISO text, full. */
char     *pc_date_today    (void);

/**
 * pc_date_parse:
 * @text: what was typed
 * @today: ISO text; the day that `today`, `-1` and a missing year refer to
 *
 * Reads a day as people type it: `31/3/2026`, `31.3.26`, `3/5`, `310326`, `2026-03-31`, `31 marzo 2026`,
 * `today`, `+7`, `-1`. Day and month stand in the order of the locale. A year of two
 * digits is the one from 80 years ago to 19 years ahead.
 *
 * Returns: (transfer full): ISO text, or %NULL with PC_ERROR_INVALID
 */
char     *pc_date_parse    (const char   *text,
                            const char   *today,
                            GError      **error);

/** The year that two digits name in @this_year: one from 80 years before it to 19 years after. */
int       pc_date_full_year (int           year,
                             int           this_year);

/** The day as the locale writes it, always with four digits of the year; full. */
char     *pc_date_format   (const char   *iso);

/** A moment in UTC as the clock here shows it: the day as the locale writes it, hours and minutes; full. */
char     *pc_date_format_moment (const char *instant);

G_END_DECLS
