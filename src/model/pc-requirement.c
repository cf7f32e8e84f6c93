/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-requirement.h"

#include <glib/gi18n-lib.h>

PcFinding *
pc_requirement_add_missing (GPtrArray    *findings,
                            const char   *rule,
                            const PcKind *kind,
                            PcRecord     *record,
                            guint         field)
{
  const char *label;
  PcFinding *finding;

  g_return_val_if_fail (kind != NULL && field < pc_kind_get_n_fields (kind), NULL);

  label = pc_field_get_label (pc_kind_get_field (kind, field));

  finding = pc_findings_add (findings, rule, PC_FINDING_UNKNOWN,
                             /* Translators: the first %s is a field, the second a kind of record. */
                             g_strdup_printf (_("“%s” is missing: fill it in under “%s”."), label,
                                              pc_kind_get_label (kind)));
  pc_finding_set_place (finding, kind, record, (int) field);
  return finding;
}

PcFinding *
pc_requirement_settle (PcFinding   *finding,
                       PcProgramme *programme,
                       const char  *group,
                       const char  *key)
{
  g_return_val_if_fail (finding != NULL && PC_IS_PROGRAMME (programme) && group != NULL, finding);

  pc_finding_set_source (finding, programme, group, key);
  if (key != NULL)
    {
      g_autofree char *stated = pc_programme_dup_value (programme, group, key);

      finding->assumed |= stated == NULL;
    }
  if (finding->assumed && finding->level == PC_FINDING_REFUSED)
    finding->level = PC_FINDING_UNKNOWN;

  return finding;
}

PcFinding *
pc_requirement_cite (PcFinding  *finding,
                     const char *law)
{
  g_return_val_if_fail (finding != NULL && law != NULL, finding);

  g_free (finding->source);
  finding->source = g_strdup (law);
  return finding;
}

PcVerdict
pc_requirement_get_verdict (GPtrArray *findings,
                            guint      first)
{
  PcVerdict verdict = PC_VERDICT_YES;

  g_return_val_if_fail (findings != NULL, PC_VERDICT_UNKNOWN);

  for (guint i = first; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      if (finding->level == PC_FINDING_REFUSED)
        return PC_VERDICT_NO;
      if (finding->level == PC_FINDING_UNKNOWN)
        verdict = PC_VERDICT_UNKNOWN;
    }

  return verdict;
}
