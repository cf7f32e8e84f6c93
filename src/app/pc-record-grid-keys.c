/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-record-grid-private.h"

#include <string.h>

static void
clear_selection (PcRecordGrid *self)
{
  for (guint row = MIN (self->row, self->anchor_row); row <= MAX (self->row, self->anchor_row); row++)
    {
      for (guint column = MIN (self->column, self->anchor_column); column <= MAX (self->column, self->anchor_column); column++)
        pc_record_grid_parse_cell (self, row, column, "");
      if (pc_record_is_kept (pc_record_grid_get_record (self, row)) && !pc_record_grid_save_row (self, row))
        pc_record_grid_reload (self);
      else
        pc_record_grid_show_row (self, row);
    }
}

static void
fill_down (PcRecordGrid *self)
{
  if (self->row == 0)
    return;

  pc_record_grid_parse_cell (self, self->row, self->column, pc_grid_cell_get_text (pc_record_grid_get_cell (self, self->row - 1, self->column)));
  pc_record_grid_save_row (self, self->row);
  pc_record_grid_show_row (self, self->row);
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
      g_string_append_printf (text, "%s%s", pc_grid_cell_get_text (pc_record_grid_get_cell (self, row, column)),
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
        pc_record_grid_parse_cell (self, row, self->column + k, values[k]);
      pc_record_grid_show_row (self, row);
      if (!pc_record_grid_save_row (self, row) && self->make != NULL && row == self->records->len - 1)
        break;
      pc_record_grid_show_row (self, row++);
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

  pc_record_grid_move_to (self, place / self->columns->len, place % self->columns->len, FALSE);
  return TRUE;
}

/* Editing ends with a move: down with Enter, on with Tab. */
static gboolean
editing_key (PcRecordGrid    *self,
             guint            keyval,
             GdkModifierType  state)
{
  if (pc_offer_entry_handle_key (PC_OFFER_ENTRY (self->editing), keyval, state))
    return TRUE;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      pc_record_grid_stop_editing (self, FALSE);
      pc_record_grid_show_message (self, NULL);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Down:
      if (pc_record_grid_stop_editing (self, TRUE))
        pc_record_grid_move_to (self, self->row + 1, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Up:
      if (pc_record_grid_stop_editing (self, TRUE))
        pc_record_grid_move_to (self, self->row > 0 ? self->row - 1 : 0, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Tab:
      return !pc_record_grid_stop_editing (self, TRUE) || move_by_tab (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return !pc_record_grid_stop_editing (self, TRUE) || move_by_tab (self, -1);

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
      pc_record_grid_move_to (self, self->row > 0 ? self->row - 1 : 0, self->column, extend);
      return TRUE;

    case GDK_KEY_Down:
      pc_record_grid_move_to (self, self->row + 1, self->column, extend);
      return TRUE;

    case GDK_KEY_Left:
      pc_record_grid_move_to (self, self->row, self->column > 0 ? self->column - 1 : 0, extend);
      return TRUE;

    case GDK_KEY_Right:
      pc_record_grid_move_to (self, self->row, self->column + 1, extend);
      return TRUE;

    case GDK_KEY_Home:
      pc_record_grid_move_to (self, (state & GDK_CONTROL_MASK) != 0 ? 0 : self->row, 0, extend);
      return TRUE;

    case GDK_KEY_End:
      pc_record_grid_move_to (self, (state & GDK_CONTROL_MASK) != 0 ? G_MAXUINT : self->row, G_MAXUINT, extend);
      return TRUE;

    case GDK_KEY_Tab:
      return move_by_tab (self, 1);

    case GDK_KEY_ISO_Left_Tab:
      return move_by_tab (self, -1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      pc_record_grid_start_editing (self, NULL);
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
      pc_record_grid_remove_row (self);
      return TRUE;

    default:
      return FALSE;
    }
}

gboolean
pc_record_grid_key_pressed (PcRecordGrid    *self,
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
      pc_record_grid_start_editing (self, typed);
      return TRUE;
    }

  return FALSE;
}
