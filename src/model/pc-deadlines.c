/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadlines-private.h"

#include <string.h>

#include "pc-code-list.h"
#include "pc-follow-up-due.h"

/*
 * The kinds, by the file that has them.
 *
 * pc-deadlines.c
 *   follow-up           a person is to be asked, and nobody has done so or given up
 *
 * pc-deadline-papers.c
 *   permit-renewal      the permit expires, and its renewal is not asked for
 *   permit-conversion   the permit of a minor ends with her coming of age, and its conversion is not asked for
 *   work-allowed        an asylum applicant may work from that day
 *   document-expiry     another paper expires
 *
 * pc-deadline-clearance.c
 *   document-age        a paper gets too old for the request of the clearance
 *   clearance-window    a window for the request opens or is open
 *   clearance-request   the request is to be made
 *
 * pc-deadline-pathway.c
 *   adhesion            the adhesion is to be signed
 *   plan-review         the plan is to be reviewed
 *   goal                a goal of the plan is to be reached
 *   inactivity          nothing has happened
 *   programme-unknown   the days of the notice are not known, nor is that of the claim
 *   pathways-end        pathways are to be closed
 *   traineeships-end    traineeships are to be over
 *   claim               contributions are to be asked for
 *
 * pc-deadline-traineeship.c
 *   communication       the UniLav is to be sent
 *   traineeship-start   it starts
 *   suspension-end      it goes on
 *   traineeship-end     it ends
 *   register            days are missing in the register
 *   midterm-assessment  the competences are to be assessed half-way
 *   final-assessment    and at the end
 *   monitoring          its monitoring is to cover all of it
 *   convention-end      the convention with the host ends before the traineeship
 */

#define SOON_DAYS 7

static void
deadline_free (gpointer data)
{
  PcDeadline *self = data;

  g_free (self->text);
  g_free (self->source);
  g_free (self->person);
  g_free (self);
}

GPtrArray *
pc_deadlines_new (void)
{
  return g_ptr_array_new_with_free_func (deadline_free);
}

PcDeadlineState
pc_deadline_reckon_state (PcDay due,
                          PcDay on)
{
  if (due < on)
    return PC_DEADLINE_LATE;
  if (due == on)
    return PC_DEADLINE_TODAY;

  return due <= on + SOON_DAYS ? PC_DEADLINE_SOON : PC_DEADLINE_COMING;
}

const char *
pc_deadline_state_get_code (PcDeadlineState state)
{
  static const char * const codes[PC_DEADLINE_N_STATES] = { "late", "today", "soon", "coming" };

  return codes[state];
}

const char *
pc_deadline_state_get_label (PcDeadlineState state)
{
  return pc_code_list_get_label (pc_code_list_get ("deadline-state"), pc_deadline_state_get_code (state));
}

gboolean
pc_deadline_is_near (const PcDeadlineLook *self,
                     PcDay                 day)
{
  return day != 0 && day <= self->until;
}

gboolean
pc_deadline_is_ahead (const PcDeadlineLook *self,
                      PcDay                 day)
{
  return day >= self->on && pc_deadline_is_near (self, day);
}

PcDeadline *
pc_deadline_add (const PcDeadlineLook *self,
                 const char           *kind,
                 PcDay                 due,
                 const PcKind         *record_kind,
                 PcRecord             *record,
                 char                 *text)
{
  PcDeadline *added = g_new0 (PcDeadline, 1);
  const char *operator = pc_record_get_text (self->pathway->pathway, PC_PATHWAY_OPERATOR_ID);

  added->kind = kind;
  added->due = due;
  added->state = pc_deadline_reckon_state (due, self->on);
  added->text = text;
  added->record_kind = record_kind;
  added->person = pc_record_dup_name (self->person->person);
  pc_id_set (added->record_id, record != NULL ? pc_record_get_id (record) : NULL);
  pc_id_set (added->person_id, pc_record_get_id (self->person->person));
  pc_id_set (added->pathway_id, pc_record_get_id (self->pathway->pathway));
  pc_id_set (added->operator_id, operator != NULL ? operator :
                                 pc_record_get_text (self->person->person, PC_BENEFICIARY_OPERATOR_ID));
  g_ptr_array_add (self->deadlines, added);
  return added;
}

void
pc_deadline_set_source (PcDeadline           *self,
                        const PcDeadlineLook *look,
                        const char           *group,
                        const char           *key)
{
  PcProgramme *programme = look->pathway->programme;

  if (programme == NULL)
    return;

  g_free (self->source);
  self->source = pc_programme_dup_source (programme, group, key);
  self->assumed = key != NULL && pc_programme_is_unknown (programme, group, key);
}

/*
 * Follow-ups
 */

static char *
describe_follow_up (const PcFollowUpDue *due)
{
  g_autofree char *last = pc_day_format (due->last_attempt);

  if (due->attempts > 0 && due->last_attempt != 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         /* Translators: how many attempts, and the day of the last one. */
                                         "Ask how the person is doing: %d attempt so far, on %s.",
                                         "Ask how the person is doing: %d attempts so far, the last on %s.", due->attempts),
                            due->attempts, last);
  if (g_str_equal (due->kind, "28-days"))
    return g_strdup (_("Ask how the person is doing: the days that count after leaving end."));
  if (g_str_equal (due->kind, "6-months"))
    return g_strdup (_("Ask how the person is doing six months after leaving."));

  return g_strdup (_("Ask how the person is doing."));
}

static void
add_follow_ups (PcDeadlineLook      *self,
                const PcParticipant *participant)
{
  g_autoptr(GArray) due = pc_follow_up_list_due (participant);

  self->pathway = participant->last;
  for (guint i = 0; i < due->len; i++)
    {
      const PcFollowUpDue *one = &g_array_index (due, PcFollowUpDue, i);
      PcDeadline *deadline;

      if (one->state != PC_FOLLOW_UP_OPEN || !pc_deadline_is_near (self, one->due))
        continue;

      deadline = pc_deadline_add (self, "follow-up", one->due, &pc_follow_up_kind, one->record, describe_follow_up (one));
      pc_deadline_set_source (deadline, self, "Indicators",
                              g_str_equal (one->kind, "6-months") ? "FollowUpMonths" : "ResultDays");
    }
}

static void
look_at_follow_ups (PcDeadlineLook *self)
{
  g_autoptr(GArray) participants = pc_participant_list (self->person);

  for (guint i = 0; i < participants->len; i++)
    if (g_array_index (participants, PcParticipant, i).left != 0)
      add_follow_ups (self, &g_array_index (participants, PcParticipant, i));
}

/*
 * A person
 */

static gboolean
is_open (PcCase        *self,
         PcPathwayCase *pathway)
{
  const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);

  return closed == 0 || closed > self->on;
}

static gboolean
is_begun (PcPathwayCase *pathway)
{
  return g_strcmp0 (pc_record_get_text (pathway->pathway, PC_PATHWAY_OUTCOME), "not-started") != 0;
}

static void
look_at (PcDeadlineLook *self,
         PcPathwayCase  *pathway)
{
  self->pathway = pathway;
  self->rules = pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL;
}

void
pc_deadlines_add (PcCase    *self,
                  int        days,
                  GPtrArray *deadlines)
{
  PcDeadlineLook look = { .person = self, .deadlines = deadlines };
  gboolean any_open = FALSE, any_closed = FALSE;

  g_return_if_fail (self != NULL && days >= 0 && deadlines != NULL);

  look.on = self->on;
  look.until = self->on + days;
  for (guint i = 0; i < self->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i];

      if (!is_begun (pathway))
        continue;

      look_at (&look, pathway);
      pc_deadline_look_at_claims (&look);
      if (!is_open (self, pathway))
        {
          any_closed = TRUE;
          continue;
        }

      any_open = TRUE;
      pc_deadline_look_at_clearance (&look);
      pc_deadline_look_at_pathway (&look);
      pc_deadline_look_at_traineeships (&look);
    }

  if (any_closed)
    look_at_follow_ups (&look);
  for (guint i = self->pathways->len; any_open && i > 0; i--)
    if (is_begun (self->pathways->pdata[i - 1]) && is_open (self, self->pathways->pdata[i - 1]))
      {
        look_at (&look, self->pathways->pdata[i - 1]);
        pc_deadline_look_at_papers (&look);
        return;
      }
}

static int
compare_deadlines (gconstpointer a,
                   gconstpointer b)
{
  const PcDeadline *one = *(PcDeadline **) a, *two = *(PcDeadline **) b;
  int order;

  if (one->due != two->due)
    return one->due < two->due ? -1 : 1;

  order = strcmp (one->person, two->person);
  return order != 0 ? order : strcmp (one->kind, two->kind);
}

void
pc_deadlines_sort (GPtrArray *deadlines)
{
  g_return_if_fail (deadlines != NULL);

  g_ptr_array_sort (deadlines, compare_deadlines);
}
