/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-claims-view.h"

#include <glib/gi18n-lib.h>

#include "pc-case-load.h"
#include "pc-claims.h"
#include "pc-findings-list.h"
#include "pc-kinds.h"
#include "pc-ledger-explain.h"
#include "pc-money.h"
#include "pc-record-grid.h"

struct _PcClaimsView
{
  GtkBox          parent_instance;

  GtkLabel       *remark;
  PcRecordGrid   *claims;
  GtkWidget      *of_claim;
  GtkLabel       *heading;
  GtkWidget      *fill;
  PcFindingsList *differences;
  PcRecordGrid   *lines;

  PcStore        *store;
  PcRecord       *pathway;
  PcRecord       *claim;    /* Whose lines are shown, or NULL. */
};

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcClaimsView, pc_claims_view, GTK_TYPE_BOX)

static void
failed_cb (PcClaimsView *self,
           const char   *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
say (PcClaimsView *self,
     const char   *text)
{
  gtk_label_set_label (self->remark, text);
  gtk_widget_set_visible (GTK_WIDGET (self->remark), text != NULL);
}

/*
 * The claim that is shown
 */

static gboolean
is_open (PcRecord *claim)
{
  static const char * const drafts[] = { "draft", "prepared", NULL };
  const char *status = pc_record_get_text (claim, PC_CLAIM_STATUS);

  return status == NULL || g_strv_contains (drafts, status);
}

static char *
describe_claim (PcRecord *claim)
{
  g_autofree char *status = pc_record_format (claim, PC_CLAIM_STATUS);
  g_autofree char *starts = pc_record_format (claim, PC_CLAIM_STARTS_ON);
  g_autofree char *ends = pc_record_format (claim, PC_CLAIM_ENDS_ON);
  const char *number = pc_record_get_text (claim, PC_CLAIM_NUMBER);
  g_autoptr(GString) text = g_string_new (NULL);

  if (number != NULL)
    /* Translators: %s is the number of a claim. */
    g_string_append_printf (text, _("Claim %s"), number);
  else
    g_string_append (text, _("Claim without a number"));
  if (*starts != '\0' || *ends != '\0')
    g_string_append_printf (text, " · %s – %s", starts, ends);
  if (*status != '\0')
    g_string_append_printf (text, " · %s", status);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A difference as something to be said: with its reason it is only told. */
static void
add_difference (GPtrArray               *findings,
                const PcClaimDifference *difference)
{
  const char *text = difference->text;
  PcFinding *finding;

  if (difference->reason != NULL)
    finding = pc_findings_add (findings, difference->rule, PC_FINDING_NOTE,
                               /* Translators: the first %s is a sentence that says what is different, the second the reason
                                  that somebody typed. */
                               g_strdup_printf (_("%s Reason: %s"), text, difference->reason));
  else
    finding = pc_findings_add (findings, difference->rule, PC_FINDING_WARNING,
                               /* Translators: %s is a sentence that says what is different. */
                               g_strdup_printf (_("%s Give the reason, or put it back."), text));
  if (difference->line != NULL)
    pc_finding_set_place (finding, &pc_claim_line_kind, difference->line, PC_CLAIM_LINE_DIFFERENCE_REASON);
}

static void
show_differences (PcClaimsView *self)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GError) error = NULL;

  if (self->claim != NULL && pc_record_is_set (self->claim, PC_CLAIM_FROZEN) &&
      !(differences = pc_claims_list_differences (self->store, self->claim, &error)))
    failed_cb (self, error->message);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    add_difference (findings, differences->pdata[i]);
  pc_findings_list_set_findings (self->differences, findings);
}

static void
show_claim (PcClaimsView *self)
{
  g_autofree char *text = self->claim != NULL ? describe_claim (self->claim) : NULL;

  gtk_widget_set_visible (self->of_claim, self->claim != NULL);
  if (self->claim != NULL)
    {
      gtk_label_set_label (self->heading, text);
      gtk_widget_set_visible (self->fill, is_open (self->claim));
    }

  show_differences (self);
}

static gboolean
is_shown (PcClaimsView *self,
          const char   *id)
{
  return self->claim != NULL && g_strcmp0 (pc_record_get_id (self->claim), id) == 0;
}

/* @claim is kept, or NULL. */
static void
set_claim (PcClaimsView *self,
           PcRecord     *claim)
{
  const char *id = claim != NULL ? pc_record_get_id (claim) : NULL;
  const gboolean same = id != NULL && is_shown (self, id);

  g_set_object (&self->claim, claim);
  if (!same)
    pc_record_grid_set_parent (self->lines, "claim_id", id, "id");
  show_claim (self);
}

/* The line for a new claim has no lines of its own yet. */
static void
moved_cb (PcClaimsView *self,
          PcRecord     *record)
{
  PcRecord *claim = pc_record_is_kept (record) ? record : NULL;

  if (claim != self->claim)
    set_claim (self, claim);
}

static PcRecord *
find_newest (PcClaimsView *self)
{
  g_autoptr(GPtrArray) claims = NULL;

  if (self->pathway != NULL)
    claims = pc_store_list_by (self->store, &pc_claim_kind, PC_CLAIM_PATHWAY_ID, pc_record_get_id (self->pathway),
                               "starts_on DESC, created_at DESC", NULL);

  return claims != NULL && claims->len > 0 ? g_object_ref (claims->pdata[0]) : NULL;
}

/* What a claim keeps, and its total, are set where it is written. */
static void
store_changed_cb (PcClaimsView *self,
                  const PcKind *kind,
                  const char   *id)
{
  g_autoptr(PcRecord) fresh = NULL;

  if (kind == &pc_claim_kind && is_shown (self, id))
    {
      fresh = pc_store_get (self->store, kind, id, NULL);
      if (fresh == NULL || pc_record_is_deleted (fresh))
        g_clear_object (&fresh);
      set_claim (self, fresh);
    }
  else if (kind == &pc_claim_line_kind)
    show_differences (self);
}

static void
activated_cb (PcClaimsView *self,
              const PcKind *kind,
              const char   *id,
              int           field)
{
  pc_claims_view_show_record (self, kind, id, field);
}

/*
 * What is typed, and what is prepared
 */

/* The programme says who gets a component. */
static void
edited_cb (PcClaimsView *self,
           PcRecord     *line,
           guint         field)
{
  PcProgramme *programme = pc_case_find_programme (self->store, pc_record_get_text (self->pathway, PC_PATHWAY_PROGRAMME), NULL);
  const char *id = pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT);
  GPtrArray *components = programme != NULL ? pc_programme_get_components (programme) : NULL;

  if (field != PC_CLAIM_LINE_COMPONENT || components == NULL || pc_record_is_set (line, PC_CLAIM_LINE_PAYEE))
    return;

  for (guint i = 0; i < components->len; i++)
    {
      const PcLedgerLine known = { .component = components->pdata[i] };

      if (g_strcmp0 (known.component->id, id) == 0)
        pc_record_set_text (line, PC_CLAIM_LINE_PAYEE, pc_ledger_line_get_payee (&known));
    }
}

static void
prepare_cb (PcClaimsView *self)
{
  g_autoptr(PcRecord) claim = NULL;
  g_autoptr(GError) error = NULL;

  if (self->pathway == NULL)
    return;

  claim = pc_claims_prepare (self->store, self->pathway, pc_day_today (), &error);
  say (self, error != NULL ? error->message : NULL);
  if (claim == NULL)
    return;

  pc_record_grid_reload (self->claims);
  set_claim (self, claim);
  pc_record_grid_show_record (self->claims, pc_record_get_id (claim), PC_CLAIM_NUMBER);
}

static void
fill_cb (PcClaimsView *self)
{
  g_autoptr(GError) error = NULL;
  const int n = self->claim != NULL ? pc_claims_fill (self->store, self->claim, pc_day_today (), &error) : 0;

  if (n < 0)
    failed_cb (self, error->message);
  else
    say (self, n == 0 ? _("There is nothing to add: all that is certified in the period is in a claim already.") : NULL);
}

/*
 * The widget
 */

static void
pc_claims_view_dispose (GObject *object)
{
  PcClaimsView *self = PC_CLAIMS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_CLAIMS_VIEW);
  g_clear_object (&self->claim);
  g_clear_object (&self->pathway);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_claims_view_parent_class)->dispose (object);
}

static void
pc_claims_view_class_init (PcClaimsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_claims_view_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_CLAIMS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-claims-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, claims);
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, differences);
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, fill);
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, heading);
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, lines);
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, of_claim);
  gtk_widget_class_bind_template_child (widget_class, PcClaimsView, remark);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, prepare_cb);
}

static void
pc_claims_view_init (PcClaimsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_claims_view_set_store (PcClaimsView *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_CLAIMS_VIEW (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_record_grid_set_store (self->claims, store);
  pc_record_grid_set_store (self->lines, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_claims_view_set_pathway (PcClaimsView *self,
                            PcRecord     *pathway)
{
  g_autoptr(PcRecord) claim = NULL;

  g_return_if_fail (PC_IS_CLAIMS_VIEW (self));

  g_set_object (&self->pathway, pathway);
  say (self, NULL);
  pc_record_grid_set_parent (self->claims, "pathway_id", pathway != NULL ? pc_record_get_id (pathway) : NULL,
                             "starts_on, created_at");
  claim = find_newest (self);
  set_claim (self, claim);
}

gboolean
pc_claims_view_show_record (PcClaimsView *self,
                            const PcKind *kind,
                            const char   *id,
                            int           field)
{
  g_autoptr(PcRecord) record = NULL;

  g_return_val_if_fail (PC_IS_CLAIMS_VIEW (self) && kind != NULL, FALSE);

  if (kind == &pc_claim_kind)
    return pc_record_grid_show_record (self->claims, id, field);
  if (kind != &pc_claim_line_kind || id == NULL || !(record = pc_store_get (self->store, kind, id, NULL)))
    return FALSE;

  if (!is_shown (self, pc_record_get_text (record, PC_CLAIM_LINE_CLAIM_ID)))
    pc_record_grid_show_record (self->claims, pc_record_get_text (record, PC_CLAIM_LINE_CLAIM_ID), PC_CLAIM_NUMBER);

  return pc_record_grid_show_record (self->lines, id, field);
}

void
pc_claims_view_refresh (PcClaimsView *self)
{
  g_return_if_fail (PC_IS_CLAIMS_VIEW (self));

  show_differences (self);
}

void
pc_claims_view_start (PcClaimsView *self)
{
  g_return_if_fail (PC_IS_CLAIMS_VIEW (self));

  pc_record_grid_start (self->claims);
}
