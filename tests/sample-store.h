/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "pc-kinds.h"
#include "pc-store.h"
#include "sample.h"

/* Stores and files to test with. What cannot fail here aborts the test. */

typedef char SampleFolder;

/** A new empty folder; deleted with all that is in it when it is freed. */
SampleFolder *sample_folder_new  (void);
void          sample_folder_free (SampleFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleFolder, sample_folder_free)

/** The path of @name in @folder, full. */
char         *sample_path        (const SampleFolder *folder, const char *name);

/** Asserts that there is nothing in the folder but @name, or nothing where it is %NULL. */
void          sample_assert_only (const SampleFolder *folder, const char *name);

/** Opens @path, or a store in memory where it is %NULL. */
PcStore      *sample_open        (const char *path, PcStoreFlags flags);

/** Asserts that opening fails with @code and a sentence. */
void          sample_assert_refused (const char *path, PcStoreFlags flags, const char *key, int code);

/** One record of each kind, in one transaction; array of #PcRecord in the order of the kinds, full. */
GPtrArray    *sample_put_all     (PcStore *store, SampleVariant variant);

/** The record of @kind in such an array, borrowed. */
PcRecord     *sample_find        (GPtrArray *records, const PcKind *kind);

/** Asserts that each record is kept as it is. */
void          sample_assert_kept (PcStore *store, GPtrArray *records);

/** Removes @record, in a transaction of its own. */
void          sample_remove      (PcStore *store, PcRecord *record);

/** A person of that name, not yet kept. */
PcRecord     *sample_person_new  (const char *family_name);

/** The same, saved as a transaction of its own. */
PcRecord     *sample_person_add  (PcStore *store, const char *family_name);

/** Saves @record, which must go well. */
void          sample_save        (PcStore *store, PcRecord *record);

/** Asserts that pc_store_check() finds nothing. */
void          sample_assert_sound (PcStore *store);

/** Every value of every record, journal and settings left out, as text to compare; of the store or of the file; full. */
char         *sample_dump        (PcStore *store);
char         *sample_dump_file   (const char *path);

/** Runs @sql on the file as any program with SQLite can. */
void          sample_exec        (const char *path, const char *sql);

/** The first column of the first row, in the file, full; %NULL where there is none. */
char         *sample_query       (const char *path, const char *sql);

/** The bytes of a file, full. */
GBytes       *sample_read        (const char *path);
void          sample_write       (const char *path, GBytes *bytes);
