/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-endowment-tab.h"

#include <string.h>

#include "pc-allowance-table.h"
#include "pc-case-load.h"
#include "pc-claims-view.h"
#include "pc-findings-list.h"
#include "pc-grid-cell.h"
#include "pc-kinds.h"
#include "pc-ledger-popover.h"
#include "pc-ledger-table.h"
#include "pc-money.h"
#include "pc-record-grid.h"
#include "sample-endowment.h"
#include "sample-gui.h"

typedef struct
{
  SampleEndowment  office;
  GtkWidget       *tab;
  GtkWidget       *window;
  const PcKind    *asked_kind;   /* Of the last place that was asked for. */
  char            *asked_id;
  int              asked_day;
} Fixture;

static void
place_asked_cb (Fixture      *self,
                const PcKind *kind,
                const char   *id,
                int           field,
                int           day)
{
  self->asked_kind = kind;
  g_free (self->asked_id);
  self->asked_id = g_strdup (id);
  self->asked_day = day;
}

static void
show_tab (Fixture *self)
{
  self->tab = g_object_new (PC_TYPE_ENDOWMENT_TAB, NULL);
  pc_endowment_tab_set_store (PC_ENDOWMENT_TAB (self->tab), self->office.store);
  pc_endowment_tab_set_pathway (PC_ENDOWMENT_TAB (self->tab), self->office.pathway);
  g_signal_connect_swapped (self->tab, "place-asked", G_CALLBACK (place_asked_cb), self);
  self->window = sample_gui_show (self->tab);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  sample_endowment_open (&self->office);
  show_tab (self);
}

/* Nothing of it is left, the store neither. */
static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *tab = self->tab;
  PcStore *store = g_object_ref (self->office.store);

  g_object_add_weak_pointer (G_OBJECT (tab), (gpointer *) &tab);
  sample_gui_close (self->window);
  g_assert_null (tab);
  g_clear_pointer (&self->asked_id, g_free);
  sample_endowment_close (&self->office);
  g_assert_finalize_object (store);
}

static GtkWidget *
find_ledger (Fixture *self)
{
  return sample_gui_find (self->tab, PC_TYPE_LEDGER_TABLE);
}

/* The text on a figure, without its mark. */
static const char *
get_figure (GtkWidget *button)
{
  return gtk_label_get_text (GTK_LABEL (sample_gui_find (button, GTK_TYPE_LABEL)));
}

/* The open popover, or NULL. */
static GtkWidget *
get_popover (Fixture *self)
{
  g_autoptr(GPtrArray) popovers = sample_gui_list (self->tab, PC_TYPE_LEDGER_POPOVER);

  return popovers->len > 0 && gtk_widget_get_visible (popovers->pdata[0]) ? popovers->pdata[0] : NULL;
}

static gboolean
has_popover (gpointer data)
{
  return get_popover (data) != NULL;
}

/* Opens the figure in that line and column, as a click does. */
static GtkWidget *
open_figure (Fixture        *self,
             guint           line,
             PcLedgerColumn  column)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (find_ledger (self), GTK_TYPE_BUTTON);

  g_signal_emit_by_name (buttons->pdata[line * PC_LEDGER_N_COLUMNS + column], "clicked");
  sample_gui_settle ();
  g_assert_nonnull (get_popover (self));
  return get_popover (self);
}

/* Every figure is that of the ledger, and has a name that tells which it is. */
static void
test_figures (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) buttons = sample_gui_list (find_ledger (self), GTK_TYPE_BUTTON);
  g_autoptr(PcCase) owner = pc_case_load (self->office.store, pc_record_get_id (self->office.person), pc_day_today (),
                                          PC_LEDGER_PARTS, NULL);
  g_auto(PcLedger) ledger = { 0 };

  pc_ledger_reckon (owner, pc_case_find_pathway (owner, NULL), &ledger);
  g_assert_cmpuint (buttons->len, ==, 3 * PC_LEDGER_N_COLUMNS);
  for (guint i = 0; i < buttons->len; i++)
    {
      const PcLedgerLine *line = &g_array_index (ledger.lines, PcLedgerLine, i / PC_LEDGER_N_COLUMNS);
      g_autofree char *amount = pc_money_format (line->cents[i % PC_LEDGER_N_COLUMNS]);

      g_assert_cmpstr (get_figure (buttons->pdata[i]), ==, amount);
      g_assert_true (gtk_test_accessible_has_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL));
    }

  for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
    {
      g_autofree char *total = pc_money_format (ledger.total[column]);

      g_assert_true (sample_gui_says (find_ledger (self), total));
    }

  g_assert_true (sample_gui_says (self->tab, "does not state, and that was assumed"));
  g_assert_false (sample_gui_says (self->tab, "Cannot be reckoned"));
}

/* By keyboard alone: to a figure, into it, and back to where one was. */
static void
test_keyboard (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *first;

  pc_endowment_tab_start (PC_ENDOWMENT_TAB (self->tab));
  sample_gui_settle ();
  first = sample_gui_focus (self->window);
  g_assert_true (GTK_IS_BUTTON (first));
  g_assert_cmpstr (get_figure (first), ==, "3375.00");

  gtk_widget_child_focus (self->tab, GTK_DIR_DOWN);
  g_assert_cmpstr (get_figure (sample_gui_focus (self->window)), ==, "639.04");
  gtk_widget_child_focus (self->tab, GTK_DIR_UP);
  g_assert_true (sample_gui_focus (self->window) == first);

  gtk_widget_activate (first);
  sample_gui_wait (has_popover, self);
  gtk_popover_popdown (GTK_POPOVER (get_popover (self)));
  sample_gui_settle ();
  g_assert_null (get_popover (self));
  g_assert_true (sample_gui_focus (self->window) == first);
}

static void
activate_row (GtkWidget *popover,
              int        index)
{
  GtkListBox *rows = GTK_LIST_BOX (sample_gui_find (popover, GTK_TYPE_LIST_BOX));

  g_signal_emit_by_name (rows, "row-activated", gtk_list_box_get_row_at_index (rows, index));
  sample_gui_settle ();
}

/* The rule, its source, what was assumed, and rows that lead to records: a month to its attendance, an hour to its service. */
static void
test_explained (Fixture       *self,
                gconstpointer  data)
{
  GtkWidget *popover = open_figure (self, 0, PC_LEDGER_DELIVERED);

  g_assert_true (sample_gui_says (popover, "Months attended"));
  g_assert_true (sample_gui_says (popover, "Assumed: not stated by the notice"));
  g_assert_true (sample_gui_says (popover, "70 % is the national guideline"));
  g_assert_true (sample_gui_says (popover, "February 2026: 100.0 % of the hours were attended"));
  activate_row (popover, 1);
  g_assert_true (self->asked_kind == &pc_attendance_day_kind);
  g_assert_null (self->asked_id);
  g_assert_cmpint (self->asked_day, ==, pc_day_new (2026, 3, 1));
  g_assert_null (get_popover (self));

  popover = open_figure (self, 2, PC_LEDGER_CERTIFIED);
  activate_row (popover, 0);
  g_assert_true (self->asked_kind == &pc_service_entry_kind);
  g_assert_cmpstr (self->asked_id, ==, pc_record_get_id (self->office.entry));
}

/* What changes elsewhere shows, once the window gets to it, and an open figure does not stay with what was. */
static void
test_changed (Fixture       *self,
              gconstpointer  data)
{
  open_figure (self, 2, PC_LEDGER_DELIVERED);
  g_assert_true (sample_gui_says (find_ledger (self), "197.67"));
  pc_record_set_number (self->office.entry, PC_SERVICE_ENTRY_MINUTES, 120);
  sample_endowment_save (&self->office, self->office.entry);
  sample_gui_settle ();
  g_assert_false (sample_gui_says (find_ledger (self), "197.67"));
  g_assert_true (sample_gui_says (find_ledger (self), "98.84"));
  g_assert_null (get_popover (self));
}

/* The months with why, and what is to be put right. */
static void
test_months (Fixture       *self,
             gconstpointer  data)
{
  GtkWidget *months = sample_gui_find (self->tab, PC_TYPE_ALLOWANCE_TABLE);
  GtkWidget *findings = sample_gui_find (self->tab, PC_TYPE_FINDINGS_LIST);

  g_assert_true (sample_gui_says (months, "February 2026"));
  g_assert_true (sample_gui_says (months, "562.50"));
  g_assert_true (sample_gui_says (months, "In full"));
  g_assert_true (sample_gui_says (months, "100.0 % of the hours were attended, 70 % are asked for: paid as a whole."));
  g_assert_true (sample_gui_says (findings, "The allowance agreed is not entered"));

  pc_record_set_number (self->office.traineeship, PC_TRAINEESHIP_ALLOWANCE_CENTS, 10000);
  sample_endowment_save (&self->office, self->office.traineeship);
  sample_gui_settle ();
  g_assert_false (sample_gui_says (findings, "The allowance agreed is not entered"));
  g_assert_true (sample_gui_says (findings, "the least is 300.00"));
  g_assert_true (sample_gui_says (months, "100.00"));
}

/*
 * Claims
 */

static GtkWidget *
find_grid (Fixture *self,
           guint    nth)
{
  g_autoptr(GPtrArray) grids = sample_gui_list (self->tab, PC_TYPE_RECORD_GRID);

  g_assert_cmpuint (nth, <, grids->len);
  return grids->pdata[nth];
}

static GtkWidget *
find_button (Fixture    *self,
             const char *label)
{
  return sample_gui_find_button (sample_gui_find (self->tab, PC_TYPE_CLAIMS_VIEW), label);
}

static void
click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_visible (button));
  g_signal_emit_by_name (button, "clicked");
  sample_gui_settle ();
}

static PcRecord *
get_claim (Fixture *self)
{
  g_autoptr(GPtrArray) claims = pc_store_list_by (self->office.store, &pc_claim_kind, -1, NULL, "created_at", NULL);

  g_assert_cmpuint (claims->len, ==, 1);
  return g_object_ref (claims->pdata[0]);
}

/* One click: the claim and its lines, filled in from the ledger; a second one says that there is nothing left. */
static void
test_prepare (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(PcRecord) claim = NULL;

  g_assert_false (gtk_widget_is_visible (find_grid (self, 1)));
  click (find_button (self, "_Prepare a Claim"));
  claim = get_claim (self);
  g_assert_cmpuint (pc_record_grid_get_n_rows (PC_RECORD_GRID (find_grid (self, 0))), ==, 2);
  g_assert_cmpuint (pc_record_grid_get_n_rows (PC_RECORD_GRID (find_grid (self, 1))), ==, 3);
  g_assert_true (sample_gui_says (find_grid (self, 1), "Training allowance"));
  g_assert_true (sample_gui_says (find_grid (self, 1), "1125.00"));
  g_assert_false (sample_gui_says (find_grid (self, 1), "639.04"));
  g_assert_true (sample_gui_says (find_grid (self, 1), "197.67"));
  g_assert_true (PC_IS_GRID_CELL (sample_gui_focus (self->window)));

  click (find_button (self, "_Prepare a Claim"));
  g_assert_true (sample_gui_says (self->tab, "There is nothing to claim"));
  click (find_button (self, "_Add What Can Be Claimed"));
  g_assert_true (sample_gui_says (self->tab, "There is nothing to add"));
}

/* Submitting freezes; what is changed later is shown with the place for its reason. */
static void
test_submitted (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GPtrArray) lists = sample_gui_list (self->tab, PC_TYPE_FINDINGS_LIST);
  GtkWidget *differences = lists->pdata[1];

  click (find_button (self, "_Prepare a Claim"));
  claim = get_claim (self);
  pc_record_set_text (claim, PC_CLAIM_STATUS, "submitted");
  sample_endowment_save (&self->office, claim);
  sample_gui_settle ();
  g_assert_true (pc_record_is_set (claim, PC_CLAIM_FROZEN));
  g_assert_false (gtk_widget_is_visible (find_button (self, "_Add What Can Be Claimed")));
  g_assert_cmpuint (pc_findings_list_get_n (PC_FINDINGS_LIST (differences)), ==, 0);

  lines = pc_store_list_by (self->office.store, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID, pc_record_get_id (claim), "id", NULL);
  pc_record_set_number (lines->pdata[0], PC_CLAIM_LINE_AMOUNT_CENTS, 100000);
  sample_endowment_save (&self->office, lines->pdata[0]);
  pc_record_set_text (self->office.entry, PC_SERVICE_ENTRY_REGISTER_PAGE, NULL);
  sample_endowment_save (&self->office, self->office.entry);
  sample_gui_settle ();
  g_assert_cmpuint (pc_findings_list_get_n (PC_FINDINGS_LIST (differences)), ==, 2);
  g_assert_true (sample_gui_says (differences, "was submitted with 1125.00, the line says 1000.00 now. Give the reason"));
  g_assert_true (sample_gui_says (differences, "the records certified 197.67 when the claim was submitted, and 0.00 now"));

  pc_record_set_text (lines->pdata[0], PC_CLAIM_LINE_DIFFERENCE_REASON, "as the authority asked");
  sample_endowment_save (&self->office, lines->pdata[0]);
  sample_gui_settle ();
  g_assert_true (sample_gui_says (differences, "Reason: as the authority asked"));
}

/* Of a line that is typed the programme knows the payee, and the component is picked by its name. */
static void
test_typed_line (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(PcRecord) claim = sample_endowment_add_claim (&self->office, "status=draft; number=1");
  g_autoptr(GPtrArray) lines = NULL;

  sample_gui_settle ();
  g_assert_true (pc_endowment_tab_show_record (PC_ENDOWMENT_TAB (self->tab), &pc_claim_kind, pc_record_get_id (claim),
                                               PC_CLAIM_NUMBER));
  pc_record_grid_start (PC_RECORD_GRID (find_grid (self, 1)));
  sample_gui_press (self->window, GDK_KEY_h, 0);
  sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (self->window), PC_TYPE_GRID_CELL), "host");
  sample_gui_press (self->window, GDK_KEY_Tab, 0);
  sample_gui_press (self->window, GDK_KEY_Tab, 0);
  sample_gui_press (self->window, GDK_KEY_Tab, 0);
  sample_gui_press (self->window, GDK_KEY_5, 0);
  sample_gui_type (gtk_widget_get_ancestor (sample_gui_focus (self->window), PC_TYPE_GRID_CELL), "50");
  sample_gui_press (self->window, GDK_KEY_Tab, 0);

  lines = pc_store_list_by (self->office.store, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID, pc_record_get_id (claim), NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (pc_record_get_text (lines->pdata[0], PC_CLAIM_LINE_COMPONENT), ==, "host");
  g_assert_cmpstr (pc_record_get_text (lines->pdata[0], PC_CLAIM_LINE_PAYEE), ==, "host");
  g_assert_cmpint (pc_record_get_number (lines->pdata[0], PC_CLAIM_LINE_AMOUNT_CENTS), ==, 5000);
}

/* From one claim to another the lines below follow; a line elsewhere brings its claim. */
static void
test_two_claims (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(PcRecord) one = sample_endowment_add_claim (&self->office, "status=draft; number=1; starts_on=2026-02-01");
  g_autoptr(PcRecord) two = sample_endowment_add_claim (&self->office, "status=draft; number=2; starts_on=2026-03-01");
  g_autoptr(PcRecord) first = sample_endowment_add_line (&self->office, one, "component=trainee; amount_cents=11.11");
  g_autoptr(PcRecord) second = sample_endowment_add_line (&self->office, two, "component=trainee; amount_cents=22.22");
  PcEndowmentTab *tab = PC_ENDOWMENT_TAB (self->tab);

  sample_gui_settle ();
  g_assert_true (pc_endowment_tab_show_record (tab, &pc_claim_kind, pc_record_get_id (two), PC_CLAIM_NUMBER));
  g_assert_true (sample_gui_says (find_grid (self, 1), "22.22"));
  sample_gui_press (self->window, GDK_KEY_Up, 0);
  g_assert_true (sample_gui_says (find_grid (self, 1), "11.11"));
  g_assert_true (sample_gui_says (self->tab, "Claim 1"));

  g_assert_true (pc_endowment_tab_show_record (tab, &pc_claim_line_kind, pc_record_get_id (second), PC_CLAIM_LINE_AMOUNT_CENTS));
  g_assert_true (sample_gui_says (find_grid (self, 1), "22.22"));
  g_assert_cmpstr (pc_grid_cell_get_text (PC_GRID_CELL (sample_gui_focus (self->window))), ==, "22.22");
  g_assert_false (pc_endowment_tab_show_record (tab, &pc_permit_kind, NULL, -1));

  /* Its line for a new claim has no lines of its own. */
  pc_endowment_tab_create (tab);
  g_assert_false (gtk_widget_is_visible (find_grid (self, 1)));
}

/* With no pathway, and with one whose programme nobody knows, it says so. */
static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(PcRecord) stranger = sample_endowment_add (&self->office, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID, self->office.person,
                                                       "programme=unheard-of; opened_on=2026-01-01");

  pc_endowment_tab_set_pathway (PC_ENDOWMENT_TAB (self->tab), stranger);
  sample_gui_settle ();
  g_assert_true (sample_gui_says (self->tab, "does not know the programme"));
  g_assert_false (gtk_widget_is_visible (find_ledger (self)));

  pc_endowment_tab_set_pathway (PC_ENDOWMENT_TAB (self->tab), NULL);
  sample_gui_settle ();
  g_assert_true (sample_gui_says (self->tab, "There is no pathway yet"));
  pc_endowment_tab_start (PC_ENDOWMENT_TAB (self->tab));
}

int
main (int    argc,
      char **argv)
{
  sample_gui_init (&argc, &argv);

  g_test_add ("/endowment/figures", Fixture, NULL, set_up, test_figures, tear_down);
  g_test_add ("/endowment/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/endowment/explained", Fixture, NULL, set_up, test_explained, tear_down);
  g_test_add ("/endowment/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/endowment/months", Fixture, NULL, set_up, test_months, tear_down);
  g_test_add ("/endowment/prepare", Fixture, NULL, set_up, test_prepare, tear_down);
  g_test_add ("/endowment/submitted", Fixture, NULL, set_up, test_submitted, tear_down);
  g_test_add ("/endowment/typed-line", Fixture, NULL, set_up, test_typed_line, tear_down);
  g_test_add ("/endowment/two-claims", Fixture, NULL, set_up, test_two_claims, tear_down);
  g_test_add ("/endowment/nothing", Fixture, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
