/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-pattern.h"

#include <string.h>

#include "sample.h"

static const PcNameWords words = {
  .report = "Service register", .office = "Sportello di/Milano", .code = "MI", .from = "2026-03-01", .to = "2026-03-31",
  .date = "2026-04-02", .time = "0915", .person = "MI-000042-K", .programme = "puoi-plus-2025",
};

static const PcNameWords few = { .report = "Hosts", .date = "2026-04-02" };

static void
test_names (void)
{
  static const struct { const char *pattern; const PcNameWords *words; const char *extension; const char *name; } cases[] = {
    { NULL, &words, ".xlsx", "Service register 2026-03-01 2026-03-31.xlsx" },
    { "", &words, ".xlsx", "Service register 2026-03-01 2026-03-31.xlsx" },
    { NULL, &few, ".csv", "Hosts.csv" },
    { "{code}_{programme}_{month}_{year}", &words, ".csv", "MI_puoi-plus-2025_2026-03_2026.csv" },
    { "{date}T{time}", &words, NULL, "2026-04-02T0915" },
    { "{office} {person}", &words, ".xlsx", "Sportello di_Milano MI-000042-K.xlsx" },
    /* What has no value goes with what stands before it, or after it at the beginning. */
    { "{report} - {from} - {to} ({date})", &few, ".csv", "Hosts (2026-04-02).csv" },
    { "{person} - {report}", &few, ".csv", "Hosts.csv" },
    { "{person}{from}", &few, ".csv", "_.csv" },
    { "{nobody} {report}", &few, ".csv", "{nobody} Hosts.csv" },
    { "{report", &few, ".csv", "{report.csv" },
    { "{{report}}", &few, ".csv", "{Hosts}.csv" },
    { "a/b", &few, ".csv", "a_b.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pc_name_pattern_make_name (cases[i].pattern, cases[i].words, cases[i].extension);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_clean (void)
{
  static const struct { const char *name; const char *extension; const char *clean; } cases[] = {
    { "", ".csv", "_.csv" },
    { ".", NULL, "_" },
    { "..", ".xlsx", "_.xlsx" },
    { "...hidden", ".csv", "hidden.csv" },
    { "../../etc/passwd", NULL, "_.._etc_passwd" },
    { "a\\b", NULL, "a_b" },
    { "trailing dot.", NULL, "trailing dot" },
    { "trailing blank  ", ".csv", "trailing blank.csv" },
    { "two   blanks\tand\na line", NULL, "two blanks and a line" },
    { "<>:\"|?*", ".csv", "_______.csv" },
    { "bell\a\177", NULL, "bell__" },
    /* Right-to-left override: would show as “registroxslx.exe” backwards. */
    { "reg\u202Efdp", ".csv", "reg_fdp.csv" },
    { "zero\u200Bwidth", NULL, "zero_width" },
    /* Persian needs its joiner. */
    { "می\u200Cخواهم", NULL, "می\u200Cخواهم" },
    { "سجل الخدمات", ".xlsx", "سجل الخدمات.xlsx" },
    { "emoji 😀", ".csv", "emoji 😀.csv" },
    /* One way to write è. */
    { "caffe\u0300", NULL, "caff\u00E8" },
    { "bad\xff utf8", NULL, "bad\uFFFD utf8" },
    { "CON", ".xlsx", "_CON.xlsx" },
    { "con.backup", NULL, "_con.backup" },
    { "nul ", ".csv", "_nul.csv" },
    { "COM1", NULL, "_COM1" },
    { "LPT9", ".csv", "_LPT9.csv" },
    { "com¹", ".csv", "_com¹.csv" },
    { "conout$", NULL, "_conout$" },
    { "COM10", NULL, "COM10" },
    { "console", NULL, "console" },
    /* Not what an extension looks like: part of the name. */
    { "x", "./../y", "x._.._y" },
    { "x", ".", "x" },
    { "=cmd|' /C calc'!A0", ".csv", "=cmd_' _C calc'!A0.csv" },
    { "~$lock", ".xlsx", "~$lock.xlsx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = pc_name_pattern_clean (cases[i].name, cases[i].extension);
      g_autofree char *again = pc_name_pattern_clean (clean, NULL);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (again, ==, clean);
    }
}

/* Cut at a letter, with the extension whole, and nothing at the end that FAT drops. */
static void
test_long (void)
{
  static const char * const units[] = { "a", "è", "ش", "😀", "a.", "a " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(GString) name = g_string_new (NULL);
      g_autofree char *clean = NULL;

      for (guint k = 0; k < 300; k++)
        g_string_append (name, units[i]);
      clean = pc_name_pattern_clean (name->str, ".xlsx");
      g_assert_true (g_utf8_validate (clean, -1, NULL));
      g_assert_cmpuint (strlen (clean), <=, PC_NAME_MAX_BYTES);
      g_assert_cmpuint (strlen (clean), >=, PC_NAME_MAX_BYTES - 8);
      g_assert_true (g_str_has_suffix (clean, ".xlsx"));
      g_assert_null (strstr (clean, "..xlsx"));
      g_assert_null (strstr (clean, " .xlsx"));
    }
}

static void
test_folders (void)
{
  static const struct { const char *pattern; const char *folder; } cases[] = {
    { NULL, "" },
    { "", "" },
    { "/", "" },
    { "reports", "reports" },
    { "/a//b/", "a/b" },
    { "../../a/./b/..", "a/b" },
    { "{office}/{year}/{month}", "Sportello di_Milano/2026/2026-03" },
    { "{nobody}/x", "{nobody}/x" },
    { "CON/aux.d", "_CON/_aux.d" },
    { ".hidden/ x ", "hidden/x" },
    { "a\\..\\b", "a_.._b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = pc_name_pattern_make_folder (cases[i].pattern, &words);

      g_assert_cmpstr (folder, ==, cases[i].folder);
    }
}

static void
test_unknown (void)
{
  g_autofree char *list = pc_name_pattern_list_words ();
  g_autofree char *all = pc_name_pattern_find_unknown (list);
  g_autofree char *unknown = pc_name_pattern_find_unknown ("{report} {name} {x}");
  g_autofree char *open = pc_name_pattern_find_unknown ("{report} {date");
  g_autofree char *none = pc_name_pattern_find_unknown ("no words}");

  g_assert_null (all);
  g_assert_cmpstr (unknown, ==, "{name}");
  g_assert_cmpstr (open, ==, "{date");
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/name-pattern/names", test_names);
  g_test_add_func ("/name-pattern/clean", test_clean);
  g_test_add_func ("/name-pattern/long", test_long);
  g_test_add_func ("/name-pattern/folders", test_folders);
  g_test_add_func ("/name-pattern/unknown", test_unknown);

  return g_test_run ();
}
