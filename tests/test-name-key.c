/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-name-key.h"

#include <string.h>

#include "pc-name-distance.h"
#include "pc-name-latin.h"
#include "pc-name-spelling.h"
#include "sample.h"

typedef enum { SAME, SIMILAR, OTHER } Verdict;

static const char * const verdict_names[] = { "the same", "similar", "another" };

/*
 * What two names are to each other, and the line of the tables in pc-name-spelling.c, pc-name-distance.c or
 * pc-name-latin.c that says so.
 */
static const struct { const char *a, *b; Verdict verdict; const char *line; } pairs[] = {
  /* One name in the letters of English, French, Italian and those who fill in forms. */
  { "Mohamed", "Muhammad", SAME, "vowels weigh little" }, { "Mohamed", "Mohammed", SAME, "no letter twice" },
  { "Mohammad", "Muhammed", SAME, "vowels weigh little" }, { "MOHAMED", "mohamed", SAME, "case" },
  { "Yusuf", "Youssef", SAME, "ou" }, { "Yusuf", "Yousif", SAME, "ou" }, { "Noor", "Nour", SAME, "oo" },
  { "Nasreen", "Nesrin", SAME, "ee" }, { "Aïcha", "Aisha", SAME, "ch" }, { "Chaabane", "Shaaban", SAME, "ch, sh" },
  { "Shevchenko", "Chevtchenko", SAME, "tch" }, { "Djamila", "Jamila", SAME, "dj" }, { "Khadija", "Khadidja", SAME, "dj" },
  { "Diallo", "Jallow", SAME, "dia" }, { "Diarra", "Jarra", SAME, "dia" }, { "Diouf", "Joof", SAME, "dio" },
  { "Ndiaye", "Njie", SAME, "ndia" }, { "Thiam", "Cham", SAME, "thia" }, { "Thierno", "Cherno", SAME, "thie" },
  { "Ceesay", "Cissé", SAME, "ce, ci" }, { "Issa", "Issah", SAME, "h at the end" }, { "Yacine", "Yassin", SAME, "ci" },
  { "Mustapha", "Mustafa", SAME, "ph" }, { "Ghafoor", "Gafur", SAME, "gh" }, { "Bhuiyan", "Buiyan", SAME, "bh" },
  { "Ramadhan", "Ramadan", SAME, "dh" }, { "Othman", "Ousmane", SAME, "th, c and s" }, { "Usman", "Uthman", SAME, "th" },
  { "Fathi", "Fati", SAME, "th, c and t" }, { "Michael", "Mikael", SAME, "chae" }, { "Christian", "Kristian", SAME, "chr" },
  { "Qasim", "Kassem", SAME, "q" }, { "Boubacar", "Bubacarr", SAME, "c" }, { "Maxim", "Maksim", SAME, "x" },
  { "Ouali", "Wali", SAME, "w" }, { "Maryam", "Mariam", SAME, "y" }, { "Ebrahim", "Ibrahim", SAME, "e" },
  { "Omar", "Umar", SAME, "o" }, { "Dzhamal", "Jamal", SAME, "dzh" },
  { "Khadija", "Kadija", SAME, "k and q" }, { "Khaled", "Haled", SAME, "h and q" },

  /* The servant of God and his names. */
  { "Abdullah", "Abdoulaye", SAME, "lahi" }, { "Abdoulaye", "Abdullahi", SAME, "lahi" }, { "Abdallah", "Abdullah", SAME, "vowels" },
  { "Abdul Rahman", "Abdurrahman", SAME, "abdul" }, { "Abdelrahman", "Abdirahman", SAME, "abdel" },
  { "Abdoulrahman", "Abdalrahman", SAME, "abdoul, abdal" }, { "Abd al-Rahman", "Abdurrahman", SAME, "al" },
  { "Abdelaziz", "Abdulaziz", SAME, "vowels" },

  /* Articles, sons and fathers; where words are parted; in which order they stand. */
  { "Al-Hassan", "Hassan", SAME, "al" }, { "El Hassan", "Elhassan", SAME, "el" }, { "Ar-Rashid", "Rashid", SAME, "ar" },
  { "As-Sayed", "El Sayed", SAME, "as" }, { "Ben Ali", "Ali", SAME, "ben" }, { "Ibn Saad", "Bin Saad", SAME, "ibn, bin" },
  { "Ould Ahmed", "Wuld Ahmed", SAME, "ould, wuld" }, { "Gebre Meskel", "Gebremeskel", SAME, "joined" },
  { "Ali Mohamed", "Mohamed Ali", SAME, "any order" }, { "N’Diaye", "Ndiaye", SAME, "apostrophe" },
  { "De Rossi-Bianchi", "De Rossi Bianchi", SAME, "hyphen" }, { "Ben", "Ben", SAME, "nothing but a particle" },
  { "Ben", "Ali", OTHER, "nothing but a particle" }, { "Elsa", "Sa", OTHER, "too short for an article" },

  /* Near, but hardly the same. */
  { "Mohamed", "Mahmoud", SIMILAR, "the first vowel" }, { "Hassan", "Hussein", SIMILAR, "two vowels" },
  { "Rina", "Rana", SIMILAR, "the first vowel" }, { "Omar", "Amar", SIMILAR, "the vowel at the start" },
  { "Alina", "Lina", SIMILAR, "the vowel at the start" }, { "Karim", "Karima", SIMILAR, "a at the end" },
  { "Amine", "Amina", SIMILAR, "a at the end" }, { "Mohamed", "Mamadou", SIMILAR, "h" },
  { "Okafor", "Okafro", SIMILAR, "swapped" }, { "Shevchenko", "Shevcenko", SAME, "s and x" },
  { "Aissata", "Aishata", SIMILAR, "s and x" }, { "Gamal", "Jamal", SIMILAR, "g and j" }, { "Qasim", "Gassim", SIMILAR, "g and k" },
  { "Halyna", "Galina", SIMILAR, "g and h" }, { "Zainab", "Sainab", SIMILAR, "s and z" }, { "Nazmul", "Najmul", SAME, "j and z" },
  { "Naveed", "Nawid", SIMILAR, "u and v" }, { "Bhuiyan", "Vuiyan", SIMILAR, "b and v" }, { "Mehmed", "Mehmet", SIMILAR, "d and t" },
  { "Ramadan", "Ramzan", SIMILAR, "d and z" }, { "Mohamed Ali", "Mohamed", SIMILAR, "a word that is missing" },

  /* Others. */
  { "Mohamed", "Ahmed", OTHER, "" }, { "Fatou", "Fatoumata", OTHER, "" }, { "Traoré", "Trawally", OTHER, "" },
  { "Ali", "Omar", OTHER, "" }, { "Blessing", "Precious", OTHER, "" }, { "Awa", "Aya", OTHER, "" },

  /*
   * The same name in its own script: Arabic, with vowel signs and without, of Urdu, Persian, Pashto and Kurdish, too.
   */
  { "محمد", "Mohamed", SAME, "Arabic" }, { "محمد", "Mahmoud", SAME, "no vowels to tell them apart" },
  { "محمد", "محمود", SIMILAR, "a long vowel" }, { "مُحَمَّد", "محمد", SAME, "vowel signs" }, { "محمد", "علی", OTHER, "" },
  { "عبد الرحمن", "Abdul Rahman", SAME, "Arabic" }, { "عبدالرحمن", "Abdurrahman", SAME, "bdal" },
  { "عبدالعزيز", "Abdelaziz", SAME, "bdal" }, { "عبد الله", "Abdullah", SAME, "h at the end" },
  { "الحسن", "Al-Hassan", SAME, "article" }, { "الطيب", "Eltayeb", SAME, "article" }, { "فاطمة", "Fatima", SAME, "h at the end" },
  { "فاطمہ", "Fatima", SAME, "Urdu" }, { "عائشة", "Aisha", SAME, "" }, { "خديجة", "Khadidja", SAME, "" },
  { "عثمان", "Ousmane", SAME, "c" }, { "رضا", "Reza", SAME, "w" }, { "رضا", "Rida", SAME, "w" }, { "ذیشان", "Zeeshan", SAME, "w" },
  { "یوسف", "Yusuf", SAME, "Persian" }, { "يوسف", "یوسف", SAME, "Arabic and Persian" }, { "چودھری", "Chowdhury", SAME, "Urdu" },
  { "بٹ", "Butt", SAME, "Urdu" }, { "آية", "Aya", SAME, "no consonants" }, { "ذبیح‌الله", "Zabihullah", SAME, "joiner" },

  { "Шевченко", "Shevchenko", SAME, "Cyrillic" }, { "Олександр", "Oleksandr", SAME, "" }, { "Юлія", "Yuliia", SAME, "" },
  { "Григорій", "Hryhorii", SAME, "Ukrainian" }, { "Богдан", "Bogdan", SIMILAR, "g and h" }, { "Джамал", "Jamal", SAME, "dzh" },
  { "মোহাম্মদ", "Mohammad", SAME, "Bengali" }, { "রহমান", "Rahman", SAME, "silent end" }, { "রহিমা বেগম", "Rahima Begum", SAME, "" },
  { "শিরিন", "Shirin", SAME, "sh" }, { "চৌধুরী", "Chowdhury", SAME, "ch" }, { "হোসেন", "Hossain", SAME, "" },
  { "ተስፋይ", "Tesfay", SAME, "Ge’ez" }, { "ገብረመስቀል", "Gebremeskel", SAME, "" }, { "ሚካኤል", "Michael", SAME, "" },
  { "ጸጋይ", "Tsegay", SAME, "" }, { "ሰላም", "Selam", SAME, "" }, { "राम कुमार", "Ram Kumar", SAME, "Devanagari" },
  { "ਗੁਰਪ੍ਰੀਤ", "Gurpreet", SAME, "Gurmukhi" }, { "Γεώργιος", "Georgios", SAME, "Greek" }, { "გიორგი", "Giorgi", SAME, "any" },
  { "王小明", "Wang Xiaoming", SAME, "any" }, { "ගුණවර්ධන", "ගුණවර්ධන", SAME, "no rules" }, { "ගුණවර්ධන", "පෙරේරා", OTHER, "no rules" },
  { "Ɗiallo", "Diallo", SAME, "Latin" }, { "Łukasz", "Lukasz", SAME, "Latin" }, { "Nguyễn", "Nguyen", SAME, "Latin" },
  { "Mu\xcc\x88ller", "Müller", SAME, "composed" }, { "Müller", "Muller", SAME, "Latin" },

  /* Nothing to compare. */
  { "", "", OTHER, "" }, { "", "Ali", OTHER, "" }, { "123", "123", OTHER, "" }, { "-", "—", OTHER, "" }, { "🙂", "🙂", OTHER, "" },
};

static Verdict
judge (guint similarity)
{
  return similarity >= PC_NAME_SAME ? SAME : similarity >= PC_NAME_SIMILAR ? SIMILAR : OTHER;
}

static gboolean
share_bones (const PcNameKey *a,
             const PcNameKey *b)
{
  for (guint i = 0; i <= pc_name_key_get_n_words (a); i++)
    for (guint j = 0; j <= pc_name_key_get_n_words (b); j++)
      for (const char * const *bones = pc_name_key_get_bones (a, i); *bones != NULL; bones++)
        if (g_strv_contains (pc_name_key_get_bones (b, j), *bones))
          return TRUE;

  return FALSE;
}

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(PcNameKey) a = pc_name_key_new (pairs[i].a);
      g_autoptr(PcNameKey) b = pc_name_key_new (pairs[i].b);
      const guint similarity = pc_name_key_compare (a, b);

      if (judge (similarity) != pairs[i].verdict)
        {
          g_test_message ("%s, %s (%s): %u, not %s", pairs[i].a, pairs[i].b, pairs[i].line, similarity,
                          verdict_names[pairs[i].verdict]);
          g_test_fail ();
        }
      g_assert_cmpuint (pc_name_key_compare (b, a), ==, similarity);
    }
}

/* What the index does not find is never compared. */
static void
test_bones (void)
{
  static const char * const apart[] = { "Shevchenko", "Khaled", "Nazmul", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(PcNameKey) a = pc_name_key_new (pairs[i].a);
      g_autoptr(PcNameKey) b = pc_name_key_new (pairs[i].b);

      if (pairs[i].verdict == SAME && !share_bones (a, b) && !g_strv_contains (apart, pairs[i].a))
        {
          g_test_message ("%s, %s: %s, %s", pairs[i].a, pairs[i].b, pc_name_key_get_bones (a, 0)[0], pc_name_key_get_bones (b, 0)[0]);
          g_test_fail ();
        }
    }
}

static const struct { const char *latin, *spelling; } spellings[] = {
  { "mohammed", "muhamid" }, { "aicha", "aixa" }, { "khadidja", "qadija" }, { "othman", "ucman" }, { "diallo", "jalu" },
  { "abdoulrahman", "abdurahman" }, { "abdoulaye", "abdulai" }, { "dzeko", "wiku" }, { "h", "h" }, { "", "" }, { "ss", "s" },
};

static void
test_spellings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *spelling = pc_name_spelling (spellings[i].latin);

      g_assert_cmpstr (spelling, ==, spellings[i].spelling);
    }
  g_assert_true (pc_name_spelling_is_particle ("ould"));
  g_assert_false (pc_name_spelling_is_particle ("oulds"));
}

static const struct { const char *word, *latin; gboolean abjad; } words[] = {
  { "Müller", "muller", FALSE }, { "Ÿ", "y", FALSE }, { "ß", "ss", FALSE }, { "محمد", "mhmd", TRUE }, { "Шевченко", "shevchenko", FALSE },
  { "ተስፋይ", "tesfai", FALSE }, { "שלום", "slwm", TRUE }, { "රවි", "රව", FALSE }, { "abc", "abc", FALSE }, { "A1-b", "ab", FALSE },
  { "", "", FALSE }, { "\xcc\x88", "", FALSE }, { "\xff", "", FALSE },
};

static void
test_latin (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gboolean abjad;
      g_autofree char *latin = pc_name_latin (words[i].word, &abjad);

      g_assert_cmpstr (latin, ==, words[i].latin);
      g_assert_cmpint (abjad, ==, words[i].abjad);
    }
}

static const struct { const char *whole, *part; gboolean contains; } parts[] = {
  { "Mohamed Ali Hassan", "Hasan Muhammad", TRUE }, { "Mohamed Ali", "Mohamed Ali", TRUE }, { "Mohamed Ali", "Mohamed Omar", FALSE },
  { "Mohamed", "Mohamed Ali", FALSE }, { "Mohamed Ali", "Mohamed Mohamed", FALSE }, { "Mohamed", "", FALSE },
  { "محمد علي حسن", "Hassan Mohamed", TRUE }, { "Al Hassan Ali", "Ali", TRUE },
};

static void
test_contains (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(PcNameKey) whole = pc_name_key_new (parts[i].whole);
      g_autoptr(PcNameKey) part = pc_name_key_new (parts[i].part);

      g_test_message ("%s, %s", parts[i].whole, parts[i].part);
      g_assert_cmpint (pc_name_key_contains (whole, part), ==, parts[i].contains);
    }
}

static void
test_words (void)
{
  g_autoptr(PcNameKey) key = pc_name_key_new ("  Al-Hassan  d’Angelo\tUthman ");
  g_autoptr(PcNameKey) none = pc_name_key_new (NULL);

  g_assert_cmpuint (pc_name_key_get_n_words (none), ==, 0);
  g_assert_cmpuint (pc_name_key_get_n_words (key), ==, 3);
  g_assert_cmpstr (pc_name_key_get_spelling (key, 0), ==, "hasan");
  g_assert_cmpstr (pc_name_key_get_spelling (key, 1), ==, "dangilu");
  g_assert_cmpstr (pc_name_key_get_bones (key, 2)[0], ==, "smn");
  g_assert_cmpstr (pc_name_key_get_bones (key, 2)[1], ==, "tmn");
  g_assert_null (pc_name_key_get_bones (key, 2)[2]);
  g_assert_nonnull (strchr (pc_name_key_get_version (), '/'));
}

/* Anything at all, in any script: never a crash, and the same from either side. */
static void
test_random (void)
{
  static const gunichar firsts[] = { 'a', 0xC0, 0x391, 0x410, 0x5D0, 0x620, 0x710, 0x905, 0x985, 0x1200, 0x3041, 0x4E00, 0xAC00, 0x1F600 };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(PcNameKey) a = NULL;
      g_autoptr(PcNameKey) b = NULL;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append_unichar (text, firsts[g_test_rand_int_range (0, G_N_ELEMENTS (firsts))] + g_test_rand_int_range (0, 40));
      a = pc_name_key_new (text->str);
      for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
        g_string_insert_c (text, g_test_rand_int_range (0, text->len + 1), g_test_rand_int_range (1, 256));
      b = pc_name_key_new (text->str);
      g_assert_cmpuint (pc_name_key_compare (a, b), ==, pc_name_key_compare (b, a));
      g_assert_cmpuint (pc_name_key_compare (a, b), <=, 1000);
      g_assert_cmpuint (pc_name_key_compare (a, a), ==, pc_name_key_get_n_words (a) > 0 ? 1000 : 0);
    }
}

static void
test_long (void)
{
  g_autofree char *letters = g_strnfill (100000, 'x');
  g_autoptr(GString) many = g_string_new (NULL);
  g_autoptr(PcNameKey) one = pc_name_key_new (letters);
  g_autoptr(PcNameKey) two = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (many, i % 2 == 0 ? "ab " : "cd ");
  two = pc_name_key_new (many->str);
  g_assert_cmpuint (pc_name_key_get_n_words (two), <, 100);
  g_assert_cmpuint (pc_name_key_compare (two, two), ==, 1000);
  g_assert_cmpuint (pc_name_key_compare (one, two), <, PC_NAME_SIMILAR);
}

static void
test_similarity (void)
{
  g_assert_cmpuint (pc_name_similarity ("", "", PC_NAME_VOWELS), ==, 0);
  g_assert_cmpuint (pc_name_similarity ("a", "a", PC_NAME_VOWELS), ==, 1000);
  g_assert_cmpuint (pc_name_similarity ("sf", "sfdrmn", PC_NAME_VOWELS), ==, 0);
  /* Two consonants of six and two vowels of one are fourteen; one step of one. */
  g_assert_cmpuint (pc_name_similarity ("kani", "kanu", PC_NAME_VOWELS), ==, 1000 - 1000 / 14);
  g_assert_cmpuint (pc_name_similarity ("mhmud", "mhmd", PC_NAME_ABJAD), ==, 1000 - 4000 / 25);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_use_locale ("C.UTF-8");

  g_test_add_func ("/name-key/pairs", test_pairs);
  g_test_add_func ("/name-key/bones", test_bones);
  g_test_add_func ("/name-key/spellings", test_spellings);
  g_test_add_func ("/name-key/latin", test_latin);
  g_test_add_func ("/name-key/contains", test_contains);
  g_test_add_func ("/name-key/words", test_words);
  g_test_add_func ("/name-key/random", test_random);
  g_test_add_func ("/name-key/long", test_long);
  g_test_add_func ("/name-key/similarity", test_similarity);

  return g_test_run ();
}
