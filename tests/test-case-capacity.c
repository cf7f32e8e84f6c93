/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-case-capacity.h"

#include <locale.h>
#include <string.h>

#include "pc-case-load.h"
#include "pc-kinds.h"
#include "sample-endowment.h"

/* An office whose traineeship is asked about, of 1 February to 31 July 2026, and those of other people around it. */
typedef struct
{
  SampleEndowment  office;
  PcRecord        *hosts[2];
  PcRecord        *tutors[3];    /* Company tutors of the first host. */
  PcRecord        *operators[3];
} Fixture;

static void
fill (PcRecord   *record,
      const char *fields)
{
  g_auto(GStrv) list = g_strsplit (fields, "; ", -1);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], "=", 2);

      pc_record_parse (record, pc_kind_find_field (pc_record_get_kind (record), pair[0]), pair[1], &error);
      g_assert_no_error (error);
    }
}

static PcRecord *
add (Fixture      *self,
     const PcKind *kind,
     guint         parent_field,
     PcRecord     *parent,
     const char   *fields)
{
  return sample_endowment_add (&self->office, kind, parent_field, parent, fields);
}

static void
open_fixture (Fixture *self)
{
  g_autoptr(PcRecord) place = NULL;

  sample_endowment_open (&self->office);
  for (guint i = 0; i < G_N_ELEMENTS (self->hosts); i++)
    self->hosts[i] = add (self, &pc_organisation_kind, 0, NULL, "kind=host; name=Forno");
  place = add (self, &pc_office_kind, 0, NULL, "name=Sportello; code=SP");
  for (guint i = 0; i < G_N_ELEMENTS (self->tutors); i++)
    {
      self->tutors[i] = add (self, &pc_contact_kind, PC_CONTACT_ORGANISATION_ID, self->hosts[0], "family_name=Bruni");
      self->operators[i] = add (self, &pc_operator_kind, PC_OPERATOR_OFFICE_ID, place, "family_name=Verdi");
    }
}

static void
close_fixture (Fixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->hosts); i++)
    g_object_unref (self->hosts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->tutors); i++)
    {
      g_object_unref (self->tutors[i]);
      g_object_unref (self->operators[i]);
    }
  sample_endowment_close (&self->office);
}

/* "host=1 tutor=2 operator=0 ": by their position. */
static void
name_parties (Fixture    *self,
              PcRecord   *record,
              const char *parties)
{
  g_auto(GStrv) words = g_strsplit (parties, " ", -1);
  const gboolean event = pc_record_get_kind (record) == &pc_traineeship_event_kind;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], '=') + 1;
      const guint position = (guint) g_ascii_strtoull (value, NULL, 10);

      if (g_str_has_prefix (words[i], "host="))
        pc_record_set_text (record, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (self->hosts[position]));
      else if (g_str_has_prefix (words[i], "tutor="))
        pc_record_set_text (record, event ? PC_TRAINEESHIP_EVENT_HOST_TUTOR_ID : PC_TRAINEESHIP_HOST_TUTOR_ID,
                            pc_record_get_id (self->tutors[position]));
      else
        pc_record_set_text (record, event ? PC_TRAINEESHIP_EVENT_PROMOTER_TUTOR_ID : PC_TRAINEESHIP_PROMOTER_TUTOR_ID,
                            pc_record_get_id (self->operators[position]));
    }

  sample_endowment_save (&self->office, record);
}

/* "2026-03-01 tutor=1" with "; " between: "tutor=" of the host, "operator=" of the promoter; all else is its kind. */
static void
add_events (Fixture    *self,
            PcRecord   *traineeship,
            const char *events)
{
  g_auto(GStrv) list = g_strsplit (events, "; ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (list[i], " ", 2);
      const gboolean of_host = g_str_has_prefix (words[1], "tutor=");
      const gboolean of_promoter = g_str_has_prefix (words[1], "operator=");
      g_autofree char *fields = g_strdup_printf ("date=%s; kind=%s", words[0], of_host ? "host-tutor-change" :
                                                 of_promoter ? "promoter-tutor-change" : words[1]);
      g_autoptr(PcRecord) event = add (self, &pc_traineeship_event_kind, PC_TRAINEESHIP_EVENT_TRAINEESHIP_ID,
                                       traineeship, fields);

      if (of_host || of_promoter)
        name_parties (self, event, words[1]);
    }
}

static PcRecord *
add_other (Fixture    *self,
           const char *days,
           const char *parties,
           const char *events)
{
  g_autoptr(PcRecord) person = add (self, &pc_beneficiary_kind, 0, NULL, "family_name=Sow");
  g_autoptr(PcRecord) pathway = add (self, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID, person,
                                     "programme=puoi-plus-2025; opened_on=2025-10-01");
  g_auto(GStrv) words = g_strsplit (days, "..", 2);
  g_autofree char *fields = g_strdup_printf ("starts_on=%s; ends_on=%s; occupation_code=6.5.1.2", words[0], words[1]);
  g_autoptr(PcRecord) traineeship = pc_record_new (&pc_traineeship_kind);

  fill (traineeship, fields);
  pc_record_set_text (traineeship, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (pathway));
  name_parties (self, traineeship, parties);
  if (*events != '\0')
    add_events (self, traineeship, events);
  return g_steal_pointer (&traineeship);
}

static char *
write_periods (GArray *periods)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < periods->len; i++)
    {
      const PcPeriod *period = &g_array_index (periods, PcPeriod, i);
      g_autofree char *starts = pc_day_to_iso (period->starts);
      g_autofree char *ends = pc_day_to_iso (period->ends);

      g_string_append_printf (text, "%s%s..%s%s", text->len > 0 ? " " : "", starts, ends, period->same ? "=" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static PcTraineeshipCase *
load (Fixture  *self,
      PcCase  **owner)
{
  g_autoptr(GError) error = NULL;
  PcPathwayCase *pathway;

  *owner = pc_case_load (self->office.store, pc_record_get_id (self->office.person), pc_day_from_iso ("2026-03-01"),
                         PC_CASE_CAPACITY, &error);
  g_assert_no_error (error);
  pathway = pc_case_find_pathway (*owner, NULL);
  g_assert_nonnull (pathway);
  return pathway->traineeships->pdata[0];
}

/*
 * The traineeship of host 0, company tutor 0, promoter's tutor 0, and another one
 */

static const struct
{
  const char *what;
  const char *own;         /* Its events. */
  const char *days;        /* The other: its days, */
  const char *parties;
  const char *events;
  const char *at_host;     /* What it comes to: "=" marks the same host and occupation. */
  const char *of_host_tutor;
  const char *of_promoter_tutor;
} rows[] = {
  { "nothing in common", "", "2026-02-01..2026-07-31", "host=1 tutor=1 operator=1", "", "", "", "" },
  { "all in common", "", "2026-01-15..2026-07-14", "host=0 tutor=0 operator=0", "", "2026-01-15..2026-07-14=",
    "2026-01-15..2026-07-14=", "2026-01-15..2026-07-14=" },
  { "it ends on the first day", "", "2025-09-01..2026-02-01", "host=0", "", "2025-09-01..2026-02-01=", "", "" },
  { "it ends the day before", "", "2025-09-01..2026-01-31", "host=0 tutor=0", "", "", "", "" },
  { "it begins on the last day", "", "2026-07-31..2026-12-31", "host=0", "", "2026-07-31..2026-12-31=", "", "" },
  { "it begins the day after", "", "2026-08-01..2026-12-31", "host=0 tutor=0", "", "", "", "" },
  { "never begun", "", "2026-02-01..2026-07-31", "host=0 tutor=0", "2026-02-01 cancellation", "", "", "" },
  { "broken off", "", "2026-01-01..2026-06-30", "host=0 tutor=0", "2026-03-10 interruption", "2026-01-01..2026-03-10=",
    "2026-01-01..2026-03-10=", "" },
  { "another tutor took it over", "", "2026-01-01..2026-06-30", "host=1 tutor=0", "2026-03-10 tutor=1", "",
    "2026-01-01..2026-03-09", "" },
  { "the tutor took it over", "", "2026-01-01..2026-06-30", "host=1 tutor=1", "2026-03-10 tutor=0", "",
    "2026-03-10..2026-06-30", "" },
  { "the tutor had it, gave it away and took it back", "", "2026-01-01..2026-06-30", "host=1 tutor=0",
    "2026-03-10 tutor=1; 2026-04-10 tutor=0", "", "2026-01-01..2026-03-09 2026-04-10..2026-06-30", "" },
  { "the tutor had it for a month", "", "2026-01-01..2026-06-30", "host=1 tutor=1",
    "2026-03-10 tutor=0; 2026-04-10 tutor=2", "", "2026-03-10..2026-04-09", "" },
  { "two changes of one day: the last counts", "", "2026-01-01..2026-06-30", "host=1 tutor=1",
    "2026-03-10 tutor=0; 2026-03-10 tutor=2", "", "", "" },
  { "before that tutor was there", "2026-05-01 tutor=1", "2026-01-01..2026-06-30", "host=1 tutor=0", "", "",
    "2026-01-01..2026-04-30", "" },
  { "of the tutor who comes", "2026-05-01 tutor=1", "2026-01-01..2026-06-30", "host=1 tutor=1", "", "",
    "2026-05-01..2026-06-30", "" },
  { "both change, and meet for a month", "2026-03-01 tutor=1", "2026-01-01..2026-06-30", "host=1 tutor=1",
    "2026-04-01 tutor=2", "", "2026-03-01..2026-03-31", "" },
  { "both change, and never meet", "2026-04-01 tutor=1", "2026-01-01..2026-06-30", "host=1 tutor=1",
    "2026-04-01 tutor=2", "", "", "" },
  { "the promoter's tutor likewise", "2026-03-01 operator=1", "2026-01-01..2026-06-30", "host=1 operator=1",
    "2026-04-01 operator=2", "", "", "2026-03-01..2026-03-31" },
  { "only an event names one", "", "2026-01-01..2026-06-30", "host=1", "2026-04-01 tutor=0", "",
    "2026-04-01..2026-06-30", "" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture;
      g_autoptr(PcCase) owner = NULL;
      g_autoptr(PcRecord) other = NULL;
      g_autofree char *at_host = NULL, *of_host_tutor = NULL, *of_promoter_tutor = NULL;
      PcTraineeshipCase *found;

      g_test_message ("%s", rows[i].what);
      open_fixture (&fixture);
      fill (fixture.office.traineeship, "occupation_code=6.5.1.2");
      name_parties (&fixture, fixture.office.traineeship, "host=0 tutor=0 operator=0");
      if (*rows[i].own != '\0')
        add_events (&fixture, fixture.office.traineeship, rows[i].own);
      other = add_other (&fixture, rows[i].days, rows[i].parties, rows[i].events);

      found = load (&fixture, &owner);
      at_host = write_periods (found->at_host);
      of_host_tutor = write_periods (found->of_host_tutor);
      of_promoter_tutor = write_periods (found->of_promoter_tutor);
      g_assert_cmpstr (at_host, ==, rows[i].at_host);
      g_assert_cmpstr (of_host_tutor, ==, rows[i].of_host_tutor);
      g_assert_cmpstr (of_promoter_tutor, ==, rows[i].of_promoter_tutor);
      close_fixture (&fixture);
    }
}

/* One that is not kept yet, and one that is about to be kept with another host: their records count. */
static void
test_not_kept (void)
{
  Fixture fixture;
  g_autoptr(PcCase) owner = NULL;
  g_autoptr(PcRecord) other = NULL;
  g_autoptr(PcRecord) record = pc_record_new (&pc_traineeship_kind);
  g_autoptr(GPtrArray) asked = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  PcTraineeshipCase *found, *added;

  open_fixture (&fixture);
  name_parties (&fixture, fixture.office.traineeship, "host=0 tutor=0");
  other = add_other (&fixture, "2026-02-01..2026-07-31", "host=1 tutor=1", "");
  found = load (&fixture, &owner);
  g_assert_cmpuint (found->at_host->len, ==, 0);

  pc_record_set_text (found->traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (fixture.hosts[1]));
  fill (record, "starts_on=2026-07-31; ends_on=2026-12-31");
  pc_record_set_text (record, PC_TRAINEESHIP_HOST_TUTOR_ID, pc_record_get_id (fixture.tutors[1]));
  added = pc_case_add_traineeship (pc_case_find_pathway (owner, NULL), record, NULL);
  g_ptr_array_add (asked, found);
  g_ptr_array_add (asked, added);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (pc_case_capacity_read (fixture.office.store, asked, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (found->at_host->len, ==, 1);
      g_assert_cmpuint (found->of_host_tutor->len, ==, 0);
      g_assert_cmpuint (added->at_host->len, ==, 0);
      g_assert_cmpuint (added->of_host_tutor->len, ==, 1);
    }
  close_fixture (&fixture);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-capacity/rows", test_rows);
  g_test_add_func ("/case-capacity/not-kept", test_not_kept);

  return g_test_run ();
}
