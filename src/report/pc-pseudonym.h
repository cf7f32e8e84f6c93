/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-store.h"

G_BEGIN_DECLS

/**
 * PcPseudonym:
 *
 * Codes that stand for people and records in what is handed to one recipient: the same each time for the same person,
 * others for another recipient, and not to be undone without the key. The key is made when a recipient is named for the
 * first time, and kept with the settings of the database, encrypted as it is. A code is the beginning of HMAC-SHA-256
 * over what it stands for.
 *
 * What was given out is remembered, so that a file of keys can be written: which code stands for whom. It is written
 * only where it is asked for, and never into the workbook.
 *
 * Stays on one thread.
 */
typedef struct _PcPseudonym PcPseudonym;

/**
 * pc_pseudonym_new:
 * @store: which keeps the keys
 * @recipient: who gets it, as typed; case and spaces at the ends do not matter
 *
 * Errors: INVALID where @recipient is blank, NOT_FOUND where @store cannot be written and has no key for the recipient yet,
 *   DAMAGED where there is one that cannot be read
 *
 * Returns: (transfer full): the codes for that recipient, or %NULL
 */
PcPseudonym *pc_pseudonym_new            (PcStore      *store,
                                          const char   *recipient,
                                          GError      **error);
void         pc_pseudonym_free           (PcPseudonym  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcPseudonym, pc_pseudonym_free)

const char  *pc_pseudonym_get_recipient  (PcPseudonym  *self);

/**
 * Makes the key of @recipient where @store has none yet, before a store that is only read wants it. What is wrong with the
 * recipient is told there: it finds none.
 */
void         pc_pseudonym_prepare        (PcStore      *store,
                                          const char   *recipient);

/** The code for @text: 16 characters of base 32, valid as long as @self. */
const char  *pc_pseudonym_get            (PcPseudonym  *self,
                                          const char   *text);

/**
 * pc_pseudonym_write_keys:
 * @path: a .csv file, which appears whole, readable by its owner alone
 *
 * Which code stands for what, of all that were given out so far.
 *
 * Errors: those of pc_output_new()
 */
gboolean     pc_pseudonym_write_keys     (PcPseudonym  *self,
                                          const char   *path,
                                          GError      **error);

G_END_DECLS
