/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-ctl-rows.h"
#include "pc-import-run.h"
#include "pc-parked-rows.h"
#include "pc-return.h"

G_BEGIN_DECLS

/* How the command `import` prints. */

/**
 * A table has what needs somebody's eye, and how many rows of each outcome there are; the other formats have all rows.
 */
void      pc_ctl_import_print         (PcImport              *import,
                                       const PcImportResult  *result,
                                       PcCtlFormat            format);

/** The same of a workbook that came back filled in. */
void      pc_ctl_import_print_return  (PcReturn              *workbook,
                                       const PcReturnResult  *result,
                                       PcCtlFormat            format);

/** What each column of the chosen sheets is taken for. */
void      pc_ctl_import_print_columns (PcImport              *import,
                                       PcCtlFormat            format);

/** The rows that wait. */
gboolean  pc_ctl_import_print_parked  (PcStore               *store,
                                       PcCtlFormat            format,
                                       GError               **error);

G_END_DECLS
