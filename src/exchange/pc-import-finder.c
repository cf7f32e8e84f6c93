/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-cursor.h"
#include "pc-error.h"
#include "pc-import-headings.h"
#include "pc-uuid.h"

/* Stands for an id where several records have a key. */
#define SEVERAL ""

struct _PcImportFinder
{
  PcStore    *store;
  GHashTable *keys;    /* #PcKind -> (key -> id or SEVERAL). */
};

/*
 * What one record of a kind has alone. Besides, they are found by their names, and people by these and the day of
 * birth.
 */
static const struct
{
  const PcKind *kind;
  const char   *field;
} numbers[] = {
  { &pc_beneficiary_kind, "code" },
  { &pc_beneficiary_kind, "tax_code" },
  { &pc_organisation_kind, "vat_number" },
  { &pc_organisation_kind, "tax_code" },
  { &pc_operator_kind, "tax_code" },
  { &pc_operator_kind, "email" },
  { &pc_contact_kind, "tax_code" },
  { &pc_contact_kind, "email" },
  { &pc_office_kind, "code" },
};

/* Of people who were removed; these keys lead to nobody. */
static const struct
{
  guint       field;
  const char *key;
} removed[] = {
  { PC_BENEFICIARY_CODE, "removed_code" },
  { PC_BENEFICIARY_TAX_CODE, "removed_tax_code" },
};

static const PcKind * const kinds[] = {
  &pc_beneficiary_kind, &pc_organisation_kind, &pc_operator_kind, &pc_contact_kind, &pc_office_kind,
};

gboolean
pc_import_finder_knows (const PcKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      return TRUE;

  return FALSE;
}

PcImportFinder *
pc_import_finder_new (PcStore *store)
{
  PcImportFinder *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);

  self = g_new0 (PcImportFinder, 1);
  self->store = g_object_ref (store);
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
pc_import_finder_free (PcImportFinder *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->keys);
  g_object_unref (self->store);
  g_free (self);
}

/*
 * Keys
 */

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The words of a name in one order, whatever the order they came in; full; NULL where there are none. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = pc_import_heading_fold (name);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);

  if (*folded == '\0')
    return NULL;

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  return g_strjoinv (" ", words);
}

/* "tax_code RSSMRA…", as it is kept. */
static char *
make_number_key (const char *field,
                 const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);

  return g_strconcat (field, " ", upper, NULL);
}

static const char *
get (PcRecord   *record,
     const char *field)
{
  const int index = pc_kind_find_field (pc_record_get_kind (record), field);

  return index >= 0 ? pc_record_get_text (record, index) : NULL;
}

static void
add_number_keys (GPtrArray *keys,
                 PcRecord  *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *text = numbers[i].kind == pc_record_get_kind (record) ? get (record, numbers[i].field) : NULL;

      if (text != NULL && *text != '\0')
        g_ptr_array_add (keys, make_number_key (numbers[i].field, text));
    }
}

/* The key of the name, and of the name with the day of birth; each %NULL where there is none. */
static void
make_name_keys (PcRecord  *record,
                char     **name_key,
                char     **birth_key)
{
  const char *family = get (record, "family_name");
  const char *given = get (record, "given_name");
  const char *birth = get (record, "birth_date");
  g_autofree char *joined = family != NULL ? g_strconcat (family, " ", given, NULL) : g_strdup (get (record, "name"));
  g_autofree char *folded = joined != NULL ? fold_name (joined) : NULL;

  *name_key = folded != NULL ? g_strconcat ("name ", folded, NULL) : NULL;
  *birth_key = folded != NULL && birth != NULL ? g_strconcat ("born ", birth, " ", folded, NULL) : NULL;
}

static GPtrArray *
list_keys (PcRecord *record)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  char *name, *birth;

  add_number_keys (keys, record);
  make_name_keys (record, &name, &birth);
  if (name != NULL)
    g_ptr_array_add (keys, name);
  if (birth != NULL)
    g_ptr_array_add (keys, birth);

  return keys;
}

static void
add_key (GHashTable *index,
         const char *key,
         const char *id)
{
  const char *known = g_hash_table_lookup (index, key);

  if (known == NULL || strcmp (known, id) != 0)
    g_hash_table_insert (index, g_strdup (key), g_strdup (known == NULL ? id : SEVERAL));
}

static void
remove_key (GHashTable *index,
            const char *key,
            const char *id)
{
  if (g_strcmp0 (g_hash_table_lookup (index, key), id) == 0)
    g_hash_table_remove (index, key);
}

/*
 * Reading them
 */

/* The record with what keys are made of alone: the others of its fields stay unset. */
static PcRecord *
read_record (PcCursor     *cursor,
             const PcKind *kind,
             GArray       *fields)
{
  PcRecord *record = pc_record_new (kind);

  pc_record_set_text (record, PC_RECORD_ID, pc_cursor_get_text (cursor, 0));
  for (guint i = 0; i < fields->len; i++)
    pc_record_set_text (record, g_array_index (fields, guint, i), pc_cursor_get_text (cursor, i + 1));

  return record;
}

static GArray *
list_fields (const PcKind *kind)
{
  static const char * const names[] = { "family_name", "given_name", "name", "birth_date", "code", "tax_code",
                                        "vat_number",
                                        "email" };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const int field = pc_kind_find_field (kind, names[i]);

      if (field >= 0)
        g_array_append_val (fields, field);
    }

  return fields;
}

static gboolean
read_permits (PcImportFinder  *self,
              GHashTable      *index,
              GError         **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (self->store,
                                              "SELECT beneficiary_id, number FROM permit WHERE number IS NOT NULL"
                                                           " AND deleted_at IS NULL", error);

  if (cursor == NULL)
    return FALSE;

  while (pc_cursor_next (cursor, &failure))
    {
      g_autofree char *key = make_number_key ("permit", pc_cursor_get_text (cursor, 1));

      add_key (index, key, pc_cursor_get_text (cursor, 0));
    }

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The codes of people who were merged into others stand for these. */
static gboolean
read_merged (PcImportFinder  *self,
             GHashTable      *index,
             GError         **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (self->store, "SELECT m.code, b.id FROM beneficiary m JOIN beneficiary b"
                                              " ON b.id = m.merged_into WHERE m.code IS NOT NULL AND b.deleted_at IS NULL", error);

  if (cursor == NULL)
    return FALSE;

  while (pc_cursor_next (cursor, &failure))
    {
      g_autofree char *key = make_number_key ("code", pc_cursor_get_text (cursor, 0));

      add_key (index, key, pc_cursor_get_text (cursor, 1));
    }

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Numbers of people who were removed, and not merged into others. */
static gboolean
read_removed (PcImportFinder  *self,
              GHashTable      *index,
              GError         **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(PcCursor) cursor = pc_cursor_new (self->store, "SELECT code, tax_code FROM beneficiary"
                                              " WHERE deleted_at IS NOT NULL AND merged_into IS NULL", error);

  if (cursor == NULL)
    return FALSE;

  while (pc_cursor_next (cursor, &failure))
    for (guint i = 0; i < G_N_ELEMENTS (removed); i++)
      if (pc_cursor_get_text (cursor, i) != NULL)
        g_hash_table_insert (index, make_number_key (removed[i].key, pc_cursor_get_text (cursor, i)),
                             g_strdup (SEVERAL));

  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_kind (PcImportFinder  *self,
           const PcKind    *kind,
           GHashTable      *index,
           GError         **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GArray) fields = list_fields (kind);
  g_autoptr(GString) sql = g_string_new ("SELECT id");
  g_autoptr(PcCursor) cursor = NULL;

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (sql, ", %s", pc_kind_get_field (kind, g_array_index (fields, guint, i))->name);
  g_string_append_printf (sql, " FROM %s WHERE deleted_at IS NULL", kind->name);
  if (!(cursor = pc_cursor_new (self->store, sql->str, error)))
    return FALSE;

  while (pc_cursor_next (cursor, &failure))
    {
      g_autoptr(PcRecord) record = read_record (cursor, kind, fields);
      g_autoptr(GPtrArray) keys = list_keys (record);

      for (guint i = 0; i < keys->len; i++)
        add_key (index, keys->pdata[i], pc_record_get_id (record));
    }

  if (failure == NULL)
    return kind != &pc_beneficiary_kind || (read_permits (self, index, error) && read_merged (self, index, error) &&
                                            read_removed (self, index, error));

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GHashTable *
get_index (PcImportFinder  *self,
           const PcKind    *kind,
           GError         **error)
{
  GHashTable *index = g_hash_table_lookup (self->keys, kind);

  if (index != NULL)
    return index;

  index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_kind (self, kind, index, error))
    {
      g_hash_table_unref (index);
      return NULL;
    }

  g_hash_table_insert (self->keys, (gpointer) kind, index);
  return index;
}

/*
 * Finding
 */

static gboolean
fail_several (const PcKind  *kind,
              const char    *what,
              GError       **error)
{
  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: the first %s is what a row says of somebody, the second a kind of record. */
               _("“%s” could be several records (%s). Add a column with a code or number that only one has."), what,
               pc_kind_get_label (kind));
  return FALSE;
}

/* Looks under one key that only one record should have; @found is whom the keys before led to. */
static gboolean
look_under (GHashTable    *index,
            const PcKind  *kind,
            const char    *key,
            const char   **found,
            GError       **error)
{
  const char *id = g_hash_table_lookup (index, key);
  const char *what = strchr (key, ' ') + 1;

  if (id == NULL)
    return TRUE;
  if (*id == '\0')
    return fail_several (kind, what, error);
  if (*found == NULL || strcmp (*found, id) == 0)
    {
      *found = id;
      return TRUE;
    }

  g_set_error (error, PC_ERROR, PC_ERROR_INVALID,
               /* Translators: the first %s is a code or number, the second a kind of record. */
               _("“%s” belongs to another record (%s) than the other codes of this row. Correct the one that is wrong."), what,
               pc_kind_get_label (kind));
  return FALSE;
}

static gboolean
find_by_numbers (GHashTable    *index,
                 PcRecord      *like,
                 const char    *permit,
                 const char   **found,
                 GError       **error)
{
  const PcKind *kind = pc_record_get_kind (like);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  add_number_keys (keys, like);
  if (permit != NULL && *permit != '\0')
    g_ptr_array_add (keys, make_number_key ("permit", permit));

  for (guint i = 0; i < keys->len; i++)
    if (!look_under (index, kind, keys->pdata[i], found, error))
      return FALSE;

  return TRUE;
}

gboolean
pc_import_finder_find (PcImportFinder  *self,
                       PcRecord        *like,
                       const char      *permit,
                       gboolean         by_name,
                       char           **id,
                       GError         **error)
{
  g_autofree char *name = NULL;
  g_autofree char *birth = NULL;
  const char *found = NULL;
  GHashTable *index;
  const PcKind *kind;

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (like) && id != NULL, FALSE);

  *id = NULL;
  kind = pc_record_get_kind (like);
  if (!(index = get_index (self, kind, error)) || !find_by_numbers (index, like, permit, &found, error))
    return FALSE;

  make_name_keys (like, &name, &birth);
  /* Who is born on another day is somebody else, however the name reads. */
  if (found == NULL && by_name && birth != NULL && !look_under (index, kind, birth, &found, error))
    return FALSE;
  if (found == NULL && by_name && birth == NULL && name != NULL && !look_under (index, kind, name, &found, error))
    return FALSE;

  *id = g_strdup (found);
  return TRUE;
}

gboolean
pc_import_finder_was_removed (PcImportFinder  *self,
                              PcRecord        *person,
                              gboolean        *was_removed,
                              GError         **error)
{
  GHashTable *index;

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (person) && was_removed != NULL, FALSE);

  *was_removed = FALSE;
  if (!(index = get_index (self, &pc_beneficiary_kind, error)))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (removed) && !*was_removed; i++)
    {
      const char *text = pc_record_get_text (person, removed[i].field);
      g_autofree char *key = text != NULL ? make_number_key (removed[i].key, text) : NULL;

      *was_removed = key != NULL && g_hash_table_contains (index, key);
    }

  return TRUE;
}

static const char *
find_under_numbers (GHashTable   *index,
                    const PcKind *kind,
                    const char   *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_autofree char *permit = make_number_key ("permit", bare);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *key = make_number_key (numbers[i].field, bare);
      const char *id = numbers[i].kind == kind ? g_hash_table_lookup (index, key) : NULL;

      if (id != NULL)
        return id;
    }

  return kind == &pc_beneficiary_kind ? g_hash_table_lookup (index, permit) : NULL;
}

gboolean
pc_import_finder_find_text (PcImportFinder  *self,
                            const PcKind    *kind,
                            const char      *text,
                            char           **id,
                            GError         **error)
{
  GHashTable *index;
  const char *found;

  g_return_val_if_fail (self != NULL && kind != NULL && text != NULL && id != NULL, FALSE);

  *id = NULL;
  if (pc_uuid_is_valid (text))
    {
      *id = g_ascii_strdown (text, -1);
      return TRUE;
    }
  if (!(index = get_index (self, kind, error)))
    return FALSE;

  if ((found = find_under_numbers (index, kind, text)) == NULL)
    {
      g_autofree char *folded = fold_name (text);
      g_autofree char *key = folded != NULL ? g_strconcat ("name ", folded, NULL) : NULL;

      found = key != NULL ? g_hash_table_lookup (index, key) : NULL;
    }
  if (found != NULL && *found == '\0')
    return fail_several (kind, text, error);

  *id = g_strdup (found);
  return TRUE;
}

gboolean
pc_import_finder_follow (PcImportFinder  *self,
                         PcRecord        *before,
                         PcRecord        *record,
                         GError         **error)
{
  g_autoptr(GPtrArray) old = NULL;
  g_autoptr(GPtrArray) keys = NULL;
  GHashTable *index;

  g_return_val_if_fail (self != NULL && PC_IS_RECORD (record), FALSE);

  if (!pc_import_finder_knows (pc_record_get_kind (record)))
    return TRUE;
  if (!(index = get_index (self, pc_record_get_kind (record), error)))
    return FALSE;

  old = before != NULL ? list_keys (before) : NULL;
  keys = list_keys (record);
  for (guint i = 0; old != NULL && i < old->len; i++)
    remove_key (index, old->pdata[i], pc_record_get_id (record));
  for (guint i = 0; i < keys->len; i++)
    add_key (index, keys->pdata[i], pc_record_get_id (record));

  return TRUE;
}

gboolean
pc_import_finder_add_permit (PcImportFinder  *self,
                             const char      *person_id,
                             const char      *number,
                             GError         **error)
{
  GHashTable *index;
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && person_id != NULL, FALSE);

  if (number == NULL || *number == '\0')
    return TRUE;
  if (!(index = get_index (self, &pc_beneficiary_kind, error)))
    return FALSE;

  key = make_number_key ("permit", number);
  add_key (index, key, person_id);
  return TRUE;
}
