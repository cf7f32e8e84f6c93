/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_EXCHANGE_PAGE (pc_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (PcExchangePage, pc_exchange_page, PC, EXCHANGE_PAGE, GtkBox)

/** How safe the work is: the changes kept here, the last backup, a check of the database. Emits `failed` (message). */
void  pc_exchange_page_set_store (PcExchangePage *self,
                                  PcStore        *store);

G_END_DECLS
