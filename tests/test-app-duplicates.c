/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "pc-compare-dialog.h"
#include "pc-compare-grid.h"
#include "pc-duplicate-card.h"
#include "pc-duplicates-page.h"
#include "pc-duplicates.h"
#include "pc-field-row.h"
#include "pc-form.h"
#include "pc-journal.h"
#include "pc-jump-dialog.h"
#include "pc-kinds.h"
#include "pc-merge.h"
#include "pc-person-page.h"
#include "pc-window.h"
#include "sample-gui.h"

/*
 * An office in a window, with somebody in it who is about to come again
 */

typedef struct
{
  char      *folder;
  PcStore   *store;
  GtkWidget *window;
  GtkWidget *page;     /* Of a person. */
  PcForm    *form;
  GtkWidget *card;
  char      *known_id;
} Fixture;

static PcRecord *
add_person (PcStore    *store,
            const char *family_name,
            const char *given_name,
            const char *birth_date)
{
  PcRecord *person = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(GError) error = NULL;

  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, family_name);
  pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME, given_name);
  pc_record_set_text (person, PC_BENEFICIARY_BIRTH_DATE, birth_date);
  pc_store_save (store, person, NULL, &error);
  g_assert_no_error (error);

  return person;
}

static void
add_permit (PcStore  *store,
            PcRecord *person)
{
  g_autoptr(PcRecord) permit = pc_record_new (&pc_permit_kind);
  g_autoptr(GError) error = NULL;

  pc_record_set_text (permit, PC_PERMIT_BENEFICIARY_ID, pc_record_get_id (person));
  pc_record_set_text (permit, PC_PERMIT_TITLE, "RAS");
  pc_record_set_text (permit, PC_PERMIT_NUMBER, "I12345678");
  pc_store_save (store, permit, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* The search looks at the file with a store of its own. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) known = NULL;

  self->store = sample_gui_open_office (&self->folder);
  known = add_person (self->store, "Ouédraogo", "Mohamed Salif", "1998-05-03");
  pc_record_set_text (known, PC_BENEFICIARY_PHONE, "+39 3331234567");
  pc_store_save (self->store, known, NULL, &error);
  g_assert_no_error (error);
  add_permit (self->store, known);
  self->known_id = g_strdup (pc_record_get_id (known));

  self->window = GTK_WIDGET (pc_window_new (NULL, self->store));
  gtk_window_present (GTK_WINDOW (self->window));
  sample_gui_wait (is_mapped, self->window);
  self->page = sample_gui_find (self->window, PC_TYPE_PERSON_PAGE);
  self->form = PC_FORM (sample_gui_find (self->page, PC_TYPE_FORM));
  self->card = sample_gui_find (self->page, PC_TYPE_DUPLICATE_CARD);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  /* As a person does, so that what is being typed is kept first. */
  gtk_window_close (GTK_WINDOW (self->window));
  sample_gui_settle ();
  sample_gui_close_office (self->store, self->folder);
  g_free (self->known_id);
}

static void
begin_person (Fixture *self)
{
  gtk_widget_activate_action (self->window, "win.page", "s", "people");
  gtk_widget_activate_action (self->window, "win.new", NULL);
  sample_gui_wait (is_mapped, self->form);
  sample_gui_settle ();
}

/* Types, and leaves the cursor where it is. */
static void
type (Fixture    *self,
      const char *field,
      const char *text)
{
  sample_gui_type (GTK_WIDGET (sample_gui_find_row (self->form, field)), text);
  sample_gui_settle ();
}

static void
type_and_leave (Fixture    *self,
                const char *field,
                const char *text)
{
  type (self, field, text);
  sample_gui_press (self->window, GDK_KEY_Tab, 0);
}

static gboolean
shows_somebody (Fixture *self)
{
  return gtk_widget_get_mapped (gtk_widget_get_first_child (self->card));
}

static GtkWidget *
find_button (GtkWidget  *root,
             const char *label)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      const char *text = gtk_button_get_label (buttons->pdata[i]);

      if (text != NULL && g_str_has_prefix (text, label) && gtk_widget_get_mapped (buttons->pdata[i]))
        return buttons->pdata[i];
    }

  g_error ("There is no button “%s”", label);
}

static void
press_button (GtkWidget  *root,
              const char *label)
{
  GtkWidget *button = find_button (root, label);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  sample_gui_settle ();
}

static guint
count_people (PcStore *store)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, NULL, NULL);

  return people->len;
}

static const char *
get_person_id (Fixture *self)
{
  return pc_record_get_id (pc_form_get_record (self->form));
}

static void
undo (Fixture *self)
{
  gtk_widget_activate_action (self->window, "win.undo", NULL);
  sample_gui_settle ();
}

/*
 * While somebody is typed
 */

static void
test_card_shows (Fixture       *self,
                 gconstpointer  data)
{
  GtkWidget *focus;
  const guint n = count_people (self->store);

  begin_person (self);
  type_and_leave (self, "given_name", "Muhammad Salif");
  g_assert_false (shows_somebody (self));

  /* Each key counts, and nothing is kept or taken away from who types. */
  type (self, "family_name", "Ouedra");
  focus = sample_gui_focus (self->window);
  type (self, "family_name", "Ouedraogo");
  g_assert_true (shows_somebody (self));
  g_assert_true (sample_gui_says (self->card, "Mohamed Salif"));
  g_assert_true (sample_gui_says (self->card, "1998-05-03"));
  g_assert_true (sample_gui_says (self->card, "Possible: The names are the same"));
  g_assert_true (sample_gui_focus (self->window) == focus);
  g_assert_cmpuint (count_people (self->store), ==, n);

  /* What is no longer like her hides it. */
  type (self, "birth_date", "3/5/78");
  g_assert_false (shows_somebody (self));
}

static void
test_card_and_keys (Fixture       *self,
                    gconstpointer  data)
{
  GtkWidget *field;

  begin_person (self);
  type_and_leave (self, "family_name", "Ouedraogo");
  type_and_leave (self, "given_name", "Mohamed Salif");
  g_assert_true (shows_somebody (self));

  /* Tab goes through the fields and not into the card, forwards and backwards; F6 goes there and back. */
  gtk_widget_child_focus (GTK_WIDGET (sample_gui_find_row (self->form, "notes")), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 40; i++)
    {
      sample_gui_press (self->window, GDK_KEY_Tab, 0);
      g_assert_false (gtk_widget_is_ancestor (sample_gui_focus (self->window), self->card));
    }

  type (self, "phone", "333");
  field = sample_gui_focus (self->window);
  sample_gui_press (self->window, GDK_KEY_F6, 0);
  g_assert_true (gtk_widget_is_ancestor (sample_gui_focus (self->window), self->card));
  sample_gui_press (self->window, GDK_KEY_F6, 0);
  g_assert_true (sample_gui_focus (self->window) == field);
  sample_gui_press (self->window, GDK_KEY_F6, 0);
  sample_gui_press (self->window, GDK_KEY_Escape, 0);
  g_assert_true (sample_gui_focus (self->window) == field);

  /* What has the cursor and goes gives it back. */
  sample_gui_press (self->window, GDK_KEY_F6, 0);
  press_button (self->card, "_Not the Same");
  g_assert_false (shows_somebody (self));
  g_assert_true (sample_gui_focus (self->window) == field);
}

/* A number of a paper tells as well. */
static void
test_card_and_permits (Fixture       *self,
                       gconstpointer  data)
{
  begin_person (self);
  type_and_leave (self, "family_name", "Bianchi");
  g_assert_false (shows_somebody (self));

  add_permit (self->store, pc_form_get_record (self->form));
  sample_gui_settle ();
  g_assert_true (shows_somebody (self));
  g_assert_true (sample_gui_says (self->card, "Mohamed Salif"));
}

static void
test_card_decides_later (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (self->card, GTK_TYPE_BUTTON);

  begin_person (self);
  type_and_leave (self, "family_name", "Ouedraogo");
  type_and_leave (self, "given_name", "Mohamed Salif");
  g_assert_true (shows_somebody (self));

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_icon_name (buttons->pdata[i]), "window-close-symbolic") == 0)
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
  g_assert_false (shows_somebody (self));

  /* Only what makes it more likely asks again. */
  type_and_leave (self, "town", "Milano");
  type_and_leave (self, "given_name", "Mohamed");
  type_and_leave (self, "given_name", "Mohamed Salif");
  g_assert_false (shows_somebody (self));
  type_and_leave (self, "birth_date", "3/5/98");
  g_assert_true (shows_somebody (self));
}

/*
 * Overruling
 */

static void
test_refused_before_kept (Fixture       *self,
                          gconstpointer  data)
{
  const guint n = count_people (self->store);

  begin_person (self);
  type_and_leave (self, "given_name", "Mohamed Salif");
  type_and_leave (self, "birth_date", "3/5/98");
  type (self, "family_name", "Ouedraogo");
  g_assert_true (shows_somebody (self));

  press_button (self->card, "_Not the Same");
  g_assert_false (shows_somebody (self));
  g_assert_cmpuint (count_people (self->store), ==, n);

  /* As soon as there is somebody to remember it of. */
  sample_gui_press (self->window, GDK_KEY_Tab, 0);
  g_assert_cmpuint (count_people (self->store), ==, n + 1);
  g_assert_true (pc_duplicates_are_distinct (self->store, get_person_id (self), self->known_id));
  type_and_leave (self, "phone", "333 123 45 67");
  g_assert_false (shows_somebody (self));
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  begin_person (self);
  type_and_leave (self, "family_name", "Ouedraogo");
  type_and_leave (self, "given_name", "Mohamed Salif");
  press_button (self->card, "_Not the Same");
  g_assert_false (shows_somebody (self));
  g_assert_true (sample_gui_says (self->window, "somebody else"));
  g_assert_true (pc_duplicates_are_distinct (self->store, get_person_id (self), self->known_id));

  undo (self);
  g_assert_false (pc_duplicates_are_distinct (self->store, get_person_id (self), self->known_id));
  g_assert_true (shows_somebody (self));
}

/*
 * Opening the other one
 */

static void
test_open_instead (Fixture       *self,
                   gconstpointer  data)
{
  const guint n = count_people (self->store);

  begin_person (self);
  type_and_leave (self, "given_name", "Mohamed Salif");
  type_and_leave (self, "birth_date", "3/5/98");
  type (self, "family_name", "Ouedraogo");
  press_button (self->card, "_Open That Person");

  g_assert_cmpstr (get_person_id (self), ==, self->known_id);
  g_assert_cmpuint (count_people (self->store), ==, n);
  g_assert_false (shows_somebody (self));
}

/* What was begun and kept is not forgotten: the other one's page shows it, likely or not. */
static void
test_open_beside (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *begun = NULL;

  begin_person (self);
  type_and_leave (self, "family_name", "Ouedraogo");
  type_and_leave (self, "given_name", "Mohamed Salif");
  begun = g_strdup (get_person_id (self));
  press_button (self->card, "_Open That Person");

  g_assert_cmpstr (get_person_id (self), ==, self->known_id);
  g_assert_true (shows_somebody (self));
  press_button (self->card, "_Open That Person");
  g_assert_cmpstr (get_person_id (self), ==, begun);
}

/*
 * Side by side
 */

static GtkWidget *
find_dialog (void)
{
  g_autoptr(GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (PC_IS_COMPARE_DIALOG (window) && gtk_widget_get_visible (window))
        return window;
    }

  return NULL;
}

/* What can be ticked in the line of a field, by side; NULL where there is nothing. */
static GtkCheckButton *
find_choice (GtkWidget  *dialog,
             const char *value)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (dialog, GTK_TYPE_CHECK_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *child = gtk_check_button_get_child (buttons->pdata[i]);
      const char *text = child != NULL ? gtk_label_get_text (GTK_LABEL (child)) : gtk_check_button_get_label (buttons->pdata[i]);

      if (g_str_has_suffix (text, value))
        return buttons->pdata[i];
    }

  g_error ("“%s” cannot be chosen", value);
}

static void
tick (GtkWidget  *dialog,
      const char *value)
{
  GtkCheckButton *button = find_choice (dialog, value);

  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  gtk_check_button_set_active (button, TRUE);
}

static void
assert_ticked (GtkWidget  *dialog,
               const char *value,
               gboolean    expected)
{
  g_test_message ("%s", value);
  g_assert_cmpint (gtk_check_button_get_active (find_choice (dialog, value)), ==, expected);
}

/* The second one, who came later: with one thing more, and another day of birth that is a guess. */
static GtkWidget *
open_dialog (Fixture *self)
{
  GtkWidget *dialog;

  begin_person (self);
  type_and_leave (self, "family_name", "Ouedraogo");
  type_and_leave (self, "given_name", "Mohamed Salif");
  type_and_leave (self, "birth_date", "1/1/98");
  type_and_leave (self, "birth_date_uncertain", "Yes");
  type_and_leave (self, "email", "salif@example.org");
  g_assert_true (shows_somebody (self));
  press_button (self->card, "_Compare");

  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  sample_gui_wait (is_mapped, dialog);
  g_assert_cmpuint (sample_gui_count_nameless (dialog, "compare"), ==, 0);
  return dialog;
}

static void
test_compare (Fixture       *self,
              gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (self);
  g_autofree char *stays = NULL;
  g_autoptr(PcRecord) known = pc_store_get (self->store, &pc_beneficiary_kind, self->known_id, NULL);

  /* Who was there first stays, with what only the other one has. */
  stays = g_strdup_printf ("%s stays", pc_record_get_text (known, PC_BENEFICIARY_CODE));
  assert_ticked (dialog, stays, TRUE);
  assert_ticked (dialog, "Ouédraogo", TRUE);
  assert_ticked (dialog, "Ouedraogo", FALSE);
  assert_ticked (dialog, "salif@example.org", TRUE);
  assert_ticked (dialog, "+39 3331234567", TRUE);
  assert_ticked (dialog, "1998-05-03", TRUE);
  g_assert_true (sample_gui_says (dialog, "Different"));
  g_assert_true (sample_gui_says (dialog, "1 field is the same"));
  g_assert_true (sample_gui_says (dialog, "Residence permits"));

  /* That a day is uncertain goes with the day. */
  assert_ticked (dialog, "Yes", FALSE);
  tick (dialog, "1998-01-01");
  assert_ticked (dialog, "1998-05-03", FALSE);
  assert_ticked (dialog, "Yes", TRUE);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_choice (dialog, "Yes"))));
  tick (dialog, "1998-05-03");
  assert_ticked (dialog, "Yes", FALSE);

  /* By keyboard alone: it begins with who stays, and the arrows go from one side to the other. */
  g_assert_true (sample_gui_focus (dialog) == GTK_WIDGET (find_choice (dialog, stays)));
  gtk_widget_grab_focus (GTK_WIDGET (find_choice (dialog, "1998-05-03")));
  g_signal_emit_by_name (dialog, "move-focus", GTK_DIR_LEFT);
  assert_ticked (dialog, "1998-01-01", TRUE);
  g_assert_true (sample_gui_focus (dialog) == GTK_WIDGET (find_choice (dialog, "1998-01-01")));

  sample_gui_press (dialog, GDK_KEY_Escape, 0);
  gtk_window_close (GTK_WINDOW (dialog));
  sample_gui_settle ();
  g_assert_null (find_dialog ());
}

static void
test_merge (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (self);
  g_autofree char *other = g_strdup (get_person_id (self));
  g_autoptr(PcRecord) before = pc_store_get (self->store, &pc_beneficiary_kind, self->known_id, NULL);
  g_autoptr(PcRecord) after = NULL;
  g_autoptr(PcRecord) undone = NULL;
  g_autofree char *kept = NULL;
  const guint n = count_people (self->store);

  tick (dialog, "1998-01-01");
  press_button (dialog, "_Merge into");
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_people (self->store), ==, n - 1);
  g_assert_cmpstr (get_person_id (self), ==, self->known_id);
  g_assert_true (sample_gui_says (self->window, "Merged into"));
  g_assert_false (shows_somebody (self));

  after = pc_store_get (self->store, &pc_beneficiary_kind, self->known_id, NULL);
  g_assert_cmpstr (pc_record_get_text (after, PC_BENEFICIARY_FAMILY_NAME), ==, "Ouédraogo");
  g_assert_cmpstr (pc_record_get_text (after, PC_BENEFICIARY_BIRTH_DATE), ==, "1998-01-01");
  g_assert_true (pc_record_get_boolean (after, PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN));
  g_assert_cmpstr (pc_record_get_text (after, PC_BENEFICIARY_EMAIL), ==, "salif@example.org");
  kept = pc_merge_find_kept (self->store, other);
  g_assert_cmpstr (kept, ==, self->known_id);

  /* The message offers it, too. */
  press_button (self->window, "_Undo");
  g_assert_cmpuint (count_people (self->store), ==, n);
  undone = pc_store_get (self->store, &pc_beneficiary_kind, self->known_id, NULL);
  for (guint i = PC_RECORD_N_COMMON; i < PC_BENEFICIARY_N_FIELDS; i++)
    g_assert_true (pc_value_equal (pc_record_get_value (before, i), pc_record_get_value (undone, i)));
  g_assert_cmpstr (pc_record_get_text (pc_form_get_record (self->form), PC_BENEFICIARY_BIRTH_DATE), ==, "1998-05-03");
}

/* The other way round, with what is chosen where it was chosen. */
static void
test_merge_other_way (Fixture       *self,
                      gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (self);
  g_autofree char *other = g_strdup (get_person_id (self));
  g_autofree char *stays = g_strdup_printf ("%s stays", pc_record_get_text (pc_form_get_record (self->form), PC_BENEFICIARY_CODE));
  g_autoptr(PcRecord) after = NULL;

  tick (dialog, "1998-01-01");
  tick (dialog, "1998-05-03");
  tick (dialog, stays);
  assert_ticked (dialog, "Ouedraogo", TRUE);
  assert_ticked (dialog, "1998-05-03", TRUE);
  assert_ticked (dialog, "Yes", FALSE);
  press_button (dialog, "_Merge into");

  g_assert_cmpstr (get_person_id (self), ==, other);
  after = pc_store_get (self->store, &pc_beneficiary_kind, other, NULL);
  g_assert_cmpstr (pc_record_get_text (after, PC_BENEFICIARY_BIRTH_DATE), ==, "1998-05-03");
  g_assert_cmpstr (pc_record_get_text (after, PC_BENEFICIARY_FAMILY_NAME), ==, "Ouedraogo");
  g_assert_cmpstr (pc_record_get_text (after, PC_BENEFICIARY_PHONE), ==, "+39 3331234567");
}

static void
test_compare_distinct (Fixture       *self,
                       gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (self);

  press_button (dialog, "_Not the Same");
  g_assert_null (find_dialog ());
  g_assert_true (pc_duplicates_are_distinct (self->store, get_person_id (self), self->known_id));
  g_assert_true (sample_gui_says (self->window, "two people"));
  g_assert_false (shows_somebody (self));
}

/* Nobody is left to merge with: it says so, and stays. */
static void
test_merge_fails (Fixture       *self,
                  gconstpointer  data)
{
  GtkWidget *dialog = open_dialog (self);
  g_autoptr(PcRecord) known = pc_store_get (self->store, &pc_beneficiary_kind, self->known_id, NULL);

  pc_store_begin (self->store, "remove beneficiary", NULL);
  pc_store_remove (self->store, known, NULL);
  pc_store_commit (self->store, NULL);
  press_button (dialog, "_Merge into");
  g_assert_true (find_dialog () == dialog);
  g_assert_true (sample_gui_says (dialog, "removed"));

  gtk_window_close (GTK_WINDOW (dialog));
  sample_gui_settle ();
}

/*
 * The whole office
 */

static guint
count_pairs (GtkWidget *page)
{
  GtkListView *view = GTK_LIST_VIEW (sample_gui_find (page, GTK_TYPE_LIST_VIEW));

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static gboolean
has_one (gpointer page)
{
  return count_pairs (page) == 1;
}

static gboolean
has_two (gpointer page)
{
  return count_pairs (page) == 2;
}

static GtkWidget *
open_page (Fixture *self)
{
  GtkWidget *page = sample_gui_find (self->window, PC_TYPE_DUPLICATES_PAGE);
  g_autoptr(PcRecord) second = add_person (self->store, "Ouedraogo", "Muhammad Salif", "1998-05-03");
  g_autoptr(PcRecord) third = add_person (self->store, "Traoré", "Aminata", "2001-02-03");
  g_autoptr(PcRecord) fourth = add_person (self->store, "Aminata", "Traore", "2001-02-03");

  gtk_widget_activate_action (self->window, "win.duplicates", NULL);
  sample_gui_wait (has_two, page);
  sample_gui_settle ();
  return page;
}

static void
test_page (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *page = open_page (self);
  GtkWidget *view = sample_gui_find (page, GTK_TYPE_LIST_VIEW);

  g_assert_true (sample_gui_says (page, "2 pairs"));
  g_assert_true (sample_gui_says (page, "Mohamed Salif"));
  g_assert_true (sample_gui_says (page, "Muhammad Salif"));
  g_assert_true (sample_gui_says (page, "Probable: "));
  g_assert_cmpuint (sample_gui_count_nameless (page, "duplicates"), ==, 0);
  g_assert_true (gtk_widget_get_focus_child (view) != NULL);

  /* Delete says that they are two people; undo takes that back. */
  sample_gui_press (self->window, GDK_KEY_Delete, 0);
  g_assert_true (has_one (page));
  g_assert_true (gtk_widget_get_focus_child (view) != NULL);
  undo (self);
  sample_gui_wait (has_two, page);
}

/* From the list to the two and to the one, and back to the list for the next pair. */
static void
test_page_merges (Fixture       *self,
                  gconstpointer  data)
{
  GtkWidget *page = open_page (self);

  g_signal_emit_by_name (sample_gui_find (page, GTK_TYPE_LIST_VIEW), "activate", 0);
  sample_gui_settle ();
  g_assert_nonnull (find_dialog ());
  press_button (find_dialog (), "_Merge into");
  g_assert_true (gtk_widget_get_mapped (self->page));

  gtk_widget_activate_action (self->window, "win.back", NULL);
  g_assert_true (gtk_widget_get_mapped (page));
  sample_gui_wait (has_one, page);
}

static gboolean
is_at_rest (gpointer page)
{
  return !gtk_widget_get_mapped (sample_gui_find (page, GTK_TYPE_PROGRESS_BAR));
}

static void
test_page_cancels (Fixture       *self,
                   gconstpointer  data)
{
  GtkWidget *page = open_page (self);

  /* At once, before it can have ended. */
  g_signal_emit_by_name (find_button (page, "_Search Again"), "clicked");
  g_assert_false (is_at_rest (page));
  g_signal_emit_by_name (find_button (page, "C_ancel"), "clicked");
  sample_gui_wait (is_at_rest, page);
  g_assert_true (sample_gui_says (self->window, "cancelled"));

  /* What was found before is still there, and can be looked for again. */
  g_assert_true (has_two (page));
  press_button (page, "_Search Again");
  sample_gui_wait (is_at_rest, page);
  g_assert_true (has_two (page));
}

/* By its name from anywhere. */
static void
test_jump (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *dialog = pc_jump_dialog_new (self->store);

  gtk_window_present (GTK_WINDOW (dialog));
  sample_gui_wait (is_mapped, dialog);
  gtk_editable_set_text (GTK_EDITABLE (sample_gui_find (dialog, GTK_TYPE_SEARCH_ENTRY)), "duplic");
  sample_gui_settle ();
  g_assert_true (sample_gui_says (dialog, "Possible Duplicates"));
  sample_gui_close (dialog);
}

static void
test_card_names (Fixture       *self,
                 gconstpointer  data)
{
  begin_person (self);
  type_and_leave (self, "family_name", "Ouedraogo");
  type_and_leave (self, "given_name", "Mohamed Salif");
  g_assert_true (shows_somebody (self));
  g_assert_cmpuint (sample_gui_count_nameless (self->card, "card"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*run) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/app/duplicates/card/shows", test_card_shows },
    { "/app/duplicates/card/keys", test_card_and_keys },
    { "/app/duplicates/card/permits", test_card_and_permits },
    { "/app/duplicates/card/decides-later", test_card_decides_later },
    { "/app/duplicates/card/names", test_card_names },
    { "/app/duplicates/card/refused-before-kept", test_refused_before_kept },
    { "/app/duplicates/card/refused", test_refused },
    { "/app/duplicates/card/open-instead", test_open_instead },
    { "/app/duplicates/card/open-beside", test_open_beside },
    { "/app/duplicates/compare/choices", test_compare },
    { "/app/duplicates/compare/merge", test_merge },
    { "/app/duplicates/compare/merge-other-way", test_merge_other_way },
    { "/app/duplicates/compare/distinct", test_compare_distinct },
    { "/app/duplicates/compare/fails", test_merge_fails },
    { "/app/duplicates/page/pairs", test_page },
    { "/app/duplicates/page/merges", test_page_merges },
    { "/app/duplicates/page/cancels", test_page_cancels },
    { "/app/duplicates/page/jump", test_jump },
  };

  sample_gui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
