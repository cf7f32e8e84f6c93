/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-case.h"

#include <string.h>

#include "pc-kinds.h"
#include "pc-programme-files.h"
#include "pc-time.h"
#include "pc-uuid.h"

PcProgramme *
sample_case_get_programme (const char *id)
{
  static GHashTable *programmes;
  g_autoptr(GError) error = NULL;
  PcProgramme *programme;

  if (programmes == NULL)
    programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  programme = g_hash_table_lookup (programmes, id);
  if (programme == NULL)
    {
      g_autofree char *name = g_strconcat (id, ".programme", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "programmes", name, NULL);
      g_autoptr(GBytes) data = NULL;
      char *text = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &text, &length, NULL))
        data = g_bytes_new_take (text, length);
      programme = data != NULL ? pc_programme_new_from_data (data, path, &error) : pc_programme_find (id, &error);
      g_assert_no_error (error);
      g_hash_table_insert (programmes, g_strdup (id), programme);
    }

  return programme;
}

static PcDay
read_day (const char *text)
{
  const PcDay day = pc_day_from_iso (text);

  if (day == 0)
    g_error ("“%s” is no day", text);

  return day;
}

void
sample_case_set (PcRecord   *record,
                 const char *field,
                 const char *text)
{
  const PcKind *kind = pc_record_get_kind (record);
  const int index = pc_kind_find_field (kind, field);
  g_autoptr(GError) error = NULL;

  if (index < 0)
    g_error ("%s has no field “%s”", kind->name, field);
  /* Days far off cannot be typed, but may stand in a database. */
  if (pc_kind_get_field (kind, index)->type == PC_FIELD_REFERENCE || pc_day_from_iso (text) != 0)
    pc_record_set_text (record, index, *text != '\0' ? text : NULL);
  else
    pc_record_parse (record, index, text, &error);
  g_assert_no_error (error);
}

void
sample_case_fill (PcRecord   *record,
                  const char *fields)
{
  g_auto(GStrv) list = g_strsplit (fields, ";", -1);

  for (guint i = 0; list[i] != NULL && *fields != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], "=", 2);

      g_assert_cmpuint (g_strv_length (pair), ==, 2);
      sample_case_set (record, g_strstrip (pair[0]), g_strstrip (pair[1]));
    }
}

PcRecord *
sample_case_new_record (const PcKind *kind,
                        const char   *fields)
{
  PcRecord *record = pc_record_new (kind);

  sample_case_fill (record, fields);
  return record;
}

PcPathwayCase *
sample_case_add_pathway (PcCase     *self,
                         const char *opened_on,
                         const char *programme)
{
  g_autoptr(PcRecord) pathway = sample_case_new_record (&pc_pathway_kind, "region=12");

  pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (self->person));
  pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, programme != NULL ? programme : "unheard-of");
  pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, opened_on);
  return pc_case_add_pathway (self, pathway, programme != NULL ? sample_case_get_programme (programme) : NULL);
}

PcCase *
sample_case_new (const char *on,
                 const char *programme)
{
  g_autoptr(PcRecord) person = sample_case_new_record (&pc_beneficiary_kind,
                                                       "family_name=Hassan; given_name=Amina; sex=F; "
                                                       "birth_date=1998-05-10");
  PcCase *self = pc_case_new (person, read_day (on));

  self->office = sample_case_new_record (&pc_office_kind, "name=Sportello; code=SP; region=12; public_body=no");
  if (programme != NULL)
    sample_case_add_pathway (self, "2025-10-01", programme);

  return self;
}

PcPathwayCase *
sample_case_get_pathway (PcCase *self)
{
  g_assert_cmpuint (self->pathways->len, >, 0);
  return self->pathways->pdata[0];
}

PcTraineeshipCase *
sample_case_get_traineeship (PcCase *self)
{
  PcPathwayCase *pathway = sample_case_get_pathway (self);

  g_assert_cmpuint (pathway->traineeships->len, >, 0);
  return pathway->traineeships->pdata[0];
}

PcTraineeshipCase *
sample_case_add_traineeship (PcPathwayCase *self,
                             const char    *starts_on,
                             const char    *ends_on)
{
  g_autoptr(PcRecord) host = sample_case_new_record (&pc_organisation_kind, "kind=host; name=Panificio Rossi; staff=8");
  g_autoptr(PcRecord) record = sample_case_new_record (&pc_traineeship_kind,
                                                       "weekly_minutes=20:00; weekdays=1 2 3 4 5; starts_at=9:00; "
                                                       "ends_at=13:00");

  pc_record_set_text (record, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (self->pathway));
  pc_record_set_text (record, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (host));
  pc_record_set_text (record, PC_TRAINEESHIP_STARTS_ON, starts_on);
  pc_record_set_text (record, PC_TRAINEESHIP_ENDS_ON, ends_on);
  return pc_case_add_traineeship (self, record, host);
}

/* Behind those of the same day or an earlier one. */
static PcRecord *
add_record (GPtrArray    *records,
            const PcKind *kind,
            guint         day,
            const char   *fields)
{
  PcRecord *record = sample_case_new_record (kind, fields);
  guint at = records->len;

  while (at > 0 && g_strcmp0 (pc_record_get_text (records->pdata[at - 1], day), pc_record_get_text (record, day)) > 0)
    at--;

  g_ptr_array_insert (records, (int) at, record);
  return record;
}

PcRecord *
sample_case_add_event (PcTraineeshipCase *self,
                       const char        *fields)
{
  return add_record (self->events, &pc_traineeship_event_kind, PC_TRAINEESHIP_EVENT_DATE, fields);
}

PcRecord *
sample_case_add_register (PcTraineeshipCase *self,
                          const char        *fields)
{
  return add_record (self->registers, &pc_training_register_kind, PC_TRAINING_REGISTER_NUMBER, fields);
}

PcRecord *
sample_case_add_competence (PcTraineeshipCase *self,
                            const char        *fields)
{
  return add_record (self->competences, &pc_project_competence_kind, PC_PROJECT_COMPETENCE_NAME, fields);
}

PcRecord *
sample_case_add_document (PcCase     *self,
                          const char *fields)
{
  return add_record (self->documents, &pc_document_kind, PC_DOCUMENT_RECEIVED_ON, fields);
}

PcRecord *
sample_case_add_permit (PcCase     *self,
                        const char *fields)
{
  return add_record (self->permits, &pc_permit_kind, PC_PERMIT_STARTS_ON, fields);
}

PcRecord *
sample_case_add_plan (PcPathwayCase *self,
                      const char    *fields)
{
  PcRecord *plan = add_record (self->plans, &pc_plan_kind, PC_PLAN_STARTS_ON, fields);

  pc_record_set_text (plan, PC_PLAN_PATHWAY_ID, pc_record_get_id (self->pathway));
  return plan;
}

PcRecord *
sample_case_add_goal (PcPathwayCase *self,
                      PcRecord      *plan,
                      const char    *fields)
{
  PcRecord *goal = add_record (self->goals, &pc_goal_kind, PC_GOAL_DUE_ON, fields);

  pc_record_set_text (goal, PC_GOAL_PLAN_ID, pc_record_get_id (plan));
  return goal;
}

void
sample_case_add_planned (PcPathwayCase *self,
                         PcRecord      *plan,
                         const char    *services)
{
  g_auto(GStrv) parts = g_strsplit (services, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", -1);
      PcRecord *planned;

      if (*parts[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (words), >=, 2);
      planned = pc_record_new (&pc_planned_service_kind);
      pc_record_set_text (planned, PC_PLANNED_SERVICE_PLAN_ID, pc_record_get_id (plan));
      sample_case_set (planned, "service", words[0]);
      sample_case_set (planned, "minutes", words[1]);
      for (guint j = 2; words[j] != NULL; j++)
        sample_case_fill (planned, words[j]);
      g_ptr_array_add (self->planned, planned);
    }
}

static void
set_new_id (PcId id)
{
  g_autofree char *text = pc_uuid_new ();

  pc_id_set (id, text);
}

void
sample_case_add_closure (PcTraineeshipCase *self,
                         const char        *starts,
                         const char        *ends)
{
  PcPeriod closure = { .starts = read_day (starts), .ends = ends != NULL ? read_day (ends) : 0 };

  set_new_id (closure.id);
  g_array_append_val (self->closures, closure);
}

static int
read_minutes (const char *text)
{
  g_autoptr(GError) error = NULL;
  const gint64 minutes = pc_minutes_parse (text, &error);

  g_assert_no_error (error);
  return (int) minutes;
}

static void
read_times (const char *text,
            int        *starts_at,
            int        *ends_at)
{
  g_auto(GStrv) times = g_strsplit (text, "-", 2);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_strv_length (times), ==, 2);
  *starts_at = pc_time_parse (times[0], &error);
  g_assert_no_error (error);
  *ends_at = pc_time_parse (times[1], &error);
  g_assert_no_error (error);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const PcAttendance *first = a, *second = b;

  return first->day < second->day ? -1 : first->day > second->day;
}

/* The words after the days: kind, length, times and second times. */
static PcAttendance
read_attendance (char  **words,
                 guint   n)
{
  PcAttendance row = { .kind = g_intern_string (words[1]), .starts_at = -1, .ends_at = -1, .second_starts_at = -1,
                       .second_ends_at = -1 };

  if (n > 2)
    row.minutes = read_minutes (words[2]);
  if (n > 3)
    read_times (words[3], &row.starts_at, &row.ends_at);
  if (n > 4)
    read_times (words[4], &row.second_starts_at, &row.second_ends_at);

  return row;
}

static void
add_days (PcTraineeshipCase *self,
          const char        *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  g_auto(GStrv) range = g_strsplit (words[0], "..", 2);
  const guint n = g_strv_length (words);
  PcAttendance row;

  g_assert_cmpuint (n, >=, 2);
  row = read_attendance (words, n);
  for (PcDay day = read_day (range[0]), last = range[1] != NULL ? read_day (range[1]) : day; day <= last; day++)
    if (range[1] == NULL || (pc_day_get_weekday (day) <= 5 && !pc_day_is_holiday (day)))
      {
        row.day = day;
        set_new_id (row.id);
        g_array_append_val (self->days, row);
      }
}

/* Each part of @text between semicolons, without the space around it. */
static char **
split (const char *text)
{
  char **parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  return parts;
}

void
sample_case_add_days (PcTraineeshipCase *self,
                      const char        *days)
{
  g_auto(GStrv) parts = split (days);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      add_days (self, parts[i]);

  g_array_sort (self->days, compare_days);
}

void
sample_case_add_tutoring (PcTraineeshipCase *self,
                          const char        *entries)
{
  g_auto(GStrv) parts = split (entries);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (parts[i], " ", -1);
      const guint n = g_strv_length (words);
      PcTutoring entry = { 0 };

      if (n == 0)
        continue;
      g_assert_cmpuint (n, >=, 3);
      entry.day = read_day (words[0]);
      entry.kind = g_intern_string (words[1]);
      entry.minutes = read_minutes (words[2]);
      entry.signed_on = n > 3 && *words[3] != '-' ? read_day (words[3]) : 0;
      if (n > 4)
        {
          g_auto(GStrv) range = g_strsplit (words[4], "..", 2);

          entry.period_starts = read_day (range[0]);
          entry.period_ends = read_day (range[1]);
        }
      set_new_id (entry.id);
      g_array_append_val (self->tutoring, entry);
    }
}

void
sample_case_add_hours (PcPathwayCase *self,
                       const char    *service,
                       const char    *delivered,
                       const char    *certified)
{
  const PcHours hours = { .service = g_intern_string (service), .minutes = read_minutes (delivered),
                          .certified = read_minutes (certified), .entries = 1,
                          .loose = strcmp (delivered, certified) != 0 };

  g_array_append_val (self->hours, hours);
}

static void
set_session_word (PcCase     *self,
                  PcSession  *session,
                  const char *word)
{
  g_auto(GStrv) pair = g_strsplit (word, "=", 2);
  const char *value = pair[1];

  g_assert_cmpuint (g_strv_length (pair), ==, 2);
  if (strcmp (pair[0], "minutes") == 0)
    session->minutes = read_minutes (value);
  else if (strcmp (pair[0], "form") == 0)
    session->form = g_intern_string (value);
  else if (strcmp (pair[0], "delivery") == 0)
    session->delivery = g_intern_string (value);
  else if (strcmp (pair[0], "participation") == 0)
    session->participation = g_intern_string (value);
  else if (strcmp (pair[0], "pathway") == 0)
    pc_id_set (session->pathway_id,
               pc_record_get_id (((PcPathwayCase *) self->pathways->pdata[g_ascii_strtoll (value, NULL, 10) - 1])->pathway));
  else if (strcmp (pair[0], "id") == 0)
    pc_id_set (session->id, strcmp (value, "same") != 0 ? value :
                            g_array_index (self->sessions, PcSession, self->sessions->len - 1).id);
  else
    g_error ("“%s” is no word of a session", word);
}

void
sample_case_add_sessions (PcCase     *self,
                          const char *sessions)
{
  g_auto(GStrv) parts = split (sessions);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (parts[i], " ", -1);
      PcSession session = { .starts_at = -1, .ends_at = -1, .form = g_intern_string ("individual"),
                            .delivery = g_intern_string ("presence"), .participation = g_intern_string ("present") };

      if (*parts[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (words), >=, 3);
      session.service = g_intern_string (words[0]);
      session.day = read_day (words[1]);
      if (strcmp (words[2], "-") != 0)
        read_times (words[2], &session.starts_at, &session.ends_at);
      session.minutes = MAX (session.ends_at - session.starts_at, 0);
      set_new_id (session.id);
      pc_id_set (session.pathway_id, pc_record_get_id (sample_case_get_pathway (self)->pathway));
      for (guint j = 3; words[j] != NULL; j++)
        set_session_word (self, &session, words[j]);
      g_array_append_val (self->sessions, session);
    }
}

PcFinding *
sample_findings_find (GPtrArray  *findings,
                      const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      PcFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule, rule))
        return finding;
    }

  return NULL;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

char *
sample_findings_dup_rules (GPtrArray *findings)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      g_ptr_array_add (words, g_strdup_printf ("%s:%s", finding->rule, pc_finding_level_get_code (finding->level)));
    }

  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}
