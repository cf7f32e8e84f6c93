/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-deadlines-private.h"

/* Whether the request for the clearance is still to be made: there is no traineeship yet, or one that has none. */
static gboolean
is_wanted (const PcDeadlineLook *self)
{
  GPtrArray *traineeships = self->pathway->traineeships;
  PcSituation situation;

  if (self->rules == NULL || !self->rules->clearance_required)
    return FALSE;

  for (guint i = 0; i < traineeships->len; i++)
    {
      PcTraineeshipCase *one = traineeships->pdata[i];

      if (!pc_record_is_set (one->traineeship, PC_TRAINEESHIP_CLEARANCE_ASKED_ON) &&
          !pc_record_is_set (one->traineeship, PC_TRAINEESHIP_CLEARANCE_ON) &&
          pc_deadline_is_live (self, one, &situation))
        return TRUE;
    }

  return pc_case_get_traineeship (self->pathway) == NULL;
}

/* The declaration of availability may stand in the person's record alone. */
static PcDay
get_issued (const PcDeadlineLook      *self,
            const PcProgrammeDocument *asked,
            PcRecord                  *document)
{
  const PcDay issued = document != NULL ? pc_record_get_day (document, PC_DOCUMENT_ISSUED_ON) : 0;

  return issued == 0 && g_str_equal (asked->type, "did") ?
         pc_record_get_day (self->person->person, PC_BENEFICIARY_DID_ON) : issued;
}

static void
look_at_document (const PcDeadlineLook      *self,
                  const PcProgrammeDocument *asked)
{
  PcRecord *document = pc_case_find_document (self->person, asked->type, self->pathway,
                                              pc_case_get_traineeship (self->pathway));
  const PcDay issued = get_issued (self, asked, document);
  const PcDay due = issued != 0 ? pc_day_add_months (issued, asked->max_age_months) : 0;
  g_autofree char *group = g_strconcat ("Document ", asked->type, NULL);
  PcDeadline *deadline;

  if (!pc_deadline_is_near (self, due))
    return;

  deadline = pc_deadline_add (self, "document-age", due, document != NULL ? &pc_document_kind : &pc_beneficiary_kind,
                              document != NULL ? document : self->person->person, due < self->on ?
                              /* Translators: %s is a kind of document, such as “Passport”. */
                              g_strdup_printf (_("%s is too old for the clearance: ask for a new one."), asked->name) :
                              /* Translators: %s is a kind of document, such as “Passport”. */
                              g_strdup_printf (_("%s: request the clearance by this day, or ask for a new one."),
                                               asked->name));
  pc_deadline_set_source (deadline, self, group, "MaxAgeMonths");
}

static void
look_at_documents (const PcDeadlineLook *self)
{
  GPtrArray *documents = pc_programme_get_documents (self->pathway->programme);

  for (guint i = 0; i < documents->len; i++)
    {
      const PcProgrammeDocument *asked = documents->pdata[i];

      if (asked->max_age_months > 0 && g_strv_contains ((const char * const *) asked->required_for, "clearance"))
        look_at_document (self, asked);
    }
}

static void
add_window (const PcDeadlineLook      *self,
            const PcProgrammeDeadline *window)
{
  g_autofree char *group = g_strconcat ("Deadline ", window->id, NULL);
  const PcDay opens = pc_day_from_iso (window->from);
  g_autofree char *day = pc_day_format (opens);
  PcDeadline *deadline;

  deadline = pc_deadline_add (self, "clearance-window", pc_day_from_iso (window->date), &pc_pathway_kind,
                              self->pathway->pathway, opens > self->on ?
                              /* Translators: the first %s is the name of a window for requests, the second a day. */
                              g_strdup_printf (_("%s: it opens on %s. Prepare the request."), window->name, day) :
                              /* Translators: %s is the name of a window for requests. */
                              g_strdup_printf (_("%s: it is open. Request the clearance."), window->name));
  deadline->from = opens;
  pc_deadline_set_source (deadline, self, group, "Date");
}

static gboolean
is_nearer (const PcProgrammeDeadline *window,
           const PcProgrammeDeadline *other)
{
  return other == NULL || g_strcmp0 (window->date, other->date) < 0;
}

/* Of the windows that are not over, the one that closes first: where it is open or opens soon. */
static void
look_at_windows (const PcDeadlineLook *self)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (self->pathway->programme);
  const PcProgrammeDeadline *next = NULL;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *window = deadlines->pdata[i];
      const PcDay closes = pc_day_from_iso (window->date);

      if (g_str_equal (window->kind, "clearance-window") && closes >= self->on && is_nearer (window, next))
        next = window;
    }

  if (next != NULL && (pc_deadline_is_near (self, pc_day_from_iso (next->date)) ||
                       pc_deadline_is_near (self, pc_day_from_iso (next->from))))
    add_window (self, next);
}

static void
look_at_request (const PcDeadlineLook *self)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (self->pathway->programme);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *request = deadlines->pdata[i];
      g_autofree char *group = g_strconcat ("Deadline ", request->id, NULL);
      const PcDay day = pc_day_from_iso (request->date);

      if (g_str_equal (request->kind, "clearance-request") && pc_deadline_is_near (self, day))
        pc_deadline_set_source (pc_deadline_add (self, "clearance-request", day, &pc_pathway_kind, self->pathway->pathway,
                                                 g_strdup (_("Last day to request the clearance."))), self, group, "Date");
    }
}

void
pc_deadline_look_at_clearance (const PcDeadlineLook *self)
{
  if (!is_wanted (self))
    return;

  look_at_documents (self);
  look_at_windows (self);
  look_at_request (self);
}
