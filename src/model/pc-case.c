/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case.h"

#include <string.h>

#include "pc-kinds.h"

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
traineeship_case_free (gpointer data)
{
  PcTraineeshipCase *self = data;

  g_object_unref (self->traineeship);
  g_clear_object (&self->host);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->registers);
  g_ptr_array_unref (self->competences);
  g_array_unref (self->closures);
  g_array_unref (self->days);
  g_array_unref (self->tutoring);
  g_array_unref (self->at_host);
  g_array_unref (self->of_host_tutor);
  g_array_unref (self->of_promoter_tutor);
  g_free (self);
}

static void
pathway_case_free (gpointer data)
{
  PcPathwayCase *self = data;

  g_object_unref (self->pathway);
  g_clear_object (&self->programme);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->planned);
  g_ptr_array_unref (self->goals);
  g_array_unref (self->hours);
  g_ptr_array_unref (self->traineeships);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->claim_lines);
  g_ptr_array_unref (self->follow_ups);
  g_free (self);
}

PcCase *
pc_case_new (PcRecord *person,
             PcDay     on)
{
  PcCase *self;

  g_return_val_if_fail (PC_IS_RECORD (person) && on > 0, NULL);

  self = g_new0 (PcCase, 1);
  self->on = on;
  self->person = g_object_ref (person);
  self->permits = new_records ();
  self->documents = new_records ();
  self->pathways = g_ptr_array_new_with_free_func (pathway_case_free);
  self->sessions = g_array_new (FALSE, FALSE, sizeof (PcSession));
  self->closures = g_array_new (FALSE, FALSE, sizeof (PcPeriod));
  self->competences = new_records ();
  return self;
}

void
pc_case_free (PcCase *self)
{
  g_clear_object (&self->office);
  g_object_unref (self->person);
  g_ptr_array_unref (self->permits);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->pathways);
  g_array_unref (self->sessions);
  g_array_unref (self->closures);
  g_ptr_array_unref (self->competences);
  g_free (self);
}

PcPathwayCase *
pc_case_add_pathway (PcCase      *self,
                     PcRecord    *pathway,
                     PcProgramme *programme)
{
  PcPathwayCase *added;

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (pathway), NULL);

  added = g_new0 (PcPathwayCase, 1);
  added->pathway = g_object_ref (pathway);
  g_set_object (&added->programme, programme);
  added->plans = new_records ();
  added->planned = new_records ();
  added->goals = new_records ();
  added->hours = g_array_new (FALSE, FALSE, sizeof (PcHours));
  added->traineeships = g_ptr_array_new_with_free_func (traineeship_case_free);
  added->claims = new_records ();
  added->claim_lines = new_records ();
  added->follow_ups = new_records ();
  g_ptr_array_add (self->pathways, added);
  return added;
}

PcTraineeshipCase *
pc_case_add_traineeship (PcPathwayCase *self,
                         PcRecord      *traineeship,
                         PcRecord      *host)
{
  PcTraineeshipCase *added;

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (traineeship), NULL);

  added = g_new0 (PcTraineeshipCase, 1);
  added->traineeship = g_object_ref (traineeship);
  g_set_object (&added->host, host);
  added->events = new_records ();
  added->registers = new_records ();
  added->competences = new_records ();
  added->closures = g_array_new (FALSE, FALSE, sizeof (PcPeriod));
  added->days = g_array_new (FALSE, FALSE, sizeof (PcAttendance));
  added->tutoring = g_array_new (FALSE, FALSE, sizeof (PcTutoring));
  added->at_host = g_array_new (FALSE, FALSE, sizeof (PcPeriod));
  added->of_host_tutor = g_array_new (FALSE, FALSE, sizeof (PcPeriod));
  added->of_promoter_tutor = g_array_new (FALSE, FALSE, sizeof (PcPeriod));
  g_ptr_array_add (self->traineeships, added);
  return added;
}

PcPathwayCase *
pc_case_find_pathway (PcCase     *self,
                      const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->pathways->len; i > 0; i--)
    {
      PcPathwayCase *pathway = self->pathways->pdata[i - 1];

      if (id == NULL || g_strcmp0 (pc_record_get_id (pathway->pathway), id) == 0)
        return pathway;
    }

  return NULL;
}

static gboolean
is_cancelled (PcTraineeshipCase *self)
{
  for (guint i = 0; i < self->events->len; i++)
    if (g_strcmp0 (pc_record_get_text (self->events->pdata[i], PC_TRAINEESHIP_EVENT_KIND), "cancellation") == 0)
      return TRUE;

  return FALSE;
}

PcTraineeshipCase *
pc_case_get_traineeship (PcPathwayCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = self->traineeships->len; i > 0; i--)
    if (!is_cancelled (self->traineeships->pdata[i - 1]))
      return self->traineeships->pdata[i - 1];

  return NULL;
}

/* Whether a paper that names a pathway, a traineeship or a host names the one asked about. */
static gboolean
fits (PcRecord   *document,
      guint       field,
      PcRecord   *record)
{
  return record == NULL || !pc_record_is_set (document, field) ||
         g_strcmp0 (pc_record_get_text (document, field), pc_record_get_id (record)) == 0;
}

static const char *
get_document_day (PcRecord *document)
{
  return pc_record_is_set (document, PC_DOCUMENT_ISSUED_ON) ? pc_record_get_text (document, PC_DOCUMENT_ISSUED_ON)
                                                            : pc_record_get_text (document, PC_DOCUMENT_RECEIVED_ON);
}

/* @last is ISO text, as the days of documents are; %NULL for any day. */
static PcRecord *
find_document (PcCase            *self,
               const char        *kind,
               PcPathwayCase     *pathway,
               PcTraineeshipCase *traineeship,
               const char        *last)
{
  PcRecord *found = NULL;

  for (guint i = 0; i < self->documents->len; i++)
    {
      PcRecord *document = self->documents->pdata[i];
      const char *day = get_document_day (document);

      if (last != NULL && day != NULL && strcmp (day, last) > 0)
        continue;
      if (g_strcmp0 (pc_record_get_text (document, PC_DOCUMENT_KIND), kind) == 0 &&
          fits (document, PC_DOCUMENT_PATHWAY_ID, pathway != NULL ? pathway->pathway : NULL) &&
          fits (document, PC_DOCUMENT_TRAINEESHIP_ID, traineeship != NULL ? traineeship->traineeship : NULL) &&
          fits (document, PC_DOCUMENT_ORGANISATION_ID, traineeship != NULL ? traineeship->host : NULL) &&
          (found == NULL || g_strcmp0 (day, get_document_day (found)) >= 0))
        found = document;
    }

  return found;
}

PcRecord *
pc_case_find_document (PcCase            *self,
                       const char        *kind,
                       PcPathwayCase     *pathway,
                       PcTraineeshipCase *traineeship)
{
  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  return find_document (self, kind, pathway, traineeship, NULL);
}

PcRecord *
pc_case_find_document_on (PcCase            *self,
                          const char        *kind,
                          PcPathwayCase     *pathway,
                          PcTraineeshipCase *traineeship,
                          PcDay              on)
{
  g_autofree char *last = pc_day_to_iso (on);

  g_return_val_if_fail (self != NULL && kind != NULL, NULL);

  return find_document (self, kind, pathway, traineeship, last);
}

void
pc_id_set (PcId        id,
           const char *text)
{
  g_strlcpy (id, text != NULL ? text : "", sizeof (PcId));
}
