/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-ctl-rows.h"
#include "pc-report-handover.h"

static const PcField columns[] = {
  { "id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Id") },
  { "report", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Report") },
  { "handed_over_at", PC_FIELD_INSTANT, NULL, PC_PLAIN, N_("Handed over") },
  { "rows", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Number of rows") },
  { "arguments", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Arguments") },
  { "sha256", PC_FIELD_TEXT, NULL, PC_PLAIN, "SHA-256" },
  { "previous_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("The one before") },
};

static const PcField delta_columns[] = {
  { "new", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("New") },
  { "changed", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Changed") },
  { "gone", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Gone") },
};

/* What was typed. */
typedef struct
{
  char        *out;
  char        *format_name;
  PcCtlFormat  format;
} Options;

static void
clear_options (Options *self)
{
  g_free (self->out);
  g_free (self->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
list (Options     *options,
      PcStore     *store,
      const char  *report,
      GError     **error)
{
  g_autoptr(GPtrArray) handovers = pc_handover_list (store, report, error);
  g_autoptr(PcCtlRows) rows = NULL;

  if (handovers == NULL)
    return FALSE;

  rows = pc_ctl_rows_new (options->format);
  pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < handovers->len; i++)
    {
      const PcHandover *handover = handovers->pdata[i];
      const PcValue values[] = {
        { PC_UNSET, handover->id }, { PC_UNSET, handover->report }, { PC_UNSET, handover->made_at },
        { handover->n_rows, NULL }, { PC_UNSET, handover->arguments }, { PC_UNSET, handover->file_sha256 },
        { PC_UNSET, handover->previous_id },
      };

      pc_ctl_rows_add (rows, values);
    }

  pc_ctl_rows_finish (rows);
  return TRUE;
}

static gboolean
write_delta (Options     *options,
             PcStore     *store,
             PcHandover  *handover,
             GError     **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(PcCtlRows) rows = NULL;
  PcHandoverDelta delta;

  if (!pc_handover_write_delta (handover, store, options->out, &delta, cancellable, error))
    return FALSE;

  rows = pc_ctl_rows_new (options->format);
  pc_ctl_rows_add_columns (rows, delta_columns, G_N_ELEMENTS (delta_columns));
  pc_ctl_rows_add (rows, (PcValue[]) { { delta.n_new, NULL }, { delta.n_changed, NULL }, { delta.n_gone, NULL } });
  pc_ctl_rows_finish (rows);
  return TRUE;
}

static gboolean
run (Options     *options,
     PcStore     *store,
     char       **rest,
     GError     **error)
{
  g_autoptr(PcHandover) handover = NULL;
  const gboolean file = strcmp (rest[0], "file") == 0;

  if (strcmp (rest[0], "list") == 0)
    return list (options, store, rest[1], error);
  if (!file && strcmp (rest[0], "delta") != 0)
    return pc_ctl_refuse (error, _("Say “list”, “file” or “delta”"));
  if (rest[1] == NULL)
    return pc_ctl_refuse (error, _("The id of what was handed over is missing; “percorsoctl handover list” names them"));
  if (options->out == NULL)
    return pc_ctl_refuse (error, _("“--out” is missing: the file to write"));

  if (!(handover = pc_handover_find (store, rest[1], error)))
    return FALSE;

  return file ? pc_handover_write (handover, store, options->out, NULL, error) :
         write_delta (options, store, handover, error);
}

gboolean
pc_ctl_handover (PcCtl   *self,
                 char   **arguments,
                 GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_("The file to write"), N_("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format_name, N_("“table”, “csv” or “json”"), N_("FORMAT") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = NULL;

  if (rest == NULL || !pc_ctl_rows_parse_format (options.format_name, &options.format, error))
    return FALSE;

  store = pc_ctl_open (self, PC_STORE_READ, error);
  return store != NULL && run (&options, store, rest, error);
}
