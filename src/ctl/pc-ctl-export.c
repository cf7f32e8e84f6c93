/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>

#include "pc-report.h"

/* What follows an option, by the type of the parameter. */
static const char *
get_placeholder (const PcField *field)
{
  switch ((int) field->type)
    {
    case PC_FIELD_DATE:
      return N_("DAY");

    case PC_FIELD_REFERENCE:
      return N_("ID");

    case PC_FIELD_CHOICE:
    case PC_FIELD_CHOICES:
      return N_("CODE");

    case PC_FIELD_BOOLEAN:
      return N_("YES|NO");

    default:
      return N_("VALUE");
    }
}

/* An option for each parameter, with --out before them; @texts gets what was typed, @names owns the names. */
static GOptionEntry *
make_entries (const PcTable  *table,
              char          **out,
              GPtrArray      *texts,
              GPtrArray      *names)
{
  const guint n = table != NULL ? table->n_parameters : 0;
  GOptionEntry *entries = g_new0 (GOptionEntry, n + 2);

  g_ptr_array_set_size (texts, n);
  entries[0] = (GOptionEntry) { "out", 'o', 0, G_OPTION_ARG_FILENAME, out, N_("The file to write"), N_("FILE") };
  for (guint i = 0; i < n; i++)
    {
      const PcField *field = &table->parameters[i].field;
      char *name = g_strdelimit (g_strdup (field->name), "_", '-');

      g_ptr_array_add (names, name);
      entries[i + 1] = (GOptionEntry) { name, 0, 0, G_OPTION_ARG_FILENAME, &texts->pdata[i],
                                        field->label, get_placeholder (field) };
    }

  return entries;
}

/* What was typed as the report takes it: the text or number as it is kept. */
static GHashTable *
parse_parameters (const PcTable  *table,
                  PcStore        *store,
                  GPtrArray      *texts,
                  GError        **error)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < table->n_parameters; i++)
    {
      const PcField *field = &table->parameters[i].field;
      g_auto(PcValue) value = PC_VALUE_INIT;

      if (texts->pdata[i] == NULL)
        continue;
      if (!pc_ctl_parse_value (store, field, texts->pdata[i], &value, error))
        return NULL;
      if (value.text != NULL)
        g_hash_table_insert (arguments, (gpointer) field->name, g_steal_pointer (&value.text));
      else if (value.number != PC_UNSET)
        g_hash_table_insert (arguments, (gpointer) field->name, g_strdup_printf ("%" G_GINT64_FORMAT, value.number));
    }

  return g_steal_pointer (&arguments);
}

static gboolean
write_report (PcCtl           *self,
              const PcReport  *report,
              GPtrArray       *texts,
              const char      *path,
              GError         **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_READ, error);
  g_autoptr(GHashTable) arguments = store != NULL ? parse_parameters (report->table, store, texts, error) : NULL;

  return arguments != NULL && pc_report_write (report, store, arguments, path, NULL, cancellable, error);
}

/* The report comes before its options, which depend on it. */
gboolean
pc_ctl_export (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  const PcReport *report = arguments[1] != NULL ? pc_report_find (arguments[1]) : NULL;
  const PcTable *table = report != NULL ? report->table : NULL;
  g_autofree char *out = NULL;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree GOptionEntry *entries = make_entries (table, &out, texts, names);
  g_auto(GStrv) rest = NULL;

  if (arguments[1] != NULL && arguments[1][0] != '-' && report == NULL)
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("There is no report “%s”; “percorsoctl reports” names them"), arguments[1]);

  if (!(rest = pc_ctl_parse (self, entries, arguments, error)))
    return FALSE;
  if (report == NULL)
    return pc_ctl_refuse (error, _("The name of the report comes first"));
  if (out == NULL)
    return pc_ctl_refuse (error, _("“--out” is missing: the file to write"));

  return write_report (self, report, texts, out, error);
}
