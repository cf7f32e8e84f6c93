/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-import.h"

G_BEGIN_DECLS

#define PC_TYPE_IMPORT_MAPPING_VIEW (pc_import_mapping_view_get_type ())
G_DECLARE_FINAL_TYPE (PcImportMappingView, pc_import_mapping_view, PC, IMPORT_MAPPING_VIEW, GtkBox)

/**
 * PcImportMappingView:
 *
 * What a file holds: its sheets, what the rows of one are about, and what each column is, with the heading and a sample
 * of it. Can be kept under a name for the next file of the same make.
 *
 * Emits `edited` after each change, and `failed` (message).
 */

/** @import: (nullable): outlives the view, or its being shown */
void pc_import_mapping_view_set_import (PcImportMappingView *self,
                                        PcImport            *import,
                                        PcStore             *store);

/** Keeps what the columns of the sheet that is shown hold under @name. */
void pc_import_mapping_view_save       (PcImportMappingView *self,
                                        const char          *name);

G_END_DECLS
