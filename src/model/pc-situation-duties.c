/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-situation-check-private.h"

#include "pc-attendance.h"

static PcFinding *
add (const PcSituationCheck *self,
     const char             *rule,
     PcFindingLevel          level,
     int                     field,
     char                   *message)
{
  return pc_situation_check_add (self, rule, level, self->traineeship->traineeship, field, message);
}

/* The law of compulsory communications, which no programme has to repeat. */
static void
cite_communication (const PcSituationCheck *self,
                    PcFinding              *finding)
{
  pc_situation_check_cite (self, finding, "Traineeship",
                           pc_situation_is_host_public (self->traineeship) ? "CommunicationDayPublicHost"
                                                                           : "CommunicationDaysBefore");
  g_free (finding->source);
  finding->source = g_strdup (_("Compulsory communications of extracurricular traineeships: L. 234/2021, art. 1, c. "
                                "724"));
}

static void
say_unsent (const PcSituationCheck *self,
            PcDay                   due)
{
  g_autofree char *text = pc_day_format (due);
  PcFinding *finding;

  if (due == 0)
    finding = add (self, "traineeship-communication-unstated", PC_FINDING_UNKNOWN, PC_TRAINEESHIP_COMMUNICATION_ON,
                   g_strdup (_("The programme does not state by when the host sends the compulsory communication "
                               "(UniLav): have it sent before the start, and enter the day.")));
  else if (self->on <= due)
    finding = add (self, "traineeship-communication-due", PC_FINDING_NOTE, PC_TRAINEESHIP_COMMUNICATION_ON,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("The host has to send the compulsory communication (UniLav) by 24:00 of %s."),
                                    text));
  else
    finding = add (self, "traineeship-communication-missing", PC_FINDING_REFUSED, PC_TRAINEESHIP_COMMUNICATION_ON,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("The host had to send the compulsory communication (UniLav) by 24:00 of %s: have "
                                      "it sent, or enter the day on which it was."), text));

  finding->day = due;
  cite_communication (self, finding);
}

static void
check_communication (const PcSituationCheck *self)
{
  const PcDay sent = pc_record_get_day (self->traineeship->traineeship, PC_TRAINEESHIP_COMMUNICATION_ON);
  const PcDay due = pc_situation_get_communication_due (self->traineeship, self->rules);
  g_autofree char *text = pc_day_format (due);
  PcFinding *finding;

  if (sent == 0)
    {
      say_unsent (self, due);
      return;
    }
  if (due == 0 || sent <= due)
    return;

  finding = add (self, "traineeship-communication-late", PC_FINDING_WARNING, PC_TRAINEESHIP_COMMUNICATION_ON,
                 /* Translators: %s is a day. */
                 g_strdup_printf (_("The compulsory communication (UniLav) was sent late: it was due by 24:00 of %s. "
                                    "Correct the day if it was mistyped."), text));
  finding->day = due;
  cite_communication (self, finding);
}

/* Extensions, early ends and accidents are communicated too, by a day that nobody states. */
static gboolean
has_to_be_sent (const PcSituationCheck *self,
                PcRecord               *event)
{
  const PcDay day = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);

  return pc_course_is_event (event, "extension") || pc_course_is_event (event, "interruption") ||
         pc_course_is_event (event, "accident") || (pc_course_is_event (event, "end") && day < self->course.ends);
}

static void
check_events (const PcSituationCheck *self)
{
  for (guint i = 0; i < self->traineeship->events->len; i++)
    {
      PcRecord *event = self->traineeship->events->pdata[i];
      PcFinding *finding;

      if (!has_to_be_sent (self, event) || pc_record_is_set (event, PC_TRAINEESHIP_EVENT_COMMUNICATION_ON))
        continue;

      finding = pc_situation_check_add (self, "traineeship-event-communication", PC_FINDING_WARNING, event,
                                        PC_TRAINEESHIP_EVENT_COMMUNICATION_ON,
                                        pc_course_is_event (event, "accident")
                                        ? g_strdup (_("The host reports an accident to INAIL and gives the promoter a "
                                                      "copy: enter the day of the report."))
                                        : g_strdup (_("Extensions and early ends are communicated by the host "
                                                      "(UniLav): have it sent, and enter the day.")));
      finding->day = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);
      cite_communication (self, finding);
    }
}

/* What the training project (PFI) has to state; safety and medical surveillance are those of workers. */
static const struct
{
  int             field;
  const char     *rule;
  PcFindingLevel  level;
  gboolean        when_begun;
  const char     *message;
} duties[] = {
  { PC_TRAINEESHIP_HOST_TUTOR_ID, "traineeship-host-tutor", PC_FINDING_UNKNOWN, FALSE,
    N_("The training project (PFI) names a company tutor: enter who it is.") },
  { PC_TRAINEESHIP_PROMOTER_TUTOR_ID, "traineeship-promoter-tutor", PC_FINDING_UNKNOWN, FALSE,
    N_("The training project (PFI) names a tutor of the promoter: enter who it is.") },
  { PC_TRAINEESHIP_ACCIDENT_INSURANCE, "traineeship-accident-insurance", PC_FINDING_UNKNOWN, FALSE,
    N_("The training project (PFI) states the insurance against accidents: enter the INAIL position.") },
  { PC_TRAINEESHIP_LIABILITY_INSURANCE, "traineeship-liability-insurance", PC_FINDING_UNKNOWN, FALSE,
    N_("The training project (PFI) states the insurance against third-party liability: enter the policy.") },
  { PC_TRAINEESHIP_SAFETY_TRAINING_ON, "traineeship-safety-training", PC_FINDING_UNKNOWN, TRUE,
    N_("Trainees are trained in safety as workers are: enter the day of the training.") },
  { PC_TRAINEESHIP_MEDICAL_CHECK_ON, "traineeship-medical-check", PC_FINDING_NOTE, TRUE,
    N_("Trainees are under medical surveillance as workers are: where the risks of the job ask for it, enter the day "
       "of the check.") },
};

/* A tutor who came later is one. */
static gboolean
is_done (const PcSituationCheck *self,
         int                     field)
{
  return field == PC_TRAINEESHIP_HOST_TUTOR_ID       ? self->situation.host_tutor_id != NULL
       : field == PC_TRAINEESHIP_PROMOTER_TUTOR_ID   ? self->situation.promoter_tutor_id != NULL
                                                     : pc_record_is_set (self->traineeship->traineeship, field);
}

static void
check_duties (const PcSituationCheck *self)
{
  const gboolean begun = self->on >= self->course.starts;

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (!is_done (self, duties[i].field) && (begun || !duties[i].when_begun))
      {
        PcFinding *finding;

        finding = add (self, duties[i].rule, duties[i].level, duties[i].field, g_strdup (_(duties[i].message)));
        pc_situation_check_cite_agreement (self, finding, NULL);
      }
}

/* No traineeship begins without the clearance, where the programme has one. */
static void
check_clearance (const PcSituationCheck *self)
{
  const PcDay issued = pc_record_get_day (self->traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ON);
  g_autofree char *text = pc_day_format (issued);
  PcFinding *finding;

  if (self->rules == NULL || !self->rules->clearance_required || self->on < self->course.starts ||
      (issued != 0 && issued <= self->course.starts))
    return;

  if (issued == 0)
    finding = add (self, "traineeship-clearance-missing", PC_FINDING_REFUSED, PC_TRAINEESHIP_CLEARANCE_ON,
                   g_strdup (_("A traineeship begins when its clearance is issued, and this one has none: enter its "
                               "day, or correct the start.")));
  else
    finding = add (self, "traineeship-clearance-late", PC_FINDING_REFUSED, PC_TRAINEESHIP_CLEARANCE_ON,
                   /* Translators: %s is a day. */
                   g_strdup_printf (_("The traineeship began before its clearance was issued, on %s: correct one of "
                                      "the two days."), text));

  pc_situation_check_cite (self, finding, "Clearance", "Required");
}

static void
say_attestation (const PcSituationCheck *self,
                 const PcAttendanceSum  *sum,
                 gboolean                issued)
{
  const int share = self->rules->attestation_share;
  const gboolean enough = (gint64) sum->attended * 100 >= (gint64) sum->project * share;
  /* Rounded down, so that what is below the share never reads as if it reached it. */
  const int percent = (int) ((gint64) sum->attended * 100 / sum->project);
  PcFinding *finding = NULL;

  if (enough && !issued)
    finding = add (self, "traineeship-attestation-due", PC_FINDING_WARNING, PC_TRAINEESHIP_ATTESTATION_ON,
                   /* Translators: both %d are percentages; write %% for the sign. */
                   g_strdup_printf (_("%d %% of the hours of the training project were attended, and %d %% are needed: "
                                      "issue the final attestation and enter the day."), percent, share));
  else if (!enough && issued)
    finding = add (self, "traineeship-attestation-refused", PC_FINDING_REFUSED, PC_TRAINEESHIP_ATTESTATION_ON,
                   /* Translators: both %d are percentages; write %% for the sign. */
                   g_strdup_printf (_("%d %% of the hours of the training project were attended, but the final "
                                      "attestation needs %d %%: complete the attendance, or remove the attestation."),
                                      percent, share));
  else if (!enough)
    finding = add (self, "traineeship-attestation-none", PC_FINDING_NOTE, PC_TRAINEESHIP_ATTESTATION_ON,
                   /* Translators: both %d are percentages; write %% for the sign. */
                   g_strdup_printf (_("%d %% of the hours of the training project were attended. The final attestation "
                                      "needs %d %%, so there is none."), percent, share));

  if (finding != NULL)
    pc_situation_check_cite (self, finding, "Attendance", "AttestationShare");
}

static void
say_unstated (const PcSituationCheck *self,
              gboolean                issued)
{
  PcFinding *finding;

  if (issued)
    return;

  finding = add (self, "traineeship-attestation-unstated", PC_FINDING_NOTE, PC_TRAINEESHIP_ATTESTATION_ON,
                 g_strdup (_("The programme does not state what attendance the final attestation needs: if it is "
                             "issued, enter the day.")));
  pc_situation_check_cite (self, finding, "Programme", NULL);
}

static void
check_attestation (const PcSituationCheck *self)
{
  const PcDay issued = pc_record_get_day (self->traineeship->traineeship, PC_TRAINEESHIP_ATTESTATION_ON);
  PcAttendanceSum sum;

  if (issued != 0 && issued < self->course.last)
    add (self, "traineeship-attestation-early", PC_FINDING_WARNING, PC_TRAINEESHIP_ATTESTATION_ON,
         g_strdup (_("The final attestation is dated before the last day of the traineeship: correct one of them.")));
  if (self->course.last == 0 || self->on <= self->course.last)
    return;

  if (self->rules == NULL || self->rules->attestation_share < 0)
    {
      say_unstated (self, issued != 0);
      return;
    }

  pc_attendance_sum (self->traineeship, self->rules, self->on, &sum);
  if (sum.project > 0)
    say_attestation (self, &sum, issued != 0);
}

void
pc_situation_check_duties (const PcSituationCheck *self)
{
  check_communication (self);
  check_events (self);
  check_duties (self);
  check_clearance (self);
  check_attestation (self);
}
