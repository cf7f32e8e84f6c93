/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pc-error.h"

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf one;
  GStatBuf other;

  return g_stat (a, &one) == 0 && g_stat (b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static gboolean
check_target (PcCtl       *self,
              const char  *path,
              gboolean     replace,
              GError     **error)
{
  if (is_same_file (self->path, path))
    {
      /* Translators: %s is the name of a file. */
      g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%s” is the database itself; name another file."), path);
      return FALSE;
    }

  if (replace || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %s is the name of a file; --replace stays as it is. */
               _("There is already a file “%s”; “--replace” writes over it."), path);
  return FALSE;
}

gboolean
pc_ctl_backup (PcCtl   *self,
               char   **arguments,
               GError **error)
{
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("Write over FILE where there is one"), NULL },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(PcStore) store = rest != NULL ? pc_ctl_open (self, PC_STORE_READ, error) : NULL;

  return store != NULL && check_target (self, rest[0], replace, error) &&
         pc_store_backup (store, rest[0], NULL, NULL, error);
}
