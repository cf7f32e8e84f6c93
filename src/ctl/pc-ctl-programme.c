/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-programme-files.h"
#include "pc-programme-parts.h"

#define ID   { "id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Programme") }
#define NAME { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name") }
#define CODE { "code", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Code") }

static const PcField programme_columns[] = {
  ID, { "edition", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Edition") }, NAME,
};

static const PcField component_columns[] = {
  CODE, NAME,
  { "amount_cents", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Amount") },
  { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") },
  { "payee", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Payee") },
};

static const PcField service_columns[] = {
  CODE, NAME,
  { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, N_("Hours") },
  { "component", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Paid by the component") },
};

static const PcField deadline_columns[] = {
  CODE, NAME,
  { "date", PC_FIELD_DATE, NULL, PC_PLAIN, N_("Last day") },
};

static const PcField setting_columns[] = {
  CODE, NAME,
  { "value", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Value") },
  { "unknown", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Not stated by the notice") },
};

static const PcField regional_columns[] = {
  { "key", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Rule") },
  { "value", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Value") },
  { "unknown", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, N_("Assumed") },
  { "source", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Source") },
};

/* What the parts say with -1. */
static gint64
unset_if_negative (gint64 number)
{
  return number >= 0 ? number : PC_UNSET;
}

/*
 * programme list
 */

static gboolean
list_programmes (PcCtlFormat   format,
                 GError      **error)
{
  g_auto(GStrv) ids = pc_programme_list ();
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (format);

  pc_ctl_rows_add_columns (rows, programme_columns, G_N_ELEMENTS (programme_columns));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GError) local_error = NULL;
      g_autoptr(PcProgramme) programme = pc_programme_find (ids[i], &local_error);
      const char *texts[] = {
        ids[i],
        programme != NULL ? pc_programme_get_edition (programme) : NULL,
        programme != NULL ? pc_programme_get_name (programme) : local_error->message,
      };

      pc_ctl_rows_add_texts (rows, texts);
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}

/*
 * programme show
 */

static PcCtlRows *
start_section (const char    *heading,
               const PcField *columns,
               guint          n)
{
  PcCtlRows *rows = pc_ctl_rows_new (PC_CTL_TABLE);

  printf ("\n%s\n", heading);
  pc_ctl_rows_add_columns (rows, columns, n);
  return rows;
}

static void
print_components (PcProgramme *programme)
{
  GPtrArray *components = pc_programme_get_components (programme);
  g_autoptr(PcCtlRows) rows = start_section (_("Components"), component_columns, G_N_ELEMENTS (component_columns));

  for (guint i = 0; i < components->len; i++)
    {
      const PcProgrammeComponent *component = components->pdata[i];
      g_autofree char *group = g_strconcat ("Component ", component->id, NULL);
      g_autofree char *payee = pc_programme_dup_value (programme, group, "Payee");
      const PcValue values[] = {
        { PC_UNSET, component->id },
        { PC_UNSET, component->name },
        { unset_if_negative (component->amount_cents), NULL },
        { unset_if_negative (component->minutes), NULL },
        { PC_UNSET, payee },
      };

      pc_ctl_rows_add (rows, values);
    }

  pc_ctl_rows_finish (rows);
}

static void
print_services (PcProgramme *programme)
{
  GPtrArray *services = pc_programme_get_services (programme);
  g_autoptr(PcCtlRows) rows = start_section (_("Services"), service_columns, G_N_ELEMENTS (service_columns));

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];
      const PcValue values[] = {
        { PC_UNSET, service->code },
        { PC_UNSET, service->name },
        { unset_if_negative (service->minutes), NULL },
        { PC_UNSET, service->component },
      };

      pc_ctl_rows_add (rows, values);
    }

  pc_ctl_rows_finish (rows);
}

static void
print_deadlines (PcProgramme *programme)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (programme);
  g_autoptr(PcCtlRows) rows = NULL;

  if (deadlines->len == 0)
    return;

  rows = start_section (_("Deadlines"), deadline_columns, G_N_ELEMENTS (deadline_columns));
  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *deadline = deadlines->pdata[i];
      const char *texts[] = { deadline->id, deadline->name, deadline->date };

      pc_ctl_rows_add_texts (rows, texts);
    }

  pc_ctl_rows_finish (rows);
}

static void
print_settings (PcProgramme *programme)
{
  GPtrArray *settings = pc_programme_get_settings (programme);
  g_autoptr(PcCtlRows) rows = NULL;

  if (settings->len == 0)
    return;

  rows = start_section (_("Settings"), setting_columns, G_N_ELEMENTS (setting_columns));
  for (guint i = 0; i < settings->len; i++)
    {
      const PcProgrammeSetting *setting = settings->pdata[i];
      const PcValue values[] = {
        { PC_UNSET, setting->id },
        { PC_UNSET, setting->name },
        { PC_UNSET, setting->value },
        { setting->unknown, NULL },
      };

      pc_ctl_rows_add (rows, values);
    }

  pc_ctl_rows_finish (rows);
}

static void
print_heading (PcProgramme *programme)
{
  static const PcField money = { "ceiling", PC_FIELD_MONEY, NULL, PC_PLAIN, N_("Ceiling of a pathway") };
  const PcValue ceiling = { unset_if_negative (pc_programme_get_ceiling_cents (programme)), NULL };
  g_autofree char *amount = pc_ctl_format_value (&money, &ceiling);
  PcRegion *region = pc_programme_get_region (programme);
  const char *lines[][2] = {
    { _("Programme"), pc_programme_get_id (programme) },
    { _("Edition"), pc_programme_get_edition (programme) },
    { _("Name"), pc_programme_get_name (programme) },
    { _("Source file"), pc_programme_get_origin (programme) },
    { _("Region"), region != NULL ? pc_region_get_name (region) : NULL },
    { _("Ceiling of a pathway"), amount },
  };

  pc_ctl_print_pairs (lines, G_N_ELEMENTS (lines));
}

/* What a region can set, whether one was asked for or not: the value, and what it rests on. */
static void
print_regional (PcProgramme *programme)
{
  g_autoptr(PcCtlRows) rows = start_section (_("What regions can set"), regional_columns,
                                             G_N_ELEMENTS (regional_columns));

  for (const PcProgrammeGroup *group = pc_programme_format_get_region_groups (); group->kind != NULL; group++)
    for (const PcProgrammeKey *key = group->keys; key->name != NULL; key++)
      if (key->flags & PC_PROGRAMME_KEY_REGIONAL)
        {
          g_autofree char *value = pc_programme_dup_value (programme, group->kind, key->name);
          g_autofree char *source = pc_programme_dup_source (programme, group->kind, key->name);
          const PcValue values[] = {
            { PC_UNSET, (char *) key->name },
            { PC_UNSET, value },
            { pc_programme_is_unknown (programme, group->kind, key->name), NULL },
            { PC_UNSET, value != NULL ? source : NULL },
          };

          if (value != NULL)
            pc_ctl_rows_add (rows, values);
        }

  pc_ctl_rows_finish (rows);
}

/* The programme @id, as it is where @code is the region. */
static PcProgramme *
find_programme (const char  *id,
                const char  *code,
                GError     **error)
{
  g_autoptr(PcProgramme) programme = pc_programme_find (id, error);
  g_autoptr(PcRegion) region = NULL;

  if (programme == NULL || code == NULL)
    return g_steal_pointer (&programme);

  region = pc_region_find (code, error);
  return region != NULL ? pc_programme_with_region (programme, region) : NULL;
}

static gboolean
show_programme (const char  *id,
                const char  *region,
                GError     **error)
{
  g_autoptr(PcProgramme) programme = find_programme (id, region, error);

  if (programme == NULL)
    return FALSE;

  print_heading (programme);
  print_components (programme);
  print_services (programme);
  print_deadlines (programme);
  print_regional (programme);
  print_settings (programme);
  return TRUE;
}

gboolean
pc_ctl_programme (PcCtl   *self,
                  char   **arguments,
                  GError **error)
{
  g_autofree char *format_name = NULL;
  g_autofree char *region = NULL;
  gboolean source = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_name,
      N_("For list: “table”, “csv” or “json”"), N_("FORMAT") },
    { "source", 0, 0, G_OPTION_ARG_NONE, &source,
      N_("For show: print the file as it was shipped, to copy and edit it"), NULL },
    { "region", 0, 0, G_OPTION_ARG_FILENAME, &region,
      N_("For show: with what the region of this code sets"), N_("CODE") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  const char *verb = rest != NULL ? rest[0] : NULL;
  PcCtlFormat format;

  if (verb == NULL || !pc_ctl_rows_parse_format (format_name, &format, error))
    return FALSE;

  if (strcmp (verb, "list") == 0 && rest[1] == NULL)
    return list_programmes (format, error);
  if (strcmp (verb, "check") == 0 && rest[1] != NULL)
    return pc_ctl_check_rules (&pc_rule_file_programme, rest[1], error);
  if (strcmp (verb, "show") == 0 && rest[1] != NULL)
    return source ? pc_ctl_print_shipped (pc_programme_lookup_shipped (rest[1], error))
                  : show_programme (rest[1], region, error);

  return pc_ctl_refuse (error, _("“programme” is followed by “list”, “check FILE” or “show ID”"));
}
