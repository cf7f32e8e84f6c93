/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-field-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-field-entry.h"

#define NOTE_HEIGHT 72

struct _PcFieldRow
{
  GtkBox         parent_instance;

  const PcField *field;
  PcRecord      *record;

  GtkLabel      *heading;
  PcFieldEntry  *entry;     /* One of these two edits. */
  GtkTextView   *note;
  GtkLabel      *message;
};

enum {
  COMMITTED,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcFieldRow, pc_field_row, GTK_TYPE_BOX)

static void
show_message (PcFieldRow *self,
              const char *text,
              const char *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "warning");

  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), css_class);
}

static void
entry_message_cb (PcFieldRow *self)
{
  show_message (self, pc_field_entry_get_message (self->entry), "error");
}

static void
committed_cb (PcFieldRow *self)
{
  g_signal_emit (self, signals[COMMITTED], 0);
}

static void
typed_cb (PcFieldRow *self)
{
  g_signal_emit (self, signals[TYPED], 0);
}

static int
get_index (PcFieldRow *self)
{
  return pc_kind_find_field (pc_record_get_kind (self->record), self->field->name);
}

static gboolean
commit_note (PcFieldRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  GtkTextIter start, end;

  if (self->record == NULL)
    return TRUE;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  kept = pc_record_format (self->record, get_index (self));
  if (strcmp (text, kept) == 0)
    return TRUE;

  if (!pc_record_parse (self->record, get_index (self), text, &error))
    {
      show_message (self, error->message, "error");
      return FALSE;
    }

  show_message (self, NULL, NULL);
  committed_cb (self);
  return TRUE;
}

static void
note_left_cb (PcFieldRow *self)
{
  commit_note (self);
}

static void
pc_field_row_dispose (GObject *object)
{
  PcFieldRow *self = PC_FIELD_ROW (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (pc_field_row_parent_class)->dispose (object);
}

static void
pc_field_row_class_init (PcFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pc_field_row_dispose;

  signals[COMMITTED] = g_signal_new ("committed", PC_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", PC_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pc_field_row_init (PcFieldRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
}

static GtkWidget *
make_note (PcFieldRow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->note = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_accepts_tab (self->note, FALSE);
  gtk_text_view_set_wrap_mode (self->note, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (self->note, 8);
  gtk_text_view_set_right_margin (self->note, 8);
  gtk_text_view_set_top_margin (self->note, 6);
  gtk_text_view_set_bottom_margin (self->note, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pc_field_get_label (self->field), -1);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (note_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->note), focus);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->note));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), NOTE_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "note");
  gtk_widget_set_hexpand (scroller, TRUE);

  return scroller;
}

static GtkWidget *
make_entry (PcFieldRow *self,
            PcStore    *store)
{
  self->entry = PC_FIELD_ENTRY (pc_field_entry_new (store, self->field));
  g_signal_connect_object (self->entry, "notify::message", G_CALLBACK (entry_message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->entry);
}

static void
make_heading (PcFieldRow *self)
{
  g_autofree char *text = NULL;
  const char *label = pc_field_get_label (self->field);

  if (self->field->flags & PC_REQUIRED)
    text = g_strdup_printf ("%s *", label);
  else if (self->field->flags & PC_SPECIAL)
    /* Translators: %s is the heading of a field with special-category data (GDPR art. 9), such as “Disability”. */
    text = g_strdup_printf (_("%s (special category)"), label);

  self->heading = GTK_LABEL (gtk_label_new (text != NULL ? text : label));
  gtk_label_set_xalign (self->heading, 0);
  gtk_label_set_ellipsize (self->heading, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "field-heading");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));
}

GtkWidget *
pc_field_row_new (PcStore       *store,
                  const PcField *field)
{
  PcFieldRow *self = g_object_new (PC_TYPE_FIELD_ROW, NULL);

  g_return_val_if_fail (field != NULL, GTK_WIDGET (self));

  self->field = field;
  make_heading (self);
  gtk_box_append (GTK_BOX (self), field->type == PC_FIELD_NOTE ? make_note (self) : make_entry (self, store));

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->message));

  return GTK_WIDGET (self);
}

const PcField *
pc_field_row_get_field (PcFieldRow *self)
{
  g_return_val_if_fail (PC_IS_FIELD_ROW (self), NULL);

  return self->field;
}

void
pc_field_row_set_record (PcFieldRow *self,
                         PcRecord   *record)
{
  g_return_if_fail (PC_IS_FIELD_ROW (self));

  g_set_object (&self->record, record);
  if (self->entry != NULL)
    {
      pc_field_entry_set_record (self->entry, record);
    }
  else
    {
      g_autofree char *text = record != NULL ? pc_record_format (record, get_index (self)) : g_strdup ("");

      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), text, -1);
    }
}

void
pc_field_row_set_issue (PcFieldRow    *self,
                        const PcIssue *issue)
{
  g_return_if_fail (PC_IS_FIELD_ROW (self));

  /* What cannot be read at all is said first. */
  if (self->entry != NULL && pc_field_entry_get_message (self->entry) != NULL)
    return;

  show_message (self, issue != NULL ? issue->message : NULL, issue != NULL && issue->blocks ? "error" : "warning");
}

gboolean
pc_field_row_commit (PcFieldRow *self)
{
  g_return_val_if_fail (PC_IS_FIELD_ROW (self), FALSE);

  return self->entry != NULL ? pc_field_entry_commit (self->entry) : commit_note (self);
}

gboolean
pc_field_row_read (PcFieldRow *self,
                   PcRecord   *record)
{
  g_return_val_if_fail (PC_IS_FIELD_ROW (self), FALSE);

  return self->entry != NULL && pc_field_entry_read (self->entry, record);
}
