/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PcCodeList:
 *
 * The values a choice has: ids that are kept, labels that are shown. Most lists are data/codes/<name>.xml; "countries"
 * (ISO 3166-1 alpha-2, with XK for Kosovo and 999 for stateless) and "languages" (ISO 639-2 terminology codes, with
 * those of ISO 639-3 that offices meet) come from the package iso-codes.
 *
 * Lists, ids and notes live as long as the program. Everything here may be called from any thread.
 */
typedef struct _PcCodeList PcCodeList;

/** The list of that name, read when first asked for; %NULL where there is none. */
const PcCodeList *pc_code_list_get            (const char       *name);

guint             pc_code_list_get_n_codes    (const PcCodeList *list);

/** The id at @index, 0 to n_codes - 1, in the order of the list. */
const char       *pc_code_list_get_id         (const PcCodeList *list,
                                               guint             index);

/** Whether @id is one of the list, to the letter. */
gboolean          pc_code_list_has            (const PcCodeList *list,
                                               const char       *id);

/**
 * The label of @id in the user's language, borrowed; @id itself where the list has no such code, as rows that came
 * from a newer version may name. Does not allocate: it is called for each cell of a report.
 */
const char       *pc_code_list_get_label      (const PcCodeList *list,
                                               const char       *id);

/** The legal reference or remark of @id, the same in every language; %NULL where there is none. */
const char       *pc_code_list_get_note       (const PcCodeList *list,
                                               const char       *id);

/**
 * pc_code_list_find:
 * @text: an id, or a label in the user's language or in English
 *
 * What a person typed or a spreadsheet holds. Case, accents and the number of spaces do not count; one name out of
 * several ("Pashto" of "Pushto; Pashto") is enough where no other code has it too.
 *
 * Returns: (nullable): the id, or %NULL where it is none or could be several
 */
const char       *pc_code_list_find           (const PcCodeList *list,
                                               const char       *text);

/**
 * pc_code_list_find_any:
 *
 * As pc_code_list_find(), and where that finds nothing, labels in every language that Percorso is translated into: what
 * a spreadsheet from elsewhere holds. A word that is one code in one language and another one in another finds neither.
 *
 * Returns: (nullable): the id, or %NULL where it is none or could be several
 */
const char       *pc_code_list_find_any       (const PcCodeList *list,
                                               const char       *text);

/** The ids in the alphabetical order of the user's language; free with g_strfreev(). */
GStrv             pc_code_list_dup_sorted_ids (const PcCodeList *list);

G_END_DECLS
