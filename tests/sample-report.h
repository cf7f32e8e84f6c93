/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-report.h"
#include "sample-store.h"

/**
 * sample_report_write:
 * @arguments: "name=text name=text", as typed
 * @recipient: (nullable): of pseudonyms
 *
 * Writes the report into the file of that name in @folder, which must go well; its path, full.
 */
char *sample_report_write     (PcStore *store, const SampleFolder *folder, const char *report, const char *arguments,
                               const char *recipient, const char *file);

/** The rows of a table as CSV, without the headings and with "\n" at the end of each; of the first where it is %NULL; full. */
char *sample_report_read      (PcStore *store, const SampleFolder *folder, const char *report, const char *arguments,
                               const char *table);

/** The same of the CSV that was written as @file. */
char *sample_report_rows      (const SampleFolder *folder, const char *file, const char *table);

/** Asserts that LibreOffice reckons the formulas of the workbook as they stand there; skips where it is not installed. */
void  sample_report_check_agrees (PcStore *store, const SampleFolder *folder, const char *report, const char *arguments);

/** Asserts that @wanted stands among the cells of that sheet. */
void  sample_report_check_cells (PcStore *store, const SampleFolder *folder, const char *report, const char *arguments,
                                 const char *sheet, const char *wanted);

/** Asserts that the workbook tells a recipient of pseudonyms nothing of @told, which ends with %NULL. */
void  sample_report_check_untold (PcStore *store, const SampleFolder *folder, const char *report, const char *arguments,
                                  const char * const *told);

/** Asserts that each table has a hidden column "id" in which no two rows are alike, and that there are rows in each. */
void  sample_report_check_ids (PcStore *store, const char *report, const char *arguments);
