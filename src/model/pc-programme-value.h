/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme-format.h"

G_BEGIN_DECLS

/**
 * PcProgrammeBand:
 * @up_to: the greatest number of employees in the band
 * @places: how many trainees a host of that size may have
 */
typedef struct
{
  guint up_to;
  guint places;
} PcProgrammeBand;

/**
 * PcProgrammeRate:
 * @up_to_minutes: the greatest length in the band, in minutes
 * @cents: the amount for a length in it
 */
typedef struct
{
  int    up_to_minutes;
  gint64 cents;
} PcProgrammeRate;

/**
 * pc_programme_is_name:
 *
 * Returns: %TRUE if @text may name a programme or a group
 */
gboolean pc_programme_is_name (const char *text);

/**
 * pc_programme_key_explain:
 * @key: what is expected
 * @value: what stands in the file, stripped; a setting's "@NAME" is not followed
 *
 * Judges the form of @value alone; whether a reference leads anywhere is the check's business.
 *
 * Returns: (transfer full) (nullable): a translated sentence that says what is wrong, or %NULL
 */
char *pc_programme_key_explain (const PcProgrammeKey *key,
                                const char           *value);

/**
 * pc_programme_parse_money:
 * @cents: (out) (optional): 0 to 999,999,999,999; left alone if @text is wrong
 *
 * Reads "5940" or "5940.00", exactly and in no locale: a decimal comma, a sign or one decimal is wrong.
 *
 * Returns: %TRUE if @text is an amount
 */
gboolean pc_programme_parse_money (const char *text,
                                   gint64     *cents);

/**
 * pc_programme_parse_hours:
 * @minutes: (out) (optional): 0 to 599,999; left alone if @text is wrong
 *
 * Reads "36" or "4:30".
 *
 * Returns: %TRUE if @text is a length of time
 */
gboolean pc_programme_parse_hours (const char *text,
                                   int        *minutes);

/**
 * pc_programme_parse_integer:
 * @number: (out) (optional): left alone if @text is wrong
 *
 * Reads up to nine digits, without sign or spaces.
 *
 * Returns: %TRUE if @text is a whole number from @min to @max
 */
gboolean pc_programme_parse_integer (const char *text,
                                     int         min,
                                     int         max,
                                     int        *number);

/**
 * pc_programme_parse_bands:
 *
 * Reads "5:1;20:2": up to 5 employees one place, up to 20 two.
 *
 * Returns: (transfer full) (nullable) (element-type PcProgrammeBand): the bands, rising, or %NULL if @text is wrong
 */
GArray *pc_programme_parse_bands (const char *text);

/**
 * pc_programme_parse_rates:
 *
 * Reads "20:300.00;24:30:400.00": up to 20 hours 300 euros, up to 24 hours and a half 400. Hours rise, and amounts do
 * not fall.
 *
 * Returns: (transfer full) (nullable) (element-type PcProgrammeRate): the rates, rising, or %NULL if @text is wrong
 */
GArray *pc_programme_parse_rates (const char *text);

/**
 * pc_programme_split_list:
 *
 * Splits at ';' and strips each part; one ';' at the end is allowed, as key files have it.
 *
 * Returns: (transfer full): the parts
 */
char **pc_programme_split_list (const char *text);

G_END_DECLS
