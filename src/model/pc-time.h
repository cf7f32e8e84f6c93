/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_time_parse:
 *
 * Reads a time of day as people type it: `9`, `9.30`, `9:30`, `09:30:00`, `0930`, `24`.
 *
 * Returns: minutes after midnight, 0 to 1440; -1 with PC_ERROR_INVALID
 */
int       pc_time_parse       (const char  *text,
                               GError     **error);

/**
 * pc_time_range_parse:
 *
 * Reads `9-13`, `9.30-12`: two times with a dash between them.
 *
 * Returns: %FALSE with PC_ERROR_INVALID where it is not, or where the end is not after the start
 */
gboolean  pc_time_range_parse (const char  *text,
                               int         *starts_at,
                               int         *ends_at,
                               GError     **error);

/** "09:30", full. */
char     *pc_time_format      (int          minutes);

/**
 * pc_minutes_parse:
 *
 * Reads a length: `1:30`, `1,5`, `2` (hours), `90m`, `1h30`, `1h 30min`, `1:30:00`. Two digits after a point or comma
 * could mean either and are refused.
 *
 * Returns: minutes, 0 or more; -1 with PC_ERROR_INVALID
 */
gint64    pc_minutes_parse    (const char  *text,
                               GError     **error);

/** "1:30", full. */
char     *pc_minutes_format   (gint64       minutes);

G_END_DECLS
