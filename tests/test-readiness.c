/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-readiness.h"

#include <locale.h>
#include <string.h>

#include "programme-text.h"
#include "ready.h"
#include "sample-programme.h"

static void
assert_readiness (PcCase     *self,
                  const char *verdict,
                  const char *rules)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  const PcVerdict result = pc_readiness_check (self, pathway, pc_case_get_traineeship (pathway), self->on, findings);
  g_autofree char *said = sample_findings_dup_rules (findings);

  g_assert_cmpstr (said, ==, rules);
  g_assert_cmpstr (pc_verdict_get_code (result), ==, verdict);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      g_assert_nonnull (finding->kind);
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
    }
}

/* What is always said, and @rule, in the order of the words. */
static char *
with_always (const char *rules)
{
  g_autofree char *text = g_strconcat (ALWAYS, *rules != '\0' ? " " : "", rules, NULL);
  g_auto(GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = i + 1; words[j] != NULL; j++)
      if (strcmp (words[i], words[j]) > 0)
        {
          char *other = words[i];

          words[i] = words[j];
          words[j] = other;
        }

  return g_strjoinv (" ", words);
}

/*
 * One thing is different from what is needed
 */

static const struct
{
  const char *source;        /* Of the rule in FACTS: section and word or key. */
  const char *what;
  const char *person;
  const char *pathway;
  const char *host;
  const char *traineeship;
  const char *document;
  const char *verdict;
  const char *rules;
} rows[] = {
  { "1.6", "nothing is missing", NULL, NULL, NULL, NULL, NULL, "yes", "" },
  { "1.6 All. 2 with IBAN", "no account", "iban=", NULL, NULL, NULL, NULL, "unknown",
    "clearance-iban-missing:unknown" },
  { "1.6 All. 2 with IBAN", "of somebody else", "iban_holder=A friend", NULL, NULL, NULL, NULL, "yes",
    "clearance-iban-holder:warning" },
  { "1.6 All. 2 signed", "adhesion not signed", NULL, "adhesion_on=", NULL, NULL, NULL, "no",
    "clearance-missing-adhesion-form:refused" },
  { "1.6 All. 2 signed", "signed only a day later", NULL, "adhesion_on=2026-03-02", NULL, NULL, NULL, "no",
    "clearance-missing-adhesion-form:refused" },
  { "1.6 All. 2 signed", "the paper is there, without a signature", NULL, "adhesion_on=", NULL, NULL,
    "kind=adhesion-form; received_on=2026-02-01", "no", "clearance-unsigned-adhesion-form:refused" },
  { "1.6 All. 2 signed", "the same, signed", NULL, "adhesion_on=", NULL, NULL,
    "kind=adhesion-form; received_on=2026-02-01; signed_on=2026-02-01", "yes", "" },
  { "1.6 signed privacy", "not signed", "privacy_on=", NULL, NULL, NULL, NULL, "no",
    "clearance-missing-privacy-notice:refused" },
  { "1.6 health card or tax code", "no code", "tax_code=", NULL, NULL, NULL, NULL, "no",
    "clearance-missing-tax-code:refused" },
  { "1.6 health card or tax code", "the card is there", "tax_code=", NULL, NULL, NULL,
    "kind=tax-code; issued_on=2024-01-01", "yes", "" },
  { "1.6 health card or tax code", "it has expired", NULL, NULL, NULL, NULL,
    "kind=tax-code; issued_on=2020-02-28; expires_on=2026-02-28", "no", "clearance-expired-tax-code:refused" },
  { "1.6 health card or tax code", "it expires on the day", NULL, NULL, NULL, NULL,
    "kind=tax-code; issued_on=2020-02-28; expires_on=2026-03-01", "yes", "" },
  { "1.6 DID <= 6 months", "six months to the day", "did_on=2025-09-01", NULL, NULL, NULL, NULL, "yes", "" },
  { "1.6 DID <= 6 months", "a day more", "did_on=2025-08-31", NULL, NULL, NULL, NULL, "no",
    "clearance-too-old-did:refused" },
  { "1.6 DID <= 6 months", "the document counts before the field", "did_on=2025-01-01", NULL, NULL, NULL,
    "kind=did; issued_on=2026-01-15", "yes", "" },
  { "1.6 DID <= 6 months", "a document of no day, and no field", "did_on=", NULL, NULL, NULL,
    "kind=did; received_on=2026-01-15", "unknown", "clearance-undated-did:unknown eligibility-did-missing:unknown" },
  { "1.6 DID", "none", "did_on=", NULL, NULL, NULL, NULL, "no",
    "clearance-missing-did:refused eligibility-did-missing:unknown" },
  { "1.6 convention", "none", NULL, NULL, "agreement_on=", "agreement_on=", NULL, "no",
    "clearance-missing-convention:refused" },
  { "1.6 convention", "signed a day later", NULL, NULL, "agreement_on=2026-03-02", "agreement_on=", NULL, "no",
    "clearance-missing-convention:refused" },
  { "1.6 convention", "that of the host", NULL, NULL, NULL, "agreement_on=", NULL, "yes", "" },
  { "1.6 convention", "ended", NULL, NULL, "agreement_ends_on=2026-02-28", NULL, NULL, "no",
    "clearance-convention-expired:refused" },
  { "1.6 PFI", "not signed", NULL, NULL, NULL, "project_on=", NULL, "no", "clearance-missing-pfi:refused" },
  { "1.6 cover of All. 4", "not stamped", NULL, NULL, NULL, "register_stamped_on=", NULL, "no",
    "clearance-missing-training-register-cover:refused" },
  { "1.6 All. 9 host record", "a question is not answered", NULL, NULL, "insolvency=", NULL, NULL, "unknown",
    "clearance-host-field:unknown" },
  { "2 host quota", "too many trainees of others", NULL, NULL, "staff=5; other_trainees=1", NULL, NULL, "no",
    "clearance-quota:refused" },
  { "2 dismissals", "some", NULL, NULL, "recent_dismissals=yes", NULL, NULL, "no", "clearance-dismissals:refused" },
  { "2 PFI content: tutors", "none named", NULL, NULL, NULL, "host_tutor_id=; promoter_tutor_id=", NULL, "unknown",
    "traineeship-host-tutor:unknown traineeship-promoter-tutor:unknown" },
  { "2 PFI content: insurance", "none entered", NULL, NULL, NULL, "accident_insurance=; liability_insurance=", NULL,
    "unknown", "traineeship-accident-insurance:unknown traineeship-liability-insurance:unknown" },
  { "2 PFI content: activities", "none entered", NULL, NULL, NULL, "objectives=; activities=", NULL, "unknown",
    "clearance-project-field:unknown clearance-project-field:unknown" },
  { "2 PFI content: allowance", "none entered", NULL, NULL, NULL, "allowance_cents=", NULL, "unknown",
    "clearance-project-field:unknown" },
  { "2 PFI content: allowance", "below nothing", NULL, NULL, NULL, "allowance_cents=-5", NULL, "unknown",
    "clearance-project-field:unknown" },
  { "2 allowance min 300", "299.99", NULL, NULL, NULL, "allowance_cents=299,99", NULL, "no",
    "clearance-allowance-low:refused clearance-allowance-reduced:warning" },
  { "2 allowance min 300; 1.1 562.50", "300", NULL, NULL, NULL, "allowance_cents=300", NULL, "yes",
    "clearance-allowance-reduced:warning" },
  { "2 duration min 2 months", "a day less", NULL, NULL, NULL, "ends_on=2026-05-30", NULL, "no",
    "traineeship-shorter-than-programme:note traineeship-too-short:refused" },
  { "2 weekly hours not above the CCNL", "above", NULL, NULL, NULL, "contract_weekly_minutes=18:00", NULL, "no",
    "traineeship-weekly-contract:refused" },
  { "1.6 before the traineeship", "it starts on the day", NULL, NULL, NULL, "starts_on=2026-03-01; ends_on=2026-08-31",
    NULL, "no", "clearance-started:refused" },
  { "1.6 before the traineeship", "it starts on the morrow", NULL, NULL, NULL,
    "starts_on=2026-03-02; ends_on=2026-09-01", NULL, "yes", "" },
  { "1.3", "she has work", "employment_status=employed", NULL, NULL, NULL, NULL, "no", "eligibility-employed:refused" },
  { "1.6", "the pathway was closed", NULL, "closed_on=2026-02-20", NULL, NULL, NULL, "no",
    "clearance-pathway-closed:refused" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
      g_autofree char *rules = with_always (rows[i].rules);

      g_test_message ("%s (FACTS %s)", rows[i].what, rows[i].source);
      if (rows[i].person != NULL)
        sample_case_fill (self->person, rows[i].person);
      if (rows[i].pathway != NULL)
        sample_case_fill (sample_case_get_pathway (self)->pathway, rows[i].pathway);
      if (rows[i].host != NULL)
        sample_case_fill (traineeship->host, rows[i].host);
      if (rows[i].traineeship != NULL)
        sample_case_fill (traineeship->traineeship, rows[i].traineeship);
      if (rows[i].document != NULL)
        sample_case_add_document (self, rows[i].document);
      assert_readiness (self, rows[i].verdict, rules);
    }
}

/* A number that is no account is refused where it is typed; one that came by import is seen here. */
static void
test_wrong_account (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  g_autofree char *rules = with_always ("clearance-iban-wrong:refused");

  pc_record_set_text (self->person, PC_BENEFICIARY_IBAN, "IT60X0542811101000000123457");
  assert_readiness (self, "no", rules);
}

static void
test_accreditation (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  g_autofree char *rules = with_always ("clearance-accreditation:unknown");

  g_test_message ("FACTS 1.4: authorised or accredited bodies");
  sample_case_set (self->office, "accreditation", "");
  assert_readiness (self, "unknown", rules);
  g_clear_object (&self->office);
  assert_readiness (self, "unknown", rules);
}

/* Valle d'Aosta: 300 euros for 20 hours a week (FACTS 2 [vda]), also where those are known from the hours of the day
   alone. */
static void
test_least_by_week (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
  g_autoptr(PcProgramme) programme = sample_programme_new (PLUS, NULL, "02");

  g_set_object (&pathway->programme, programme);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GPtrArray) findings = pc_findings_new ();

      sample_case_set (traineeship->traineeship, "allowance_cents", i == 0 ? "300" : "299,99");
      sample_case_set (traineeship->traineeship, "weekly_minutes", "");
      pc_readiness_check (self, pathway, traineeship, self->on, findings);
      g_assert_true ((sample_findings_find (findings, "clearance-allowance-low") != NULL) == (i == 1));
    }
}

/* The register of activities and the host's record are papers that only the documents tell of. */
static void
test_no_documents (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  g_autofree char *rules = with_always ("clearance-missing-host-record:refused "
                                        "clearance-missing-non-training-register:refused");

  g_ptr_array_set_size (self->documents, 0);
  assert_readiness (self, "no", rules);
}

static void
test_no_traineeship (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  g_autofree char *rules = with_always ("clearance-missing-convention:refused clearance-missing-pfi:refused "
                                        "clearance-missing-training-register-cover:refused "
                                        "clearance-traineeship-missing:unknown");

  g_ptr_array_set_size (pathway->traineeships, 0);
  assert_readiness (self, "no", rules);
}

static void
test_no_programme (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);

  g_clear_object (&sample_case_get_pathway (self)->programme);
  assert_readiness (self, "unknown", "clearance-programme-unknown:unknown");
}

/* Without the rules of the region its quota, tutors and minimum are those of the notice, and whether that is enough
   nobody knows. */
static void
test_region_unknown (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  g_autofree char *rules = with_always ("clearance-region-unknown:unknown");

  sample_case_get_pathway (self)->region_missing = TRUE;
  assert_readiness (self, "unknown", rules);
}

/*
 * For whom it is still to be asked for: as for the deadlines, a pathway is over on the day on which it was closed
 */

static const struct
{
  const char *closed_on;
  const char *clearance_on;
  gboolean    pending;
} pendings[] = {
  { "", "", TRUE },
  { "2026-03-02", "", TRUE },
  { "2026-03-01", "", FALSE },
  { "2026-02-28", "", FALSE },
  { "", "2026-03-02", TRUE },
  { "", "2026-03-01", FALSE },
  { "2026-03-02", "2026-02-28", FALSE },
};

static void
test_pending (void)
{
  g_autoptr(PcCase) self = make_ready (PLUS);
  PcPathwayCase *pathway = sample_case_get_pathway (self);

  for (guint i = 0; i < G_N_ELEMENTS (pendings); i++)
    {
      sample_case_set (pathway->pathway, "closed_on", pendings[i].closed_on);
      sample_case_set (pc_case_get_traineeship (pathway)->traineeship, "clearance_on", pendings[i].clearance_on);
      g_assert_cmpint (pc_readiness_is_pending (pathway, pc_day_from_iso ("2026-03-01")), ==, pendings[i].pending);
    }

  sample_case_set (pathway->pathway, "closed_on", "");
  g_assert_false (pc_readiness_is_pending (pathway, pc_record_get_day (pathway->pathway, PC_PATHWAY_OPENED_ON) - 1));
}

/*
 * Attestations: of whom alone they are asked
 */

static const struct
{
  const char *source;
  const char *what;
  const char *person;
  const char *permit;
  const char *document;
  const char *rules;
} attestations[] = {
  { "1.6 All. 5", "a minor", "birth_date=2009-01-01; unaccompanied_minor=yes", "title=MIN; starts_on=2024-01-10", NULL,
    "clearance-missing-minor-attestation:refused" },
  { "1.6 All. 5", "the same with it", "birth_date=2009-01-01; unaccompanied_minor=yes",
    "title=MIN; starts_on=2024-01-10", "kind=minor-attestation; issued_on=2025-01-10", "" },
  { "1.6 All. 6", "a young migrant", "birth_date=2005-01-01; unaccompanied_minor=yes",
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", NULL,
    "clearance-missing-young-migrant-attestation:refused" },
  { "1.6 if applicable", "a refugee who came as a minor", "birth_date=2005-01-01; unaccompanied_minor=yes", PERMIT,
    NULL, "" },
  { "1.6 if applicable", "as what, is not known", "birth_date=2005-01-01; unaccompanied_minor=",
    "title=LAV; starts_on=2025-01-10; expires_on=2027-01-10", NULL,
    "clearance-uncertain-minor-attestation:note clearance-uncertain-young-migrant-attestation:note "
    "eligibility-entry-missing:unknown" },
};

static void
test_attestations (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (attestations); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      g_autofree char *rules = with_always (attestations[i].rules);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *said = NULL;

      g_test_message ("%s (FACTS %s)", attestations[i].what, attestations[i].source);
      sample_case_fill (self->person, attestations[i].person);
      g_ptr_array_set_size (self->permits, 0);
      sample_case_add_permit (self, attestations[i].permit);
      if (attestations[i].document != NULL)
        sample_case_add_document (self, attestations[i].document);
      pc_readiness_check (self, sample_case_get_pathway (self), sample_case_get_traineeship (self), self->on, findings);
      said = sample_findings_dup_rules (findings);
      g_assert_cmpstr (said, ==, rules);
    }
}

/*
 * Certified hours: 20 of A2 and A3
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *services[2];
  const char *delivered[2];
  const char *certified[2];
  const char *rule;
} hours[] = {
  { "1.6 20 certified hours A2+A3", "all", PLUS, { "A2", "A3" }, { "4:00", "16:00" }, { "4:00", "16:00" }, NULL },
  { "1.6 20 certified hours A2+A3", "a minute less", PLUS, { "A2", "A3" }, { "4:00", "16:00" }, { "4:00", "15:59" },
    "clearance-hours:refused" },
  { "1.6 20 certified hours A2+A3", "delivered, and on no page", PLUS, { "A2", "A3" }, { "4:00", "16:00" }, { "0:00",
    "0:00" },
    "clearance-hours:refused" },
  { "1.6 20 certified hours A2+A3", "other services do not count", PLUS, { "A4", "A3" }, { "10:00", "16:00" },
    { "10:00", "16:00" }, "clearance-hours:refused" },
  { "1.6 20 certified hours A2+A3", "all of one service", PLUS, { "A2", "A3" }, { "0:00", "20:00" }, { "0:00",
    "20:00" },
    "clearance-hours-service:warning" },
  { "1.2 PAI 4 h, BdC 6 h", "INSIDE", "inside-2015", { "PAI", "BDC" }, { "4:00", "6:00" }, { "4:00", "6:00" }, NULL },
  { "1.2 PAI 4 h, BdC 6 h", "INSIDE, less", "inside-2015", { "PAI", "BDC" }, { "4:00", "6:00" }, { "3:00", "6:00" },
    "clearance-hours:refused" },
  { "9 hours of PUOI 2019", "not stated", "puoi-2019", { "AC", "PC" }, { "4:00", "6:00" }, { "3:00", "6:00" },
    "clearance-hours-unstated:note" },
  { "9 hours of PUOI 2022", "not stated", "puoi-2022", { "AC", "PC" }, { "4:00", "6:00" }, { "3:00", "6:00" },
    "clearance-hours-unstated:note" },
};

static void
test_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autoptr(PcCase) self = make_ready (hours[i].programme);
      PcPathwayCase *pathway = sample_case_get_pathway (self);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *said = NULL;

      g_test_message ("%s (FACTS %s)", hours[i].what, hours[i].source);
      g_array_set_size (pathway->hours, 0);
      for (guint j = 0; j < 2; j++)
        sample_case_add_hours (pathway, hours[i].services[j], hours[i].delivered[j], hours[i].certified[j]);
      pc_readiness_check (self, pathway, sample_case_get_traineeship (self), self->on, findings);
      said = sample_findings_dup_rules (findings);
      if (hours[i].rule != NULL)
        g_assert_nonnull (strstr (said, hours[i].rule));
      else
        g_assert_null (strstr (said, "clearance-hours"));
    }
}

/*
 * Terms and windows
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *on;
  const char *starts_on;
  const char *ends_on;
  const char *rule;
} terms[] = {
  { "1.5 PUOI 2019 until 18/10/2019 24:00", "the last day", "puoi-2019", "2019-10-18", "2019-11-01", "2020-04-30",
    NULL },
  { "1.5 PUOI 2019 until 18/10/2019 24:00", "the day after", "puoi-2019", "2019-10-19", "2019-11-01", "2020-04-30",
    "clearance-request-late:refused" },
  { "1.5 PUOI 2019 closed by 30/06/2020", "it ends on that day", "puoi-2019", "2019-10-18", "2020-01-01", "2020-06-30",
    NULL },
  { "1.5 PUOI 2019 closed by 30/06/2020", "a day later", "puoi-2019", "2019-10-18", "2020-01-02", "2020-07-01",
    "clearance-pathway-end-late:refused" },
  { "1.5 PUOI 2022 until 18 Sep 2022", "the last day", "puoi-2022", "2022-09-18", "2022-10-01", "2023-03-31", NULL },
  { "1.5 PUOI 2022 until 18 Sep 2022", "the day after", "puoi-2022", "2022-09-19", "2022-10-01", "2023-03-31",
    "clearance-request-late:refused" },
  { "1.5 PUOI 2022 end by 30 Apr 2023", "it ends on that day", "puoi-2022", "2022-09-18", "2022-11-01", "2023-04-30",
    NULL },
  { "1.5 PUOI 2022 end by 30 Apr 2023", "a day later", "puoi-2022", "2022-09-18", "2022-11-02", "2023-05-01",
    "clearance-traineeship-end-late:refused" },
  { "1.5 INSIDE pathways until 30 Nov 2016", "a day later", "inside-2015", "2016-05-01", "2016-06-02", "2016-12-01",
    "clearance-pathway-end-late:refused" },
};

static void
test_terms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autoptr(PcCase) self = make_ready (terms[i].programme);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *said = NULL;

      g_test_message ("%s (FACTS %s)", terms[i].what, terms[i].source);
      sample_case_set (traineeship->traineeship, "starts_on", terms[i].starts_on);
      sample_case_set (traineeship->traineeship, "ends_on", terms[i].ends_on);
      pc_readiness_check (self, sample_case_get_pathway (self), traineeship, pc_day_from_iso (terms[i].on), findings);
      said = sample_findings_dup_rules (findings);
      if (terms[i].rule != NULL)
        g_assert_nonnull (strstr (said, terms[i].rule));
      else
        g_assert_true (strstr (said, "-late:") == NULL && strstr (said, "clearance-window") == NULL);
    }
}

static const struct
{
  const char *on;
  const char *windows;
  const char *rule;
} windows[] = {
  { "2026-03-01", "2026-03-01..2026-03-31 2026-09-01..2026-09-30", NULL },
  { "2026-03-31", "2026-03-01..2026-03-31 2026-09-01..2026-09-30", NULL },
  { "2026-04-01", "2026-03-01..2026-03-31 2026-09-01..2026-09-30", "clearance-window-closed:refused" },
  { "2026-02-28", "2026-03-01..2026-03-31", "clearance-window-closed:refused" },
  { "2026-10-01", "2026-03-01..2026-03-31", "clearance-window-closed:refused" },
};

/* FACTS 1.5: four windows, of which the days are not known; here they are. */
static PcProgramme *
make_windows (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *small = read_small ();
  g_autoptr(GString) file = g_string_new (small);
  g_autoptr(GBytes) data = NULL;
  g_autoptr(GError) error = NULL;
  PcProgramme *programme;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) days = g_strsplit (words[i], "..", 2);

      g_string_append_printf (file, "\n[Deadline w%u]\nName=Window\nKind=clearance-window\nFrom=%s\nDate=%s\n", i,
                              days[0], days[1]);
    }

  data = g_bytes_new (file->str, file->len);
  programme = pc_programme_new_from_data (data, "small.programme", &error);
  g_assert_no_error (error);
  return programme;
}

static void
test_windows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr(PcCase) self = make_ready (PLUS);
      g_autoptr(PcProgramme) programme = make_windows (windows[i].windows);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *said = NULL;

      g_set_object (&sample_case_get_pathway (self)->programme, programme);
      pc_readiness_check (self, sample_case_get_pathway (self), sample_case_get_traineeship (self),
                          pc_day_from_iso (windows[i].on), findings);
      said = sample_findings_dup_rules (findings);
      if (windows[i].rule != NULL)
        g_assert_nonnull (strstr (said, windows[i].rule));
      else
        g_assert_null (strstr (said, "clearance-window"));
    }
}

/*
 * Substitution: asked on 1 February, issued on 10 February, to start on 1 April 2026; seen from 1 March
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *fields;
  const char *event;
  const char *rule;
} substitutions[] = {
  { "1.6 substitution", "nobody was replaced", "puoi-2019", NULL, NULL, NULL },
  { "1.6 substitution of the host", "with the clearance, before the start", "puoi-2019", NULL,
    "kind=host-substitution; date=2026-02-20", "clearance-substitution-request:refused" },
  { "1.6 substitution of the trainee", "likewise", "puoi-2019", NULL, "kind=trainee-substitution; date=2026-02-20",
    "clearance-substitution-request:refused" },
  { "1.6 substitution needs a new request", "which was made", "puoi-2019", "clearance_asked_on=2026-02-21",
    "kind=host-substitution; date=2026-02-20", NULL },
  { "1.6 only with its nulla osta", "not issued yet", "puoi-2019", "clearance_on=",
    "kind=host-substitution; date=2026-02-20", "clearance-substitution-host:refused" },
  { "1.6 not started", "it has", "puoi-2019", "starts_on=2026-02-15", "kind=host-substitution; date=2026-02-20",
    "clearance-substitution-host:refused" },
  { "1.6 substitution of the host", "on the day of the request", "puoi-2019", NULL,
    "kind=host-substitution; date=2026-02-01", "clearance-substitution-host:refused" },
  { "1.6 substitution of the trainee", "on the day of the request", "puoi-2019", "clearance_on=2026-02-01",
    "kind=trainee-substitution; date=2026-02-01", "clearance-substitution-request:refused" },
  { "1.6 substitution of the host", "on the day before", "puoi-2019", NULL, "kind=host-substitution; date=2026-01-31",
    NULL },
  { "9", "PUOI PLUS does not state it", PLUS, NULL, "kind=host-substitution; date=2026-02-20",
    "clearance-substitution-host:unknown" },
  { "9", "nor of the trainee", PLUS, NULL, "kind=trainee-substitution; date=2026-02-20",
    "clearance-substitution-trainee:unknown" },
  { "9", "nor does PUOI 2022", "puoi-2022", NULL, "kind=host-substitution; date=2026-02-20",
    "clearance-substitution-host:unknown" },
};

static void
test_substitutions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (substitutions); i++)
    {
      g_autoptr(PcCase) self = make_ready (substitutions[i].programme);
      PcTraineeshipCase *traineeship = sample_case_get_traineeship (self);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *said = NULL;

      g_test_message ("%s (FACTS %s)", substitutions[i].what, substitutions[i].source);
      sample_case_fill (traineeship->traineeship, "clearance_asked_on=2026-02-01; clearance_on=2026-02-10");
      if (substitutions[i].fields != NULL)
        sample_case_fill (traineeship->traineeship, substitutions[i].fields);
      if (substitutions[i].event != NULL)
        sample_case_add_event (traineeship, substitutions[i].event);
      pc_readiness_check (self, sample_case_get_pathway (self), traineeship, self->on, findings);
      said = sample_findings_dup_rules (findings);
      g_assert_cmpint (pc_readiness_is_substituted (traineeship, self->on), ==, substitutions[i].rule != NULL);
      if (substitutions[i].rule != NULL)
        g_assert_nonnull (strstr (said, substitutions[i].rule));
      else
        g_assert_null (strstr (said, "clearance-substitution"));
    }
}

/* INSIDE and the others ask for fewer papers; each of them is on record here. */
static void
test_programmes (void)
{
  static const char * const others[] = { "inside-2015", "puoi-2019", "puoi-2022" };
  static const char * const steps[] = { "clearance", "start", "end", "claim" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(PcCase) self = make_ready (others[i]);
      g_autoptr(GPtrArray) findings = pc_findings_new ();
      g_autofree char *said = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
        pc_readiness_check_documents (self, sample_case_get_pathway (self), sample_case_get_traineeship (self), steps[j],
                                      self->on, findings);
      said = sample_findings_dup_rules (findings);
      g_assert_cmpstr (said, ==, "claim-list-open:note clearance-list-open:note");
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/readiness/rows", test_rows);
  g_test_add_func ("/readiness/wrong-account", test_wrong_account);
  g_test_add_func ("/readiness/accreditation", test_accreditation);
  g_test_add_func ("/readiness/least-by-week", test_least_by_week);
  g_test_add_func ("/readiness/no-documents", test_no_documents);
  g_test_add_func ("/readiness/no-traineeship", test_no_traineeship);
  g_test_add_func ("/readiness/no-programme", test_no_programme);
  g_test_add_func ("/readiness/region-unknown", test_region_unknown);
  g_test_add_func ("/readiness/pending", test_pending);
  g_test_add_func ("/readiness/attestations", test_attestations);
  g_test_add_func ("/readiness/hours", test_hours);
  g_test_add_func ("/readiness/terms", test_terms);
  g_test_add_func ("/readiness/windows", test_windows);
  g_test_add_func ("/readiness/substitutions", test_substitutions);
  g_test_add_func ("/readiness/programmes", test_programmes);

  return g_test_run ();
}
