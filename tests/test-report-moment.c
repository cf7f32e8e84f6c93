/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pc-error.h"
#include "pc-report-handover.h"
#include "pc-report-read.h"
#include "sample-office.h"
#include "sample-report.h"

/* What a report is of: one moment, which what is handed over bears; and what is there of it when a disk is pulled out. */

static const SampleRecord records[] = {
  { &pc_office_kind, "office", { "name", "Sportello Lavoro", "code", "RM" } },
  { &pc_beneficiary_kind, "sara", { "code", "P1", "family_name", "Abebe" } },
};

#define BEGUN G_GINT64_CONSTANT (1790000000000)

/* The connection of somebody who works on while the report is made. */
static PcStore *writer;

static guint
count_people (PcStore *store)
{
  g_autoptr(GPtrArray) people = pc_store_list_by (store, &pc_beneficiary_kind, -1, NULL, "code", NULL);

  return people->len;
}

static void
add_person (PcStore    *store,
            const char *code)
{
  g_autoptr(PcRecord) person = pc_record_new (&pc_beneficiary_kind);

  pc_record_set_text (person, PC_BENEFICIARY_CODE, code);
  pc_record_set_text (person, PC_BENEFICIARY_FAMILY_NAME, "Later");
  sample_save (store, person);
}

/* Between the first query of a report and the next one. */
static gboolean
work_on (const PcReport  *self G_GNUC_UNUSED,
         PcStore         *store,
         GHashTable      *arguments G_GNUC_UNUSED,
         GCancellable    *cancellable G_GNUC_UNUSED,
         GError         **error G_GNUC_UNUSED)
{
  if (writer == NULL)
    {
      pc_store_set_time (store, BEGUN + 60000);
      return TRUE;
    }

  g_assert_cmpuint (count_people (store), ==, 1);
  add_person (writer, "P2");
  return TRUE;
}

/* The people of the full data, while somebody works on. */
static const PcReport *
make_report (void)
{
  static PcReport report = { .name = "people", .title = "People", .n_sheets = 1, .prepare = work_on };
  guint n_sheets;
  const PcReportSheet *sheets = pc_report_get_sheets (pc_report_find ("full-data"), &n_sheets);

  for (guint i = 0; i < n_sheets; i++)
    if (strcmp (sheets[i].table->name, "beneficiary") == 0)
      report.sheets = &sheets[i];
  return &report;
}

static SampleOffice *
office_new (void)
{
  return sample_office_new (records, G_N_ELEMENTS (records));
}

static void
test_of_one_moment (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autoptr(PcStore) store = sample_open (office->db, PC_STORE_READ);
  g_autofree char *path = sample_path (office->folder, "a.csv");
  g_autofree char *rows = NULL;
  g_autoptr(GError) error = NULL;

  writer = office->store;
  pc_report_write (make_report (), store, NULL, path, NULL, NULL, &error);
  g_assert_no_error (error);
  rows = sample_report_rows (office->folder, "a.csv", NULL);
  g_assert_nonnull (strstr (rows, "P1"));
  g_assert_null (strstr (rows, "P2"));

  /* And no longer. */
  g_assert_cmpuint (count_people (store), ==, 2);
}

/* What is changed while the workbook is made is not in it, and is a reason for a difference later. */
static void
test_handed_over_as_of (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = sample_path (office->folder, "a.xlsx");
  g_autoptr(PcHandover) handover = NULL;
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(GError) error = NULL;

  writer = NULL;
  pc_store_set_time (office->store, BEGUN);
  handover = pc_report_hand_over (make_report (), office->store, NULL, path, NULL, NULL, &error);
  g_assert_no_error (error);
  moment = g_date_time_new_from_iso8601 (handover->made_at, NULL);
  g_assert_cmpint (g_date_time_to_unix (moment), ==, BEGUN / 1000);
}

/* Of several tables the last one cannot be written: none of them is there then. */
static void
test_all_tables_or_none (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = sample_path (office->folder, "a.csv");
  g_autofree char *last = sample_path (office->folder, "a evaluations.csv");
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (last, 0755), ==, 0);
  g_assert_false (pc_report_write (pc_report_find ("tutoring-diary"), office->store, NULL, path, NULL, NULL, &error));
  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
read_cb (GObject      *source G_GNUC_UNUSED,
         GAsyncResult *result,
         gpointer      user_data)
{
  GPtrArray **sheets = user_data;
  g_autoptr(GError) error = NULL;

  *sheets = pc_report_read_finish (result, &error);
  g_assert_no_error (error);
}

/* Paper is the first thing that a recipient gets: their key is made as for a file. The mark of small groups is no column of the
 * table. */
static void
test_printed_first (void)
{
  g_autoptr(SampleOffice) office = office_new ();
  const PcReportRequest request = { .recipient = "Prefettura" };
  g_autoptr(GPtrArray) sheets = NULL;

  pc_report_read_async (pc_report_find ("participants"), office->store, &request, 100, NULL, read_cb, &sheets);
  while (sheets == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* By the name that a file has when it is waited for: fsync() is followed here. */
static GPtrArray *flushed;

int
fsync (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  char *path = flushed != NULL ? g_file_read_link (link, NULL) : NULL;

  if (path != NULL)
    g_ptr_array_add (flushed, path);
  return fdatasync (fd);
}

static void
assert_flushed (const char *path)
{
  if (!g_ptr_array_find_with_equal_func (flushed, path, g_str_equal, NULL))
    g_error ("“%s” is not on the disk under its name", path);
}

/* FAT writes how long a file is under its new name with the file, and not with the folder. */
static void
check_on_the_disk (gconstpointer data)
{
  g_autoptr(SampleOffice) office = office_new ();
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;

  flushed = g_ptr_array_new_with_free_func (g_free);
  path = sample_office_write (office, "tutoring-diary", "", NULL, data);
  folder = g_path_get_dirname (path);
  assert_flushed (path);
  assert_flushed (folder);
  g_clear_pointer (&flushed, g_ptr_array_unref);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/report-moment/of-one-moment", test_of_one_moment);
  g_test_add_func ("/report-moment/handed-over-as-of", test_handed_over_as_of);
  g_test_add_func ("/report-moment/all-tables-or-none", test_all_tables_or_none);
  g_test_add_func ("/report-moment/printed-first", test_printed_first);
  g_test_add_data_func ("/report-moment/on-the-disk/workbook", "a.xlsx", check_on_the_disk);
  g_test_add_data_func ("/report-moment/on-the-disk/separated", "a.csv", check_on_the_disk);

  return g_test_run ();
}
