/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Days as spreadsheets count them. They take 1900 for a leap year, so that nothing before 1 March 1900 can be
 * written as a date without being a day off.
 */

/** Reads "2026-03-31"; %FALSE where it is no such text or before March 1900. */
gboolean  pc_serial_date_from_day     (const char  *iso,
                                       double      *serial);

/** Reads "2026-03-31T08:15:00.123Z" as the moment of the local time zone, to the second; %FALSE as above. */
gboolean  pc_serial_date_from_instant (const char  *iso,
                                       double      *serial);

/** The day of a serial number as "2026-03-31", full. */
char     *pc_serial_date_to_day       (double       serial);

/** The moment as "2026-03-31T08:15:00", to the nearest second, full. */
char     *pc_serial_date_to_instant   (double       serial);

G_END_DECLS
