/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-finding.h"

#include <glib/gi18n-lib.h>

static void
pc_finding_free (gpointer data)
{
  PcFinding *self = data;

  g_free (self->message);
  g_free (self->source);
  g_free (self->record_id);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
pc_findings_new (void)
{
  return g_ptr_array_new_with_free_func (pc_finding_free);
}

PcFinding *
pc_findings_add (GPtrArray      *findings,
                 const char     *rule,
                 PcFindingLevel  level,
                 char           *message)
{
  PcFinding *self;

  g_return_val_if_fail (findings != NULL && rule != NULL && message != NULL, NULL);

  self = g_new0 (PcFinding, 1);
  self->rule = rule;
  self->level = level;
  self->message = message;
  self->field = -1;
  g_ptr_array_add (findings, self);
  return self;
}

void
pc_finding_set_source (PcFinding   *self,
                       PcProgramme *programme,
                       const char  *group,
                       const char  *key)
{
  g_return_if_fail (self != NULL && PC_IS_PROGRAMME (programme) && group != NULL);

  g_free (self->source);
  self->source = pc_programme_dup_source (programme, group, key);
  if (key != NULL && pc_programme_is_unknown (programme, group, key))
    self->assumed = TRUE;
}

void
pc_finding_set_place (PcFinding    *self,
                      const PcKind *kind,
                      PcRecord     *record,
                      int           field)
{
  g_return_if_fail (self != NULL && kind != NULL);

  g_free (self->record_id);
  self->kind = kind;
  self->record_id = record != NULL ? g_strdup (pc_record_get_id (record)) : NULL;
  self->field = field;
}

void
pc_finding_add_row (PcFinding  *self,
                    const char *record_id)
{
  g_return_if_fail (self != NULL && record_id != NULL);

  if (self->rows == NULL)
    self->rows = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, g_strdup (record_id));
}

PcVerdict
pc_findings_get_verdict (GPtrArray *findings)
{
  PcVerdict verdict = PC_VERDICT_YES;

  g_return_val_if_fail (findings != NULL, PC_VERDICT_UNKNOWN);

  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      if (finding->level == PC_FINDING_REFUSED)
        return PC_VERDICT_NO;
      if (finding->level == PC_FINDING_UNKNOWN)
        verdict = PC_VERDICT_UNKNOWN;
    }

  return verdict;
}

const char *
pc_finding_level_get_code (PcFindingLevel level)
{
  static const char * const codes[] = { "note", "warning", "unknown", "refused" };

  return codes[level];
}

const char *
pc_finding_level_get_label (PcFindingLevel level)
{
  static const char * const labels[] = {
    /* Translators: these head remarks, from harmless to grave: worth knowing, to be looked at, something is missing, false. */
    N_("Note"), N_("To check"), N_("Missing"), N_("Wrong"),
  };

  return _(labels[level]);
}

const char *
pc_verdict_get_code (PcVerdict verdict)
{
  static const char * const codes[] = { "yes", "unknown", "no" };

  return codes[verdict];
}
