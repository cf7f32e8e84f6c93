/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-match-card.h"

#include <string.h>

/* What is shorter is no number of a paper, but a stroke or "no". */
#define LEAST_OF_NUMBER 5

/* A telephone is compared by its last digits: with the code of the country and without. */
#define DIGITS_OF_PHONE 9

/*
 * Making
 */

/* Letters and digits in capitals; %NULL where there are too few of them. */
static char *
squeeze (const char *text)
{
  g_autoptr(GString) squeezed = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (squeezed, g_ascii_toupper (*p));

  return squeezed->len >= LEAST_OF_NUMBER ? g_string_free (g_steal_pointer (&squeezed), FALSE) : NULL;
}

/* The last digits; %NULL where there are too few. */
static char *
squeeze_phone (const char *text)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);

  if (digits->len < LEAST_OF_NUMBER)
    return NULL;
  if (digits->len > DIGITS_OF_PHONE)
    g_string_erase (digits, 0, digits->len - DIGITS_OF_PHONE);

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static char *
squeeze_email (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return strchr (stripped, '@') != NULL ? g_utf8_strdown (stripped, -1) : NULL;
}

/* Takes @value. */
static void
add_key (GPtrArray  *keys,
         char        kind,
         char       *value)
{
  g_autofree char *taken = value;
  g_autofree char *key = taken != NULL ? g_strdup_printf ("%c%s", kind, taken) : NULL;

  if (key != NULL && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, g_steal_pointer (&key));
}

static GStrv
finish (GPtrArray *keys)
{
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (keys, FALSE);
}

static GStrv
list_numbers (const PcMatchPerson *person)
{
  GPtrArray *numbers = g_ptr_array_new ();

  for (const char * const *permit = person->permits; permit != NULL && *permit != NULL; permit++)
    add_key (numbers, 'd', squeeze (*permit));
  add_key (numbers, 'h', squeeze (person->health_card));

  return finish (numbers);
}

static GStrv
list_contacts (const PcMatchPerson *person)
{
  GPtrArray *contacts = g_ptr_array_new ();

  add_key (contacts, 'f', squeeze_phone (person->phone));
  add_key (contacts, 'f', squeeze_phone (person->other_phone));
  add_key (contacts, 'e', squeeze_email (person->email));
  add_key (contacts, 'i', squeeze (person->iban));

  return finish (contacts);
}

static GStrv
list_countries (const PcMatchPerson *person)
{
  g_autofree char *all = g_strjoin (" ", person->birth_country != NULL ? person->birth_country : "",
                                    person->citizenships, NULL);

  return g_strsplit (all, " ", -1);
}

/* In the order in which pc_match_card_read_names() reads them. */
static GStrv
list_texts (const PcMatchPerson *person)
{
  const char *texts[] = {
    person->family_name, person->given_name, person->family_name_original, person->given_name_original,
    person->other_names,
  };
  GStrv copies = g_new0 (char *, G_N_ELEMENTS (texts) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    copies[i] = g_strdup (texts[i] != NULL ? texts[i] : "");

  return copies;
}

PcMatchCard *
pc_match_card_new (const PcMatchPerson *person)
{
  PcMatchCard *self = g_new0 (PcMatchCard, 1);

  g_return_val_if_fail (person != NULL, NULL);

  self->texts = list_texts (person);
  self->sex = g_strcmp0 (person->sex, "F") == 0 || g_strcmp0 (person->sex, "M") == 0 ? *person->sex : 0;
  self->birth_date = person->birth_date;
  self->birth_date_uncertain = person->birth_date_uncertain;
  self->countries = list_countries (person);
  self->tax_code = person->tax_code != NULL ? pc_tax_code_normalise (person->tax_code) : NULL;
  self->has_tax_data = self->tax_code != NULL && pc_tax_code_decode (self->tax_code, &self->tax_data);
  self->numbers = list_numbers (person);
  self->contacts = list_contacts (person);

  return self;
}

void
pc_match_card_free (PcMatchCard *self)
{
  pc_match_card_drop_names (self);
  g_strfreev (self->texts);
  g_strfreev (self->countries);
  g_free (self->tax_code);
  g_strfreev (self->numbers);
  g_strfreev (self->contacts);
  g_free (self);
}

static void
read_names (PcMatchNames *names,
            const char   *family,
            const char   *given)
{
  names->family = pc_name_key_new (family);
  names->given = pc_name_key_new (given);
  names->full = pc_name_key_new_joined (names->family, names->given);
}

void
pc_match_card_read_names (PcMatchCard *self)
{
  g_autoptr(PcNameKey) others = NULL;

  g_return_if_fail (self != NULL);

  if (self->has_names)
    return;

  read_names (&self->names[0], self->texts[0], self->texts[1]);
  read_names (&self->names[1], self->texts[2], self->texts[3]);
  others = pc_name_key_new (self->texts[4]);
  self->wide = pc_name_key_new_joined (self->names[0].full, others);
  self->has_names = TRUE;
}

void
pc_match_card_drop_names (PcMatchCard *self)
{
  g_return_if_fail (self != NULL);

  if (!self->has_names)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    {
      pc_name_key_free (self->names[i].family);
      pc_name_key_free (self->names[i].given);
      pc_name_key_free (self->names[i].full);
    }
  pc_name_key_free (self->wide);
  self->has_names = FALSE;
}

/*
 * Keys
 */

static void
add_bones (GPtrArray       *keys,
           const PcNameKey *name)
{
  const guint n = pc_name_key_get_n_words (name);

  /* Past the last word comes the name as one, which says nothing new of a single word. */
  for (guint i = 0; i < n + (n > 1); i++)
    for (const char * const *bones = pc_name_key_get_bones (name, i); *bones != NULL; bones++)
      add_key (keys, 'n', g_strdup (*bones));
}

static GPtrArray *
list_bones (PcMatchCard *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  pc_match_card_read_names (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    {
      add_bones (keys, self->names[i].family);
      add_bones (keys, self->names[i].given);
    }
  add_bones (keys, self->wide);

  return keys;
}

/* Day and month in either order; %NULL where the day is not known. */
static char *
make_birth_key (const PcMatchCard *self)
{
  int year, month, day;

  if (self->birth_date == 0)
    return NULL;

  pc_day_split (self->birth_date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, MIN (month, day), MAX (month, day));
}

/* The code with digits where letters stand for them, and without the check letter, which goes with them. */
static char *
make_tax_key (const PcMatchCard *self)
{
  const PcTaxCodeData *data = &self->tax_data;

  if (!self->has_tax_data)
    return g_strdup (self->tax_code);

  return g_strdup_printf ("%.6s%02u%02u%02u%c%s", self->tax_code, data->year, data->month, data->day, data->sex,
                          data->belfiore);
}

static void
add_all (GPtrArray *keys,
         GStrv      more)
{
  for (guint i = 0; more[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (more[i]));
}

GStrv
pc_match_card_list_keys (PcMatchCard *self)
{
  GPtrArray *keys = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  keys = list_bones (self);
  add_key (keys, 'b', make_birth_key (self));
  add_key (keys, 't', make_tax_key (self));
  add_all (keys, self->numbers);
  add_all (keys, self->contacts);

  g_ptr_array_set_free_func (keys, NULL);
  return finish (keys);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

GStrv
pc_match_card_list_pair_keys (PcMatchCard *self)
{
  GPtrArray *keys = NULL;
  g_autoptr(GPtrArray) bones = NULL;
  g_autofree char *birth = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  keys = g_ptr_array_new ();
  bones = list_bones (self);
  birth = make_birth_key (self);

  g_ptr_array_sort (bones, compare_texts);
  if (bones->len == 1)
    g_ptr_array_add (keys, g_strdup (bones->pdata[0]));
  for (guint i = 0; i < bones->len; i++)
    {
      for (guint j = i + 1; j < bones->len; j++)
        g_ptr_array_add (keys, g_strjoin (" ", bones->pdata[i], bones->pdata[j], NULL));
      if (birth != NULL)
        g_ptr_array_add (keys, g_strjoin (" ", bones->pdata[i], birth, NULL));
    }

  add_key (keys, 't', make_tax_key (self));
  add_all (keys, self->numbers);
  add_all (keys, self->contacts);
  return finish (keys);
}
