/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "pc-application.h"
#include "pc-config.h"

/* The language chosen in the program goes before the one of the system; it must be set before any text is read. */
static void
set_language (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, PC_APP_ID, TRUE) : NULL;
  g_autoptr(GSettings) settings = schema != NULL ? g_settings_new (PC_APP_ID) : NULL;
  g_autofree char *language = settings != NULL ? g_settings_get_string (settings, "language") : NULL;

  if (language != NULL && *language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(PcApplication) application = NULL;
  const char *locale_dir = g_getenv ("PERCORSO_LOCALE_DIR");

  set_language ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : PC_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (PC_APP_ID);
  g_set_application_name ("Percorso");

  application = pc_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
