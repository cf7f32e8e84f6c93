/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#define QUARTER 15
#define PARTICIPANTS_MIN 3
#define PARTICIPANTS_MAX 10

/* How far around a person others of the same time are looked for. */
#define NEIGHBOURS 40

/* Of 100 people, for how many a session is held. */
#define SESSION_PERCENT 3

/* Whether the person is free for a session of @service on @day, before the individual services are placed. */
static gboolean
can_attend (PcDemo               *demo,
            const PcDemoCourse   *course,
            const PcDemoProgramme *programme,
            const PcDemoService  *service,
            int                   day,
            guint32               quarters)
{
  int from, to;

  if (course->programme != programme || !pc_demo_get_period (course, service, &from, &to) ||
      day < from || day >= MIN (to, course->stops))
    return FALSE;

  pc_demo_agenda_begin (demo, course);
  return (demo->agenda[day - demo->agenda_first] & quarters) == 0;
}

static void
write_participant (PcDemo       *demo,
                   PcDemoCourse *course,
                   const char   *session_id,
                   PcDemoBusy    busy)
{
  PcRecord *participant = pc_demo_new (demo, &pc_service_participant_kind);
  const char *participation = pc_demo_choose (demo, "participation");
  const gboolean present = g_str_equal (participation, "present");
  const int minutes = __builtin_popcount (busy.quarters) * QUARTER;

  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID, session_id);
  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_PATHWAY_ID, course->pathway_id);
  pc_record_set_text (participant, PC_SERVICE_PARTICIPANT_PARTICIPATION, participation);
  pc_record_set_number (participant, PC_SERVICE_PARTICIPANT_MINUTES, present ? minutes : 0);
  pc_demo_put (demo, participant);

  if (!present)
    return;
  if (course->sessions == NULL)
    course->sessions = g_array_new (FALSE, FALSE, sizeof (PcDemoBusy));
  g_array_append_val (course->sessions, busy);
}

static void
write_session (PcDemo              *demo,
               const PcDemoService *service,
               guint                operator_index,
               PcDemoBusy           busy,
               char                 id[37])
{
  PcRecord *entry = pc_demo_new (demo, &pc_service_entry_kind);
  const int first = __builtin_ctz (busy.quarters);
  const int starts_at = pc_demo_get_time (first);
  const int minutes = __builtin_popcount (busy.quarters) * QUARTER;

  pc_record_set_text (entry, PC_SERVICE_ENTRY_SERVICE, service->service->code);
  pc_demo_set_day (demo, entry, PC_SERVICE_ENTRY_DATE, busy.day);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_STARTS_AT, starts_at);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_ENDS_AT, starts_at + minutes);
  pc_record_set_number (entry, PC_SERVICE_ENTRY_MINUTES, minutes);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_FORM, "group");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DELIVERY, "presence");
  pc_record_set_text (entry, PC_SERVICE_ENTRY_OPERATOR_ID, demo->operators->pdata[operator_index]);
  pc_record_set_text (entry, PC_SERVICE_ENTRY_PLACE, pc_demo_phrase (demo, "group-place"));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_DESCRIPTION, pc_demo_phrase (demo, "service-group"));
  pc_record_set_text (entry, PC_SERVICE_ENTRY_LANGUAGE, "ita");
  if (service->in_register)
    {
      g_autofree char *page = g_strdup_printf ("G%d", pc_demo_range (demo, 1, 40));

      pc_record_set_text (entry, PC_SERVICE_ENTRY_REGISTER_PAGE, page);
    }
  pc_demo_put (demo, entry);
  pc_demo_copy_id (id, entry);
}

/* Gathers people around @middle who can attend; their number, into @found. */
static guint
gather (PcDemo              *demo,
        guint                first,
        guint                n,
        guint                middle,
        const PcDemoService *service,
        PcDemoBusy           busy,
        PcDemoCourse        *found[PARTICIPANTS_MAX])
{
  const PcDemoProgramme *programme = demo->courses[middle].programme;
  const guint from = MAX (first + NEIGHBOURS, middle) - NEIGHBOURS;
  const guint to = MIN (first + n, middle + NEIGHBOURS);
  const guint wanted = pc_demo_range (demo, PARTICIPANTS_MIN + 2, PARTICIPANTS_MAX);
  guint count = 0;

  for (guint i = from; i < to && count < wanted; i++)
    if (can_attend (demo, &demo->courses[i], programme, service, busy.day, busy.quarters))
      found[count++] = &demo->courses[i];

  return count;
}

static void
hold_session (PcDemo *demo,
              guint   first,
              guint   n,
              guint   middle,
              guint   index)
{
  const PcDemoCourse *course = &demo->courses[middle];
  const PcDemoService *service = &g_array_index (course->programme->services, PcDemoService, index);
  const int quarters = pc_demo_range (demo, 6, 8);
  PcDemoCourse *found[PARTICIPANTS_MAX];
  PcDemoBusy busy = { .service = index };
  char id[37];
  guint count;
  int from, to, at;

  if (!pc_demo_get_period (course, service, &from, &to) || from > demo->until)
    return;

  busy.day = pc_demo_last_working (demo, pc_demo_range (demo, from, MIN (to - 1, demo->until)));
  at = pc_demo_agenda_take (demo, busy.day, course->operator_index, FALSE, quarters);
  if (at < 0)
    return;

  busy.quarters = pc_demo_get_bits (at, quarters);
  count = gather (demo, first, n, middle, service, busy, found);
  if (count < PARTICIPANTS_MIN)
    return;

  write_session (demo, service, course->operator_index, busy, id);
  for (guint i = 0; i < count; i++)
    write_participant (demo, found[i], id, busy);
}

void
pc_demo_write_sessions (PcDemo *demo,
                        guint   first,
                        guint   n)
{
  for (guint i = first; i < first + n; i++)
    {
      const PcDemoProgramme *programme = demo->courses[i].programme;

      for (guint s = 0; programme != NULL && s < programme->services->len; s++)
        if (g_array_index (programme->services, PcDemoService, s).in_groups && pc_demo_chance (demo, SESSION_PERCENT))
          hold_session (demo, first, n, i, s);
    }
}
