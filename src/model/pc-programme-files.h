/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-programme.h"

G_BEGIN_DECLS

/**
 * pc_programme_list_shipped:
 *
 * Returns: (transfer full): the ids of the programmes that come with Percorso, sorted
 */
char **pc_programme_list_shipped (void);

/**
 * pc_programme_list:
 *
 * Returns: (transfer full): the ids of all programmes, sorted: shipped, and one for each file `ID.programme` in the
 *   folder percorso/programmes of the user's and of the system's data folders. A file may turn out to be broken.
 */
char **pc_programme_list (void);

/**
 * pc_programme_lookup_shipped:
 *
 * The text of a shipped file, to copy and edit. Errors: PC_ERROR NOT_FOUND.
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes *pc_programme_lookup_shipped (const char  *id,
                                     GError     **error);

/**
 * pc_programme_find:
 *
 * Loads the programme @id. The user's folder goes before the system's and both before what is shipped, so that an
 * edited copy takes the place of its original; a broken copy is an error, never silently passed over.
 *
 * Errors: PC_ERROR NOT_FOUND; INVALID as pc_programme_new_from_data(); FAILED where the file cannot be read.
 *
 * Returns: (transfer full): the programme, or %NULL
 */
PcProgramme *pc_programme_find (const char  *id,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
