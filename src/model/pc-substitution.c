/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include "pc-readiness-frozen.h"
#include "pc-situation.h"

/* What was kept of the request that is on record, not of an earlier one; %NULL where nothing was. */
static JsonObject *
parse_request (PcTraineeshipCase *self)
{
  const char *frozen = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN);
  const char *asked = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);
  g_autoptr(JsonObject) request = frozen != NULL ? pc_readiness_parse (frozen) : NULL;

  if (request == NULL || g_strcmp0 (pc_readiness_get_text (request, "requested_on"), asked) != 0)
    return NULL;

  return g_steal_pointer (&request);
}

/* The last event of that kind from @from to @on; %NULL for none. */
static PcRecord *
find_event (PcTraineeshipCase *self,
            const char        *kind,
            PcDay              from,
            PcDay              on)
{
  for (guint i = self->events->len; i > 0; i--)
    {
      PcRecord *event = self->events->pdata[i - 1];
      const PcDay day = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);

      if (pc_course_is_event (event, kind) && day >= from && day <= on)
        return event;
    }

  return NULL;
}

/*
 * The last one since the request. Of its own day it may have come before: what was kept of the request shows for whom
 * it was. Where nothing was kept, it is taken to have come after; but not while that day lasts, so that a request can
 * be made on it.
 */
static PcRecord *
find_later_event (PcTraineeshipCase *self,
                  const char        *kind,
                  JsonObject        *request,
                  PcDay              on)
{
  const PcDay asked_on = pc_record_get_day (self->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);

  return find_event (self, kind, request == NULL && on > asked_on ? asked_on : asked_on + 1, on);
}

/* Also where nobody has recorded an event: the request was for another host than the one there is now. */
static gboolean
has_other_host (PcTraineeshipCase *self,
                JsonObject        *request)
{
  const char *host = request != NULL ? pc_readiness_get_text (request, "host") : NULL;

  return host != NULL && g_strcmp0 (host, pc_record_get_text (self->traineeship, PC_TRAINEESHIP_HOST_ID)) != 0;
}

gboolean
pc_readiness_is_substituted (PcTraineeshipCase *traineeship,
                             PcDay              on)
{
  g_autoptr(JsonObject) request = NULL;

  g_return_val_if_fail (traineeship != NULL, FALSE);

  if (!pc_record_is_set (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON))
    return FALSE;

  request = parse_request (traineeship);
  return has_other_host (traineeship, request) ||
         find_later_event (traineeship, "host-substitution", request, on) != NULL ||
         find_later_event (traineeship, "trainee-substitution", request, on) != NULL;
}

/* The note of 2020: only with the clearance issued, and before the start. */
static gboolean
is_allowed (const PcReadiness       *self,
            PcProgrammeSubstitution  rule,
            PcRecord                *event)
{
  PcRecord *record = self->traineeship->traineeship;
  const PcDay day = event != NULL ? pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE) : self->on;
  const PcDay clearance_on = pc_record_get_day (record, PC_TRAINEESHIP_CLEARANCE_ON);
  PcSituation situation;

  pc_situation_reckon (self->traineeship, self->rules, day, &situation);
  return rule == PC_PROGRAMME_SUBSTITUTION_BEFORE_START && clearance_on != 0 && clearance_on <= day &&
         !situation.ever_started;
}

static PcFinding *
add (const PcReadiness *self,
     const char        *rule,
     PcFindingLevel     level,
     guint              field,
     const char        *message)
{
  return pc_readiness_add (self, rule, level, self->traineeship->traineeship, (int) field,
                           g_strdup (message));
}

static PcFinding *
add_new_request (const PcReadiness *self)
{
  return add (self, "clearance-substitution-request", PC_FINDING_REFUSED, PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
              _("Host or trainee were replaced after the request: ask for the clearance anew with the whole file and a "
                "note that explains it, and enter the new day of the request."));
}

static PcFinding *
add_refusal (const PcReadiness *self,
             gboolean           host)
{
  return host ? add (self, "clearance-substitution-host", PC_FINDING_REFUSED, PC_TRAINEESHIP_HOST_ID,
                     _("The host was replaced after the request for the clearance, which is not allowed, or only with "
                       "the clearance issued and before the start: ask the authority."))
              : add (self, "clearance-substitution-trainee", PC_FINDING_REFUSED, PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
                     _("The trainee was replaced after the request for the clearance, which is not allowed, or only "
                       "with the clearance issued and before the start: ask the authority."));
}

static void
check_one (const PcReadiness       *self,
           PcProgrammeSubstitution  rule,
           PcRecord                *event,
           gboolean                 host)
{
  const gboolean allowed = is_allowed (self, rule, event);
  PcFinding *finding;

  if (allowed && !self->rules->substitution_new_clearance)
    return;

  finding = allowed ? add_new_request (self) : add_refusal (self, host);
  if (event != NULL)
    pc_finding_add_row (finding, pc_record_get_id (event));
  pc_requirement_settle (finding, self->programme, "Substitution",
                         allowed ? "NewClearance" : host ? "Host" : "Trainee");
}

/* Of the day of the request itself, where nothing says which was first. */
static void
check_same_day (const PcReadiness *self,
                const char        *kind)
{
  const PcDay asked_on = pc_record_get_day (self->traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);
  PcRecord *event = find_event (self->traineeship, kind, asked_on, MIN (asked_on, self->on));
  PcFinding *finding;

  if (event == NULL || !self->rules->substitution_new_clearance)
    return;

  finding = add (self, "clearance-substitution-day", PC_FINDING_WARNING, PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
                 _("Host or trainee were replaced on the day of the request itself: if the request was made before, "
                   "ask for the clearance anew, and enter the new day of the request."));
  pc_finding_add_row (finding, pc_record_get_id (event));
  pc_requirement_settle (finding, self->programme, "Substitution", "NewClearance");
}

static void
check_event (const PcReadiness       *self,
             const char              *kind,
             PcProgrammeSubstitution  rule,
             JsonObject              *request,
             gboolean                 host)
{
  PcRecord *event = find_later_event (self->traineeship, kind, request, self->on);

  if (event != NULL || (host && has_other_host (self->traineeship, request)))
    check_one (self, rule, event, host);
  else if (request != NULL)
    check_same_day (self, kind);
}

void
pc_readiness_check_substitution (const PcReadiness *self)
{
  g_autoptr(JsonObject) request = NULL;

  if (!pc_record_is_set (self->traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON))
    return;

  request = parse_request (self->traineeship);
  check_event (self, "host-substitution", self->rules->substitution_host, request, TRUE);
  check_event (self, "trainee-substitution", self->rules->substitution_trainee, request, FALSE);
}
