/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger.h"

#include <glib/gi18n-lib.h>

#include "pc-contribution.h"
#include "pc-kinds.h"

#define BIT(column) (1u << (column))

/* What follows from what is delivered, and with it rests on the same. */
#define DONE (BIT (PC_LEDGER_DELIVERED) | BIT (PC_LEDGER_CERTIFIED) | BIT (PC_LEDGER_LEFT))
#define AHEAD (BIT (PC_LEDGER_COMMITTED) | BIT (PC_LEDGER_UNSPENT))

static gboolean
is_public (PcCase *self)
{
  return self->office != NULL && pc_record_get_boolean (self->office, PC_OFFICE_PUBLIC_BODY);
}

static gboolean
is_perhaps_public (PcCase *self)
{
  return self->office == NULL || !pc_record_is_set (self->office, PC_OFFICE_PUBLIC_BODY);
}

/*
 * The figures of a line, from few to all
 */

static void
set_unknown (PcLedgerLine *line)
{
  static const PcLedgerColumn columns[] = {
    PC_LEDGER_COMMITTED, PC_LEDGER_DELIVERED, PC_LEDGER_CERTIFIED, PC_LEDGER_LEFT, PC_LEDGER_UNSPENT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    line->cents[columns[i]] = PC_LEDGER_UNKNOWN;
}

/* @bound is what the office is bound to, and @forecast what will be delivered; both take in what is delivered. */
static void
set_figures (PcLedgerLine *line,
             gint64        bound,
             gint64        delivered,
             gint64        certified,
             gint64        forecast)
{
  const gint64 planned = line->cents[PC_LEDGER_PLANNED];

  delivered = MIN (delivered, planned);
  line->cents[PC_LEDGER_COMMITTED] = CLAMP (bound, delivered, planned);
  line->cents[PC_LEDGER_DELIVERED] = delivered;
  line->cents[PC_LEDGER_CERTIFIED] = MIN (certified, delivered);
  line->cents[PC_LEDGER_LEFT] = planned - delivered;
  line->cents[PC_LEDGER_UNSPENT] = planned - CLAMP (forecast, delivered, planned);
}

/*
 * The allowance
 */

/* What the months come to in all. */
typedef struct
{
  gint64   bound;
  gint64   delivered;
  gint64   certified;
  gint64   forecast;
  gboolean not_stated;
} Months;

static void
add_month (const PcAllowanceMonth *month,
           PcLedgerLine           *line,
           Months                 *sum)
{
  sum->bound += month->grade == PC_ALLOWANCE_PENDING ? month->whole_cents : month->amount_cents;
  sum->delivered += month->amount_cents;
  sum->certified += month->certified ? month->amount_cents : 0;
  sum->forecast += month->forecast_cents;
  sum->not_stated |= month->reason == PC_ALLOWANCE_NOT_STATED;

  line->planned_minutes += month->planned;
  line->delivered_minutes += month->attended;
  line->certified_minutes += month->certified ? month->attended : 0;
  if (month->assumed)
    line->assumed |= AHEAD | (month->amount_cents > 0 || month->over ? DONE : 0);
}

static void
fill_allowance (const PcStanding *standing,
                GArray           *months,
                PcLedgerLine     *line)
{
  const PcContributionCondition condition = pc_contribution_judge (line->component, standing);
  const gint64 planned = line->cents[PC_LEDGER_PLANNED];
  Months sum = { 0 };

  line->planned_minutes = line->delivered_minutes = line->certified_minutes = 0;
  for (guint i = 0; i < months->len; i++)
    add_month (&g_array_index (months, PcAllowanceMonth, i), line, &sum);

  line->reason = sum.not_stated                          ? PC_LEDGER_NOT_STATED
               : condition == PC_CONTRIBUTION_FAILED     ? PC_LEDGER_NOT_MET
               : standing->agreed                        ? PC_LEDGER_BY_MONTHS
               : standing->cancelled                     ? PC_LEDGER_NEVER_BEGUN
                                                         : PC_LEDGER_NO_TRAINEESHIP;
  if (sum.not_stated)
    set_unknown (line);
  else if (condition == PC_CONTRIBUTION_FAILED)
    set_figures (line, 0, 0, 0, 0);
  else
    set_figures (line, standing->bound && !standing->over ? sum.bound : 0, sum.delivered,
                 condition == PC_CONTRIBUTION_MET ? sum.certified : 0,
                 standing->over ? 0 : standing->agreed ? sum.forecast : planned);
}

/*
 * All other components
 */

static PcLedgerReason
find_reason (const PcContribution *contribution)
{
  if (contribution->condition == PC_CONTRIBUTION_FAILED)
    return PC_LEDGER_NOT_MET;
  if (contribution->basis == PC_CONTRIBUTION_HOURS)
    return PC_LEDGER_BY_HOURS;
  if (contribution->basis == PC_CONTRIBUTION_MONTHS)
    return PC_LEDGER_BY_MONTHS;

  return contribution->condition == PC_CONTRIBUTION_MET ? PC_LEDGER_LUMP_DUE : PC_LEDGER_LUMP_OPEN;
}

/* Services bind by the plan, what hangs on the traineeship by its clearance. */
static gboolean
is_bound (const PcProgrammeComponent *component,
          const PcStanding           *standing)
{
  return !standing->over &&
         (component->payee == PC_PROGRAMME_PAYEE_PROMOTER ? standing->plan_signed : standing->bound);
}

static void
fill_contribution (PcPathwayCase    *pathway,
                   const PcStanding *standing,
                   GArray           *months,
                   PcLedgerLine     *line)
{
  const PcProgrammeComponent *component = line->component;
  PcContribution contribution;

  pc_contribution_reckon (pathway, component, standing, months, &contribution);
  if (contribution.basis == PC_CONTRIBUTION_NOT_STATED)
    {
      line->reason = PC_LEDGER_NOT_STATED;
      set_unknown (line);
      return;
    }

  line->reason = find_reason (&contribution);
  line->planned_minutes = contribution.minutes;
  line->delivered_minutes = contribution.delivered_minutes;
  line->certified_minutes = contribution.certified_minutes;
  if (component->assumed || component->condition == PC_PROGRAMME_CONDITION_UNSTATED ||
      (component->unit_assumed && contribution.basis == PC_CONTRIBUTION_HOURS))
    line->assumed |= AHEAD | (contribution.delivered_cents > 0 || contribution.delivered_minutes > 0 ? DONE : 0);
  set_figures (line, is_bound (component, standing) ? contribution.planned_cents : 0, contribution.delivered_cents,
               contribution.certified_cents, contribution.forecast_cents);
}

/* What is not part of the ceiling is for those alone whose plan has it, or who had it. */
static gboolean
is_foreseen (PcPathwayCase              *pathway,
             const PcProgrammeComponent *component,
             const PcStanding           *standing)
{
  GPtrArray *services = pc_programme_get_services (pathway->programme);

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];

      if (g_strcmp0 (service->component, component->id) == 0 && pc_contribution_has_service (pathway, standing, service))
        return TRUE;
    }

  return !component->outside_ceiling;
}

static void
fill_line (PcCase           *self,
           PcPathwayCase    *pathway,
           const PcStanding *standing,
           GArray           *months,
           PcLedgerLine     *line)
{
  const PcProgrammeComponent *component = line->component;

  if (is_public (self) && !component->paid_to_public_promoter)
    {
      g_autofree char *group = g_strconcat ("Component ", component->id, NULL);

      line->reason = PC_LEDGER_PUBLIC_PROMOTER;
      if (pc_programme_is_unknown (pathway->programme, group, "PaidToPublicPromoter"))
        line->assumed = BIT (PC_LEDGER_PLANNED) | DONE | AHEAD;
    }
  else if (!is_foreseen (pathway, component, standing))
    line->reason = PC_LEDGER_NOT_FORESEEN;
  else
    {
      line->cents[PC_LEDGER_PLANNED] = component->amount_cents;
      line->promoter_unsure = !component->paid_to_public_promoter && is_perhaps_public (self);
      if (line->promoter_unsure)
        line->assumed = BIT (PC_LEDGER_PLANNED) | DONE | AHEAD;
      if (component == pc_allowance_get_component (pathway->programme))
        fill_allowance (standing, months, line);
      else
        fill_contribution (pathway, standing, months, line);
    }
}

static void
add_component (PcCase                     *self,
               PcPathwayCase              *pathway,
               const PcStanding           *standing,
               const PcProgrammeComponent *component,
               PcLedger                   *ledger)
{
  PcLedgerLine line = { .id = g_intern_string (component->id), .component = component,
                        .planned_minutes = -1, .delivered_minutes = -1, .certified_minutes = -1 };

  fill_line (self, pathway, standing, ledger->months, &line);
  g_array_append_val (ledger->lines, line);
}

/*
 * Claims
 */

gboolean
pc_ledger_counts_claim (PcRecord       *claim,
                        PcLedgerColumn  column,
                        PcDay           on)
{
  static const char * const submitted[] = { "submitted", "accepted", "partly-accepted", "paid", NULL };
  const char *status;
  const gboolean paid = column == PC_LEDGER_PAID;

  g_return_val_if_fail (PC_IS_RECORD (claim), FALSE);

  status = pc_record_get_text (claim, PC_CLAIM_STATUS);
  if (status == NULL || !g_strv_contains (submitted, status) || (paid && !g_str_equal (status, "paid")))
    return FALSE;

  /* A day that is not set is taken to have come. */
  return pc_record_get_day (claim, paid ? PC_CLAIM_PAID_ON : PC_CLAIM_SUBMITTED_ON) <= on;
}

PcRecord *
pc_ledger_find_claim (PcPathwayCase *pathway,
                      PcRecord      *line)
{
  const char *id;

  g_return_val_if_fail (pathway != NULL && PC_IS_RECORD (line), NULL);

  id = pc_record_get_text (line, PC_CLAIM_LINE_CLAIM_ID);

  for (guint i = 0; i < pathway->claims->len; i++)
    if (g_strcmp0 (pc_record_get_id (pathway->claims->pdata[i]), id) == 0)
      return pathway->claims->pdata[i];

  return NULL;
}

static PcLedgerLine *
ensure_line (PcLedger   *self,
             const char *id)
{
  PcLedgerLine stray = { .id = g_intern_string (id), .planned_minutes = -1, .delivered_minutes = -1,
                         .certified_minutes = -1, .reason = PC_LEDGER_NOT_IN_PROGRAMME };

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, PcLedgerLine, i).id == stray.id)
      return &g_array_index (self->lines, PcLedgerLine, i);

  g_array_append_val (self->lines, stray);
  return &g_array_index (self->lines, PcLedgerLine, self->lines->len - 1);
}

static void
add_claim_line (PcLedger *self,
                PcRecord *claim,
                PcRecord *record)
{
  const char *component = pc_record_get_text (record, PC_CLAIM_LINE_COMPONENT);
  const gint64 amount = pc_record_get_number_or (record, PC_CLAIM_LINE_AMOUNT_CENTS, 0);
  PcLedgerLine *line;

  if (component == NULL || !pc_ledger_counts_claim (claim, PC_LEDGER_CLAIMED, self->on))
    return;

  line = ensure_line (self, component);
  line->cents[PC_LEDGER_CLAIMED] += amount;
  if (pc_ledger_counts_claim (claim, PC_LEDGER_PAID, self->on))
    line->cents[PC_LEDGER_PAID] += pc_record_get_number_or (record, PC_CLAIM_LINE_ACCEPTED_CENTS, amount);
}

static void
add_claims (PcPathwayCase *pathway,
            PcLedger      *self)
{
  for (guint i = 0; i < pathway->claim_lines->len; i++)
    {
      PcRecord *claim = pc_ledger_find_claim (pathway, pathway->claim_lines->pdata[i]);

      if (claim != NULL)
        add_claim_line (self, claim, pathway->claim_lines->pdata[i]);
    }
}

/*
 * The whole
 */

static void
add_up (PcLedger *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    for (guint column = 0; column < PC_LEDGER_N_COLUMNS; column++)
      {
        const gint64 cents = g_array_index (self->lines, PcLedgerLine, i).cents[column];

        self->unknown |= cents == PC_LEDGER_UNKNOWN;
        self->total[column] += cents != PC_LEDGER_UNKNOWN ? cents : 0;
      }
}

void
pc_ledger_reckon (PcCase        *self,
                  PcPathwayCase *pathway,
                  PcLedger      *ledger)
{
  g_return_if_fail (self != NULL && pathway != NULL && ledger != NULL);

  *ledger = (PcLedger) { .on = self->on, .lines = g_array_new (FALSE, TRUE, sizeof (PcLedgerLine)),
                         .months = pc_allowance_reckon_all (pathway, self->on) };
  if (pathway->programme != NULL)
    {
      GPtrArray *components = pc_programme_get_components (pathway->programme);
      PcStanding standing;

      pc_standing_reckon (pathway, self->on, &standing);
      for (guint i = 0; i < components->len; i++)
        {
          pc_standing_set_component (&standing, pathway, ((const PcProgrammeComponent *) components->pdata[i])->id);
          add_component (self, pathway, &standing, components->pdata[i], ledger);
        }
    }

  ledger->unknown = pathway->programme == NULL;
  add_claims (pathway, ledger);
  add_up (ledger);
}

void
pc_ledger_clear (PcLedger *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->months, g_array_unref);
}

const PcLedgerLine *
pc_ledger_find (const PcLedger *self,
                const char     *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    if (g_str_equal (g_array_index (self->lines, PcLedgerLine, i).id, id))
      return &g_array_index (self->lines, PcLedgerLine, i);

  return NULL;
}

static const char * const column_codes[PC_LEDGER_N_COLUMNS] = {
  "planned", "committed", "delivered", "certified", "claimed", "paid", "left", "unspent",
};

const char *
pc_ledger_column_get_code (PcLedgerColumn column)
{
  return column_codes[column];
}

int
pc_ledger_column_find (const char *code)
{
  for (int i = 0; i < PC_LEDGER_N_COLUMNS; i++)
    if (g_strcmp0 (column_codes[i], code) == 0)
      return i;

  return -1;
}

const char *
pc_ledger_column_get_label (PcLedgerColumn column)
{
  static const char * const labels[PC_LEDGER_N_COLUMNS] = {
    N_("Planned"),
    /* Translators: a column of amounts: what the office is bound to pay. */
    N_("Committed"),
    /* Translators: a column of amounts. */
    N_("Delivered (amount)"),
    /* Translators: a column of amounts: what stands on a page of a register. */
    N_("Certified"),
    /* Translators: a column of amounts: what was asked for in claims. */
    N_("Claimed"),
    /* Translators: a column of amounts. */
    N_("Paid out"),
    /* Translators: a column of amounts: planned less delivered. */
    N_("Residual"),
    /* Translators: a column of amounts: what will not be spent at the end. */
    N_("Will stay unspent"),
  };

  return _(labels[column]);
}

const char *
pc_ledger_reason_get_code (PcLedgerReason reason)
{
  static const char * const codes[] = {
    [PC_LEDGER_BY_MONTHS] = "ledger-by-months",
    [PC_LEDGER_BY_HOURS] = "ledger-by-hours",
    [PC_LEDGER_LUMP_DUE] = "ledger-lump-due",
    [PC_LEDGER_LUMP_OPEN] = "ledger-lump-open",
    [PC_LEDGER_NOT_MET] = "ledger-not-met",
    [PC_LEDGER_NO_TRAINEESHIP] = "ledger-no-traineeship",
    [PC_LEDGER_NEVER_BEGUN] = "ledger-never-begun",
    [PC_LEDGER_PUBLIC_PROMOTER] = "ledger-public-promoter",
    [PC_LEDGER_NOT_FORESEEN] = "ledger-not-foreseen",
    [PC_LEDGER_NOT_STATED] = "ledger-not-stated",
    [PC_LEDGER_NOT_IN_PROGRAMME] = "ledger-not-in-programme",
  };

  return codes[reason];
}
