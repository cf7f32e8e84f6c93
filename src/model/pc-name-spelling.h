/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pc_name_spelling:
 * @latin: a word as pc_name_latin() gives it
 *
 * One spelling for the sounds of @latin: a, i and u for the vowels, x for sh, q for kh, c for what is said as t or s
 * (th) and w for what is said as d or z (dz); no letter twice in a row.
 *
 * Returns: (transfer full): "" where nothing is left
 */
char     *pc_name_spelling             (const char *latin);

/** Whether @latin is an article or a word for "son of" or "daughter of", which papers write or leave out. */
gboolean  pc_name_spelling_is_particle (const char *latin);

G_END_DECLS
