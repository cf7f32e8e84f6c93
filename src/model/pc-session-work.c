/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-check-private.h"

#include "pc-timetable.h"

/* What is due of one traineeship, on the days from @from on. */
typedef struct
{
  PcTraineeshipCase *traineeship;
  PcDay              from;
  GArray            *timetable;
} Work;

struct _PcSessionWork
{
  GArray *works;
};

static void
work_clear (gpointer data)
{
  g_array_unref (((Work *) data)->timetable);
}

PcSessionWork *
pc_session_work_new (PcCase *self,
                     PcDay   from,
                     PcDay   to)
{
  PcSessionWork *works = g_new0 (PcSessionWork, 1);

  works->works = g_array_new (FALSE, FALSE, sizeof (Work));
  g_array_set_clear_func (works->works, work_clear);
  for (guint i = 0; i < self->pathways->len && from > 0; i++)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i];
      const PcProgrammeRules *rules = pathway->programme != NULL ? pc_programme_get_rules (pathway->programme) : NULL;

      for (guint j = 0; j < pathway->traineeships->len; j++)
        {
          const Work work = { pathway->traineeships->pdata[j], from,
                              pc_timetable_reckon (pathway->traineeships->pdata[j], rules, self->on, from, to) };

          g_array_append_val (works->works, work);
        }
    }

  return works;
}

void
pc_session_work_free (PcSessionWork *self)
{
  g_array_unref (self->works);
  g_free (self);
}

/* The day in the register; days go by day, and one that stands twice is found once. */
static const PcAttendance *
find_day (GArray *days,
          PcDay   day)
{
  guint first = 0, last = days->len;

  while (first < last)
    {
      const guint middle = (first + last) / 2;
      const PcAttendance *row = &g_array_index (days, PcAttendance, middle);

      if (row->day == day)
        return row;
      if (row->day < day)
        first = middle + 1;
      else
        last = middle;
    }

  return NULL;
}

static int
get_overlap (const PcSession *session,
             int              starts_at,
             int              ends_at)
{
  return starts_at < 0 ? 0 : MAX (MIN (session->ends_at, ends_at) - MAX (session->starts_at, starts_at), 0);
}

/* By the agreed timetable; nobody knows when the break is, so that as much of it may be elsewhere. */
static gboolean
is_due (const Work      *work,
        const PcSession *session)
{
  PcSituation terms;

  if (session->day < work->from || (guint) (session->day - work->from) >= work->timetable->len ||
      g_array_index (work->timetable, PcTimetableDay, session->day - work->from).reason != PC_TIMETABLE_DUE)
    return FALSE;

  pc_situation_read_terms (work->traineeship, session->day, &terms);
  return get_overlap (session, terms.starts_at, terms.ends_at) > MAX (terms.break_minutes, 0);
}

/* What was attended goes before what was agreed. */
static gboolean
clashes (const Work      *work,
         const PcSession *session)
{
  const PcAttendance *row = find_day (work->traineeship->days, session->day);

  if (row != NULL && g_strcmp0 (row->kind, "present") != 0)
    return FALSE;
  if (row != NULL && row->starts_at >= 0)
    return get_overlap (session, row->starts_at, row->ends_at) + get_overlap (session, row->second_starts_at, row->second_ends_at) > 0;

  return is_due (work, session);
}

gboolean
pc_session_work_clashes (PcSessionWork   *self,
                         const PcSession *session)
{
  if (!pc_session_is_timed (session))
    return FALSE;

  for (guint i = 0; i < self->works->len; i++)
    if (clashes (&g_array_index (self->works, Work, i), session))
      return TRUE;

  return FALSE;
}
