/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-report.h"

static const PcField columns[] = {
  { "report", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Report") },
  { "title", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Title") },
  { "description", PC_FIELD_NOTE, NULL, PC_PLAIN, N_("Description") },
};

gboolean
pc_ctl_reports (PcCtl   *self,
                char   **arguments,
                GError **error)
{
  PcCtlFormat format;
  g_auto(GStrv) rest = pc_ctl_rows_parse (self, arguments, &format, error);
  g_autoptr(PcCtlRows) rows = NULL;

  if (rest == NULL)
    return FALSE;

  rows = pc_ctl_rows_new (format);
  pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  for (const PcReport * const *report = pc_report_list (); *report != NULL; report++)
    {
      const char *texts[] = {
        pc_report_get_name (*report), pc_report_get_title (*report), pc_report_get_description (*report),
      };

      pc_ctl_rows_add_texts (rows, texts);
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}
