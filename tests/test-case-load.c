/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "pc-case-load.h"
#include "pc-deadlines.h"
#include "pc-demo.h"
#include "pc-error.h"
#include "pc-ledger.h"
#include "sample-store.h"

#define PEOPLE 60
#define ON "2026-03-31"
#define MINDED_FROM "2024-09-30"      /* 18 months before. */

static PcStore *
make_office (const SampleFolder *folder)
{
  const PcDemoOptions options = { .people = PEOPLE, .seed = 7, .attendance = TRUE };
  g_autofree char *path = sample_path (folder, "percorso.db");
  PcStore *store = sample_open (path, PC_STORE_CREATE);

  g_assert_true (pc_demo_make_full (store, &options, NULL, NULL, NULL));
  return store;
}

/* The single number of a query over the same file. */
static gint64
ask (PcStore    *store,
     const char *sql)
{
  g_autofree char *text = sample_query (pc_store_get_path (store), sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

typedef struct
{
  guint    people, pathways, traineeships, permits, documents, plans, planned, follow_ups, events, sessions, days, tutoring, skills;
  gint64   minutes, certified, attended;
  GString *names;
} Sums;

static gboolean
add_case (PcCase   *one,
          gpointer  user_data)
{
  Sums *sums = user_data;
  g_autofree char *name = pc_record_dup_name (one->person);

  g_string_append_printf (sums->names, "%s;", name);
  sums->people++;
  sums->permits += one->permits->len;
  sums->documents += one->documents->len;
  sums->sessions += one->sessions->len;
  sums->skills += one->competences->len;
  for (guint i = 0; i < one->pathways->len; i++)
    {
      PcPathwayCase *pathway = one->pathways->pdata[i];

      sums->pathways++;
      sums->plans += pathway->plans->len;
      sums->planned += pathway->planned->len;
      sums->follow_ups += pathway->follow_ups->len;
      g_assert_nonnull (pathway->programme);
      for (guint j = 0; j < pathway->hours->len; j++)
        {
          sums->minutes += g_array_index (pathway->hours, PcHours, j).minutes;
          sums->certified += g_array_index (pathway->hours, PcHours, j).certified;
        }
      for (guint j = 0; j < pathway->traineeships->len; j++)
        {
          PcTraineeshipCase *traineeship = pathway->traineeships->pdata[j];

          sums->traineeships++;
          sums->events += traineeship->events->len;
          sums->days += traineeship->days->len;
          sums->tutoring += traineeship->tutoring->len;
          g_assert_nonnull (traineeship->host);
          for (guint k = 0; k < traineeship->days->len; k++)
            sums->attended += g_array_index (traineeship->days, PcAttendance, k).minutes;
        }
    }

  return TRUE;
}

#define OF_PATHWAYS "pathway_id IN (SELECT id FROM pathway WHERE deleted_at IS NULL)"
#define OF_TRAINEESHIPS "traineeship_id IN (SELECT id FROM traineeship WHERE deleted_at IS NULL)"

/* What the cases hold is what SQL counts in the same file. */
static void
test_all (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(PcStore) store = make_office (folder);
  Sums sums = { .names = g_string_new (NULL) };

  g_assert_true (pc_case_foreach (store, NULL, pc_day_from_iso (ON), PC_CASE_ALL, NULL, add_case, &sums, NULL));
  g_assert_cmpuint (sums.people, ==, PEOPLE);
  g_assert_cmpuint (sums.pathways, ==, ask (store, "SELECT count (*) FROM pathway WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.permits, ==, ask (store, "SELECT count (*) FROM permit WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.plans, ==, ask (store, "SELECT count (*) FROM plan WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.planned, ==, ask (store, "SELECT count (*) FROM planned_service WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.follow_ups, ==, ask (store, "SELECT count (*) FROM follow_up WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.traineeships, ==, ask (store, "SELECT count (*) FROM traineeship WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.events, ==, ask (store, "SELECT count (*) FROM traineeship_event WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.days, ==, ask (store, "SELECT count (*) FROM attendance_day WHERE deleted_at IS NULL AND date <= '" ON "'"));
  g_assert_cmpuint (sums.tutoring, ==, ask (store, "SELECT count (*) FROM tutoring_entry WHERE deleted_at IS NULL AND date <= '" ON "'"));
  g_assert_cmpint (sums.attended, ==, ask (store, "SELECT sum (minutes) FROM attendance_day WHERE deleted_at IS NULL AND date <= '" ON "'"));
  g_assert_cmpint (sums.minutes, ==, ask (store, "SELECT sum (minutes) FROM service_hours WHERE date <= '" ON "'"));
  g_assert_cmpint (sums.certified, ==, ask (store, "SELECT sum (h.minutes) FROM service_hours AS h JOIN service_entry AS e"
                                                   " ON e.id = h.entry_id WHERE h.date <= '" ON "' AND e.register_page IS NOT NULL"));
  g_assert_cmpuint (sums.sessions, ==, ask (store, "SELECT (SELECT count (*) FROM service_entry WHERE pathway_id IS NOT NULL"
                                                   " AND deleted_at IS NULL) + (SELECT count (*) FROM service_participant WHERE deleted_at IS NULL)"));
  g_assert_cmpuint (sums.skills, ==, ask (store, "SELECT count (*) FROM competence WHERE deleted_at IS NULL"));
  g_assert_cmpuint (sums.skills, >, 0);
  g_assert_cmpint (sums.days, >, 0);
  g_assert_cmpint (sums.minutes, >, 0);
  g_string_free (sums.names, TRUE);
}

static gpointer
begin_part (gpointer user_data)
{
  Sums *sums = g_new0 (Sums, 1);

  sums->names = g_string_new (NULL);
  return sums;
}

static void
end_part (gpointer part,
          gpointer user_data)
{
  Sums *sums = part, *all = user_data;

  g_string_append (all->names, sums->names->str);
  all->people += sums->people;
  all->minutes += sums->minutes;
  all->attended += sums->attended;
  g_string_free (sums->names, TRUE);
  g_free (sums);
}

/* Several threads come to the same, also from the plain days alone; the people come as they were added. */
static void
test_fold (void)
{
  const PcDemoOptions options = { .people = 1100, .seed = 3, .services_per_person = 2, .attendance = TRUE };
  const PcCaseFold fold = { begin_part, add_case, end_part };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "percorso.db");
  g_autoptr(PcStore) store = sample_open (path, PC_STORE_CREATE);
  Sums one = { .names = g_string_new (NULL) }, many = { .names = g_string_new (NULL) };

  g_assert_true (pc_demo_make_full (store, &options, NULL, NULL, NULL));
  g_assert_true (pc_case_foreach (store, NULL, pc_day_from_iso (ON), PC_CASE_HOURS | PC_CASE_DIARY, NULL, add_case, &one, NULL));
  g_assert_true (pc_case_fold (store, NULL, pc_day_from_iso (ON), PC_CASE_HOURS | PC_CASE_DAYS, NULL, &fold, &many, NULL));
  g_assert_cmpuint (one.people, ==, 1100);
  g_assert_cmpuint (many.people, ==, one.people);
  g_assert_cmpint (many.minutes, ==, one.minutes);
  g_assert_cmpint (many.attended, ==, one.attended);
  g_assert_cmpuint (many.names->len, ==, one.names->len);
  g_assert_cmpstr (many.names->str, !=, one.names->str);
  g_string_free (one.names, TRUE);
  g_string_free (many.names, TRUE);
}

static gboolean
count_open (PcCase   *one,
            gpointer  user_data)
{
  guint *seen = user_data;
  gboolean any = FALSE;

  for (guint i = 0; i < one->pathways->len; i++)
    {
      const PcPathwayCase *pathway = one->pathways->pdata[i];
      const PcDay closed = pc_record_get_day (pathway->pathway, PC_PATHWAY_CLOSED_ON);
      const gboolean open = closed == 0 || closed > one->on;

      any |= open;
      seen[0] += open ? pathway->plans->len : 0;
      seen[1] += open ? pathway->traineeships->len : 0;
      seen[2] += pathway->follow_ups->len;
      g_assert_true (open || (pathway->plans->len == 0 && pathway->traineeships->len == 0));
    }

  seen[3] += one->permits->len;
  g_assert_true (any || one->permits->len == 0);
  return TRUE;
}

/* What is wanted of open pathways is not read of closed ones, nor of people who have none but those. */
static void
test_open (void)
{
  static const char * const questions[] = {
    "SELECT count (*) FROM plan AS r JOIN pathway AS p ON p.id = r.pathway_id WHERE r.deleted_at IS NULL AND ",
    "SELECT count (*) FROM traineeship AS r JOIN pathway AS p ON p.id = r.pathway_id WHERE r.deleted_at IS NULL AND ",
    "SELECT count (*) FROM follow_up AS r JOIN pathway AS p ON p.id = r.pathway_id WHERE r.deleted_at IS NULL OR ",
    "SELECT count (DISTINCT r.id) FROM permit AS r JOIN pathway AS p USING (beneficiary_id) WHERE r.deleted_at IS NULL"
    " AND ",
  };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(PcStore) store = make_office (folder);
  guint seen[G_N_ELEMENTS (questions)] = { 0 };

  g_assert_true (pc_case_foreach (store, NULL, pc_day_from_iso (ON), PC_CASE_FOLLOW_UPS |
                                  PC_CASE_OPEN (PC_CASE_PLANS | PC_CASE_PERMITS), NULL, count_open, seen, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *sql = g_strconcat (questions[i], "(p.closed_on IS NULL OR p.closed_on > '" ON "')", NULL);

      g_assert_cmpuint (seen[i], >, 0);
      g_assert_cmpuint (seen[i], ==, ask (store, sql));
    }
}

static gboolean
write_deadlines (PcCase   *one,
                 gpointer  user_data)
{
  g_autoptr(GPtrArray) deadlines = pc_deadlines_new ();

  pc_deadlines_add (one, 60, deadlines);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcDeadline *deadline = deadlines->pdata[i];

      g_string_append_printf (user_data, "%s %s %d %s %s %s\n", deadline->person_id, deadline->kind, deadline->due,
                              deadline->record_id, deadline->text, deadline->source);
    }

  return TRUE;
}

static gboolean
write_ledger (PcCase   *one,
              gpointer  user_data)
{
  for (guint i = 0; i < one->pathways->len; i++)
    {
      g_auto(PcLedger) ledger = { 0 };

      pc_ledger_reckon (one, one->pathways->pdata[i], &ledger);
      for (guint j = 0; j < PC_LEDGER_N_COLUMNS; j++)
        g_string_append_printf (user_data, "%" G_GINT64_FORMAT " ", ledger.total[j]);
      g_string_append_printf (user_data, "%s\n", pc_record_get_id (one->person));
    }

  return TRUE;
}

static char *
write_all (PcStore     *store,
           PcCaseFunc   write,
           const char  *on,
           PcCaseParts  parts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_true (pc_case_foreach (store, NULL, pc_day_from_iso (on), parts, NULL, write, text, NULL));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The rules come to the same, whether a case is loaded for one of them, for both or with everything. */
static void
test_together (void)
{
  static const struct
  {
    PcCaseFunc  write;
    PcCaseParts parts;
  } rules[] = { { write_deadlines, PC_DEADLINES_PARTS }, { write_ledger, PC_LEDGER_PARTS } };
  static const char * const days[] = { ON, "2025-10-15" };
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(PcStore) store = make_office (folder);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint j = 0; j < G_N_ELEMENTS (days); j++)
      {
        g_autofree char *alone = write_all (store, rules[i].write, days[j], rules[i].parts);
        g_autofree char *together = write_all (store, rules[i].write, days[j], PC_LEDGER_PARTS | PC_DEADLINES_PARTS);
        g_autofree char *whole = write_all (store, rules[i].write, days[j], PC_CASE_ALL);

        g_assert_cmpstr (alone, !=, "");
        g_assert_cmpstr (together, ==, alone);
        g_assert_cmpstr (whole, ==, alone);
      }
}

/* One person, as records written by hand; what was removed is not there, what comes later does not count. */
static void
test_one (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GPtrArray) records = sample_put_all (store, SAMPLE_PLAIN);
  PcRecord *entry = sample_find (records, &pc_service_entry_kind);
  PcRecord *permit = sample_find (records, &pc_permit_kind);
  const char *person = pc_record_get_id (sample_find (records, &pc_beneficiary_kind));
  const PcDay on = pc_record_get_day (entry, PC_SERVICE_ENTRY_DATE);
  g_autoptr(PcCase) before = pc_case_load (store, person, on - 1, PC_CASE_ALL, NULL);
  g_autoptr(PcRecord) closure = pc_record_new (&pc_closure_kind);
  g_autoptr(PcCase) then = NULL;
  PcPathwayCase *pathway;

  g_assert_cmpuint (before->permits->len, ==, 1);
  g_assert_cmpuint (before->closures->len, ==, 0);
  pc_record_set_day (closure, PC_CLOSURE_STARTS_ON, on);
  pc_record_set_day (closure, PC_CLOSURE_ENDS_ON, on + 1);
  g_assert_true (pc_store_save (store, closure, NULL, NULL));
  sample_remove (store, permit);
  then = pc_case_load (store, person, on, PC_CASE_ALL, NULL);
  g_assert_cmpuint (then->permits->len, ==, 0);
  g_assert_cmpuint (then->documents->len, ==, 1);
  g_assert_cmpuint (then->pathways->len, ==, 1);
  pathway = then->pathways->pdata[0];
  g_assert_null (pathway->programme);
  g_assert_cmpuint (pathway->traineeships->len, ==, 1);
  g_assert_cmpuint (pathway->claim_lines->len, ==, 1);
  g_assert_cmpuint (pathway->goals->len, ==, 1);
  /* The same session is the person's own and one that she took part in: both are as they were typed. */
  g_assert_cmpuint (then->sessions->len, ==, 2);
  g_assert_cmpuint (((PcPathwayCase *) before->pathways->pdata[0])->hours->len, ==, 0);
  g_assert_cmpuint (pathway->hours->len, ==, 1);
  g_assert_cmpuint (then->competences->len, ==, 1);
  g_assert_cmpuint (then->closures->len, ==, 1);
  g_assert_cmpint (g_array_index (then->closures, PcPeriod, 0).ends, ==, on + 1);
}

static void
test_missing (void)
{
  g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
  g_autoptr(GError) error = NULL;

  g_assert_null (pc_case_load (store, "no \"such\" id", pc_day_from_iso (ON), PC_CASE_ALL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_NOT_FOUND);
}

static void
test_cancelled (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(PcStore) store = make_office (folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Sums sums = { .names = g_string_new (NULL) };

  g_cancellable_cancel (cancellable);
  g_assert_false (pc_case_foreach (store, NULL, pc_day_from_iso (ON), 0, cancellable, add_case, &sums, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (sums.people, ==, 0);
  g_string_free (sums.names, TRUE);
}

static void
test_scope (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autoptr(PcStore) store = make_office (folder);
  g_autofree char *operator = sample_query (pc_store_get_path (store), "SELECT operator_id FROM pathway WHERE operator_id IS NOT NULL");
  const PcCaseScope scopes[] = { { .operator_id = operator }, { .programme = "puoi-2022" }, { .open = TRUE } };
  g_autofree char *of_operator = g_strdup_printf ("SELECT count (*) FROM beneficiary AS b WHERE b.operator_id = '%s' OR EXISTS"
                                                  " (SELECT 1 FROM pathway AS p WHERE p.beneficiary_id = b.id"
                                                  " AND p.operator_id = '%s')", operator, operator);
  const char *questions[] = {
    of_operator,
    "SELECT count (DISTINCT beneficiary_id) FROM pathway WHERE programme = 'puoi-2022'",
    "SELECT count (DISTINCT beneficiary_id) FROM pathway AS p WHERE closed_on IS NULL OR closed_on >= '" MINDED_FROM "'"
    " OR EXISTS (SELECT 1 FROM follow_up AS f WHERE f.pathway_id = p.id AND (f.done_on IS NULL OR f.done_on > '" ON "'))"
    " OR EXISTS (SELECT 1 FROM claim AS c WHERE c.pathway_id = p.id AND (c.paid_on IS NULL OR c.paid_on > '" ON "'))",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      Sums sums = { .names = g_string_new (NULL) };

      g_assert_true (pc_case_foreach (store, &scopes[i], pc_day_from_iso (ON), 0, NULL, add_case, &sums, NULL));
      g_assert_cmpuint (sums.people, ==, ask (store, questions[i]));
      g_assert_cmpuint (sums.people, >, 0);
      g_string_free (sums.names, TRUE);
    }
}

/*
 * Who is still to be minded on a day: 18 months from the closing, that day of the month included, and as long as
 * something was not done by then, also where it has been done since
 */

static const struct
{
  const char *closed_on;
  const char *asked_on;      /* The day of a follow-up, "" for none; "never" for one that is not done. */
  const char *paid_on;       /* Likewise of a claim. */
  const char *on;
  gboolean    minded;
} closed[] = {
  { "2026-04-01", "", "", "2026-03-31", TRUE },
  { "2024-09-30", "", "", "2026-03-31", TRUE },
  { "2024-09-29", "", "", "2026-03-31", FALSE },
  { "2025-02-28", "", "", "2026-08-31", TRUE },
  { "2025-02-27", "", "", "2026-08-31", FALSE },
  { "2023-05-22", "never", "", "2026-03-31", TRUE },
  { "2023-05-22", "2026-04-01", "", "2026-03-31", TRUE },
  { "2023-05-22", "2026-03-31", "", "2026-03-31", FALSE },
  { "2023-05-22", "", "never", "2026-03-31", TRUE },
  { "2023-05-22", "", "2026-04-01", "2026-03-31", TRUE },
  { "2023-05-22", "", "2026-03-31", "2026-03-31", FALSE },
};

static PcRecord *
save_of_pathway (PcStore      *store,
                 const PcKind *kind,
                 const char   *pathway_id,
                 guint         day_field,
                 const char   *day)
{
  PcRecord *record = pc_record_new (kind);

  pc_record_set_text (record, pc_kind_find_field (kind, "pathway_id"), pathway_id);
  if (kind == &pc_follow_up_kind)
    pc_record_set_text (record, PC_FOLLOW_UP_KIND, "other");
  else
    pc_record_set_text (record, PC_CLAIM_STATUS, "submitted");
  if (strcmp (day, "never") != 0)
    pc_record_set_text (record, day_field, day);
  sample_save (store, record);
  return record;
}

static void
test_closed (void)
{
  const PcCaseScope scope = { .open = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr(PcStore) store = sample_open (NULL, PC_STORE_CREATE);
      g_autoptr(PcRecord) person = sample_person_add (store, "Diop");
      g_autoptr(PcRecord) pathway = pc_record_new (&pc_pathway_kind);
      g_autoptr(PcRecord) asked = NULL, paid = NULL;
      Sums sums = { .names = g_string_new (NULL) };

      pc_record_set_text (pathway, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (person));
      pc_record_set_text (pathway, PC_PATHWAY_PROGRAMME, "puoi-2019");
      pc_record_set_text (pathway, PC_PATHWAY_OPENED_ON, "2022-01-10");
      pc_record_set_text (pathway, PC_PATHWAY_CLOSED_ON, closed[i].closed_on);
      sample_save (store, pathway);
      if (*closed[i].asked_on != '\0')
        asked = save_of_pathway (store, &pc_follow_up_kind, pc_record_get_id (pathway), PC_FOLLOW_UP_DONE_ON, closed[i].asked_on);
      if (*closed[i].paid_on != '\0')
        paid = save_of_pathway (store, &pc_claim_kind, pc_record_get_id (pathway), PC_CLAIM_PAID_ON, closed[i].paid_on);

      g_test_message ("closed on %s, on %s", closed[i].closed_on, closed[i].on);
      g_assert_true (pc_case_foreach (store, &scope, pc_day_from_iso (closed[i].on), 0, NULL, add_case, &sums, NULL));
      g_assert_cmpuint (sums.people, ==, closed[i].minded);
      g_string_free (sums.names, TRUE);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-load/all", test_all);
  g_test_add_func ("/case-load/fold", test_fold);
  g_test_add_func ("/case-load/open", test_open);
  g_test_add_func ("/case-load/together", test_together);
  g_test_add_func ("/case-load/one", test_one);
  g_test_add_func ("/case-load/missing", test_missing);
  g_test_add_func ("/case-load/cancelled", test_cancelled);
  g_test_add_func ("/case-load/scope", test_scope);
  g_test_add_func ("/case-load/closed", test_closed);

  return g_test_run ();
}
