/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness.h"

#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "ready.h"

/*
 * Papers as rows
 */

static const PcPaper *
find_paper (GArray     *papers,
            const char *type)
{
  for (guint i = 0; i < papers->len; i++)
    if (g_str_equal (g_array_index (papers, PcPaper, i).document->type, type))
      return &g_array_index (papers, PcPaper, i);

  g_error ("“%s” is not listed", type);
}

static const struct
{
  const char *type;
  const char *state;
  const char *kind;       /* Of the record that says so. */
  const char *until;
} papers[] = {
  { "host-record", "there", "document", NULL },
  { "adhesion-form", "there", "pathway", NULL },
  { "privacy-notice", "there", "beneficiary", NULL },
  { "permit", "there", "permit", "2029-02-28" },
  { "tax-code", "there", "beneficiary", NULL },
  { "minor-attestation", "not-needed", NULL, NULL },
  { "young-migrant-attestation", "not-needed", NULL, NULL },
  { "did", "there", "beneficiary", "2026-07-10" },
  { "non-training-register", "there", "document", NULL },
  { "training-register-cover", "there", "traineeship", NULL },
  { "convention", "there", "traineeship", NULL },
  { "pfi", "there", "traineeship", NULL },
};

static void
test_papers (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autoptr(GArray) list = pc_readiness_list_papers (self, sample_case_get_pathway (self), traineeship, self->on);

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (papers));
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      const PcPaper *paper = find_paper (list, papers[i].type);

      g_test_message ("%s", papers[i].type);
      g_assert_cmpstr (paper->step, ==, "clearance");
      g_assert_cmpstr (pc_paper_state_get_code (paper->state), ==, papers[i].state);
      g_assert_cmpint (paper->until, ==, papers[i].until != NULL ? pc_day_from_iso (papers[i].until) : 0);
      if (papers[i].kind != NULL)
        g_assert_cmpstr (pc_record_get_kind (paper->record)->name, ==, papers[i].kind);
      g_assert_cmpint (paper->field >= 0, ==, paper->record != NULL && g_strcmp0 (papers[i].kind, "document") != 0);
    }
}

/* Without a programme or a traineeship there is still an answer. */
static void
test_papers_of_nothing (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_autoptr(GArray) without = pc_readiness_list_papers (self, pathway, NULL, self->on);
  g_autoptr(GArray) none = NULL;

  g_assert_cmpint (find_paper (without, "pfi")->state, ==, PC_PAPER_MISSING);
  g_clear_object (&pathway->programme);
  none = pc_readiness_list_papers (self, pathway, NULL, self->on);
  g_assert_cmpuint (none->len, ==, 0);
}

/* FACTS 1.6: a valid permit or the renewal kit. The permits on record say more than a copy of one. */
static const struct
{
  const char *what;
  const char *permit;
  const char *document;
  const char *state;
  const char *until;
} permits[] = {
  { "in force", "title=ASI; starts_on=2024-01-01; expires_on=2026-03-01", NULL, "there", "2026-03-01" },
  { "expired", "title=ASI; starts_on=2024-01-01; expires_on=2026-02-28", NULL, "expired", "2026-02-28" },
  { "expired, with a copy of it", "title=ASI; starts_on=2024-01-01; expires_on=2026-02-28",
    "kind=permit; issued_on=2024-01-01", "expired", "2026-02-28" },
  { "the kit", "title=ASI; starts_on=2024-01-01; expires_on=2026-02-28; renewal_on=2026-02-01", NULL, "there", NULL },
  { "refused", "title=ASI; status=refused", NULL, "missing", NULL },
  { "none, but a copy of one", NULL, "kind=permit; issued_on=2024-01-01; expires_on=2027-01-01", "there",
    "2027-01-01" },
  { "nothing at all", NULL, NULL, "missing", NULL },
  { "expired by its status", "title=ASI; status=expired", NULL, "expired", NULL },
};

static void
test_permits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (permits); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      g_autoptr(GArray) list = NULL;
      const PcPaper *paper;

      g_test_message ("%s", permits[i].what);
      g_ptr_array_set_size (self->permits, 0);
      if (permits[i].permit != NULL)
        sample_case_add_permit (self, permits[i].permit);
      if (permits[i].document != NULL)
        sample_case_add_document (self, permits[i].document);
      list = pc_readiness_list_papers (self, sample_case_get_pathway (self), NULL, self->on);
      paper = find_paper (list, "permit");
      g_assert_cmpstr (pc_paper_state_get_code (paper->state), ==, permits[i].state);
      g_assert_cmpint (paper->until, ==, permits[i].until != NULL ? pc_day_from_iso (permits[i].until) : 0);
    }
}

/* The newest paper that was there on the day counts, not one that came later. */
static void
test_paper_of_the_day (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcRecord *early = sample_case_add_document (self, "kind=did; issued_on=2025-12-01");
  PcRecord *late = sample_case_add_document (self, "kind=did; issued_on=2026-03-02");
  g_autoptr(GArray) then = pc_readiness_list_papers (self, sample_case_get_pathway (self), NULL, self->on);
  g_autoptr(GArray) later = pc_readiness_list_papers (self, sample_case_get_pathway (self), NULL, self->on + 1);

  g_assert_true (find_paper (then, "did")->record == early);
  g_assert_cmpint (find_paper (then, "did")->until, ==, pc_day_from_iso ("2026-06-01"));
  g_assert_true (find_paper (later, "did")->record == late);
}

/* FACTS 1.6: six months, at the ends of months. */
static const struct
{
  const char *issued_on;
  const char *last;
} ages[] = {
  { "2025-08-31", "2026-02-28" },
  { "2027-08-31", "2028-02-29" },
  { "2025-08-28", "2026-02-28" },
  { "2026-02-28", "2026-08-28" },
  { "2026-03-30", "2026-09-30" },
};

static void
test_ages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      const PcDay last = pc_day_from_iso (ages[i].last);
      g_autoptr(GArray) then = NULL;
      g_autoptr(GArray) later = NULL;

      g_test_message ("of %s", ages[i].issued_on);
      sample_case_set (self->person, "did_on", ages[i].issued_on);
      then = pc_readiness_list_papers (self, sample_case_get_pathway (self), NULL, last);
      later = pc_readiness_list_papers (self, sample_case_get_pathway (self), NULL, last + 1);
      g_assert_cmpint (find_paper (then, "did")->state, ==, PC_PAPER_THERE);
      g_assert_cmpint (find_paper (later, "did")->state, ==, PC_PAPER_TOO_OLD);
      g_assert_cmpint (find_paper (later, "did")->until, ==, last);
    }
}

/*
 * What is kept of a request
 */

static char *
freeze (PcCase *self)
{
  return pc_readiness_freeze (self, sample_case_get_pathway (self), sample_case_get_traineeship (self), self->on);
}

static JsonObject *
parse (JsonParser *parser,
       const char *frozen)
{
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, frozen, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_freeze (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  g_autoptr(JsonParser) parser = json_parser_new ();
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autofree char *frozen = NULL;
  g_autofree char *name = NULL;
  g_autofree char *host = NULL;
  JsonObject *object, *finding;

  sample_case_set (self->person, "iban", "");
  frozen = freeze (self);
  object = parse (parser, frozen);
  g_assert_cmpint (json_object_get_int_member (object, "version"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (object, "requested_on"), ==, "2026-03-01");
  g_assert_cmpstr (json_object_get_string_member (object, "programme"), ==, PLUS);
  g_assert_cmpstr (json_object_get_string_member (object, "edition"), ==, "2025-1");
  g_assert_true (json_object_get_null_member (object, "region"));
  g_assert_cmpstr (json_object_get_string_member (object, "host_name"), ==, "Panificio Rossi");
  g_assert_cmpstr (json_object_get_string_member (object, "starts_on"), ==, "2026-04-01");
  g_assert_cmpint (json_object_get_int_member (object, "hours_asked_minutes"), ==, 20 * 60);
  g_assert_cmpint (json_object_get_int_member (object, "hours_certified_minutes"), ==, 20 * 60);
  g_assert_cmpstr (json_object_get_string_member (object, "verdict"), ==, "unknown");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "findings")), ==, 3);

  finding = json_array_get_object_element (json_object_get_array_member (object, "findings"), 1);
  g_assert_cmpstr (json_object_get_string_member (finding, "rule"), ==, "clearance-iban-missing");
  g_assert_cmpstr (json_object_get_string_member (finding, "level"), ==, "unknown");
  g_assert_cmpstr (json_object_get_string_member (finding, "kind"), ==, "beneficiary");
  g_assert_cmpstr (json_object_get_string_member (finding, "field"), ==, "iban");
  g_assert_cmpstr (json_object_get_string_member (finding, "record"), ==, pc_record_get_id (self->person));
  g_assert_false (json_object_get_boolean_member (finding, "assumed"));
  g_assert_nonnull (json_object_get_string_member (finding, "source"));

  host = pc_readiness_parse_host (frozen, &name);
  g_assert_cmpstr (host, ==, pc_record_get_id (traineeship->host));
  g_assert_cmpstr (name, ==, "Panificio Rossi");
}

/* The same records on the same day give the same text, which is what the journal compares. */
static void
test_freeze_again (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  g_autofree char *first = freeze (self);
  g_autofree char *second = freeze (self);

  g_assert_cmpstr (first, ==, second);
}

static const struct
{
  const char *what;
  const char *person;
  const char *traineeship;
  const char *rules;
} changes[] = {
  { "nothing", NULL, NULL, "" },
  { "an account since", "iban=IT60X0542811101000000123456", NULL, "clearance-changed-settled:note" },
  { "other days", NULL, "starts_on=2026-05-01; ends_on=2026-10-31", "clearance-changed-days:warning" },
  { "another host", NULL, "host_id=01a20a32-65aa-7782-8157-ca1eb3a272ee", "clearance-changed-host:warning" },
  { "privacy no longer signed", "privacy_on=", NULL, "clearance-changed-new:refused" },
  { "both", "privacy_on=; iban=IT60X0542811101000000123456", NULL,
    "clearance-changed-new:refused clearance-changed-settled:note" },
};

static void
test_changes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
      g_autoptr(GPtrArray) findings = NULL;
      g_autofree char *frozen = NULL;
      g_autofree char *rules = NULL;

      g_test_message ("%s", changes[i].what);
      sample_case_set (self->person, "iban", "");
      frozen = freeze (self);
      if (changes[i].person != NULL)
        sample_case_fill (self->person, changes[i].person);
      if (changes[i].traineeship != NULL)
        sample_case_fill (traineeship->traineeship, changes[i].traineeship);
      findings = pc_readiness_list_changes (frozen, self, sample_case_get_pathway (self), traineeship, 0);
      rules = sample_findings_dup_rules (findings);
      g_assert_cmpstr (rules, ==, changes[i].rules);
    }
}

/* Seen from a later day, what time has done shows as well: the declaration is too old by then. */
static void
test_later (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autofree char *frozen = freeze (self);
  g_autoptr(GPtrArray) same = pc_readiness_list_changes (frozen, self, sample_case_get_pathway (self), traineeship, 0);
  g_autoptr(GPtrArray) later = NULL;

  g_assert_cmpuint (same->len, ==, 0);
  later = pc_readiness_list_changes (frozen, self, sample_case_get_pathway (self), traineeship,
                                     pc_day_from_iso ("2026-07-11"));
  g_assert_nonnull (sample_findings_find (later, "clearance-changed-new"));
}

/* A page of the register that was taken away, and another edition of the rules. */
static void
test_hours_and_rules (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autofree char *frozen = freeze (self);
  g_autofree char *other = NULL;
  g_auto(GStrv) parts = g_strsplit (frozen, "\"2025-1\"", 2);
  g_autoptr(GPtrArray) findings = NULL;

  g_array_index (pathway->hours, PcHours, 1).certified -= 60;
  other = g_strjoinv ("\"2025-0\"", parts);
  findings = pc_readiness_list_changes (other, self, pathway, traineeship, 0);
  g_assert_nonnull (sample_findings_find (findings, "clearance-changed-hours"));
  g_assert_nonnull (sample_findings_find (findings, "clearance-changed-rules"));
  g_assert_nonnull (sample_findings_find (findings, "clearance-changed-new"));
}

/* The request named another host than the traineeship has: that alone says that it was replaced. */
static void
test_other_host (void)
{
  g_autoptr(PcCase) self = make_ready ("puoi-2019");
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autofree char *frozen = freeze (self);
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  sample_case_fill (traineeship->traineeship, "clearance_asked_on=2026-03-01; clearance_on=2026-03-01");
  pc_record_set_text (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN, frozen);
  g_assert_false (pc_readiness_is_substituted (traineeship, self->on));
  sample_case_set (traineeship->traineeship, "host_id", "01a20a32-65aa-7782-8157-ca1eb3a272ee");
  g_assert_true (pc_readiness_is_substituted (traineeship, self->on));
  pc_readiness_check (self, sample_case_get_pathway (self), traineeship, self->on, findings);
  g_assert_nonnull (sample_findings_find (findings, "clearance-substitution-request"));
}

static gboolean
says (PcCase     *self,
      PcDay       on,
      const char *rule)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_readiness_check (self, sample_case_get_pathway (self), sample_case_get_traineeship (self), on, findings);
  return sample_findings_find (findings, rule) != NULL;
}

/* Replaced on the very day of the request: for whom it was made is what it has kept. A new one starts anew. */
static void
test_replaced_that_day (void)
{
  g_autoptr(PcCase) self = make_ready ("puoi-2019");
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autofree char *frozen = freeze (self);
  g_autofree char *again = NULL;

  sample_case_fill (traineeship->traineeship, "clearance_asked_on=2026-03-01; clearance_on=2026-03-01");
  pc_record_set_text (traineeship->traineeship, PC_TRAINEESHIP_CLEARANCE_FROZEN, frozen);
  g_assert_false (says (self, self->on + 1, "clearance-substitution-day"));
  sample_case_add_event (traineeship, "kind=host-substitution; date=2026-03-01");
  g_assert_false (pc_readiness_is_substituted (traineeship, self->on + 1));
  g_assert_true (says (self, self->on + 1, "clearance-substitution-day"));
  g_assert_false (says (self, self->on + 1, "clearance-substitution-request"));

  sample_case_set (traineeship->traineeship, "host_id", "01a20a32-65aa-7782-8157-ca1eb3a272ee");
  g_assert_true (pc_readiness_is_substituted (traineeship, self->on + 1));
  g_assert_true (says (self, self->on + 1, "clearance-substitution-request"));
  g_assert_false (says (self, self->on + 1, "clearance-substitution-day"));

  sample_case_set (traineeship->traineeship, "clearance_asked_on", "2026-03-02");
  again = pc_readiness_freeze (self, sample_case_get_pathway (self), traineeship, self->on + 1);
  g_assert_null (strstr (again, "clearance-substitution"));
  g_assert_false (pc_readiness_is_substituted (traineeship, self->on + 1));
}

/* Nothing that anybody may have put there breaks it. */
static void
test_broken (void)
{
  static const char * const texts[] = {
    "", "x", "{", "[]", "null", "1", "{}", "{\"requested_on\": 3}", "{\"requested_on\": \"x\", \"findings\": 1}",
    "{\"requested_on\": \"2026-03-01\", \"findings\": [1, null, {}, {\"rule\": []}], \"host\": {}}",
    "{\"requested_on\": \"2026-03-01\", \"hours_certified_minutes\": \"x\", \"starts_on\": 5, \"ends_on\": [1]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
      g_autofree char *host = pc_readiness_parse_host (texts[i], NULL);
      g_autoptr(GPtrArray) findings = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (host);
      findings = pc_readiness_list_changes (texts[i], self, sample_case_get_pathway (self), traineeship, self->on);
      g_assert_cmpuint (findings->len, >, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/readiness-freeze/papers", test_papers);
  g_test_add_func ("/readiness-freeze/papers-of-nothing", test_papers_of_nothing);
  g_test_add_func ("/readiness-freeze/permits", test_permits);
  g_test_add_func ("/readiness-freeze/paper-of-the-day", test_paper_of_the_day);
  g_test_add_func ("/readiness-freeze/ages", test_ages);
  g_test_add_func ("/readiness-freeze/freeze", test_freeze);
  g_test_add_func ("/readiness-freeze/freeze-again", test_freeze_again);
  g_test_add_func ("/readiness-freeze/changes", test_changes);
  g_test_add_func ("/readiness-freeze/later", test_later);
  g_test_add_func ("/readiness-freeze/hours-and-rules", test_hours_and_rules);
  g_test_add_func ("/readiness-freeze/other-host", test_other_host);
  g_test_add_func ("/readiness-freeze/replaced-that-day", test_replaced_that_day);
  g_test_add_func ("/readiness-freeze/broken", test_broken);

  return g_test_run ();
}
