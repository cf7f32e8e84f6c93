/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PcRuleFileKind:
 * @folder: where such files stand: among the data that is shipped, and in percorso/ of the user's and of the system's
 *   data folders
 * @suffix: what their names end in, after the Id that stands in the file
 * @check: finds every mistake
 *
 * The rules that come in files: those of funding notices and those of regions. What both have in common is here; what
 * a file means, PcProgramme and PcRegion know.
 */
typedef struct
{
  const char *folder;
  const char *suffix;
  GPtrArray *(*check) (const char *text,
                       gssize      length);
} PcRuleFileKind;

extern const PcRuleFileKind pc_rule_file_programme;
extern const PcRuleFileKind pc_rule_file_region;

/**
 * pc_rule_file_list:
 *
 * Returns: (transfer full): the ids of the files that are shipped and, unless @shipped, of those in the data folders,
 *   each once, sorted
 */
char     **pc_rule_file_list           (const PcRuleFileKind  *kind,
                                        gboolean               shipped);

/**
 * pc_rule_file_lookup_shipped:
 * @id: any text
 *
 * Returns: (transfer full) (nullable): the file as it was shipped
 */
GBytes    *pc_rule_file_lookup_shipped (const PcRuleFileKind  *kind,
                                        const char            *id);

/**
 * pc_rule_file_find:
 * @id: any text; what is no name is never looked for, so that one with a slash does not lead out of the folder
 * @origin: (out): the path or, of a shipped file, the name; full. Set only where bytes are returned
 *
 * The user's folder goes before the system's and both before what is shipped.
 *
 * Errors: PC_ERROR FAILED where the file is there and cannot be read. %NULL without an error: there is none.
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
GBytes    *pc_rule_file_find           (const PcRuleFileKind  *kind,
                                        const char            *id,
                                        char                 **origin,
                                        GError               **error);

/**
 * pc_rule_file_load:
 * @origin: where @data comes from, for messages
 *
 * Errors: PC_ERROR INVALID with the first mistake, its line, and how many follow.
 *
 * Returns: (transfer full): the groups and keys of a file without mistakes, or %NULL
 */
GKeyFile  *pc_rule_file_load           (const PcRuleFileKind  *kind,
                                        GBytes                *data,
                                        const char            *origin,
                                        GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * pc_rule_file_check_name:
 *
 * Only the name of a file leads to what is in it, so a file under another name would never be found again.
 *
 * Errors: PC_ERROR INVALID where @origin ends in the suffix and is not the name of @id.
 *
 * Returns: %TRUE if the name will do
 */
gboolean   pc_rule_file_check_name     (const PcRuleFileKind  *kind,
                                        const char            *origin,
                                        const char            *id,
                                        GError               **error);

/**
 * pc_rule_file_dup_value:
 *
 * Returns: (transfer full) (nullable): what stands there, stripped, escapes left; %NULL where nothing does
 */
char      *pc_rule_file_dup_value      (GKeyFile              *file,
                                        const char            *group,
                                        const char            *key);

G_END_DECLS
