/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_IMPORT_VIEW (pc_import_view_get_type ())
G_DECLARE_FINAL_TYPE (PcImportView, pc_import_view, PC, IMPORT_VIEW, GtkBox)

/**
 * PcImportView:
 *
 * Takes in a spreadsheet: what it holds, what would become of each row, and then does it; all of it can be undone at
 * once. A workbook of ours that was filled in comes back the same way. Rows that were doubtful or refused wait here.
 *
 * Emits `failed` (message), and `done` (message) where something was imported.
 */
void     pc_import_view_set_store    (PcImportView  *self,
                                      PcStore       *store);

/** Looks at that file, as choosing it does. */
void     pc_import_view_open         (PcImportView  *self,
                                      const char    *path);

/** Says what would become of each row, or does it. */
void     pc_import_view_run          (PcImportView  *self,
                                      gboolean       keep);

/** Takes back what was imported last, on a thread as the others. */
void     pc_import_view_undo         (PcImportView  *self);

/** Writes the rows and what has become of them to @path, a workbook; nothing where there are none, or it is busy. */
void     pc_import_view_write_result (PcImportView  *self,
                                      const char    *path);

/** Whether something is under way. */
gboolean pc_import_view_is_busy      (PcImportView  *self);

G_END_DECLS
