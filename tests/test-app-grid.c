/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pc-grid-cell.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "sample-gui.h"

#define FIELDS "family_name given_name job_title"

/* The contacts of a new organisation, in a window; the cursor is in the first cell of the empty line. */
typedef struct
{
  PcStore      *store;
  PcRecord     *organisation;
  PcRecordGrid *grid;
  GtkWidget    *window;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  kind)
{
  g_autoptr(GError) error = NULL;

  self->store = sample_gui_store ();
  self->organisation = pc_record_new (&pc_organisation_kind);
  pc_record_set_text (self->organisation, PC_ORGANISATION_NAME, "Trattoria");
  pc_record_set_text (self->organisation, PC_ORGANISATION_KIND, "host");
  g_assert_true (pc_store_save (self->store, self->organisation, "add organisation", &error));

  self->grid = g_object_new (PC_TYPE_RECORD_GRID, "kind", "contact", "fields", FIELDS, "title", "People", NULL);
  pc_record_grid_set_store (self->grid, self->store);
  pc_record_grid_set_parent (self->grid, "organisation_id", pc_record_get_id (self->organisation), "created_at");
  self->window = sample_gui_show (GTK_WIDGET (self->grid));
  pc_record_grid_start (self->grid);
  sample_gui_press (self->window, GDK_KEY_Home, 0);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  sample_gui_close (self->window);
  g_clear_object (&self->organisation);
  g_assert_finalize_object (self->store);
}

static PcGridCell *
get_cursor (Fixture *self)
{
  GtkWidget *cell = gtk_widget_get_ancestor (sample_gui_focus (self->window), PC_TYPE_GRID_CELL);

  g_assert_nonnull (cell);
  return PC_GRID_CELL (cell);
}

static void
assert_cursor (Fixture *self,
               guint    row,
               guint    column)
{
  g_assert_cmpuint (pc_grid_cell_get_row (get_cursor (self)), ==, row);
  g_assert_cmpuint (pc_grid_cell_get_column (get_cursor (self)), ==, column);
}

static void
assert_cell (Fixture    *self,
             guint       row,
             guint       column,
             const char *text)
{
  g_autoptr(GPtrArray) cells = sample_gui_list (GTK_WIDGET (self->grid), PC_TYPE_GRID_CELL);

  for (guint i = 0; i < cells->len; i++)
    if (pc_grid_cell_get_row (cells->pdata[i]) == row && pc_grid_cell_get_column (cells->pdata[i]) == column)
      {
        g_assert_cmpstr (pc_grid_cell_get_text (cells->pdata[i]), ==, text);
        return;
      }

  g_assert_not_reached ();
}

static void
press (Fixture *self,
       guint    keyval)
{
  sample_gui_press (self->window, keyval, 0);
}

/* The first letter begins, the rest goes where that led. */
static void
type (Fixture    *self,
      const char *text,
      guint       leave)
{
  press (self, gdk_unicode_to_keyval (g_utf8_get_char (text)));
  sample_gui_type (GTK_WIDGET (get_cursor (self)), text);
  press (self, leave);
}

static void
type_person (Fixture    *self,
             const char *family,
             const char *given,
             const char *job)
{
  type (self, family, GDK_KEY_Tab);
  type (self, given, GDK_KEY_Tab);
  type (self, job, GDK_KEY_Tab);
}

static GPtrArray *
list_kept (Fixture *self)
{
  return pc_store_list_by (self->store, &pc_contact_kind, PC_CONTACT_ORGANISATION_ID,
                           pc_record_get_id (self->organisation), "created_at", NULL);
}

static void
assert_n_kept (Fixture *self,
               guint    n)
{
  g_autoptr(GPtrArray) kept = list_kept (self);

  g_assert_cmpuint (kept->len, ==, n);
}

static void
test_new_line (Fixture       *self,
               gconstpointer  unused)
{
  g_assert_cmpuint (pc_record_grid_get_n_rows (self->grid), ==, 1);
  assert_cursor (self, 0, 0);

  type (self, "Galli", GDK_KEY_Tab);
  assert_n_kept (self, 1);
  g_assert_cmpuint (pc_record_grid_get_n_rows (self->grid), ==, 2);
  assert_cursor (self, 0, 1);

  type (self, "Piera", GDK_KEY_Tab);
  type (self, "Cook", GDK_KEY_Tab);
  assert_cursor (self, 1, 0);
  type_person (self, "Monti", "Ugo", "Owner");
  assert_cursor (self, 2, 0);
  assert_n_kept (self, 2);
  assert_cell (self, 0, 2, "Cook");
  assert_cell (self, 1, 0, "Monti");
}

static void
test_moves (Fixture       *self,
            gconstpointer  unused)
{
  type_person (self, "Galli", "Piera", "Cook");
  type_person (self, "Monti", "Ugo", "Owner");

  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (self, 0, 0);
  press (self, GDK_KEY_Right);
  assert_cursor (self, 0, 1);
  press (self, GDK_KEY_Down);
  assert_cursor (self, 1, 1);
  press (self, GDK_KEY_Left);
  press (self, GDK_KEY_Left);
  assert_cursor (self, 1, 0);
  press (self, GDK_KEY_Up);
  press (self, GDK_KEY_Up);
  assert_cursor (self, 0, 0);
  press (self, GDK_KEY_End);
  assert_cursor (self, 0, 2);
  press (self, GDK_KEY_Right);
  assert_cursor (self, 0, 2);
  press (self, GDK_KEY_Tab);
  assert_cursor (self, 1, 0);
  sample_gui_press (self->window, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_cursor (self, 0, 2);
  sample_gui_press (self->window, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (self, 2, 2);
  press (self, GDK_KEY_Down);
  assert_cursor (self, 2, 2);
}

static void
test_moves_mirrored (Fixture       *self,
                     gconstpointer  unused)
{
  gtk_widget_set_direction (GTK_WIDGET (self->grid), GTK_TEXT_DIR_RTL);
  press (self, GDK_KEY_Left);
  assert_cursor (self, 0, 1);
  press (self, GDK_KEY_Left);
  assert_cursor (self, 0, 2);
  press (self, GDK_KEY_Right);
  assert_cursor (self, 0, 1);
  press (self, GDK_KEY_Home);
  assert_cursor (self, 0, 0);
}

static void
test_edits (Fixture       *self,
            gconstpointer  unused)
{
  g_autoptr(GPtrArray) kept = NULL;
  g_autofree char *text = NULL;

  type_person (self, "Galli", "Piera", "Cook");
  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);

  /* F2 begins with what is there, Escape leaves it so. */
  press (self, GDK_KEY_F2);
  text = sample_gui_text (GTK_WIDGET (get_cursor (self)));
  g_assert_cmpstr (text, ==, "Galli");
  sample_gui_type (GTK_WIDGET (get_cursor (self)), "Nobody");
  press (self, GDK_KEY_Escape);
  assert_cell (self, 0, 0, "Galli");
  assert_cursor (self, 0, 0);

  /* Enter begins too, and then goes down. */
  press (self, GDK_KEY_Return);
  sample_gui_type (GTK_WIDGET (get_cursor (self)), "Gallo");
  press (self, GDK_KEY_Return);
  assert_cursor (self, 1, 0);
  assert_cell (self, 0, 0, "Gallo");

  kept = list_kept (self);
  g_assert_cmpstr (pc_record_get_text (kept->pdata[0], PC_CONTACT_FAMILY_NAME), ==, "Gallo");
}

static void
test_clears (Fixture       *self,
             gconstpointer  unused)
{
  g_autoptr(GPtrArray) kept = NULL;

  type_person (self, "Galli", "Piera", "Cook");
  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  press (self, GDK_KEY_Right);
  sample_gui_press (self->window, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (self, GDK_KEY_Delete);
  assert_cell (self, 0, 1, "");
  assert_cell (self, 0, 2, "");
  kept = list_kept (self);
  g_assert_false (pc_record_is_set (kept->pdata[0], PC_CONTACT_GIVEN_NAME));

  /* What is needed stays. */
  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  press (self, GDK_KEY_Delete);
  assert_cell (self, 0, 0, "Galli");
  assert_n_kept (self, 1);
}

/* What may rightly be so is said, and kept all the same. */
static void
test_remarks (Fixture       *self,
              gconstpointer  unused)
{
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;

  type_person (self, "Rossi", "Mario", "Owner");
  kept = list_kept (self);
  pc_record_set_text (kept->pdata[0], PC_CONTACT_TAX_CODE, "RSSMRA72L09H501S");
  g_assert_true (pc_store_save (self->store, kept->pdata[0], NULL, &error));
  sample_gui_settle ();
  pc_record_grid_start (self->grid);

  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (self, 0, 0);
  press (self, GDK_KEY_Right);
  assert_cursor (self, 0, 1);
  type (self, "Anna", GDK_KEY_Tab);
  g_assert_true (sample_gui_says (GTK_WIDGET (self->grid), "another given name"));
  g_clear_pointer (&kept, g_ptr_array_unref);
  kept = list_kept (self);
  g_assert_cmpstr (pc_record_get_text (kept->pdata[0], PC_CONTACT_GIVEN_NAME), ==, "Anna");

  press (self, GDK_KEY_Left);
  type (self, "Mario", GDK_KEY_Tab);
  g_assert_false (sample_gui_says (GTK_WIDGET (self->grid), "another given name"));
}

static void
test_fills_down (Fixture       *self,
                 gconstpointer  unused)
{
  g_autoptr(GPtrArray) kept = NULL;

  type_person (self, "Galli", "Piera", "Cook");
  type (self, "Monti", GDK_KEY_Tab);
  press (self, GDK_KEY_Right);
  sample_gui_press (self->window, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_cell (self, 1, 2, "Cook");
  kept = list_kept (self);
  g_assert_cmpstr (pc_record_get_text (kept->pdata[1], PC_CONTACT_JOB_TITLE), ==, "Cook");

  /* There is nothing above the first line. */
  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  sample_gui_press (self->window, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_cell (self, 0, 0, "Galli");
}

static gboolean
has_five_rows (gpointer grid)
{
  return pc_record_grid_get_n_rows (grid) == 5;
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      text)
{
  *(char **) text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer text)
{
  return *(char **) text != NULL;
}

/* Two lines of three cells to a spreadsheet, and as two new lines back again. */
static void
test_copies_and_pastes (Fixture       *self,
                        gconstpointer  unused)
{
  g_autofree char *text = NULL;

  type_person (self, "Galli", "Piera", "Cook");
  type_person (self, "Monti", "Ugo", "Owner");
  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  sample_gui_press (self->window, GDK_KEY_Right, GDK_SHIFT_MASK);
  sample_gui_press (self->window, GDK_KEY_Right, GDK_SHIFT_MASK);
  sample_gui_press (self->window, GDK_KEY_Down, GDK_SHIFT_MASK);
  sample_gui_press (self->window, GDK_KEY_c, GDK_CONTROL_MASK);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), NULL, copied_cb, &text);
  sample_gui_wait (is_read, &text);
  g_assert_cmpstr (text, ==, "Galli\tPiera\tCook\nMonti\tUgo\tOwner\n");

  sample_gui_press (self->window, GDK_KEY_End, GDK_CONTROL_MASK);
  press (self, GDK_KEY_Home);
  sample_gui_press (self->window, GDK_KEY_v, GDK_CONTROL_MASK);
  sample_gui_wait (has_five_rows, self->grid);
  assert_n_kept (self, 4);
  for (guint row = 0; row < 2; row++)
    {
      assert_cell (self, row + 2, 0, row == 0 ? "Galli" : "Monti");
      assert_cell (self, row + 2, 1, row == 0 ? "Piera" : "Ugo");
      assert_cell (self, row + 2, 2, row == 0 ? "Cook" : "Owner");
    }
}

static void
test_removes (Fixture       *self,
              gconstpointer  unused)
{
  type_person (self, "Galli", "Piera", "Cook");
  type_person (self, "Monti", "Ugo", "Owner");
  sample_gui_press (self->window, GDK_KEY_Home, GDK_CONTROL_MASK);
  sample_gui_press (self->window, GDK_KEY_Delete, GDK_CONTROL_MASK);
  assert_n_kept (self, 1);
  g_assert_cmpuint (pc_record_grid_get_n_rows (self->grid), ==, 2);
  assert_cell (self, 0, 0, "Monti");

  /* The empty line is not a record. */
  sample_gui_press (self->window, GDK_KEY_End, GDK_CONTROL_MASK);
  sample_gui_press (self->window, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (pc_record_grid_get_n_rows (self->grid), ==, 2);
}

static void
test_says_what_is_missing (Fixture       *self,
                           gconstpointer  unused)
{
  press (self, GDK_KEY_Right);
  type (self, "Piera", GDK_KEY_Tab);
  assert_n_kept (self, 0);
  g_assert_cmpuint (pc_record_grid_get_n_rows (self->grid), ==, 1);
  g_assert_true (sample_gui_says (GTK_WIDGET (self->grid), pc_field_get_label (pc_kind_get_field (&pc_contact_kind, PC_CONTACT_FAMILY_NAME))));

  press (self, GDK_KEY_Home);
  type (self, "Galli", GDK_KEY_Tab);
  assert_n_kept (self, 1);
  assert_cell (self, 0, 1, "Piera");
}

static gboolean
has_one_row (gpointer grid)
{
  return pc_record_grid_get_n_rows (grid) == 1;
}

/* Undo, or another page, took a record away. */
static void
test_follows_the_store (Fixture       *self,
                        gconstpointer  unused)
{
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;

  type_person (self, "Galli", "Piera", "Cook");
  kept = list_kept (self);
  g_assert_true (pc_store_begin (self->store, "remove contact", &error));
  g_assert_true (pc_store_remove (self->store, kept->pdata[0], &error));
  g_assert_true (pc_store_commit (self->store, &error));
  sample_gui_wait (has_one_row, self->grid);
  assert_cell (self, 0, 0, "");
}

static const struct
{
  const char *path;
  void      (*test) (Fixture *self, gconstpointer unused);
} tests[] = {
  { "/app/grid/new-line", test_new_line },
  { "/app/grid/moves", test_moves },
  { "/app/grid/moves-mirrored", test_moves_mirrored },
  { "/app/grid/edits", test_edits },
  { "/app/grid/clears", test_clears },
  { "/app/grid/remarks", test_remarks },
  { "/app/grid/fills-down", test_fills_down },
  { "/app/grid/copies-and-pastes", test_copies_and_pastes },
  { "/app/grid/removes", test_removes },
  { "/app/grid/says-what-is-missing", test_says_what_is_missing },
  { "/app/grid/follows-the-store", test_follows_the_store },
};

int
main (int   argc,
      char *argv[])
{
  sample_gui_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
