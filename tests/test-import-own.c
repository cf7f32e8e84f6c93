/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-run.h"

#include <string.h>

#include "pc-demo.h"
#include "pc-error.h"
#include "sample-import.h"

typedef SampleImportOffice Fixture;

/* Workbooks in our own layout: all records, there and back. */

static void
test_own (Fixture       *f,
          gconstpointer  data)
{
  const SampleVariant variant = GPOINTER_TO_INT (data);
  g_autofree char *path = sample_path (f->folder, "full.xlsx");
  g_autofree char *other_path = sample_path (f->folder, "other.db");
  g_autoptr(PcStore) other = sample_open (other_path, PC_STORE_CREATE);
  g_autoptr(GPtrArray) all = sample_put_all (f->store, variant);
  g_autoptr(PcImport) import = NULL;
  g_autoptr(PcImportResult) same = NULL, elsewhere = NULL, again = NULL;
  g_autofree char *records = sample_records (f->store);
  g_autofree char *copied = NULL;

  sample_full_data (f->store, path, NULL);
  import = sample_import (path);
  g_assert_true (pc_import_is_own (import));

  same = sample_run (import, f->store, TRUE);
  g_assert_cmpuint (same->counts[PC_IMPORT_UNCHANGED], ==, same->outcomes->len);

  elsewhere = sample_run (import, other, TRUE);
  for (guint i = 0; i < elsewhere->outcomes->len; i++)
    {
      const PcImportOutcome *outcome = elsewhere->outcomes->pdata[i];
      g_autofree char *reasons = pc_import_outcome_dup_reasons (outcome);

      if (outcome->verdict != PC_IMPORT_NEW)
        g_test_message ("%s: %s", outcome->kind->name, reasons);
    }
  g_assert_cmpuint (elsewhere->counts[PC_IMPORT_NEW], ==, elsewhere->outcomes->len);
  copied = sample_records (other);
  g_assert_cmpstr (copied, ==, records);
  sample_assert_sound (other);

  again = sample_run (import, other, TRUE);
  g_assert_cmpuint (again->counts[PC_IMPORT_UNCHANGED], ==, again->outcomes->len);
}

/* A whole office, with claims that were handed in and all that the program keeps of them. */
static void
test_demo (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *path = sample_path (f->folder, "full.xlsx");
  g_autofree char *from_path = sample_path (f->folder, "from.db"), *to_path = sample_path (f->folder, "to.db");
  g_autoptr(PcStore) from = sample_open (from_path, PC_STORE_CREATE);
  g_autoptr(PcStore) to = sample_open (to_path, PC_STORE_CREATE);
  g_autoptr(PcImport) import = NULL;
  g_autoptr(PcImportResult) same = NULL, elsewhere = NULL;
  g_autofree char *records = NULL, *copied = NULL;

  g_assert_true (pc_demo_make (from, 25, 1, NULL, NULL, NULL));
  records = sample_records (from);
  sample_full_data (from, path, NULL);
  import = sample_import (path);

  same = sample_run (import, from, TRUE);
  g_assert_cmpuint (same->counts[PC_IMPORT_UNCHANGED], ==, same->outcomes->len);
  elsewhere = sample_run (import, to, TRUE);
  g_assert_cmpuint (elsewhere->counts[PC_IMPORT_NEW], ==, elsewhere->outcomes->len);
  copied = sample_records (to);
  g_assert_true (strcmp (copied, records) == 0);
  sample_assert_sound (to);
}

/* Codes that stand for people would become people. */
static void
test_pseudonyms (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *path = sample_path (f->folder, "full.xlsx");
  g_autoptr(GError) error = NULL;

  sample_full_data (f->store, path, "Ministero");
  g_assert_null (pc_import_open (path, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  sample_import_init (&argc, &argv);

  g_test_add ("/import-own/plain", Fixture, GINT_TO_POINTER (SAMPLE_PLAIN), sample_import_set_up, test_own, sample_import_tear_down);
  g_test_add ("/import-own/odd", Fixture, GINT_TO_POINTER (SAMPLE_ODD), sample_import_set_up, test_own, sample_import_tear_down);
  g_test_add ("/import-own/large", Fixture, GINT_TO_POINTER (SAMPLE_LARGE), sample_import_set_up, test_own, sample_import_tear_down);
  g_test_add ("/import-own/empty", Fixture, GINT_TO_POINTER (SAMPLE_EMPTY), sample_import_set_up, test_own, sample_import_tear_down);
  g_test_add ("/import-own/demo", Fixture, NULL, sample_import_set_up, test_demo, sample_import_tear_down);
  g_test_add ("/import-own/pseudonyms", Fixture, NULL, sample_import_set_up, test_pseudonyms, sample_import_tear_down);

  return g_test_run ();
}
