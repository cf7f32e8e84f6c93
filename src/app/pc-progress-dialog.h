/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-progress.h"

G_BEGIN_DECLS

#define PC_TYPE_PROGRESS_DIALOG (pc_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcProgressDialog, pc_progress_dialog, PC, PROGRESS_DIALOG, AdwWindow)

/**
 * pc_progress_dialog_new:
 * @owner: in front of whose window it stays
 * @doing: what is being done, translated
 * @progress: (nullable): how far it is; %NULL where that cannot be said
 * @cancellable: cancelled by its button, by Escape, by closing it, and by closing the window of @owner
 *
 * Stays in front while something writes that nothing else may write beside. Shown at once; who made it calls
 * pc_progress_dialog_end().
 */
GtkWidget *pc_progress_dialog_new (GtkWidget     *owner,
                                   const char    *doing,
                                   PcProgress    *progress,
                                   GCancellable  *cancellable);

/** Takes it away: what it was about has come to its end. */
void       pc_progress_dialog_end (GtkWidget     *dialog);

G_END_DECLS
