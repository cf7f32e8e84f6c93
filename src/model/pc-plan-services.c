/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-plan-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-budget.h"
#include "pc-kinds.h"
#include "pc-service-rule.h"
#include "pc-time.h"

/*
 * The rules on the services of a plan. What the programme states is refused, what is a setting that its notice leaves open
 * is a warning (pc_service_rule_add()).
 *
 * plan-programme-unknown        this computer does not know the programme
 * plan-services-missing         the plan has no service
 * plan-service-unknown          the programme has no such service
 * plan-service-dates            planned until before it is planned from
 * plan-service-outside-pathway  planned before the pathway was opened, or after it was closed
 * plan-mode                     key Modes: a group, or one person alone
 * plan-delivery                 key Delivery
 * plan-phase                    key Phase: before, during or after the traineeship
 * plan-compulsory-missing       key Compulsory: the plan has no hours of it
 * plan-hours-below-minimum      key MinHours
 * plan-hours-above-maximum      key MaxHours
 * plan-hours-below              fewer hours than the programme plans: a warning where it is compulsory, else a note
 * plan-hours-above              more of them
 * plan-hours-unstated           the programme states no hours of what is planned: said once, a note
 * plan-component-hours          more hours than the component pays
 * plan-component-unused         fewer of them: a note
 * plan-after-services           given before any version of the plan was in force: a note
 */

typedef struct
{
  PcPathwayCase *pathway;
  PcRecord      *plan;
  PcPhases       phases;
  GPtrArray     *findings;
} Check;

/* Puts @finding at a planned service. */
static void
set_place (PcFinding *finding,
           PcRecord  *planned,
           int        field)
{
  pc_finding_set_place (finding, &pc_planned_service_kind, planned, field);
  pc_finding_add_row (finding, pc_record_get_id (planned));
}

/* Puts @finding at the plan, resting on what it plans of @code. */
static void
set_rows (const Check *self,
          PcFinding   *finding,
          const char  *code)
{
  PcRecord *first = NULL;

  for (guint i = 0; i < self->pathway->planned->len; i++)
    {
      PcRecord *planned = self->pathway->planned->pdata[i];

      if (g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_PLAN_ID), pc_record_get_id (self->plan)) != 0 ||
          g_strcmp0 (pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE), code) != 0)
        continue;
      first = first == NULL ? planned : first;
      pc_finding_add_row (finding, pc_record_get_id (planned));
    }

  pc_finding_set_place (finding, &pc_planned_service_kind, first, first != NULL ? PC_PLANNED_SERVICE_MINUTES : -1);
}

/*
 * Each planned service by itself
 */

static void
check_dates (const Check *self,
             PcRecord    *planned,
             const char  *name)
{
  const PcDay starts = pc_record_get_day (planned, PC_PLANNED_SERVICE_STARTS_ON);
  const PcDay ends = pc_record_get_day (planned, PC_PLANNED_SERVICE_ENDS_ON);
  const PcDay opened = pc_record_get_day (self->pathway->pathway, PC_PATHWAY_OPENED_ON);
  const PcDay closed = pc_record_get_day (self->pathway->pathway, PC_PATHWAY_CLOSED_ON);

  if (starts != 0 && ends != 0 && ends < starts)
    set_place (pc_findings_add (self->findings, "plan-service-dates", PC_FINDING_WARNING,
                                /* Translators: %s is the name of a service. */
                                g_strdup_printf (_("“%s” is planned to end before it begins: correct one of the days."), name)),
               planned, PC_PLANNED_SERVICE_ENDS_ON);
  else if ((starts != 0 && opened != 0 && starts < opened) || (MAX (starts, ends) > closed && closed != 0))
    set_place (pc_findings_add (self->findings, "plan-service-outside-pathway", PC_FINDING_WARNING,
                                /* Translators: %s is the name of a service. */
                                g_strdup_printf (_("“%s” is planned for days outside the pathway: correct the days."), name)),
               planned, starts != 0 && starts < opened ? PC_PLANNED_SERVICE_STARTS_ON : PC_PLANNED_SERVICE_ENDS_ON);
}

static void
check_forms (const Check              *self,
             PcRecord                 *planned,
             const PcProgrammeService *service)
{
  PcProgramme *programme = self->pathway->programme;

  if (!pc_service_rule_allows (service->modes, pc_record_get_text (planned, PC_PLANNED_SERVICE_FORM)))
    {
      g_autofree char *form = pc_record_format (planned, PC_PLANNED_SERVICE_FORM);
      g_autofree char *allowed = pc_service_rule_dup_labels (service->modes, "service-form");

      set_place (pc_service_rule_add (self->findings, "plan-mode", programme, service, "Modes",
                                      /* Translators: the first %s is a service, the others say “individual” or “group”. */
                                      g_strdup_printf (_("“%s” is planned as “%s”; the programme provides for: %s."),
                                                       service->name, form, allowed)),
                 planned, PC_PLANNED_SERVICE_FORM);
    }

  if (!pc_service_rule_allows (service->delivery, pc_record_get_text (planned, PC_PLANNED_SERVICE_DELIVERY)))
    {
      g_autofree char *delivery = pc_record_format (planned, PC_PLANNED_SERVICE_DELIVERY);
      g_autofree char *allowed = pc_service_rule_dup_labels (service->delivery, "service-delivery");

      set_place (pc_service_rule_add (self->findings, "plan-delivery", programme, service, "Delivery",
                                      /* Translators: the first %s is a service, the others are such as “by telephone”. */
                                      g_strdup_printf (_("“%s” is planned as delivered “%s”; the programme provides for: %s."),
                                                       service->name, delivery, allowed)),
                 planned, PC_PLANNED_SERVICE_DELIVERY);
    }
}

/* The first of the two days that is of another phase; 0 where neither is. */
static PcDay
find_other_phase (const Check              *self,
                  PcRecord                 *planned,
                  const PcProgrammeService *service)
{
  static const guint fields[] = { PC_PLANNED_SERVICE_STARTS_ON, PC_PLANNED_SERVICE_ENDS_ON };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const PcDay day = pc_record_get_day (planned, fields[i]);

      if (day != 0 && pc_phases_look (&self->phases, service, day) == PC_PHASE_DIFFERS)
        return day;
    }

  return 0;
}

static void
check_phase (const Check              *self,
             PcRecord                 *planned,
             const PcProgrammeService *service)
{
  const PcDay day = find_other_phase (self, planned, service);
  g_autofree char *when = NULL;
  g_autofree char *shown = NULL;
  PcFinding *finding;

  if (day == 0)
    return;

  when = pc_phases_dup_labels (service);
  shown = pc_day_format (day);
  finding = pc_service_rule_add (self->findings, "plan-phase", self->pathway->programme, service, "Phase",
                                 /* Translators: a service, a day, and such as “before the traineeship”. */
                                 g_strdup_printf (_("“%s” is planned for %s; the programme has it %s."), service->name, shown, when));
  finding->day = day;
  set_place (finding, planned, PC_PLANNED_SERVICE_STARTS_ON);
}

static void
check_planned (const Check *self,
               PcRecord    *planned)
{
  const char *code = pc_record_get_text (planned, PC_PLANNED_SERVICE_SERVICE);
  const PcProgrammeService *service = pc_service_rule_find (self->pathway->programme, code);

  check_dates (self, planned, service != NULL ? service->name : code != NULL ? code : "?");
  if (service != NULL)
    {
      check_forms (self, planned, service);
      check_phase (self, planned, service);
    }
  else if (self->pathway->programme != NULL)
    set_place (pc_findings_add (self->findings, "plan-service-unknown", PC_FINDING_WARNING,
                                /* Translators: the code of a service, and the name of a programme. */
                                g_strdup_printf (_("“%s” is no service of %s: choose one of its services."), code != NULL ? code : "?",
                                                 pc_programme_get_name (self->pathway->programme))),
               planned, PC_PLANNED_SERVICE_SERVICE);
}

/*
 * The hours of each service
 */

static void
add_hours (const Check              *self,
           const PcProgrammeService *service,
           const char               *rule,
           PcFindingLevel            level,
           char                     *message)
{
  PcFinding *finding = pc_findings_add (self->findings, rule, level, message);

  pc_service_rule_set_source (finding, self->pathway->programme, service, "Hours");
  set_rows (self, finding, service->code);
}

/* @key of the service sets a limit that is passed. */
static void
add_limit (const Check              *self,
           const PcProgrammeService *service,
           const char               *rule,
           const char               *key,
           char                     *message)
{
  PcFinding *finding = pc_service_rule_add (self->findings, rule, self->pathway->programme, service, key, message);

  set_rows (self, finding, service->code);
}

static void
check_limits (const Check              *self,
              const PcProgrammeService *service,
              int                       minutes)
{
  const gboolean below = service->min_minutes >= 0 && minutes < service->min_minutes;
  const gboolean above = service->max_minutes >= 0 && minutes > service->max_minutes;
  g_autofree char *planned = below || above ? pc_minutes_format (minutes) : NULL;
  g_autofree char *least = below ? pc_minutes_format (service->min_minutes) : NULL;
  g_autofree char *most = above ? pc_minutes_format (service->max_minutes) : NULL;

  if (below)
    add_limit (self, service, "plan-hours-below-minimum", "MinHours",
               /* Translators: a service, the hours planned and the hours that the programme asks for. */
               g_strdup_printf (_("“%s” is planned for %s hours; the programme asks for at least %s: plan more."), service->name,
                                planned, least));
  if (above)
    add_limit (self, service, "plan-hours-above-maximum", "MaxHours",
               /* Translators: a service, the hours planned and the hours that the programme allows. */
               g_strdup_printf (_("“%s” is planned for %s hours; the programme allows at most %s: plan fewer."), service->name,
                                planned, most));
}

static void
check_programme_hours (const Check              *self,
                       const PcProgrammeService *service,
                       int                       minutes)
{
  const gboolean other = service->minutes >= 0 && minutes != service->minutes;
  g_autofree char *planned = other ? pc_minutes_format (minutes) : NULL;
  g_autofree char *hours = other ? pc_minutes_format (service->minutes) : NULL;

  if (other && minutes < service->minutes)
    add_hours (self, service, "plan-hours-below", service->compulsory ? PC_FINDING_WARNING : PC_FINDING_NOTE,
               /* Translators: a service, the hours planned and the hours of the programme. */
               g_strdup_printf (_("“%s” is planned for %s hours; the programme has %s."), service->name, planned, hours));
  else if (other)
    add_hours (self, service, "plan-hours-above", PC_FINDING_WARNING,
               /* Translators: a service, the hours planned and the hours of the programme. */
               g_strdup_printf (_("“%s” is planned for %s hours; the programme has only %s: check whether the others are paid."),
                                service->name, planned, hours));
}

static void
check_hours (const Check              *self,
             const PcProgrammeService *service)
{
  const int minutes = pc_budget_sum_planned (self->pathway, self->plan, service->code);

  if (minutes == 0)
    {
      if (service->compulsory)
        add_limit (self, service, "plan-compulsory-missing", "Compulsory",
                   /* Translators: the name of a service. */
                   g_strdup_printf (_("The action plan has no “%s”, which the programme makes compulsory: plan it."), service->name));
      return;
    }

  check_limits (self, service, minutes);
  check_programme_hours (self, service, minutes);
}

/* Of all these services at once. */
static void
check_unstated (const Check *self)
{
  GPtrArray *services = pc_programme_get_services (self->pathway->programme);
  g_autoptr(GString) names = g_string_new (NULL);
  PcFinding *finding;

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];

      if (service->minutes < 0 && service->min_minutes < 0 && service->max_minutes < 0 &&
          pc_budget_sum_planned (self->pathway, self->plan, service->code) > 0)
        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", service->name);
    }
  if (names->len == 0)
    return;

  finding = pc_findings_add (self->findings, "plan-hours-unstated", PC_FINDING_NOTE,
                             /* Translators: the names of services. */
                             g_strdup_printf (_("The programme states no hours of %s: agree them with the authority."), names->str));
  pc_finding_set_place (finding, &pc_planned_service_kind, NULL, PC_PLANNED_SERVICE_MINUTES);
}

/*
 * The hours of each component
 */

static void
add_component (const Check                *self,
               const PcProgrammeComponent *component,
               const char                 *rule,
               PcFindingLevel              level,
               char                       *message)
{
  PcFinding *finding = pc_findings_add (self->findings, rule, level, message);
  g_autofree char *group = g_strconcat ("Component ", component->id, NULL);

  pc_finding_set_source (finding, self->pathway->programme, group, "Hours");
  pc_finding_set_place (finding, &pc_plan_kind, self->plan, -1);
}

static void
check_component (const Check                *self,
                 const PcProgrammeComponent *component)
{
  GPtrArray *services = pc_programme_get_services (self->pathway->programme);
  g_autofree char *hours = NULL;
  g_autofree char *sum = NULL;
  int minutes = 0;

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];

      if (g_strcmp0 (service->component, component->id) == 0)
        minutes += pc_budget_sum_planned (self->pathway, self->plan, service->code);
    }

  if (component->minutes < 0 || minutes == 0 || minutes == component->minutes)
    return;

  sum = pc_minutes_format (minutes);
  hours = pc_minutes_format (component->minutes);
  if (minutes > component->minutes)
    add_component (self, component, "plan-component-hours", PC_FINDING_WARNING,
                   /* Translators: hours planned, a part of the endowment such as “Promoter contribution”, its hours. */
                   g_strdup_printf (_("The action plan has %s hours of “%s”, which pays only %s: plan fewer."), sum,
                                    component->name, hours));
  else
    add_component (self, component, "plan-component-unused", PC_FINDING_NOTE,
                   /* Translators: hours planned, hours paid, and a part of the endowment such as “Promoter contribution”. */
                   g_strdup_printf (_("The action plan has %s of the %s hours that “%s” pays: what is not planned stays unspent."),
                                    sum, hours, component->name));
}

/*
 * The plan and what was given
 */

static PcDay
get_first_start (PcPathwayCase *self)
{
  PcDay first = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      const PcDay starts = pc_record_get_day (self->plans->pdata[i], PC_PLAN_STARTS_ON);

      if (starts != 0 && (first == 0 || starts < first))
        first = starts;
    }

  return first;
}

static void
check_given (const Check *self)
{
  const PcDay starts = get_first_start (self->pathway);

  for (guint i = 0; i < self->pathway->hours->len; i++)
    {
      const PcHours *hours = &g_array_index (self->pathway->hours, PcHours, i);
      const PcProgrammeService *service = pc_service_rule_find (self->pathway->programme, hours->service);
      g_autofree char *day = NULL;
      PcFinding *finding;

      if (hours->first == 0 || hours->first >= starts || service == NULL ||
          pc_budget_sum_planned (self->pathway, self->plan, hours->service) == 0)
        continue;

      day = pc_day_format (hours->first);
      finding = pc_findings_add (self->findings, "plan-after-services", PC_FINDING_NOTE,
                                 /* Translators: the name of a service, and a day. */
                                 g_strdup_printf (_("“%s” was given on %s already, before the action plan that plans it."),
                                                  service->name, day));
      finding->day = hours->first;
      set_rows (self, finding, service->code);
    }
}

static void
check_programme (const Check *self)
{
  GPtrArray *services = pc_programme_get_services (self->pathway->programme);
  GPtrArray *components = pc_programme_get_components (self->pathway->programme);

  for (guint i = 0; i < services->len; i++)
    check_hours (self, services->pdata[i]);
  check_unstated (self);
  for (guint i = 0; i < components->len; i++)
    check_component (self, components->pdata[i]);
  check_given (self);
}

void
pc_plan_check_services (PcPathwayCase *pathway,
                        PcRecord      *plan,
                        PcDay          on,
                        GPtrArray     *findings)
{
  Check self = { .pathway = pathway, .plan = plan, .findings = findings };
  guint n = 0;

  g_return_if_fail (pathway != NULL && PC_IS_RECORD (plan) && findings != NULL);

  pc_phases_reckon (pathway, on, &self.phases);
  for (guint i = 0; i < pathway->planned->len; i++)
    if (g_strcmp0 (pc_record_get_text (pathway->planned->pdata[i], PC_PLANNED_SERVICE_PLAN_ID), pc_record_get_id (plan)) == 0)
      {
        check_planned (&self, pathway->planned->pdata[i]);
        n++;
      }

  if (n == 0)
    pc_finding_set_place (pc_findings_add (findings, "plan-services-missing", PC_FINDING_WARNING,
                                           g_strdup (_("The action plan plans no service: write the services and their hours."))),
                          &pc_planned_service_kind, NULL, -1);
  if (pathway->programme != NULL)
    check_programme (&self);
  else
    pc_finding_set_place (pc_findings_add (findings, "plan-programme-unknown", PC_FINDING_UNKNOWN,
                                           /* Translators: the code of a programme. */
                                           g_strdup_printf (_("This computer does not know the programme “%s”, so the hours of the "
                                                              "plan cannot be checked: add its file."),
                                                            pc_record_get_text (pathway->pathway, PC_PATHWAY_PROGRAMME))),
                          &pc_pathway_kind, pathway->pathway, PC_PATHWAY_PROGRAMME);
}
