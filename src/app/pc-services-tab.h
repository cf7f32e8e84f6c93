/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_SERVICES_TAB (pc_services_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcServicesTab, pc_services_tab, PC, SERVICES_TAB, GtkBox)

/** The log of a pathway, typed as in a spreadsheet, over the balance of its hours. Emits `failed` (message). */
void  pc_services_tab_set_store   (PcServicesTab *self,
                                   PcStore       *store);

/** Shows the services of @pathway; %NULL shows none. */
void  pc_services_tab_set_pathway (PcServicesTab *self,
                                   PcRecord      *pathway);

/** Puts the cursor into the line for a new service. */
void  pc_services_tab_start       (PcServicesTab *self);

G_END_DECLS
