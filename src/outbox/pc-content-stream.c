/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-content-stream.h"

#include <string.h>

struct _PcContentStream
{
  GInputStream       parent_instance;

  PcStore           *store;
  const PcQueueItem *item;
  PcProgress        *progress;
  GBytes            *piece;     /* The one that is being read. */
  gsize              offset;    /* In it. */
  gint64             n_pieces;  /* That were fetched. */
  gint64             n_read;
};

static void pollable_iface_init (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PcContentStream, pc_content_stream, G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, pollable_iface_init))

static gboolean
fetch_piece (PcContentStream  *self,
             GError          **error)
{
  g_clear_pointer (&self->piece, g_bytes_unref);
  self->offset = 0;
  self->piece = pc_queue_read_chunk (self->store, self->item->sha256, self->item->size, self->n_pieces, error);
  self->n_pieces++;

  return self->piece != NULL;
}

static void
tell (PcContentStream *self)
{
  if (self->progress != NULL && self->item->size > 0)
    pc_progress_set_fraction (self->progress, (double) self->n_read / self->item->size);
}

static gssize
pc_content_stream_read (GInputStream  *stream,
                        void          *buffer,
                        gsize          count,
                        GCancellable  *cancellable,
                        GError       **error)
{
  PcContentStream *self = PC_CONTENT_STREAM (stream);
  gsize n;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if ((self->piece == NULL || self->offset == g_bytes_get_size (self->piece)) && !fetch_piece (self, error))
    return -1;

  n = MIN (count, g_bytes_get_size (self->piece) - self->offset);
  memcpy (buffer, (const char *) g_bytes_get_data (self->piece, NULL) + self->offset, n);
  self->offset += n;
  self->n_read += n;
  tell (self);

  return n;
}

static gboolean
is_readable (GPollableInputStream *stream)
{
  return TRUE;
}

static GSource *
create_source (GPollableInputStream *stream,
               GCancellable         *cancellable)
{
  g_autoptr(GSource) ready = g_timeout_source_new (0);
  GSource *source = g_pollable_source_new_full (stream, ready, cancellable);

  g_source_set_dummy_callback (ready);
  return source;
}

static void
pollable_iface_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = is_readable;
  iface->create_source = create_source;
}

static void
pc_content_stream_finalize (GObject *object)
{
  PcContentStream *self = PC_CONTENT_STREAM (object);

  g_clear_pointer (&self->piece, g_bytes_unref);
  g_clear_object (&self->progress);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_content_stream_parent_class)->finalize (object);
}

static void
pc_content_stream_class_init (PcContentStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_content_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = pc_content_stream_read;
}

static void
pc_content_stream_init (PcContentStream *self)
{
}

GInputStream *
pc_content_stream_new (PcStore           *store,
                       const PcQueueItem *item,
                       PcProgress        *progress)
{
  PcContentStream *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  self = g_object_new (PC_TYPE_CONTENT_STREAM, NULL);
  self->store = g_object_ref (store);
  self->item = item;
  self->progress = progress != NULL ? g_object_ref (progress) : NULL;

  return G_INPUT_STREAM (self);
}
