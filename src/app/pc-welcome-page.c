/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-welcome-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pc-choices.h"
#include "pc-config.h"
#include "pc-date.h"
#include "pc-demo.h"
#include "pc-kinds.h"
#include "pc-progress.h"
#include "pc-store-work.h"

#define DEMO_PEOPLE 120
#define DEMO_SEED   1

struct _PcWelcomePage
{
  GtkBox           parent_instance;

  GtkEditable     *office;
  GtkEditable     *prefix;
  GtkEditable     *family_name;
  GtkEditable     *given_name;
  AdwComboRow     *programme;
  AdwComboRow     *language;
  GtkWidget       *start;
  GtkWidget       *demo;
  GtkProgressBar  *progress;

  PcStore         *store;
  PcChoices       *programmes;
  GCancellable    *cancellable;  /* While the demo office is made, or %NULL. */
};

enum {
  DONE,
  DEMO_READY,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char * const languages[] = { "", "en", "it" };

G_DEFINE_FINAL_TYPE (PcWelcomePage, pc_welcome_page, GTK_TYPE_BOX)

static gboolean
is_typed (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0';
}

static void
changed_cb (PcWelcomePage *self)
{
  gtk_widget_set_sensitive (self->start, is_typed (self->office) && is_typed (self->prefix) && is_typed (self->family_name));
}

static gboolean
save_office (PcWelcomePage  *self,
             PcRecord       *office,
             PcRecord       *operator,
             GError        **error)
{
  const guint programme = adw_combo_row_get_selected (self->programme);

  if (!pc_record_parse (office, PC_OFFICE_NAME, gtk_editable_get_text (self->office), error) ||
      !pc_record_parse (office, PC_OFFICE_CODE, gtk_editable_get_text (self->prefix), error) ||
      !pc_record_parse (operator, PC_OPERATOR_FAMILY_NAME, gtk_editable_get_text (self->family_name), error) ||
      !pc_record_parse (operator, PC_OPERATOR_GIVEN_NAME, gtk_editable_get_text (self->given_name), error))
    return FALSE;

  if (programme < pc_choices_get_n (self->programmes))
    pc_record_set_text (office, PC_OFFICE_PROGRAMME, pc_choices_get_id (self->programmes, programme));
  pc_record_set_text (operator, PC_OPERATOR_OFFICE_ID, pc_record_get_id (office));

  return pc_store_begin (self->store, "add office", error) &&
         pc_store_put (self->store, office, error) &&
         pc_store_put (self->store, operator, error) &&
         pc_store_commit (self->store, error) &&
         pc_store_set_setting (self->store, PC_SETTING_OPERATOR, pc_record_get_id (operator), error) &&
         pc_store_set_setting (self->store, PC_SETTING_OFFICE, pc_record_get_id (office), error);
}

static void
save_language (PcWelcomePage *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, PC_APP_ID, TRUE) : NULL;
  g_autoptr(GSettings) settings = schema != NULL ? g_settings_new (PC_APP_ID) : NULL;

  if (settings != NULL)
    g_settings_set_string (settings, "language", languages[adw_combo_row_get_selected (self->language)]);
}

static void
start_cb (PcWelcomePage *self)
{
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);
  g_autoptr(PcRecord) operator = pc_record_new (&pc_operator_kind);
  g_autoptr(GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->start))
    return;

  if (!save_office (self, office, operator, &error))
    {
      pc_store_rollback (self->store);
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  save_language (self);
  g_signal_emit (self, signals[DONE], 0);
}

/*
 * The demo office
 */

static char *
get_demo_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "percorso", "demo.db", NULL);
}

static gpointer
demo_job (PcStore       *none G_GNUC_UNUSED,
          gpointer       data G_GNUC_UNUSED,
          PcProgress    *progress,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *path = get_demo_path ();
  g_autoptr(PcStore) store = pc_store_open (path, PC_STORE_CREATE, NULL, error);
  g_autofree char *office = store != NULL ? pc_store_get_setting (store, PC_SETTING_OFFICE) : NULL;
  g_autofree char *today = pc_date_today ();

  /* Up to today, so that there is something to do in it. */
  if (store == NULL || office != NULL ||
      pc_demo_make_at (store, DEMO_PEOPLE, DEMO_SEED, today, progress, cancellable, error))
    return GINT_TO_POINTER (store != NULL);

  /* Part of an office would be taken for a whole one the next time. */
  g_clear_object (&store);
  g_unlink (path);
  return NULL;
}

static void
demo_made_cb (GObject      *source G_GNUC_UNUSED,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PcWelcomePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = get_demo_path ();
  g_autoptr(PcStore) store = NULL;
  const gboolean ok = pc_store_work_finish (result, &error) != NULL;

  g_clear_object (&self->cancellable);
  /* The window was closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_sensitive (self->demo, TRUE);

  if (ok)
    store = pc_store_open (path, PC_STORE_WRITE, NULL, &error);

  if (store != NULL)
    g_signal_emit (self, signals[DEMO_READY], 0, store);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
demo_cb (PcWelcomePage *self)
{
  static const PcStoreWork work = { PC_STORE_ALONE, PC_STORE_CANCEL_ASKED, demo_job, NULL, NULL };
  g_autoptr(PcProgress) progress = pc_progress_new ();

  g_object_bind_property (progress, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_sensitive (self->demo, FALSE);

  self->cancellable = g_cancellable_new ();
  pc_store_work_start (NULL, &work, NULL, progress, self->cancellable, demo_made_cb, g_object_ref (self));
}

/* The window is closed. */
static void
pc_welcome_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (PC_WELCOME_PAGE (widget)->cancellable);

  GTK_WIDGET_CLASS (pc_welcome_page_parent_class)->unroot (widget);
}

static void
pc_welcome_page_dispose (GObject *object)
{
  PcWelcomePage *self = PC_WELCOME_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_WELCOME_PAGE);
  g_clear_object (&self->programmes);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_welcome_page_parent_class)->dispose (object);
}

static void
pc_welcome_page_class_init (PcWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_welcome_page_dispose;
  widget_class->unroot = pc_welcome_page_unroot;

  signals[DONE] = g_signal_new ("done", PC_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DEMO_READY] = g_signal_new ("demo-ready", PC_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, PC_TYPE_STORE);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, demo);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, family_name);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, given_name);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, language);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, office);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, prefix);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, programme);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, progress);
  gtk_widget_class_bind_template_child (widget_class, PcWelcomePage, start);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, demo_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
pc_welcome_page_init (PcWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_welcome_page_set_store (PcWelcomePage *self,
                           PcStore       *store)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  int field = PC_OFFICE_PROGRAMME;

  g_return_if_fail (PC_IS_WELCOME_PAGE (self));
  g_return_if_fail (PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  self->programmes = pc_choices_new_for_field (store, pc_kind_get_field (&pc_office_kind, field), NULL);
  for (guint i = 0; i < pc_choices_get_n (self->programmes); i++)
    gtk_string_list_append (labels, pc_choices_get_label (self->programmes, i));

  adw_combo_row_set_model (self->programme, G_LIST_MODEL (labels));
  if (pc_choices_get_n (self->programmes) > 0)
    adw_combo_row_set_selected (self->programme, pc_choices_get_n (self->programmes) - 1);
}
