/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * run-corpus FOLDER : every file of it through LLVMFuzzerTestOneInput() once, each in little time, all of them in
 * little memory.
 */

#include <glib.h>
#include <locale.h>
#include <sys/resource.h>

#define MAX_SECONDS 10
#define MAX_DATA    (512 * 1024 * 1024)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Beyond them the system ends the program, which fails the test. The sanitizers have their own idea of memory. */
static void
limit (void)
{
#ifndef __SANITIZE_ADDRESS__
  const struct rlimit memory = { MAX_DATA, MAX_DATA };

  g_assert_cmpint (setrlimit (RLIMIT_DATA, &memory), ==, 0);
#endif
}

static void
test_file (gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GTimer) timer = NULL;
  gsize size;

  g_file_get_contents (data, &content, &size, &error);
  g_assert_no_error (error);

  timer = g_timer_new ();
  LLVMFuzzerTestOneInput ((const guint8 *) content, size);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, MAX_SECONDS);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(char **) a, *(char **) b);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_return_val_if_fail (argc == 2, 2);

  folder = g_dir_open (argv[1], 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare);
  if (names->len == 0)
    g_error ("There is no corpus in %s", argv[1]);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strconcat ("/corpus/", g_ptr_array_index (names, i), NULL);

      g_test_add_data_func_full (path, g_build_filename (argv[1], g_ptr_array_index (names, i), NULL), test_file,
                                 g_free);
    }

  limit ();
  return g_test_run ();
}
