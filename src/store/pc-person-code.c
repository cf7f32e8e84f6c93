/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-person-code.h"

#include <stdlib.h>
#include <string.h>

#include "pc-kinds.h"
#include "pc-store-private.h"

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* What stands behind the prefix: a hyphen, and this many digits at least. */
#define MIN_DIGITS 6

/* ISO/IEC 7064 MOD 37,36: one check character over letters and digits. */
static char
compute_check (const char *text,
               gsize       length)
{
  guint product = 36;

  for (gsize i = 0; i < length; i++)
    {
      const char *found = text[i] != '\0' ? strchr (alphabet, g_ascii_toupper (text[i])) : NULL;

      if (found == NULL)
        continue;
      product += found - alphabet;
      product = product % 36 == 0 ? 36 : product % 36;
      product = product * 2 % 37;
    }

  return alphabet[(37 - product) % 36];
}

char *
pc_person_code_make (const char *prefix,
                     gint64      number)
{
  g_autofree char *bare = g_strdup_printf ("%s-%06" G_GINT64_FORMAT, prefix, number);

  return g_strdup_printf ("%s-%c", bare, compute_check (bare, strlen (bare)));
}

/* Letters and digits, a hyphen, six digits or more, a hyphen, one more: the check is blind to any other sign. */
static gboolean
has_form (const char *code)
{
  const gsize prefix = strcspn (code, "-");
  const char *number = code + prefix + 1;
  gsize digits;

  for (gsize i = 0; i < prefix; i++)
    if (!g_ascii_isalnum (code[i]))
      return FALSE;

  if (prefix == 0 || code[prefix] == '\0')
    return FALSE;

  digits = strspn (number, "0123456789");
  return digits >= MIN_DIGITS && number[digits] == '-' && number[digits + 1] != '\0' && number[digits + 2] == '\0';
}

gboolean
pc_person_code_check (const char *code)
{
  gsize n;

  g_return_val_if_fail (code != NULL, FALSE);

  n = strlen (code);
  return has_form (code) && g_ascii_toupper (code[n - 1]) == compute_check (code, n - 2);
}

/* The letters and digits of the office's code: those that the check sees. */
static char *
get_prefix (PcStore *store)
{
  g_autofree char *office_id = pc_store_get_setting (store, PC_SETTING_OFFICE);
  g_autoptr(PcRecord) office = office_id != NULL ? pc_store_get (store, &pc_office_kind, office_id, NULL) : NULL;
  g_autoptr(GString) prefix = g_string_new (NULL);

  for (const char *p = office != NULL ? pc_record_get_text (office, PC_OFFICE_CODE) : NULL; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (prefix, g_ascii_toupper (*p));

  return prefix->len > 0 ? g_string_free (g_steal_pointer (&prefix), FALSE) : g_strdup ("P");
}

/* The highest number in use is found from the index on codes, deleted people included; typed codes may have any form. */
static gint64
get_last_number (PcStore     *store,
                 const char  *prefix,
                 GError     **error)
{
  sqlite3_stmt *stmt = pc_sql_get (store, "SELECT code FROM beneficiary WHERE code > ?1 AND code < ?2"
                                          " AND substr (code, length (?1) + 1, 6) GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]'"
                                          " ORDER BY code DESC LIMIT 1", error);
  g_autofree char *from = g_strconcat (prefix, "-", NULL);
  g_autofree char *to = g_strconcat (prefix, ".", NULL);
  gint64 number = 0;

  if (stmt == NULL)
    return -1;

  pc_sql_bind_text (stmt, 1, from);
  pc_sql_bind_text (stmt, 2, to);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    number = g_ascii_strtoll ((const char *) sqlite3_column_text (stmt, 0) + strlen (from), NULL, 10);

  sqlite3_reset (stmt);
  return number;
}

/* Somebody else may have got it: a code that was given in a transaction which failed is given again. */
static gboolean
is_taken (PcStore  *store,
          PcRecord *person)
{
  sqlite3_stmt *stmt = pc_sql_get (store, "SELECT 1 FROM beneficiary WHERE code = ?1 AND id <> ?2", NULL);
  gboolean taken;

  if (stmt == NULL)
    return FALSE;

  pc_sql_bind_text (stmt, 1, pc_record_get_text (person, PC_BENEFICIARY_CODE));
  pc_sql_bind_text (stmt, 2, pc_record_get_id (person));
  taken = sqlite3_step (stmt) == SQLITE_ROW;

  sqlite3_reset (stmt);
  return taken;
}

gboolean
pc_person_code_ensure (PcStore   *store,
                       PcRecord  *record,
                       GError   **error)
{
  g_autofree char *prefix = NULL;
  g_autofree char *code = NULL;
  gint64 last;

  if (pc_record_get_kind (record) != &pc_beneficiary_kind ||
      (pc_record_is_set (record, PC_BENEFICIARY_CODE) && !is_taken (store, record)))
    return TRUE;

  prefix = get_prefix (store);
  if ((last = get_last_number (store, prefix, error)) < 0)
    return FALSE;

  code = pc_person_code_make (prefix, last + 1);
  pc_record_set_text (record, PC_BENEFICIARY_CODE, code);
  return TRUE;
}
