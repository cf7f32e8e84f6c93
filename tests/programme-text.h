/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

static inline char *
read_fixture (const char *folder,
              const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* The small sound programme of tests/fixtures/programmes; what is wrong in a test is put in by replace_text (). */
static inline char *
read_small (void)
{
  return read_fixture ("programmes", "small.programme");
}

/* The region of tests/fixtures/regions that states whatever one can. */
static inline char *
read_full_region (void)
{
  return read_fixture ("regions", "full.region");
}

/* Replaces @from, which must stand in @text exactly once; @line becomes its line, from 1. */
static inline char *
replace_text (const char *text,
              const char *from,
              const char *to,
              guint      *line)
{
  g_auto(GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  *line = 1;
  for (const char *p = parts[0]; *p != '\0'; p++)
    *line += *p == '\n';

  return g_strjoinv (to, parts);
}
