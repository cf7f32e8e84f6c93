/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-municipality.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "pc-data.h"
#include "pc-date.h"
#include "pc-place-name.h"
#include "pc-resource.h"

#define RESOURCE_PATH "/org/percorso/Percorso/codes/municipalities.tsv"
#define N_COLUMNS 5
#define NAME_SEPARATOR "|"

/* How well a name fits: the smaller, the better. Of what is no more, N_FITS is added: it comes after what is there. */
enum
{
  FIT_TO_THE_LETTER,
  FIT_NAME,
  FIT_OTHER_NAME,
  N_FITS,
  FIT_NONE = 2 * N_FITS
};

/* One name of one municipality, folded. */
typedef struct
{
  const char           *key;
  const PcMunicipality *place;
  guint                 fit;
} Name;

/* In the order of the codes. */
typedef struct
{
  PcMunicipality *places;
  gsize           n_places;
} Places;

/* In the order of the keys. */
typedef struct
{
  GStringChunk *keys;
  Name         *names;
  gsize         n_names;
} Names;

/* Ends the cells of @line, which are N_COLUMNS; returns the line after it. */
static char *
cut_line (char *line,
          char *cells[N_COLUMNS])
{
  char *end = strchr (line, '\n');
  guint n = 0;

  g_assert (end != NULL);
  *end = '\0';
  for (char *cell = line; cell != NULL && n < N_COLUMNS; n++)
    {
      char *tab = strchr (cell, '\t');

      cells[n] = cell;
      if (tab != NULL)
        *tab++ = '\0';
      cell = tab;
    }

  g_assert (n == N_COLUMNS || *line == '#');
  return end + 1;
}

/* The text of the list, to be cut where it lies; it is never let go of. */
static char *
load_text (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (pc_resource_get (pc_data_get_resource), RESOURCE_PATH, 0, NULL);

  g_assert (bytes != NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static Places *
load_places (void)
{
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (PcMunicipality));
  Places *self = g_new0 (Places, 1);
  char *cells[N_COLUMNS];

  for (char *line = load_text (); *line != '\0';)
    {
      line = cut_line (line, cells);
      /* Neither comments nor the heading are a letter and three digits. */
      if (g_ascii_isupper (cells[0][0]) && g_ascii_isdigit (cells[0][1]))
        {
          const PcMunicipality place = { cells[0], cells[1], cells[2], cells[3], cells[4] };

          g_array_append_val (places, place);
        }
    }

  self->places = g_array_steal (places, &self->n_places);
  return self;
}

static const Places *
get_places (void)
{
  static Places *places;

  if (g_once_init_enter (&places))
    g_once_init_leave (&places, load_places ());

  return places;
}

static void
add_name (GArray               *names,
          GStringChunk         *keys,
          const PcMunicipality *place,
          const char           *text,
          guint                 fit)
{
  g_autofree char *key = pc_place_name_fold (text);
  const Name name = { g_string_chunk_insert (keys, key), place, fit };

  g_array_append_val (names, name);
}

static int
compare_names (const void *a,
               const void *b)
{
  return strcmp (((const Name *) a)->key, ((const Name *) b)->key);
}

static Names *
load_names (void)
{
  const Places *places = get_places ();
  g_autoptr(GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  Names *self = g_new0 (Names, 1);

  self->keys = g_string_chunk_new (16384);
  for (gsize i = 0; i < places->n_places; i++)
    {
      const PcMunicipality *place = &places->places[i];
      g_auto(GStrv) others = g_strsplit (place->other_names, NAME_SEPARATOR, -1);

      add_name (names, self->keys, place, place->name, FIT_NAME);
      for (guint other = 0; others[other] != NULL; other++)
        add_name (names, self->keys, place, others[other], FIT_OTHER_NAME);
    }

  self->names = g_array_steal (names, &self->n_names);
  qsort (self->names, self->n_names, sizeof *self->names, compare_names);
  return self;
}

/* Apart from the places: mostly codes are looked for, and folding ten thousand names takes longer than reading them. */
static const Names *
get_names (void)
{
  static Names *names;

  if (g_once_init_enter (&names))
    g_once_init_leave (&names, load_names ());

  return names;
}

static int
compare_code (const void *key,
              const void *place)
{
  return strcmp (key, ((const PcMunicipality *) place)->belfiore);
}

const PcMunicipality *
pc_municipality_get (const char *belfiore)
{
  const Places *places;

  g_return_val_if_fail (belfiore != NULL, NULL);

  places = get_places ();
  return bsearch (belfiore, places->places, places->n_places, sizeof *places->places, compare_code);
}

/* The place of the first name that is not before @key. */
static gsize
find_key (const Names *names,
          const char  *key)
{
  gsize low = 0, high = names->n_names;

  while (low < high)
    {
      const gsize middle = low + (high - low) / 2;

      if (strcmp (names->names[middle].key, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
is_same_text (const char *a,
              const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

static guint
get_fit (const Name *name,
         const char *text,
         const char *province,
         const char *on)
{
  const PcMunicipality *place = name->place;
  const gboolean is_past = *place->until != '\0';
  guint fit = name->fit;

  if ((province != NULL && g_ascii_strcasecmp (place->province, province) != 0) ||
      (is_past && on != NULL && strcmp (place->until, on) <= 0))
    return FIT_NONE;

  if (fit == FIT_NAME && is_same_text (place->name, text))
    fit = FIT_TO_THE_LETTER;

  return is_past && on == NULL ? N_FITS + fit : fit;
}

/* Of two that fit alike, the one that is meant; %NULL where that cannot be told. */
static const PcMunicipality *
choose (const PcMunicipality *a,
        const PcMunicipality *b)
{
  if (a == b)
    return a;

  if (strcmp (a->province, b->province) != 0)
    return NULL;

  /* One followed the other under the same name: before the first had ended, it was that one. */
  if (*a->until == '\0' || *b->until == '\0')
    return *a->until == '\0' ? b : a;

  return strcmp (a->until, b->until) < 0 ? a : b;
}

/* @text is without a province; @on a day, or %NULL. */
static const PcMunicipality *
find_best (const char *text,
           const char *province,
           const char *on)
{
  g_autofree char *key = pc_place_name_fold (text);
  const Names *names = get_names ();
  const PcMunicipality *best = NULL;
  guint best_fit = FIT_NONE;

  if (*key == '\0')
    return NULL;

  for (gsize i = find_key (names, key); i < names->n_names && strcmp (names->names[i].key, key) == 0; i++)
    {
      const guint fit = get_fit (&names->names[i], text, province, on);

      if (fit < best_fit)
        {
          best_fit = fit;
          best = names->names[i].place;
        }
      else if (fit == best_fit && best != NULL)
        best = choose (best, names->names[i].place);
    }

  return best;
}

/* What is not a day counts as none. */
static const char *
read_day (const char *on)
{
  GDate day;

  return on != NULL && pc_date_from_iso (on, &day) ? on : NULL;
}

const PcMunicipality *
pc_municipality_find (const char *name,
                      const char *province,
                      const char *on)
{
  g_autofree char *text = NULL;
  g_autofree char *bracketed = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  text = pc_place_name_split (name, &bracketed);
  return find_best (text, province != NULL && *province != '\0' ? province : bracketed, read_day (on));
}

static gboolean
has_name (const PcMunicipality *self,
          const char           *text)
{
  g_autofree char *key = pc_place_name_fold (text);
  const Names *names = get_names ();

  for (gsize i = find_key (names, key); i < names->n_names && strcmp (names->names[i].key, key) == 0; i++)
    if (names->names[i].place == self)
      return TRUE;

  return FALSE;
}

/* Whether one of the names is a part of @text, or @text a part of it; also where @text says nothing. */
static gboolean
has_words (const PcMunicipality *self,
           const char           *text)
{
  g_autofree char *key = pc_place_name_fold (text);
  g_autofree char *all = g_strjoin (NAME_SEPARATOR, self->name, self->other_names, NULL);
  g_auto(GStrv) names = g_strsplit (all, NAME_SEPARATOR, -1);

  if (*key == '\0')
    return TRUE;

  for (char **name = names; *name != NULL; name++)
    if (pc_place_name_within (*name, text) || pc_place_name_within (text, *name))
      return TRUE;

  return FALSE;
}

gboolean
pc_municipality_may_be (const PcMunicipality *self,
                        const char           *text,
                        const char           *on)
{
  g_autofree char *name = NULL;
  g_autofree char *province = NULL;
  const PcMunicipality *other;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  name = pc_place_name_split (text, &province);
  other = pc_municipality_find (text, NULL, on);

  /* The same name in another province is another place; the same name at another time is the same place. */
  if (has_name (self, name))
    return other == NULL || province == NULL || strcmp (other->province, self->province) == 0;

  return other == NULL && has_words (self, text);
}

char *
pc_municipality_dup_label (const PcMunicipality *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s (%s)", self->name, self->province);
}
