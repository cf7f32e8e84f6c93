/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-ctl-rows.h"
#include "pc-report-handover.h"

static const PcField written_columns[] = {
  { "table", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Table") },
  { "title", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Title") },
  { "rows", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Rows") },
  { "digest", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Digest of the rows (SHA-256)") },
  { "file", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("File") },
  { "handover", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Handed over") },
};

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

/* What was typed; @parameters are those of the report, @texts what was given for each. */
typedef struct
{
  const PcReport    *report;
  const PcParameter *parameters;
  guint              n_parameters;
  GPtrArray         *texts;
  GPtrArray         *names;
  char              *out;
  char              *recipient;
  char              *keys;
  gboolean           notes;
  gboolean           filled;
  gboolean           hand_over;
  char              *format_name;
  PcCtlFormat        format;
} Export;

static void
clear_export (Export *self)
{
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self->out);
  g_free (self->recipient);
  g_free (self->keys);
  g_free (self->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, clear_export)

/* The options that each report has, and one for each of its parameters; full. */
static GOptionEntry *
make_entries (Export *self)
{
  const GOptionEntry common[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_("The file to write"), N_("FILE") },
    { "pseudonymous", 0, 0, G_OPTION_ARG_FILENAME, &self->recipient,
      N_("With codes in place of people, made for this recipient"), N_("RECIPIENT") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &self->notes, N_("With free text all the same"), NULL },
    { "fill-in", 0, 0, G_OPTION_ARG_NONE, &self->filled, N_("With cells to fill in, for the workbook to come back"), NULL },
    { "hand-over", 0, 0, G_OPTION_ARG_NONE, &self->hand_over, N_("Keep the workbook as it was handed over"), NULL },
    { "keys", 0, 0, G_OPTION_ARG_FILENAME, &self->keys, N_("Write which code stands for whom (.csv)"), N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &self->format_name,
      N_("Say what was written, as “table”, “csv” or “json”"), N_("FORMAT") },
  };
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (common) + self->n_parameters + 1);

  memcpy (entries, common, sizeof common);
  g_ptr_array_set_size (self->texts, self->n_parameters);
  for (guint i = 0; i < self->n_parameters; i++)
    {
      const PcField *field = &self->parameters[i].field;
      char *name = g_strdelimit (g_strdup (field->name), "_", '-');

      g_ptr_array_add (self->names, name);
      entries[G_N_ELEMENTS (common) + i] = (GOptionEntry) { name, 0, 0, G_OPTION_ARG_FILENAME, &self->texts->pdata[i],
                                                            field->label, get_placeholder (field) };
    }

  return entries;
}

/* What was typed as the report takes it: the text or number as it is kept. */
static GHashTable *
parse_parameters (Export   *self,
                  PcStore  *store,
                  GError  **error)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->n_parameters; i++)
    {
      const PcField *field = &self->parameters[i].field;
      g_auto(PcValue) value = PC_VALUE_INIT;

      if (self->texts->pdata[i] == NULL)
        continue;
      if (!pc_ctl_parse_value (store, field, self->texts->pdata[i], &value, error))
        return NULL;
      if (value.text != NULL)
        g_hash_table_insert (arguments, (gpointer) field->name, g_steal_pointer (&value.text));
      else if (value.number != PC_UNSET)
        g_hash_table_insert (arguments, (gpointer) field->name, g_strdup_printf ("%" G_GINT64_FORMAT, value.number));
    }

  return g_steal_pointer (&arguments);
}

/* The key of a recipient is made when the first report for them is. */
static gboolean
needs_writing (Export *self)
{
  return self->recipient != NULL || self->hand_over;
}

/* A line for each table, where it was asked for; else only how what was handed over is called. */
static void
say_written (Export           *self,
             GPtrArray        *written,
             const PcHandover *handover)
{
  g_autoptr(PcCtlRows) rows = pc_ctl_rows_new (self->format);

  if (self->format_name == NULL)
    {
      if (handover != NULL)
        g_print ("%s\n", handover->id);
      return;
    }

  pc_ctl_rows_add_columns (rows, written_columns, G_N_ELEMENTS (written_columns));
  for (guint i = 0; i < written->len; i++)
    {
      const PcReportWritten *table = written->pdata[i];
      const PcValue values[] = {
        { PC_UNSET, (char *) table->table->name }, { PC_UNSET, (char *) _(table->table->title) },
        { table->n_rows, NULL }, { PC_UNSET, table->digest }, { PC_UNSET, table->path },
        { PC_UNSET, handover != NULL ? handover->id : NULL },
      };

      pc_ctl_rows_add (rows, values);
    }
  pc_ctl_rows_finish (rows);
}

static gboolean
write_and_say (Export                 *self,
               PcStore                *store,
               const PcReportRequest  *request,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autoptr(PcHandover) handover = NULL;

  if (self->hand_over)
    handover = pc_report_hand_over (self->report, store, request, self->out, NULL, cancellable, error);
  if (self->hand_over ? handover == NULL
                      : !pc_report_write (self->report, store, request, self->out, NULL, cancellable, error))
    return FALSE;

  say_written (self, request->written, handover);
  return TRUE;
}

static gboolean
write_report (PcCtl   *self,
              Export  *export,
              GError **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcStore) store = pc_ctl_open (self, needs_writing (export) ? PC_STORE_WRITE : PC_STORE_READ, error);
  g_autoptr(GHashTable) arguments = store != NULL ? parse_parameters (export, store, error) : NULL;
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) pc_report_written_free);
  const PcReportRequest request = {
    .arguments = arguments,
    .recipient = export->recipient,
    .key_path = export->keys,
    .notes = export->notes,
    .filled = export->filled,
    .written = written,
  };

  return arguments != NULL && write_and_say (export, store, &request, cancellable, error);
}

static gboolean
check (Export   *self,
       GError  **error)
{
  if (self->report == NULL)
    return pc_ctl_refuse (error, _("The name of the report comes first"));
  if (self->out == NULL)
    return pc_ctl_refuse (error, _("“--out” is missing: the file to write"));
  if (!pc_ctl_rows_parse_format (self->format_name, &self->format, error))
    return FALSE;
  if ((self->keys != NULL || self->notes) && self->recipient == NULL)
    return pc_ctl_refuse (error, _("“--keys” and “--notes” go with “--pseudonymous”"));

  return TRUE;
}

/* The report comes before its options, which depend on it. */
gboolean
pc_ctl_export (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  g_auto(Export) export = {
    .report = arguments[1] != NULL ? pc_report_find (arguments[1]) : NULL,
    .texts = g_ptr_array_new_with_free_func (g_free),
    .names = g_ptr_array_new_with_free_func (g_free),
  };
  g_autofree GOptionEntry *entries = NULL;
  g_auto(GStrv) rest = NULL;

  if (export.report != NULL)
    export.parameters = pc_report_get_parameters (export.report, &export.n_parameters);
  else if (arguments[1] != NULL && arguments[1][0] != '-')
    /* Translators: %s is what was typed. */
    return pc_ctl_refuse (error, _("There is no report “%s”; “percorsoctl reports” names them"), arguments[1]);

  entries = make_entries (&export);
  rest = pc_ctl_parse (self, entries, arguments, error);
  return rest != NULL && check (&export, error) && write_report (self, &export, error);
}
