/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_money_parse:
 *
 * Reads an amount in euro as people type it: `5940`, `5.940,00`, `5,940.00`, `€ 12,5`, `12 euro`, `EUR 12`. The last of
 * `.` and `,` with one or two digits behind it is the decimal sign, whatever the locale.
 *
 * Returns: %FALSE with PC_ERROR_INVALID where it is not an amount
 */
gboolean  pc_money_parse    (const char  *text,
                             gint64      *cents,
                             GError     **error);

/** The amount with two decimals and the signs of the locale ("5.940,00"), full. */
char     *pc_money_format   (gint64       cents);

/** @cents times @part over @whole, half a cent up; none of them negative, @whole more than 0. */
gint64    pc_money_share    (gint64       cents,
                             gint64       part,
                             gint64       whole);

/** Reads a whole number, spaces around it allowed. */
gboolean  pc_integer_parse  (const char  *text,
                             gint64      *value,
                             GError     **error);

G_END_DECLS
