/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include <string.h>

#include "pc-time.h"

#define END_OF_DAY 1440

static void
settle (const PcReadiness         *self,
        const PcProgrammeDeadline *deadline,
        PcFinding                 *finding)
{
  g_autofree char *group = g_strconcat ("Deadline ", deadline->id, NULL);

  finding->day = pc_day_from_iso (deadline->date);
  pc_requirement_settle (finding, self->programme, group, "Date");
}

/* Of what concerns the whole pathway. */
static gboolean
is_of (const PcProgrammeDeadline *deadline,
       const char                *kind)
{
  return deadline->component == NULL && g_strcmp0 (deadline->kind, kind) == 0;
}

/*
 * The last day of requests
 */

static void
check_request (const PcReadiness         *self,
               const PcProgrammeDeadline *deadline)
{
  PcRecord *record = self->traineeship != NULL ? self->traineeship->traineeship : self->pathway->pathway;
  const int field = self->traineeship != NULL ? PC_TRAINEESHIP_CLEARANCE_ASKED_ON : -1;
  const PcDay last = pc_day_from_iso (deadline->date);
  g_autofree char *day = pc_day_format (last);
  g_autofree char *hour = deadline->time >= 0 ? pc_time_format (deadline->time) : NULL;

  if (last != 0 && self->on > last)
    settle (self, deadline,
            pc_readiness_add (self, "clearance-request-late", PC_FINDING_REFUSED, record, field,
                              /* Translators: %s is a day. */
                              g_strdup_printf (_("Clearances could be asked for until %s: correct the day of the "
                                                 "request, or ask the authority."), day)));
  else if (last != 0 && self->on == last && deadline->time >= 0 && deadline->time < END_OF_DAY)
    settle (self, deadline,
            pc_readiness_add (self, "clearance-request-hour", PC_FINDING_WARNING, record, field,
                              /* Translators: %s is a time of day. */
                              g_strdup_printf (_("Clearances can be asked for until %s of this day."), hour)));
}

/*
 * Windows: of one kind, of which one has to be open
 */

typedef struct
{
  const PcProgrammeDeadline *next;      /* The first that opens later. */
  const PcProgrammeDeadline *unknown;   /* One whose days are not known. */
  const PcProgrammeDeadline *any;
  gboolean                   open;
} Windows;

static void
look_at_window (const PcReadiness         *self,
                const PcProgrammeDeadline *window,
                Windows                   *windows)
{
  const PcDay from = pc_day_from_iso (window->from), last = pc_day_from_iso (window->date);
  const PcDay next = windows->next != NULL ? pc_day_from_iso (windows->next->from) : 0;

  windows->any = window;
  if (last == 0)
    windows->unknown = window;
  else if (from <= self->on && last >= self->on)
    windows->open = TRUE;
  else if (from > self->on && (next == 0 || from < next))
    windows->next = window;
}

static char *
describe_next (const Windows *windows)
{
  const PcDay from = windows->next != NULL ? pc_day_from_iso (windows->next->from) : 0;
  g_autofree char *day = pc_day_format (from);

  /* Translators: %s is a day. */
  return from != 0 ? g_strdup_printf (_("No window for clearances is open on this day; the next one opens on %s."), day)
                   : g_strdup (_("No window for clearances is open on this day, and none opens later: ask the "
                                 "authority."));
}

static void
check_windows (const PcReadiness *self,
               const Windows     *windows)
{
  PcRecord *record = self->traineeship != NULL ? self->traineeship->traineeship : self->pathway->pathway;
  const int field = self->traineeship != NULL ? PC_TRAINEESHIP_CLEARANCE_ASKED_ON : -1;

  if (windows->any == NULL || windows->open)
    return;

  if (windows->unknown != NULL)
    settle (self, windows->unknown,
            pc_readiness_add (self, "clearance-windows-unknown", PC_FINDING_WARNING, record, field,
                              g_strdup (_("Clearances are given in windows, whose days are not all known: check "
                                          "whether one is open, and set its days in the programme."))));
  else
    settle (self, windows->next != NULL ? windows->next : windows->any,
            pc_readiness_add (self, "clearance-window-closed", PC_FINDING_REFUSED, record, field,
                              describe_next (windows)));
}

/*
 * The last days of traineeships and pathways
 */

static void
check_end (const PcReadiness         *self,
           const PcProgrammeDeadline *deadline,
           const char                *rule,
           PcDay                      ends)
{
  const PcDay last = pc_day_from_iso (deadline->date);
  g_autofree char *day = pc_day_format (last);

  if (last == 0 || ends <= last)
    return;

  settle (self, deadline,
          pc_readiness_add (self, rule, PC_FINDING_REFUSED, self->traineeship->traineeship, PC_TRAINEESHIP_ENDS_ON,
                            is_of (deadline, "pathway-end")
                              /* Translators: %s is a day. */
                              ? g_strdup_printf (_("The pathway has to be over on %s, and the traineeship ends later: "
                                                   "agree an earlier end."), day)
                              /* Translators: %s is a day. */
                              : g_strdup_printf (_("Traineeships have to be over on %s, and this one ends later: agree "
                                                   "an earlier end."), day)));
}

static PcDay
get_end (const PcReadiness *self)
{
  g_auto(PcCourse) course = { 0 };

  if (self->traineeship == NULL)
    return 0;

  pc_course_reckon (self->traineeship, self->rules, self->on, &course);
  return course.ends;
}

void
pc_readiness_check_terms (const PcReadiness *self)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (self->programme);
  const PcDay ends = get_end (self);
  Windows windows = { 0 };

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *deadline = deadlines->pdata[i];

      if (is_of (deadline, "clearance-request"))
        check_request (self, deadline);
      else if (is_of (deadline, "clearance-window"))
        look_at_window (self, deadline, &windows);
      else if (is_of (deadline, "traineeship-end"))
        check_end (self, deadline, "clearance-traineeship-end-late", ends);
      else if (is_of (deadline, "pathway-end"))
        check_end (self, deadline, "clearance-pathway-end-late", ends);
    }

  check_windows (self, &windows);
}
