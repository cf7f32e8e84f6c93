/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_SERVICES_TAB (pc_services_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcServicesTab, pc_services_tab, PC, SERVICES_TAB, GtkBox)

/**
 * PcServicesTab:
 *
 * The hours of a pathway service by service, what is wrong with them, the log of its services, typed as in a spreadsheet,
 * and the group sessions it has a part in. What the programme refuses is not kept; the rest is warned of.
 *
 * Emits `failed` (message), and `place-asked` (kind, record id, field) for what is mended elsewhere.
 */
void  pc_services_tab_set_store   (PcServicesTab *self,
                                   PcStore       *store);

/** Shows the services of @pathway; %NULL shows none. */
void  pc_services_tab_set_pathway (PcServicesTab *self,
                                   PcRecord      *pathway);

/** Puts the cursor to a service of the pathway, or opens the group session; %FALSE where there is no such service. */
gboolean  pc_services_tab_show_service (PcServicesTab *self,
                                        const char    *id,
                                        int            field);

/** Puts the cursor into the line for a new service. */
void  pc_services_tab_start       (PcServicesTab *self);

G_END_DECLS
