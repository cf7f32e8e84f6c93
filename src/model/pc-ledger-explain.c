/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ledger-explain.h"

#include <glib/gi18n-lib.h>

#include "pc-contribution.h"
#include "pc-kinds.h"
#include "pc-ledger-rules.h"

/* What an explanation is put together from. */
typedef struct
{
  PcCase              *owner;
  PcPathwayCase       *pathway;
  const PcLedger      *ledger;
  const PcLedgerLine  *line;
  PcStanding           standing;
  GPtrArray           *rows;
} Explainer;

static void
row_free (gpointer data)
{
  PcLedgerRow *row = data;

  g_free (row->record_id);
  g_free (row->text);
  g_free (row);
}

/* Takes @text. */
static PcLedgerRow *
add_row (Explainer *self,
         PcDay      day,
         char      *text,
         int        minutes,
         gint64     cents)
{
  PcLedgerRow *row = g_new0 (PcLedgerRow, 1);

  *row = (PcLedgerRow) { .day = day, .text = text, .minutes = minutes, .cents = cents };
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
set_record (PcLedgerRow  *row,
            const PcKind *kind,
            const char   *id)
{
  if (id == NULL || *id == '\0')
    return;

  row->kind = kind;
  row->record_id = g_strdup (id);
}

static gboolean
is_allowance (const Explainer *self)
{
  return self->line->component != NULL &&
         self->line->component == pc_allowance_get_component (self->pathway->programme);
}

/*
 * Months
 */

static gint64
get_month_cents (const Explainer        *self,
                 const PcAllowanceMonth *month,
                 PcLedgerColumn          column)
{
  switch (column)
    {
    case PC_LEDGER_COMMITTED:
      return month->grade == PC_ALLOWANCE_PENDING && self->standing.bound && !self->standing.over ? month->whole_cents
                                                                                                 : month->amount_cents;
    case PC_LEDGER_CERTIFIED:
      return month->certified ? month->amount_cents : 0;
    case PC_LEDGER_UNSPENT:
      return month->whole_cents - (self->standing.over ? month->amount_cents : month->forecast_cents);
    default:
      return month->amount_cents;
    }
}

/* Months that add nothing are told as well, since why they do not is what is asked. */
static gboolean
is_told (const PcAllowanceMonth *month,
         PcLedgerColumn          column,
         gint64                  cents)
{
  return column == PC_LEDGER_DELIVERED ? month->reason != PC_ALLOWANCE_AHEAD : cents != 0;
}

static void
add_months (Explainer      *self,
            PcLedgerColumn  column)
{
  /* Where the condition of the whole does not hold, no month counts, whatever was attended. */
  if (self->line->cents[column] == 0 && column != PC_LEDGER_DELIVERED && column != PC_LEDGER_UNSPENT)
    return;

  for (guint i = 0; i < self->ledger->months->len; i++)
    {
      const PcAllowanceMonth *month = &g_array_index (self->ledger->months, PcAllowanceMonth, i);
      const gint64 cents = get_month_cents (self, month, column);
      g_autofree char *name = NULL;
      g_autofree char *why = NULL;

      if (!is_told (month, column, cents))
        continue;

      name = pc_allowance_format_month (month);
      why = pc_allowance_explain (self->pathway->programme, month);
      /* Translators: the first %s is a month, the second a sentence on it. */
      set_record (add_row (self, month->first, g_strdup_printf (_("%s: %s"), name, why), month->attended, cents),
                  &pc_traineeship_kind, pc_record_get_id (month->traineeship->traineeship));
    }
}

static gint64
sum_rows (const Explainer *self)
{
  gint64 cents = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PcLedgerRow *row = self->rows->pdata[i];

      cents += row->cents != PC_LEDGER_NO_CENTS ? row->cents : 0;
    }

  return cents;
}

/* What the rows before it leave of the figure. */
static void
add_rest (Explainer  *self,
          gint64      cents,
          const char *text)
{
  const gint64 rest = cents - sum_rows (self);

  if (rest != 0)
    add_row (self, 0, g_strdup (text), -1, rest);
}

/*
 * Hours
 */

static const PcProgrammeService *
find_service (const Explainer *self,
              const char      *code)
{
  GPtrArray *services = pc_programme_get_services (self->pathway->programme);

  for (guint i = 0; i < services->len; i++)
    if (g_strcmp0 (((const PcProgrammeService *) services->pdata[i])->code, code) == 0)
      return services->pdata[i];

  return NULL;
}

static gboolean
is_paid_for (const Explainer          *self,
             const PcProgrammeService *service)
{
  return service != NULL && g_strcmp0 (service->component, self->line->id) == 0;
}

static void
add_sessions (Explainer *self,
              gboolean   certified)
{
  const char *pathway = pc_record_get_id (self->pathway->pathway);
  const char *present = g_intern_static_string ("present");

  for (guint i = 0; i < self->owner->sessions->len; i++)
    {
      const PcSession *session = &g_array_index (self->owner->sessions, PcSession, i);
      const PcProgrammeService *service = find_service (self, session->service);

      if (is_paid_for (self, service) && session->day <= self->owner->on && session->participation == present &&
          (session->certified || !certified) && g_str_equal (session->pathway_id, pathway))
        set_record (add_row (self, session->day, g_strdup (service->name), session->minutes, PC_LEDGER_NO_CENTS),
                    &pc_service_entry_kind, session->id);
    }
}

/* Where the case has no sessions: what each service comes to. */
static void
add_hours (Explainer *self,
           gboolean   certified)
{
  for (guint i = 0; i < self->pathway->hours->len; i++)
    {
      const PcHours *hours = &g_array_index (self->pathway->hours, PcHours, i);
      const PcProgrammeService *service = find_service (self, hours->service);
      const int minutes = certified ? hours->certified : hours->minutes;

      if (is_paid_for (self, service) && minutes > 0)
        add_row (self, hours->last, g_strdup (service->name), minutes, PC_LEDGER_NO_CENTS);
    }
}

static void
add_tutoring_of (Explainer         *self,
                 PcTraineeshipCase *traineeship,
                 gboolean           certified)
{
  for (guint i = 0; i < traineeship->tutoring->len; i++)
    {
      const PcTutoring *entry = &g_array_index (traineeship->tutoring, PcTutoring, i);

      if (g_strcmp0 (entry->kind, "company") == 0 && (entry->signed_on != 0 || !certified))
        set_record (add_row (self, entry->day, g_strdup (_("Company tutoring")), entry->minutes, PC_LEDGER_NO_CENTS),
                    &pc_tutoring_entry_kind, entry->id);
    }
}

static gboolean
has_services (const Explainer *self)
{
  GPtrArray *services = pc_programme_get_services (self->pathway->programme);

  for (guint i = 0; i < services->len; i++)
    if (is_paid_for (self, services->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
add_work (Explainer *self,
          gboolean   certified)
{
  if (has_services (self) && self->owner->sessions->len > 0)
    add_sessions (self, certified);
  else if (has_services (self))
    add_hours (self, certified);
  else if (self->line->planned_minutes >= 0)
    for (guint i = 0; i < self->pathway->traineeships->len; i++)
      add_tutoring_of (self, self->pathway->traineeships->pdata[i], certified);
}

/* The rows of the plan in force. */
static void
add_plan (Explainer *self)
{
  const char *plan = self->standing.plan != NULL ? pc_record_get_id (self->standing.plan) : NULL;

  for (guint i = 0; plan != NULL && i < self->pathway->planned->len; i++)
    {
      PcRecord *planned = self->pathway->planned->pdata[i];
      const PcProgrammeService *service = find_service (self, pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE));

      if (is_paid_for (self, service) && g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_PLAN_ID), plan) == 0)
        set_record (add_row (self, pc_record_get_day (planned, PC_PLANNED_SERVICE_STARTS_ON), g_strdup (service->name),
                             (int) pc_record_get_number_or (planned, PC_PLANNED_SERVICE_MINUTES, -1), PC_LEDGER_NO_CENTS),
                    &pc_planned_service_kind, pc_record_get_id (planned));
    }
}

/* The traineeships that a condition hangs on, with the day that decides. */
static void
add_traineeships (Explainer *self)
{
  for (guint i = 0; i < self->pathway->traineeships->len; i++)
    {
      PcTraineeshipCase *traineeship = self->pathway->traineeships->pdata[i];
      const gboolean completion = self->line->component->condition != PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED;
      g_auto(PcCourse) course = { 0 };
      PcLedgerRow *row;

      pc_course_reckon (traineeship, pc_programme_get_rules (self->pathway->programme), self->owner->on, &course);
      row = add_row (self, completion ? course.last
                                      : pc_record_get_day (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON),
                     g_strdup (completion ? _("Last day of the traineeship") : _("Clearance issued")), -1, PC_LEDGER_NO_CENTS);
      set_record (row, &pc_traineeship_kind, pc_record_get_id (traineeship->traineeship));
    }
}

/*
 * Claims
 */

static void
add_claim_lines (Explainer      *self,
                 PcLedgerColumn  column)
{
  for (guint i = 0; i < self->pathway->claim_lines->len; i++)
    {
      PcRecord *line = self->pathway->claim_lines->pdata[i];
      PcRecord *claim = pc_ledger_find_claim (self->pathway, line);
      const gint64 amount = pc_record_get_number_or (line, PC_CLAIM_LINE_AMOUNT_CENTS, 0);
      const gboolean paid = column == PC_LEDGER_PAID;
      g_autofree char *name = NULL;

      if (claim == NULL || g_strcmp0 (pc_record_get_text (line, PC_CLAIM_LINE_COMPONENT), self->line->id) != 0 ||
          !pc_ledger_counts_claim (claim, PC_LEDGER_CLAIMED, self->owner->on) ||
          !pc_ledger_counts_claim (claim, column, self->owner->on))
        continue;

      name = pc_record_is_set (claim, PC_CLAIM_NUMBER) ? g_strdup (pc_record_get_text (claim, PC_CLAIM_NUMBER))
                                                       : pc_record_dup_name (claim);
      set_record (add_row (self, pc_record_get_day (claim, paid ? PC_CLAIM_PAID_ON : PC_CLAIM_SUBMITTED_ON),
                           /* Translators: %s is the number of a claim. */
                           g_strdup_printf (_("Claim %s"), name),
                           (int) pc_record_get_number_or (line, PC_CLAIM_LINE_MINUTES, -1),
                           paid ? pc_record_get_number_or (line, PC_CLAIM_LINE_ACCEPTED_CENTS, amount) : amount),
                  &pc_claim_line_kind, pc_record_get_id (line));
    }
}

/*
 * Columns
 */

static void
add_done (Explainer      *self,
          PcLedgerColumn  column)
{
  if (is_allowance (self) && self->line->reason != PC_LEDGER_NOT_MET)
    add_months (self, column);
  else if (self->line->component != NULL && self->line->planned_minutes < 0 && !has_services (self))
    add_traineeships (self);
  else if (self->line->component != NULL)
    add_work (self, column == PC_LEDGER_CERTIFIED);
}

static void
add_bound (Explainer *self)
{
  if (is_allowance (self))
    add_months (self, PC_LEDGER_COMMITTED);
  else if (self->line->component != NULL && has_services (self))
    add_plan (self);
  else if (self->line->component != NULL)
    add_traineeships (self);
}

static void
add_unspent (Explainer *self,
             gint64     cents)
{
  if (is_allowance (self) && self->standing.agreed && self->line->reason != PC_LEDGER_NOT_MET)
    {
      add_months (self, PC_LEDGER_UNSPENT);
      add_rest (self, cents, _("Months that no traineeship is agreed for"));
      return;
    }

  add_row (self, 0, g_strdup (pc_ledger_column_get_label (PC_LEDGER_LEFT)), -1, self->line->cents[PC_LEDGER_LEFT]);
  add_rest (self, cents, _("Can still be delivered"));
}

static void
add_rows (Explainer      *self,
          PcLedgerColumn  column,
          gint64          cents)
{
  switch (column)
    {
    case PC_LEDGER_PLANNED:
      if (cents > 0)
        add_row (self, 0, g_strdup (pc_ledger_line_get_name (self->line)), self->line->component->minutes, cents);
      break;
    case PC_LEDGER_COMMITTED:
      add_bound (self);
      break;
    case PC_LEDGER_CLAIMED:
    case PC_LEDGER_PAID:
      add_claim_lines (self, column);
      break;
    case PC_LEDGER_LEFT:
      add_row (self, 0, g_strdup (pc_ledger_column_get_label (PC_LEDGER_PLANNED)), -1, self->line->cents[PC_LEDGER_PLANNED]);
      add_rest (self, cents, pc_ledger_column_get_label (PC_LEDGER_DELIVERED));
      break;
    case PC_LEDGER_UNSPENT:
      add_unspent (self, cents);
      break;
    default:
      add_done (self, column);
    }
}

PcLedgerExplanation *
pc_ledger_explain (PcCase         *self,
                   PcPathwayCase  *pathway,
                   const PcLedger *ledger,
                   const char     *component,
                   PcLedgerColumn  column)
{
  Explainer explainer = { .owner = self, .pathway = pathway, .ledger = ledger };
  PcLedgerExplanation *explanation;

  g_return_val_if_fail (self != NULL && pathway != NULL && ledger != NULL && component != NULL, NULL);

  explainer.line = pc_ledger_find (ledger, component);
  if (explainer.line == NULL)
    return NULL;

  explanation = g_new0 (PcLedgerExplanation, 1);
  explanation->cents = explainer.line->cents[column];
  explanation->rule = pc_ledger_reason_get_code (explainer.line->reason);
  explanation->text = pc_ledger_rules_dup_text (pathway, explainer.line, column);
  explanation->source = pc_ledger_rules_dup_source (pathway, explainer.line, column);
  explanation->assumed = (explainer.line->assumed & (1u << column)) != 0;
  explanation->rows = explainer.rows = g_ptr_array_new_with_free_func (row_free);
  if (pathway->programme != NULL)
    {
      pc_standing_reckon (pathway, self->on, &explainer.standing);
      pc_standing_set_component (&explainer.standing, pathway, component);
    }
  if (explanation->cents != PC_LEDGER_UNKNOWN)
    add_rows (&explainer, column, explanation->cents);

  return explanation;
}

void
pc_ledger_explanation_free (PcLedgerExplanation *self)
{
  g_free (self->text);
  g_free (self->source);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

const char *
pc_ledger_line_get_name (const PcLedgerLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  return line->component != NULL ? line->component->name : line->id;
}

const char *
pc_ledger_line_get_payee (const PcLedgerLine *line)
{
  static const char * const payees[] = { "trainee", "host", "promoter" };

  g_return_val_if_fail (line != NULL, NULL);

  return line->component != NULL ? payees[line->component->payee] : NULL;
}
