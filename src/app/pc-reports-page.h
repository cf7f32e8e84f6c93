/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_REPORTS_PAGE (pc_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (PcReportsPage, pc_reports_page, PC, REPORTS_PAGE, GtkBox)

/** The spreadsheets: which one, over what, its first rows, and the export with progress and cancel. Emits `failed` (message). */
void  pc_reports_page_set_store (PcReportsPage *self,
                                 PcStore       *store);

G_END_DECLS
