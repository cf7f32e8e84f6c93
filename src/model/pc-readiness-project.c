/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include "pc-allowance.h"
#include "pc-money.h"
#include "pc-situation-check.h"

/*
 * What the training project (PFI) has to say; tutors, hours and insurance are among what pc_situation_check() looks at
 */

static const guint project_fields[] = {
  PC_TRAINEESHIP_OBJECTIVES, PC_TRAINEESHIP_ACTIVITIES, PC_TRAINEESHIP_SITE, PC_TRAINEESHIP_ALLOWANCE_CENTS,
};

/* An allowance below nothing is none. */
static gboolean
is_agreed (PcRecord *record,
           guint     field)
{
  return pc_record_is_set (record, field) &&
         (field != PC_TRAINEESHIP_ALLOWANCE_CENTS || pc_record_get_number (record, field) >= 0);
}

static void
check_fields (const PcReadiness *self)
{
  PcRecord *record = self->traineeship->traineeship;

  for (guint i = 0; i < G_N_ELEMENTS (project_fields); i++)
    {
      PcFinding *finding;

      if (is_agreed (record, project_fields[i]))
        continue;

      finding = pc_requirement_add_missing (self->findings, "clearance-project-field", &pc_traineeship_kind, record,
                                            project_fields[i]);
      pc_finding_set_source (finding, self->programme, "Document pfi", NULL);
    }
}

/*
 * What is said of the traineeship itself, as far as it matters to the request
 */

static const char * const kept[] = {
  "traineeship-days-missing", "traineeship-end-before-start", "traineeship-end-too-far", "traineeship-too-short",
  "traineeship-too-long", "traineeship-longer-than-programme", "traineeship-shorter-than-programme",
  "traineeship-weekdays-missing", "traineeship-hours-missing", "traineeship-times-reversed", "traineeship-week-differs",
  "traineeship-contract-missing", "traineeship-weekly-contract", "traineeship-weekly-limit", "traineeship-daily-limit",
  "traineeship-host-tutor", "traineeship-promoter-tutor", "traineeship-accident-insurance",
  "traineeship-liability-insurance", NULL
};

static void
check_situation (const PcReadiness *self)
{
  g_autoptr(GPtrArray) said = pc_findings_new ();

  pc_situation_check (self->self, self->pathway, self->traineeship, self->on, said);
  while (said->len > 0)
    {
      PcFinding *finding = said->pdata[0];

      if (g_strv_contains (kept, finding->rule))
        g_ptr_array_add (self->findings, g_ptr_array_steal_index (said, 0));
      else
        g_ptr_array_remove_index (said, 0);
    }
}

/*
 * Days
 */

/* The clearance comes before the traineeship. */
static void
check_start (const PcReadiness *self,
             const PcSituation *situation)
{
  g_autofree char *day = pc_day_format (situation->starts);
  PcFinding *finding;

  if (situation->starts == 0 || situation->starts > self->on || !self->rules->clearance_required)
    return;

  finding = pc_readiness_add (self, "clearance-started", PC_FINDING_REFUSED, self->traineeship->traineeship,
                              PC_TRAINEESHIP_STARTS_ON,
                              /* Translators: %s is a day. */
                              g_strdup_printf (_("The traineeship starts on %s, and needs the clearance before: agree "
                                                 "a later start."),
                                               day));
  finding->day = situation->starts;
  pc_requirement_settle (finding, self->programme, "Clearance", "Required");
}

/*
 * The allowance
 */

/* The hours a week: those of its days, else as agreed; -1 where nothing says. */
static int
get_week (const PcSituation *situation)
{
  int minutes = 0;

  for (guint i = 0; i < G_N_ELEMENTS (situation->week); i++)
    minutes += situation->week[i];

  return minutes > 0 ? minutes : situation->weekly_minutes;
}

/* The longest day of the week agreed; -1 where nothing says. */
static int
get_longest_day (const PcSituation *situation)
{
  int longest = situation->daily_minutes;

  for (guint i = 0; i < G_N_ELEMENTS (situation->week); i++)
    longest = MAX (longest, situation->week[i]);

  return longest;
}

static void
add_allowance (const PcReadiness *self,
               const char        *rule,
               PcFindingLevel     level,
               const char        *group,
               const char        *key,
               char              *message)
{
  PcFinding *finding = pc_readiness_add (self, rule, level, self->traineeship->traineeship,
                                         PC_TRAINEESHIP_ALLOWANCE_CENTS, message);

  pc_requirement_settle (finding, self->programme, group, key);
}

static void
check_least (const PcReadiness *self,
             const PcSituation *situation,
             gint64             agreed)
{
  const gboolean meals = pc_record_get_boolean (self->traineeship->traineeship, PC_TRAINEESHIP_MEALS);
  const gint64 least = pc_programme_rules_get_min_monthly_cents (self->rules, get_week (situation),
                                                                 get_longest_day (situation), meals);
  g_autofree char *amount = least >= 0 ? pc_money_format (least) : NULL;

  if (agreed < least)
    add_allowance (self, "clearance-allowance-low", PC_FINDING_REFUSED, "Traineeship", "MinMonthlyAllowance",
                   /* Translators: %s is an amount of euros. */
                   g_strdup_printf (_("The allowance agreed is less than the least one, € %s a month: agree a higher "
                                      "one."), amount));
}

static void
check_planned (const PcReadiness *self,
               gint64             agreed)
{
  const PcProgrammeComponent *component = pc_allowance_get_component (self->programme);
  const gint64 month = component != NULL ? component->monthly_cents : -1;
  g_autofree char *group = component != NULL ? g_strconcat ("Component ", component->id, NULL) : NULL;
  g_autofree char *amount = month >= 0 ? pc_money_format (month) : NULL;

  if (agreed < month)
    add_allowance (self, "clearance-allowance-reduced", PC_FINDING_WARNING, group, "MonthlyAmount",
                   /* Translators: %s is an amount of euros. */
                   g_strdup_printf (_("The allowance agreed is less than the € %s a month that the programme has: what "
                                      "is not agreed stays unspent."), amount));
}

static void
check_allowance (const PcReadiness *self,
                 const PcSituation *situation)
{
  PcRecord *record = self->traineeship->traineeship;
  const gint64 agreed = pc_record_get_number (record, PC_TRAINEESHIP_ALLOWANCE_CENTS);

  if (!is_agreed (record, PC_TRAINEESHIP_ALLOWANCE_CENTS))
    return;

  check_least (self, situation, agreed);
  check_planned (self, agreed);
}

void
pc_readiness_check_project (const PcReadiness *self)
{
  PcSituation situation;

  pc_situation_reckon (self->traineeship, self->rules, self->on, &situation);
  check_fields (self);
  check_situation (self);
  check_start (self, &situation);
  check_allowance (self, &situation);
}
