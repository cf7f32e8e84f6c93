/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_GROUP_DIALOG (pc_group_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcGroupDialog, pc_group_dialog, PC, GROUP_DIALOG, AdwWindow)

/**
 * pc_group_dialog_new:
 * @id: (nullable): the service_entry of a group session; %NULL for a new one
 *
 * A group session: what it was, and who was there, picked by typing. What the rules say stands below each person while it is
 * typed. All of it is kept at once, as one entry of the journal; Ctrl+S keeps it, Escape leaves it.
 *
 * Errors: NOT_FOUND where there is no such session, those of reading
 *
 * Returns: (transfer none): the window, not yet shown, or %NULL
 */
GtkWidget *pc_group_dialog_new    (PcStore        *store,
                                   const char     *id,
                                   GError        **error);

/** Adds the person of that id, as picking her does; %FALSE where she has no pathway or is there already. */
gboolean   pc_group_dialog_add    (PcGroupDialog  *self,
                                   const char     *person_id);

/** Keeps the session and closes; %FALSE, with what is missing said in the window, where it cannot. */
gboolean   pc_group_dialog_save   (PcGroupDialog  *self);

G_END_DECLS
