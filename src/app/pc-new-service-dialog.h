/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_NEW_SERVICE_DIALOG (pc_new_service_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcNewServiceDialog, pc_new_service_dialog, PC, NEW_SERVICE_DIALOG, AdwWindow)

/**
 * pc_new_service_dialog_new:
 *
 * Asks whether a service is of one person, who is picked by typing, or of a group. Closes by itself.
 *
 * Emits `person` (id) or `group`.
 */
GtkWidget *pc_new_service_dialog_new (PcStore *store);

G_END_DECLS
