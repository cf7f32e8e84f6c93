/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_TODAY_PAGE (pc_today_page_get_type ())
G_DECLARE_FINAL_TYPE (PcTodayPage, pc_today_page, PC, TODAY_PAGE, GtkBox)

/**
 * PcTodayPage:
 *
 * What needs somebody today: permits about to expire, pathways that stand still, and the caseload in
 * figures. Emits `permit-opened` and `pathway-opened` (id).
 */
void  pc_today_page_set_store (PcTodayPage *self,
                               PcStore     *store);

/** Looks at the database again. */
void  pc_today_page_refresh   (PcTodayPage *self);

G_END_DECLS
