/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-record-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-defaults.h"
#include "pc-field-entry.h"
#include "pc-grid-cell.h"

struct _PcRecordGrid
{
  GtkBox            parent_instance;

  GtkWidget        *title;
  GtkWidget        *remove;
  GtkScrolledWindow *scroller;
  GtkGrid          *grid;
  GtkLabel         *message;

  const PcKind     *kind;
  GArray           *columns;    /* guint: indices of fields. */
  GPtrArray        *entries;    /* PcFieldEntry, one a column, made when first needed. */

  PcStore          *store;
  PcRecordGridLoad  load;
  PcRecordGridMake  make;
  gpointer          user_data;

  int               parent_field;
  char             *parent_id;
  char             *order;

  GPtrArray        *records;    /* PcRecord, one a line; the last is new where @make is set. */
  GPtrArray        *cells;      /* PcGridCell, line by line. */

  guint             row;        /* The cursor... */
  guint             column;
  guint             anchor_row; /* ...and where the selection began. */
  guint             anchor_column;
  PcFieldEntry     *editing;
  gboolean          saving;
  guint             reload_id;
  guint             tick_id;    /* Until the cell with the cursor has its place. */
};

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

static PcGridCell *
get_cell (PcRecordGrid *self,
          guint         row,
          guint         column)
{
  return self->cells->pdata[row * self->columns->len + column];
}

static PcRecord *
get_record (PcRecordGrid *self,
            guint         row)
{
  return self->records->pdata[row];
}

static gboolean
is_kept (PcRecord *record)
{
  return pc_record_is_set (record, PC_RECORD_CREATED_AT);
}

static void
show_row (PcRecordGrid *self,
          guint         row)
{
  PcRecord *record = get_record (self, row);

  for (guint column = 0; column < self->columns->len; column++)
    {
      g_autofree char *text = pc_field_entry_format (self->store, get_field (self, column), record);

      pc_grid_cell_set_text (get_cell (self, row, column), text);
    }
}

static void
show_message (PcRecordGrid *self,
              const char   *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
mark_selection (PcRecordGrid *self)
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
  GtkWidget *cell = self->row < self->records->len ? GTK_WIDGET (get_cell (self, self->row, self->column)) : NULL;

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

static void
move_to (PcRecordGrid *self,
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

  mark_selection (self);
  cell = GTK_WIDGET (get_cell (self, self->row, self->column));
  gtk_widget_grab_focus (cell);
  if (gtk_widget_get_width (cell) == 0 && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), placed_cb, NULL, NULL);
}

/*
 * Keeping records
 */

/* A line that was begun says what it still needs; one that is empty says nothing. */
static const char *
find_missing (PcRecord  *record,
              GPtrArray *issues)
{
  const PcIssue *issue = pc_issues_get_blocking (issues);

  return issue != NULL ? issue->message : NULL;
}

static void
add_new_line (PcRecordGrid *self);

static gboolean
save_row (PcRecordGrid *self,
          guint         row)
{
  PcRecord *record = get_record (self, row);
  g_autoptr(GPtrArray) issues = pc_record_check (record);
  g_autoptr(GError) error = NULL;
  const gboolean is_new = !is_kept (record);

  show_message (self, find_missing (record, issues));
  if (pc_issues_get_blocking (issues) != NULL)
    return FALSE;

  self->saving = TRUE;
  if (!pc_store_save (self->store, record, NULL, &error))
    {
      show_message (self, error->message);
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }
  self->saving = FALSE;

  if (error == NULL && is_new && self->make != NULL && row == self->records->len - 1)
    add_new_line (self);

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
static gboolean
stop_editing (PcRecordGrid *self,
              gboolean      keep)
{
  PcFieldEntry *entry = self->editing;
  PcGridCell *cell;

  if (entry == NULL)
    return TRUE;

  if (keep && !pc_field_entry_commit (entry))
    {
      show_message (self, pc_field_entry_get_message (entry));
      return FALSE;
    }

  cell = get_cell (self, self->row, self->column);
  self->editing = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  pc_grid_cell_set_entry (cell, NULL);

  show_row (self, self->row);
  if (keep)
    save_row (self, self->row);
  show_row (self, self->row);

  return TRUE;
}

static void
start_editing (PcRecordGrid *self,
               const char   *typed)
{
  PcFieldEntry *entry = get_entry (self, self->column);

  pc_field_entry_set_record (entry, get_record (self, self->row));
  pc_grid_cell_set_entry (get_cell (self, self->row, self->column), entry);
  self->editing = entry;
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  if (typed != NULL)
    pc_field_entry_type (entry, typed);
}

/* The focus went elsewhere with the mouse: what was typed is kept, or dropped where it cannot be read. */
static void
focus_left_cb (PcRecordGrid *self)
{
  if (self->editing != NULL && !stop_editing (self, TRUE))
    stop_editing (self, FALSE);
}

static void
set_cell_text (PcRecordGrid *self,
               guint         row,
               guint         column,
               const char   *text)
{
  PcRecord *record = get_record (self, row);
  g_autoptr(GError) error = NULL;

  if (!pc_field_entry_parse (self->store, get_field (self, column), record, text, &error))
    {
      show_message (self, error->message);
      return;
    }

  follow (self, record, g_array_index (self->columns, guint, column));
}

static void
clear_selection (PcRecordGrid *self)
{
  for (guint row = MIN (self->row, self->anchor_row); row <= MAX (self->row, self->anchor_row); row++)
    {
      for (guint column = MIN (self->column, self->anchor_column); column <= MAX (self->column, self->anchor_column); column++)
        set_cell_text (self, row, column, "");
      if (is_kept (get_record (self, row)) && !save_row (self, row))
        pc_record_grid_reload (self);
      else
        show_row (self, row);
    }
}

static void
fill_down (PcRecordGrid *self)
{
  if (self->row == 0)
    return;

  set_cell_text (self, self->row, self->column, pc_grid_cell_get_text (get_cell (self, self->row - 1, self->column)));
  save_row (self, self->row);
  show_row (self, self->row);
}

static void
remove_row (PcRecordGrid *self)
{
  PcRecord *record = self->row < self->records->len ? get_record (self, self->row) : NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("remove %s", self->kind->name);

  if (record == NULL || !is_kept (record))
    return;

  if (!pc_store_begin (self->store, label, &error) ||
      !pc_store_remove (self->store, record, &error) ||
      !pc_store_commit (self->store, &error))
    {
      pc_store_rollback (self->store);
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }

  pc_record_grid_reload (self);
}

/*
 * The clipboard, as spreadsheets have it: tabs between cells, a line a row
 */

static void
copy_selection (PcRecordGrid *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const guint left = MIN (self->column, self->anchor_column), right = MAX (self->column, self->anchor_column);

  for (guint row = MIN (self->row, self->anchor_row); row <= MAX (self->row, self->anchor_row); row++)
    for (guint column = left; column <= right; column++)
      g_string_append_printf (text, "%s%s", pc_grid_cell_get_text (get_cell (self, row, column)),
                              column < right ? "\t" : "\n");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
paste_text (PcRecordGrid *self,
            const char   *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint row = self->row;

  for (guint i = 0; lines[i] != NULL && row < self->records->len; i++)
    {
      g_auto(GStrv) values = g_strsplit (g_strchomp (lines[i]), "\t", -1);

      if (lines[i + 1] == NULL && *lines[i] == '\0')
        break;

      for (guint k = 0; values[k] != NULL && self->column + k < self->columns->len; k++)
        set_cell_text (self, row, self->column + k, values[k]);
      show_row (self, row);
      if (!save_row (self, row) && self->make != NULL && row == self->records->len - 1)
        break;
      show_row (self, row++);
    }
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcRecordGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->store != NULL)
    paste_text (self, text);
}

static void
paste (PcRecordGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

/*
 * Keys
 */

static gboolean
move_by_tab (PcRecordGrid *self,
             int           step)
{
  int place = self->row * self->columns->len + self->column + step;

  if (place < 0 || place >= (int) self->cells->len)
    return FALSE;

  move_to (self, place / self->columns->len, place % self->columns->len, FALSE);
  return TRUE;
}

/* Editing ends with a move: down with Enter, on with Tab. */
static gboolean
editing_key (PcRecordGrid    *self,
             guint            keyval,
             GdkModifierType  state)
{
  if (pc_field_entry_handle_key (self->editing, keyval, state))
    return TRUE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      stop_editing (self, FALSE);
      show_message (self, NULL);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      if (stop_editing (self, TRUE))
        move_to (self, self->row + 1, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Up:
      if (stop_editing (self, TRUE))
        move_to (self, self->row > 0 ? self->row - 1 : 0, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Tab:
      return !stop_editing (self, TRUE) || move_by_tab (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return !stop_editing (self, TRUE) || move_by_tab (self, -1);

    default:
      return FALSE;
    }
}

static gboolean
moving_key (PcRecordGrid    *self,
            guint            keyval,
            GdkModifierType  state)
{
  const gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (mirrored && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right))
    keyval = keyval == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;

  switch (keyval)
    {
    case GDK_KEY_Up:
      move_to (self, self->row > 0 ? self->row - 1 : 0, self->column, extend);
      return TRUE;

    case GDK_KEY_Down:
      move_to (self, self->row + 1, self->column, extend);
      return TRUE;

    case GDK_KEY_Left:
      move_to (self, self->row, self->column > 0 ? self->column - 1 : 0, extend);
      return TRUE;

    case GDK_KEY_Right:
      move_to (self, self->row, self->column + 1, extend);
      return TRUE;

    case GDK_KEY_Home:
      move_to (self, (state & GDK_CONTROL_MASK) != 0 ? 0 : self->row, 0, extend);
      return TRUE;

    case GDK_KEY_End:
      move_to (self, (state & GDK_CONTROL_MASK) != 0 ? G_MAXUINT : self->row, G_MAXUINT, extend);
      return TRUE;

    case GDK_KEY_Tab:
      return move_by_tab (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return move_by_tab (self, -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      start_editing (self, NULL);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      clear_selection (self);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
control_key (PcRecordGrid *self,
             guint         keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
      copy_selection (self);
      return TRUE;

    case GDK_KEY_v:
      paste (self);
      return TRUE;

    case GDK_KEY_d:
      fill_down (self);
      return TRUE;

    case GDK_KEY_Delete:
      remove_row (self);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (PcRecordGrid    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gunichar c = gdk_keyval_to_unicode (keyval);

  if (self->editing != NULL)
    return editing_key (self, keyval, state);

  if (focus == NULL || !PC_IS_GRID_CELL (focus))
    return FALSE;

  if ((state & GDK_CONTROL_MASK) != 0 && control_key (self, keyval))
    return TRUE;

  if (moving_key (self, keyval, state))
    return TRUE;

  if (c != 0 && g_unichar_isprint (c) && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    {
      char typed[7] = "";

      g_unichar_to_utf8 (c, typed);
      start_editing (self, typed);
      return TRUE;
    }

  return FALSE;
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

  if (self->editing != NULL && cell == get_cell (self, self->row, self->column))
    return;

  focus_left_cb (self);
  move_to (self, pc_grid_cell_get_row (cell), pc_grid_cell_get_column (cell), extend);
  if (n_press == 2)
    start_editing (self, NULL);
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
  mark_selection (self);
}

static GtkWidget *
make_cell (PcRecordGrid *self,
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
 * Lines
 */

static void
ensure_cells (PcRecordGrid *self)
{
  const guint n = self->records->len * self->columns->len;

  while (self->cells->len > n)
    {
      gtk_grid_remove (self->grid, self->cells->pdata[self->cells->len - 1]);
      g_ptr_array_set_size (self->cells, self->cells->len - 1);
    }

  while (self->cells->len < n)
    {
      guint row = self->cells->len / self->columns->len, column = self->cells->len % self->columns->len;
      GtkWidget *cell = make_cell (self, row, column);

      gtk_grid_attach (self->grid, cell, column, row + 1, 1, 1);
      g_ptr_array_add (self->cells, cell);
    }
}

static void
add_new_line (PcRecordGrid *self)
{
  PcRecord *record = self->make (self, self->user_data);

  if (record == NULL)
    return;

  g_ptr_array_add (self->records, record);
  ensure_cells (self);
  show_row (self, self->records->len - 1);
}

static gboolean
reload_cb (gpointer data)
{
  PcRecordGrid *self = data;

  self->reload_id = 0;
  if (self->editing == NULL)
    pc_record_grid_reload (self);

  return G_SOURCE_REMOVE;
}

/* A record of our kind was changed elsewhere: once the queue is empty, look again. */
static void
store_changed_cb (PcRecordGrid *self,
                  const PcKind *kind,
                  const char   *id)
{
  if (kind == self->kind && !self->saving && self->reload_id == 0 && self->load != NULL)
    self->reload_id = g_idle_add (reload_cb, self);
}

void
pc_record_grid_reload (PcRecordGrid *self)
{
  GPtrArray *records;

  g_return_if_fail (PC_IS_RECORD_GRID (self));

  if (self->load == NULL || self->store == NULL)
    return;

  stop_editing (self, FALSE);
  records = self->load (self, self->user_data);
  g_ptr_array_set_size (self->records, 0);
  if (records != NULL)
    g_ptr_array_extend_and_steal (self->records, records);

  ensure_cells (self);
  for (guint row = 0; row < self->records->len; row++)
    show_row (self, row);
  if (self->make != NULL)
    add_new_line (self);

  self->row = self->anchor_row = MIN (self->row, MAX (self->records->len, 1) - 1);
  mark_selection (self);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-record-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, message);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, remove);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, PcRecordGrid, title);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_row);
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
}

void
pc_record_grid_set_store (PcRecordGrid *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));
  g_return_if_fail (PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_record_grid_set_source (PcRecordGrid     *self,
                           PcRecordGridLoad  load,
                           PcRecordGridMake  make,
                           gpointer          user_data)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));

  self->load = load;
  self->make = make;
  self->user_data = user_data;
}

static GPtrArray *
load_children (PcRecordGrid *self,
               gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *records = pc_store_list_by (self->store, self->kind, self->parent_field, self->parent_id, self->order, &error);

  if (records == NULL)
    g_signal_emit (self, signals[FAILED], 0, error->message);

  return records;
}

static PcRecord *
make_child (PcRecordGrid *self,
            gpointer      user_data)
{
  PcRecord *record = pc_record_new (self->kind);

  pc_record_set_text (record, self->parent_field, self->parent_id);
  pc_defaults_apply (self->store, record);
  return record;
}

static GPtrArray *
load_nothing (PcRecordGrid *self,
              gpointer      user_data)
{
  return NULL;
}

void
pc_record_grid_set_parent (PcRecordGrid *self,
                           const char   *field,
                           const char   *id,
                           const char   *order)
{
  g_return_if_fail (PC_IS_RECORD_GRID (self));
  g_return_if_fail (field != NULL && order != NULL);

  self->parent_field = pc_kind_find_field (self->kind, field);
  g_free (self->parent_id);
  self->parent_id = g_strdup (id);
  g_free (self->order);
  self->order = g_strdup (order);

  show_message (self, NULL);
  pc_record_grid_set_source (self, id != NULL ? load_children : load_nothing, id != NULL ? make_child : NULL, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), id != NULL);
  self->row = self->column = 0;
  pc_record_grid_reload (self);
}

guint
pc_record_grid_get_n_rows (PcRecordGrid *self)
{
  g_return_val_if_fail (PC_IS_RECORD_GRID (self), 0);

  return self->records->len;
}

void
pc_record_grid_start (PcRecordGrid *self)
{
  guint row = 0;

  g_return_if_fail (PC_IS_RECORD_GRID (self));

  while (row < self->records->len && is_kept (get_record (self, row)))
    row++;

  /* Where the lines are given, the first column names them: typing begins in the second. */
  move_to (self, row, self->make == NULL && self->columns->len > 1 ? 1 : 0, FALSE);
}
