/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

static gboolean
is_needed_for (const PcProgrammeDocument *document,
               const char                *moment)
{
  return g_strv_contains ((const char * const *) document->required_for, moment);
}

/* Whether the paper is asked of the person, by age on the day of the request. */
static gboolean
is_asked (const PcDemoCourse        *course,
          const PcProgrammeDocument *document)
{
  GPtrArray *categories = pc_programme_get_categories (course->programme->programme);
  const int age = pc_day_get_age (course->born, course->asked);

  if (document->categories[0] == NULL)
    return TRUE;

  for (guint i = 0; i < categories->len; i++)
    {
      const PcProgrammeCategory *category = categories->pdata[i];

      if (g_strv_contains ((const char * const *) document->categories, category->id) && course->unaccompanied &&
          age >= category->min_age && (category->below_age < 0 || age < category->below_age))
        return TRUE;
    }

  return FALSE;
}

static void
write_document (PcDemo       *demo,
                PcDemoCourse *course,
                const char   *kind,
                const char   *pathway_id,
                int           received,
                gboolean      is_signed)
{
  PcRecord *document = pc_demo_new (demo, &pc_document_kind);
  const int issued = strcmp (kind, "did") == 0 ? course->declared : received - pc_demo_range (demo, 0, 20);

  received = MAX (received, issued);
  pc_record_set_text (document, PC_DOCUMENT_BENEFICIARY_ID, course->person_id);
  pc_record_set_text (document, PC_DOCUMENT_PATHWAY_ID, pathway_id);
  pc_record_set_text (document, PC_DOCUMENT_KIND, kind);
  pc_demo_set_day (demo, document, PC_DOCUMENT_ISSUED_ON, issued);
  pc_demo_set_day (demo, document, PC_DOCUMENT_RECEIVED_ON, received);
  if (is_signed)
    pc_demo_set_day (demo, document, PC_DOCUMENT_SIGNED_ON, received);
  pc_record_set_text (document, PC_DOCUMENT_LOCATION, pc_demo_phrase (demo, "archive"));
  pc_demo_put (demo, document);
}

/* When the paper must be there, or 0 where the course does not get so far. */
static int
get_due (const PcDemoCourse        *course,
         const PcProgrammeDocument *document)
{
  const int due = is_needed_for (document, "clearance") ? course->asked :
                  is_needed_for (document, "start") ? course->starts :
                  is_needed_for (document, "end") ? course->ends : course->closes;

  return due < course->stops ? due : 0;
}

/* Papers of which no other record says that they are there. */
static gboolean
is_left_out (const PcDemoCourse        *course,
             const PcProgrammeDocument *document)
{
  const char *missing = course->serial % 2 == 0 ? "host-record" : "non-training-register";

  return course->trouble == PC_DEMO_PAPER_MISSING && strcmp (document->type, missing) == 0;
}

/* Complete where the moment has come, but for who has a paper missing; otherwise as far as it has been gathered. */
static void
write_required (PcDemo                    *demo,
                PcDemoCourse              *course,
                const PcProgrammeDocument *document,
                gboolean                   is_missing)
{
  const int due = get_due (course, document);
  const gboolean has_come = due != 0 && due <= demo->until;
  const int last = has_come ? due : MIN (demo->until, course->stops - 1);
  int received;

  if (is_missing || course->opened > last || !is_asked (course, document) || (!has_come && pc_demo_chance (demo, 60)))
    return;

  received = pc_demo_last_working (demo, MAX (course->opened, last - pc_demo_range (demo, 0, 25)));
  write_document (demo, course, document->type, course->pathway_id, received, document->is_signed);
}

static void
write_extra (PcDemo       *demo,
             PcDemoCourse *course)
{
  write_document (demo, course, pc_demo_choose (demo, "extra-document"), NULL, course->registered, FALSE);
}

void
pc_demo_write_documents (PcDemo       *demo,
                         PcDemoCourse *course)
{
  GPtrArray *documents = pc_programme_get_documents (course->programme->programme);

  write_extra (demo, course);
  for (guint i = 0; i < documents->len; i++)
    write_required (demo, course, documents->pdata[i], is_left_out (course, documents->pdata[i]));
}

/*
 * Notes and competences
 */

static void
write_note (PcDemo       *demo,
            PcDemoCourse *course,
            int           last)
{
  const gboolean is_private = pc_demo_chance (demo, 8);
  PcRecord *note = pc_demo_new (demo, &pc_note_kind);

  pc_record_set_text (note, PC_NOTE_BENEFICIARY_ID, course->person_id);
  pc_demo_set_day (demo, note, PC_NOTE_DATE,
                   pc_demo_last_working (demo, pc_demo_range (demo, course->registered, last)));
  pc_record_set_text (note, PC_NOTE_KIND, pc_demo_choose (demo, "note-kind"));
  pc_record_set_text (note, PC_NOTE_OPERATOR_ID,
                      demo->operators->pdata[pc_demo_pick_colleague (demo, course->operator_index)]);
  pc_record_set_text (note, PC_NOTE_TEXT, pc_demo_phrase (demo, is_private ? "private-note" : "note"));
  if (is_private)
    pc_record_set_number (note, PC_NOTE_CONFIDENTIAL, TRUE);
  pc_demo_put (demo, note);
}

static void
write_competence (PcDemo       *demo,
                  PcDemoCourse *course,
                  const char   *name)
{
  PcRecord *competence = pc_demo_new (demo, &pc_competence_kind);

  pc_record_set_text (competence, PC_COMPETENCE_BENEFICIARY_ID, course->person_id);
  pc_record_set_text (competence, PC_COMPETENCE_AREA, pc_demo_choose (demo, "competence-area"));
  pc_record_set_text (competence, PC_COMPETENCE_NAME, name);
  pc_record_set_text (competence, PC_COMPETENCE_LEVEL, pc_demo_choose (demo, "competence-level"));
  pc_demo_set_day (demo, competence, PC_COMPETENCE_ASSESSED_ON, course->planned);
  pc_record_set_text (competence, PC_COMPETENCE_OPERATOR_ID, demo->operators->pdata[course->operator_index]);
  pc_demo_put (demo, competence);
}

void
pc_demo_write_notes (PcDemo       *demo,
                     PcDemoCourse *course)
{
  const gboolean has_pathway = course->programme != NULL;
  const int last = MAX (course->registered, has_pathway ? MIN (course->stops - 1, demo->until) : demo->until);
  g_auto(GStrv) competences = NULL;

  for (int n = pc_demo_range (demo, 0, 3); n > 0; n--)
    write_note (demo, course, last);

  if (course->trade == NULL)
    return;
  competences = g_strsplit (course->trade[PC_DEMO_TRADE_COMPETENCES], ";", -1);
  for (guint i = 0; competences[i] != NULL; i++)
    if (i == 0 || pc_demo_chance (demo, 50))
      write_competence (demo, course, competences[i]);
}
