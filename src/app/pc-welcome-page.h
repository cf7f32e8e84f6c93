/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_WELCOME_PAGE (pc_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (PcWelcomePage, pc_welcome_page, PC, WELCOME_PAGE, GtkBox)

/**
 * PcWelcomePage:
 *
 * The first start: office, operator, programme and language; or a demo office to play with, in a
 * database of its own.
 *
 * Emits `done` when the office was made, `demo-ready` (#PcStore) and `failed` (message).
 */
void  pc_welcome_page_set_store (PcWelcomePage *self,
                                 PcStore       *store);

G_END_DECLS
