/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-choose-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHOOSER "percorso-chooser"

static const struct
{
  const char *type;
  const char *label;
} types[] = {
  { "xlsx", N_("Workbooks (.xlsx)") },
  { "csv", N_("Separated values (.csv)") },
};

static const char *
get_type_label (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].type, type) == 0)
      return _(types[i].label);

  return type;
}

static void
add_filter (GtkFileChooser     *chooser,
            const char         *name,
            const char * const *suffixes)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  g_object_set_data_full (G_OBJECT (filter), "suffix", g_strdup (suffixes[0]), g_free);
  gtk_file_chooser_add_filter (chooser, filter);
}

/* To be opened, a file may be of any of the types; to be saved, the type that is picked decides. */
static void
add_filters (GtkFileChooser     *chooser,
             const PcChooseFile *question)
{
  g_auto(GStrv) list = g_strsplit (question->types, " ", -1);

  if (question->action == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      add_filter (chooser, _("Workbooks and separated values"), (const char * const *) list);
      return;
    }

  for (guint i = 0; list[i] != NULL; i++)
    add_filter (chooser, get_type_label (list[i]), (const char *[]) { list[i], NULL });
}

static gboolean
has_type (const char         *path,
          const char * const *list)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && list[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, list[i]) == 0)
      return TRUE;

  return FALSE;
}

/* The type that is picked, where the name was left as it was proposed or has none of them. */
static char *
complete_path (GtkFileChooser     *chooser,
               const PcChooseFile *question,
               const char         *path)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_chooser_get_filter (chooser) != NULL ?
                                    g_object_ref (gtk_file_chooser_get_filter (chooser)) : NULL;
  const char *suffix = filter != NULL ? g_object_get_data (G_OBJECT (filter), "suffix") : NULL;
  g_auto(GStrv) list = g_strsplit (question->types != NULL ? question->types : "", " ", -1);
  g_autofree char *name = g_path_get_basename (path);

  if (question->action != GTK_FILE_CHOOSER_ACTION_SAVE || list[0] == NULL)
    return g_strdup (path);
  if (suffix == NULL)
    suffix = list[0];

  if (!has_type (path, (const char * const *) list))
    return g_strconcat (path, ".", suffix, NULL);
  if (g_strcmp0 (name, question->name) == 0 && !g_str_has_suffix (path, suffix))
    return g_strdup_printf ("%.*s.%s", (int) (strrchr (path, '.') - path), path, suffix);

  return g_strdup (path);
}

typedef struct
{
  PcChooseFile     question;
  char            *name;
  char            *types;
  PcChooseFileFunc chosen;
} Pending;

static void
pending_free (gpointer  data,
              GClosure *closure G_GNUC_UNUSED)
{
  Pending *pending = data;

  g_free (pending->name);
  g_free (pending->types);
  g_free (pending);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Pending         *pending)
{
  GtkWidget *owner = g_object_get_data (G_OBJECT (dialog), "owner");
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ?
                          gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *path = chosen != NULL ? complete_path (GTK_FILE_CHOOSER (dialog), &pending->question, chosen) : NULL;
  const PcChooseFileFunc function = pending->chosen;

  /* The answer may ask the next question; the dialog goes with this. */
  g_object_ref (dialog);
  g_object_set_data (G_OBJECT (owner), CHOOSER, NULL);
  if (path != NULL)
    function (owner, path);
  g_object_unref (dialog);
}

void
pc_choose_file (GtkWidget          *owner,
                const PcChooseFile *question,
                PcChooseFileFunc    chosen)
{
  GtkFileChooserNative *chooser;
  Pending *pending;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  if (g_object_get_data (G_OBJECT (owner), CHOOSER) != NULL)
    return;

  chooser = gtk_file_chooser_native_new (question->title, GTK_WINDOW (gtk_widget_get_root (owner)), question->action,
                                         question->accept, NULL);
  pending = g_new0 (Pending, 1);
  pending->name = g_strdup (question->name);
  pending->types = g_strdup (question->types);
  pending->question = *question;
  pending->question.name = pending->name;
  pending->question.types = pending->types;
  pending->chosen = chosen;

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (question->types != NULL)
    add_filters (GTK_FILE_CHOOSER (chooser), question);
  if (question->name != NULL && question->action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), question->name);
  /* The owner has the dialog, and takes it along when it goes. */
  g_object_set_data (G_OBJECT (chooser), "owner", owner);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), pending, pending_free, 0);
  g_object_set_data_full (G_OBJECT (owner), CHOOSER, chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
