/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-session-check-private.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"

PcSessionPlace *
pc_session_check_find_place (const PcSessionCheck *self,
                             const PcSession      *session)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      PcSessionPlace *place = &g_array_index (self->places, PcSessionPlace, i);

      if (g_str_equal (place->id, session->pathway_id))
        return place;
    }

  return NULL;
}

gboolean
pc_session_is_timed (const PcSession *session)
{
  return session->starts_at >= 0 && session->ends_at > session->starts_at;
}

gboolean
pc_session_is_present (const PcSession *session)
{
  return session->participation == NULL || g_str_equal (session->participation, "present");
}

const char *
pc_session_get_service_name (const PcSession *session,
                             PcProgramme     *programme)
{
  const PcProgrammeService *service = pc_service_rule_find (programme, session->service);

  return service != NULL ? service->name : session->service != NULL ? session->service : "?";
}

void
pc_session_set_place (PcFinding       *finding,
                      const PcSession *session,
                      int              field)
{
  pc_finding_set_place (finding, &pc_service_entry_kind, NULL, field);
  finding->record_id = g_strdup (session->id);
  finding->day = session->day;
  pc_finding_add_row (finding, session->id);
}

int
pc_session_compare (gconstpointer a,
                    gconstpointer b)
{
  const PcSession *one = *(const PcSession **) a, *two = *(const PcSession **) b;

  return one->day != two->day ? (one->day < two->day ? -1 : 1) :
         one->starts_at != two->starts_at ? one->starts_at - two->starts_at : g_strcmp0 (one->id, two->id);
}

static GArray *
list_deadlines (PcProgramme *programme)
{
  GPtrArray *all = programme != NULL ? pc_programme_get_deadlines (programme) : NULL;
  GArray *deadlines = g_array_new (FALSE, FALSE, sizeof (PcSessionDeadline));

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PcProgrammeDeadline *deadline = all->pdata[i];
      const PcSessionDeadline ends = { deadline, pc_day_from_iso (deadline->date), deadline->time };

      if (ends.day != 0 && (g_strcmp0 (deadline->kind, "pathway-end") == 0 || g_strcmp0 (deadline->kind, "traineeship-end") == 0))
        g_array_append_val (deadlines, ends);
    }

  return deadlines;
}

static gboolean
is_cleared (PcPathwayCase *self)
{
  for (guint i = 0; i < self->traineeships->len; i++)
    if (pc_record_is_set (((PcTraineeshipCase *) self->traineeships->pdata[i])->traineeship, PC_TRAINEESHIP_CLEARANCE_ON))
      return TRUE;

  return FALSE;
}

static void
place_clear (gpointer data)
{
  g_array_unref (((PcSessionPlace *) data)->deadlines);
}

static GArray *
list_places (PcCase *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (PcSessionPlace));

  g_array_set_clear_func (places, place_clear);
  for (guint i = 0; i < self->pathways->len; i++)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i];
      PcSessionPlace place = {
        .pathway = pathway,
        .id = pc_record_get_id (pathway->pathway),
        .opened = pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON),
        .closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON),
        .deadlines = list_deadlines (pathway->programme),
        .cleared = is_cleared (pathway),
      };

      pc_phases_reckon (pathway, self->on, &place.phases);
      g_array_append_val (places, place);
    }

  return places;
}

/* Those of the case, with @only (nullable) in its place. */
static GPtrArray *
list_sessions (PcCase          *self,
               const PcSession *only)
{
  GPtrArray *sessions = g_ptr_array_new ();

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const PcSession *session = &g_array_index (self->sessions, PcSession, i);

      if (only == NULL || !g_str_equal (session->id, only->id) || !g_str_equal (session->pathway_id, only->pathway_id))
        g_ptr_array_add (sessions, (gpointer) session);
    }
  if (only != NULL)
    g_ptr_array_add (sessions, (gpointer) only);

  g_ptr_array_sort (sessions, pc_session_compare);
  return sessions;
}

static void
check_programmes (const PcSessionCheck *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const PcSessionPlace *place = &g_array_index (self->places, PcSessionPlace, i);
      gboolean has_sessions = FALSE;

      for (guint j = 0; j < self->sessions->len && !has_sessions; j++)
        has_sessions = g_str_equal (((PcSession *) self->sessions->pdata[j])->pathway_id, place->id);
      if (place->pathway->programme == NULL && has_sessions)
        pc_finding_set_place (pc_findings_add (self->findings, "session-programme-unknown", PC_FINDING_UNKNOWN,
                                               /* Translators: the code of a programme. */
                                               g_strdup_printf (_("This computer does not know the programme “%s”, so its services "
                                                                  "cannot be checked against it: add its file."),
                                                                pc_record_get_text (place->pathway->pathway, PC_PATHWAY_PROGRAMME))),
                              &pc_pathway_kind, place->pathway->pathway, PC_PATHWAY_PROGRAMME);
    }
}

static void
check (PcCase          *self,
       const PcSession *only,
       GPtrArray       *findings)
{
  g_autoptr(GArray) places = list_places (self);
  g_autoptr(GPtrArray) sessions = list_sessions (self, only);
  const PcSessionCheck all = { self, places, sessions, only, findings };

  if (sessions->len == 0)
    return;

  check_programmes (&all);
  pc_session_check_each (&all);
  pc_session_check_clashes (&all);
  pc_session_check_hours (&all);
}

void
pc_session_check_person (PcCase    *self,
                         GPtrArray *findings)
{
  g_return_if_fail (self != NULL && findings != NULL);

  check (self, NULL, findings);
}

void
pc_session_check_one (PcCase          *self,
                      const PcSession *session,
                      GPtrArray       *findings)
{
  g_return_if_fail (self != NULL && session != NULL && findings != NULL);

  check (self, session, findings);
}

void
pc_session_fill (PcSession *session,
                 PcRecord  *entry,
                 PcRecord  *participant)
{
  g_return_if_fail (session != NULL && PC_IS_RECORD (entry));

  *session = (PcSession) {
    .service = g_intern_string (pc_record_get_text (entry, PC_SERVICE_ENTRY_SERVICE)),
    .day = pc_record_get_day (entry, PC_SERVICE_ENTRY_DATE),
    .starts_at = (int) pc_record_get_number_or (entry, PC_SERVICE_ENTRY_STARTS_AT, -1),
    .ends_at = (int) pc_record_get_number_or (entry, PC_SERVICE_ENTRY_ENDS_AT, -1),
    .minutes = participant != NULL ? (int) pc_record_get_number_or (participant, PC_SERVICE_PARTICIPANT_MINUTES, 0) :
                                     (int) pc_record_get_number_or (entry, PC_SERVICE_ENTRY_MINUTES, 0),
    .form = g_intern_string (pc_record_get_text (entry, PC_SERVICE_ENTRY_FORM)),
    .delivery = g_intern_string (pc_record_get_text (entry, PC_SERVICE_ENTRY_DELIVERY)),
    .participation = participant != NULL ? g_intern_string (pc_record_get_text (participant, PC_SERVICE_PARTICIPANT_PARTICIPATION)) :
                                           g_intern_static_string ("present"),
  };
  pc_id_set (session->id, pc_record_get_id (entry));
  pc_id_set (session->operator_id, pc_record_get_text (entry, PC_SERVICE_ENTRY_OPERATOR_ID));
  pc_id_set (session->pathway_id, participant != NULL ? pc_record_get_text (participant, PC_SERVICE_PARTICIPANT_PATHWAY_ID) :
                                                        pc_record_get_text (entry, PC_SERVICE_ENTRY_PATHWAY_ID));
}
