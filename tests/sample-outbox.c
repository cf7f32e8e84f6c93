/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-outbox.h"

#include <glib/gstdio.h>

PcRecord *
sample_outbox_add_destination (PcStore    *store,
                               const char *name,
                               const char *address)
{
  PcRecord *record = pc_record_new (&pc_destination_kind);

  pc_record_set_text (record, PC_DESTINATION_NAME, name);
  pc_record_set_text (record, PC_DESTINATION_KIND, PC_DESTINATION_KIND_FOLDER);
  pc_record_set_text (record, PC_DESTINATION_ADDRESS, address);
  sample_save (store, record);
  return record;
}

void
sample_outbox_set_up (SampleOutbox  *self,
                      gconstpointer  data G_GNUC_UNUSED)
{
  self->folder = sample_folder_new ();
  self->path = sample_path (self->folder, "percorso.db");
  self->target = sample_path (self->folder, "target");
  self->store = sample_open (self->path, PC_STORE_CREATE);
  self->outbox = pc_outbox_new (self->store);
  self->destination = sample_outbox_add_destination (self->store, "USB", self->target);
  g_assert_cmpint (g_mkdir (self->target, 0755), ==, 0);
}

void
sample_outbox_tear_down (SampleOutbox  *self,
                         gconstpointer  data G_GNUC_UNUSED)
{
  g_clear_object (&self->outbox);
  g_object_unref (self->destination);
  /* A thread that has just sent something lets go of the store a moment after it said so. */
  for (guint i = 0; i < 500 && G_OBJECT (self->store)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_finalize_object (self->store);
  sample_folder_free (self->folder);
  g_free (self->path);
  g_free (self->target);
}

char *
sample_outbox_queue_for (SampleOutbox *self,
                         PcRecord     *destination,
                         const char   *title,
                         gsize         size)
{
  g_autofree char *path = sample_path (self->folder, "report.csv");
  g_autofree char *data = g_malloc (size);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) destinations = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = NULL;

  for (gsize i = 0; i < size; i++)
    data[i] = i * 7 + i / 251;
  bytes = g_bytes_new (data, size);
  sample_write (path, bytes);
  g_ptr_array_add (destinations, destination);
  ids = pc_outbox_enqueue (self->outbox, path, destinations, NULL, title, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);

  return g_strdup (ids[0]);
}

char *
sample_outbox_queue (SampleOutbox *self,
                     const char   *title,
                     gsize         size)
{
  return sample_outbox_queue_for (self, self->destination, title, size);
}

PcQueueItem *
sample_outbox_get_item (SampleOutbox *self,
                        const char   *id)
{
  g_autoptr(GError) error = NULL;
  PcQueueItem *item = pc_queue_get (self->store, id, &error);

  g_assert_no_error (error);
  return item;
}

void
sample_outbox_assert_item (SampleOutbox *self,
                           const char   *id,
                           PcQueueState  state,
                           const char   *problem)
{
  g_autoptr(PcQueueItem) item = sample_outbox_get_item (self, id);

  g_assert_cmpstr (pc_queue_state_get_word (item->state), ==, pc_queue_state_get_word (state));
  g_assert_cmpstr (item->problem, ==, problem);
}

void
sample_outbox_send_all (SampleOutbox *self,
                        guint         sent,
                        guint         waiting)
{
  g_autoptr(GError) error = NULL;
  PcOutboxCounts counts;

  g_assert_true (pc_outbox_hasten (self->outbox, NULL, NULL));
  pc_outbox_send_due (self->outbox, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.sent, ==, sent);
  g_assert_cmpuint (counts.waiting, ==, waiting);
}
