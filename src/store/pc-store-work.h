/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-progress.h"
#include "pc-store.h"

G_BEGIN_DECLS

/*
 * Work beside an open store: on a thread, over a connection of its own, while the main loop goes on. What is longer
 * than a frame is a plain function of the core, and one PcStoreWork that says how it is run.
 */

/**
 * PcStoreAccess:
 * @PC_STORE_ALONE: no database: the function is given no store
 * @PC_STORE_BESIDE_READ: a connection that reads. The store is not held: it may be closed meanwhile, and opened anew
 * @PC_STORE_BESIDE_WRITE: one that also writes, shortly (pc_store_open_beside()). The store stays open until it is
 *   done, and waits its turn where both write
 * @PC_STORE_BESIDE_HOLD: the same for what keeps all others from writing from its beginning to its end, as an import
 *   does. What the store wants to write meanwhile fails at once with BUSY: the main loop must not wait for it
 *
 * What a function does with the database.
 */
typedef enum
{
  PC_STORE_ALONE,
  PC_STORE_BESIDE_READ,
  PC_STORE_BESIDE_WRITE,
  PC_STORE_BESIDE_HOLD
} PcStoreAccess;

/**
 * PcStoreCancel:
 * @PC_STORE_CANCEL_ASKED: the function looks at its cancellable; what it has done when the cancelling comes is
 *   reported as done
 * @PC_STORE_CANCEL_INTERRUPTS: besides, SQL that runs is interrupted, and no transaction is committed after it; for
 *   what is one long statement, and passes on every error
 * @PC_STORE_CANCEL_LEAVES: who cancels is answered at once, and the thread, which nobody waits for any more, throws
 *   away what it finds; for what only answers and writes nothing, and that the program may end in the middle of
 *
 * How it is cancelled. In each case the error is G_IO_ERROR CANCELLED.
 */
typedef enum
{
  PC_STORE_CANCEL_ASKED,
  PC_STORE_CANCEL_INTERRUPTS,
  PC_STORE_CANCEL_LEAVES
} PcStoreCancel;

/**
 * PcStoreWorkFunc:
 * @store: (nullable): the connection of the thread
 * @data: as given to pc_store_work_start()
 *
 * The work, on the thread. It keeps no reference to @store.
 *
 * Returns: (transfer full): the result, never %NULL where there is no error
 */
typedef gpointer (*PcStoreWorkFunc) (PcStore       *store,
                                     gpointer       data,
                                     PcProgress    *progress,
                                     GCancellable  *cancellable,
                                     GError       **error);

/**
 * PcStoreWork:
 * @free_data: (nullable)
 * @free_result: (nullable)
 *
 * A kind of work; static.
 */
typedef struct
{
  PcStoreAccess    access;
  PcStoreCancel    cancel;
  PcStoreWorkFunc  run;
  GDestroyNotify   free_data;
  GDestroyNotify   free_result;
} PcStoreWork;

/**
 * pc_store_work_start:
 * @store: (nullable): on its own thread; opened to write for what writes; %NULL for %PC_STORE_ALONE
 * @data: (transfer full): of the thread until the callback; freed by `free_data` on any thread
 * @progress: (nullable)
 * @callback: on this thread; its source is %NULL
 *
 * Runs @work beside @store, and keeps the program (#GApplication) from ending before it is done, but for
 * %PC_STORE_CANCEL_LEAVES: a thread that is cut off leaves half a file behind. Before the callback the connection is
 * closed and PcStore::changed has told of each record that the work has changed, in pieces where there are many.
 * Nothing can be opened beside a store in memory: that one is used itself, before this returns; the callback comes
 * later all the same.
 *
 * Errors, of pc_store_work_finish(): those of the function and of opening the file once more
 */
void      pc_store_work_start    (PcStore             *store,
                                  const PcStoreWork   *work,
                                  gpointer             data,
                                  PcProgress          *progress,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

/** What the function returned, full; %NULL on error. */
gpointer  pc_store_work_finish   (GAsyncResult        *result,
                                  GError             **error);

/** The data, borrowed; may be changed once the callback has come. */
gpointer  pc_store_work_get_data (GAsyncResult        *result);

G_END_DECLS
