/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-workbook.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pc-csv.h"
#include "pc-error.h"
#include "sample-book.h"
#include "sample-workbook.h"

/* Workbooks that cannot be written: where they are to lie, for want of room, or because what lies on the disk is spoiled. */

#define NOBODY 65534

/* Named by the test that runs another one on a small disk. */
#define SMALL_DISK "PC_TEST_SMALL_DISK"

static void
check_refused (const char *path,
               int         code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (sample_book_open (path, &sample_text_layout, &error));
  g_assert_error (error, PC_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_clear_error (&error);

  g_assert_null (pc_csv_new (path, &sample_text_column, 1, FALSE, &error));
  g_assert_error (error, PC_ERROR, code);
}

static void
test_places_that_will_not_do (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *missing = sample_path (folder, "nowhere/a.xlsx");
  g_autofree char *file = sample_path (folder, "file");
  g_autofree char *below = sample_path (folder, "file/a.xlsx");
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *long_name = sample_path (folder, name);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  check_refused (folder, PC_ERROR_INVALID);
  check_refused ("", PC_ERROR_INVALID);
  check_refused (missing, PC_ERROR_NOT_FOUND);
  check_refused (below, PC_ERROR_NOT_FOUND);
  check_refused (long_name, PC_ERROR_INVALID);
}

static void
test_read_only_folder (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  const gboolean root = geteuid () == 0;

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  check_refused (path, PC_ERROR_READ_ONLY);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  sample_assert_only (folder, NULL);
}

/* What an earlier run left is no hindrance, and a file of that name keeps its content until the new one is whole. */
static void
test_existing_file (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *part = sample_path (folder, "a.xlsx.part");
  g_autofree char *content = NULL;
  g_autoptr(PcWorkbook) book = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL) && g_file_set_contents (part, "stale", -1, NULL));
  book = sample_book_open (path, &sample_text_layout, NULL);
  g_clear_pointer (&book, pc_workbook_free);
  sample_assert_only (folder, "a.xlsx");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");

  g_assert_true (sample_book_write (path, &sample_text_layout, "SELECT 'new'", NULL));
  sample_assert_only (folder, "a.xlsx");
}

static void
test_cancelled (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(PcWorkbook) book = sample_book_open (path, &sample_text_layout, NULL);
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (pc_workbook_close (book, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&book, pc_workbook_free);
  sample_assert_only (folder, NULL);
}

/* Rows that hardly pack: random letters. */
#define MANY_ROWS                                                                                          \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT hex (randomblob (200)) FROM n"

/* Whole, or not there and said to be for want of room. */
static gboolean
check_whole_or_full (const char *folder,
                     int         n_rows)
{
  g_autofree char *path = sample_path (folder, "a.xlsx");
  g_autofree char *sql = g_strdup_printf (MANY_ROWS, n_rows);
  g_autofree char *cells = NULL;
  g_autofree char *last = g_strdup_printf ("\nA%d s '", n_rows + 1);
  g_autoptr(GError) error = NULL;

  if (!sample_book_write (path, &sample_text_layout, sql, &error))
    {
      g_assert_error (error, PC_ERROR, PC_ERROR_FULL);
      sample_assert_only (folder, NULL);
      return FALSE;
    }

  cells = sample_read_workbook ("cells", path, "Texts");
  g_assert_nonnull (strstr (cells, last));
  g_assert_cmpint (g_unlink (path), ==, 0);
  return TRUE;
}

static void
test_no_room (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  struct rlimit limit;
  rlim_t before;
  guint n_whole = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  before = limit.rlim_cur;

  for (guint kilobytes = 0; kilobytes <= 120; kilobytes += 3)
    {
      limit.rlim_cur = kilobytes * 1024;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      n_whole += check_whole_or_full (folder, 200);
    }

  limit.rlim_cur = before;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_cmpuint (n_whole, >, 0);
  g_assert_cmpuint (n_whole, <, 40);
}

/* Run by the test below, on the disk it made. */
static void
test_on_small_disk (void)
{
  const char *disk = g_getenv (SMALL_DISK);

  g_assert_true (check_whole_or_full (disk, 100));
  for (int n_rows = 600; n_rows <= 1200; n_rows += 50)
    check_whole_or_full (disk, n_rows);
  g_assert_false (check_whole_or_full (disk, 5000));
}

static void
test_full_disk (void)
{
  g_autoptr(SampleFolder) folder = sample_folder_new ();
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *command =
    g_strdup_printf ("mount -t tmpfs -o size=1m tmpfs '%s' || exit 77; " SMALL_DISK "='%s' exec '%s' --tap -p /workbook-faults/on-small-disk",
                     folder, folder, self);
  const char *argv[] = { "unshare", "-rm", "sh", "-c", command, NULL };
  g_autofree char *output = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, NULL) ||
      strstr (output, "/workbook-faults/on-small-disk") == NULL)
    g_test_skip ("a disk of its own cannot be had here");
  else
    g_assert_cmpint (status, ==, 0);
}

/* Writes over a letter of the first text in the temporary file of the sheet, which has no name any more. */
static void
spoil_rows (const char *folder)
{
  for (int fd = 3; fd < 256; fd++)
    {
      g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
      g_autofree char *target = g_file_read_link (link, NULL);
      char rows[4096];
      gssize n;
      const char *found;

      if (target == NULL || !g_str_has_prefix (target, folder) || strstr (target, "(deleted)") == NULL)
        continue;
      if ((n = pread (fd, rows, sizeof rows, 0)) > 0 && (found = g_strstr_len (rows, n, ">spoil me<")) != NULL)
        g_assert_cmpint (pwrite (fd, "S", 1, found + 1 - rows), ==, 1);
    }
}

/* What a failing disk or memory would do between the writing and the packing. */
static void
test_counted_again (void)
{
  for (guint spoiled = 0; spoiled <= 1; spoiled++)
    {
      g_autoptr(SampleFolder) folder = sample_folder_new ();
      g_autofree char *path = sample_path (folder, "a.xlsx");
      g_autoptr(PcWorkbook) book = sample_book_open (path, &sample_text_layout, NULL);
      g_autofree char *long_text = g_strnfill (20000, 'x');
      const PcValue rows[] = { { PC_UNSET, (char *) "spoil me" }, { PC_UNSET, long_text } };
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        g_assert_true (pc_workbook_add_row (book, &rows[i], NULL));
      if (spoiled)
        spoil_rows (folder);

      g_assert_cmpint (pc_workbook_close (book, NULL, &error), ==, !spoiled);
      if (spoiled)
        g_assert_error (error, PC_ERROR, PC_ERROR_FAILED);
      g_clear_pointer (&book, pc_workbook_free);
      sample_assert_only (folder, spoiled ? NULL : "a.xlsx");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook-faults/places-that-will-not-do", test_places_that_will_not_do);
  g_test_add_func ("/workbook-faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/workbook-faults/existing-file", test_existing_file);
  g_test_add_func ("/workbook-faults/cancelled", test_cancelled);
  g_test_add_func ("/workbook-faults/no-room", test_no_room);
  if (g_getenv (SMALL_DISK) != NULL)
    g_test_add_func ("/workbook-faults/on-small-disk", test_on_small_disk);
  g_test_add_func ("/workbook-faults/full-disk", test_full_disk);
  g_test_add_func ("/workbook-faults/counted-again", test_counted_again);

  return g_test_run ();
}
