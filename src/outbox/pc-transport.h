/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-outbox-problem.h"
#include "pc-outbox-queue.h"
#include "pc-progress.h"
#include "pc-record.h"

G_BEGIN_DECLS

/*
 * What a destination has to be able to do. Names are of files in the folder that was entered last. Everything is synchronous
 * and may be done twice: any call may have been carried out without our hearing of it. Errors are PC_OUTBOX_ERROR and
 * G_IO_ERROR CANCELLED.
 */

typedef struct _PcTransport PcTransport;

/**
 * PcTransportLook:
 * @PC_TRANSPORT_NOTHING: there is nothing of that name
 * @PC_TRANSPORT_SAME: a file with the very content that was asked about
 * @PC_TRANSPORT_OTHER: anything else
 */
typedef enum
{
  PC_TRANSPORT_NOTHING,
  PC_TRANSPORT_SAME,
  PC_TRANSPORT_OTHER
} PcTransportLook;

/**
 * PcTransportClass:
 * @enter: works from then on in the folder of the destination, or in @name below the one it works in, which it makes where
 *   it is missing
 * @look: what there is of that name, compared with @item by size and SHA-256 of what is read back
 * @put: writes the stream, all of it, to a file of ours; one of that name is written over
 * @place: gives the file @from the name @to, never over another file; @taken is set where there is one, which is no error
 * @remove: takes a file of ours away; none there is as good
 * @free: ends it
 */
typedef struct
{
  gboolean (*enter)  (PcTransport *self, const char *name, GCancellable *cancellable, GError **error);
  gboolean (*look)   (PcTransport *self, const char *name, const PcQueueItem *item, PcTransportLook *look,
                      GCancellable *cancellable, GError **error);
  gboolean (*put)    (PcTransport *self, const char *name, PcStore *store, const PcQueueItem *item, PcProgress *progress,
                      GCancellable *cancellable, GError **error);
  gboolean (*place)  (PcTransport *self, const char *from, const char *to, const PcQueueItem *item, gboolean *taken,
                      GCancellable *cancellable, GError **error);
  gboolean (*remove) (PcTransport *self, const char *name, GCancellable *cancellable, GError **error);
  void     (*free)   (PcTransport *self);
} PcTransportClass;

struct _PcTransport
{
  const PcTransportClass *class;
};

static inline void
pc_transport_free (PcTransport *self)
{
  if (self != NULL)
    self->class->free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PcTransport, pc_transport_free)

/**
 * PcTransportPassword:
 * @refused: whether the one that was given before was refused
 *
 * Returns: (transfer full) (nullable): the password of the destination that is being reached, or %NULL
 */
typedef char *(*PcTransportPassword) (gboolean      refused,
                                      GCancellable *cancellable,
                                      gpointer      user_data);

/**
 * PcTransportOptions:
 * @timeout: seconds of silence after which a server counts as unreachable
 * @ca_file: (nullable): certificates to trust in place of the system's
 * @password: asked only once the server, verified, asks for one
 */
typedef struct
{
  guint                timeout;
  const char          *ca_file;
  PcTransportPassword  password;
  gpointer             user_data;
} PcTransportOptions;

/** Reaches the folder @address (a path or file: address); UNREACHABLE where it is not there. */
PcTransport *pc_folder_transport_new (const char                *address,
                                      GError                   **error);

/** Reaches the WebDAV folder @address, and signs in where it asks for it. */
PcTransport *pc_webdav_transport_new (const char                *address,
                                      const char                *user_name,
                                      const PcTransportOptions  *options,
                                      GCancellable              *cancellable,
                                      GError                   **error);

/**
 * The name that unfinished files of @item have; no other file can have it, since no name begins with a dot. It does not end
 * in “.part”, which Nextcloud keeps for itself and refuses. Full.
 */
char        *pc_transport_make_part_name (const PcQueueItem *item);

/**
 * pc_transport_hand_over:
 * @item: what to send
 * @remote_name: (out): what it is called there, with its sub-folder; full
 *
 * The one way to hand a file over: it is looked for first, since an earlier try may have got through; written under a name of its
 * own and read back; then given its name, or “name (2)” where a stranger's file has that; and looked at once more.
 */
gboolean     pc_transport_hand_over  (PcTransport        *self,
                                      PcStore            *store,
                                      const PcQueueItem  *item,
                                      PcProgress         *progress,
                                      char              **remote_name,
                                      GCancellable       *cancellable,
                                      GError            **error);

/** Takes away what is unfinished of an item that is not to be sent. */
gboolean     pc_transport_clean      (PcTransport        *self,
                                      const PcQueueItem  *item,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_END_DECLS
