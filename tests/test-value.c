/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-value.h"

#include <string.h>

#include "pc-code-list.h"
#include "pc-date.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "sample.h"

static const PcField text_field = { "name", PC_FIELD_TEXT, NULL, PC_PLAIN, "Name" };
static const PcField note_field = { "notes", PC_FIELD_NOTE, NULL, PC_PLAIN, "Notes" };
static const PcField date_field = { "date", PC_FIELD_DATE, NULL, PC_PLAIN, "Date" };
static const PcField boolean_field = { "yes", PC_FIELD_BOOLEAN, NULL, PC_PLAIN, "Yes" };
static const PcField integer_field = { "count", PC_FIELD_INTEGER, NULL, PC_PLAIN, "Count" };
static const PcField minutes_field = { "minutes", PC_FIELD_MINUTES, NULL, PC_PLAIN, "Hours" };
static const PcField money_field = { "cents", PC_FIELD_MONEY, NULL, PC_PLAIN, "Money" };
static const PcField time_field = { "time", PC_FIELD_TIME, NULL, PC_PLAIN, "Time" };
static const PcField reference_field = { "id", PC_FIELD_REFERENCE, NULL, PC_PLAIN, "Identifier" };
static const PcField instant_field = { "at", PC_FIELD_INSTANT, NULL, PC_PLAIN, "At" };
static const PcField sex_field = { "sex", PC_FIELD_CHOICE, "sex", PC_PLAIN, "Sex" };
static const PcField countries_field = { "countries", PC_FIELD_CHOICES, "countries", PC_PLAIN, "Countries" };
static const PcField languages_field = { "languages", PC_FIELD_CHOICES, "languages", PC_PLAIN, "Languages" };
static const PcField weekdays_field = { "weekdays", PC_FIELD_CHOICES, "weekday", PC_PLAIN, "Days" };

static const PcField *const all_fields[] = {
  &text_field, &note_field, &date_field, &boolean_field, &integer_field, &minutes_field, &money_field, &time_field,
  &reference_field, &instant_field, &sex_field, &countries_field, &languages_field, &weekdays_field,
};

typedef struct
{
  const PcField *field;
  const char    *typed;
  const char    *text;    /* NULL: refused where the number is PC_UNSET too. */
  gint64         number;
} Row;

static const Row rows[] = {
  { &text_field, "Rossi", "Rossi", PC_UNSET },
  { &text_field, "  Rossi \n", "Rossi", PC_UNSET },
  { &text_field, "De\nRossi", "De Rossi", PC_UNSET },
  { &text_field, "De\tRossi", "De Rossi", PC_UNSET },
  { &text_field, "De\r\nRossi", "De Rossi", PC_UNSET },
  { &text_field, "De\xe2\x80\xa8Rossi", "De Rossi", PC_UNSET },
  { &text_field, "\xc2\xa0Rossi\xc2\xa0", "Rossi", PC_UNSET },
  { &text_field, "\xe3\x80\x80Rossi\xe2\x80\x83", "Rossi", PC_UNSET },
  { &text_field, "\xef\xbb\xbfRossi", "Rossi", PC_UNSET },
  { &text_field, "Ro\xc2\xadssi", "Rossi", PC_UNSET },
  { &text_field, "Ro\x01\x7fssi\xe2\x80\xae", "Rossi", PC_UNSET },
  { &text_field, "Rossi\xff", "Rossi\xef\xbf\xbd", PC_UNSET },
  { &text_field, "Zoe\xcc\x88", "Zo\xc3\xab", PC_UNSET },
  { &text_field, "Zoe\x01\xcc\x88", "Zo\xc3\xab", PC_UNSET },
  { &text_field, "محمد\xe2\x80\x8f", "محمد\xe2\x80\x8f", PC_UNSET },
  { &text_field, "می\xe2\x80\x8cخواهم", "می\xe2\x80\x8cخواهم", PC_UNSET },
  { &note_field, "one\r\ntwo\n\nthree", "one\ntwo\n\nthree", PC_UNSET },
  { &note_field, "one\rtwo", "one\ntwo", PC_UNSET },
  { &note_field, "one\xe2\x80\xa9two", "one\ntwo", PC_UNSET },

  { &date_field, "31/3/2026", "2026-03-31", PC_UNSET },
  { &date_field, "31/2/2026", NULL, PC_UNSET },

  { &boolean_field, "yes", NULL, 1 }, { &boolean_field, "YES", NULL, 1 }, { &boolean_field, "1", NULL, 1 },
  { &boolean_field, "true", NULL, 1 }, { &boolean_field, "no", NULL, 0 }, { &boolean_field, "0", NULL, 0 },
  { &boolean_field, "FALSE", NULL, 0 }, { &boolean_field, "2", NULL, PC_UNSET },
  { &boolean_field, "maybe", NULL, PC_UNSET },
  { &boolean_field, "-1", NULL, PC_UNSET },

  /* Figures of every script, and the signs among them. */
  { &integer_field, "٤١", NULL, 41 }, { &integer_field, "۴۱", NULL, 41 }, { &integer_field, "４１", NULL, 41 },
  { &integer_field, "−7", NULL, -7 }, { &minutes_field, "١:٣٠", NULL, 90 }, { &minutes_field, "٥٫٥", NULL, 330 },
  { &minutes_field, "5h30", NULL, 330 }, { &minutes_field, "5.5", NULL, 330 },
  { &money_field, "١٬٢٣٤٫٥٠", NULL, 123450 },
  { &money_field, "€ ۱۲٫۵", NULL, 1250 }, { &money_field, "€ 1.234,56", NULL, 123456 },
  { &money_field, "1’234.50", NULL, 123450 },
  { &date_field, "٣١/٣/٢٠٢٦", "2026-03-31", PC_UNSET }, { &date_field, "۲۰۲۶-۰۳-۳۱", "2026-03-31", PC_UNSET },
  { &time_field, "٩:٣٠", NULL, 570 }, { &text_field, "٤١", "٤١", PC_UNSET },

  { &integer_field, "-7", NULL, -7 }, { &integer_field, "7.5", NULL, PC_UNSET },
  { &minutes_field, "1:30", NULL, 90 }, { &minutes_field, "1.30", NULL, PC_UNSET },
  { &minutes_field, "-1", NULL, PC_UNSET },
  { &money_field, "-5.940,00", NULL, -594000 }, { &money_field, "€", NULL, PC_UNSET },
  { &money_field, "-", NULL, PC_UNSET },
  { &time_field, "9.30", NULL, 570 }, { &time_field, "25", NULL, PC_UNSET },

  { &reference_field, "0195E8C4-1F2A-7ABC-8DEF-0123456789AB", "0195e8c4-1f2a-7abc-8def-0123456789ab", PC_UNSET },
  { &reference_field, "Rossi", NULL, PC_UNSET },

  { &instant_field, "2026-03-31T08:15:00.123Z", "2026-03-31T08:15:00.123Z", PC_UNSET },
  { &instant_field, "2026-03-31T08:15:00Z", "2026-03-31T08:15:00.000Z", PC_UNSET },
  { &instant_field, "2026-03-31T10:15:00+02:00", "2026-03-31T08:15:00.000Z", PC_UNSET },
  { &instant_field, "2026-03-31T08:15:00", NULL, PC_UNSET },
  { &instant_field, "2026-03-31", NULL, PC_UNSET },

  { &sex_field, "Q", NULL, PC_UNSET },
  { &sex_field, "Female", "F", PC_UNSET },
  { &countries_field, "IT", "IT", PC_UNSET },
  { &countries_field, "IT SO", "IT SO", PC_UNSET },
  { &countries_field, "Italy; Somalia", "IT SO", PC_UNSET },
  { &countries_field, "Italy, Somalia", "IT SO", PC_UNSET },
  { &countries_field, "Italy, XX", NULL, PC_UNSET },
  { &countries_field, "IT IT", "IT", PC_UNSET },
  { &countries_field, ";;IT;", "IT", PC_UNSET },
  { &weekdays_field, "1 2 3", "1 2 3", PC_UNSET },
  { &weekdays_field, "1 8", NULL, PC_UNSET },
};

static void
check_row (const Row *row)
{
  g_auto(PcValue) value = { 99, g_strdup ("before") };
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_strescape (row->typed, NULL);
  const gboolean wanted = row->text != NULL || row->number != PC_UNSET;

  g_test_message ("%s “%s”", row->field->name, shown);
  if (wanted != pc_value_parse (row->field, row->typed, &value, &error))
    g_error ("“%s”: %s", row->typed, error != NULL ? error->message : "was read");

  g_assert_cmpstr (value.text, ==, row->text);
  g_assert_cmpint (value.number, ==, row->number);
  if (!wanted)
    g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
}

static void
test_parse (gconstpointer locale)
{
  sample_use_locale (locale);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_row (&rows[i]);
  sample_use_locale ("C.UTF-8");
}

/* What is blank unsets, also where it only looks so. */
static void
test_blank (void)
{
  static const char * const blanks[] = { NULL, "", " ", " \t\r\n ", "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\x8e", "\xef\xbb\xbf", "\x01",
                                        "\xef\xbf\xbf" };

  for (guint f = 0; f < G_N_ELEMENTS (all_fields); f++)
    for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
      {
        g_auto(PcValue) value = { 99, g_strdup ("before") };

        g_assert_true (pc_value_parse (all_fields[f], blanks[i], &value, NULL));
        g_assert_null (value.text);
        g_assert_cmpint (value.number, ==, PC_UNSET);
      }
}

static void
test_long (void)
{
  static const struct { const PcField *field; glong limit; } limits[] = {
    { &text_field, PC_TEXT_MAX_LENGTH }, { &note_field, PC_NOTE_MAX_LENGTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GError) error = NULL;
      g_auto(PcValue) value = PC_VALUE_INIT;

      /* As long as a cell of a spreadsheet allows, to which an emoji is two characters. */
      for (glong n = 1; n < limits[i].limit; n += 2)
        g_string_append (text, "🙂");
      g_string_append (text, limits[i].limit % 2 == 1 ? "é" : "");
      g_assert_cmpint (pc_text_length (text->str), ==, limits[i].limit);
      g_assert_true (pc_value_parse (limits[i].field, text->str, &value, NULL));
      g_assert_cmpstr (value.text, ==, text->str);

      g_string_append_c (text, 'x');
      g_assert_false (pc_value_parse (limits[i].field, text->str, &value, &error));
      g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
      g_assert_null (value.text);
    }
}

/* Much more than a field holds of anything must neither be kept nor take down the program, in any field. */
static void
test_rubbish (void)
{
  static const char * const units[] = { "9", "x", " x", "-", "/", ",", ";", "1,", "1 ", "\xff", "\xcc\x88", "é", "xxxéxx", "%s", "\"" };

  for (guint f = 0; f < G_N_ELEMENTS (all_fields); f++)
    for (guint u = 0; u < G_N_ELEMENTS (units); u++)
      {
        g_autoptr(GString) text = g_string_new (NULL);
        g_autoptr(GError) error = NULL;
        g_auto(PcValue) value = PC_VALUE_INIT;

        while (text->len < (all_fields[f] == &note_field ? 100000 : 5000))
          g_string_append (text, units[u]);

        if (pc_value_parse (all_fields[f], text->str, &value, &error))
          g_assert_true (value.text == NULL || strlen (value.text) < 1000);
        else
          {
            g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
            g_assert_true (g_utf8_validate (error->message, -1, NULL));
            g_assert_cmpuint (strlen (error->message), <, 1000);
            g_assert_null (value.text);
            g_assert_cmpint (value.number, ==, PC_UNSET);
          }
      }
}

/* A whole book that was pasted is refused while the person still looks. */
static void
test_book (void)
{
  for (guint f = 0; f < G_N_ELEMENTS (all_fields); f++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_auto(PcValue) value = PC_VALUE_INIT;
      const gint64 start = g_get_monotonic_time ();

      while (text->len < 2000000)
        g_string_append (text, "perché no ");
      g_assert_false (pc_value_parse (all_fields[f], text->str, &value, NULL));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
    }
}

/* Random bytes: what is read is clean, and is read again as the same. */
static void
test_random (void)
{
  for (int i = 0; i < 20000; i++)
    {
      const PcField *field = all_fields[g_test_rand_int_range (0, G_N_ELEMENTS (all_fields))];
      const int n = g_test_rand_int_range (1, 24);
      g_auto(PcValue) value = PC_VALUE_INIT;
      g_auto(PcValue) again = PC_VALUE_INIT;
      g_autofree char *shown = NULL;
      char text[32] = "";

      for (int k = 0; k < n; k++)
        text[k] = g_test_rand_bit () ? g_test_rand_int_range (1, 256) : "0123456789/.,:-+ ;ITF"[g_test_rand_int_range (0, 21)];

      if (!pc_value_parse (field, text, &value, NULL))
        continue;

      g_assert_true (value.text == NULL || (*value.text != '\0' && g_utf8_validate (value.text, -1, NULL)));
      shown = pc_value_format (field, &value);
      if (!pc_value_parse (field, shown, &again, NULL) || !pc_value_equal (&value, &again))
        {
          g_autofree char *typed = g_strescape (text, NULL);

          g_error ("%s: “%s” is shown as “%s”, which is something else", field->name, typed, shown);
        }
    }
}

static void
check_round_trip (const PcField *field,
                  const PcValue *value)
{
  g_autofree char *shown = pc_value_format (field, value);
  g_auto(PcValue) again = PC_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  if (!pc_value_parse (field, shown, &again, &error))
    g_error ("%s: “%.200s”: %s", field->name, shown, error->message);
  if (!pc_value_equal (value, &again))
    g_error ("%s: %.200s is shown as “%.200s”, which is read as %.200s", field->name, value->text, shown, again.text);
}

/* The fields of all kinds that hold codes, one a list. */
static void
for_each_list (void (*function) (const PcField *field))
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (*kind); i++)
      {
        const PcField *field = pc_kind_get_field (*kind, i);

        if ((field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES) &&
            g_hash_table_add (seen, (gpointer) field->detail))
          function (field);
      }
  g_assert_cmpuint (g_hash_table_size (seen), >, 40);
}

static void
check_codes (const PcField *field)
{
  const PcField choice = { field->name, PC_FIELD_CHOICE, field->detail, PC_PLAIN, field->label };
  const PcCodeList *list = pc_code_list_get (field->detail);

  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    {
      const PcValue value = { PC_UNSET, (char *) pc_code_list_get_id (list, i) };

      check_round_trip (&choice, &value);
    }
}

/* Neighbours, of long lists some, and all codes at once: labels may have any sign in them. */
static void
check_code_sets (const PcField *field)
{
  const PcField choices = { field->name, PC_FIELD_CHOICES, field->detail, PC_PLAIN, field->label };
  const PcCodeList *list = pc_code_list_get (field->detail);
  g_autoptr(GString) all = g_string_new (NULL);
  const guint n = pc_code_list_get_n_codes (list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *pair = g_strdup_printf ("%s %s", pc_code_list_get_id (list, i), pc_code_list_get_id (list, (i + 1) % n));
      const PcValue value = { PC_UNSET, n > 1 ? pair : (char *) pc_code_list_get_id (list, 0) };
      const PcValue single = { PC_UNSET, (char *) pc_code_list_get_id (list, i) };

      if (n < 100 || i % 11 == 0 || strpbrk (pc_code_list_get_label (list, single.text), ",;") != NULL)
        {
          check_round_trip (&choices, &value);
          check_round_trip (&choices, &single);
        }
      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", single.text);
    }
  check_round_trip (&choices, &(PcValue) { PC_UNSET, all->str });
}

static const char * const languages[][2] = { { "C.UTF-8", "en" }, { "it_IT.UTF-8", "it" } };

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_setenv ("LANGUAGE", languages[i][1], TRUE);
      sample_use_locale (languages[i][0]);
      for_each_list (check_codes);
    }
  g_setenv ("LANGUAGE", "en", TRUE);
  sample_use_locale ("C.UTF-8");
}

static void
test_code_sets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_setenv ("LANGUAGE", languages[i][1], TRUE);
      sample_use_locale (languages[i][0]);
      for_each_list (check_code_sets);
    }
  g_setenv ("LANGUAGE", "en", TRUE);
  sample_use_locale ("C.UTF-8");
}

/* Rows from a newer version may name codes that are not known here: they are shown as they are. */
static void
test_unknown_code (void)
{
  g_auto(PcValue) value = { PC_UNSET, g_strdup ("from-the-future") };
  g_autofree char *one = pc_value_format (&sex_field, &value);
  g_autofree char *several = pc_value_format (&countries_field, &value);

  g_assert_cmpstr (one, ==, "from-the-future");
  g_assert_cmpstr (several, ==, "from-the-future");
}

/* Everything that every field of every kind may hold, as a person sees it and types it again. */
static void
test_fields (gconstpointer locale)
{
  guint n = 0;

  sample_use_locale (locale);
  for (SampleVariant variant = 0; variant < SAMPLE_N; variant++)
    {
      g_autoptr(GHashTable) ids = sample_ids_new ();

      for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
        {
          g_autoptr(PcRecord) record = sample_new (*kind, variant, ids);

          for (guint i = 0; i < pc_kind_get_n_fields (*kind); i++, n++)
            check_round_trip (pc_kind_get_field (*kind, i), pc_record_get_value (record, i));
        }
    }
  g_assert_cmpuint (n, >, 4 * 300);
  sample_use_locale ("C.UTF-8");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_data_func ("/value/parse/c", "C.UTF-8", test_parse);
  g_test_add_data_func ("/value/parse/italian", "it_IT.UTF-8", test_parse);
  g_test_add_func ("/value/blank", test_blank);
  g_test_add_func ("/value/long", test_long);
  g_test_add_func ("/value/rubbish", test_rubbish);
  g_test_add_func ("/value/book", test_book);
  g_test_add_func ("/value/random", test_random);
  g_test_add_func ("/value/codes", test_codes);
  g_test_add_func ("/value/code-sets", test_code_sets);
  g_test_add_func ("/value/unknown-code", test_unknown_code);
  g_test_add_data_func ("/value/fields/c", "C.UTF-8", test_fields);
  g_test_add_data_func ("/value/fields/italian", "it_IT.UTF-8", test_fields);
  g_test_add_data_func ("/value/fields/german", "de_DE.UTF-8", test_fields);
  g_test_add_data_func ("/value/fields/french", "fr_FR.UTF-8", test_fields);

  return g_test_run ();
}
