/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_COMPARE_DIALOG (pc_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcCompareDialog, pc_compare_dialog, PC, COMPARE_DIALOG, AdwWindow)

/**
 * pc_compare_dialog_new:
 * @first_id: a person who is kept
 * @second_id: another one
 *
 * Two people who could be one, side by side, to be merged, or known not to be the same from then on. Neither is done
 * before it is asked for, and both can be undone.
 *
 * Emits `merged` (id of the one who stays) or `distinct` (message), and is gone; where that fails it says why, and stays.
 *
 * Errors: as of pc_duplicates_get_two()
 *
 * Returns: (nullable): %NULL on error
 */
GtkWidget *pc_compare_dialog_new (PcStore     *store,
                                  const char  *first_id,
                                  const char  *second_id,
                                  GError     **error);

G_END_DECLS
