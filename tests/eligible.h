/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-eligibility.h"
#include "pc-kinds.h"
#include "sample-case.h"

/* Somebody who can take part, for the tests of what stands in the way. */

#define PLUS "puoi-plus-2025"

/* What stands on record of everybody below unless a row says otherwise: 27 years old, a refugee, unemployed. */
#define PERSON "birth_date=1998-05-10; employment_status=unemployed; did_on=2026-01-10; reception_kind=SAI; " \
               "unaccompanied_minor=no; schooling_done=yes"
#define PATHWAY "other_measure=none"
#define PERMIT "title=ASI; status=valid; starts_on=2024-03-01; expires_on=2029-02-28"

/* With a minor's permit: 18 on 31 March 2026. */
#define MINOR "birth_date=2008-03-31; unaccompanied_minor=yes"
#define MINOR_PERMIT "title=MIN; starts_on=2024-01-10; expires_on=2026-03-31"

static inline PcCase *
make_eligible (const char *programme,
               const char *on,
               const char *person,
               const char *pathway)
{
  PcCase *self = sample_case_new (on, programme);

  sample_case_fill (self->person, PERSON);
  sample_case_fill (sample_case_get_pathway (self)->pathway, PATHWAY);
  if (person != NULL)
    sample_case_fill (self->person, person);
  if (pathway != NULL)
    sample_case_fill (sample_case_get_pathway (self)->pathway, pathway);

  return self;
}

static inline void
assert_eligibility (PcCase     *self,
                    const char *on,
                    const char *verdict,
                    const char *category,
                    const char *rules)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();
  const PcProgrammeCategory *met = NULL;
  PcPathwayCase *pathway = sample_case_get_pathway (self);
  const PcDay day = pc_day_from_iso (on);
  const PcVerdict result = pc_eligibility_check (self, pathway, pathway->programme, day, findings, &met);
  g_autofree char *said = sample_findings_dup_rules (findings);

  g_assert_cmpstr (said, ==, rules);
  g_assert_cmpstr (pc_verdict_get_code (result), ==, verdict);
  g_assert_cmpstr (met != NULL ? met->id : NULL, ==, category);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      /* Only that a person is not on record any longer is no rule of a notice. */
      g_assert_true (finding->source != NULL || g_str_has_prefix (finding->rule, "eligibility-person"));
      g_assert_nonnull (finding->kind);
      g_assert_true (g_utf8_validate (finding->message, -1, NULL));
      if (finding->assumed)
        g_assert_cmpint (finding->level, !=, PC_FINDING_REFUSED);
    }
}

static const char * const programmes[] = { "inside-2015", "puoi-2019", "puoi-2022", PLUS };
