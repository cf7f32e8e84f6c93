/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Names of Italian places as people type them: with accents or without, "Reggio Emilia" for "Reggio nell'Emilia",
 * "S. Donato" for "San Donato", "Sanremo" and "San Remo", with the province behind: "Castro (BG)".
 */

/**
 * pc_place_name_split:
 * @text: what was typed
 * @province: (out) (transfer full) (nullable): the two letters in brackets at its end, in capitals
 *
 * Returns: (transfer full): @text without what stands in brackets at its end, and without spaces around it
 */
char    *pc_place_name_split  (const char  *text,
                               char       **province);

/**
 * pc_place_name_fold:
 * @name: a name without a province
 *
 * Returns: (transfer full): what two spellings of a name have in common, small letters a to z without spaces;
 *   "" where @name has no Latin letters
 */
char    *pc_place_name_fold   (const char  *name);

/** Whether every word of @part that says something stands in @whole too, in any order; %FALSE where there is none. */
gboolean pc_place_name_within (const char  *part,
                               const char  *whole);

G_END_DECLS
