/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-exchange-page.h"

#include <glib/gi18n-lib.h>

#include "pc-choose-file.h"
#include "pc-cursor.h"
#include "pc-date.h"
#include "pc-import-view.h"
#include "pc-outbox-view.h"
#include "pc-tab-bar.h"
#include "pc-work-bar.h"

#define SETTING_LAST_BACKUP "last-backup"

struct _PcExchangePage
{
  GtkBox        parent_instance;

  GtkStack     *parts;
  PcOutboxView *outbox;
  PcImportView *import;
  GtkLabel     *path;
  GtkLabel     *changes;
  GtkLabel     *backup;
  GtkWidget    *actions;
  PcWorkBar    *working;
  GtkLabel     *result;

  PcStore      *store;
  GCancellable *cancellable;  /* Of a backup or check under way, or %NULL. */
  char         *copying_to;   /* Where the last backup goes. */
};

enum {
  COUNTED,
  DONE,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcExchangePage, pc_exchange_page, GTK_TYPE_BOX)

static void
show_state (PcExchangePage *self)
{
  g_autoptr(PcCursor) cursor = pc_cursor_new (self->store, "SELECT count (*) FROM journal", NULL);
  const gulong n = cursor != NULL && pc_cursor_next (cursor, NULL) ? pc_cursor_get_int (cursor, 0) : 0;
  /* Translators: %lu is how many changes the journal of the database has. */
  g_autofree char *changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu change is kept in the journal.",
                                                           "%lu changes are kept in the journal.", n), n);
  g_autofree char *day = pc_store_get_setting (self->store, SETTING_LAST_BACKUP);
  g_autofree char *shown = day != NULL ? pc_date_format (day) : NULL;
  /* Translators: %s is a day. */
  g_autofree char *backup = shown != NULL ? g_strdup_printf (_("Last backup: %s."), shown) :
                            g_strdup (_("No backup was made yet."));

  gtk_label_set_label (self->path, pc_store_get_path (self->store));
  gtk_label_set_label (self->changes, changes);
  gtk_label_set_label (self->backup, backup);
}

static void
failed_cb (PcExchangePage *self,
           const char     *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
done_cb (PcExchangePage *self,
         const char     *message)
{
  show_state (self);
  g_signal_emit (self, signals[DONE], 0, message);
}

static void
counted_cb (PcExchangePage *self,
            guint           n)
{
  g_signal_emit (self, signals[COUNTED], 0, n);
}

/*
 * Backup and check
 */

static void
begin (PcExchangePage *self,
       const char     *doing,
       PcProgress     *progress)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  pc_work_bar_start (self->working, doing, progress, self->cancellable);
  pc_work_bar_block (self->working, self->actions);
}

/* %FALSE where there is nothing to say: it did not go well, which was said, or the window was closed meanwhile. */
static gboolean
end (PcExchangePage *self,
     const GError   *error)
{
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return FALSE;

  pc_work_bar_stop (self->working);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0,
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Cancelled.") : error->message);
  return error == NULL;
}

static void
show_result (PcExchangePage *self,
             const char     *text)
{
  gtk_label_set_label (self->result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
}

gboolean
pc_exchange_page_is_busy (PcExchangePage *self)
{
  g_return_val_if_fail (PC_IS_EXCHANGE_PAGE (self), FALSE);

  return self->cancellable != NULL;
}

static void
copied_cb (GObject      *source G_GNUC_UNUSED,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PcExchangePage) self = user_data;
  g_autofree char *today = pc_date_today ();
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (pc_store_backup_finish (result, &error) && self->store != NULL)
    pc_store_set_setting (self->store, SETTING_LAST_BACKUP, today, &error);
  if (!end (self, error))
    return;

  /* Translators: %s is the name of a file. */
  text = g_strdup_printf (_("The backup is in %s."), self->copying_to);
  show_result (self, text);
  show_state (self);
}

void
pc_exchange_page_back_up (PcExchangePage *self,
                          const char     *path)
{
  g_autoptr(PcProgress) progress = pc_progress_new ();

  g_return_if_fail (PC_IS_EXCHANGE_PAGE (self) && path != NULL);

  if (pc_exchange_page_is_busy (self))
    return;

  g_free (self->copying_to);
  self->copying_to = g_strdup (path);
  begin (self, _("Copying the database…"), progress);
  pc_store_backup_async (self->store, path, progress, self->cancellable, copied_cb, g_object_ref (self));
}

static void
backup_chosen_cb (GtkWidget  *owner,
                  const char *path)
{
  pc_exchange_page_back_up (PC_EXCHANGE_PAGE (owner), path);
}

static void
backup_cb (PcExchangePage *self)
{
  g_autofree char *today = pc_date_today ();
  g_autofree char *name = g_strdup_printf ("percorso-%s.db", today);
  const PcChooseFile question = {
    _("Back Up the Database"), _("_Back Up"), GTK_FILE_CHOOSER_ACTION_SAVE, name, NULL
  };

  pc_choose_file (GTK_WIDGET (self), &question, backup_chosen_cb);
}

static void
checked_cb (GObject      *source G_GNUC_UNUSED,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PcExchangePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) faults = pc_store_check_finish (result, &error);
  g_autofree char *text = NULL;

  if (!end (self, error))
    return;

  if (faults->len > 0)
    {
      g_ptr_array_add (faults, NULL);
      text = g_strjoinv ("\n", (char **) faults->pdata);
    }
  show_result (self, text != NULL ? text : _("The database is sound: pages, references, search index and journal."));
}

void
pc_exchange_page_check (PcExchangePage *self)
{
  g_return_if_fail (PC_IS_EXCHANGE_PAGE (self));

  if (pc_exchange_page_is_busy (self))
    return;

  begin (self, _("Checking the database…"), NULL);
  pc_store_check_async (self->store, self->cancellable, checked_cb, g_object_ref (self));
}

/*
 * The widget
 */

static void
pc_exchange_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pc_exchange_page_parent_class)->map (widget);

  show_state (PC_EXCHANGE_PAGE (widget));
}

static void
pc_exchange_page_dispose (GObject *object)
{
  PcExchangePage *self = PC_EXCHANGE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_EXCHANGE_PAGE);
  g_clear_pointer (&self->copying_to, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_exchange_page_parent_class)->dispose (object);
}

static void
pc_exchange_page_class_init (PcExchangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_exchange_page_dispose;
  widget_class->map = pc_exchange_page_map;
  signals[COUNTED] = g_signal_new ("counted", PC_TYPE_EXCHANGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DONE] = g_signal_new ("done", PC_TYPE_EXCHANGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_EXCHANGE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_IMPORT_VIEW);
  g_type_ensure (PC_TYPE_OUTBOX_VIEW);
  g_type_ensure (PC_TYPE_TAB_BAR);
  g_type_ensure (PC_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-exchange-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, actions);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, backup);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, changes);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, import);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, outbox);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, parts);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, path);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, result);
  gtk_widget_class_bind_template_child (widget_class, PcExchangePage, working);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "check_cb", G_CALLBACK (pc_exchange_page_check));
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
pc_exchange_page_init (PcExchangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_exchange_page_set_store (PcExchangePage *self,
                            PcStore        *store,
                            PcOutboxRunner *runner)
{
  g_return_if_fail (PC_IS_EXCHANGE_PAGE (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_outbox_view_set_store (self->outbox, store, runner);
  pc_import_view_set_store (self->import, store);
}

void
pc_exchange_page_show_destinations (PcExchangePage *self)
{
  g_return_if_fail (PC_IS_EXCHANGE_PAGE (self));

  gtk_stack_set_visible_child_name (self->parts, "outbox");
}
