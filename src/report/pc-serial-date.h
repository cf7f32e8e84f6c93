/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcSerialDate:
 * @serial: days, and the time as part of one
 * @has_day: whether a day was read; without one @serial is less than 1
 * @has_time: whether a time was read
 */
typedef struct
{
  double   serial;
  gboolean has_day;
  gboolean has_time;
} PcSerialDate;

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

/**
 * pc_serial_date_read:
 * @iso: "2026-03-31", "2026-03-31T08:15", "08:15:00.5"; a `Z` at its end counts for nothing, as spreadsheets know no
 *   time zones
 * @is_1904: whether the serial is to count from 1904
 *
 * Returns: %FALSE where it is no such text or before March 1900
 */
gboolean  pc_serial_date_read         (const char   *iso,
                                       gboolean      is_1904,
                                       PcSerialDate *date);

/**
 * pc_serial_date_to_day:
 * @is_1904: whether days count from 1 January 1904; otherwise 1 is 1 January 1900, and 60 the 29 February that never
 *   was
 *
 * Returns: (transfer full): ISO text, the time left out; %NULL for what is no day from 1900 to 9999
 */
char     *pc_serial_date_to_day       (double        serial,
                                       gboolean      is_1904);

/** The moment of the local time zone, to the second, as ISO text in UTC; full; %NULL as above. */
char     *pc_serial_date_to_instant   (double        serial,
                                       gboolean      is_1904);

/** The moment as the sheet shows it, "2026-03-31T08:15:00", to the nearest second; full; %NULL as above. */
char     *pc_serial_date_to_local     (double        serial);

G_END_DECLS
