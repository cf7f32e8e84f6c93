/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-tab-bar.h"

#include "sample-gui.h"

#define N_PAGES 40

static GtkWidget *
make_stack (void)
{
  GtkWidget *stack = gtk_stack_new ();

  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%u", i);
      g_autofree char *title = g_strdup_printf ("Page %u", i);

      gtk_stack_add_titled (GTK_STACK (stack), gtk_label_new (title), name, title);
    }

  return stack;
}

static gboolean
is_in_sight (gpointer data)
{
  GtkWidget *bar = data;
  g_autoptr(GPtrArray) buttons = sample_gui_list (bar, GTK_TYPE_TOGGLE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      graphene_rect_t bounds;

      if (!gtk_toggle_button_get_active (buttons->pdata[i]))
        continue;
      if (!gtk_widget_compute_bounds (buttons->pdata[i], bar, &bounds))
        return FALSE;

      return bounds.origin.x >= 0 && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (bar);
    }

  return FALSE;
}

/* There is not room for forty names: the one of the page that is shown is in sight, from the first frame on. */
static void
test_in_sight (void)
{
  static const char * const pages[] = { "page-0", "page-39", "page-20", "page-38", "page-1" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *stack = make_stack ();
  GtkWidget *bar = g_object_new (PC_TYPE_TAB_BAR, "stack", stack, NULL);
  GtkWidget *window;
  int width;

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page-30");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), stack);
  window = sample_gui_show (box);
  gtk_widget_measure (sample_gui_find (bar, GTK_TYPE_STACK_SWITCHER), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, >, gtk_widget_get_width (bar));
  sample_gui_wait (is_in_sight, bar);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (stack), pages[i]);
      sample_gui_wait (is_in_sight, bar);
    }

  sample_gui_close (window);
}

/* It goes before its stack or after it. */
static void
test_gone (void)
{
  GtkWidget *stack = make_stack (), *window = sample_gui_show (stack);
  GtkWidget *bar = g_object_ref_sink (g_object_new (PC_TYPE_TAB_BAR, "stack", stack, NULL));

  g_assert_finalize_object (bar);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "page-5");
  sample_gui_close (window);
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add_func ("/tabs/in-sight", test_in_sight);
  g_test_add_func ("/tabs/gone", test_gone);

  return g_test_run ();
}
