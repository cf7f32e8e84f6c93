/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-programme-format.h"
#include "pc-region.h"

static const PcField region_columns[] = {
  { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") },
  { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name") },
  { "figures", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Figures") },
  { "verified", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Verified") },
  { "checked_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Checked on") },
};

static const PcField figure_columns[] = {
  { "group", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Group") },
  { "key", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "value", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Value") },
};

static gboolean
list_regions (PcCtlFormat   format,
              GError      **error)
{
  g_auto(GStrv) codes = pc_region_list ();
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_rows_add_columns (rows, region_columns, G_N_ELEMENTS (region_columns));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autoptr(GError) local_error = NULL;
      g_autoptr(PcRegion) region = pc_region_find (codes[i], &local_error);
      const PcValue values[] = {
        { PC_UNSET, codes[i] },
        { PC_UNSET, region != NULL ? (char *) pc_region_get_name (region) : local_error->message },
        { region != NULL ? (gint64) pc_region_get_n_figures (region) : PC_UNSET, NULL },
        { region != NULL ? pc_region_is_verified (region) : PC_UNSET, NULL },
        { PC_UNSET, region != NULL ? (char *) pc_region_get_checked_on (region) : NULL },
      };

      pc_ctl_rows_add (rows, values);
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}

static void
print_figures (PcRegion    *region,
               PcCtlFormat  format)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_rows_add_columns (rows, figure_columns, G_N_ELEMENTS (figure_columns));
  for (const PcProgrammeGroup *group = pc_programme_format_get_region_groups (); group->kind != NULL; group++)
    for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
      {
        g_autofree char *value = pc_region_dup_value (region, group->kind, key->name);
        const char *texts[] = { group->kind, key->name, value };

        if (value != NULL && (key->flags & PC_PROGRAMME_KEY_REGIONAL))
          pc_ctl_rows_add_texts (rows, texts);
      }

  pc_ctl_rows_finish (rows);
}

static void
print_heading (PcRegion *region)
{
  static const PcField day = { "checked_on", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Checked on") };
  const PcValue value = { PC_UNSET, (char *) pc_region_get_checked_on (region) };
  g_autofree char *checked_on = value.text != NULL ? pc_ctl_format_value (&day, &value) : NULL;
  const char *lines[][2] = {
    { _("Code"), pc_region_get_id (region) },
    { _("Name"), pc_region_get_name (region) },
    { _("Source"), pc_region_get_source (region) },
    { _("Source file"), pc_region_get_origin (region) },
    { _("Verified"), pc_region_is_verified (region) ? _("Yes") : _("No") },
    { _("Checked on"), checked_on },
  };

  pc_ctl_print_pairs (lines, G_N_ELEMENTS (lines));
}

static gboolean
show_region (const char   *code,
             PcCtlFormat   format,
             GError      **error)
{
  g_autoptr(PcRegion) region = pc_region_find (code, error);

  if (region == NULL)
    return FALSE;

  if (format == PC_CTL_TABLE)
    print_heading (region);
  if (format == PC_CTL_TABLE && pc_region_get_n_figures (region) == 0)
    {
      printf ("\n%s\n", _("No figures: those of the programme hold."));
      return TRUE;
    }

  if (format == PC_CTL_TABLE)
    printf ("\n%s\n", _("Figures"));
  print_figures (region, format);
  return TRUE;
}

gboolean
pc_ctl_region (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  g_autofree char *format_name = NULL;
  gboolean source = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
      N_("For list and show: “table”, “csv” or “json”"), N_("FORMAT") },
    { "source", 0, 0, G_OPTION_ARG_NONE, &source,
      N_("For show: print the file as it was shipped, to copy and edit it"), NULL },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  const char *verb = rest != NULL ? rest[0] : NULL;
  PcCtlFormat format;

  if (verb == NULL || !pc_ctl_rows_parse_format (format_name, &format, error))
    return FALSE;

  if (strcmp (verb, "list") == 0 && rest[1] == NULL)
    return list_regions (format, error);
  if (strcmp (verb, "check") == 0 && rest[1] != NULL)
    return pc_ctl_check_rules (&pc_rule_file_region, rest[1], error);
  if (strcmp (verb, "show") == 0 && rest[1] != NULL)
    return source ? pc_ctl_print_shipped (pc_region_lookup_shipped (rest[1], error))
                  : show_region (rest[1], format, error);

  return pc_ctl_refuse (error, _("“region” is followed by “list”, “check FILE” or “show CODE”"));
}
