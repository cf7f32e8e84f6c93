/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-record.h"

#include <string.h>

#include "pc-date.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-uuid.h"
#include "sample.h"

static const char * const needed_kinds[] = {
  "office", "operator", "beneficiary", "permit", "pathway", "plan", "goal", "planned_service", "service_entry",
  "service_participant", "organisation", "contact", "traineeship", "traineeship_event", "attendance_day", "tutoring_entry",
  "competence", "document", "attachment", "claim", "claim_line", "follow_up", "note",
};

static void
test_kinds (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (needed_kinds); i++)
    if (pc_kind_find (needed_kinds[i]) == NULL)
      g_error ("There is no kind %s", needed_kinds[i]);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) (*kind)->name));
      g_assert_true (pc_kind_find ((*kind)->name) == *kind);
      g_assert_cmpstr (pc_kind_get_label (*kind), !=, "");
      g_assert_cmpstr (pc_kind_get_plural (*kind), !=, "");
      g_assert_true (g_type_is_a ((*kind)->get_type (), PC_TYPE_RECORD));
    }

  g_assert_null (pc_kind_find (""));
  g_assert_null (pc_kind_find ("beneficiar"));
  g_assert_null (pc_kind_find ("Beneficiary"));
}

/* A reference is to a kind that comes before: what belongs can be written in this order. */
static void
test_references (void)
{
  g_autoptr(GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
        {
          const PcField *field = pc_kind_get_field (*kind, i);

          if (field->type == PC_FIELD_REFERENCE && !g_hash_table_contains (before, field->detail))
            g_error ("%s.%s refers to %s, which is no kind before it", (*kind)->name, field->name, field->detail);
        }
      g_hash_table_add (before, (gpointer) (*kind)->name);
    }
}

static void
test_field_names (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < pc_kind_get_n_fields (*kind); i++)
      {
        const PcField *field = pc_kind_get_field (*kind, i);
        g_autofree char *hyphenated = g_strdelimit (g_strdup (field->name), "_", '-');

        for (const char *p = field->name; *p != '\0'; p++)
          g_assert_true (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '_');
        g_assert_cmpint (pc_kind_find_field (*kind, field->name), ==, i);
        g_assert_cmpint (pc_kind_find_field (*kind, hyphenated), ==, i);
        g_assert_cmpstr (pc_field_get_label (field), !=, "");

        /* The unit is in the name where the type does not say it. */
        g_assert_cmpint (field->type == PC_FIELD_MONEY, ==, g_str_has_suffix (field->name, "_cents"));
        g_assert_cmpint (field->type == PC_FIELD_REFERENCE, ==,
                         i == PC_RECORD_ID || g_str_has_suffix (field->name, "_id"));
      }

  g_assert_cmpint (pc_kind_find_field (&pc_note_kind, ""), ==, -1);
  g_assert_cmpint (pc_kind_find_field (&pc_note_kind, "tex"), ==, -1);
  g_assert_cmpint (pc_kind_find_field (&pc_note_kind, "TEXT"), ==, -1);
}

static void
check_property (PcRecord *record,
                guint     index)
{
  const PcField *field = pc_kind_get_field (pc_record_get_kind (record), index);
  const PcValue *value = pc_record_get_value (record, index);
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), name);
  g_auto(GValue) got = G_VALUE_INIT;

  g_assert_nonnull (pspec);
  g_assert_cmpstr (pspec->name, ==, name);
  g_assert_cmpint (pspec->flags & G_PARAM_READWRITE, ==, G_PARAM_READWRITE);
  g_object_get_property (G_OBJECT (record), name, &got);

  if (pc_field_is_text (field))
    g_assert_cmpstr (g_value_get_string (&got), ==, value->text);
  else if (field->type == PC_FIELD_BOOLEAN)
    g_assert_cmpint (g_value_get_boolean (&got), ==, value->number == 1);
  else
    g_assert_cmpint (g_value_get_int64 (&got), ==, value->number);
}

/* What is set through the functions is got by property, and the other way round. */
static void
test_properties (void)
{
  for (SampleVariant variant = 0; variant < SAMPLE_N; variant++)
    {
      g_autoptr(GHashTable) ids = sample_ids_new ();

      for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
        {
          g_autoptr(PcRecord) record = sample_new (*kind, variant, ids);
          g_autoptr(PcRecord) other = pc_record_new (*kind);

          for (guint i = 0; i < pc_kind_get_n_fields (*kind); i++)
            {
              const char *name = PC_RECORD_GET_CLASS (record)->properties[i]->name;
              g_auto(GValue) got = G_VALUE_INIT;

              check_property (record, i);
              g_object_get_property (G_OBJECT (record), name, &got);
              if (pc_record_is_set (record, i))
                g_object_set_property (G_OBJECT (other), name, &got);
            }
          sample_assert_equal (record, other, 0);
        }
    }
}

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           gpointer    data)
{
  g_ptr_array_add (data, (gpointer) pspec->name);
}

/* Once for what changes, never for what does not. */
static void
test_notify (void)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(PcRecord) full = sample_new (*kind, SAMPLE_PLAIN, ids);
      g_autoptr(PcRecord) record = pc_record_new (*kind);
      g_autoptr(GPtrArray) seen = g_ptr_array_new ();

      g_signal_connect (record, "notify", G_CALLBACK (notify_cb), seen);
      for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
        {
          const PcValue unset = PC_VALUE_INIT;

          g_ptr_array_set_size (seen, 0);
          pc_record_set_value (record, i, &unset);
          g_assert_cmpuint (seen->len, ==, 0);

          pc_record_set_value (record, i, pc_record_get_value (full, i));
          pc_record_set_value (record, i, pc_record_get_value (full, i));
          pc_record_set_value (record, i, pc_record_get_value (record, i));
          g_assert_cmpuint (seen->len, ==, 1);
          g_assert_cmpstr (seen->pdata[0], ==, PC_RECORD_GET_CLASS (record)->properties[i]->name);

          pc_record_set_value (record, i, &unset);
          g_assert_cmpuint (seen->len, ==, 2);
          g_assert_false (pc_record_is_set (record, i));
        }
    }
}

static void
test_new (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(PcRecord) record = pc_record_new (*kind);

      g_assert_true (pc_uuid_is_valid (pc_record_get_id (record)));
      g_assert_true (pc_record_get_kind (record) == *kind);
      g_assert_false (pc_record_is_deleted (record));
      for (guint i = PC_RECORD_CREATED_AT; i < pc_kind_get_n_fields (*kind); i++)
        g_assert_false (pc_record_is_set (record, i));
    }
}

static void
test_copy (void)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(PcRecord) record = sample_new (*kind, SAMPLE_ODD, ids);
      g_autoptr(PcRecord) copy = pc_record_copy (record);
      g_autoptr(PcRecord) again = pc_record_copy (record);

      sample_assert_equal (record, copy, 0);
      sample_fill (record, SAMPLE_PLAIN, ids);
      sample_assert_equal (copy, again, 0);
    }
}

/* What cannot be read leaves the field as it was. */
static void
test_parse (void)
{
  g_autoptr(PcRecord) day = pc_record_new (&pc_attendance_day_kind);
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = NULL;
  GDate date;

  g_assert_true (pc_record_parse (day, PC_ATTENDANCE_DAY_DATE, "2026-03-31", NULL));
  g_assert_false (pc_record_parse (day, PC_ATTENDANCE_DAY_DATE, "never", &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_cmpstr (pc_record_get_text (day, PC_ATTENDANCE_DAY_DATE), ==, "2026-03-31");
  g_assert_true (pc_record_get_date (day, PC_ATTENDANCE_DAY_DATE, &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 31);

  g_assert_true (pc_record_parse (day, PC_ATTENDANCE_DAY_MINUTES, "1:30", NULL));
  g_assert_false (pc_record_parse (day, PC_ATTENDANCE_DAY_MINUTES, "1.30", NULL));
  g_assert_cmpint (pc_record_get_number (day, PC_ATTENDANCE_DAY_MINUTES), ==, 90);
  shown = pc_record_format (day, PC_ATTENDANCE_DAY_MINUTES);
  g_assert_cmpstr (shown, ==, "1:30");

  g_assert_true (pc_record_parse (day, PC_ATTENDANCE_DAY_DATE, " ", NULL));
  g_assert_false (pc_record_is_set (day, PC_ATTENDANCE_DAY_DATE));
  g_assert_false (pc_record_get_date (day, PC_ATTENDANCE_DAY_DATE, &date));
  g_assert_cmpint (pc_record_get_number_or (day, PC_ATTENDANCE_DAY_STARTS_AT, 7), ==, 7);
}

static gboolean
has_issue (GPtrArray *issues,
           int        field,
           gboolean   blocks)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];

      g_assert_cmpstr (issue->message, !=, "");
      if (issue->field == field && issue->blocks == blocks)
        return TRUE;
    }

  return FALSE;
}

/* Each required field blocks where it is missing, and no other field does. */
static void
test_required (void)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(PcRecord) record = sample_new (*kind, SAMPLE_EMPTY, ids);
      g_autoptr(GPtrArray) none = pc_record_check (record);

      g_assert_null (pc_issues_get_blocking (none));
      for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
        {
          const PcValue unset = PC_VALUE_INIT;
          g_autoptr(PcRecord) copy = pc_record_copy (record);
          g_autoptr(GPtrArray) issues = NULL;

          pc_record_set_value (copy, i, &unset);
          issues = pc_record_check (copy);
          g_assert_cmpint (has_issue (issues, i, TRUE), ==, (pc_kind_get_field (*kind, i)->flags & PC_REQUIRED) != 0);
        }
    }
}

static void
test_samples_pass (void)
{
  for (SampleVariant variant = 0; variant < SAMPLE_N; variant++)
    {
      g_autoptr(GHashTable) ids = sample_ids_new ();

      for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
        {
          g_autoptr(PcRecord) record = sample_new (*kind, variant, ids);
          g_autoptr(GPtrArray) issues = pc_record_check (record);
          const PcIssue *issue = pc_issues_get_blocking (issues);

          if (issue != NULL)
            g_error ("%s, variant %u: %s (%s)", (*kind)->name, variant, issue->message,
                     pc_kind_get_field (*kind, issue->field)->name);
        }
    }
}

typedef struct
{
  const PcKind *kind;
  guint         fields[4];
  const char   *typed[4];
  int           issue;     /* Field that it blocks at; -1 for none. */
} Check;

static const Check checks[] = {
  { &pc_permit_kind, { PC_PERMIT_STARTS_ON, PC_PERMIT_EXPIRES_ON }, { "2026-03-31", "2026-03-30" }, PC_PERMIT_EXPIRES_ON },
  { &pc_permit_kind, { PC_PERMIT_STARTS_ON, PC_PERMIT_EXPIRES_ON }, { "2026-03-31", "2026-03-31" }, -1 },
  { &pc_permit_kind, { PC_PERMIT_ISSUED_ON, PC_PERMIT_EXPIRES_ON }, { "2026-03-31", "2025-03-31" }, PC_PERMIT_EXPIRES_ON },
  { &pc_pathway_kind, { PC_PATHWAY_OPENED_ON, PC_PATHWAY_CLOSED_ON }, { "2026-03-31", "2026-03-30" }, PC_PATHWAY_CLOSED_ON },
  { &pc_beneficiary_kind, { PC_BENEFICIARY_BIRTH_DATE }, { "+1" }, PC_BENEFICIARY_BIRTH_DATE },
  { &pc_beneficiary_kind, { PC_BENEFICIARY_BIRTH_DATE }, { "today" }, -1 },
  { &pc_beneficiary_kind, { PC_BENEFICIARY_BIRTH_DATE, PC_BENEFICIARY_ARRIVED_ON }, { "2000-01-02", "2000-01-01" },
    PC_BENEFICIARY_ARRIVED_ON },
  { &pc_beneficiary_kind, { PC_BENEFICIARY_RECEPTION_SINCE, PC_BENEFICIARY_RECEPTION_UNTIL }, { "2000-01-02", "2000-01-01" },
    PC_BENEFICIARY_RECEPTION_UNTIL },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_DATE }, { "+1" }, PC_SERVICE_ENTRY_DATE },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT }, { "9", "9" }, PC_SERVICE_ENTRY_ENDS_AT },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT, PC_SERVICE_ENTRY_MINUTES }, { "9", "11", "2:01" },
    PC_SERVICE_ENTRY_MINUTES },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT, PC_SERVICE_ENTRY_MINUTES }, { "9", "11", "2" }, -1 },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_MINUTES }, { "24:01" }, PC_SERVICE_ENTRY_MINUTES },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_MINUTES }, { "24" }, -1 },
  { &pc_traineeship_kind, { PC_TRAINEESHIP_STARTS_ON, PC_TRAINEESHIP_ENDS_ON }, { "2026-03-31", "2026-03-30" },
    PC_TRAINEESHIP_ENDS_ON },
  { &pc_traineeship_kind, { PC_TRAINEESHIP_STARTS_AT, PC_TRAINEESHIP_ENDS_AT }, { "14", "9" }, PC_TRAINEESHIP_ENDS_AT },
  { &pc_traineeship_kind, { PC_TRAINEESHIP_DAILY_MINUTES }, { "25" }, PC_TRAINEESHIP_DAILY_MINUTES },
  { &pc_traineeship_event_kind, { PC_TRAINEESHIP_EVENT_DATE, PC_TRAINEESHIP_EVENT_UNTIL }, { "2026-03-31", "2026-03-30" },
    PC_TRAINEESHIP_EVENT_UNTIL },
  { &pc_attendance_day_kind, { PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT, PC_ATTENDANCE_DAY_SECOND_STARTS_AT },
    { "9", "13", "12" }, PC_ATTENDANCE_DAY_SECOND_STARTS_AT },
  { &pc_attendance_day_kind, { PC_ATTENDANCE_DAY_SECOND_STARTS_AT, PC_ATTENDANCE_DAY_SECOND_ENDS_AT }, { "9", "8" },
    PC_ATTENDANCE_DAY_SECOND_ENDS_AT },
  { &pc_attendance_day_kind, { PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT, PC_ATTENDANCE_DAY_MINUTES }, { "9", "13", "5" },
    PC_ATTENDANCE_DAY_MINUTES },
  { &pc_tutoring_entry_kind, { PC_TUTORING_ENTRY_STARTS_AT, PC_TUTORING_ENTRY_ENDS_AT, PC_TUTORING_ENTRY_MINUTES }, { "9", "10", "1:30" },
    PC_TUTORING_ENTRY_MINUTES },
};

static void
test_checks (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (checks); c++)
    {
      g_autoptr(GHashTable) ids = sample_ids_new ();
      g_autoptr(PcRecord) record = NULL;
      g_autoptr(GPtrArray) issues = NULL;
      const PcIssue *issue;

      for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
        g_object_unref (sample_new (*kind, SAMPLE_EMPTY, ids));
      record = sample_new (checks[c].kind, SAMPLE_EMPTY, ids);

      for (guint i = 0; i < 4 && checks[c].typed[i] != NULL; i++)
        g_assert_true (pc_record_parse (record, checks[c].fields[i], checks[c].typed[i], NULL));
      issues = pc_record_check (record);
      issue = pc_issues_get_blocking (issues);

      g_test_message ("%s, row %u: %s", checks[c].kind->name, c, issue != NULL ? issue->message : "fine");
      g_assert_cmpint (issue != NULL ? issue->field : -1, ==, checks[c].issue);
    }
}

/* Data from elsewhere can hold what cannot be typed. */
static void
test_negative_minutes (void)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      g_autoptr(PcRecord) record = sample_new (*kind, SAMPLE_EMPTY, ids);
      int field = pc_kind_find_field (*kind, "minutes");
      g_autoptr(GPtrArray) issues = NULL;

      if (field < 0 || (*kind)->check == NULL)
        continue;
      pc_record_set_number (record, field, -1);
      issues = pc_record_check (record);
      g_assert_true (has_issue (issues, field, TRUE));
    }
}

typedef struct
{
  const PcKind *kind;
  guint         fields[5];
  const char   *typed[5];
  guint         result;
  gint64        number;
} Follow;

static const Follow follows[] = {
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT }, { "9", "11.30" }, PC_SERVICE_ENTRY_MINUTES, 150 },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_ENDS_AT, PC_SERVICE_ENTRY_STARTS_AT }, { "11.30", "9" }, PC_SERVICE_ENTRY_MINUTES, 150 },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT }, { "9" }, PC_SERVICE_ENTRY_MINUTES, PC_UNSET },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT }, { "11", "9" }, PC_SERVICE_ENTRY_MINUTES, PC_UNSET },
  { &pc_service_entry_kind, { PC_SERVICE_ENTRY_STARTS_AT, PC_SERVICE_ENTRY_ENDS_AT, PC_SERVICE_ENTRY_MINUTES, PC_SERVICE_ENTRY_DATE },
    { "9", "11", "1", "2026-03-31" }, PC_SERVICE_ENTRY_MINUTES, 60 },
  { &pc_tutoring_entry_kind, { PC_TUTORING_ENTRY_STARTS_AT, PC_TUTORING_ENTRY_ENDS_AT }, { "9", "10" }, PC_TUTORING_ENTRY_MINUTES, 60 },
  { &pc_attendance_day_kind,
    { PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT, PC_ATTENDANCE_DAY_SECOND_STARTS_AT, PC_ATTENDANCE_DAY_SECOND_ENDS_AT },
    { "9", "13", "14", "16.30" }, PC_ATTENDANCE_DAY_MINUTES, 390 },
  { &pc_attendance_day_kind, { PC_ATTENDANCE_DAY_STARTS_AT, PC_ATTENDANCE_DAY_ENDS_AT, PC_ATTENDANCE_DAY_KIND },
    { "9", "13", "absent" }, PC_ATTENDANCE_DAY_MINUTES, 0 },
};

static void
test_follow (void)
{
  for (guint f = 0; f < G_N_ELEMENTS (follows); f++)
    {
      g_autoptr(PcRecord) record = pc_record_new (follows[f].kind);

      for (guint i = 0; i < 5 && follows[f].typed[i] != NULL; i++)
        {
          g_assert_true (pc_record_parse (record, follows[f].fields[i], follows[f].typed[i], NULL));
          follows[f].kind->follow (record, follows[f].fields[i]);
        }

      g_test_message ("%s, row %u", follows[f].kind->name, f);
      g_assert_cmpint (pc_record_get_number (record, follows[f].result), ==, follows[f].number);
    }
}

/* An asylum applicant may work 60 days after the application. */
static void
test_follow_permit (void)
{
  g_autoptr(PcRecord) permit = pc_record_new (&pc_permit_kind);

  pc_record_set_text (permit, PC_PERMIT_APPLIED_ON, "2026-01-01");
  pc_permit_follow (permit, PC_PERMIT_APPLIED_ON);
  g_assert_false (pc_record_is_set (permit, PC_PERMIT_WORK_FROM));

  pc_record_set_text (permit, PC_PERMIT_TITLE, "RAS");
  pc_permit_follow (permit, PC_PERMIT_TITLE);
  g_assert_cmpstr (pc_record_get_text (permit, PC_PERMIT_WORK_FROM), ==, "2026-03-02");

  pc_record_set_text (permit, PC_PERMIT_WORK_FROM, "2026-02-02");
  pc_permit_follow (permit, PC_PERMIT_NOTES);
  g_assert_cmpstr (pc_record_get_text (permit, PC_PERMIT_WORK_FROM), ==, "2026-02-02");
}

static void
test_name (void)
{
  g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);
  g_autoptr(PcRecord) host = pc_record_new (&pc_organisation_kind);
  g_autoptr(PcRecord) day = pc_record_new (&pc_attendance_day_kind);
  g_autofree char *nobody = pc_record_dup_name (person);
  g_autofree char *given = NULL;
  g_autofree char *full = NULL;
  g_autofree char *name = NULL;
  g_autofree char *kind = pc_record_dup_name (day);

  g_assert_cmpstr (nobody, ==, "Person");
  pc_record_set_text (person, PC_BENEFICIARY_GIVEN_NAME, "Amina");
  given = pc_record_dup_name (person);
  g_assert_cmpstr (given, ==, "Amina");
  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, "Hassan");
  full = pc_record_dup_name (person);
  g_assert_cmpstr (full, ==, "Hassan Amina");

  pc_record_set_text (host, PC_ORGANISATION_NAME, "Forno");
  name = pc_record_dup_name (host);
  g_assert_cmpstr (name, ==, "Forno");
  g_assert_cmpstr (kind, ==, "Attendance");
}

static void
test_finalized (void)
{
  g_autoptr(GHashTable) ids = sample_ids_new ();
  PcRecord *record = sample_new (&pc_office_kind, SAMPLE_PLAIN, ids);

  g_object_add_weak_pointer (G_OBJECT (record), (gpointer *) &record);
  g_object_unref (record);
  g_assert_null (record);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/record/kinds", test_kinds);
  g_test_add_func ("/record/references", test_references);
  g_test_add_func ("/record/field-names", test_field_names);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/new", test_new);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/parse", test_parse);
  g_test_add_func ("/record/required", test_required);
  g_test_add_func ("/record/samples-pass", test_samples_pass);
  g_test_add_func ("/record/checks", test_checks);
  g_test_add_func ("/record/negative-minutes", test_negative_minutes);
  g_test_add_func ("/record/follow", test_follow);
  g_test_add_func ("/record/follow/permit", test_follow_permit);
  g_test_add_func ("/record/name", test_name);
  g_test_add_func ("/record/finalized", test_finalized);

  return g_test_run ();
}
