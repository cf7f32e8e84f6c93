/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-code-list.h"

#include <locale.h>
#include <string.h>

#include "pc-code-source.h"
#include "pc-config.h"
#include "pc-translations.h"

/* What a text can be, best first: only where it is nothing better does the next count. */
typedef enum
{
  TEXT_TRANSLATED,
  TEXT_ENGLISH,
  TEXT_ID,
  TEXT_ALIAS,
  TEXT_PART,
  N_TEXTS
} TextKind;

/* Ids by folded text. Under `lock`; made for one language and thrown away when that changes. */
typedef struct
{
  GHashTable *ids[N_TEXTS];
  char       *locale;
} TextIndex;

struct _PcCodeList
{
  PcCodeSource *source; /* Never changes after reading. */
  GHashTable   *by_id;
  TextIndex    *texts;
  TextIndex    *foreign; /* In all languages together; made when first asked for. */
};

static GMutex lock;
static GHashTable *lists;

static PcCodeSource *
read_source (const char *name)
{
  if (strcmp (name, "countries") == 0)
    return pc_code_source_read_countries (PC_ISO_CODES_DIR);
  if (strcmp (name, "languages") == 0)
    return pc_code_source_read_languages (PC_ISO_CODES_DIR);

  return pc_code_source_read (name);
}

static PcCodeList *
load_list (const char *name)
{
  PcCodeSource *source = read_source (name);
  PcCodeList *list;

  if (source == NULL)
    return NULL;

  list = g_new0 (PcCodeList, 1);
  list->source = source;
  list->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  list->texts = g_new0 (TextIndex, 1);

  for (guint i = 0; i < list->source->codes->len; i++)
    {
      PcCode *code = &g_array_index (list->source->codes, PcCode, i);

      g_hash_table_insert (list->by_id, (gpointer) code->id, code);
    }

  return list;
}

static const PcCode *
get_code (const PcCodeList *list,
          guint             index)
{
  return &g_array_index (list->source->codes, PcCode, index);
}

static const PcCode *
look_up (const PcCodeList *list,
         const char       *id)
{
  return g_hash_table_lookup (list->by_id, id);
}

static const char *
translate (const PcCode *code)
{
  const char *text;

  if (code->domain == NULL)
    return code->label;

  /* gettext hands back the key itself, with its context, where it has no translation. */
  text = g_dgettext (code->domain, code->key);
  return text == code->key ? code->label : text;
}

static gunichar
fold_char (gunichar c)
{
  if (g_unichar_isspace (c))
    return ' ';

  return c == 0x2018 || c == 0x2019 || c == 0x02bc || c == '`' ? '\'' : c;
}

/* Lower case, no accents, one space between words, plain apostrophes. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_char (g_utf8_get_char (p));

      if (!g_unichar_ismark (c) && (c != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' ')))
        g_string_append_unichar (folded, c);
    }

  return g_strchomp (g_string_free (folded, FALSE));
}

/* A text that two codes have finds neither: it is kept with no id. */
static void
add_text (TextIndex  *texts,
          TextKind    kind,
          const char *text,
          const char *id)
{
  char *folded = fold (text);
  gpointer known = NULL;

  if (*folded == '\0')
    g_free (folded);
  else if (g_hash_table_lookup_extended (texts->ids[kind], folded, NULL, &known) && known != id)
    g_hash_table_insert (texts->ids[kind], folded, NULL);
  else
    g_hash_table_insert (texts->ids[kind], folded, (gpointer) id);
}

/* "Pushto; Pashto" is found by either, "Palestine, State of" and "Greek (modern)" by what comes first. */
static void
add_parts (TextIndex  *texts,
           const char *label,
           const char *id)
{
  g_auto(GStrv) parts = g_strsplit_set (label, ";/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      parts[i][strcspn (parts[i], ",(")] = '\0';
      add_text (texts, TEXT_PART, parts[i], id);
    }
}

static void
add_aliases (TextIndex    *texts,
             const PcCode *code)
{
  for (guint i = 0; i < PC_CODE_N_ALIASES && code->aliases[i] != NULL; i++)
    {
      add_text (texts, TEXT_ALIAS, code->aliases[i], code->id);
      add_text (texts, TEXT_ALIAS, g_dgettext (code->domain, code->aliases[i]), code->id);
    }
}

static void
clear_texts (TextIndex *texts)
{
  for (guint kind = 0; kind < N_TEXTS; kind++)
    {
      g_clear_pointer (&texts->ids[kind], g_hash_table_unref);
      texts->ids[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
}

typedef struct
{
  TextIndex  *texts;
  TextKind    kind;
  const char *id;
} Addition;

/* A #PcTranslationFunc. */
static void
add_foreign_cb (const char *language,
                const char *text,
                gpointer    data)
{
  const Addition *addition = data;

  add_text (addition->texts, addition->kind, text, addition->id);
  if (addition->kind == TEXT_TRANSLATED)
    add_parts (addition->texts, text, addition->id);
}

static void
index_foreign (PcCodeList *list)
{
  list->foreign = g_new0 (TextIndex, 1);
  clear_texts (list->foreign);

  for (guint i = 0; i < list->source->codes->len; i++)
    {
      const PcCode *code = get_code (list, i);
      Addition addition = { list->foreign, TEXT_TRANSLATED, code->id };

      if (code->domain == NULL)
        continue;
      pc_translations_foreach (code->domain, code->key, add_foreign_cb, &addition);
      addition.kind = TEXT_ALIAS;
      for (guint j = 0; j < PC_CODE_N_ALIASES && code->aliases[j] != NULL; j++)
        pc_translations_foreach (code->domain, code->aliases[j], add_foreign_cb, &addition);
    }
}

static void
index_texts (const PcCodeList *list,
             const char       *locale)
{
  TextIndex *texts = list->texts;

  g_free (texts->locale);
  texts->locale = g_strdup (locale);

  clear_texts (texts);

  for (guint i = 0; i < list->source->codes->len; i++)
    {
      const PcCode *code = get_code (list, i);

      add_text (texts, TEXT_TRANSLATED, translate (code), code->id);
      add_text (texts, TEXT_ENGLISH, code->label, code->id);
      add_text (texts, TEXT_ID, code->id, code->id);
      add_aliases (texts, code);
      add_parts (texts, translate (code), code->id);
      add_parts (texts, code->label, code->id);
    }
}

static const char *
find_in (const TextIndex *texts,
         const char      *folded)
{
  gpointer id = NULL;

  for (guint kind = 0; kind < N_TEXTS; kind++)
    if (g_hash_table_lookup_extended (texts->ids[kind], folded, NULL, &id))
      return id;

  return NULL;
}

static const char *
find_text (const PcCodeList *list,
           const char       *folded)
{
  const char *locale = setlocale (LC_MESSAGES, NULL);

  if (g_strcmp0 (list->texts->locale, locale) != 0)
    index_texts (list, locale);

  return find_in (list->texts, folded);
}

static int
compare_labels (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const PcCodeList *list = user_data;

  return g_utf8_collate (pc_code_list_get_label (list, *(const char * const *) a),
                         pc_code_list_get_label (list, *(const char * const *) b));
}

const PcCodeList *
pc_code_list_get (const char *name)
{
  g_autoptr(GMutexLocker) locker = NULL;
  PcCodeList *list;

  g_return_val_if_fail (name != NULL, NULL);

  locker = g_mutex_locker_new (&lock);
  if (lists == NULL)
    lists = g_hash_table_new (g_str_hash, g_str_equal);

  list = g_hash_table_lookup (lists, name);
  if (list == NULL && (list = load_list (name)) != NULL)
    g_hash_table_insert (lists, g_strdup (name), list);

  return list;
}

guint
pc_code_list_get_n_codes (const PcCodeList *list)
{
  g_return_val_if_fail (list != NULL, 0);

  return list->source->codes->len;
}

const char *
pc_code_list_get_id (const PcCodeList *list,
                     guint             index)
{
  g_return_val_if_fail (list != NULL && index < list->source->codes->len, NULL);

  return get_code (list, index)->id;
}

gboolean
pc_code_list_has (const PcCodeList *list,
                  const char       *id)
{
  g_return_val_if_fail (list != NULL && id != NULL, FALSE);

  return look_up (list, id) != NULL;
}

const char *
pc_code_list_get_label (const PcCodeList *list,
                        const char       *id)
{
  const PcCode *code;

  g_return_val_if_fail (list != NULL && id != NULL, id);

  code = look_up (list, id);
  return code != NULL ? translate (code) : id;
}

const char *
pc_code_list_get_note (const PcCodeList *list,
                       const char       *id)
{
  const PcCode *code;

  g_return_val_if_fail (list != NULL && id != NULL, NULL);

  code = look_up (list, id);
  return code != NULL ? code->note : NULL;
}

const char *
pc_code_list_find (const PcCodeList *list,
                   const char       *text)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autofree char *folded = NULL;
  const PcCode *code;

  g_return_val_if_fail (list != NULL && text != NULL, NULL);

  if ((code = look_up (list, text)) != NULL)
    return code->id;

  folded = fold (text);
  locker = g_mutex_locker_new (&lock);
  return find_text (list, folded);
}

const char *
pc_code_list_find_any (const PcCodeList *list,
                       const char       *text)
{
  const char *id = pc_code_list_find (list, text);
  g_autoptr(GMutexLocker) locker = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (list != NULL && text != NULL, NULL);

  if (id != NULL)
    return id;

  folded = fold (text);
  locker = g_mutex_locker_new (&lock);
  if (list->foreign == NULL)
    index_foreign ((PcCodeList *) list);
  return find_in (list->foreign, folded);
}

GStrv
pc_code_list_dup_sorted_ids (const PcCodeList *list)
{
  GStrv ids;

  g_return_val_if_fail (list != NULL, NULL);

  ids = g_new0 (char *, list->source->codes->len + 1);
  for (guint i = 0; i < list->source->codes->len; i++)
    ids[i] = g_strdup (get_code (list, i)->id);

  g_qsort_with_data (ids, list->source->codes->len, sizeof (char *), compare_labels, (gpointer) list);

  return ids;
}
