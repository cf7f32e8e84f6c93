/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <locale.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-date.h"
#include "pc-error.h"

static const char * const odd_texts[] = {
  "O'Brien \"Bob\" d’Ávila; DROP TABLE beneficiary; --",
  "محمد عبد الرحمن",
  "🙂 Zoë 👩‍👩‍👧 Łukasz",
  "x̌ q̃ Nguyễn Thị Ằ",
  "می‌خواهم",
  "=SUM(A1:A9)",
  "100% %s %n %d",
  "NULL",
  "0",
  "a\\b/c\\'",
  "Олександр Шевченко",
  "ＦＵＬＬ ｗｉｄｔｈ ſ ß İ ı",
};

/* Valid ones, in the form they are kept in. */
static const struct
{
  const char *format;
  const char *text;
} formatted[] = {
  { "tax-code", "RSSMRA85T10A562S" },
  { "iban", "IT60X0542811101000000123456" },
  { "vat-number", "00743110157" },
  { "email", "amina.hassan@example.org" },
  { "phone", "+39 021234567" },
};

void
sample_assert_check (gboolean   (*check) (const char *text, GError **error),
                     const char  *text,
                     const char  *message)
{
  g_autoptr(GError) error = NULL;
  const gboolean right = check (text, &error);

  g_test_message ("%s: %s", text, error != NULL ? error->message : "right");
  g_assert_cmpint (right, ==, message == NULL);
  if (right)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, PC_ERROR, PC_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, message));
}

void
sample_init_shipped (int    *argc,
                     char ***argv)
{
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_test_init (argc, argv, NULL);
  sample_use_locale ("C.UTF-8");
}

void
sample_use_locale (const char *locale)
{
  if (setlocale (LC_ALL, locale) != NULL)
    return;

  g_test_message ("The locale %s is missing: build-aux/locales.sh makes it, LOCPATH names its folder", locale);
  g_test_fail ();
}

GHashTable *
sample_ids_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static char *
make_long (guint n_chars)
{
  GString *text = g_string_new ("«");

  for (guint i = 1; i < n_chars; i++)
    g_string_append (text, i % 7 == 0 && i + 1 < n_chars ? " " : i % 5 == 0 ? "é" : "x");

  return g_string_free (text, FALSE);
}

static char *
make_text (const PcField *field,
           guint          index,
           SampleVariant  variant)
{
  for (guint i = 0; i < G_N_ELEMENTS (formatted); i++)
    if (g_strcmp0 (field->detail, formatted[i].format) == 0)
      return g_strdup (formatted[i].text);

  if (variant == SAMPLE_ODD)
    return field->type == PC_FIELD_NOTE ?
           g_strdup_printf ("%s\n\n  two\n\"lines\"", odd_texts[index % G_N_ELEMENTS (odd_texts)]) :
           g_strdup (odd_texts[index % G_N_ELEMENTS (odd_texts)]);
  if (variant == SAMPLE_LARGE)
    return make_long (field->type == PC_FIELD_NOTE ? PC_NOTE_MAX_LENGTH : PC_TEXT_MAX_LENGTH);

  return g_strdup_printf ("Sample %s", field->name);
}

static char *
make_codes (const PcField *field,
            guint          index,
            SampleVariant  variant)
{
  const PcCodeList *list = pc_code_list_get (field->detail);
  const guint n = pc_code_list_get_n_codes (list);
  GString *codes;

  if (field->type == PC_FIELD_CHOICE)
    return g_strdup (pc_code_list_get_id (list, (index + 7 * variant) % n));

  codes = g_string_new (NULL);
  for (guint i = 0; i < (variant == SAMPLE_LARGE ? n : MIN (n, 2)); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", pc_code_list_get_id (list, i));
  return g_string_free (codes, FALSE);
}

static gint64
make_number (const PcField *field,
             guint          index,
             SampleVariant  variant)
{
  switch ((int) field->type)
    {
    case PC_FIELD_MONEY:
      return variant == SAMPLE_ODD ? -1234567 : variant == SAMPLE_LARGE ? 999999999999999 : 56250 + index;

    /* Later fields are later in the day, and an hour at least lies between them. */
    case PC_FIELD_TIME:
      return variant == SAMPLE_LARGE ? 60 * index : 30 + 60 * index;

    case PC_FIELD_MINUTES:
      return variant == SAMPLE_LARGE ? 60 : variant == SAMPLE_ODD ? 0 : 45;

    case PC_FIELD_BOOLEAN:
      return variant == SAMPLE_PLAIN;

    default:
      return variant == SAMPLE_LARGE ? 999999999999 : variant == SAMPLE_ODD ? -3 : (gint64) index;
    }
}

static void
fill_field (PcRecord      *record,
            guint          index,
            SampleVariant  variant,
            GHashTable    *ids)
{
  const PcField *field = pc_kind_get_field (pc_record_get_kind (record), index);
  g_autofree char *text = NULL;

  if (field->type == PC_FIELD_REFERENCE)
    text = g_strdup (g_hash_table_lookup (ids, field->detail));
  else if (field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES)
    text = make_codes (field, index, variant);
  /* Later fields are later days, as what ends comes behind what starts. */
  else if (field->type == PC_FIELD_DATE)
    text = pc_date_add_days (variant == SAMPLE_LARGE ? "2000-02-29" : "2021-12-31", index);
  else if (pc_field_is_text (field))
    text = make_text (field, index, variant);

  if (pc_field_is_text (field))
    pc_record_set_text (record, index, text);
  else
    pc_record_set_number (record, index, make_number (field, index, variant));

  if (!pc_record_is_set (record, index))
    g_error ("%s.%s could not be given a value", pc_record_get_kind (record)->name, field->name);
}

void
sample_fill (PcRecord      *record,
             SampleVariant  variant,
             GHashTable    *ids)
{
  const PcKind *kind = pc_record_get_kind (record);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    pc_record_set_value (record, i, &(PcValue) PC_VALUE_INIT);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    if (variant != SAMPLE_EMPTY || (pc_kind_get_field (kind, i)->flags & PC_REQUIRED) != 0)
      fill_field (record, i, variant, ids);
}

PcRecord *
sample_new (const PcKind  *kind,
            SampleVariant  variant,
            GHashTable    *ids)
{
  PcRecord *record = pc_record_new (kind);

  sample_fill (record, variant, ids);
  g_hash_table_replace (ids, (gpointer) kind->name, g_strdup (pc_record_get_id (record)));

  return record;
}

void
sample_assert_equal (PcRecord *one,
                     PcRecord *two,
                     guint     first)
{
  const PcKind *kind = pc_record_get_kind (one);

  g_assert_true (kind == pc_record_get_kind (two));
  for (guint i = first; i < pc_kind_get_n_fields (kind); i++)
    if (!pc_value_equal (pc_record_get_value (one, i), pc_record_get_value (two, i)))
      {
        g_autofree char *a = pc_record_format (one, i);
        g_autofree char *b = pc_record_format (two, i);

        g_error ("%s.%s: “%.200s” is not “%.200s”", kind->name, pc_kind_get_field (kind, i)->name, a, b);
      }
}
