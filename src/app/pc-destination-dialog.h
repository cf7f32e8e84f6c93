/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-outbox-runner.h"

G_BEGIN_DECLS

#define PC_TYPE_DESTINATION_DIALOG (pc_destination_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcDestinationDialog, pc_destination_dialog, PC, DESTINATION_DIALOG, AdwWindow)

/**
 * pc_destination_dialog_new:
 * @runner: (nullable): which is told passwords; %NULL where nothing is sent
 * @destination: (nullable): %NULL for a new one
 *
 * A destination of the outbox. There is no Save: a field is kept when it is left. A password goes to the keyring of the
 * desktop, or is known until the program ends where that is wanted.
 */
GtkWidget *pc_destination_dialog_new          (PcStore             *store,
                                               PcOutboxRunner      *runner,
                                               PcRecord            *destination);

/** Whether it is the dialog of that destination. */
gboolean   pc_destination_dialog_is_about     (PcDestinationDialog *self,
                                               const char          *destination_id);

/**
 * pc_destination_dialog_ask_password:
 * @refused: whether the one that was known is refused
 *
 * Asks for the password, with the cursor there unless something else is being typed.
 */
void       pc_destination_dialog_ask_password (PcDestinationDialog *self,
                                               gboolean             refused);

G_END_DECLS
