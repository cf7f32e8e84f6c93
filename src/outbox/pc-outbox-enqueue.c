/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox.h"

/* Copying a large workbook into the database takes longer than a frame: here it is done on a thread. */

typedef struct
{
  char       *path;
  GPtrArray  *destinations;
  char       *report;
  char       *title;
  GHashTable *arguments;
} Order;

static void
order_free (Order *order)
{
  g_free (order->path);
  g_ptr_array_unref (order->destinations);
  g_free (order->report);
  g_free (order->title);
  g_hash_table_unref (order->arguments);
  g_free (order);
}

static void
enqueue_on_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  PcOutbox *self = source;
  const Order *order = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PcStore) store = pc_store_open_beside (pc_outbox_get_store (self), &error);
  g_autoptr(PcOutbox) outbox = store != NULL ? pc_outbox_new (store) : NULL;
  GStrv ids = outbox != NULL ? pc_outbox_enqueue (outbox, order->path, order->destinations, order->report, order->title,
                                                  order->arguments, cancellable, &error) : NULL;

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static Order *
copy_order (const char *path,
            GPtrArray  *destinations,
            const char *report,
            const char *title,
            GHashTable *arguments)
{
  Order *order = g_new0 (Order, 1);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  order->path = g_strdup (path);
  order->destinations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < destinations->len; i++)
    g_ptr_array_add (order->destinations, pc_record_copy (destinations->pdata[i]));
  order->report = g_strdup (report);
  order->title = g_strdup (title);
  order->arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (arguments != NULL)
    g_hash_table_iter_init (&iter, arguments);
  while (arguments != NULL && g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (order->arguments, g_strdup (name), g_strdup (value));

  return order;
}

void
pc_outbox_enqueue_async (PcOutbox            *self,
                         const char          *path,
                         GPtrArray           *destinations,
                         const char          *report,
                         const char          *title,
                         GHashTable          *arguments,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PC_IS_OUTBOX (self));
  g_return_if_fail (path != NULL && title != NULL);
  g_return_if_fail (destinations != NULL && destinations->len > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, copy_order (path, destinations, report, title, arguments), (GDestroyNotify) order_free);
  g_task_run_in_thread (task, enqueue_on_thread);
}

GStrv
pc_outbox_enqueue_finish (PcOutbox      *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  GStrv ids;

  g_return_val_if_fail (PC_IS_OUTBOX (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  ids = g_task_propagate_pointer (G_TASK (result), error);
  if (ids != NULL)
    g_signal_emit_by_name (self, "changed");

  return ids;
}
