/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness-private.h"

#include "pc-situation.h"

/* The last event of that kind since the request; %NULL for none. */
static PcRecord *
find_event (PcTraineeshipCase *self,
            const char        *kind,
            PcDay              on)
{
  const PcDay asked_on = pc_record_get_day (self->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON);

  for (guint i = self->events->len; i > 0; i--)
    {
      PcRecord *event = self->events->pdata[i - 1];
      const PcDay day = pc_record_get_day (event, PC_TRAINEESHIP_EVENT_DATE);

      if (pc_course_is_event (event, kind) && day > asked_on && day <= on)
        return event;
    }

  return NULL;
}

/* Also where nobody has recorded an event: the request was for another host than the one there is now. */
static gboolean
has_other_host (PcTraineeshipCase *self)
{
  const char *frozen = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN);
  g_autofree char *host = frozen != NULL ? pc_readiness_parse_host (frozen, NULL) : NULL;

  return host != NULL && g_strcmp0 (host, pc_record_get_text (self->traineeship, PC_TRAINEESHIP_HOST_ID)) != 0;
}

static gboolean
is_host_replaced (PcTraineeshipCase *self,
                  PcDay              on)
{
  return find_event (self, "host-substitution", on) != NULL || has_other_host (self);
}

gboolean
pc_readiness_is_substituted (PcTraineeshipCase *traineeship,
                             PcDay              on)
{
  g_return_val_if_fail (traineeship != NULL, FALSE);

  return pc_record_is_set (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON) &&
         (is_host_replaced (traineeship, on) || find_event (traineeship, "trainee-substitution", on) != NULL);
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
     guint              field,
     const char        *message)
{
  return pc_readiness_add (self, rule, PC_FINDING_REFUSED, self->traineeship->traineeship, (int) field,
                           g_strdup (message));
}

static PcFinding *
add_new_request (const PcReadiness *self)
{
  return add (self, "clearance-substitution-request", PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
              _("Host or trainee were replaced after the request: ask for the clearance anew with the whole file and a "
                "note that explains it, and enter the new day of the request."));
}

static PcFinding *
add_refusal (const PcReadiness *self,
             gboolean           host)
{
  return host ? add (self, "clearance-substitution-host", PC_TRAINEESHIP_HOST_ID,
                     _("The host was replaced after the request for the clearance, which is not allowed, or only with "
                       "the clearance issued and before the start: ask the authority."))
              : add (self, "clearance-substitution-trainee", PC_TRAINEESHIP_CLEARANCE_ASKED_ON,
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

void
pc_readiness_check_substitution (const PcReadiness *self)
{
  PcTraineeshipCase *traineeship = self->traineeship;
  PcRecord *event;

  if (!pc_record_is_set (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON))
    return;

  if (is_host_replaced (traineeship, self->on))
    check_one (self, self->rules->substitution_host, find_event (traineeship, "host-substitution", self->on), TRUE);

  event = find_event (traineeship, "trainee-substitution", self->on);
  if (event != NULL)
    check_one (self, self->rules->substitution_trainee, event, FALSE);
}
