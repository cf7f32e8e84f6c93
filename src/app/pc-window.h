/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_WINDOW (pc_window_get_type ())
G_DECLARE_FINAL_TYPE (PcWindow, pc_window, PC, WINDOW, AdwApplicationWindow)

/** A window on @store: the first start where it has no office yet, else its pages. */
PcWindow *pc_window_new (GtkApplication *application,
                         PcStore        *store);

/** Says @text for a moment at the bottom of the window. */
void      pc_window_say (PcWindow       *self,
                         const char     *text);

G_END_DECLS
