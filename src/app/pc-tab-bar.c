/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tab-bar.h"

struct _PcTabBar
{
  GtkWidget          parent_instance;

  GtkScrolledWindow *scroller;
  GtkStackSwitcher  *switcher;
  GtkStack          *stack;
  guint              idle_id;
};

enum {
  PROP_0,
  PROP_STACK,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (PcTabBar, pc_tab_bar, GTK_TYPE_WIDGET)

/* The buttons stand in the order of the pages. */
static GtkWidget *
find_button (PcTabBar *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->switcher));

  for (guint i = 0; button != NULL && !gtk_selection_model_is_selected (pages, i); i++)
    button = gtk_widget_get_next_sibling (button);

  return button;
}

static void
scroll (PcTabBar *self)
{
  GtkWidget *button = self->stack != NULL ? find_button (self) : NULL;
  graphene_rect_t bounds;

  if (button != NULL && gtk_widget_compute_bounds (button, GTK_WIDGET (self->switcher), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (self->scroller), bounds.origin.x,
                               bounds.origin.x + bounds.size.width);
}

static gboolean
idle_cb (gpointer data)
{
  PcTabBar *self = data;

  self->idle_id = 0;
  scroll (self);
  return G_SOURCE_REMOVE;
}

/* There is more room or less. Not at once: it changes while sizes are given out. */
static void
room_changed_cb (PcTabBar *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (idle_cb, self);
}

static void
pc_tab_bar_set_property (GObject      *object,
                         guint         prop_id G_GNUC_UNUSED,
                         const GValue *value,
                         GParamSpec   *pspec G_GNUC_UNUSED)
{
  PcTabBar *self = PC_TAB_BAR (object);

  self->stack = g_value_get_object (value);
  gtk_stack_switcher_set_stack (self->switcher, self->stack);
  if (self->stack != NULL)
    g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (scroll), self, G_CONNECT_SWAPPED);
}

static void
pc_tab_bar_dispose (GObject *object)
{
  PcTabBar *self = PC_TAB_BAR (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->stack = NULL;
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;

  G_OBJECT_CLASS (pc_tab_bar_parent_class)->dispose (object);
}

static void
pc_tab_bar_class_init (PcTabBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pc_tab_bar_set_property;
  object_class->dispose = pc_tab_bar_dispose;

  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pc_tab_bar_init (PcTabBar *self)
{
  self->switcher = GTK_STACK_SWITCHER (gtk_stack_switcher_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->switcher), GTK_ALIGN_CENTER);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->switcher));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "tab-bar");
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed",
                           G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
}
