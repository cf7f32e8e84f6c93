/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"

G_BEGIN_DECLS

/* Shared by the files that make the workbook of all records. */

/** The sheets with what the columns of the others mean: the lists of codes, and the columns. */
#define PC_FULL_DATA_N_GUIDES 2
extern const PcTable * const pc_full_data_guides[PC_FULL_DATA_N_GUIDES];

/**
 * pc_full_data_fill_guides:
 * @sheets: those of the records
 * @options: what of them leaves
 *
 * Lists the columns that leave, and the lists of codes of these.
 *
 * Errors: those of the store, G_IO_ERROR CANCELLED
 */
gboolean pc_full_data_fill_guides (PcStore                    *store,
                                   const PcReportSheet        *sheets,
                                   guint                       n_sheets,
                                   const PcReportViewOptions  *options,
                                   GCancellable               *cancellable,
                                   GError                    **error);

G_END_DECLS
