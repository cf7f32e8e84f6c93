/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-import-headings.h"
#include "pc-programme-files.h"
#include "pc-programme-parts.h"
#include "pc-translations.h"

/* Between the labels of several codes. */
#define SEPARATORS ";,/\n"

static GMutex lock;
static GHashTable *booleans;  /* Folded word -> "1" or "0". */
static GHashTable *ids;       /* "detail folded name" -> id; "" where it could be several. */

/* As headings are, with a tick or cross left as it is, since there is no letter in them. */
static char *
fold (const char *text)
{
  g_autofree char *folded = pc_import_heading_fold (text);

  return *folded != '\0' ? g_steal_pointer (&folded) : g_strstrip (g_strdup (text));
}

static void
add_boolean (const char *word,
             const char *value)
{
  g_hash_table_insert (booleans, fold (word), (gpointer) value);
}

/* A #PcTranslationFunc. */
static void
add_boolean_cb (const char *language,
                const char *text,
                gpointer    data)
{
  add_boolean (text, data);
}

/* Under the lock. */
static void
make_booleans (void)
{
  static const char * const yes[] = { "1", "yes", "y", "true", "sì", "si", "s", "vero", "oui", "vrai", "ja", "wahr",
                                      "x", "✓", "✔", "☑" };
  static const char * const no[] = { "0", "no", "n", "false", "falso", "non", "faux", "nein", "falsch", "✗", "✘", "☐" };

  booleans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    add_boolean (yes[i], "1");
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    add_boolean (no[i], "0");

  pc_translations_foreach (GETTEXT_PACKAGE, "Yes", add_boolean_cb, (gpointer) "1");
  pc_translations_foreach (GETTEXT_PACKAGE, "No", add_boolean_cb, (gpointer) "0");
}

const char *
pc_import_words_find_boolean (const char *text)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = fold (text);
  locker = g_mutex_locker_new (&lock);
  if (booleans == NULL)
    make_booleans ();
  return g_hash_table_lookup (booleans, folded);
}

char *
pc_import_words_dup_codes (const PcCodeList *list,
                           const char       *text)
{
  g_autoptr(GString) codes = g_string_new (NULL);
  g_auto(GStrv) parts = NULL;
  const char *code;

  g_return_val_if_fail (list != NULL && text != NULL, NULL);

  /* One label may have such a sign in it. */
  if ((code = pc_code_list_find_any (list, text)) != NULL)
    return g_strdup (code);

  parts = g_strsplit_set (text, SEPARATORS, -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if ((code = pc_code_list_find_any (list, parts[i])) == NULL)
        return NULL;
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
    }

  return codes->len > 0 ? g_string_free (g_steal_pointer (&codes), FALSE) : NULL;
}

static void
add_id (const char *detail,
        const char *name,
        const char *id)
{
  g_autofree char *folded = name != NULL ? pc_import_heading_fold (name) : NULL;
  char *key = folded != NULL && *folded != '\0' ? g_strconcat (detail, " ", folded, NULL) : NULL;
  const char *known = key != NULL ? g_hash_table_lookup (ids, key) : NULL;

  if (key != NULL)
    g_hash_table_insert (ids, key, g_strdup (known == NULL || strcmp (known, id) == 0 ? id : ""));
}

static void
add_programme (const char *id)
{
  g_autoptr(PcProgramme) programme = pc_programme_find (id, NULL);

  if (programme == NULL)
    return;

  add_id ("programme", id, id);
  add_id ("programme", pc_programme_get_name (programme), id);
  for (guint i = 0; i < pc_programme_get_services (programme)->len; i++)
    {
      const PcProgrammeService *service = pc_programme_get_services (programme)->pdata[i];

      add_id ("service", service->code, service->code);
      add_id ("service", service->name, service->code);
    }
  for (guint i = 0; i < pc_programme_get_components (programme)->len; i++)
    {
      const PcProgrammeComponent *component = pc_programme_get_components (programme)->pdata[i];

      add_id ("component", component->id, component->id);
      add_id ("component", component->name, component->id);
    }
}

/* Under the lock. */
static void
make_ids (void)
{
  g_auto(GStrv) programmes = pc_programme_list ();

  ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; programmes[i] != NULL; i++)
    add_programme (programmes[i]);
}

static const char *
find_id (const char *detail,
         const char *text)
{
  g_autofree char *folded = pc_import_heading_fold (text);
  g_autofree char *key = g_strconcat (detail, " ", folded, NULL);
  const char *id = g_hash_table_lookup (ids, key);

  return id != NULL && *id != '\0' ? id : NULL;
}

char *
pc_import_words_dup_id (const PcField *field,
                        const char    *text)
{
  static const char * const details[] = { "programme", "service", "component", NULL };
  g_autoptr(GMutexLocker) locker = NULL;
  g_autofree char *code = NULL;
  const char *id;

  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  if (field->detail == NULL || !g_strv_contains (details, field->detail))
    return NULL;

  locker = g_mutex_locker_new (&lock);
  if (ids == NULL)
    make_ids ();
  if ((id = find_id (field->detail, text)) != NULL)
    return g_strdup (id);

  /* "A2 – Presa in carico": the code, and what it is called. */
  code = g_strndup (text, strcspn (text, " :\t"));
  return g_strdup (*code != '\0' && strlen (code) < strlen (text) ? find_id (field->detail, code) : NULL);
}

gboolean
pc_import_words_is_total (const char *text)
{
  static const char * const words[] = { "total", "totals", "totale", "totali", "subtotal", "subtotale", "totaux",
                                        "summe", "gesamt", NULL };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = pc_import_heading_fold (text);
  folded[strcspn (folded, " ")] = '\0';
  return g_strv_contains (words, folded);
}
