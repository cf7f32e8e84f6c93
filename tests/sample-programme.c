/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-programme.h"

#include <string.h>

#include "pc-programme-files.h"
#include "pc-region.h"
#include "programme-text.h"

static char *
read_programme (const char *id)
{
  g_autoptr(GBytes) shipped = NULL;
  g_autoptr(GError) error = NULL;

  if (g_str_equal (id, "small"))
    return read_small ();

  shipped = pc_programme_lookup_shipped (id, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (shipped, NULL), g_bytes_get_size (shipped));
}

static char *
edit (char       *text,
      const char *edits)
{
  g_auto(GStrv) list = g_strsplit (edits, " | ", -1);

  for (guint i = 0; list[i] != NULL && *edits != '\0'; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], " => ", 2);
      g_autofree char *before = text;
      guint line;

      g_assert_cmpuint (g_strv_length (pair), ==, 2);
      text = replace_text (before, pair[0], pair[1], &line);
    }

  return text;
}

PcProgramme *
sample_programme_new (const char *id,
                      const char *edits,
                      const char *region)
{
  g_autofree char *text = edit (read_programme (id), edits != NULL ? edits : "");
  g_autofree char *origin = g_strconcat (id, ".programme", NULL);
  g_autoptr(GBytes) data = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  PcProgramme *programme = pc_programme_new_from_data (data, origin, &error);
  g_autoptr(PcRegion) rules = region != NULL ? pc_region_find (region, NULL) : NULL;
  g_autoptr(PcProgramme) notice = rules != NULL ? programme : NULL;

  g_assert_no_error (error);
  return notice != NULL ? pc_programme_with_region (notice, rules) : programme;
}
