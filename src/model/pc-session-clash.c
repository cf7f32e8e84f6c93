/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-check-private.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-time.h"

/*
 * The rules on several services.
 *
 * session-overlap           a person has two services at once
 * session-double-funding    the same in two pathways, so that two programmes would pay for the same time
 * session-day-too-long      a person has more hours than a day has
 * session-operator-overlap  an operator gives two services at once
 * session-operator-day      an operator gives more hours than a day has
 */

#define MINUTES_A_DAY (24 * 60)

static char *
describe_times (const PcSession *session)
{
  g_autofree char *starts = pc_time_format (session->starts_at);
  g_autofree char *ends = pc_time_format (session->ends_at);

  return g_strdup_printf ("%s–%s", starts, ends);
}

static gboolean
overlaps (const PcSession *one,
          const PcSession *two)
{
  return one->day == two->day && one->starts_at < two->ends_at && two->starts_at < one->ends_at;
}

/*
 * A person
 */

static void
say_overlap (const PcSessionCheck *self,
             const PcSession      *one,
             const PcSession      *two)
{
  const PcSessionPlace *first = pc_session_check_find_place (self, one), *second = pc_session_check_find_place (self, two);
  const char *name = pc_session_get_service_name (one, first != NULL ? first->pathway->programme : NULL);
  const char *other = pc_session_get_service_name (two, second != NULL ? second->pathway->programme : NULL);
  const gboolean twice = first != second;
  g_autofree char *day = pc_day_format (one->day);
  g_autofree char *times = describe_times (one);
  g_autofree char *other_times = describe_times (two);
  PcFinding *finding;

  if (twice)
    finding = pc_findings_add (self->findings, "session-double-funding", PC_FINDING_WARNING,
                               /* Translators: a day, then two services, each with its times: “9:00–11:00”. */
                               g_strdup_printf (_("On %s “%s” (%s) and “%s” (%s) of another pathway overlap: the same time must not be "
                                                  "paid twice, keep it in one pathway."), day, name, times, other, other_times));
  else
    finding = pc_findings_add (self->findings, "session-overlap", PC_FINDING_WARNING,
                               /* Translators: a day, then two services, each with its times: “9:00–11:00”. */
                               g_strdup_printf (_("On %s “%s” (%s) and “%s” (%s) overlap: correct the times of one."), day, name, times,
                                                other, other_times));

  pc_session_set_place (finding, two, PC_SERVICE_ENTRY_STARTS_AT);
  if (!g_str_equal (one->id, two->id))
    pc_finding_add_row (finding, one->id);
}

/* In the order of their starts each is looked at with the one before it that reaches furthest: one pass, whatever there is. */
static void
sweep (const PcSessionCheck *self)
{
  const PcSession *furthest = NULL;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const PcSession *session = self->sessions->pdata[i];

      if (!pc_session_is_present (session) || !pc_session_is_timed (session))
        continue;
      if (furthest != NULL && overlaps (furthest, session))
        say_overlap (self, furthest, session);
      if (furthest == NULL || session->day != furthest->day || session->ends_at > furthest->ends_at)
        furthest = session;
    }
}

static void
check_only (const PcSessionCheck *self)
{
  if (!pc_session_is_present (self->only) || !pc_session_is_timed (self->only))
    return;

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const PcSession *session = self->sessions->pdata[i];

      if (session != self->only && pc_session_is_present (session) && pc_session_is_timed (session) && overlaps (self->only, session))
        say_overlap (self, session, self->only);
    }
}

static void
say_long_day (GPtrArray       *findings,
              const char      *rule,
              const PcSession *session,
              int              minutes)
{
  g_autofree char *day = pc_day_format (session->day);
  g_autofree char *hours = pc_minutes_format (minutes);

  /* Translators: a day, and a length in hours and minutes. */
  pc_session_set_place (pc_findings_add (findings, rule, PC_FINDING_REFUSED,
                                         g_strdup_printf (_("On %s there are %s hours of service, and a day has 24: correct the hours."),
                                                          day, hours)),
                        session, PC_SERVICE_ENTRY_MINUTES);
}

/* Sessions from @first to before @end are those of one day. */
static void
check_day (const PcSessionCheck *self,
           guint                 first,
           guint                 end)
{
  const PcSession *session = self->sessions->pdata[first];
  int minutes = 0;

  for (guint i = first; i < end; i++)
    if (pc_session_is_present (self->sessions->pdata[i]))
      minutes += MAX (((PcSession *) self->sessions->pdata[i])->minutes, 0);

  if (minutes > MINUTES_A_DAY && (self->only == NULL || self->only->day == session->day))
    say_long_day (self->findings, "session-day-too-long", self->only != NULL ? self->only : session, minutes);
}

static guint
find_day_end (GPtrArray *sessions,
              guint      first)
{
  guint end = first + 1;

  while (end < sessions->len && ((PcSession *) sessions->pdata[end])->day == ((PcSession *) sessions->pdata[first])->day)
    end++;

  return end;
}

void
pc_session_check_clashes (const PcSessionCheck *self)
{
  if (self->only != NULL)
    check_only (self);
  else
    sweep (self);

  for (guint first = 0; first < self->sessions->len;)
    {
      const guint end = find_day_end (self->sessions, first);

      check_day (self, first, end);
      first = end;
    }
}

/*
 * An operator
 */

/* One group, also where each of its people has a row of their own. */
static gboolean
is_same_group (const PcSession *one,
               const PcSession *two)
{
  return g_str_equal (one->id, two->id) ||
         (g_strcmp0 (one->form, "group") == 0 && g_strcmp0 (two->form, "group") == 0 && g_strcmp0 (one->service, two->service) == 0 &&
          one->day == two->day && one->starts_at == two->starts_at && one->ends_at == two->ends_at);
}

static void
say_operator_overlap (GPtrArray       *findings,
                      const PcSession *one,
                      const PcSession *two)
{
  g_autofree char *day = pc_day_format (one->day);
  g_autofree char *times = describe_times (one);
  g_autofree char *other = describe_times (two);
  PcFinding *finding = pc_findings_add (findings, "session-operator-overlap", PC_FINDING_WARNING,
                                        /* Translators: a day, and twice times: “9:00–11:00”. */
                                        g_strdup_printf (_("On %s the operator gives two services at once (%s, %s): correct the times "
                                                           "or the operator of one."), day, times, other));

  pc_session_set_place (finding, two, PC_SERVICE_ENTRY_OPERATOR_ID);
  pc_finding_add_row (finding, one->id);
}

/* By day and hour, the rows of one group side by side. */
static int
compare_given (gconstpointer a,
               gconstpointer b)
{
  const PcSession *one = *(const PcSession **) a, *two = *(const PcSession **) b;
  int order = one->day != two->day ? (one->day < two->day ? -1 : 1) :
              one->starts_at != two->starts_at ? one->starts_at - two->starts_at : one->ends_at - two->ends_at;

  order = order != 0 ? order : g_strcmp0 (one->form, two->form);
  order = order != 0 ? order : g_strcmp0 (one->service, two->service);
  return order != 0 ? order : g_strcmp0 (one->id, two->id);
}

/* Each session once, with @only in its place. */
static GPtrArray *
list_given (GArray          *sessions,
            const PcSession *only)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *given = g_ptr_array_new ();

  if (only != NULL)
    {
      g_ptr_array_add (given, (gpointer) only);
      g_hash_table_add (seen, (gpointer) only->id);
    }
  for (guint i = 0; i < sessions->len; i++)
    {
      PcSession *session = &g_array_index (sessions, PcSession, i);

      if (g_hash_table_add (seen, session->id))
        g_ptr_array_add (given, session);
    }

  g_ptr_array_sort (given, compare_given);
  return given;
}

static void
sweep_operator (GPtrArray *given,
                GPtrArray *findings)
{
  const PcSession *furthest = NULL;

  for (guint i = 0; i < given->len; i++)
    {
      const PcSession *session = given->pdata[i];

      if (!pc_session_is_timed (session))
        continue;
      if (furthest != NULL && overlaps (furthest, session) && !is_same_group (furthest, session))
        say_operator_overlap (findings, furthest, session);
      if (furthest == NULL || session->day != furthest->day || session->ends_at > furthest->ends_at)
        furthest = session;
    }
}

static void
check_operator_only (GPtrArray       *given,
                     const PcSession *only,
                     GPtrArray       *findings)
{
  for (guint i = 0; i < given->len && pc_session_is_timed (only); i++)
    {
      const PcSession *session = given->pdata[i];

      if (pc_session_is_timed (session) && overlaps (session, only) && !is_same_group (session, only))
        say_operator_overlap (findings, session, only);
    }
}

/* The hours of a group count once, as long as the session was. */
static void
check_operator_day (GPtrArray       *given,
                    guint            first,
                    guint            end,
                    const PcSession *only,
                    GPtrArray       *findings)
{
  const PcSession *before = NULL;
  int minutes = 0;

  for (guint i = first; i < end; i++)
    {
      const PcSession *session = given->pdata[i];

      if (before == NULL || !is_same_group (before, session))
        minutes += pc_session_is_timed (session) ? session->ends_at - session->starts_at : MAX (session->minutes, 0);
      before = session;
    }

  if (minutes > MINUTES_A_DAY && (only == NULL || only->day == before->day))
    say_long_day (findings, "session-operator-day", only != NULL ? only : given->pdata[first], minutes);
}

static void
check_operator (GArray          *sessions,
                const PcSession *only,
                GPtrArray       *findings)
{
  g_autoptr(GPtrArray) given = list_given (sessions, only);

  if (only != NULL)
    check_operator_only (given, only, findings);
  else
    sweep_operator (given, findings);

  for (guint first = 0; first < given->len;)
    {
      const guint end = find_day_end (given, first);

      check_operator_day (given, first, end, only, findings);
      first = end;
    }
}

void
pc_session_check_operator (GArray    *sessions,
                           GPtrArray *findings)
{
  g_return_if_fail (sessions != NULL && findings != NULL);

  check_operator (sessions, NULL, findings);
}

void
pc_session_check_operator_one (GArray          *sessions,
                               const PcSession *session,
                               GPtrArray       *findings)
{
  g_return_if_fail (sessions != NULL && session != NULL && findings != NULL);

  check_operator (sessions, session, findings);
}
