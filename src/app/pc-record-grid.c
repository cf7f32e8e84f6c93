/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-record-grid-private.h"

#include <glib/gi18n-lib.h>

#include "pc-wheel.h"

enum {
  PROP_0,
  PROP_KIND,
  PROP_FIELDS,
  PROP_TITLE,
  N_PROPS
};

enum {
  EDITED,
  FAILED,
  MOVED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcRecordGrid, pc_record_grid, GTK_TYPE_BOX)

/*
 * Cells
 */

static const PcField *
get_field (PcRecordGrid *self,
           guint         column)
{
  return pc_kind_get_field (self->kind, g_array_index (self->columns, guint, column));
}

PcGridCell *
pc_record_grid_get_cell (PcRecordGrid *self,
                         guint         row,
                         guint         column)
{
  return self->cells->pdata[row * self->columns->len + column];
}

PcRecord *
pc_record_grid_get_record (PcRecordGrid *self,
                           guint         row)
{
  return self->records->pdata[row];
}

void
pc_record_grid_show_row (PcRecordGrid *self,
                         guint         row)
{
  PcRecord *record = pc_record_grid_get_record (self, row);

  for (guint column = 0; column < self->columns->len; column++)
    {
      g_autofree char *text = pc_field_entry_format (self->store, get_field (self, column), record);

      pc_grid_cell_set_text (pc_record_grid_get_cell (self, row, column), text);
    }
}

void
pc_record_grid_fail (PcRecordGrid *self,
                     const char   *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

void
pc_record_grid_show_message (PcRecordGrid *self,
                             const char   *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
}

/* What a line still needs; or else all the remarks on one that is kept all the same. */
static void
show_issues (PcRecordGrid *self,
             GPtrArray    *issues)
{
  const PcIssue *blocking = pc_issues_get_blocking (issues);
  g_autoptr(GString) text = g_string_new (blocking != NULL ? blocking->message : NULL);

  for (guint i = 0; blocking == NULL && i < issues->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((const PcIssue *) issues->pdata[i])->message);

  pc_record_grid_show_message (self, text->len > 0 ? text->str : NULL);
  if (text->len > 0 && blocking == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->message), "warning");
    }
}

void
pc_record_grid_mark_selection (PcRecordGrid *self)
{
  const guint top = MIN (self->row, self->anchor_row), bottom = MAX (self->row, self->anchor_row);
  const guint left = MIN (self->column, self->anchor_column), right = MAX (self->column, self->anchor_column);
  const gboolean many = top != bottom || left != right;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = self->cells->pdata[i];
      guint row = i / self->columns->len, column = i % self->columns->len;

      if (many && row >= top && row <= bottom && column >= left && column <= right)
        gtk_widget_set_state_flags (cell, GTK_STATE_FLAG_SELECTED, FALSE);
      else
        gtk_widget_unset_state_flags (cell, GTK_STATE_FLAG_SELECTED);
    }
}

/* Right-to-left, the first column is at the right end of what is scrolled. */
static void
scroll_to_first_column (PcRecordGrid *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  else
    gtk_adjustment_set_value (adjustment, 0);
}

/* A cell that has its place by now: taking the focus once more scrolls to it. */
static gboolean
placed_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  PcRecordGrid *self = PC_RECORD_GRID (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *cell = self->row < self->records->len ? GTK_WIDGET (pc_record_grid_get_cell (self, self->row, self->column)) : NULL;

  if (cell != NULL && gtk_widget_get_width (cell) == 0 && gtk_widget_get_mapped (cell))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  if (cell != NULL && gtk_root_get_focus (root) == cell)
    {
      gtk_root_set_focus (root, NULL);
      gtk_widget_grab_focus (cell);
      if (self->column == 0)
        scroll_to_first_column (self);
    }

  return G_SOURCE_REMOVE;
}

void
pc_record_grid_move_to (PcRecordGrid *self,
                        guint         row,
                        guint         column,
                        gboolean      extend)
{
  GtkWidget *cell;

  if (self->records->len == 0)
    return;

  self->row = MIN (row, self->records->len - 1);
  self->column = MIN (column, self->columns->len - 1);
  if (!extend)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }

  pc_record_grid_mark_selection (self);
  cell = GTK_WIDGET (pc_record_grid_get_cell (self, self->row, self->column));
  gtk_widget_grab_focus (cell);
  g_signal_emit (self, signals[MOVED], 0, pc_record_grid_get_record (self, self->row));
  if (gtk_widget_get_width (cell) == 0 && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

/*
 * Keeping records
 */

gboolean
pc_record_grid_save_row (PcRecordGrid *self,
                         guint         row)
{
  PcRecord *record = pc_record_grid_get_record (self, row);
  g_autoptr(GPtrArray) issues = pc_record_check (record);
  g_autoptr(GError) error = NULL;
  const gboolean is_new = !pc_record_is_kept (record);

  if (self->check != NULL && pc_issues_get_blocking (issues) == NULL)
    self->check (self, record, issues, self->check_data);

  /* A line that was begun says what it still needs. */
  show_issues (self, issues);
  if (pc_issues_get_blocking (issues) != NULL)
    return FALSE;

  self->saving = TRUE;
  if (!pc_store_save (self->store, record, NULL, &error))
    {
      pc_record_grid_show_message (self, error->message);
      pc_record_grid_fail (self, error->message);
    }
  self->saving = FALSE;
  self->begun = self->begun && !is_new;

  if (error == NULL && is_new && self->make != NULL && row == self->records->len - 1)
    pc_record_grid_add_line (self);

  return error == NULL;
}

/* What follows from a change, by the kind of record and by who uses the grid. */
static void
follow (PcRecordGrid *self,
        PcRecord     *record,
        guint         field)
{
  if (self->kind->follow != NULL)
    self->kind->follow (record, field);
  self->begun = self->begun || !pc_record_is_kept (record);
  g_signal_emit (self, signals[EDITED], 0, record, field);
}

static void
committed_cb (PcRecordGrid *self,
              PcFieldEntry *entry)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (self->entries->pdata[i] == entry)
      follow (self, pc_field_entry_get_record (entry), g_array_index (self->columns, guint, i));
}

/*
 * Editing
 */

static PcFieldEntry *
get_entry (PcRecordGrid *self,
           guint         column)
{
  if (self->entries->pdata[column] == NULL)
    {
      PcFieldEntry *entry = PC_FIELD_ENTRY (g_object_ref_sink (pc_field_entry_new (self->store, get_field (self, column))));

      gtk_widget_add_css_class (GTK_WIDGET (entry), "cell");
      g_signal_connect_object (entry, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
      self->entries->pdata[column] = entry;
    }

  return self->entries->pdata[column];
}

/* Ends editing; the value is in the record where it could be read. %FALSE where it could not: editing goes on. */
gboolean
pc_record_grid_stop_editing (PcRecordGrid *self,
                             gboolean      keep)
{
  PcFieldEntry *entry = self->editing;
  PcGridCell *cell;

  if (entry == NULL)
    return TRUE;

  if (keep && !pc_field_entry_commit (entry))
    {
      pc_record_grid_show_message (self, pc_field_entry_get_message (entry));
      return FALSE;
    }

  /* An entry that the focus leaves keeps what it has. */
  if (!keep)
    pc_field_entry_revert (entry);

  cell = pc_record_grid_get_cell (self, self->row, self->column);
  self->editing = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  pc_grid_cell_set_entry (cell, NULL);

  pc_record_grid_show_row (self, self->row);
  if (keep)
    pc_record_grid_save_row (self, self->row);
  pc_record_grid_show_row (self, self->row);

  return TRUE;
}

void
pc_record_grid_start_editing (PcRecordGrid *self,
                              const char   *typed)
{
  PcFieldEntry *entry = get_entry (self, self->column);

  pc_field_entry_set_record (entry, pc_record_grid_get_record (self, self->row));
  pc_grid_cell_set_entry (pc_record_grid_get_cell (self, self->row, self->column), entry);
  self->editing = entry;
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  if (typed != NULL)
    pc_field_entry_type (entry, typed);
}

/* The focus went elsewhere with the mouse: what was typed is kept, or dropped where it cannot be read. */
static void
focus_left_cb (PcRecordGrid *self)
{
  if (self->editing != NULL && !pc_record_grid_stop_editing (self, TRUE))
    pc_record_grid_stop_editing (self, FALSE);
}

void
pc_record_grid_parse_cell (PcRecordGrid *self,
                           guint         row,
                           guint         column,
                           const char   *text)
{
  PcRecord *record = pc_record_grid_get_record (self, row);
  g_autoptr(GError) error = NULL;

  if (!pc_field_entry_parse (self->store, get_field (self, column), record, text, &error))
    {
      pc_record_grid_show_message (self, error->message);
      return;
    }

  follow (self, record, g_array_index (self->columns, guint, column));
}

/*
 * The mouse and the focus
 */

static void
cell_pressed_cb (PcRecordGrid    *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  PcGridCell *cell = PC_GRID_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  const gboolean extend = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;

  if (self->editing != NULL && cell == pc_record_grid_get_cell (self, self->row, self->column))
    return;

  focus_left_cb (self);
  pc_record_grid_move_to (self, pc_grid_cell_get_row (cell), pc_grid_cell_get_column (cell), extend);
  if (n_press == 2)
    pc_record_grid_start_editing (self, NULL);
}

/* The focus came to a cell by other ways than ours. */
static void
cell_entered_cb (PcRecordGrid            *self,
                 GtkEventControllerFocus *controller)
{
  PcGridCell *cell = PC_GRID_CELL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));

  if (self->editing != NULL || (pc_grid_cell_get_row (cell) == self->row && pc_grid_cell_get_column (cell) == self->column))
    return;

  self->row = self->anchor_row = pc_grid_cell_get_row (cell);
  self->column = self->anchor_column = pc_grid_cell_get_column (cell);
  pc_record_grid_mark_selection (self);
}

GtkWidget *
pc_record_grid_new_cell (PcRecordGrid *self,
                         guint         row,
                         guint         column)
{
  GtkWidget *cell = pc_grid_cell_new (row, column, get_field (self, column));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (cell_pressed_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (cell_entered_cb), self);
  gtk_widget_add_controller (cell, focus);

  return cell;
}

/*
 * The widget
 */

static void
add_columns (PcRecordGrid *self,
             const char   *names)
{
  g_auto(GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      int index = pc_kind_find_field (self->kind, list[i]);
      guint column = index;
      GtkWidget *heading;

      if (index < 0)
        {
          g_warning ("%s has no field “%s”", self->kind->name, list[i]);
          continue;
        }

      heading = gtk_label_new (pc_field_get_label (pc_kind_get_field (self->kind, index)));
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (heading, gtk_label_get_label (GTK_LABEL (heading)));
      gtk_widget_add_css_class (heading, "grid-heading");
      gtk_grid_attach (self->grid, heading, self->columns->len, 0, 1, 1);
      g_array_append_val (self->columns, column);
    }

  g_ptr_array_set_size (self->entries, self->columns->len);
}

static void
pc_record_grid_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PcRecordGrid *self = PC_RECORD_GRID (object);

  switch (prop_id)
    {
    case PROP_KIND:
      self->kind = pc_kind_find (g_value_get_string (value));
      break;

    case PROP_FIELDS:
      add_columns (self, g_value_get_string (value));
      break;

    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->title), g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pc_record_grid_dispose (GObject *object)
{
  PcRecordGrid *self = PC_RECORD_GRID (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->editing = NULL;
  self->load = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_RECORD_GRID);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->parent_id, g_free);
  g_clear_pointer (&self->order, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_record_grid_parent_class)->dispose (object);
}

static void
pc_record_grid_class_init (PcRecordGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags once = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = pc_record_grid_set_property;
  object_class->dispose = pc_record_grid_dispose;

  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, once);
  props[PROP_FIELDS] = g_param_spec_string ("fields", NULL, NULL, NULL, once);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[EDITED] = g_signal_new ("edited", PC_TYPE_RECORD_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, PC_TYPE_RECORD, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_RECORD_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[MOVED] = g_signal_new ("moved", PC_TYPE_RECORD_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PC_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-record-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, message);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, title);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "key_pressed_cb", G_CALLBACK (pc_record_grid_key_pressed));
  gtk_widget_class_bind_template_callback_full (widget_class, "remove_row", G_CALLBACK (pc_record_grid_remove_row));
}

static void
clear_entry (gpointer entry)
{
  if (entry != NULL)
    g_object_unref (entry);
}

static void
pc_record_grid_init (PcRecordGrid *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entries = g_ptr_array_new_with_free_func (clear_entry);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->cells = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  pc_wheel_pass_on (GTK_WIDGET (self->scroller));
}
