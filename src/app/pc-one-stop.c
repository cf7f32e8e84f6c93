/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-one-stop.h"

struct _PcOneStop
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (PcOneStop, pc_one_stop, GTK_TYPE_BOX)

/* The line that is chosen in the list below @widget, or %NULL. */
static GtkWidget *
find_chosen (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *chosen = find_chosen (child);

      if (chosen != NULL)
        return chosen;
    }

  return NULL;
}

static gboolean
pc_one_stop_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  const gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  const gboolean is_within = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkWidget *chosen = is_tab && !is_within ? find_chosen (widget) : NULL;

  if (is_tab && is_within)
    return FALSE;

  return chosen != NULL ? gtk_widget_grab_focus (chosen) :
         GTK_WIDGET_CLASS (pc_one_stop_parent_class)->focus (widget, direction);
}

static void
pc_one_stop_class_init (PcOneStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = pc_one_stop_focus;
}

static void
pc_one_stop_init (PcOneStop *self G_GNUC_UNUSED)
{
}
