/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "sample-store.h"

#define GOLDEN "fixtures/service-register.xml"

/* An office with four people; the names of its records stand for their ids. */
typedef struct
{
  SampleFolder *folder;
  char         *db;
  PcStore      *store;
  GHashTable   *ids;
} Office;

/* One record: its kind, the name it is called by here, and its fields; @name is the id of that record. */
static const struct
{
  const PcKind *kind;
  const char   *name;
  const char   *fields[16];
} records[] = {
  { &pc_office_kind, "office", { "name", "Sportello Lavoro", "code", "RM", "promoter", "Ente Prova" } },
  { &pc_operator_kind, "anna", { "office_id", "@office", "family_name", "Rossi", "given_name", "Anna" } },
  { &pc_operator_kind, "ugo", { "office_id", "@office", "family_name", "Verdi" } },
  { &pc_organisation_kind, "host", { "kind", "host", "name", "Officina Bianchi" } },

  { &pc_beneficiary_kind, "sara", { "family_name", "Abebe", "given_name", "Sara" } },
  { &pc_beneficiary_kind, "omar", { "family_name", "abdi", "given_name", "Omar" } },
  { &pc_beneficiary_kind, "awa", { "family_name", "Diop", "given_name", "Awa" } },
  { &pc_beneficiary_kind, "mei", { "family_name", "Zhang" } },

  { &pc_pathway_kind, "sara-path", { "beneficiary_id", "@sara", "programme", "puoi-plus-2025", "opened_on", "2025-01-15",
                                     "outcome", "completed" } },
  { &pc_pathway_kind, "omar-path", { "beneficiary_id", "@omar", "programme", "inside-2015", "opened_on", "2025-01-15" } },
  { &pc_pathway_kind, "awa-path", { "beneficiary_id", "@awa", "programme", "puoi-2022", "opened_on", "2025-01-15",
                                    "outcome", "completed" } },
  { &pc_pathway_kind, "mei-path", { "beneficiary_id", "@mei", "programme", "next-notice", "opened_on", "2025-01-15" } },

  { &pc_service_entry_kind, "a2", { "pathway_id", "@sara-path", "service", "A2", "date", "2025-02-10", "starts_at", "540",
                                    "ends_at", "600", "minutes", "60", "form", "individual", "delivery", "presence",
                                    "operator_id", "@anna" } },
  { &pc_service_entry_kind, "a3", { "pathway_id", "@sara-path", "service", "A3", "date", "2025-02-03", "starts_at", "840",
                                    "minutes", "90", "delivery", "remote", "place", "=1+1", "description", "مرحبا" } },
  { &pc_service_entry_kind, "tu", { "pathway_id", "@sara-path", "service", "TU", "date", "2025-04-01", "minutes", "30",
                                    "operator_id", "@ugo" } },
  { &pc_service_entry_kind, "removed", { "pathway_id", "@sara-path", "service", "A2", "date", "2025-02-11", "minutes", "600" } },
  { &pc_service_entry_kind, "pai", { "pathway_id", "@omar-path", "service", "PAI", "date", "2025-02-10", "minutes", "60" } },
  { &pc_service_entry_kind, "old", { "pathway_id", "@mei-path", "service", "X1", "date", "2025-02-10", "minutes", "45" } },

  { &pc_service_entry_kind, "group", { "service", "A4", "date", "2025-02-10", "starts_at", "480", "ends_at", "600",
                                       "minutes", "120", "form", "group", "operator_id", "@anna" } },
  { &pc_service_participant_kind, "there", { "service_entry_id", "@group", "pathway_id", "@sara-path",
                                             "participation", "present", "minutes", "110" } },
  { &pc_service_participant_kind, "excused", { "service_entry_id", "@group", "pathway_id", "@omar-path",
                                               "participation", "excused", "minutes", "0" } },

  { &pc_traineeship_kind, "sara-work", { "pathway_id", "@sara-path", "host_id", "@host", "starts_on", "2025-03-03",
                                         "ends_on", "2025-09-02", "weekly_minutes", "1800" } },
  { &pc_traineeship_kind, "omar-work", { "pathway_id", "@omar-path", "host_id", "@host", "starts_on", "2025-03-03",
                                         "ends_on", "2025-09-02" } },
  { &pc_attendance_day_kind, "day-1", { "traineeship_id", "@sara-work", "date", "2025-03-03", "kind", "present", "minutes", "360" } },
  { &pc_attendance_day_kind, "day-2", { "traineeship_id", "@sara-work", "date", "2025-03-04", "kind", "present", "minutes", "360" } },
  { &pc_attendance_day_kind, "day-3", { "traineeship_id", "@sara-work", "date", "2025-03-05", "kind", "sick", "minutes", "0" } },
  { &pc_tutoring_entry_kind, "tutored", { "traineeship_id", "@omar-work", "kind", "company", "date", "2025-03-10", "minutes", "120" } },
  { &pc_tutoring_entry_kind, "visit", { "traineeship_id", "@omar-work", "kind", "visit", "date", "2025-03-11", "minutes", "90" } },
};

static void
set_field (Office     *office,
           PcRecord   *record,
           const char *name,
           const char *text)
{
  const PcKind *kind = pc_record_get_kind (record);
  const int field = pc_kind_find_field (kind, name);

  g_assert_cmpint (field, >=, 0);
  if (*text == '@')
    text = g_hash_table_lookup (office->ids, text + 1);
  if (pc_field_is_text (pc_kind_get_field (kind, field)))
    pc_record_set_text (record, field, text);
  else
    pc_record_set_number (record, field, g_ascii_strtoll (text, NULL, 10));
}

static void
add_records (Office *office)
{
  g_autoptr(GError) error = NULL;

  pc_store_begin (office->store, "Test", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr(PcRecord) record = pc_record_new (records[i].kind);

      for (guint k = 0; records[i].fields[k] != NULL; k += 2)
        set_field (office, record, records[i].fields[k], records[i].fields[k + 1]);

      pc_store_put (office->store, record, &error);
      g_assert_no_error (error);
      g_hash_table_insert (office->ids, g_strdup (records[i].name), g_strdup (pc_record_get_id (record)));
      if (strcmp (records[i].name, "removed") == 0)
        g_assert_true (pc_store_remove (office->store, record, NULL));
    }
  g_assert_true (pc_store_commit (office->store, NULL));
}

static Office *
office_new (void)
{
  Office *office = g_new0 (Office, 1);

  office->folder = sample_folder_new ();
  office->db = sample_path (office->folder, "office.db");
  office->store = sample_open (office->db, PC_STORE_CREATE);
  office->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add_records (office);
  return office;
}

static void
office_free (Office *office)
{
  g_object_unref (office->store);
  g_hash_table_unref (office->ids);
  g_free (office->db);
  sample_folder_free (office->folder);
  g_free (office);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

/* Writes the report with the arguments "name=text ..."; the path, full. */
static char *
write_report (Office     *office,
              const char *name,
              const char *arguments,
              const char *file)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(GStrv) parts = g_strsplit (arguments, " ", -1);
  const PcReport *report = pc_report_find (name);
  char *path = sample_path (office->folder, file);
  g_autoptr(GError) error = NULL;

  for (int i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (parts[i], "=", 2);
      const char *text = *pair[1] == '@' ? g_hash_table_lookup (office->ids, pair[1] + 1) : pair[1];
      char *kept = NULL;

      pc_report_check_argument (report, pair[0], text, &kept, &error);
      g_assert_no_error (error);
      g_hash_table_insert (values, g_strdup (pair[0]), kept);
    }

  pc_report_write (report, office->store, values, path, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
assert_csv (Office     *office,
            const char *name,
            const char *arguments,
            const char *expected)
{
  g_autofree char *path = write_report (office, name, arguments, "a.csv");
  g_autofree char *content = NULL;
  g_autoptr(GString) text = NULL;
  const char *rows;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  rows = strstr (content, "\r\n") + 2;
  text = g_string_new (rows);
  g_string_replace (text, "\r\n", "\n", 0);
  g_assert_cmpstr (text->str, ==, expected);
}

/* tests/read-workbook.py; what it prints, full. */
static char *
read_back (const char *what,
           const char *path,
           const char *which)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "read-workbook.py", NULL);
  const char *argv[] = { "/usr/bin/python3", "-B", script, what, path, which, NULL };
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

static void
assert_files (Office *office,
              guint   n_expected)
{
  g_autoptr(GDir) dir = g_dir_open (office->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += !g_str_has_prefix (name, "office.db");
  g_assert_cmpuint (n, ==, n_expected);
}

/*
 * The service register
 */

#define SARA_FIRST                                                                                             \
  "RM-00001-7,Abebe,Sara,PUOI PLUS,2025-02-03,14:00,,1:30,A3 · Specialist orientation,,\"Remote, by video\",,'=1+1,مرحبا,,\n"
#define SARA_GROUP                                                                                             \
  "RM-00001-7,Abebe,Sara,PUOI PLUS,2025-02-10,08:00,10:00,1:50,A4 · Job-search support,Group,,Rossi Anna,,,,\n"
#define SARA_SECOND                                                                                            \
  "RM-00001-7,Abebe,Sara,PUOI PLUS,2025-02-10,09:00,10:00,1:00,A2 · Taking charge,Individual,In person,Rossi Anna,,,,\n"
#define SARA_LAST                                                                                              \
  "RM-00001-7,Abebe,Sara,PUOI PLUS,2025-04-01,,,0:30,TU · Didactic-organisational tutoring,,,Verdi,,,,\n"
#define OMAR "RM-00002-5,abdi,Omar,INSIDE,2025-02-10,,,1:00,PAI · Individual action plan (PAI),,,,,,,\n"
#define MEI "RM-00004-1,Zhang,,next-notice,2025-02-10,,,0:45,X1,,,,,,,\n"

static const struct
{
  const char *name;
  const char *arguments;
  const char *expected;
} registers[] = {
  { "all", "", OMAR SARA_FIRST SARA_GROUP SARA_SECOND SARA_LAST MEI },
  { "person", "person=@omar", OMAR },
  { "period", "from=2025-02-04 to=2025-02-10", OMAR SARA_GROUP SARA_SECOND MEI },
  { "operator", "operator=@anna", SARA_GROUP SARA_SECOND },
  { "programme", "programme=inside-2015", OMAR },
  { "service", "service=A4", SARA_GROUP },
  { "together", "person=@sara from=2025-02-05 service=A2", SARA_SECOND },
  { "nobody", "person=@awa", "" },
};

/* Codes of people end in a check character that is not looked at here. */
static char *
mask_codes (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("RM-([A-Z0-9]+)-[A-Z0-9]", 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, "RM-\\1-?", 0, NULL);
}

static void
check_register (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr(Office) office = office_new ();
  g_autofree char *path = write_report (office, "service-register", registers[i].arguments, "a.csv");
  g_autofree char *content = NULL;
  g_autofree char *found = NULL;
  g_autofree char *wanted = mask_codes (registers[i].expected);
  g_autoptr(GString) text = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  text = g_string_new (strstr (content, "\r\n") + 2);
  g_string_replace (text, "\r\n", "\n", 0);
  found = mask_codes (text->str);
  g_assert_cmpstr (found, ==, wanted);
}
