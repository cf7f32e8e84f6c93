/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-next-step-private.h"

#include "pc-attendance-check.h"
#include "pc-follow-up-due.h"
#include "pc-requirement.h"
#include "pc-situation-check.h"
#include "pc-tutoring.h"
#include "pc-tutoring-check.h"

void
pc_next_step_take_situation (PcNextStepSearch  *self,
                             const char *const *prefixes)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_situation_check (self->self, self->pathway, self->traineeship, self->on, findings);
  pc_next_step_take (self, findings, prefixes);
}

static PcFinding *
find_rule (GPtrArray  *findings,
           const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      PcFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule, rule))
        return finding;
    }

  return NULL;
}

/*
 * While it runs
 */

/* A traineeship that runs without a clearance cannot be mended by asking now. */
static void
take_missing_clearance (PcNextStepSearch *self)
{
  PcRecord *record = self->traineeship->traineeship;
  const PcDay issued_on = pc_record_get_day (record, PC_TRAINEESHIP_CLEARANCE_ON);
  PcFinding *finding;

  if (!self->rules->clearance_required || (issued_on != 0 && issued_on <= self->on))
    return;

  finding = pc_findings_add (self->next->findings, "clearance-not-issued", PC_FINDING_REFUSED,
                             g_strdup (_("The traineeship has begun, and no clearance is on record: enter the day on "
                                         "which it was issued, or ask the authority at once.")));
  pc_finding_set_place (finding, &pc_traineeship_kind, record, PC_TRAINEESHIP_CLEARANCE_ON);
  pc_requirement_settle (finding, self->programme, "Clearance", "Required");
}

/* Days of attendance that are over and not marked. */
static gboolean
find_days (PcNextStepSearch *self)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const PcFinding *missing;
  g_autofree char *day = NULL;

  pc_attendance_check (self->self, self->pathway, self->traineeship, self->on, findings);
  missing = find_rule (findings, "attendance-missing");
  if (missing == NULL)
    return FALSE;

  day = pc_day_format (missing->day);
  self->next->day = missing->day;
  /* Translators: %s is a day. */
  pc_next_step_set (self, PC_STEP_MARK_DAYS, "start",
                    g_strdup_printf (_("Next: mark the days of attendance that are missing, from %s on "
                                       "(Traineeship)."), day));
  pc_next_step_take (self, findings, NULL);
  return TRUE;
}

static gboolean
has_more_than_notes (GPtrArray *findings,
                     guint      first)
{
  for (guint i = first; i < findings->len; i++)
    if (((const PcFinding *) findings->pdata[i])->level > PC_FINDING_NOTE)
      return TRUE;

  return FALSE;
}

/* A whole month with nothing in the diary; no notice says how often, so that this is a reminder and no rule. */
static gboolean
is_out_of_touch (PcNextStepSearch *self)
{
  PcTutoringSum sum;
  PcDay last;

  pc_tutoring_sum (self->traineeship, &sum);
  last = MAX (sum.last, self->situation.starts);
  return pc_day_add_months (pc_day_get_month_start (last), 2) <= self->on;
}

static gboolean
find_contact (PcNextStepSearch *self)
{
  static const char * const rules[] = {
    "tutoring-no-contact", "tutoring-monitoring-gap", "tutoring-midterm-missing", NULL
  };
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const guint before = self->next->findings->len;

  pc_tutoring_check (self->self, self->pathway, self->traineeship, self->on, findings);
  pc_next_step_take (self, findings, rules);
  if (!is_out_of_touch (self) && !has_more_than_notes (self->next->findings, before))
    return FALSE;

  pc_next_step_set (self, PC_STEP_MONITOR, "start",
                    g_strdup (_("Next: visit or call the trainee and the host, and write it in the diary (Traineeship).")));
  return TRUE;
}

static void
set_attend (PcNextStepSearch *self)
{
  g_autofree char *last = pc_day_format (self->situation.last);

  self->next->day = self->situation.last;
  if (self->situation.state == PC_SITUATION_SUSPENDED)
    pc_next_step_set (self, PC_STEP_ATTEND, "start",
                      g_strdup (_("The traineeship is suspended. Next: record when it goes on (Traineeship).")));
  else
    /* Translators: %s is a day. */
    pc_next_step_set (self, PC_STEP_ATTEND, "start",
                      g_strdup_printf (_("Next: mark attendance and tutoring as they happen, until %s "
                                         "(Traineeship)."), last));
}

void
pc_next_step_find_running (PcNextStepSearch *self)
{
  take_missing_clearance (self);
  pc_next_step_take_situation (self, NULL);
  if (!find_days (self) && !find_contact (self))
    set_attend (self);
}

/*
 * When it is over
 */

/* What the end of a traineeship leaves to be done: attested, assessed, its papers there. */
static gboolean
find_end (PcNextStepSearch *self)
{
  static const char * const attestation[] = { "traineeship-attestation-due", "traineeship-attestation-refused",
                                              "traineeship-attestation-early", NULL };
  static const char * const assessment[] = { "tutoring-final-missing", NULL };
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  g_autofree char *last = pc_day_format (self->situation.last);
  const guint before = self->next->findings->len;

  pc_next_step_take_situation (self, attestation);
  pc_tutoring_check (self->self, self->pathway, self->traineeship, self->on, findings);
  pc_next_step_take (self, findings, assessment);
  g_ptr_array_set_size (findings, 0);
  pc_readiness_check_documents (self->self, self->pathway, self->traineeship, "end", self->on, findings);
  pc_next_step_take (self, findings, NULL);
  if (!has_more_than_notes (self->next->findings, before))
    return FALSE;

  /* Translators: %s is a day. */
  pc_next_step_set (self, PC_STEP_END, "end",
                    g_strdup_printf (_("Next: complete the papers of the traineeship, which ended on %s "
                                       "(Traineeship)."), last));
  return TRUE;
}

/* The newest claim; %NULL where nothing was claimed. */
static const char *
get_claim_status (PcNextStepSearch *self)
{
  GPtrArray *claims = self->pathway->claims;

  return claims->len > 0 ? pc_record_get_text (claims->pdata[claims->len - 1], PC_CLAIM_STATUS) : NULL;
}

static gboolean
find_claim (PcNextStepSearch *self)
{
  const char *status = get_claim_status (self);
  const char *sentence;
  g_autoptr(GPtrArray) findings = NULL;

  if (status == NULL)
    sentence = _("Next: prepare the claim for the contribution (Endowment).");
  else if (g_str_equal (status, "draft") || g_str_equal (status, "prepared"))
    sentence = _("Next: hand in the claim for the contribution, and enter the day (Endowment).");
  else if (g_str_equal (status, "rejected"))
    sentence = _("Next: the claim was rejected; mend what is missing and hand it in again (Endowment).");
  else
    return FALSE;

  findings = pc_findings_new ();
  pc_readiness_check_documents (self->self, self->pathway, self->traineeship, "claim", self->on, findings);
  pc_next_step_set (self, PC_STEP_CLAIM, "claim", g_strdup (sentence));
  pc_next_step_take (self, findings, NULL);
  return TRUE;
}

static void
add_missing (PcNextStepSearch *self,
             guint             field)
{
  PcRecord *pathway = self->pathway->pathway;

  if (!pc_record_is_set (pathway, field))
    pc_requirement_add_missing (self->next->findings, "outcome-missing", &pc_pathway_kind, pathway, field);
}

static gboolean
find_outcome (PcNextStepSearch *self,
              gboolean          closed)
{
  PcRecord *pathway = self->pathway->pathway;

  if (closed && pc_record_is_set (pathway, PC_PATHWAY_OUTCOME) && pc_record_is_set (pathway, PC_PATHWAY_EXIT_SITUATION))
    return FALSE;

  pc_next_step_set (self, PC_STEP_OUTCOME, NULL,
                    g_strdup (closed ? _("Next: record the outcome of the pathway, and the work situation on leaving "
                                         "(Plan).")
                                     : _("Next: record the outcome, and close the pathway (Plan).")));
  if (closed)
    {
      add_missing (self, PC_PATHWAY_OUTCOME);
      add_missing (self, PC_PATHWAY_EXIT_SITUATION);
    }
  return TRUE;
}

/* The first follow-up of this pathway that is open; @due is 0 where there is none. */
static void
get_follow_up (PcNextStepSearch *self,
               PcDay            *due,
               PcRecord        **record)
{
  g_autoptr(GArray) participants = pc_participant_list (self->self);

  *due = 0;
  for (guint i = 0; i < participants->len; i++)
    {
      g_autoptr(GArray) list = pc_follow_up_list_due (&g_array_index (participants, PcParticipant, i));

      for (guint j = 0; j < list->len && *due == 0; j++)
        {
          const PcFollowUpDue *one = &g_array_index (list, PcFollowUpDue, j);

          if (one->pathway == self->pathway && one->state == PC_FOLLOW_UP_OPEN)
            {
              *due = one->due;
              *record = one->record;
            }
        }
    }
}

static void
set_follow_up (PcNextStepSearch *self)
{
  PcRecord *record = NULL;
  g_autofree char *day = NULL;
  PcDay due;

  get_follow_up (self, &due, &record);
  day = pc_day_format (due);
  self->next->day = due;
  if (due == 0)
    pc_next_step_set (self, PC_STEP_CLOSED, NULL, g_strdup (_("This pathway is closed.")));
  else if (due > self->on)
    /* Translators: %s is a day. */
    pc_next_step_set (self, PC_STEP_CLOSED, NULL,
                      g_strdup_printf (_("This pathway is closed. Ask how the person is doing on %s."), day));
  else
    /* Translators: %s is a day. */
    pc_next_step_set (self, PC_STEP_FOLLOW_UP, NULL,
                      g_strdup_printf (_("Next: ask how the person is doing, which was due on %s."), day));
}

/* Whether there is anything to claim for: who never began is owed nothing. */
static gboolean
is_owed (PcNextStepSearch *self)
{
  return self->traineeship != NULL && self->situation.ever_started &&
         g_strcmp0 (pc_record_get_text (self->pathway->pathway, PC_PATHWAY_OUTCOME), "not-started") != 0;
}

void
pc_next_step_find_after (PcNextStepSearch *self,
                         gboolean          closed)
{
  const gboolean over = self->traineeship != NULL && self->situation.state >= PC_SITUATION_ENDED;

  if (over && is_owed (self) && (find_days (self) || find_end (self)))
    return;
  if (is_owed (self) && find_claim (self))
    return;
  if (!find_outcome (self, closed))
    set_follow_up (self);
}
