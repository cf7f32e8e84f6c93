/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-return.h"

G_BEGIN_DECLS

/**
 * pc_return_run_async:
 * @store: that of the window, on its thread; a file, not in memory
 *
 * pc_return_run() on a thread, which writes over a connection of its own (pc_store_open_beside()). Until it is done
 * @store should not write; when it has stayed, PcStore::changed tells it of each record.
 */
void            pc_return_run_async  (const char           *path,
                                      PcStore              *store,
                                      PcReturnSide          side,
                                      gboolean              keep,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);

/** The result, full; %NULL on error. */
PcReturnResult *pc_return_run_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
