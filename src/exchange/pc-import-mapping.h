/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-import.h"

G_BEGIN_DECLS

/* What the columns of a sheet hold, kept under a name and found again by the headings (PcSavedMapping). */

/** Keeps what sheet @sheet has now, in place of what was kept under @name. */
gboolean  pc_import_save_mapping (PcImport     *self,
                                  guint         sheet,
                                  PcStore      *store,
                                  const char   *name,
                                  GError      **error);

/**
 * pc_import_use_mapping:
 *
 * Takes what was kept under @name for sheet @sheet: its kind, and the columns that it has too.
 *
 * Errors: NOT_FOUND where there is none; INVALID where none of its columns is there; DAMAGED
 */
gboolean  pc_import_use_mapping  (PcImport     *self,
                                  guint         sheet,
                                  PcStore      *store,
                                  const char   *name,
                                  GError      **error);

/**
 * pc_import_find_mapping:
 *
 * The name of the mapping all of whose headings are in the sheet, the one with most of them; full; %NULL where there is
 * none.
 */
char     *pc_import_find_mapping (PcImport     *self,
                                  guint         sheet,
                                  PcStore      *store);

G_END_DECLS
