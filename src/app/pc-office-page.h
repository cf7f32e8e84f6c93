/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_OFFICE_PAGE (pc_office_page_get_type ())
G_DECLARE_FINAL_TYPE (PcOfficePage, pc_office_page, PC, OFFICE_PAGE, GtkBox)

/**
 * PcOfficePage:
 *
 * The office, its operators, and which of them is working here now: the name that the journal and new
 * services get. Emits `changed` when that name or the office changed, and `failed` (message).
 */
void  pc_office_page_set_store (PcOfficePage *self,
                                PcStore      *store);

G_END_DECLS
