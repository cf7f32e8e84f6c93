/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-field-row.h"
#include "pc-form.h"

/* Widgets under test: in a window, found, and typed into as by a keyboard. */

/** Starts GTK, in the language of the sources. */
void       sample_gui_init     (int *argc, char ***argv);

/** A store in memory with a small demo office in it, full. */
PcStore   *sample_gui_store    (void);

/** The same in a file, for what opens it a second time, full. */
PcStore   *sample_gui_store_at (const char *path);

/** The same in a file in a folder of its own, both full. */
PcStore   *sample_gui_open_office (char **folder);

/** Asserts that the store goes once nobody else has it, and deletes the folder with all that is in it; takes both. */
void       sample_gui_close_office (PcStore *store, char *folder);

/** Puts @child into a window and waits until it is on the screen; the window. */
GtkWidget *sample_gui_show     (GtkWidget *child);

/** Takes the window away and lets everything that it started come to an end. */
void       sample_gui_close    (GtkWidget *window);

/** Lets everything happen that is due. */
void       sample_gui_settle   (void);

/** Lets things happen until @condition holds; fails the test after ten seconds. */
void       sample_gui_wait     (gboolean (*condition) (gpointer data), gpointer data);

/** The widgets of @type below @root and itself, in order; array of borrowed #GtkWidget, full. */
GPtrArray *sample_gui_list     (GtkWidget *root, GType type);

/** The first of them; fails the test where there is none. */
GtkWidget *sample_gui_find     (GtkWidget *root, GType type);

/** The button that is called so; fails the test where there is none. */
GtkWidget *sample_gui_find_button (GtkWidget *root, const char *text);

/** A form with one section of those fields, floating. */
PcForm     *sample_gui_make_form (PcStore *store, const char *kind, const char *fields);

/** The row of that field; fails the test where there is none. */
PcFieldRow *sample_gui_find_row  (PcForm *form, const char *name);

/** The text of an entry or a text view below @root, full. */
char      *sample_gui_text     (GtkWidget *root);

/** Goes there and types over that text. */
void       sample_gui_type     (GtkWidget *root, const char *text);

/** The widget that has the cursor. */
GtkWidget *sample_gui_focus    (GtkWidget *window);

/** Presses a key where the cursor is: every handler gets it in the order in which GTK asks them. */
void       sample_gui_press    (GtkWidget *window, guint keyval, GdkModifierType state);

/** Whether some label below @root that can be seen has @text in it. */
gboolean   sample_gui_says     (GtkWidget *root, const char *text);

/** How many widgets below @root can be reached with the keyboard and have no name for who cannot see them; says which. */
guint      sample_gui_count_nameless (GtkWidget *root, const char *where);
