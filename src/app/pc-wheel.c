/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-wheel.h"

#include <math.h>

/* What GTK scrolls by at each notch of a wheel. */
static double
get_step (GtkAdjustment            *adjustment,
          GtkEventControllerScroll *controller)
{
  return gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL ?
         pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3) : 1;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx G_GNUC_UNUSED,
           double                    dy)
{
  GtkEventController *event = GTK_EVENT_CONTROLLER (controller);
  GtkWidget *parent = gtk_widget_get_parent (gtk_event_controller_get_widget (event));
  GtkWidget *page = parent != NULL ? gtk_widget_get_ancestor (parent, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkAdjustment *adjustment;

  if (page == NULL || dy == 0 || (gtk_event_controller_get_current_event_state (event) & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dy * get_step (adjustment, controller));
  return GDK_EVENT_STOP;
}

void
pc_wheel_pass_on (GtkWidget *scroller)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), NULL);
  gtk_widget_add_controller (scroller, controller);
}
