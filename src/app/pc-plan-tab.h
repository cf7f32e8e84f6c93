/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PLAN_TAB (pc_plan_tab_get_type ())
G_DECLARE_FINAL_TYPE (PcPlanTab, pc_plan_tab, PC, PLAN_TAB, GtkBox)

/**
 * PcPlanTab:
 *
 * The pathway and its action plan, with what is wrong with it, goals and planned services. Emits `failed` (message),
 * and `place-asked` (kind, record id, field) for what is mended elsewhere.
 */
void  pc_plan_tab_set_store   (PcPlanTab *self,
                               PcStore   *store);

/** Shows @pathway and its latest plan; %NULL shows none. */
void  pc_plan_tab_set_pathway (PcPlanTab *self,
                               PcRecord  *pathway);

/** Puts the cursor to a record of the plan, or to a field of it; %FALSE where it is mended elsewhere. */
gboolean pc_plan_tab_show_place (PcPlanTab    *self,
                                 const PcKind *kind,
                                 const char   *id,
                                 int           field);

/** Puts the cursor where typing begins. */
void  pc_plan_tab_start (PcPlanTab *self);

G_END_DECLS
