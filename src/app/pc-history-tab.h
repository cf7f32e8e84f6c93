/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_HISTORY_TAB (pc_history_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcHistoryTab, pc_history_tab, PC, HISTORY_TAB, GtkBox)

/** Shows what was changed about @person (a beneficiary) and all that belongs to it: when, by whom, from what to what. */
void  pc_history_tab_show (PcHistoryTab *self,
                           PcStore      *store,
                           const char   *person);

G_END_DECLS
