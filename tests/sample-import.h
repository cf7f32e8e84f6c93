/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-import-run.h"
#include "sample-store.h"

/* Files to import, and what became of them. What cannot fail here aborts the test. */

/** g_test_init() in C.UTF-8, with the languages of the program that was built. */
void            sample_import_init (int *argc, char ***argv);

/** An office with two people, a host, a traineeship, services and attendance, in a file. */
typedef struct
{
  SampleFolder *folder;
  char         *db;
  PcStore      *store;
} SampleImportOffice;

void            sample_import_set_up (SampleImportOffice *self, gconstpointer data);
void            sample_import_tear_down (SampleImportOffice *self, gconstpointer data);

/** Writes @text to @name in @folder, and gives its path, full. */
char           *sample_file      (const SampleFolder *folder, const char *name, const char *text);

/** Opens it. */
PcImport       *sample_import    (const char *path);

/** Runs it; it must go well. */
PcImportResult *sample_run       (PcImport *import, PcStore *store, gboolean keep);

/** Opens and runs @text as a file of separated values, which is to stay. */
PcImportResult *sample_take      (PcStore *store, const SampleFolder *folder, const char *text);

/** "new changed refused": the verdicts of the rows in their order, full. */
char           *sample_verdicts  (const PcImportResult *result);

/** Asserts what sample_verdicts() gives, and says all reasons where it does not. */
void            sample_assert_verdicts (const PcImportResult *result, const char *expected);

/** All records of @store as a full-data workbook: a sheet a kind, columns by field name. With @recipient it says that
 * it is
 * pseudonymised. */
void            sample_full_data (PcStore *store, const char *path, const char *recipient);

/** Every field of every record but the moment it was changed, as text to compare; full. */
char           *sample_records   (PcStore *store);
