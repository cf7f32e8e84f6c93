/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-when-seen.h"

#define KEY "pc-when-seen"

typedef struct
{
  GtkWidget *widget;
  void     (*show) (gpointer widget);
  guint      idle_id;
  gboolean   stale;
} State;

static State *
get_state (gpointer widget)
{
  return g_object_get_data (widget, KEY);
}

static void
state_free (gpointer data)
{
  State *self = data;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_free (self);
}

static gboolean
idle_cb (gpointer data)
{
  State *self = data;

  self->idle_id = 0;
  if (self->stale && gtk_widget_get_mapped (self->widget))
    self->show (self->widget);

  return G_SOURCE_REMOVE;
}

static void
map_cb (GtkWidget *widget)
{
  if (get_state (widget)->stale)
    pc_when_seen_set_stale (widget);
}

void
pc_when_seen_init (gpointer   widget,
                   void     (*show) (gpointer widget))
{
  State *self = g_new0 (State, 1);

  self->widget = widget;
  self->show = show;
  g_object_set_data_full (widget, KEY, self, state_free);
  g_signal_connect (widget, "map", G_CALLBACK (map_cb), NULL);
}

void
pc_when_seen_set_stale (gpointer widget)
{
  State *self = get_state (widget);

  self->stale = TRUE;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (idle_cb, self);
}

void
pc_when_seen_set_fresh (gpointer widget)
{
  get_state (widget)->stale = FALSE;
}
