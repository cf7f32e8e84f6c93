/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Names @self for who cannot see it: also the button within, which is what has the cursor. */
void pc_drop_down_set_name (GtkDropDown *self,
                            const char  *name);

/** Puts @texts there, with those too long for the room cut in sight alone, and @selected first. */
void pc_drop_down_set_texts (GtkDropDown        *self,
                             const char * const *texts,
                             guint               selected);

G_END_DECLS
