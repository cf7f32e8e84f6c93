/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-endowment-tab.h"

#include <glib/gi18n-lib.h>

#include "pc-allowance-check.h"
#include "pc-allowance-table.h"
#include "pc-case-load.h"
#include "pc-claim-check.h"
#include "pc-claims-view.h"
#include "pc-findings-list.h"
#include "pc-kinds.h"
#include "pc-ledger-popover.h"
#include "pc-ledger-table.h"
#include "pc-when-seen.h"

struct _PcEndowmentTab
{
  GtkBox            parent_instance;

  GtkLabel         *remark;
  PcLedgerTable    *ledger_table;
  PcFindingsList   *findings;
  PcAllowanceTable *allowance;
  PcClaimsView     *claims;
  GtkWidget        *popover;     /* What is behind a figure, while it is open. */

  PcStore          *store;
  PcRecord         *pathway;
  PcCase           *owner;       /* As it is shown, or NULL. */
  PcPathwayCase    *of_owner;
  PcLedger          ledger;
};

enum {
  FAILED,
  PLACE_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcEndowmentTab, pc_endowment_tab, GTK_TYPE_BOX)

static void
failed_cb (PcEndowmentTab *self,
           const char     *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

/*
 * What is shown
 */

static void
clear_case (PcEndowmentTab *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  pc_ledger_clear (&self->ledger);
  self->of_owner = NULL;
  g_clear_pointer (&self->owner, pc_case_free);
}

static void
load_case (PcEndowmentTab *self)
{
  g_autoptr(GError) error = NULL;

  clear_case (self);
  if (self->pathway == NULL)
    return;

  self->owner = pc_case_load (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_BENEFICIARY_ID), pc_day_today (),
                              PC_LEDGER_EXPLAIN_PARTS, &error);
  if (self->owner == NULL)
    {
      failed_cb (self, error->message);
      return;
    }

  self->of_owner = pc_case_find_pathway (self->owner, pc_record_get_id (self->pathway));
  if (self->of_owner != NULL)
    pc_ledger_reckon (self->owner, self->of_owner, &self->ledger);
}

static GPtrArray *
list_findings (PcEndowmentTab *self)
{
  GPtrArray *findings = pc_findings_new ();

  for (guint i = 0; i < self->of_owner->traineeships->len; i++)
    pc_allowance_check (self->of_owner, self->of_owner->traineeships->pdata[i], self->ledger.months, self->owner->on, findings);
  pc_claim_check (self->of_owner, &self->ledger, findings);
  return findings;
}

/* What has to be known of the whole before any figure is read. */
static const char *
get_remark (PcEndowmentTab *self)
{
  if (self->pathway == NULL)
    return _("There is no pathway yet, and so no endowment.");
  if (self->of_owner != NULL && self->of_owner->programme == NULL)
    return _("This computer does not know the programme of the pathway, and cannot reckon its endowment.");
  if (self->of_owner != NULL && self->of_owner->other_edition)
    return _("The pathway was opened under another edition of the programme than the one that is reckoned with.");

  return NULL;
}

static void
show_case (PcEndowmentTab *self)
{
  g_autoptr(GPtrArray) findings = NULL;
  const char *remark;

  pc_when_seen_set_fresh (self);
  load_case (self);
  remark = get_remark (self);
  gtk_label_set_label (self->remark, remark);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ledger_table), self->of_owner != NULL && self->ledger.lines->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->allowance), self->of_owner != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->claims), self->of_owner != NULL);
  if (self->of_owner != NULL)
    {
      findings = list_findings (self);
      pc_ledger_table_show (self->ledger_table, &self->ledger);
      pc_allowance_table_show (self->allowance, self->of_owner->programme, self->ledger.months);
    }

  pc_findings_list_set_findings (self->findings, findings);
}

static void
show_changed (gpointer widget)
{
  PcEndowmentTab *self = widget;

  show_case (self);
  pc_claims_view_refresh (self->claims);
}

/*
 * From a figure, or from what is said, to the records
 */

static void
activated_cb (PcEndowmentTab *self,
              const PcKind   *kind,
              const char     *id,
              int             field,
              int             day)
{
  if (!pc_endowment_tab_show_record (self, kind, id, field))
    g_signal_emit (self, signals[PLACE_ASKED], 0, kind, id, field, day);
}

/* A month of a traineeship is its attendance. */
static void
place_asked_cb (PcEndowmentTab *self,
                const PcKind   *kind,
                const char     *id,
                int             month)
{
  if (month != 0)
    activated_cb (self, &pc_attendance_day_kind, NULL, -1, month);
  else
    activated_cb (self, kind, id, -1, 0);
}

static gboolean
unparent_cb (gpointer data)
{
  PcEndowmentTab *self = data;

  if (self->popover != NULL && !gtk_widget_get_visible (self->popover))
    g_clear_pointer (&self->popover, gtk_widget_unparent);

  return G_SOURCE_REMOVE;
}

/* Not while the popover itself is still closing. */
static void
closed_cb (PcEndowmentTab *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (self), g_object_unref);
}

static void
figure_activated_cb (PcEndowmentTab *self,
                     GtkWidget      *button,
                     const char     *component,
                     int             column)
{
  const PcLedgerLine *line = self->of_owner != NULL ? pc_ledger_find (&self->ledger, component) : NULL;
  g_autoptr(PcLedgerExplanation) explanation = NULL;
  g_autofree char *title = NULL;

  if (line == NULL)
    return;

  explanation = pc_ledger_explain (self->owner, self->of_owner, &self->ledger, component, column);
  title = g_strdup_printf ("%s · %s", pc_ledger_line_get_name (line), pc_ledger_column_get_label (column));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = pc_ledger_popover_new (title, explanation);
  gtk_widget_set_parent (self->popover, button);
  g_signal_connect_object (self->popover, "place-asked", G_CALLBACK (place_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/*
 * The widget
 */

static void
pc_endowment_tab_dispose (GObject *object)
{
  PcEndowmentTab *self = PC_ENDOWMENT_TAB (object);

  clear_case (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_ENDOWMENT_TAB);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_endowment_tab_parent_class)->dispose (object);
}

static void
pc_endowment_tab_class_init (PcEndowmentTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_endowment_tab_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_ENDOWMENT_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACE_ASKED] = g_signal_new ("place-asked", PC_TYPE_ENDOWMENT_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 4, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (PC_TYPE_ALLOWANCE_TABLE);
  g_type_ensure (PC_TYPE_CLAIMS_VIEW);
  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  g_type_ensure (PC_TYPE_LEDGER_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-endowment-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, PcEndowmentTab, allowance);
  gtk_widget_class_bind_template_child (widget_class, PcEndowmentTab, claims);
  gtk_widget_class_bind_template_child (widget_class, PcEndowmentTab, findings);
  gtk_widget_class_bind_template_child (widget_class, PcEndowmentTab, ledger_table);
  gtk_widget_class_bind_template_child (widget_class, PcEndowmentTab, remark);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_activated_cb);
}

static void
pc_endowment_tab_init (PcEndowmentTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_when_seen_init (self, show_changed);
}

void
pc_endowment_tab_set_store (PcEndowmentTab *self,
                            PcStore        *store)
{
  g_return_if_fail (PC_IS_ENDOWMENT_TAB (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_claims_view_set_store (self->claims, store);
  /* Money hangs on nearly everything. */
  g_signal_connect_object (store, "changed", G_CALLBACK (pc_when_seen_set_stale), self, G_CONNECT_SWAPPED);
}

void
pc_endowment_tab_set_pathway (PcEndowmentTab *self,
                              PcRecord       *pathway)
{
  g_return_if_fail (PC_IS_ENDOWMENT_TAB (self));

  g_set_object (&self->pathway, pathway);
  pc_claims_view_set_pathway (self->claims, pathway);
  show_case (self);
}

gboolean
pc_endowment_tab_show_record (PcEndowmentTab *self,
                              const PcKind   *kind,
                              const char     *id,
                              int             field)
{
  g_return_val_if_fail (PC_IS_ENDOWMENT_TAB (self) && kind != NULL, FALSE);

  return pc_claims_view_show_record (self->claims, kind, id, field);
}

void
pc_endowment_tab_start (PcEndowmentTab *self)
{
  g_return_if_fail (PC_IS_ENDOWMENT_TAB (self));

  if (!pc_ledger_table_start (self->ledger_table))
    pc_claims_view_start (self->claims);
}

void
pc_endowment_tab_create (PcEndowmentTab *self)
{
  g_return_if_fail (PC_IS_ENDOWMENT_TAB (self));

  pc_claims_view_start (self->claims);
}
