/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "pc-ctl-rows.h"
#include "pc-error.h"
#include "pc-programme-lines.h"

gboolean
pc_ctl_check_rules (const PcRuleFileKind  *kind,
                    const char            *path,
                    GError               **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) mistakes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;

  mistakes = kind->check (text, length);
  for (guint i = 0; i < mistakes->len; i++)
    {
      const PcProgrammeMistake *mistake = mistakes->pdata[i];

      printf ("%s:%u: %s%s%s\n", path, mistake->line, mistake->key != NULL ? mistake->key : "",
              mistake->key != NULL ? ": " : "", mistake->message);
    }

  if (mistakes->len == 0)
    {
      puts (_("No mistakes."));
      return TRUE;
    }

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: %u is how many. */
               g_dngettext (GETTEXT_PACKAGE, "The file has %u mistake.", "The file has %u mistakes.", mistakes->len),
               mistakes->len);
  return FALSE;
}

void
pc_ctl_print_pairs (const char *(*pairs)[2],
                    guint       n)
{
  int width = 0;

  for (guint i = 0; i < n; i++)
    if (pairs[i][1] != NULL)
      width = MAX (width, pc_ctl_measure_text (pairs[i][0]));

  for (guint i = 0; i < n; i++)
    if (pairs[i][1] != NULL)
      {
        pc_ctl_print_padded (pairs[i][0], width + 2);
        puts (pairs[i][1]);
      }
}

gboolean
pc_ctl_print_shipped (GBytes *file)
{
  g_autoptr(GBytes) shipped = file;

  if (shipped == NULL)
    return FALSE;

  fwrite (g_bytes_get_data (shipped, NULL), 1, g_bytes_get_size (shipped), stdout);
  return TRUE;
}
