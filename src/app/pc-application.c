/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-application.h"

#include <glib/gi18n-lib.h>

#include "pc-config.h"
#include "pc-store.h"
#include "pc-window.h"

struct _PcApplication
{
  AdwApplication  parent_instance;

  char           *path;   /* The database given on the command line, or %NULL. */
};

G_DEFINE_FINAL_TYPE (PcApplication, pc_application, ADW_TYPE_APPLICATION)

static void
failure_response_cb (PcApplication *self)
{
  g_application_quit (G_APPLICATION (self));
}

/* Without a database there is nothing to show but why. */
static void
show_failure (PcApplication *self,
              const GError  *error)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (self));
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (window));
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("The Database Cannot Be Opened"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "quit", _("_Quit"));
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (failure_response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pc_application_activate (GApplication *application)
{
  PcApplication *self = PC_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *path = self->path != NULL ? g_strdup (self->path) : pc_store_get_default_path ();
  g_autoptr(PcStore) store = NULL;
  g_autoptr(GError) error = NULL;

  if (window == NULL)
    {
      /* A file that is there is never made anew: not even one that has become empty. */
      store = pc_store_open (path, g_file_test (path, G_FILE_TEST_EXISTS) ? PC_STORE_WRITE : PC_STORE_CREATE, NULL, &error);
      if (store == NULL)
        {
          show_failure (self, error);
          return;
        }
      window = GTK_WINDOW (pc_window_new (GTK_APPLICATION (self), store));
    }

  gtk_window_present (window);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  /* Each window keeps what is being typed before it goes. */
  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  AdwAboutWindow *about =
    g_object_new (ADW_TYPE_ABOUT_WINDOW,
                  "transient-for", gtk_application_get_active_window (user_data),
                  "application-name", "Percorso",
                  "application-icon", PC_APP_ID,
                  "version", PC_VERSION,
                  "comments", _("Pathways into work for vulnerable migrants: people, plans, services, traineeships and their endowment, without a network."),
                  "license-type", GTK_LICENSE_GPL_3_0,
                  "developer-name", _("The Percorso contributors"),
                  /* Translators: your names, one a line. */
                  "translator-credits", _("translator-credits"),
                  NULL);

  /* Their licences ask for it; data/codes/SOURCES.md says more. */
  adw_about_window_add_legal_section (about, _("Lists of municipalities and states"),
                                      "Ministero dell’Interno (ANPR), Agenzia delle Entrate, ISTAT",
                                      GTK_LICENSE_CUSTOM,
                                      "<a href=\"https://creativecommons.org/licenses/by/4.0/\">CC BY 4.0</a>, "
                                      "<a href=\"https://creativecommons.org/licenses/by/3.0/it/\">CC BY 3.0</a>");
  gtk_window_present (GTK_WINDOW (about));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.new", { "<Control>n" } },
  { "win.filter", { "<Control>f" } },
  { "win.jump", { "<Control>k" } },
  { "win.duplicates", { "<Control><Shift>d" } },
  { "win.back", { "<Alt>Left" } },
  { "win.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "win.page::today", { "<Control>1" } },
  { "win.page::people", { "<Control>2" } },
  { "win.page::services", { "<Control>3" } },
  { "win.page::traineeships", { "<Control>4" } },
  { "win.page::network", { "<Control>5" } },
  { "win.page::reports", { "<Control>6" } },
  { "win.page::exchange", { "<Control>7" } },
  { "win.tab(0)", { "<Alt>1" } },
  { "win.tab(1)", { "<Alt>2" } },
  { "win.tab(2)", { "<Alt>3" } },
  { "win.tab(3)", { "<Alt>4" } },
  { "win.tab(4)", { "<Alt>5" } },
  { "win.tab(5)", { "<Alt>6" } },
  { "win.tab(6)", { "<Alt>7" } },
  { "win.tab(7)", { "<Alt>8" } },
};

static void
pc_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (pc_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].keys);

  gtk_window_set_default_icon_name (PC_APP_ID);
}

static int
pc_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  PcApplication *self = PC_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("percorso %s\n", PC_VERSION);
      return 0;
    }

  /* Another database is another program: it must not raise the window of the first. */
  if (g_variant_dict_lookup (options, "db", "^ay", &self->path))
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
pc_application_finalize (GObject *object)
{
  g_free (PC_APPLICATION (object)->path);

  G_OBJECT_CLASS (pc_application_parent_class)->finalize (object);
}

static void
pc_application_class_init (PcApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pc_application_finalize;
  application_class->activate = pc_application_activate;
  application_class->startup = pc_application_startup;
  application_class->handle_local_options = pc_application_handle_local_options;
}

static void
pc_application_init (PcApplication *self)
{
  static const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this database"), N_("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the version"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

PcApplication *
pc_application_new (void)
{
  return g_object_new (PC_TYPE_APPLICATION,
                       "application-id", PC_APP_ID,
                       "resource-base-path", "/org/percorso/Percorso",
                       NULL);
}
