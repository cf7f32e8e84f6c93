/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-deadlines.h"
#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_TODAY_PAGE (pc_today_page_get_type ())
G_DECLARE_FINAL_TYPE (PcTodayPage, pc_today_page, PC, TODAY_PAGE, GtkBox)

/**
 * PcTodayPage:
 *
 * What needs somebody today: one list of what is late and what is due soon, of who works here or of the whole office, and
 * the caseload in figures. The list is reckoned on a thread of its own.
 *
 * Emits `opened` (deadline): a line is to be gone to, whose #PcDeadline is valid meanwhile; `counted` (late and of today,
 * of who works here) after each reckoning; `failed` (message).
 */
void        pc_today_page_set_store (PcTodayPage *self,
                                     PcStore     *store);

/** Looks at the database again, where anything has changed since, or another day has begun. */
void        pc_today_page_refresh   (PcTodayPage *self);

/** The tab of a person's page on which a deadline of that kind is dealt with. */
const char *pc_today_page_get_tab   (const char  *kind);

G_END_DECLS
