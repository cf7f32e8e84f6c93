/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-outbox.h"
#include "pc-ctl-rows.h"
#include "pc-destination.h"
#include "pc-error.h"
#include "pc-report.h"

static const PcField columns[] = {
  { "id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier") },
  { "state", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("State") },
  { "destination", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Destination") },
  { "file_name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("File") },
  { "queued_at", PC_FIELD_INSTANT, NULL, PC_PLAIN, N_("In the queue since") },
  { "attempts", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Attempts") },
  { "next_try_at", PC_FIELD_INSTANT, NULL, PC_PLAIN, N_("Next attempt") },
  { "sent_at", PC_FIELD_INSTANT, NULL, PC_PLAIN, N_("Handed over") },
  { "problem", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Why it waits") },
};

/* What scripts read besides. */
static const PcField machine_columns[] = {
  { "problem_detail", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Detail") },
  { "destination_id", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Identifier of the destination") },
  { "report", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Report") },
  { "arguments", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Parameters") },
  { "title", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Title") },
  { "sub_folder", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Sub-folder") },
  { "remote_name", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("Name at the destination") },
  { "size", PC_FIELD_INTEGER, NULL, PC_PLAIN, N_("Bytes") },
  { "sha256", PC_FIELD_TEXT, NULL, PC_PLAIN, N_("SHA-256") },
};

static const struct
{
  PcQueueState  state;
  const char   *label;
} states[] = {
  { PC_QUEUE_WAITING, N_("Waiting") },
  { PC_QUEUE_SENDING, N_("Being sent") },
  { PC_QUEUE_SENT, N_("Handed over") },
  { PC_QUEUE_PAUSED, N_("Paused") },
  { PC_QUEUE_CANCELLED, N_("Cancelled") },
};

/*
 * outbox list
 */

static void
add_row (PcStore           *store,
         const PcQueueItem *item,
         PcCtlFormat        format,
         PcCtlRows         *rows)
{
  const gboolean is_table = format == PC_CTL_TABLE;
  g_autoptr(PcRecord) destination = pc_store_get (store, &pc_destination_kind, item->destination_id, NULL);
  g_autofree char *name = destination != NULL ? pc_record_dup_name (destination) : NULL;
  g_autofree char *reason = pc_outbox_explain (item);
  const PcValue values[] = {
    { PC_UNSET, item->id },
    { PC_UNSET, is_table ? _(states[item->state].label) : (char *) pc_queue_state_get_word (item->state) },
    { PC_UNSET, name },
    { PC_UNSET, is_table && item->remote_name != NULL ? item->remote_name : item->file_name },
    { PC_UNSET, item->queued_at },
    { item->attempts, NULL },
    { PC_UNSET, item->next_try_at },
    { PC_UNSET, item->sent_at },
    { PC_UNSET, is_table ? reason : item->problem },
    { PC_UNSET, item->problem_detail },
    { PC_UNSET, item->destination_id },
    { PC_UNSET, item->report },
    { PC_UNSET, item->arguments },
    { PC_UNSET, item->title },
    { PC_UNSET, item->sub_folder },
    { PC_UNSET, item->remote_name },
    { item->size, NULL },
    { PC_UNSET, item->sha256 },
  };

  pc_ctl_rows_add (rows, values);
}

gboolean
pc_ctl_outbox_list (PcCtl        *self,
                    gboolean      all,
                    PcCtlFormat   format,
                    GError      **error)
{
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_READ, error);
  g_autoptr(GPtrArray) items = store != NULL ? pc_queue_list (store, !all, error) : NULL;
  g_autoptr(PcCtlRows) rows = NULL;

  if (items == NULL)
    return FALSE;

  rows = pc_ctl_rows_new (format);
  pc_ctl_rows_add_columns (rows, columns, G_N_ELEMENTS (columns));
  if (format != PC_CTL_TABLE)
    pc_ctl_rows_add_columns (rows, machine_columns, G_N_ELEMENTS (machine_columns));
  for (guint i = 0; i < items->len; i++)
    add_row (store, items->pdata[i], format, rows);

  pc_ctl_rows_finish (rows);
  return TRUE;
}

/*
 * outbox add
 */

/* By identifier or, where only one has it, by name. */
static PcRecord *
find_destination (PcStore     *store,
                  const char  *text,
                  GError     **error)
{
  g_autoptr(GPtrArray) named = pc_store_list_by (store, &pc_destination_kind, PC_DESTINATION_NAME, text, NULL, error);
  g_autoptr(PcRecord) record = NULL;

  if (named == NULL)
    return NULL;
  if (named->len == 1)
    return g_object_ref (named->pdata[0]);

  if (named->len == 0)
    record = pc_store_get (store, &pc_destination_kind, text, NULL);
  if (record == NULL)
    g_set_error (error, PC_ERROR, PC_ERROR_NOT_FOUND,
                 /* Translators: %s is a name. */
                 named->len == 0 ? _("There is no destination “%s”; “percorsoctl list destination” lists them.")
                                 : _("Several destinations are called “%s”; give the identifier."), text);

  return g_steal_pointer (&record);
}

static GPtrArray *
find_destinations (PcStore             *store,
                   const char * const  *texts,
                   GError             **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      PcRecord *record = find_destination (store, texts[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (found, record);
    }

  return g_steal_pointer (&found);
}

/* The title of the report, or the name of the file without its ending. */
static char *
make_title (const char *path,
            const char *report)
{
  const PcReport *found = report != NULL ? pc_report_find (report) : NULL;
  char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (found != NULL)
    {
      g_free (name);
      return g_strdup (pc_report_get_title (found));
    }

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static GHashTable *
read_arguments (const char * const  *texts,
                GError             **error)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      const char *equals = strchr (texts[i], '=');

      if (equals == NULL || equals == texts[i])
        {
          /* Translators: %s is what was typed. */
          pc_ctl_refuse (error, _("“%s” should be NAME=VALUE"), texts[i]);
          return NULL;
        }
      g_hash_table_replace (arguments, g_strndup (texts[i], equals - texts[i]), g_strdup (equals + 1));
    }

  return g_steal_pointer (&arguments);
}

gboolean
pc_ctl_outbox_add (PcCtl               *self,
                   const char          *path,
                   const char * const  *destinations,
                   const char          *report,
                   const char          *title,
                   const char * const  *parameters,
                   GError             **error)
{
  g_autoptr(GCancellable) cancellable = pc_ctl_catch_signals ();
  g_autoptr(GHashTable) arguments = read_arguments (parameters, error);
  g_autoptr(PcStore) store = arguments != NULL ? pc_ctl_open (self, PC_STORE_WRITE, error) : NULL;
  g_autoptr(GPtrArray) found = store != NULL ? find_destinations (store, destinations, error) : NULL;
  g_autofree char *usual = make_title (path, report);
  g_autoptr(PcOutbox) outbox = NULL;
  g_auto(GStrv) ids = NULL;

  if (found == NULL)
    return FALSE;

  outbox = pc_outbox_new (store);
  ids = pc_outbox_enqueue (outbox, path, found, report, title != NULL ? title : usual, arguments, cancellable, error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_print ("%s\n", ids[i]);

  return ids != NULL;
}

/*
 * outbox pause, resume, retry, cancel
 */

gboolean
pc_ctl_outbox_change (PcCtl              *self,
                      PcCtlOutboxChange   change,
                      char              **ids,
                      GError            **error)
{
  g_autoptr(PcStore) store = pc_ctl_open (self, PC_STORE_WRITE, error);
  g_autoptr(PcOutbox) outbox = store != NULL ? pc_outbox_new (store) : NULL;

  for (guint i = 0; outbox != NULL && ids[i] != NULL; i++)
    if (!change (outbox, ids[i], error))
      return FALSE;

  return outbox != NULL;
}
