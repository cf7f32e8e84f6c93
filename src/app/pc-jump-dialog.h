/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_JUMP_DIALOG (pc_jump_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PcJumpDialog, pc_jump_dialog, PC, JUMP_DIALOG, GtkWindow)

/** Jumps to a person, an organisation or a page by its name. Emits `person` (id), `organisation` (id) or `page` (name). */
GtkWidget *pc_jump_dialog_new (PcStore *store);

G_END_DECLS
