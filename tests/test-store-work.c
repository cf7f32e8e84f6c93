/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-store-work.h"

#include <glib/gstdio.h>

#include "pc-cursor.h"
#include "pc-error.h"
#include "pc-journal.h"
#include "sample-store.h"

/* Ends only where it is interrupted. */
#define ENDLESS "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

#define PATIENCE_US (20 * G_USEC_PER_SEC)

typedef struct
{
  SampleFolder *folder;
  char         *path;
  PcStore      *store;
  GCancellable *cancellable;

  GPtrArray    *changed;     /* Identifiers, as PcStore::changed told them. */
  GThread      *told_on;
  GAsyncResult *result;
  guint         n_changed;   /* When the callback came. */
} Fixture;

static void
changed_cb (Fixture      *self,
            const PcKind *kind,
            const char   *id)
{
  self->told_on = g_thread_self ();
  g_ptr_array_add (self->changed, g_strdup (id));
}

static void
set_up (Fixture       *self,
        gconstpointer  data G_GNUC_UNUSED)
{
  self->folder = sample_folder_new ();
  self->path = sample_path (self->folder, "office.db");
  self->store = sample_open (self->path, PC_STORE_CREATE);
  self->cancellable = g_cancellable_new ();
  self->changed = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&self->result);
  g_clear_object (&self->store);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->changed);
  g_free (self->path);
  sample_folder_free (self->folder);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Fixture *self = data;

  g_assert_null (source);
  self->result = g_object_ref (result);
  self->n_changed = self->changed->len;
}

static void
start (Fixture           *self,
       const PcStoreWork *work,
       gpointer           data)
{
  pc_store_work_start (self->store, work, data, NULL, self->cancellable, done_cb, self);
}

static void
await (Fixture *self)
{
  const gint64 until = g_get_monotonic_time () + PATIENCE_US;

  while (self->result == NULL && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
  g_assert_nonnull (self->result);
}

static gpointer
finish (Fixture *self,
        GQuark   domain,
        int      code)
{
  g_autoptr(GError) error = NULL;
  gpointer result;

  await (self);
  result = pc_store_work_finish (self->result, &error);
  g_clear_object (&self->result);
  if (domain == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, domain, code);

  return result;
}

static guint
count_people (PcStore *store)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  return people->len;
}

static gboolean
add_people (PcStore  *store,
            guint     n,
            GError  **error)
{
  if (!pc_store_begin (store, "add beneficiary", error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PcRecord) person = sample_person_new ("Rossi");

      if (!pc_store_put (store, person, error))
        {
          pc_store_rollback (store);
          return FALSE;
        }
    }

  return pc_store_commit (store, error);
}

/*
 * Work
 */

/* What is asked of a thread, and when it may go on. */
typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean is_running;
  gboolean may_end;
  GThread *thread;
  PcStore *store;
} Gate;

static void
gate_pass (Gate    *self,
           PcStore *store)
{
  g_mutex_lock (&self->mutex);
  self->thread = g_thread_self ();
  self->store = store;
  self->is_running = TRUE;
  g_cond_broadcast (&self->cond);
  while (!self->may_end)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
gate_wait (Gate *self)
{
  g_mutex_lock (&self->mutex);
  while (!self->is_running)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
gate_open (Gate *self)
{
  g_mutex_lock (&self->mutex);
  self->may_end = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gpointer
count_job (PcStore       *store,
           gpointer       gate,
           PcProgress    *progress G_GNUC_UNUSED,
           GCancellable  *cancellable,
           GError       **error)
{
  gate_pass (gate, store);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL :
         GUINT_TO_POINTER (count_people (store) + 1);
}

static gpointer
add_job (PcStore       *store,
         gpointer       gate,
         PcProgress    *progress G_GNUC_UNUSED,
         GCancellable  *cancellable G_GNUC_UNUSED,
         GError       **error)
{
  const gboolean ok = add_people (store, 2, error);

  if (gate != NULL)
    gate_pass (gate, store);
  return GINT_TO_POINTER (ok);
}

/* Holds the transaction until it may end. */
static gpointer
hold_job (PcStore       *store,
          gpointer       gate,
          PcProgress    *progress G_GNUC_UNUSED,
          GCancellable  *cancellable G_GNUC_UNUSED,
          GError       **error)
{
  if (!pc_store_begin (store, "add beneficiary", error))
    return NULL;

  gate_pass (gate, store);
  pc_store_rollback (store);
  return GINT_TO_POINTER (TRUE);
}

static gpointer
fail_job (PcStore       *store G_GNUC_UNUSED,
          gpointer       data G_GNUC_UNUSED,
          PcProgress    *progress G_GNUC_UNUSED,
          GCancellable  *cancellable G_GNUC_UNUSED,
          GError       **error)
{
  g_set_error_literal (error, PC_ERROR, PC_ERROR_CONFLICT, "no");
  return NULL;
}

static gpointer
endless_job (PcStore       *store,
             gpointer       data G_GNUC_UNUSED,
             PcProgress    *progress G_GNUC_UNUSED,
             GCancellable  *cancellable G_GNUC_UNUSED,
             GError       **error)
{
  g_autoptr(PcCursor) cursor = pc_cursor_new (store, ENDLESS, error);

  return cursor != NULL && pc_cursor_next (cursor, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

/* A commit after the cancelling, which no statement was interrupted by. */
static gpointer
cancel_and_add_job (PcStore       *store,
                    gpointer       data G_GNUC_UNUSED,
                    PcProgress    *progress G_GNUC_UNUSED,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_cancellable_cancel (cancellable);
  return GINT_TO_POINTER (add_people (store, 1, error));
}

/*
 * Tests
 */

/* On another thread, over another connection; the store goes on meanwhile, and may write. */
static void
test_read (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, count_job, NULL, NULL };
  Gate gate = { 0 };

  start (self, &work, &gate);
  gate_wait (&gate);
  g_assert_true (gate.thread != g_thread_self ());
  g_assert_true (gate.store != self->store);
  g_object_unref (sample_person_add (self->store, "Bianchi"));
  g_assert_null (self->result);
  gate_open (&gate);
  g_assert_cmpuint (GPOINTER_TO_UINT (finish (self, 0, 0)), ==, 2);
}

static void
test_error (Fixture       *self,
            gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork read = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, fail_job, g_free, g_free };
  static const PcStoreWork write = { PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_ASKED, fail_job, g_free, g_free };
  static const PcStoreWork alone = { PC_STORE_ALONE, PC_STORE_CANCEL_ASKED, fail_job, g_free, g_free };

  start (self, &read, g_strdup ("freed"));
  g_assert_null (finish (self, PC_ERROR, PC_ERROR_CONFLICT));
  start (self, &write, g_strdup ("freed"));
  g_assert_null (finish (self, PC_ERROR, PC_ERROR_CONFLICT));
  start (self, &alone, g_strdup ("freed"));
  g_assert_null (finish (self, PC_ERROR, PC_ERROR_CONFLICT));
}

/* The file cannot be opened once more. */
static void
test_gone (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, count_job, NULL, NULL };
  Gate gate = { .may_end = TRUE };
  g_autofree char *elsewhere = sample_path (self->folder, "elsewhere.db");

  g_assert_cmpint (g_rename (self->path, elsewhere), ==, 0);
  start (self, &work, &gate);
  g_assert_null (finish (self, PC_ERROR, PC_ERROR_NOT_FOUND));
  g_assert_false (gate.is_running);
}

/* The store that is open learns of each record on its own thread before the callback, and goes on in the journal. */
static void
test_changes (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_ASKED, add_job, NULL, NULL };

  g_object_unref (sample_person_add (self->store, "Bianchi"));
  g_ptr_array_set_size (self->changed, 0);
  start (self, &work, NULL);
  g_assert_nonnull (finish (self, 0, 0));
  g_assert_cmpuint (self->n_changed, ==, 2);
  g_assert_true (self->told_on == g_thread_self ());
  g_assert_cmpuint (count_people (self->store), ==, 3);

  g_object_unref (sample_person_add (self->store, "Verdi"));
  g_assert_cmpint (pc_journal_get_last_seq (self->store), ==, 3);
  sample_assert_sound (self->store);
}

/* Closed meanwhile: what is written is whole, and the lock is held until then. */
static void
test_closed (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_ASKED, add_job, NULL, NULL };
  Gate gate = { 0 };
  PcStore *store = self->store;

  start (self, &work, &gate);
  gate_wait (&gate);
  g_signal_handlers_disconnect_by_data (store, self);
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_clear_object (&self->store);
  g_assert_nonnull (store);
  sample_assert_refused (self->path, PC_STORE_WRITE, NULL, PC_ERROR_BUSY);
  gate_open (&gate);
  g_assert_nonnull (finish (self, 0, 0));
  for (gint64 until = g_get_monotonic_time () + PATIENCE_US; store != NULL && g_get_monotonic_time () < until;)
    g_usleep (500);
  g_assert_null (store);

  self->store = sample_open (self->path, PC_STORE_WRITE);
  g_assert_cmpuint (count_people (self->store), ==, 2);
  sample_assert_sound (self->store);
}

/* What only reads does not hold it: it may be closed, and opened anew. */
static void
test_closed_reading (Fixture       *self,
                     gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, count_job, NULL, NULL };
  Gate gate = { 0 };

  start (self, &work, &gate);
  gate_wait (&gate);
  g_assert_finalize_object (g_steal_pointer (&self->store));
  self->store = sample_open (self->path, PC_STORE_WRITE);
  gate_open (&gate);
  g_assert_cmpuint (GPOINTER_TO_UINT (finish (self, 0, 0)), ==, 1);
}

/* Meanwhile the main loop does not wait to write, and is told why; it reads on, and writes again afterwards. */
static void
test_hold (Fixture       *self,
           gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_ASKED, hold_job, NULL, NULL };
  Gate gate = { 0 };
  g_autoptr(PcRecord) person = sample_person_new ("Neri");
  g_autoptr(GError) error = NULL;
  gint64 from;

  start (self, &work, &gate);
  gate_wait (&gate);
  from = g_get_monotonic_time ();
  g_assert_false (pc_store_save (self->store, person, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_BUSY);
  g_assert_true (g_str_has_prefix (error->message, "Something longer is being written."));
  g_assert_cmpint (g_get_monotonic_time () - from, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_people (self->store), ==, 0);
  gate_open (&gate);
  g_assert_nonnull (finish (self, 0, 0));
  sample_save (self->store, person);
}

static gpointer
give_way (gpointer gate)
{
  gate_wait (gate);
  g_usleep (100000);
  gate_open (gate);
  return NULL;
}

/* Where others write shortly, the store waits its turn. */
static void
test_patience (Fixture       *self,
               gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_ASKED, hold_job, NULL, NULL };
  Gate gate = { 0 };
  GThread *thread = g_thread_new ("give-way", give_way, &gate);

  start (self, &work, &gate);
  gate_wait (&gate);
  g_object_unref (sample_person_add (self->store, "Neri"));
  g_thread_join (thread);
  g_assert_nonnull (finish (self, 0, 0));
}

/* One that is asked, before and in the middle. */
static void
test_cancel_asked (Fixture       *self,
                   gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, count_job, NULL, NULL };
  Gate gate = { 0 };

  start (self, &work, &gate);
  gate_wait (&gate);
  g_cancellable_cancel (self->cancellable);
  gate_open (&gate);
  g_assert_null (finish (self, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

/* What was done when the cancelling came is reported as done. */
static void
test_cancel_late (Fixture       *self,
                  gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_INTERRUPTS, add_job, NULL, NULL };
  Gate gate = { 0 };

  start (self, &work, &gate);
  gate_wait (&gate);
  g_cancellable_cancel (self->cancellable);
  gate_open (&gate);
  g_assert_nonnull (finish (self, 0, 0));
  g_assert_cmpuint (self->n_changed, ==, 2);
}

/* The thread stays behind, and what it finds is thrown away. */
static void
test_cancel_leaves (Fixture       *self,
                    gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_LEAVES, count_job, NULL, NULL };
  Gate gate = { 0 };
  GThread *thread;

  start (self, &work, &gate);
  gate_wait (&gate);
  g_cancellable_cancel (self->cancellable);
  g_assert_null (finish (self, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_assert_false (gate.may_end);
  thread = g_thread_new ("give-way", give_way, &gate);
  g_thread_join (thread);
}

/* One statement without end. */
static void
test_cancel_interrupts (Fixture       *self,
                        gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_INTERRUPTS, endless_job, NULL, NULL };

  start (self, &work, NULL);
  g_usleep (20000);
  g_cancellable_cancel (self->cancellable);
  g_assert_null (finish (self, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
test_cancel_commit (Fixture       *self,
                    gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_INTERRUPTS, cancel_and_add_job, NULL, NULL };

  start (self, &work, NULL);
  g_assert_null (finish (self, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_assert_cmpuint (count_people (self->store), ==, 0);
  g_assert_cmpuint (self->changed->len, ==, 0);
  g_object_unref (sample_person_add (self->store, "Neri"));
}

/* Nothing can be opened beside it: done at once, told once, and the callback comes later all the same. */
static void
test_memory (Fixture       *self,
             gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_HOLD, PC_STORE_CANCEL_ASKED, add_job, NULL, NULL };

  g_object_unref (self->store);
  self->store = sample_open (NULL, PC_STORE_CREATE);
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (changed_cb), self);
  start (self, &work, NULL);
  g_assert_cmpuint (count_people (self->store), ==, 2);
  g_assert_null (self->result);
  g_assert_nonnull (finish (self, 0, 0));
  g_assert_cmpuint (self->changed->len, ==, 2);
}

static void
test_read_only (Fixture       *self,
                gconstpointer  data G_GNUC_UNUSED)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_ASKED, add_job, NULL, NULL };

  g_object_unref (self->store);
  self->store = sample_open (self->path, PC_STORE_READ);
  start (self, &work, NULL);
  g_assert_null (finish (self, PC_ERROR, PC_ERROR_READ_ONLY));
}

static void
activate_cb (GApplication *application G_GNUC_UNUSED,
             Fixture      *self)
{
  static const PcStoreWork work = { PC_STORE_BESIDE_READ, PC_STORE_CANCEL_ASKED, count_job, NULL, NULL };
  static Gate gate = { .may_end = TRUE };

  start (self, &work, &gate);
}

/* The last window has gone: the program waits for what is under way. */
static void
test_program (Fixture       *self,
              gconstpointer  data G_GNUC_UNUSED)
{
  GApplication *program = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_application_set_default (program);
  g_signal_connect (program, "activate", G_CALLBACK (activate_cb), self);
  g_assert_cmpint (g_application_run (program, 0, NULL), ==, 0);
  g_assert_nonnull (self->result);
  g_assert_cmpuint (GPOINTER_TO_UINT (finish (self, 0, 0)), ==, 1);
  g_object_unref (program);
  g_application_set_default (NULL);
}

#define ADD(name, function) g_test_add ("/store-work/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  ADD ("read", test_read);
  ADD ("error", test_error);
  ADD ("gone", test_gone);
  ADD ("changes", test_changes);
  ADD ("closed", test_closed);
  ADD ("closed-reading", test_closed_reading);
  ADD ("hold", test_hold);
  ADD ("patience", test_patience);
  ADD ("cancel-asked", test_cancel_asked);
  ADD ("cancel-late", test_cancel_late);
  ADD ("cancel-leaves", test_cancel_leaves);
  ADD ("cancel-interrupts", test_cancel_interrupts);
  ADD ("cancel-commit", test_cancel_commit);
  ADD ("memory", test_memory);
  ADD ("read-only", test_read_only);
  ADD ("program", test_program);

  return g_test_run ();
}
