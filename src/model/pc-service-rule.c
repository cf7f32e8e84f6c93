/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-service-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-course.h"

const PcProgrammeService *
pc_service_rule_find (PcProgramme *programme,
                      const char  *code)
{
  GPtrArray *services = programme != NULL ? pc_programme_get_services (programme) : NULL;

  for (guint i = 0; services != NULL && code != NULL && i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];

      if (strcmp (service->code, code) == 0)
        return service;
    }

  return NULL;
}

const PcProgrammeComponent *
pc_service_rule_find_component (PcProgramme *programme,
                                const char  *id)
{
  GPtrArray *components = programme != NULL ? pc_programme_get_components (programme) : NULL;

  for (guint i = 0; components != NULL && id != NULL && i < components->len; i++)
    {
      const PcProgrammeComponent *component = components->pdata[i];

      if (strcmp (component->id, id) == 0)
        return component;
    }

  return NULL;
}

gboolean
pc_service_rule_allows (char       **words,
                        const char  *word)
{
  return word == NULL || words == NULL || words[0] == NULL || g_strv_contains ((const char * const *) words, word);
}

char *
pc_service_rule_dup_labels (char       **words,
                            const char  *codes)
{
  const PcCodeList *list = pc_code_list_get (codes);
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) pc_code_list_get_label (list, words[i]));
  g_ptr_array_add (labels, NULL);

  return g_strjoinv (", ", (char **) labels->pdata);
}

static char *
dup_group (const PcProgrammeService *service)
{
  return g_strconcat ("Service ", service->code, NULL);
}

void
pc_service_rule_set_source (PcFinding                *finding,
                            PcProgramme              *programme,
                            const PcProgrammeService *service,
                            const char               *key)
{
  g_autofree char *group = dup_group (service);

  pc_finding_set_source (finding, programme, group, key);
}

PcFinding *
pc_service_rule_add (GPtrArray                *findings,
                     const char               *rule,
                     PcProgramme              *programme,
                     const PcProgrammeService *service,
                     const char               *key,
                     char                     *message)
{
  g_autofree char *group = dup_group (service);
  const gboolean unknown = pc_programme_is_unknown (programme, group, key);
  PcFinding *finding = pc_findings_add (findings, rule, unknown ? PC_FINDING_WARNING : PC_FINDING_REFUSED, message);

  pc_finding_set_source (finding, programme, group, key);
  return finding;
}

void
pc_phases_reckon (PcPathwayCase *self,
                  PcDay          on,
                  PcPhases      *phases)
{
  const PcProgrammeRules *rules = self->programme != NULL ? pc_programme_get_rules (self->programme) : NULL;
  gboolean endless = FALSE;

  *phases = (PcPhases) { 0, 0 };
  for (guint i = 0; i < self->traineeships->len; i++)
    {
      g_auto(PcCourse) course = { 0 };

      pc_course_reckon (self->traineeships->pdata[i], rules, on, &course);
      if (course.cancelled != 0 || course.starts == 0)
        continue;

      phases->starts = phases->starts == 0 ? course.starts : MIN (phases->starts, course.starts);
      phases->last = MAX (phases->last, course.last);
      endless = endless || course.last == 0;
    }

  if (endless)
    phases->last = 0;
}

PcPhaseVerdict
pc_phases_look (const PcPhases           *self,
                const PcProgrammeService *service,
                PcDay                     day)
{
  const char *phase = self->starts == 0 || day < self->starts ? "before" :
                      self->last == 0 || day <= self->last ? "during" : "after";

  if (pc_service_rule_allows (service->phases, phase))
    return PC_PHASE_FITS;

  return self->starts == 0 ? PC_PHASE_UNKNOWN : PC_PHASE_DIFFERS;
}

char *
pc_phases_dup_labels (const PcProgrammeService *service)
{
  static const struct { const char *word, *label; } labels[] = {
    { "before", N_("before the traineeship") },
    { "during", N_("during the traineeship") },
    { "after", N_("after the traineeship") },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (pc_service_rule_allows (service->phases, labels[i].word))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(labels[i].label));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
