/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-error.h"
#include "pc-reports.h"
#include "pc-value.h"

static const PcReport * const reports[] = {
  &pc_participants_report,
  &pc_plan_report,
  &pc_service_register_report,
  &pc_attendance_register_report,
  &pc_attendance_summary_report,
  &pc_tutoring_diary_report,
  &pc_endowment_statement_report,
  &pc_allowance_payments_report,
  &pc_host_contributions_report,
  &pc_claim_report,
  &pc_payments_report,
  &pc_indicator_report,
  &pc_follow_ups_report,
  &pc_dashboard_report,
  &pc_deadlines_report,
  &pc_hosts_report,
  &pc_operator_hours_report,
  &pc_full_data_report,
  NULL
};

const PcReport * const *
pc_report_list (void)
{
  return reports;
}

const PcReport *
pc_report_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; reports[i] != NULL; i++)
    if (strcmp (reports[i]->name, name) == 0)
      return reports[i];

  return NULL;
}

const char *
pc_report_get_name (const PcReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

const char *
pc_report_get_title (const PcReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _(self->title);
}

const char *
pc_report_get_description (const PcReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description != NULL ? _(self->description) : NULL;
}

const PcReportSheet *
pc_report_get_sheets (const PcReport *self,
                      guint          *n_sheets)
{
  g_return_val_if_fail (self != NULL && n_sheets != NULL, NULL);

  if (self->list_sheets != NULL)
    return self->list_sheets (n_sheets);

  *n_sheets = self->n_sheets;
  return self->sheets;
}

const PcParameter *
pc_report_get_parameters (const PcReport *self,
                          guint          *n_parameters)
{
  guint n_sheets;
  const PcTable *table;

  g_return_val_if_fail (self != NULL && n_parameters != NULL, NULL);

  table = pc_report_get_sheets (self, &n_sheets)->table;
  *n_parameters = table->n_parameters;
  return table->parameters;
}

static const PcField *
find_parameter (const PcReport *self,
                const char     *name)
{
  guint n;
  const PcParameter *parameters = pc_report_get_parameters (self, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (parameters[i].field.name, name) == 0)
      return &parameters[i].field;

  return NULL;
}

gboolean
pc_report_check_argument (const PcReport  *self,
                          const char      *name,
                          const char      *text,
                          char           **kept,
                          GError         **error)
{
  g_auto(PcValue) value = PC_VALUE_INIT;
  const PcField *field;

  g_return_val_if_fail (self != NULL && name != NULL && kept != NULL, FALSE);

  *kept = NULL;
  if (!(field = find_parameter (self, name)))
    {
      /* Translators: the first %s is the title of a report, the second the name of a parameter as typed. */
      g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND, _("The report “%s” has no parameter “%.60s”."),
                   pc_report_get_title (self), name);
      return FALSE;
    }

  if (!pc_value_parse (field, text, &value, error))
    return FALSE;

  if (pc_field_is_text (field))
    *kept = g_steal_pointer (&value.text);
  else if (value.number != PC_UNSET)
    *kept = g_strdup_printf ("%" G_GINT64_FORMAT, value.number);

  return TRUE;
}

gboolean
pc_report_prepare (const PcReport             *self,
                   PcStore                    *store,
                   GHashTable                 *arguments,
                   const PcReportViewOptions  *options,
                   GCancellable               *cancellable,
                   GError                    **error)
{
  static const PcReportViewOptions everything = { 0 };

  g_return_val_if_fail (self != NULL && PC_IS_STORE (store), FALSE);

  if (self->prepare != NULL && !self->prepare (self, store, arguments, cancellable, error))
    return FALSE;

  return self->describe == NULL ||
         self->describe (self, store, options != NULL ? options : &everything, cancellable, error);
}
