/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-workbook.h"

char *
sample_read_workbook (const char *what,
                      const char *path,
                      const char *which)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "read-workbook.py", NULL);
  const char *argv[] = { "/usr/bin/python3", "-B", script, what, path, which, NULL };
  g_autoptr(GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

gboolean
sample_skip_without_office (void)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");

  if (soffice == NULL)
    g_test_skip ("LibreOffice is not installed");

  return soffice == NULL;
}
