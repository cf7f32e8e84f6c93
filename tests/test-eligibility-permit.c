/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-permit-state.h"

#include <locale.h>
#include <string.h>

#include "eligible.h"

/*
 * Titles of stay, by INSIDE, PUOI 2019, PUOI 2022 and PUOI PLUS: y taken, n not, d doubtful, o only of younger people,
 * - no title, ? one that stands for another
 */

static const struct
{
  const char *source;      /* Of the rule in FACTS: section and word or key. */
  const char *title;
  const char *taken;
} titles[] = {
  { "3 ASI; 1.3", "ASI", "yyyy" },
  { "3 SUS; 1.3", "SUS", "yyyy" },
  { "3 RAS; 1.3 2022, PLUS", "RAS", "nnyy" },
  { "3 SPE; 1.3 2019", "SPE", "nyyy" },
  { "3 CS18; 1.3 2019, PLUS", "CS18", "nyyy" },
  { "3 CS18B; 1.3 2019, PLUS", "CS18B", "nyyy" },
  { "3 CS18T; 1.3 PLUS (since 2024)", "CS18T", "nnny" },
  { "3 CS22; 1.3 2019", "CS22", "nyyy" },
  { "3 TMP; 1.3 2022, PLUS", "TMP", "nnyy" },
  { "3 MIN; 1.3 PLUS: not of adults", "MIN", "nnno" },
  { "3 AFF: not of adults", "AFF", "nnno" },
  { "3 PRO: not a permit", "PRO", "----" },
  { "3 CAL", "CAL", "nnnn" },
  { "3 CIV", "CIV", "nnnn" },
  { "3 MED; 1.3 intmig2769", "MED", "nndn" },
  { "3 ASM; 1.3 intmig2769", "ASM", "nndn" },
  { "3 APO; 1.3 farimp, sli", "APO", "nnny" },
  { "3 UMA; 1.3 2019", "UMA", "dynn" },
  { "3 RIC: it stands for another", "RIC", "????" },
  { "3", "LAV", "nnnn" },
  { "3", "FAM", "nnnn" },
  { "3", "STU", "nnnn" },
  { "3", "LUN", "nnnn" },
  { "3", "ALT", "nnnn" },
};

static gboolean
has_rule (GPtrArray  *findings,
          const char *rule)
{
  return sample_findings_find (findings, rule) != NULL;
}

static void
assert_title (const char *title,
              const char *programme,
              char        taken)
{
  g_autoptr(PcCase) self = make_eligible (programme, "2025-12-01", "did_on=2025-10-01", NULL);
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  PcRecord *permit = sample_case_add_permit (self, "starts_on=2025-03-01; expires_on=2026-02-28; "
                                                   "applied_on=2025-01-10");
  PcVerdict verdict;

  g_test_message ("%s in %s", title, programme);
  sample_case_set (permit, "title", title);
  if (pc_permit_is_of_minor (title))
    sample_case_fill (self->person, taken == 'o' ? "birth_date=1999-01-01; unaccompanied_minor=yes"
                                                 : "birth_date=1999-01-01; unaccompanied_minor=no");
  verdict = pc_eligibility_check (self, sample_case_get_pathway (self), sample_case_get_programme (programme), self->on,
                                  findings, NULL);

  g_assert_cmpint (has_rule (findings, "eligibility-title"), ==, taken == 'n');
  g_assert_cmpint (has_rule (findings, "eligibility-title-doubtful"), ==, taken == 'd');
  g_assert_cmpint (has_rule (findings, "eligibility-too-old"), ==, taken == 'o');
  g_assert_cmpint (has_rule (findings, "eligibility-assistance"), ==, taken == '-');
  g_assert_cmpint (has_rule (findings, "eligibility-receipt-title"), ==, taken == '?');
  g_assert_cmpint (verdict, ==, strchr ("no", taken) != NULL ? PC_VERDICT_NO
                                : strchr ("yd", taken) != NULL ? PC_VERDICT_YES : PC_VERDICT_UNKNOWN);
}

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (programmes); j++)
      assert_title (titles[i].title, programmes[j], titles[i].taken[j]);
}

/*
 * The validity of the title, in PUOI PLUS where no other programme is named
 */

static const struct
{
  const char *source;
  const char *what;
  const char *programme;
  const char *person;
  const char *permits[2];
  const char *document;
  const char *on;
  const char *verdict;
  const char *category;
  const char *rules;
} validities[] = {
  { "1.6 valid permit", "in force", NULL, NULL, { PERMIT }, NULL, "2026-03-01", "yes", "protection", "" },
  { "1.6 valid permit", "on its last day, 28 February of a common year", NULL, NULL,
    { "title=ASI; starts_on=2021-02-28; expires_on=2026-02-28" }, NULL, "2026-02-28", "yes", "protection", "" },
  { "1.6 valid permit", "the day after", NULL, NULL, { "title=ASI; starts_on=2021-02-28; expires_on=2026-02-28" }, NULL,
    "2026-03-01", "no", "protection", "eligibility-permit-expired:refused" },
  { "1.6 valid permit", "29 February of a leap year", NULL, "did_on=2027-12-01",
    { "title=ASI; starts_on=2023-03-01; expires_on=2028-02-29" }, NULL, "2028-02-29", "yes", "protection", "" },
  { "1.6 valid permit", "on its first day", NULL, NULL, { "title=ASI; starts_on=2026-03-01; expires_on=2031-02-28" },
    NULL, "2026-03-01", "yes", "protection", "" },
  { "1.6 valid permit", "the day before", NULL, NULL, { "title=ASI; starts_on=2026-03-01; expires_on=2031-02-28" },
    NULL, "2026-02-28", "no", "protection", "eligibility-permit-not-yet:refused" },
  { "1.6 valid permit", "nothing is on record", NULL, NULL, { NULL }, NULL, "2026-03-01", "unknown", NULL,
    "eligibility-permit-missing:unknown" },
  { "1.6 valid permit", "no first day", NULL, NULL, { "title=ASI; status=valid; expires_on=2029-02-28" }, NULL,
    "2026-03-01", "unknown", "protection", "eligibility-permit-start:unknown" },
  { "1.6 valid permit", "no first day, but that of its issue", NULL, NULL,
    { "title=ASI; status=valid; issued_on=2024-03-01; expires_on=2029-02-28" }, NULL, "2026-03-01", "yes", "protection",
    "" },
  { "1.6 valid permit", "no first day, but another title holds", NULL, NULL,
    { "title=ASI; status=valid; expires_on=2029-02-28", "title=SUS; starts_on=2024-03-01; expires_on=2028-02-28" },
    NULL, "2026-03-01", "yes", "protection", "" },
  { "1.6 valid permit", "no last day", NULL, NULL, { "title=ASI; status=valid; starts_on=2024-03-01" }, NULL,
    "2026-03-01", "unknown", "protection", "eligibility-permit-open:unknown" },
  { "3 APO", "statelessness has none", NULL, NULL, { "title=APO; status=valid; starts_on=2024-03-01" }, NULL,
    "2026-03-01", "yes", "stateless", "" },
  { "1.6 valid permit", "revoked", NULL, NULL,
    { "title=ASI; status=revoked; starts_on=2024-03-01; expires_on=2029-02-28" },
    NULL, "2026-03-01", "no", "protection", "eligibility-permit-lost:refused" },
  { "1.6 valid permit", "refused", NULL, NULL, { "title=SPE; status=refused; applied_on=2025-06-01" }, NULL,
    "2026-03-01", "no", "protection", "eligibility-permit-lost:refused" },
  { "1.6 valid permit", "first issue asked for", NULL, NULL, { "title=SPE; status=requested; applied_on=2025-06-01" },
    NULL, "2026-03-01", "unknown", "protection", "eligibility-permit-requested:unknown" },
  { "1.6 valid permit", "expired by its status alone", NULL, NULL, { "title=ASI; status=expired" }, NULL, "2026-03-01",
    "no", "protection", "eligibility-permit-expired:refused" },
  { "1.6 valid permit", "it ends before it begins", NULL, NULL,
    { "title=ASI; starts_on=2026-03-01; expires_on=2025-03-01" }, NULL, "2026-03-02", "no", "protection",
    "eligibility-permit-expired:refused" },
  { "1.6 valid permit", "an expired one and its renewal", NULL, NULL,
    { "title=SUS; starts_on=2020-01-01; expires_on=2024-12-31",
    "title=SUS; starts_on=2025-01-01; expires_on=2029-12-31" }, NULL, "2026-03-01", "yes", "protection", "" },
  { "1.3", "one that the programme takes beside one that it does not", NULL, NULL,
    { "title=LAV; starts_on=2025-01-01; expires_on=2027-12-31",
    "title=SUS; starts_on=2025-01-01; expires_on=2026-12-31" }, NULL, "2026-03-01", "yes", "protection", "" },

  { "1.6 renewal kit; 3 RIC", "expired, renewal asked for", NULL, NULL,
    { "title=SUS; status=renewal-requested; starts_on=2021-01-01; expires_on=2026-01-01; renewal_on=2025-12-20" }, NULL,
    "2026-03-01", "yes", "protection", "eligibility-receipt:note" },
  { "1.6 renewal kit", "asked for only after the day", NULL, NULL,
    { "title=SUS; status=renewal-requested; starts_on=2021-01-01; expires_on=2026-01-01; renewal_on=2026-03-02" }, NULL,
    "2026-03-01", "no", "protection", "eligibility-permit-expired:refused" },
  { "1.6 renewal kit", "by its status alone", NULL, NULL,
    { "title=SUS; status=renewal-requested; starts_on=2021-01-01; expires_on=2026-01-01" }, NULL, "2026-03-01", "yes",
    "protection", "eligibility-receipt:note" },
  { "1.6 renewal kit", "the receipt is among the documents", NULL, NULL,
    { "title=SUS; starts_on=2021-01-01; expires_on=2026-01-01" },
    "kind=renewal-receipt; issued_on=2025-12-20", "2026-03-01", "yes", "protection", "eligibility-receipt:note" },
  { "1.6 renewal kit", "a receipt of before this title", NULL, NULL,
    { "title=SUS; starts_on=2021-01-01; expires_on=2026-01-01" },
    "kind=renewal-receipt; issued_on=2020-12-20", "2026-03-01", "no", "protection",
    "eligibility-permit-expired:refused" },
  { "3 RIC", "the receipt as a record of its own", NULL, NULL,
    { "title=SUS; starts_on=2021-01-01; expires_on=2026-01-01", "title=RIC; starts_on=2025-12-20" }, NULL, "2026-03-01",
    "yes", "protection", "eligibility-receipt:note" },
  { "3 RIC", "of what, nobody knows", NULL, NULL, { "title=RIC; starts_on=2025-12-20" }, NULL, "2026-03-01", "unknown",
    NULL, "eligibility-receipt-title:unknown eligibility-receipt:note" },
  { "9; 1.6", "in PUOI 2019 it is not stated", "puoi-2019", NULL,
    { "title=SUS; status=renewal-requested; starts_on=2021-01-01; expires_on=2026-01-01" }, NULL, "2026-03-01",
    "unknown", "protection", "eligibility-receipt-refused:unknown" },
  { "9; 1.6", "nor in PUOI 2022", "puoi-2022", NULL,
    { "title=SUS; status=renewal-requested; starts_on=2021-01-01; expires_on=2026-01-01" }, NULL, "2026-03-01",
    "unknown", "protection", "eligibility-receipt-refused:unknown" },
  { "9; 1.6", "nor in INSIDE", "inside-2015", NULL,
    { "title=SUS; status=renewal-requested; starts_on=2021-01-01; expires_on=2026-01-01" }, NULL, "2026-03-01",
    "unknown", "protection", "eligibility-receipt-refused:unknown" },

  { "3 RAS after 60 days", "day 59", NULL, NULL,
    { "title=RAS; starts_on=2026-01-01; applied_on=2026-01-01; expires_on=2026-07-01" },
    NULL, "2026-03-01", "no", "protection", "eligibility-work-from:refused" },
  { "3 RAS after 60 days", "day 60", NULL, NULL,
    { "title=RAS; starts_on=2026-01-01; applied_on=2026-01-01; expires_on=2026-07-01" },
    NULL, "2026-03-02", "yes", "protection", "" },
  { "3 RAS after 60 days", "day 61", NULL, NULL,
    { "title=RAS; starts_on=2026-01-01; applied_on=2026-01-01; expires_on=2026-07-01" },
    NULL, "2026-03-03", "yes", "protection", "" },
  { "3 RAS after 60 days", "day 60 over 29 February", NULL, "did_on=2028-01-10",
    { "title=RAS; starts_on=2028-01-01; applied_on=2028-01-01; expires_on=2028-07-01" }, NULL, "2028-03-01", "yes",
    "protection", "" },
  { "3 RAS after 60 days", "typed as earlier than that", NULL, NULL,
    { "title=RAS; starts_on=2026-01-01; applied_on=2026-01-01; expires_on=2026-07-01; work_from=2026-01-15" }, NULL,
    "2026-02-01", "no", "protection", "eligibility-work-from:refused" },
  { "3 RAS after 60 days", "the application is not on record", NULL, NULL,
    { "title=RAS; starts_on=2026-01-01; expires_on=2026-07-01" }, NULL, "2026-03-01", "unknown", "protection",
    "eligibility-work-from-missing:unknown" },
  { "3 RAS after 60 days", "only the first day of work is", NULL, NULL,
    { "title=RAS; starts_on=2026-01-01; expires_on=2026-07-01; work_from=2026-03-02" }, NULL, "2026-03-02", "yes",
    "protection", "" },
  { "3 RAS after 60 days", "PUOI 2022 takes applicants, too", "puoi-2022", NULL,
    { "title=RAS; starts_on=2026-01-01; applied_on=2026-01-01; expires_on=2026-07-01" }, NULL, "2026-03-01", "no",
    "protection", "eligibility-work-from:refused" },
  { "3 work-allowed-from date", "of any title", NULL, NULL,
    { "title=SPE; starts_on=2026-01-01; expires_on=2028-01-01; work_from=2026-04-01" }, NULL, "2026-03-31", "no",
    "protection", "eligibility-work-from:refused" },

  { "3 TMP until 4/3/2026", "on the last day known", NULL, NULL,
    { "title=TMP; starts_on=2025-03-05; expires_on=2026-03-04" }, NULL, "2026-03-04", "yes", "protection", "" },
  { "3 TMP later dates [X]", "renewal asked for, the day after", NULL, NULL,
    { "title=TMP; starts_on=2025-03-05; expires_on=2026-03-04; renewal_on=2026-02-20" }, NULL, "2026-03-05", "unknown",
    "protection", "eligibility-receipt:note eligibility-temporary-protection:unknown" },
  { "3 TMP later dates [X]", "the title itself says that it lasts longer", NULL, NULL,
    { "title=TMP; starts_on=2026-03-05; expires_on=2027-03-04" }, NULL, "2026-04-01", "yes", "protection",
    "eligibility-temporary-protection:warning" },
  { "3 TMP", "PUOI 2022 states no last day", "puoi-2022", NULL,
    { "title=TMP; starts_on=2025-03-05; expires_on=2027-03-04" }, NULL, "2026-04-01", "yes", "protection", "" },

  { "3 MIN until 18", "the day before 18", NULL, MINOR, { MINOR_PERMIT }, NULL, "2026-03-30", "yes", "minor", "" },
  { "3 MIN until 18; 1.3 GM", "on the day of 18: a young migrant, and the permit's last day", NULL, MINOR,
    { MINOR_PERMIT }, NULL, "2026-03-31", "yes", "young-migrant", "" },
  { "3 MIN until 18", "the day after, whatever the permit says", NULL, MINOR,
    { "title=MIN; starts_on=2024-01-10; expires_on=2027-01-10" }, NULL, "2026-04-01", "no", "young-migrant",
    "eligibility-permit-expired:refused" },
  { "3 MIN until 18", "no last day: the birthday is", NULL, MINOR, { "title=MIN; starts_on=2024-01-10" }, NULL,
    "2026-03-30", "yes", "minor", "" },
  { "3 AFF until 18, as MIN", "the day after", NULL, MINOR,
    { "title=AFF; starts_on=2024-01-10; expires_on=2027-01-10" }, NULL, "2026-04-01", "no", "young-migrant",
    "eligibility-permit-expired:refused" },
  { "3 MIN conversion", "asked for on the first day, 90 before 18", NULL, MINOR,
    { MINOR_PERMIT "; status=conversion-requested; renewal_on=2025-12-31" }, NULL, "2026-04-15", "yes", "young-migrant",
    "eligibility-receipt:note" },
  { "3 MIN conversion", "a day earlier", NULL, MINOR,
    { MINOR_PERMIT "; status=conversion-requested; renewal_on=2025-12-30" },
    NULL, "2026-04-15", "yes", "young-migrant", "eligibility-conversion-window:warning eligibility-receipt:note" },
  { "3 MIN conversion", "on the last day, 60 after the expiry", NULL, MINOR,
    { MINOR_PERMIT "; status=conversion-requested; renewal_on=2026-05-30" }, NULL, "2026-06-15", "yes", "young-migrant",
    "eligibility-receipt:note" },
  { "3 MIN conversion", "a day later", NULL, MINOR,
    { MINOR_PERMIT "; status=conversion-requested; renewal_on=2026-05-31" }, NULL, "2026-06-15", "yes", "young-migrant",
    "eligibility-conversion-window:warning eligibility-receipt:note" },
  { "3 MIN conversion", "converted: the new title counts", NULL, MINOR, { MINOR_PERMIT "; status=converted",
    "title=LAV; starts_on=2026-06-01; expires_on=2027-05-31" }, NULL, "2026-06-15", "yes", "young-migrant", "" },
  { "3 MIN conversion", "seen from before that", NULL, MINOR, { MINOR_PERMIT "; status=converted",
    "title=LAV; starts_on=2026-06-01; expires_on=2027-05-31" }, NULL, "2026-03-15", "yes", "minor", "" },
  { "3 RAS not convertible", "conversion asked for", NULL, NULL,
    { "title=RAS; status=conversion-requested; starts_on=2025-06-01; applied_on=2025-06-01; expires_on=2026-12-01" },
    NULL, "2026-03-01", "yes", "protection", "eligibility-conversion-doubtful:warning" },
  { "3 SPE restricted by L. 50/2023", "conversion asked for", NULL, NULL,
    { "title=SPE; status=conversion-requested; starts_on=2024-06-01; expires_on=2026-12-01" }, NULL, "2026-03-01",
    "yes", "protection", "eligibility-conversion-doubtful:warning" },
  { "3 SUS convertible", "conversion asked for", NULL, NULL,
    { "title=SUS; status=conversion-requested; starts_on=2024-06-01; expires_on=2026-12-01" }, NULL, "2026-03-01",
    "yes", "protection", "" },
  { "3 PRO not a permit", "alone", NULL, MINOR, { "title=PRO; starts_on=2026-03-31; expires_on=2029-03-31" }, NULL,
    "2026-04-15", "unknown", "young-migrant", "eligibility-assistance:unknown" },
  { "3 PRO", "with the permit that it goes with", NULL, MINOR,
    { "title=PRO; starts_on=2026-03-31; expires_on=2029-03-31",
    MINOR_PERMIT "; status=conversion-requested; renewal_on=2026-03-01" },
    NULL, "2026-04-15", "yes", "young-migrant", "eligibility-receipt:note" },
};

static void
test_validity (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (validities); i++)
    {
      const char *programme = validities[i].programme != NULL ? validities[i].programme : PLUS;
      g_autoptr(PcCase) self = make_eligible (programme, validities[i].on, validities[i].person, NULL);

      g_test_message ("%s (FACTS %s)", validities[i].what, validities[i].source);
      for (guint j = 0; j < G_N_ELEMENTS (validities[i].permits) && validities[i].permits[j] != NULL; j++)
        sample_case_add_permit (self, validities[i].permits[j]);
      if (validities[i].document != NULL)
        sample_case_add_document (self, validities[i].document);
      assert_eligibility (self, validities[i].on, validities[i].verdict, validities[i].category, validities[i].rules);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/eligibility-permit/titles", test_titles);
  g_test_add_func ("/eligibility-permit/validity", test_validity);

  return g_test_run ();
}
