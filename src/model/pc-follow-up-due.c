/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-follow-up-due.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-kinds.h"

/*
 * The rules of pc_follow_up_check().
 *
 *   follow-up-due          its day has come, and nobody has asked or given up
 *   follow-up-no-day       it tells a situation, and neither since when nor on which day it was told
 *   follow-up-no-situation it was done, and tells no situation
 *   follow-up-future       it was done on a day ahead
 *   follow-up-early        the one six months after was done before they had passed
 *   follow-up-attempts     given up, and no attempt is on record
 *   follow-up-not-improved it says that the situation has improved where that cannot count
 */

gboolean
pc_follow_up_is_given_up (PcRecord *follow_up)
{
  const char *result;

  g_return_val_if_fail (PC_IS_RECORD (follow_up), FALSE);

  result = pc_record_get_text (follow_up, PC_FOLLOW_UP_CONTACT_RESULT);
  return g_strcmp0 (result, "not-reachable") == 0 || g_strcmp0 (result, "refused") == 0;
}

const char *
pc_follow_up_state_get_code (PcFollowUpState state)
{
  static const char * const codes[] = { "open", "done", "given-up" };

  return codes[state];
}

/*
 * What is due
 */

static PcFollowUpState
get_state (PcRecord *follow_up,
           PcDay     today)
{
  const PcDay done = pc_record_get_day (follow_up, PC_FOLLOW_UP_DONE_ON);

  if (done != 0 && done <= today)
    return PC_FOLLOW_UP_DONE;

  return pc_follow_up_is_given_up (follow_up) ? PC_FOLLOW_UP_GIVEN_UP : PC_FOLLOW_UP_OPEN;
}

static void
add_due (GArray              *due,
         const PcParticipant *participant,
         const char          *kind,
         PcDay                day,
         PcRecord            *record)
{
  PcFollowUpDue one = { .kind = kind, .due = day, .record = record, .pathway = participant->last };

  if (record != NULL)
    {
      const PcDay planned = pc_record_get_day (record, PC_FOLLOW_UP_DUE_ON);

      one.state = get_state (record, participant->person->on);
      one.due = planned != 0 ? planned : day;
      one.attempts = (int) pc_record_get_number_or (record, PC_FOLLOW_UP_ATTEMPTS, 0);
      one.last_attempt = pc_record_get_day (record, PC_FOLLOW_UP_LAST_ATTEMPT_ON);
      one.result = pc_record_get_text (record, PC_FOLLOW_UP_CONTACT_RESULT);
    }

  g_array_append_val (due, one);
}

/* Those of @kind that somebody has made, or the one that nobody has. */
static void
add_kind (GArray              *due,
          const PcParticipant *participant,
          const char          *kind,
          PcDay                day)
{
  gboolean made = FALSE;

  for (guint i = 0; i < participant->last->follow_ups->len; i++)
    {
      PcRecord *record = participant->last->follow_ups->pdata[i];

      if (g_strcmp0 (pc_record_get_text (record, PC_FOLLOW_UP_KIND), kind) == 0)
        {
          add_due (due, participant, kind, day, record);
          made = TRUE;
        }
    }

  if (!made && day != 0)
    add_due (due, participant, kind, day, NULL);
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  return ((const PcFollowUpDue *) a)->due - ((const PcFollowUpDue *) b)->due;
}

GArray *
pc_follow_up_list_due (const PcParticipant *participant)
{
  GArray *due = g_array_new (FALSE, FALSE, sizeof (PcFollowUpDue));

  g_return_val_if_fail (participant != NULL, due);

  if (participant->left == 0 ||
      g_strcmp0 (pc_record_get_text (participant->last->pathway, PC_PATHWAY_OUTCOME), "deceased") == 0)
    return due;

  add_kind (due, participant, "28-days", participant->results_until);
  add_kind (due, participant, "6-months", participant->later_on);
  add_kind (due, participant, "12-months", 0);
  add_kind (due, participant, "other", 0);
  g_array_sort (due, compare_due);
  return due;
}

/*
 * What is to be said of them
 */

static PcFinding *
add_finding (GPtrArray     *findings,
             const char    *rule,
             PcFindingLevel level,
             PcRecord      *record,
             guint          field,
             char          *message)
{
  PcFinding *finding = pc_findings_add (findings, rule, level, message);

  pc_finding_set_place (finding, &pc_follow_up_kind, record, field);
  return finding;
}

static char *
describe_due (const PcFollowUpDue *due)
{
  const char *kind = pc_code_list_get_label (pc_code_list_get ("follow-up-kind"), due->kind);
  g_autofree char *day = pc_day_format (due->due);
  g_autofree char *last = pc_day_format (due->last_attempt);

  if (due->attempts == 0 || due->last_attempt == 0)
    /* Translators: the first %s is a kind of follow-up, such as “28 days after leaving”, the second a day. */
    return g_strdup_printf (_("Follow-up “%s” of %s: ask the person, or record the attempts and give up."), kind, day);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: a kind of follow-up, its day, how many attempts, the day of the last. */
                                       "Follow-up “%s” of %s: %d attempt, on %s. Try again, or record that the person "
                                       "cannot be reached.",
                                       "Follow-up “%s” of %s: %d attempts, the last on %s. Try again, or record that the "
                                       "person cannot be reached.",
                                       due->attempts), kind, day, due->attempts, last);
}

static void
check_due (const PcFollowUpDue *due,
           const PcParticipant *participant,
           GPtrArray           *findings)
{
  const gboolean later = g_str_equal (due->kind, "6-months");
  PcFinding *finding;

  if (due->state != PC_FOLLOW_UP_OPEN || due->due == 0 || due->due > participant->person->on)
    return;

  finding = add_finding (findings, "follow-up-due", PC_FINDING_WARNING, due->record, PC_FOLLOW_UP_DONE_ON,
                         describe_due (due));
  finding->day = due->due;
  if (due->pathway->programme != NULL)
    pc_finding_set_source (finding, due->pathway->programme, "Indicators", later ? "FollowUpMonths" : "ResultDays");
}

static void
check_days (const PcParticipant *participant,
            PcRecord            *record,
            GPtrArray           *findings)
{
  const PcDay done = pc_record_get_day (record, PC_FOLLOW_UP_DONE_ON);
  const gboolean tells = pc_record_is_set (record, PC_FOLLOW_UP_SITUATION);

  if (done > participant->person->on)
    add_finding (findings, "follow-up-future", PC_FINDING_WARNING, record, PC_FOLLOW_UP_DONE_ON,
                 g_strdup (_("A follow-up is done on a day that lies ahead: correct the day.")));
  if (tells && done == 0 && !pc_record_is_set (record, PC_FOLLOW_UP_STARTS_ON))
    add_finding (findings, "follow-up-no-day", PC_FINDING_WARNING, record, PC_FOLLOW_UP_DONE_ON,
                 g_strdup (_("A follow-up tells a situation and no day, so it does not count: write when it was done.")));
  if (done != 0 && !tells && !pc_follow_up_is_given_up (record))
    add_finding (findings, "follow-up-no-situation", PC_FINDING_WARNING, record, PC_FOLLOW_UP_SITUATION,
                 g_strdup (_("A follow-up was done and tells no work situation: write it, or the result of the contact.")));
}

static void
check_early (const PcParticipant *participant,
             PcRecord            *record,
             GPtrArray           *findings)
{
  const PcDay done = pc_record_get_day (record, PC_FOLLOW_UP_DONE_ON);
  g_autofree char *day = pc_day_format (participant->later_on);

  if (g_strcmp0 (pc_record_get_text (record, PC_FOLLOW_UP_KIND), "6-months") == 0 && done != 0 &&
      done < participant->later_on)
    add_finding (findings, "follow-up-early", PC_FINDING_WARNING, record, PC_FOLLOW_UP_DONE_ON,
                 /* Translators: %s is a day. */
                 g_strdup_printf (_("The follow-up six months after was done too early to count: ask again on %s or later."),
                                  day));
}

static void
check_attempts (PcRecord  *record,
                GPtrArray *findings)
{
  if (pc_follow_up_is_given_up (record) && (pc_record_get_number_or (record, PC_FOLLOW_UP_ATTEMPTS, 0) <= 0 ||
                                            !pc_record_is_set (record, PC_FOLLOW_UP_LAST_ATTEMPT_ON)))
    add_finding (findings, "follow-up-attempts", PC_FINDING_WARNING, record, PC_FOLLOW_UP_ATTEMPTS,
                 g_strdup (_("A follow-up was given up without a trace: write how many attempts there were, and the day of the "
                             "last one.")));
}

static void
check_improved (const PcParticipant *participant,
                PcRecord            *record,
                GPtrArray           *findings)
{
  const char *situation = pc_record_get_text (record, PC_FOLLOW_UP_SITUATION);
  const gboolean working = g_strcmp0 (situation, "employed") == 0 || g_strcmp0 (situation, "self-employed") == 0;

  if (pc_record_get_boolean (record, PC_FOLLOW_UP_IMPROVED) &&
      (participant->group != PC_WORK_GROUP_EMPLOYED || !working))
    add_finding (findings, "follow-up-not-improved", PC_FINDING_NOTE, record, PC_FOLLOW_UP_IMPROVED,
                 g_strdup (_("An improved situation only counts for who was in work on entry and still is: a stable job in place "
                             "of a precarious one, full time in place of part time, more skills or responsibility, a promotion. "
                             "A pay rise alone is none.")));
}

void
pc_follow_up_check (const PcParticipant *participant,
                    GPtrArray           *findings)
{
  g_autoptr(GArray) due = NULL;

  g_return_if_fail (participant != NULL && findings != NULL);

  due = pc_follow_up_list_due (participant);
  for (guint i = 0; i < due->len; i++)
    check_due (&g_array_index (due, PcFollowUpDue, i), participant, findings);

  for (guint i = 0; i < participant->last->follow_ups->len; i++)
    {
      PcRecord *record = participant->last->follow_ups->pdata[i];

      check_days (participant, record, findings);
      check_early (participant, record, findings);
      check_attempts (record, findings);
      check_improved (participant, record, findings);
    }
}
