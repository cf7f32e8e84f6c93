/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-outbox.h"

#include "pc-store-work.h"

/* Copying a large workbook into the database takes longer than a frame: here it is done on a thread. */

typedef struct
{
  PcOutbox   *outbox;
  char       *path;
  GPtrArray  *destinations;
  char       *report;
  char       *title;
  GHashTable *arguments;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->outbox);
  g_free (order->path);
  g_ptr_array_unref (order->destinations);
  g_free (order->report);
  g_free (order->title);
  g_hash_table_unref (order->arguments);
  g_free (order);
}

static gpointer
enqueue (PcStore       *store,
         gpointer       data,
         PcProgress    *progress G_GNUC_UNUSED,
         GCancellable  *cancellable,
         GError       **error)
{
  const Order *order = data;
  g_autoptr(PcOutbox) outbox = pc_outbox_new (store);

  return pc_outbox_enqueue (outbox, order->path, order->destinations, order->report, order->title, order->arguments,
                            cancellable, error);
}

static Order *
order_new (PcOutbox   *outbox,
           const char *path,
           GPtrArray  *destinations,
           const char *report,
           const char *title,
           GHashTable *arguments)
{
  Order *order = g_new0 (Order, 1);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  order->outbox = g_object_ref (outbox);
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
  static const PcStoreWork work = {
    PC_STORE_BESIDE_WRITE, PC_STORE_CANCEL_ASKED, enqueue, order_free, (GDestroyNotify) g_strfreev
  };

  g_return_if_fail (PC_IS_OUTBOX (self));
  g_return_if_fail (path != NULL && title != NULL);
  g_return_if_fail (destinations != NULL && destinations->len > 0);

  pc_store_work_start (pc_outbox_get_store (self), &work,
                       order_new (self, path, destinations, report, title, arguments), NULL, cancellable, callback,
                       user_data);
}

GStrv
pc_outbox_enqueue_finish (GAsyncResult  *result,
                          GError       **error)
{
  GStrv ids = pc_store_work_finish (result, error);
  const Order *order = pc_store_work_get_data (result);

  if (ids != NULL)
    g_signal_emit_by_name (order->outbox, "changed");

  return ids;
}
