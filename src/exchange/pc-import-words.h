/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-code-list.h"
#include "pc-field.h"

G_BEGIN_DECLS

/* Words in cells that stand for what is kept, in every language that Percorso is translated into. From any thread. */

/** "1" or "0" of yes and no, "x", a tick; %NULL where it is neither. */
const char *pc_import_words_find_boolean (const char        *text);

/**
 * The codes of labels with a comma, semicolon, slash or line end between them, a space between codes; full; %NULL where
 * one is unknown.
 */
char       *pc_import_words_dup_codes    (const PcCodeList  *list,
                                          const char        *text);

/**
 * The id of a programme, or the code of a service, that is called @text or begins with its code; full; %NULL otherwise.
 */
char       *pc_import_words_dup_id       (const PcField     *field,
                                          const char        *text);

/** Whether @text begins as the first cell of a row of totals does: "Totale", "Totale persone". */
gboolean    pc_import_words_is_total    (const char        *text);

G_END_DECLS
