/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-outbox-runner.h"

G_BEGIN_DECLS

#define PC_TYPE_EXCHANGE_PAGE (pc_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (PcExchangePage, pc_exchange_page, PC, EXCHANGE_PAGE, GtkBox)

/**
 * PcExchangePage:
 *
 * What leaves and what comes in: the outbox, import, and backup with a check of the database.
 *
 * Emits `failed` and `done` (message), and `counted` (guint) with how many files wait to be handed over.
 */

/** @runner: (nullable): of @store; %NULL where nothing is sent */
void  pc_exchange_page_set_store         (PcExchangePage  *self,
                                          PcStore         *store,
                                          PcOutboxRunner  *runner);

/** Shows where destinations are. */
void  pc_exchange_page_show_destinations (PcExchangePage  *self);

/** Copies the database to @path, on a thread; nothing where it is busy. */
void  pc_exchange_page_back_up           (PcExchangePage  *self,
                                          const char      *path);

/** Looks whether the database is sound, on a thread; nothing where it is busy. */
void  pc_exchange_page_check             (PcExchangePage  *self);

/** Whether one of the two is under way. */
gboolean pc_exchange_page_is_busy        (PcExchangePage  *self);

G_END_DECLS
