/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-handover.h"
#include "pc-report.h"

G_BEGIN_DECLS

#define PC_TYPE_KEPT_LIST (pc_kept_list_get_type ())
G_DECLARE_FINAL_TYPE (PcKeptList, pc_kept_list, PC, KEPT_LIST, GtkBox)

/**
 * PcKeptList:
 *
 * What was handed over of a report, the newest first. Cannot be seen where there is nothing.
 *
 * Emits `file` (#PcHandover) where somebody wants the workbook as it was, and `delta` (#PcHandover) where somebody
 * wants to know what has changed since.
 */
void pc_kept_list_show (PcKeptList      *self,
                        const PcReport  *report,
                        PcStore         *store);

G_END_DECLS
