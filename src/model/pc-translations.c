/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-translations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC         0x950412deU
#define MAGIC_SWAPPED 0xde120495U

/* Numbers of 32 bits at the beginning of a catalogue: magic, revision, count, where the tables of texts are. */
enum
{
  HEAD_MAGIC,
  HEAD_REVISION,
  HEAD_COUNT,
  HEAD_ORIGINALS,
  HEAD_TRANSLATIONS,
  HEAD_N
};

typedef struct
{
  char        *language;
  GMappedFile *file;
  const char  *data;
  gsize        size;
  gboolean     swapped;
  guint32      n;
  guint32      originals;
  guint32      translations;
} Catalogue;

static GMutex lock;
/* "domain folder" -> GPtrArray of Catalogue; they stay. */
static GHashTable *domains;

static guint32
read_number (const Catalogue *self,
             gsize            offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return self->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* Text @index of a table; NULL where the file says what cannot be. */
static const char *
get_text (const Catalogue *self,
          guint32          table,
          guint32          index)
{
  const gsize entry = (gsize) table + 8 * (gsize) index;
  const gsize length = read_number (self, entry);
  const gsize offset = read_number (self, entry + 4);

  return offset < self->size && length < self->size - offset && self->data[offset + length] == '\0' ?
         self->data + offset : NULL;
}

static gboolean
read_head (Catalogue *self)
{
  guint32 magic;

  if (self->size < HEAD_N * 4)
    return FALSE;

  memcpy (&magic, self->data, sizeof magic);
  self->swapped = magic == MAGIC_SWAPPED;
  self->n = read_number (self, HEAD_COUNT * 4);
  self->originals = read_number (self, HEAD_ORIGINALS * 4);
  self->translations = read_number (self, HEAD_TRANSLATIONS * 4);

  return (magic == MAGIC || self->swapped) &&
         (guint64) self->originals + 8 * (guint64) self->n <= self->size &&
         (guint64) self->translations + 8 * (guint64) self->n <= self->size;
}

static void
add_catalogue (GPtrArray  *catalogues,
               const char *folder,
               const char *language,
               const char *domain)
{
  g_autofree char *name = g_strconcat (domain, ".mo", NULL);
  g_autofree char *path = g_build_filename (folder, language, "LC_MESSAGES", name, NULL);
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
  Catalogue *self;

  if (file == NULL)
    return;

  self = g_new0 (Catalogue, 1);
  self->language = g_strdup (language);
  self->file = file;
  self->data = g_mapped_file_get_contents (file);
  self->size = g_mapped_file_get_length (file);
  if (read_head (self))
    {
      g_ptr_array_add (catalogues, self);
      return;
    }

  g_mapped_file_unref (file);
  g_free (self->language);
  g_free (self);
}

static int
compare_languages (gconstpointer a,
                   gconstpointer b)
{
  const Catalogue *one = *(const Catalogue * const *) a, *other = *(const Catalogue * const *) b;

  return strcmp (one->language, other->language);
}

/* Those of Percorso itself are what it is translated into; of other packages only the same languages count. */
static GPtrArray *
read_catalogues (const char *domain,
                 const char *folder,
                 GPtrArray  *like)
{
  GPtrArray *catalogues = g_ptr_array_new ();
  GDir *dir = like == NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *language;

  while (dir != NULL && (language = g_dir_read_name (dir)) != NULL)
    add_catalogue (catalogues, folder, language, domain);
  for (guint i = 0; like != NULL && i < like->len; i++)
    add_catalogue (catalogues, folder, ((const Catalogue *) like->pdata[i])->language, domain);

  g_clear_pointer (&dir, g_dir_close);
  g_ptr_array_sort (catalogues, compare_languages);
  return catalogues;
}

/* Under the lock. */
static GPtrArray *
get_catalogues (const char *domain)
{
  const gboolean ours = strcmp (domain, GETTEXT_PACKAGE) == 0;
  const char *folder = bindtextdomain (domain, NULL);
  g_autofree char *key = NULL;
  GPtrArray *catalogues;

  if (folder == NULL)
    return NULL;

  if (domains == NULL)
    domains = g_hash_table_new (g_str_hash, g_str_equal);

  key = g_strconcat (domain, " ", folder, NULL);
  catalogues = g_hash_table_lookup (domains, key);
  if (catalogues == NULL)
    {
      catalogues = read_catalogues (domain, folder, ours ? NULL : get_catalogues (GETTEXT_PACKAGE));
      g_hash_table_insert (domains, g_steal_pointer (&key), catalogues);
    }

  return catalogues;
}

GStrv
pc_translations_list_languages (void)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr(GStrvBuilder) languages = g_strv_builder_new ();
  GPtrArray *catalogues = get_catalogues (GETTEXT_PACKAGE);

  for (guint i = 0; catalogues != NULL && i < catalogues->len; i++)
    g_strv_builder_add (languages, ((const Catalogue *) catalogues->pdata[i])->language);

  return g_strv_builder_end (languages);
}

/* The originals are in order. Of one with a plural the text that is found ends before it. */
static const char *
look_up (const Catalogue *self,
         const char      *key)
{
  guint32 first = 0, end = self->n;

  while (first < end)
    {
      const guint32 middle = first + (end - first) / 2;
      const char *original = get_text (self, self->originals, middle);
      const int order = original != NULL ? strcmp (key, original) : -1;

      if (original != NULL && order == 0)
        return get_text (self, self->translations, middle);
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }

  return NULL;
}

void
pc_translations_foreach (const char        *domain,
                         const char        *key,
                         PcTranslationFunc  func,
                         gpointer           data)
{
  GPtrArray *catalogues;

  g_return_if_fail (domain != NULL && key != NULL && func != NULL);

  /* The text without words is the head of the catalogue. */
  if (*key == '\0')
    return;

  g_mutex_lock (&lock);
  catalogues = get_catalogues (domain);
  g_mutex_unlock (&lock);

  for (guint i = 0; catalogues != NULL && i < catalogues->len; i++)
    {
      const Catalogue *catalogue = catalogues->pdata[i];
      const char *text = look_up (catalogue, key);

      if (text != NULL && *text != '\0')
        func (catalogue->language, text, data);
    }
}
