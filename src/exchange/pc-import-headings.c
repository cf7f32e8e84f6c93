/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-headings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-data.h"
#include "pc-resource.h"
#include "pc-translations.h"

#define RESOURCE "/org/percorso/Percorso/import/headings.tsv"

/* kind, field or "*", language, heading. */
#define N_FIELDS 4

/* What a heading is known by, best first. */
typedef enum
{
  BY_NAME,
  BY_LABEL,
  BY_QUALIFIED,
  BY_SYNONYM,
  BY_OTHER_LABEL,
  N_WAYS
} Way;

typedef struct
{
  const PcKind *main;
  GHashTable   *targets[N_WAYS]; /* Folded heading -> #PcImportTarget; of those that could be two, none. */
} Index;

static GMutex lock;
static GHashTable *indices; /* #PcKind -> Index; they stay. */

char *
pc_import_heading_fold (const char *heading)
{
  g_autofree char *valid = g_utf8_make_valid (heading, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, c);
      else if (!g_unichar_ismark (c) && folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }

  return g_strchomp (g_string_free (folded, FALSE));
}

/* The first one keeps a heading by its name, since nearer kinds come first; otherwise two leave it unknown. */
static void
add (Index          *self,
     Way             way,
     const char     *heading,
     PcImportTarget  target)
{
  g_autofree char *folded = pc_import_heading_fold (heading);
  PcImportTarget *known;

  if (*folded == '\0')
    return;

  known = g_hash_table_lookup (self->targets[way], folded);
  if (known == NULL)
    g_hash_table_insert (self->targets[way], g_steal_pointer (&folded), g_memdup2 (&target, sizeof target));
  else if (!pc_import_target_equal (*known, target) && known->kind == target.kind)
    *known = (PcImportTarget) PC_IMPORT_TARGET_NONE;
}

typedef struct
{
  Index          *index;
  Way             way;
  PcImportTarget  target;
  GHashTable     *kinds; /* Language -> label of the kind. */
} Addition;

static void
add_qualified (Addition   *addition,
               const char *kind,
               const char *label)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", kind, label);
  g_autofree char *reversed = g_strdup_printf ("%s %s", label, kind);

  add (addition->index, BY_QUALIFIED, heading, addition->target);
  add (addition->index, BY_QUALIFIED, reversed, addition->target);
}

/* A #PcTranslationFunc. */
static void
add_label_cb (const char *language,
              const char *text,
              gpointer    data)
{
  Addition *addition = data;
  const char *kind = g_hash_table_lookup (addition->kinds, language);

  add (addition->index, addition->way, text, addition->target);
  if (kind != NULL)
    add_qualified (addition, kind, text);
}

/* A #PcTranslationFunc. */
static void
keep_kind_cb (const char *language,
              const char *text,
              gpointer    data)
{
  g_hash_table_insert (data, (gpointer) language, (gpointer) text);
}

static void
add_field (Index        *self,
           const PcKind *kind,
           guint         index,
           GHashTable   *kinds)
{
  const PcField *field = pc_kind_get_field (kind, index);
  Addition addition = { self, kind == self->main ? BY_LABEL : BY_OTHER_LABEL, { kind, index }, kinds };
  g_autofree char *name = g_strconcat (kind->name, ".", field->name, NULL);

  if (!pc_import_target_is_allowed (self->main, addition.target))
    return;

  add (self, BY_NAME, kind == self->main ? field->name : name, addition.target);
  if (*field->label == '\0')
    return;

  add (self, addition.way, field->label, addition.target);
  add_qualified (&addition, kind->label, field->label);
  pc_translations_foreach (GETTEXT_PACKAGE, field->label, add_label_cb, &addition);
}

static void
add_kind (Index        *self,
          const PcKind *kind)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new (g_str_hash, g_str_equal);
  Addition whole = { self, BY_QUALIFIED, { kind, PC_IMPORT_WHOLE }, kinds };

  if (pc_import_target_is_allowed (self->main, whole.target))
    {
      add (self, BY_QUALIFIED, kind->label, whole.target);
      pc_translations_foreach (GETTEXT_PACKAGE, kind->label, add_label_cb, &whole);
    }

  pc_translations_foreach (GETTEXT_PACKAGE, kind->label, keep_kind_cb, kinds);
  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    add_field (self, kind, i, kinds);
}

static void
add_synonym (Index  *self,
             char  **parts)
{
  PcImportTarget target = { pc_kind_find (parts[0]), PC_IMPORT_WHOLE };

  if (strcmp (parts[1], "*") != 0)
    target.field = target.kind != NULL ? pc_kind_find_field (target.kind, parts[1]) : -1;
  if (target.kind == NULL || (target.field < 0 && strcmp (parts[1], "*") != 0))
    g_error ("headings.tsv names what is not there: %s %s", parts[0], parts[1]);

  if (pc_import_target_is_allowed (self->main, target))
    add (self, BY_SYNONYM, parts[3], target);
}

static void
add_synonyms (Index        *self,
              const PcKind *kind)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (pc_resource_get (pc_data_get_resource), RESOURCE, 0, NULL);
  g_auto(GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] != '#' && g_strv_length (parts) == N_FIELDS && strcmp (parts[0], kind->name) == 0)
        add_synonym (self, parts);
    }
}

/* Under the lock. */
static Index *
get_index (const PcKind *main)
{
  g_autoptr(GPtrArray) kinds = NULL;
  Index *self;

  if (indices == NULL)
    indices = g_hash_table_new (NULL, NULL);
  if ((self = g_hash_table_lookup (indices, main)) != NULL)
    return self;

  self = g_new0 (Index, 1);
  self->main = main;
  for (guint i = 0; i < N_WAYS; i++)
    self->targets[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  kinds = pc_import_list_kinds (main);
  for (guint i = 0; i < kinds->len; i++)
    {
      add_kind (self, kinds->pdata[i]);
      add_synonyms (self, kinds->pdata[i]);
    }

  g_hash_table_insert (indices, (gpointer) main, self);
  return self;
}

static PcImportTarget
look_up (Index      *self,
         const char *folded)
{
  for (guint way = 0; way < N_WAYS; way++)
    {
      const PcImportTarget *target = g_hash_table_lookup (self->targets[way], folded);

      /* "Number" alone could be any number: of another record, only what more than one word says. */
      if (target != NULL && target->kind != NULL && (way != BY_OTHER_LABEL || strchr (folded, ' ') != NULL))
        return *target;
    }

  return (PcImportTarget) PC_IMPORT_TARGET_NONE;
}

PcImportTarget
pc_import_heading_match (const PcKind *main,
                         const char   *heading)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (main != NULL && heading != NULL, (PcImportTarget) PC_IMPORT_TARGET_NONE);

  folded = pc_import_heading_fold (heading);
  locker = g_mutex_locker_new (&lock);
  return look_up (get_index (main), folded);
}

/* How well @main fits: each heading that is its own counts two, one that is of its owners one, a required field that is
 * missing takes three away. */
static int
weigh (const PcKind       *main,
       const char * const *headings,
       guint               n,
       guint              *n_known)
{
  g_autoptr(GHashTable) fields = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) kinds = g_hash_table_new (NULL, NULL);
  int weight = 0;

  *n_known = 0;
  for (guint i = 0; i < n; i++)
    {
      const PcImportTarget target = headings[i] != NULL ? pc_import_heading_match (main, headings[i]) :
                                    (PcImportTarget) PC_IMPORT_TARGET_NONE;

      if (target.kind == NULL)
        continue;
      (*n_known)++;
      weight += target.kind == main ? 2 : 1;
      g_hash_table_add (kinds, (gpointer) target.kind);
      if (target.kind == main)
        g_hash_table_add (fields, GINT_TO_POINTER (target.field));
    }

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (main); i++)
    {
      const PcField *field = pc_kind_get_field (main, i);
      const gboolean follows = main->follow != NULL && !pc_field_is_text (field);
      const gboolean found = field->type == PC_FIELD_REFERENCE ? g_hash_table_size (kinds) > 1 :
                             g_hash_table_contains (fields, GINT_TO_POINTER (i));

      if ((field->flags & PC_REQUIRED) != 0 && !found && !follows)
        weight -= 3;
    }

  return weight;
}

const PcKind *
pc_import_heading_guess (const char * const *headings,
                         guint               n,
                         guint              *n_known)
{
  const PcKind *best = NULL;
  int best_weight = 0;
  guint best_known = 0;

  g_return_val_if_fail (headings != NULL || n == 0, NULL);

  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    {
      guint known;
      const int weight = weigh (*kind, headings, n, &known);

      if (known > 0 && weight > best_weight)
        {
          best = *kind;
          best_weight = weight;
          best_known = known;
        }
    }

  if (n_known != NULL)
    *n_known = best_known;
  return best;
}
