/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-rule.h"

#include <glib/gi18n-lib.h>

#include "pc-code-list.h"
#include "pc-kinds.h"

/* @key: of the service's group; the level follows from it. */
static const struct
{
  const char     *rule;
  PcFindingLevel  level;
  int             field;
  const char     *key;
} rules[PC_SESSION_N_RULES] = {
  [PC_SESSION_RULE_FUTURE]          = { "session-future", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_REVERSED]        = { "session-times-reversed", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_ENDS_AT, NULL },
  [PC_SESSION_RULE_NO_TIMES]        = { "session-times-missing", PC_FINDING_UNKNOWN, PC_SERVICE_ENTRY_STARTS_AT, NULL },
  [PC_SESSION_RULE_TOO_LONG]        = { "session-minutes-exceed", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_MINUTES, NULL },
  [PC_SESSION_RULE_NO_MINUTES]      = { "session-minutes-missing", PC_FINDING_WARNING, PC_SERVICE_ENTRY_MINUTES, NULL },
  [PC_SESSION_RULE_ABSENT_MINUTES]  = { "session-absent-minutes", PC_FINDING_WARNING, PC_SERVICE_ENTRY_MINUTES, NULL },
  [PC_SESSION_RULE_BEFORE_PATHWAY]  = { "session-before-pathway", PC_FINDING_WARNING, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_AFTER_PATHWAY]   = { "session-after-pathway", PC_FINDING_WARNING, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_DEADLINE]        = { "session-after-deadline", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_HOLIDAY]         = { "session-holiday", PC_FINDING_NOTE, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_CLOSED]          = { "session-office-closed", PC_FINDING_WARNING, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_UNKNOWN_SERVICE] = { "session-service-unknown", PC_FINDING_WARNING, PC_SERVICE_ENTRY_SERVICE, NULL },
  [PC_SESSION_RULE_MODE]            = { "session-mode", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_FORM, "Modes" },
  [PC_SESSION_RULE_DELIVERY]        = { "session-delivery", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_DELIVERY, "Delivery" },
  [PC_SESSION_RULE_PHASE]           = { "session-phase", PC_FINDING_REFUSED, PC_SERVICE_ENTRY_DATE, "Phase" },
  [PC_SESSION_RULE_PHASE_UNKNOWN]   = { "session-phase-unknown", PC_FINDING_UNKNOWN, PC_SERVICE_ENTRY_DATE, NULL },
  [PC_SESSION_RULE_CLEARANCE]       = { "session-clearance-missing", PC_FINDING_NOTE, PC_SERVICE_ENTRY_SERVICE, NULL },
  [PC_SESSION_RULE_TRAINEESHIP]     = { "session-during-traineeship", PC_FINDING_WARNING, PC_SERVICE_ENTRY_STARTS_AT, NULL },
  [PC_SESSION_RULE_TUTORING]        = { "session-during-traineeship", PC_FINDING_NOTE, PC_SERVICE_ENTRY_STARTS_AT, NULL },
};

/* "3/3/2026", or with how many more. */
static char *
describe_days (const PcSessionBucket *bucket)
{
  const PcSession *first = bucket->sessions->pdata[0];
  const guint more = bucket->sessions->len - 1;
  g_autofree char *day = pc_day_format (first->day);

  if (more == 0)
    return g_steal_pointer (&day);

  /* Translators: %s is a day, %u how many more there are. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u more", "%s and %u more", more), day, more);
}

/* Of the rules that no service and no programme matters to; @days are those of describe_days(). */
static char *
describe_plain (PcSessionRule  rule,
                const char    *days)
{
  switch (rule)
    {
    case PC_SESSION_RULE_FUTURE:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services stand on days that lie ahead (%s): log them once they were given."), days);

    case PC_SESSION_RULE_REVERSED:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services end before they begin (%s): correct the times."), days);

    case PC_SESSION_RULE_NO_TIMES:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services have no start or no end (%s), so nobody can tell whether they overlap: type the times."), days);

    case PC_SESSION_RULE_TOO_LONG:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services have more hours than lie between their start and end (%s): correct the hours."), days);

    case PC_SESSION_RULE_NO_MINUTES:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services have no hours (%s): type them, or remove the services."), days);

    case PC_SESSION_RULE_ABSENT_MINUTES:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Hours stand beside an absence from a group session (%s), and do not count: correct one of them."), days);

    case PC_SESSION_RULE_HOLIDAY:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services were given on a Sunday or a holiday (%s): check the days."), days);

    default:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services were given while the office was closed (%s): correct the days, or the closure."), days);
    }
}

static char *
describe_pathway (const PcSessionBucket *bucket,
                  const char            *days)
{
  const gboolean before = bucket->rule == PC_SESSION_RULE_BEFORE_PATHWAY;
  g_autofree char *day = pc_day_format (before ? bucket->place->opened : bucket->place->closed);

  if (before)
    /* Translators: some days, and that on which the pathway was opened. */
    return g_strdup_printf (_("Services were given (%s) before the pathway was opened (%s): correct one of the days."), days, day);

  /* Translators: some days, and that on which the pathway was closed. */
  return g_strdup_printf (_("Services were given (%s) after the pathway was closed (%s): correct one of the days."), days, day);
}

static char *
describe_deadline (const PcSessionBucket *bucket,
                   const char            *days)
{
  const PcSessionDeadline *deadline = bucket->detail;
  g_autofree char *end = pc_day_format (deadline->day);

  /* Translators: some days, a deadline such as “End of the pathways”, and its day. */
  return g_strdup_printf (_("Services were given (%s) after “%s” (%s): the programme pays no later ones."), days,
                          deadline->deadline->name, end);
}

static char *
describe_forms (const PcSessionBucket *bucket,
                const char            *days)
{
  const gboolean mode = bucket->rule == PC_SESSION_RULE_MODE;
  const char *codes = mode ? "service-form" : "service-delivery";
  const char *label = pc_code_list_get_label (pc_code_list_get (codes), (const char *) bucket->detail);
  g_autofree char *allowed = pc_service_rule_dup_labels (mode ? bucket->service->modes : bucket->service->delivery, codes);

  if (mode)
    /* Translators: a service, some days; the others say “individual” or “group”. */
    return g_strdup_printf (_("“%s” (%s) was given as “%s”; the programme provides for: %s."), bucket->service->name, days, label,
                            allowed);

  /* Translators: a service, some days; the others are such as “by telephone”. */
  return g_strdup_printf (_("“%s” (%s) was delivered “%s”; the programme provides for: %s."), bucket->service->name, days, label,
                          allowed);
}

static char *
describe_phase (const PcSessionBucket *bucket,
                const char            *days)
{
  g_autofree char *when = pc_phases_dup_labels (bucket->service);

  if (bucket->rule == PC_SESSION_RULE_PHASE)
    /* Translators: a service, some days, and such as “before the traineeship”. */
    return g_strdup_printf (_("“%s” (%s) was not given when the programme has it: %s."), bucket->service->name, days, when);

  /* Translators: a service, some days, and such as “during the traineeship”. */
  return g_strdup_printf (_("“%s” (%s) is given %s, and no traineeship is on record: agree it, or correct the service."),
                          bucket->service->name, days, when);
}

static char *
describe_service (const PcSessionBucket *bucket,
                  const char            *days)
{
  switch (bucket->rule)
    {
    case PC_SESSION_RULE_UNKNOWN_SERVICE:
      /* Translators: the code of a service, some days, and the name of a programme. */
      return g_strdup_printf (_("“%s” (%s) is no service of %s: choose one of its services."), (const char *) bucket->detail, days,
                              pc_programme_get_name (bucket->place->pathway->programme));

    case PC_SESSION_RULE_CLEARANCE:
      /* Translators: a service, and some days. */
      return g_strdup_printf (_("“%s” (%s) is paid once the clearance is issued, and none is on record: type its day."),
                              bucket->service->name, days);

    case PC_SESSION_RULE_TUTORING:
      /* Translators: a service, and some days. */
      return g_strdup_printf (_("“%s” (%s) was given in the hours of the traineeship: check that it is not counted in both registers."),
                              bucket->service->name, days);

    default:
      /* Translators: %s are days. */
      return g_strdup_printf (_("Services were given in the hours of the traineeship (%s): nobody is at two places at once, correct "
                                "one of them."), days);
    }
}

static char *
describe (const PcSessionBucket *bucket)
{
  g_autofree char *days = describe_days (bucket);

  switch (bucket->rule)
    {
    case PC_SESSION_RULE_BEFORE_PATHWAY:
    case PC_SESSION_RULE_AFTER_PATHWAY:
      return describe_pathway (bucket, days);

    case PC_SESSION_RULE_DEADLINE:
      return describe_deadline (bucket, days);

    case PC_SESSION_RULE_MODE:
    case PC_SESSION_RULE_DELIVERY:
      return describe_forms (bucket, days);

    case PC_SESSION_RULE_PHASE:
    case PC_SESSION_RULE_PHASE_UNKNOWN:
      return describe_phase (bucket, days);

    case PC_SESSION_RULE_UNKNOWN_SERVICE:
    case PC_SESSION_RULE_CLEARANCE:
    case PC_SESSION_RULE_TRAINEESHIP:
    case PC_SESSION_RULE_TUTORING:
      return describe_service (bucket, days);

    default:
      return describe_plain (bucket->rule, days);
    }
}

static void
set_source (PcFinding             *finding,
            const PcSessionBucket *bucket)
{
  PcProgramme *programme = bucket->place != NULL ? bucket->place->pathway->programme : NULL;
  g_autofree char *group = NULL;

  if (bucket->rule == PC_SESSION_RULE_DEADLINE)
    {
      group = g_strconcat ("Deadline ", ((PcSessionDeadline *) bucket->detail)->deadline->id, NULL);
      pc_finding_set_source (finding, programme, group, "Date");
      if (finding->assumed)
        finding->level = PC_FINDING_WARNING;
    }
  else if (bucket->rule == PC_SESSION_RULE_CLEARANCE)
    {
      group = g_strconcat ("Component ", bucket->service->component, NULL);
      pc_finding_set_source (finding, programme, group, "Condition");
    }
  else if (bucket->rule == PC_SESSION_RULE_PHASE_UNKNOWN)
    pc_service_rule_set_source (finding, programme, bucket->service, "Phase");
}

void
pc_session_bucket_say (const PcSessionBucket *self,
                       GPtrArray             *findings)
{
  const char *rule = rules[self->rule].rule, *key = rules[self->rule].key;
  PcFinding *finding;

  if (key != NULL)
    finding = pc_service_rule_add (findings, rule, self->place->pathway->programme, self->service, key, describe (self));
  else
    finding = pc_findings_add (findings, rule, rules[self->rule].level, describe (self));

  set_source (finding, self);
  pc_session_set_place (finding, self->sessions->pdata[0], rules[self->rule].field);
  for (guint i = 1; i < self->sessions->len; i++)
    pc_finding_add_row (finding, ((PcSession *) self->sessions->pdata[i])->id);
}
