/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-match-card.h"
#include "pc-store.h"

G_BEGIN_DECLS

/* The people of the database as pc_match_compare() takes them. Internal to this folder. */

/**
 * PcMatchRow:
 * @row: where the person stands in the table `beneficiary`
 *
 * A person who is not removed, with her card.
 */
typedef struct
{
  gint64       row;
  char        *id;
  PcMatchCard *card;
} PcMatchRow;

void         pc_match_row_free        (PcMatchRow  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcMatchRow, pc_match_row_free)

/**
 * pc_match_rows_get:
 * @row: (out): the person; %NULL where that row is gone or removed
 */
gboolean     pc_match_rows_get        (PcStore     *store,
                                       gint64       rowid,
                                       PcMatchRow **row,
                                       GError     **error);

/**
 * PcMatchRowFunc:
 * @row: (transfer full): a person
 *
 * Returns: %FALSE to stop, with an error
 */
typedef gboolean (*PcMatchRowFunc) (PcMatchRow  *row,
                                    gpointer     data,
                                    GError     **error);

/** Calls @func for each person, in the order of the rows. */
gboolean     pc_match_rows_foreach    (PcStore        *store,
                                       PcMatchRowFunc  func,
                                       gpointer        data,
                                       GError        **error);

/** The card of a person as it stands in @person, with the permits of the database; full. */
PcMatchCard *pc_match_rows_make_card  (PcStore     *store,
                                       PcRecord    *person,
                                       GError     **error);

/** The card of a person who has @permits (nullable, ends with %NULL) and none in the database; full. */
PcMatchCard *pc_match_rows_make_new_card (PcRecord           *person,
                                          const char * const *permits);

/**
 * The columns of a person that a card is made of, and those of a permit, with @prefix before each and a comma
 * between; full.
 */
char        *pc_match_rows_list_columns (const PcKind *kind,
                                         const char   *prefix);

G_END_DECLS
