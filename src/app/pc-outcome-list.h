/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-import-outcome.h"

G_BEGIN_DECLS

#define PC_TYPE_OUTCOME_LIST (pc_outcome_list_get_type ())
G_DECLARE_FINAL_TYPE (PcOutcomeList, pc_outcome_list, PC, OUTCOME_LIST, GtkBox)

/**
 * PcOutcomeList:
 *
 * What becomes of each row of a file: how many are new, changed, unchanged, doubtful and refused; the rows of one of
 * these, with old and new values, and the reasons.
 *
 * Emits `decided` (#PcImportOutcome, id or "new") where somebody says who a doubtful row is.
 */

/**
 * pc_outcome_list_show:
 * @outcomes: (nullable) (element-type PcImportOutcome): borrowed until the next call; %NULL empties it
 * @counts: (array fixed-size=PC_IMPORT_N_VERDICTS): how many rows there are of each
 * @deciding: whether doubtful rows can be decided on
 */
void pc_outcome_list_show (PcOutcomeList *self,
                           GPtrArray     *outcomes,
                           const guint   *counts,
                           gboolean       deciding);

G_END_DECLS
