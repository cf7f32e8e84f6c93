/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-latin.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

/*
 * ICU transliterates; this is the one file that sees its headers. Of its systems those are taken that spell as an
 * office does ("sh", not "š"), and where there is none a few rules bring the scholar's letters there. They are
 * written in ICU's own language; see its user guide, "Transforms". pc-name-spelling.c goes on from here.
 */
#define RULES_VERSION "1"

#define LATIN ":: Latin-ASCII;"

/*
 * Vowel signs away, since few write them; the letters that Urdu, Pashto and Kurdish have added, by the Arabic ones that
 * sound alike; dz for those that Arabs say as d and their neighbours as z; the h at the end, which says a.
 */
#define ARABIC \
  ":: NFC; [:Mn:] > ;" \
  "[ةۃہۀۂھ] > ه; [ٹټ] > ت; [ڈډ] > د; [ڑړڕ] > ر; [ںڼ] > ن; [ےۓېۍێ] > ي;" \
  "ڵ > ل; ۆ > و; ە > ا; ځ > ز; څ > س; ښ > ش; ږ > ژ;" \
  ":: Null; [ذضظ] > dz; [:L:] { ه } $ > ا; :: Arabic-Latin;" LATIN

/* The vowel that a consonant has by itself is not said at the end of a word: "রহমান" is Rahman. */
#define INDIC "[:L:] { a } $ > ; c > ch; [śṣ] > sh; :: Null;" LATIN

static const struct
{
  GUnicodeScript  script;
  const char     *rules;
  gboolean        abjad;
} rule_sets[] = {
  { G_UNICODE_SCRIPT_LATIN, LATIN, FALSE },
  { G_UNICODE_SCRIPT_ARABIC, ARABIC, TRUE },
  { G_UNICODE_SCRIPT_HEBREW, ":: NFC; [:Mn:] > ; :: Hebrew-Latin;" LATIN, TRUE },
  { G_UNICODE_SCRIPT_SYRIAC, ":: NFC; [:Mn:] > ; :: Syriac-Latin;" LATIN, TRUE },
  { G_UNICODE_SCRIPT_CYRILLIC, ":: Ukrainian-Latin/BGN; :: Cyrillic-Latin;" LATIN, FALSE },
  { G_UNICODE_SCRIPT_GREEK, ":: Greek-Latin;" LATIN, FALSE },
  { G_UNICODE_SCRIPT_ETHIOPIC, ":: Ethiopic-Latin/ES3842; :: Ethiopic-Latin;" LATIN, FALSE },
  { G_UNICODE_SCRIPT_BENGALI, ":: Bengali-Latin;" INDIC, FALSE },
  { G_UNICODE_SCRIPT_DEVANAGARI, ":: Devanagari-Latin;" INDIC, FALSE },
  { G_UNICODE_SCRIPT_GURMUKHI, ":: Gurmukhi-Latin;" INDIC, FALSE },
  { G_UNICODE_SCRIPT_GUJARATI, ":: Gujarati-Latin;" INDIC, FALSE },
  /* All others. */
  { G_UNICODE_SCRIPT_INVALID_CODE, ":: Any-Latin;" LATIN, FALSE },
};

#define N_RULE_SETS G_N_ELEMENTS (rule_sets)

/* The first letter tells: nobody changes script within a word. */
static guint
find_rules (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      const GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED)
        continue;

      for (guint i = 0; i < N_RULE_SETS - 1; i++)
        if (rule_sets[i].script == script)
          return i;

      return N_RULE_SETS - 1;
    }

  return 0;
}

static UTransliterator *
open_rules (const char *rules)
{
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (rules, -1, NULL, NULL, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *opened = utrans_openU (u"name", -1, UTRANS_FORWARD, utf16, -1, NULL, &status);

  if (U_FAILURE (status))
    g_warning ("ICU refuses “%s”: %s", rules, u_errorName (status));

  return opened;
}

/* What ICU makes of @word; %NULL where it can do nothing. Its text grows in place, by how much is not known before. */
static char *
run_rules (UTransliterator *transliterator,
           const char      *word)
{
  glong n = 0;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (word, -1, NULL, &n, NULL);
  const int32_t capacity = (int32_t) n * 8 + 64;
  g_autofree UChar *text = g_new0 (UChar, capacity);
  int32_t length = (int32_t) n, limit = (int32_t) n;
  UErrorCode status = U_ZERO_ERROR;

  memcpy (text, utf16, n * sizeof (UChar));
  utrans_transUChars (transliterator, text, &length, capacity, 0, &limit, &status);

  return U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL) : NULL;
}

/* Opening one takes ICU some milliseconds, so each is opened when the first name asks for it, and kept. */
static char *
transliterate (guint       set,
               const char *word)
{
  static GMutex mutex;
  static UTransliterator *opened[N_RULE_SETS];
  static gboolean tried[N_RULE_SETS];
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (!tried[set])
    opened[set] = open_rules (rule_sets[set].rules);
  tried[set] = TRUE;

  return opened[set] != NULL ? run_rules (opened[set], word) : NULL;
}

/* Lower case letters alone: no sign, no mark, no letter that only modifies another. */
static char *
keep_letters (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr(GString) letters = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && g_unichar_type (c) != G_UNICODE_MODIFIER_LETTER)
        g_string_append_unichar (letters, c);
    }

  return g_string_free (g_steal_pointer (&letters), FALSE);
}

char *
pc_name_latin (const char *word,
               gboolean   *abjad)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *latin = NULL;
  guint set;

  g_return_val_if_fail (word != NULL, NULL);

  if (abjad != NULL)
    *abjad = FALSE;

  valid = g_utf8_make_valid (word, -1);
  if (g_str_is_ascii (valid))
    return keep_letters (valid);

  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  set = find_rules (composed);
  if (abjad != NULL)
    *abjad = rule_sets[set].abjad;

  latin = transliterate (set, composed);
  return keep_letters (latin != NULL ? latin : composed);
}

const char *
pc_name_latin_get_version (void)
{
  return RULES_VERSION "/" U_ICU_VERSION;
}
