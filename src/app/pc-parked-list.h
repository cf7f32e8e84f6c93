/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PARKED_LIST (pc_parked_list_get_type ())
G_DECLARE_FINAL_TYPE (PcParkedList, pc_parked_list, PC, PARKED_LIST, GtkBox)

/**
 * PcParkedList:
 *
 * Rows of imports that were doubtful or refused, and wait. Cannot be seen where none does.
 *
 * Emits `take-up` (id) where somebody wants to decide on one, and `failed` (message).
 */
void pc_parked_list_show (PcParkedList *self,
                          PcStore      *store);

G_END_DECLS
