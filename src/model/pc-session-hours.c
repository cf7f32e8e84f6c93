/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-check-private.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-time.h"

/*
 * The rules on the hours that the services come to, up to the day of the case.
 *
 * session-hours-above-maximum  key MaxHours: more than the programme allows
 * session-hours-above          more than the programme plans
 * session-component-hours      more than the component of the endowment pays
 */

/* What a pathway has of one service. */
typedef struct
{
  const PcSessionPlace     *place;
  const PcProgrammeService *service;
  int                       minutes;
  GPtrArray                *sessions;
} Sum;

static void
sum_clear (gpointer data)
{
  g_ptr_array_unref (((Sum *) data)->sessions);
}

static Sum *
find_sum (GArray                   *sums,
          const PcSessionPlace     *place,
          const PcProgrammeService *service)
{
  Sum sum = { place, service, 0, NULL };

  for (guint i = 0; i < sums->len; i++)
    {
      Sum *found = &g_array_index (sums, Sum, i);

      if (found->place == place && found->service == service)
        return found;
    }

  sum.sessions = g_ptr_array_new ();
  g_array_append_val (sums, sum);
  return &g_array_index (sums, Sum, sums->len - 1);
}

static void
add_up (const PcSessionCheck *self,
        GArray               *sums)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const PcSession *session = self->sessions->pdata[i];
      const PcSessionPlace *place = pc_session_check_find_place (self, session);
      const PcProgrammeService *service = place != NULL ? pc_service_rule_find (place->pathway->programme, session->service) : NULL;
      Sum *sum;

      if (service == NULL || session->day > self->self->on || session->minutes <= 0 || !pc_session_is_present (session))
        continue;

      sum = find_sum (sums, place, service);
      sum->minutes += session->minutes;
      g_ptr_array_add (sum->sessions, (gpointer) session);
    }
}

/* At the session that is asked about, or else the last; resting on all of them. */
static void
set_rows (const PcSessionCheck *self,
          PcFinding            *finding,
          const Sum            *sum)
{
  const PcSession *last = self->only != NULL ? self->only : sum->sessions->pdata[sum->sessions->len - 1];

  pc_session_set_place (finding, last, PC_SERVICE_ENTRY_MINUTES);
  for (guint i = 0; i < sum->sessions->len; i++)
    if (sum->sessions->pdata[i] != last)
      pc_finding_add_row (finding, ((PcSession *) sum->sessions->pdata[i])->id);
}

static void
check_sum (const PcSessionCheck *self,
           const Sum            *sum)
{
  const PcProgrammeService *service = sum->service;
  PcProgramme *programme = sum->place->pathway->programme;
  const gboolean refused = service->max_minutes >= 0 && sum->minutes > service->max_minutes;
  g_autofree char *hours = NULL;
  g_autofree char *limit = NULL;
  PcFinding *finding;

  if (!refused && (service->minutes < 0 || sum->minutes <= service->minutes))
    return;

  hours = pc_minutes_format (sum->minutes);
  limit = pc_minutes_format (refused ? service->max_minutes : service->minutes);
  if (refused)
    finding = pc_service_rule_add (self->findings, "session-hours-above-maximum", programme, service, "MaxHours",
                                   /* Translators: a service, its hours and those that the programme allows. */
                                   g_strdup_printf (_("“%s” comes to %s hours; the programme allows at most %s, and pays no more."),
                                                    service->name, hours, limit));
  else
    {
      finding = pc_findings_add (self->findings, "session-hours-above", PC_FINDING_WARNING,
                                 /* Translators: a service, its hours and those of the programme. */
                                 g_strdup_printf (_("“%s” comes to %s hours; the programme has %s: check whether the others are paid."),
                                                  service->name, hours, limit));
      pc_service_rule_set_source (finding, programme, service, "Hours");
    }

  set_rows (self, finding, sum);
}

/* The services of a component in one pathway, from @first on; each sum is looked at with the first of its component. */
static void
check_component (const PcSessionCheck *self,
                 GArray               *sums,
                 const Sum            *sum)
{
  PcProgramme *programme = sum->place->pathway->programme;
  const PcProgrammeComponent *component = pc_service_rule_find_component (programme, sum->service->component);
  g_autofree char *group = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *limit = NULL;
  PcFinding *finding;
  int minutes = 0;

  for (guint i = 0; component != NULL && i < sums->len; i++)
    {
      const Sum *other = &g_array_index (sums, Sum, i);

      if (other->place != sum->place || g_strcmp0 (other->service->component, component->id) != 0)
        continue;
      if (minutes == 0 && other != sum && self->only == NULL)
        return;
      minutes += other->minutes;
    }
  if (component == NULL || component->minutes < 0 || minutes <= component->minutes)
    return;

  hours = pc_minutes_format (minutes);
  limit = pc_minutes_format (component->minutes);
  group = g_strconcat ("Component ", component->id, NULL);
  finding = pc_findings_add (self->findings, "session-component-hours", PC_FINDING_WARNING,
                             /* Translators: hours, a part of the endowment such as “Promoter contribution”, and its hours. */
                             g_strdup_printf (_("The services come to %s hours of “%s”, which pays only %s."), hours, component->name,
                                              limit));
  pc_finding_set_source (finding, programme, group, "Hours");
  set_rows (self, finding, sum);
}

void
pc_session_check_hours (const PcSessionCheck *self)
{
  g_autoptr(GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  const PcSessionPlace *place = self->only != NULL ? pc_session_check_find_place (self, self->only) : NULL;

  g_array_set_clear_func (sums, sum_clear);
  add_up (self, sums);
  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);

      /* Of a session that is being typed its own service matters alone. */
      if (self->only != NULL && (sum->place != place || g_strcmp0 (sum->service->code, self->only->service) != 0))
        continue;
      check_sum (self, sum);
      check_component (self, sums, sum);
    }
}
