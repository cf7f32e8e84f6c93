/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-next-step-private.h"

#include <string.h>

#include "pc-eligibility.h"
#include "pc-plan-check.h"
#include "pc-situation.h"
#include "pc-time.h"

const char *
pc_step_get_code (PcStep step)
{
  static const char * const codes[] = {
    "open-pathway", "eligibility", "plan", "sign-plan", "hours", "agree", "request", "wait", "communicate", "start",
    "attend", "mark-days", "monitor", "end", "claim", "outcome", "follow-up", "closed",
  };

  return codes[step];
}

void
pc_next_step_set (PcNextStepSearch *self,
                  PcStep            step,
                  const char       *papers_for,
                  char             *sentence)
{
  g_free (self->next->sentence);
  self->next->step = step;
  self->next->papers_for = papers_for;
  self->next->sentence = sentence;
}

void
pc_next_step_take (PcNextStepSearch  *self,
                   GPtrArray         *findings,
                   const char *const *prefixes)
{
  for (guint i = 0; i < findings->len; i++)
    {
      PcFinding *finding = findings->pdata[i];

      for (guint j = 0; prefixes == NULL || prefixes[j] != NULL; j++)
        if (prefixes == NULL || g_str_has_prefix (finding->rule, prefixes[j]))
          {
            g_ptr_array_add (self->next->findings, g_ptr_array_steal_index (findings, i--));
            break;
          }
    }
}

/*
 * Before there is a traineeship, or before its clearance was asked for
 */

static gboolean
find_eligibility (PcNextStepSearch *self)
{
  const char *name = pc_programme_get_name (self->programme);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const PcVerdict verdict = pc_eligibility_check (self->self, self->pathway, self->programme,
                                                  pc_eligibility_get_day (self->pathway, self->on), findings, NULL);

  if (verdict == PC_VERDICT_YES)
    return FALSE;

  if (verdict == PC_VERDICT_NO)
    /* Translators: %s is a programme. */
    pc_next_step_set (self, PC_STEP_ELIGIBILITY, "clearance",
                      g_strdup_printf (_("As things are on record, the person cannot take part in %s."), name));
  else
    /* Translators: %s is a programme. */
    pc_next_step_set (self, PC_STEP_ELIGIBILITY, "clearance",
                      g_strdup_printf (_("Next: complete what %s asks of the person."), name));

  pc_next_step_take (self, findings, NULL);
  return TRUE;
}

static void
take_plan (PcNextStepSearch *self)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_plan_check (self->self, self->pathway, self->on, findings);
  pc_next_step_take (self, findings, NULL);
}

static gboolean
is_signed (PcNextStepSearch *self,
           PcRecord         *plan,
           guint             field)
{
  const PcDay day = pc_record_get_day (plan, field);

  return day != 0 && day <= self->on;
}

static gboolean
find_plan (PcNextStepSearch *self)
{
  PcRecord *plan = pc_plan_get_in_force (self->pathway, self->on);

  if (plan != NULL && is_signed (self, plan, PC_PLAN_SIGNED_ON) && is_signed (self, plan, PC_PLAN_SIGNED_OPERATOR_ON))
    return FALSE;

  if (plan == NULL)
    pc_next_step_set (self, PC_STEP_PLAN, "clearance",
                      g_strdup (_("Next: write the action plan with the person (Plan).")));
  else
    pc_next_step_set (self, PC_STEP_SIGN_PLAN, "clearance",
                      g_strdup (_("Next: have the action plan signed, and enter both days (Plan).")));

  take_plan (self);
  return TRUE;
}

static gboolean
find_hours (PcNextStepSearch *self)
{
  static const char * const rules[] = { "clearance-hours", NULL };
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *done = NULL;
  g_autofree char *needed = NULL;
  int delivered, certified;
  const int asked = pc_readiness_sum_hours (self->pathway, &delivered, &certified);

  if (asked < 0 || certified >= asked || !self->rules->clearance_required)
    return FALSE;

  done = pc_minutes_format (certified);
  needed = pc_minutes_format (asked);
  findings = pc_findings_new ();
  /* Translators: both %s are lengths of time. */
  pc_next_step_set (self, PC_STEP_HOURS, "clearance",
                    g_strdup_printf (_("Next: deliver and certify the hours of service; %s of %s are certified "
                                       "(Services)."), done,
                                     needed));
  pc_readiness_check (self->self, self->pathway, self->traineeship, self->on, findings);
  pc_next_step_take (self, findings, rules);
  return TRUE;
}

static void
take_readiness (PcNextStepSearch *self)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_readiness_check (self->self, self->pathway, self->traineeship, self->on, findings);
  pc_next_step_take (self, findings, NULL);
}

static void
set_request (PcNextStepSearch *self)
{
  take_readiness (self);
  if (self->traineeship != NULL && pc_readiness_is_substituted (self->traineeship, self->on))
    pc_next_step_set (self, PC_STEP_REQUEST, "clearance",
                      g_strdup (_("Next: ask for the clearance anew, since host or trainee were replaced "
                                  "(Traineeship).")));
  else if (pc_findings_get_verdict (self->next->findings) == PC_VERDICT_YES)
    pc_next_step_set (self, PC_STEP_REQUEST, "clearance",
                      g_strdup (_("Next: ask for the clearance, and enter the day (Traineeship).")));
  else
    pc_next_step_set (self, PC_STEP_REQUEST, "clearance",
                      g_strdup (_("Next: complete the file, then ask for the clearance (Traineeship).")));
}

static void
find_before_request (PcNextStepSearch *self)
{
  if (find_eligibility (self) || find_plan (self) || find_hours (self))
    return;

  if (self->traineeship == NULL)
    pc_next_step_set (self, PC_STEP_AGREE, "clearance", g_strdup (_("Next: agree a traineeship with a host "
                                                                    "(Traineeship).")));
  else
    set_request (self);
}

/*
 * Asked for, and not begun
 */

static void
set_wait (PcNextStepSearch *self)
{
  PcRecord *record = self->traineeship->traineeship;
  const char *frozen = pc_record_get_text (record, PC_TRAINEESHIP_CLEARANCE_FROZEN);
  g_autofree char *day = pc_record_format (record, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);
  g_autoptr(GPtrArray) changes = NULL;

  /* Translators: %s is a day. */
  pc_next_step_set (self, PC_STEP_WAIT, "clearance",
                    g_strdup_printf (_("Next: wait for the clearance, asked for on %s, and enter its day "
                                       "(Traineeship)."), day));
  if (frozen == NULL)
    return;

  changes = pc_readiness_list_changes (frozen, self->self, self->pathway, self->traineeship, 0);
  pc_next_step_take (self, changes, NULL);
}

static void
take_papers (PcNextStepSearch *self,
             const char       *step)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_readiness_check_documents (self->self, self->pathway, self->traineeship, step, self->on, findings);
  pc_next_step_take (self, findings, NULL);
}

static void
set_start (PcNextStepSearch *self)
{
  static const char * const duties[] = {
    "traineeship-communication", "traineeship-accident", "traineeship-liability", "traineeship-safety",
    "traineeship-medical", "traineeship-host-tutor", "traineeship-promoter-tutor", "traineeship-hours",
    "traineeship-weekdays", NULL
  };
  const PcDay due = pc_situation_get_communication_due (self->traineeship, self->rules);
  const gboolean sent = pc_record_is_set (self->traineeship->traineeship, PC_TRAINEESHIP_COMMUNICATION_ON);
  g_autofree char *last = pc_day_format (due);
  g_autofree char *first = pc_day_format (self->situation.starts);

  if (sent)
    /* Translators: %s is a day. */
    pc_next_step_set (self, PC_STEP_START, "start",
                      g_strdup_printf (_("Next: the traineeship starts on %s (Traineeship)."), first));
  else if (due != 0)
    /* Translators: %s is a day. */
    pc_next_step_set (self, PC_STEP_COMMUNICATE, "start",
                      g_strdup_printf (_("Next: have the host send the compulsory communication (UniLav) by 24:00 of "
                                         "%s (Traineeship)."), last));
  else
    pc_next_step_set (self, PC_STEP_COMMUNICATE, "start",
                      g_strdup (_("Next: have the host send the compulsory communication (UniLav) before the start "
                                  "(Traineeship).")));

  self->next->day = sent ? self->situation.starts : due;
  pc_next_step_take_situation (self, duties);
  take_papers (self, "start");
}

static void
find_before_start (PcNextStepSearch *self)
{
  PcRecord *record = self->traineeship->traineeship;
  const PcDay asked_on = pc_record_get_day (record, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);
  const PcDay issued_on = pc_record_get_day (record, PC_TRAINEESHIP_CLEARANCE_ON);

  if (!self->rules->clearance_required && asked_on == 0 && issued_on == 0)
    {
      if (!find_eligibility (self) && !find_plan (self))
        set_start (self);
    }
  else if (pc_readiness_is_substituted (self->traineeship, self->on))
    set_request (self);
  else if (issued_on != 0 && issued_on <= self->on)
    set_start (self);
  else if (asked_on != 0 && asked_on <= self->on)
    set_wait (self);
  else
    find_before_request (self);
}

/*
 * All together
 */

static gboolean
is_closed (PcNextStepSearch *self)
{
  const PcDay closed_on = pc_record_get_day (self->pathway->pathway, PC_PATHWAY_CLOSED_ON);

  return closed_on != 0 && closed_on <= self->on;
}

static void
search (PcNextStepSearch *self)
{
  if (self->pathway == NULL)
    {
      pc_next_step_set (self, PC_STEP_OPEN_PATHWAY, NULL, g_strdup (_("Next: open a pathway in a programme.")));
      return;
    }

  self->traineeship = pc_case_get_traineeship (self->pathway);
  self->programme = self->pathway->programme;
  if (self->programme == NULL)
    {
      take_readiness (self);
      pc_next_step_set (self, PC_STEP_ELIGIBILITY, NULL,
                        g_strdup (_("Next: add the rules of the programme to this computer.")));
      return;
    }

  self->rules = pc_programme_get_rules (self->programme);
  if (self->traineeship != NULL)
    pc_situation_reckon (self->traineeship, self->rules, self->on, &self->situation);

  if (is_closed (self) || (self->traineeship != NULL && self->situation.state >= PC_SITUATION_ENDED))
    pc_next_step_find_after (self, is_closed (self));
  else if (self->traineeship != NULL && self->situation.state != PC_SITUATION_AGREED)
    pc_next_step_find_running (self);
  else if (self->traineeship != NULL)
    find_before_start (self);
  else
    find_before_request (self);
}

/* The gravest first; those of one level stay in their order. */
static void
sort_findings (GPtrArray *findings)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new ();

  for (int level = PC_FINDING_REFUSED; level >= PC_FINDING_NOTE; level--)
    for (guint i = 0; i < findings->len; i++)
      if ((int) ((const PcFinding *) findings->pdata[i])->level == level)
        g_ptr_array_add (sorted, findings->pdata[i]);

  for (guint i = 0; i < sorted->len; i++)
    findings->pdata[i] = sorted->pdata[i];
}

PcNextStep *
pc_next_step_new (PcCase        *self,
                  PcPathwayCase *pathway,
                  PcDay          on)
{
  PcNextStepSearch one = { self, pathway, NULL, NULL, NULL, on, { 0 }, NULL };

  g_return_val_if_fail (self != NULL && on > 0, NULL);

  one.next = g_new0 (PcNextStep, 1);
  one.next->findings = pc_findings_new ();
  search (&one);
  sort_findings (one.next->findings);
  return one.next;
}

void
pc_next_step_free (PcNextStep *self)
{
  g_free (self->sentence);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

guint
pc_next_step_get_missing (const PcNextStep *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->findings->len; i++)
    n += ((const PcFinding *) self->findings->pdata[i])->level > PC_FINDING_NOTE;

  return n;
}
