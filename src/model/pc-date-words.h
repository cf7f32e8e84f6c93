/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_date_words_read:
 * @text: such as `31 marzo 2026`, `31-mar-26`, `1 Dec`, `March 31, 2026`
 * @this_year: the year of a day that has none, and that two figures of a year refer to
 *
 * Reads a day whose month is a word: Italian, English or of the locale, whole or its first three letters or more.
 * The day stands before or behind it.
 *
 * Returns: %FALSE where it is no such text, no day of the calendar, or not from 1900 to 2200
 */
gboolean  pc_date_words_read (const char  *text,
                              int          this_year,
                              GDate       *date);

G_END_DECLS
