/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-rule.h"

#include "pc-kinds.h"

typedef struct
{
  const PcSessionCheck *check;
  PcSessionWork        *work;
  GArray               *buckets;
} Look;

static void
bucket_clear (gpointer data)
{
  g_ptr_array_unref (((PcSessionBucket *) data)->sessions);
}

static void
put (Look                     *look,
     PcSessionRule             rule,
     const PcSessionPlace     *place,
     const PcProgrammeService *service,
     gconstpointer             detail,
     const PcSession          *session)
{
  PcSessionBucket bucket = { rule, place, service, detail, NULL };

  for (guint i = 0; i < look->buckets->len; i++)
    {
      PcSessionBucket *like = &g_array_index (look->buckets, PcSessionBucket, i);

      if (like->rule == rule && like->place == place && like->service == service && like->detail == detail)
        {
          g_ptr_array_add (like->sessions, (gpointer) session);
          return;
        }
    }

  bucket.sessions = g_ptr_array_new ();
  g_ptr_array_add (bucket.sessions, (gpointer) session);
  g_array_append_val (look->buckets, bucket);
}

static void
look_at_figures (Look            *look,
                 const PcSession *session)
{
  if (session->starts_at >= 0 && session->ends_at >= 0 && session->ends_at <= session->starts_at)
    put (look, PC_SESSION_RULE_REVERSED, NULL, NULL, NULL, session);
  else if (session->minutes > 24 * 60 || (pc_session_is_timed (session) && session->minutes > session->ends_at - session->starts_at))
    put (look, PC_SESSION_RULE_TOO_LONG, NULL, NULL, NULL, session);

  if (session->starts_at < 0 || session->ends_at < 0)
    put (look, PC_SESSION_RULE_NO_TIMES, NULL, NULL, NULL, session);
  if (session->minutes <= 0)
    put (look, PC_SESSION_RULE_NO_MINUTES, NULL, NULL, NULL, session);
}

static gboolean
is_closed (GArray *closures,
           PcDay   day)
{
  for (guint i = 0; i < closures->len; i++)
    {
      const PcPeriod *closure = &g_array_index (closures, PcPeriod, i);

      if (day >= closure->starts && (closure->ends == 0 || day <= closure->ends))
        return TRUE;
    }

  return FALSE;
}

static void
look_at_day (Look                 *look,
             const PcSessionPlace *place,
             const PcSession      *session)
{
  const PcCase *self = look->check->self;

  if (session->day > self->on)
    put (look, PC_SESSION_RULE_FUTURE, NULL, NULL, NULL, session);
  if (is_closed (self->closures, session->day))
    put (look, PC_SESSION_RULE_CLOSED, NULL, NULL, NULL, session);
  else if (pc_day_get_weekday (session->day) == 7 || pc_day_is_holiday (session->day))
    put (look, PC_SESSION_RULE_HOLIDAY, NULL, NULL, NULL, session);

  if (place->opened != 0 && session->day < place->opened)
    put (look, PC_SESSION_RULE_BEFORE_PATHWAY, place, NULL, NULL, session);
  else if (place->closed != 0 && session->day > place->closed)
    put (look, PC_SESSION_RULE_AFTER_PATHWAY, place, NULL, NULL, session);
}

/* Those of the traineeships end what is not given after them. A component with a deadline of its own has only that. */
static const PcSessionDeadline *
find_deadline (const PcSessionPlace     *place,
               const PcProgrammeService *service)
{
  const PcSessionDeadline *general = NULL;

  for (guint i = 0; i < place->deadlines->len; i++)
    {
      const PcSessionDeadline *ends = &g_array_index (place->deadlines, PcSessionDeadline, i);
      const char *component = ends->deadline->component;

      if (g_str_equal (ends->deadline->kind, "traineeship-end") && pc_service_rule_allows (service->phases, "after"))
        continue;
      if (component != NULL && g_strcmp0 (component, service->component) == 0)
        return ends;
      if (component == NULL && (general == NULL || ends->day < general->day))
        general = ends;
    }

  return general;
}

static gboolean
is_late (const PcSessionDeadline *deadline,
         const PcSession         *session)
{
  return session->day > deadline->day ||
         (session->day == deadline->day && deadline->time >= 0 && session->ends_at > deadline->time);
}

/* What is given only during the traineeship, as its tutoring, is often given at its place. */
static gboolean
is_tutoring (const PcProgrammeService *service)
{
  return service != NULL && g_strv_length (service->phases) == 1 && g_str_equal (service->phases[0], "during");
}

static void
look_at_rules (Look                     *look,
               const PcSessionPlace     *place,
               const PcProgrammeService *service,
               const PcSession          *session)
{
  const PcProgrammeComponent *component = pc_service_rule_find_component (place->pathway->programme, service->component);
  const PcSessionDeadline *deadline = find_deadline (place, service);
  const PcPhaseVerdict phase = pc_phases_look (&place->phases, service, session->day);

  if (!pc_service_rule_allows (service->modes, session->form))
    put (look, PC_SESSION_RULE_MODE, place, service, session->form, session);
  if (!pc_service_rule_allows (service->delivery, session->delivery))
    put (look, PC_SESSION_RULE_DELIVERY, place, service, session->delivery, session);
  if (phase != PC_PHASE_FITS)
    put (look, phase == PC_PHASE_DIFFERS ? PC_SESSION_RULE_PHASE : PC_SESSION_RULE_PHASE_UNKNOWN, place, service, NULL, session);
  if (deadline != NULL && is_late (deadline, session))
    put (look, PC_SESSION_RULE_DEADLINE, place, NULL, deadline, session);
  if (!place->cleared && component != NULL && component->condition == PC_PROGRAMME_CONDITION_CLEARANCE_ISSUED)
    put (look, PC_SESSION_RULE_CLEARANCE, place, service, NULL, session);
}

static void
look_at (Look            *look,
         const PcSession *session)
{
  const PcSessionPlace *place = pc_session_check_find_place (look->check, session);
  const PcProgrammeService *service = place != NULL ? pc_service_rule_find (place->pathway->programme, session->service) : NULL;

  if (place == NULL)
    return;
  if (!pc_session_is_present (session))
    {
      if (session->minutes > 0)
        put (look, PC_SESSION_RULE_ABSENT_MINUTES, NULL, NULL, NULL, session);
      return;
    }

  look_at_figures (look, session);
  look_at_day (look, place, session);
  if (service != NULL)
    look_at_rules (look, place, service, session);
  else if (place->pathway->programme != NULL)
    put (look, PC_SESSION_RULE_UNKNOWN_SERVICE, place, NULL, session->service, session);

  if (pc_session_work_clashes (look->work, session))
    {
      if (is_tutoring (service))
        put (look, PC_SESSION_RULE_TUTORING, place, service, NULL, session);
      else
        put (look, PC_SESSION_RULE_TRAINEESHIP, NULL, NULL, NULL, session);
    }
}

static int
compare_buckets (gconstpointer a,
                 gconstpointer b)
{
  const PcSessionBucket *one = a, *two = b;

  return one->rule != two->rule ? (int) one->rule - (int) two->rule :
         pc_session_compare (&one->sessions->pdata[0], &two->sessions->pdata[0]);
}

void
pc_session_check_each (const PcSessionCheck *self)
{
  const PcSession *first = self->only != NULL ? self->only : self->sessions->pdata[0];
  const PcSession *last = self->only != NULL ? self->only : self->sessions->pdata[self->sessions->len - 1];
  g_autoptr(PcSessionWork) work = pc_session_work_new (self->self, first->day, last->day);
  g_autoptr(GArray) buckets = g_array_new (FALSE, FALSE, sizeof (PcSessionBucket));
  Look look = { self, work, buckets };

  g_array_set_clear_func (buckets, bucket_clear);
  if (self->only != NULL)
    look_at (&look, self->only);
  for (guint i = 0; self->only == NULL && i < self->sessions->len; i++)
    look_at (&look, self->sessions->pdata[i]);

  g_array_sort (buckets, compare_buckets);
  for (guint i = 0; i < buckets->len; i++)
    pc_session_bucket_say (&g_array_index (buckets, PcSessionBucket, i), self->findings);
}

