/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-journal.h"
#include "sample-store.h"

/* What of the store is longer than a frame, beside a store that is open: pc-store-work.h. */

/* More than LONG_CHANGESET of pc-journal-undo.c. */
#define MANY 2000

#define PATIENCE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  SampleFolder *folder;
  PcStore      *store;
  GCancellable *cancellable;
  guint         n_changed;
  GAsyncResult *result;
} Fixture;

static void
add_people (PcStore *store,
            guint    n)
{
  g_assert_true (pc_store_begin (store, "add beneficiary", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PcRecord) person = sample_person_new ("Rossi");

      g_assert_true (pc_store_put (store, person, NULL));
    }
  g_assert_true (pc_store_commit (store, NULL));
}

static void
changed_cb (Fixture *self)
{
  self->n_changed++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = NULL;

  self->folder = sample_folder_new ();
  path = sample_path (self->folder, "office.db");
  self->store = sample_open (path, PC_STORE_CREATE);
  self->cancellable = g_cancellable_new ();
  g_object_unref (sample_person_add (self->store, "Bianchi"));
  g_assert_false (pc_journal_is_long (self->store, FALSE));
  add_people (self->store, MANY);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  sample_assert_sound (self->store);
  g_clear_object (&self->result);
  g_object_unref (self->store);
  g_object_unref (self->cancellable);
  sample_folder_free (self->folder);
}

static guint
count_people (PcStore *store)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  return people->len;
}

static void
done_cb (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

/* What was started has not come to its end when the call returns. */
static void
await (Fixture *self)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE_US;

  g_assert_null (self->result);
  while (self->result == NULL && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_nonnull (self->result);
}

static char *
invert (Fixture   *self,
        gboolean   redo,
        guint      cancel_ms,
        GError   **error)
{
  char *label;

  pc_journal_invert_async (self->store, redo, self->cancellable, done_cb, self);
  if (cancel_ms != G_MAXUINT)
    {
      g_usleep (cancel_ms * 1000);
      g_cancellable_cancel (self->cancellable);
    }
  await (self);
  label = pc_journal_invert_finish (self->result, error);
  g_clear_object (&self->result);
  g_cancellable_reset (self->cancellable);
  return label;
}

/* As much as of an import is undone and done again beside the store, which goes on where the journal now stands. */
static void
test_undo (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (pc_journal_is_long (self->store, FALSE));
  undone = invert (self, FALSE, G_MAXUINT, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (self->n_changed, ==, MANY);
  g_assert_cmpuint (count_people (self->store), ==, 1);
  g_assert_false (pc_journal_is_long (self->store, FALSE));
  g_assert_true (pc_journal_is_long (self->store, TRUE));

  redone = invert (self, TRUE, G_MAXUINT, NULL);
  g_assert_cmpstr (redone, ==, undone);
  g_assert_cmpuint (count_people (self->store), ==, MANY + 1);
  g_assert_true (pc_journal_undo (self->store, NULL, NULL));
  g_assert_true (pc_journal_undo (self->store, NULL, NULL));
  g_assert_cmpuint (count_people (self->store), ==, 0);
  g_object_unref (sample_person_add (self->store, "Verdi"));
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (invert (self, TRUE, G_MAXUINT, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, "There is nothing to redo.");
}

/* Cancelled at some moment: all of it, or nothing. */
static void
test_undo_cancelled (Fixture       *self,
                     gconstpointer  data G_GNUC_UNUSED)
{
  for (guint ms = 0; ms < 60; ms += 4)
    {
      const gint64 seq = pc_journal_get_last_seq (self->store);
      g_autoptr(GError) error = NULL;
      g_autofree char *undone = invert (self, FALSE, ms, &error);

      if (undone == NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count_people (self->store), ==, undone != NULL ? 1 : MANY + 1);
      g_assert_cmpint (pc_journal_get_last_seq (self->store), ==, seq + (undone != NULL));
      if (undone != NULL)
        g_assert_true (pc_journal_redo (self->store, NULL, NULL));
      else if (ms == 0)
        g_assert_cmpuint (self->n_changed, ==, 0);
    }
}

static GPtrArray *
check (Fixture  *self,
       GError  **error)
{
  GPtrArray *faults;

  pc_store_check_async (self->store, self->cancellable, done_cb, self);
  await (self);
  faults = pc_store_check_finish (self->result, error);
  g_clear_object (&self->result);
  return faults;
}

/* What it finds, and what is no fault: that it was interrupted. */
static void
test_check (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  g_autofree char *path = sample_path (self->folder, "office.db");
  g_autoptr(GPtrArray) sound = check (self, NULL);
  g_autoptr(GPtrArray) unsound = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (sound->len, ==, 0);
  sample_exec (path, "UPDATE journal SET label = label || 'x' WHERE seq = 1");
  unsound = check (self, NULL);
  g_assert_cmpuint (unsound->len, ==, 1);
  sample_exec (path, "UPDATE journal SET label = substr (label, 1, length (label) - 1) WHERE seq = 1");

  g_cancellable_cancel (self->cancellable);
  g_assert_null (check (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
back_up (Fixture     *self,
         const char  *path,
         PcProgress  *progress,
         guint        cancel_ms,
         GError     **error)
{
  gboolean ok;

  pc_store_backup_async (self->store, path, progress, self->cancellable, done_cb, self);
  if (cancel_ms != G_MAXUINT)
    {
      g_usleep (cancel_ms * 1000);
      g_cancellable_cancel (self->cancellable);
    }
  await (self);
  ok = pc_store_backup_finish (self->result, error);
  g_clear_object (&self->result);
  g_cancellable_reset (self->cancellable);
  return ok;
}

static void
test_backup (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  g_autoptr(PcProgress) progress = pc_progress_new ();
  g_autofree char *copy = sample_path (self->folder, "copy.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (back_up (self, copy, progress, G_MAXUINT, NULL));
  g_assert_cmpfloat (pc_progress_get_fraction (progress), ==, 1.0);
  before = sample_dump (self->store);
  after = sample_dump_file (copy);
  g_assert_cmpstr (before, ==, after);
}

/* Cancelled at some moment: whole, or not there. */
static void
test_backup_cancelled (Fixture       *self,
                       gconstpointer  data G_GNUC_UNUSED)
{
  for (guint ms = 0; ms < 10; ms++)
    {
      g_autofree char *name = g_strdup_printf ("copy-%u.db", ms);
      g_autofree char *copy = sample_path (self->folder, name);
      g_autofree char *part = g_strconcat (copy, ".part", NULL);
      g_autoptr(GError) error = NULL;
      const gboolean ok = back_up (self, copy, NULL, ms, &error);

      if (!ok)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS) == ok);
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
    }
}

#define ADD(name, function) g_test_add ("/store-async/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  ADD ("undo", test_undo);
  ADD ("nothing", test_nothing);
  ADD ("undo-cancelled", test_undo_cancelled);
  ADD ("check", test_check);
  ADD ("backup", test_backup);
  ADD ("backup-cancelled", test_backup_cancelled);

  return g_test_run ();
}
