/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PC_TYPE_LIST_LINE (pc_list_line_get_type ())
G_DECLARE_FINAL_TYPE (PcListLine, pc_list_line, PC, LIST_LINE, GtkBox)

/**
 * PcListLine:
 *
 * A line of a boxed list: what it is, what there is to say of it, and buttons below where there is little room.
 */

/** @subtitle: (nullable) */
GtkWidget *pc_list_line_new        (const char  *title,
                                    const char  *subtitle);

/**
 * pc_list_line_add_button:
 * @label: with a mnemonic, translated
 * @callback: called with @object, the button and @id's copy as data "id" of the button
 * @object: a #GObject that the callback belongs to
 * @id: (nullable): of what the line is about
 *
 * The button is named @label and the title of the line for who cannot see it.
 */
GtkWidget *pc_list_line_add_button (PcListLine  *self,
                                    const char  *label,
                                    GCallback    callback,
                                    gpointer     object,
                                    const char  *id);

/** Appends @line to @list, in a row that the cursor passes by where the line has buttons. */
void       pc_list_line_append     (PcListLine  *self,
                                    GtkListBox  *list);

/** Takes all rows out of @list. */
void       pc_list_clear           (GtkListBox  *list);

G_END_DECLS
