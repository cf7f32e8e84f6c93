/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-code-list.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#include "pc-code-source.h"
#include "pc-config.h"
#include "pc-kinds.h"

#define FOLDER "/org/percorso/Percorso/"

static const char * const built_in[] = { "countries", "languages" };

/* The names of all lists: those of the resource and those of iso-codes. */
static GPtrArray *
list_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) files = g_resources_enumerate_children (FOLDER "codes", 0, NULL);

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], ".xml"))
      g_ptr_array_add (names, g_strndup (files[i], strlen (files[i]) - strlen (".xml")));
  g_assert_cmpuint (names->len, >, 40);

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    g_ptr_array_add (names, g_strdup (built_in[i]));

  return names;
}

static void
use_locale (const char *locale,
            const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_message ("The locale %s is missing: build-aux/locales.sh makes it, LOCPATH names its folder", locale);
      g_test_fail ();
    }
}

static gpointer
read_all (gpointer data)
{
  GPtrArray *names = data;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const PcCodeList *list = pc_code_list_get (names->pdata[i]);
      const char *id = pc_code_list_get_id (list, 0);

      g_assert_true (pc_code_list_find (list, pc_code_list_get_label (list, id)) == id);
      g_ptr_array_add (found, (gpointer) list);
    }

  return found;
}

/* Comes first, so that the threads race for the reading itself. */
static void
test_threads (void)
{
  g_autoptr(GPtrArray) names = list_names ();
  g_autoptr(GPtrArray) first = NULL;
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("lists", read_all, names);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(GPtrArray) found = g_thread_join (threads[i]);

      if (first == NULL)
        first = g_ptr_array_ref (found);
      g_assert_cmpmem (found->pdata, found->len * sizeof (gpointer), first->pdata, first->len * sizeof (gpointer));
    }
}

static void
check_list (const char *name)
{
  const PcCodeList *list = pc_code_list_get (name);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_test_message ("%s: %u", name, pc_code_list_get_n_codes (list));
  g_assert_cmpuint (pc_code_list_get_n_codes (list), >, 1);

  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    {
      const char *id = pc_code_list_get_id (list, i);
      const char *label = pc_code_list_get_label (list, id);

      g_assert_true (g_hash_table_add (ids, (gpointer) id));
      g_assert_true (pc_code_list_has (list, id));
      g_assert_cmpstr (pc_code_list_find (list, id), ==, id);
      g_assert_cmpstr (pc_code_list_find (list, label), ==, id);

      /* Ids stand side by side with spaces between them, and are typed with commas. */
      g_assert_cmpuint (strcspn (id, " ,;\n"), ==, strlen (id));
      g_assert_cmpuint (strlen (id), >, 0);
      g_assert_cmpuint (strlen (label), >, 0);
      g_assert_null (strchr (label, '\004'));
      g_assert_false (g_ascii_isspace (label[0]) || g_ascii_isspace (label[strlen (label) - 1]));
    }
}

static void
test_lists (void)
{
  g_autoptr(GPtrArray) names = list_names ();

  for (guint i = 0; i < names->len; i++)
    check_list (names->pdata[i]);
}

/* What the notices and the law name; other parts of the program rely on these. */
static const struct
{
  const char *list;
  guint       n_codes; /* 0 where it may grow. */
  const char *ids;
} expected[] = {
  { "sex", 3, "F M X" },
  { "residence-title", 0, "ASI SUS RAS SPE CS18 CS18B CS18T CS22 TMP MIN AFF PRO CAL CIV MED ASM APO UMA RIC" },
  { "employment-status", 0, "unemployed never-employed inactive inactive-not-in-education employed self-employed" },
  { "work-situation", 0, "employed self-employed job-searching in-education inactive unknown" },
  { "isced", 9, "0 1 2 3 4 5 6 7 8" },
  { "cefr", 7, "pre-A1 A1 A2 B1 B2 C1 C2" },
  { "occupation-group", 9, "1 2 3 4 5 6 7 8 9" },
  { "activity-section", 22, "A B C D E F G H I J K L M N O P Q R S T U V" },
  { "weekday", 7, "1 2 3 4 5 6 7" },
  { "region", 22, "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22" },
  { "province", 107, "MI RM NA TO AO BZ TN SU BT MB FM VB" },
  { "payee", 3, "trainee host promoter" },
  { "follow-up-kind", 0, "28-days 6-months 12-months" },
  { "traineeship-event-kind", 0, "suspension extension interruption cancellation host-substitution" },
  { "organisation-kind", 0, "host promoter reception-facility job-centre" },
  { "service-form", 2, "individual group" },
  { "service-delivery", 0, "presence remote" },
  { "countries", 251, "IT NG GM ML SN PK AF SO BD UA ER SS PS TW XK 999" },
  { "languages", 0, "ita ara fra eng pus urd tir bam wol snk bin ukr som pcm prs syl mnk fuc dje" },
};

static void
test_expected (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PcCodeList *list = pc_code_list_get (expected[i].list);
      g_auto(GStrv) ids = g_strsplit (expected[i].ids, " ", -1);

      g_test_message ("%s", expected[i].list);
      if (expected[i].n_codes > 0)
        g_assert_cmpuint (pc_code_list_get_n_codes (list), ==, expected[i].n_codes);
      for (guint k = 0; ids[k] != NULL; k++)
        if (!pc_code_list_has (list, ids[k]))
          {
            g_test_message ("%s has no %s", expected[i].list, ids[k]);
            g_test_fail ();
          }
    }
}

/* A field that names a list nobody wrote could not be filled in. */
static void
test_fields (void)
{
  for (const PcKind * const *kind = pc_kind_list (); *kind != NULL; kind++)
    for (guint i = 0; i < pc_kind_get_n_fields (*kind); i++)
      {
        const PcField *field = pc_kind_get_field (*kind, i);

        if ((field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES) &&
            pc_code_list_get (field->detail) == NULL)
          {
            g_test_message ("%s.%s: no list %s", (*kind)->name, field->name, field->detail);
            g_test_fail ();
          }
      }
}

static void
check_documents (GKeyFile   *programme,
                 const char *name)
{
  const PcCodeList *kinds = pc_code_list_get ("document-kind");
  g_auto(GStrv) groups = g_key_file_get_groups (programme, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], "Document ") && !pc_code_list_has (kinds, groups[i] + strlen ("Document ")))
      {
        g_test_message ("%s asks for [%s], which no document can be", name, groups[i]);
        g_test_fail ();
      }
}

static void
test_programmes (void)
{
  g_auto(GStrv) names = g_resources_enumerate_children (FOLDER "programmes", 0, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER "programmes/", names[i], NULL);
      g_autoptr(GBytes) data = g_resources_lookup_data (path, 0, NULL);
      g_autoptr(GKeyFile) programme = g_key_file_new ();

      g_assert_true (g_key_file_load_from_bytes (programme, data, 0, NULL));
      check_documents (programme, names[i]);
    }
}

static void
test_provinces_have_regions (void)
{
  const PcCodeList *provinces = pc_code_list_get ("province");
  const PcCodeList *regions = pc_code_list_get ("region");

  for (guint i = 0; i < pc_code_list_get_n_codes (provinces); i++)
    {
      const char *id = pc_code_list_get_id (provinces, i);

      g_assert_true (pc_code_list_has (regions, pc_code_list_get_note (provinces, id)));
    }
  g_assert_cmpstr (pc_code_list_get_note (provinces, "MI"), ==, "03");
  g_assert_cmpstr (pc_code_list_get_note (provinces, "BZ"), ==, "21");
}

static const struct
{
  const char *list;
  const char *text;
  const char *id; /* NULL: finds nothing. */
} finds[] = {
  { "sex", "F", "F" },
  { "sex", "f", "F" },
  { "sex", " female ", "F" },
  { "sex", "FEMALE", "F" },
  { "sex", "femal", NULL },
  { "sex", "", NULL },
  { "sex", "  ", NULL },
  { "sex", "\xff\xfe", NULL },
  { "residence-title", "asi", "ASI" },
  { "residence-title", "Subsidiary   protection", "SUS" },
  { "province", "mi", "MI" },
  { "province", "milano", "MI" },
  { "province", "Forli-Cesena", "FC" },
  { "province", "L’Aquila", "AQ" },
  { "province", "Bozen", "BZ" },
  { "province", "Bolzano", "BZ" },
  { "region", "Valle d'Aosta", "02" },
  { "countries", "cote d'ivoire", "CI" },
  { "countries", "Côte d’Ivoire", "CI" },
  { "countries", "Syria", "SY" },
  { "countries", "Syrian Arab Republic", "SY" },
  { "countries", "Palestine", "PS" },
  { "countries", "Kosovo", "XK" },
  { "countries", "stateless", "999" },
  { "countries", "Congo", "CG" },
  { "countries", "Virgin Islands", NULL },
  { "countries", "nga", "NG" },
  { "countries", "Atlantis", NULL },
  { "languages", "Pashto", "pus" },
  { "languages", "Pushto; Pashto", "pus" },
  { "languages", "Greek", "ell" },
  { "languages", "ger", "deu" },
  { "languages", "it", "ita" },
  { "languages", "Edo", "bin" },
  { "languages", "dan", "dan" },
  { "languages", "Dan", "dnj" },
  { "languages", "Danish", "dan" },
  { "languages", "Klingon", NULL },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autofree char *shown = g_strescape (finds[i].text, NULL);

      g_test_message ("%s: \"%s\"", finds[i].list, shown);
      g_assert_cmpstr (pc_code_list_find (pc_code_list_get (finds[i].list), finds[i].text), ==, finds[i].id);
    }
}

static void
test_labels (void)
{
  const PcCodeList *titles = pc_code_list_get ("residence-title");

  g_assert_cmpstr (pc_code_list_get_label (titles, "SUS"), ==, "Subsidiary protection");
  g_assert_cmpstr (pc_code_list_get_label (pc_code_list_get ("province"), "MI"), ==, "Milano");
  g_assert_cmpstr (pc_code_list_get_label (pc_code_list_get ("countries"), "999"), ==, "Stateless");
  g_assert_cmpstr (pc_code_list_get_label (pc_code_list_get ("countries"), "BO"), ==, "Bolivia");
  g_assert_nonnull (strstr (pc_code_list_get_note (titles, "SUS"), "D.Lgs 251/2007"));
  g_assert_null (pc_code_list_get_note (pc_code_list_get ("sex"), "F"));
}

static void
test_unknown (void)
{
  const PcCodeList *sex = pc_code_list_get ("sex");
  const char *id = "from-a-newer-version";

  g_assert_null (pc_code_list_get ("nonsense"));
  g_assert_null (pc_code_list_get (""));
  g_assert_null (pc_code_list_get ("../codes/sex"));
  g_assert_true (pc_code_list_get_label (sex, id) == id);
  g_assert_null (pc_code_list_get_note (sex, id));
  g_assert_false (pc_code_list_has (sex, id));
  g_assert_false (pc_code_list_has (sex, "f"));
}

/* iso-codes may be missing, and a file of it broken. */
static void
test_without_iso_codes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("percorso-codes-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "iso_3166-1.json", NULL);
  const char * const contents[] = { NULL, "", "[]", "{", "{\"3166-1\": 1}", "{\"3166-1\": [1, {}]}" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr(PcCodeSource) countries = NULL;
      g_autoptr(PcCodeSource) languages = pc_code_source_read_languages (folder);

      if (contents[i] != NULL)
        g_assert_true (g_file_set_contents (file, contents[i], -1, NULL));

      countries = pc_code_source_read_countries (folder);
      g_assert_cmpuint (countries->codes->len, ==, 2);
      g_assert_cmpstr (g_array_index (countries->codes, PcCode, 0).id, ==, "XK");
      g_assert_cmpuint (languages->codes->len, >, 50);
    }

  g_assert_cmpint (g_remove (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Our table of ISO 639-3 says what the standard says, and repeats nothing of ISO 639-2. */
static void
test_more_languages (void)
{
  const PcCodeList *all = pc_code_list_get ("languages");
  g_autoptr(PcCodeSource) more = pc_code_source_read_languages ("/nonexistent");
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonArray *entries;

  g_assert_true (json_parser_load_from_file (parser, PC_ISO_CODES_DIR "/iso_639-3.json", NULL));
  entries = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "639-3");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);

      g_hash_table_insert (names, (gpointer) json_object_get_string_member (entry, "alpha_3"),
                           (gpointer) json_object_get_string_member (entry, "name"));
    }

  for (guint i = 0; i < more->codes->len; i++)
    {
      const PcCode *code = &g_array_index (more->codes, PcCode, i);

      g_assert_cmpstr (code->label, ==, g_hash_table_lookup (names, code->id));
      g_assert_true (pc_code_list_has (all, code->id));
    }
}

static void
test_sorted (void)
{
  const PcCodeList *list = pc_code_list_get ("countries");
  g_auto(GStrv) ids = pc_code_list_dup_sorted_ids (list);

  g_assert_cmpuint (g_strv_length (ids), ==, pc_code_list_get_n_codes (list));
  for (guint i = 1; ids[i] != NULL; i++)
    g_assert_cmpint (g_utf8_collate (pc_code_list_get_label (list, ids[i - 1]),
                                     pc_code_list_get_label (list, ids[i])), <=, 0);
}

static void
test_italian (void)
{
  const PcCodeList *countries = pc_code_list_get ("countries");
  const PcCodeList *languages = pc_code_list_get ("languages");

  use_locale ("it_IT.UTF-8", "it");
  if (!g_test_failed ())
    {
      g_assert_cmpstr (pc_code_list_get_label (countries, "DE"), ==, "Germania");
      g_assert_cmpstr (pc_code_list_find (countries, "germania"), ==, "DE");
      g_assert_cmpstr (pc_code_list_find (countries, "Germany"), ==, "DE");
      g_assert_cmpstr (pc_code_list_find (countries, "Costa d’Avorio"), ==, "CI");
      g_assert_cmpstr (pc_code_list_get_label (languages, "ara"), ==, "Arabo");
      g_assert_cmpstr (pc_code_list_find (languages, "arabo"), ==, "ara");
      g_assert_cmpstr (pc_code_list_find (languages, "Arabic"), ==, "ara");
      test_sorted ();
    }

  use_locale ("C.UTF-8", "en");
  g_assert_cmpstr (pc_code_list_get_label (countries, "DE"), ==, "Germany");
  g_assert_null (pc_code_list_find (countries, "Germania"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* Whatever the surroundings speak, each test says what it wants. */
  use_locale ("C.UTF-8", "en");

  g_test_add_func ("/code-list/threads", test_threads);
  g_test_add_func ("/code-list/lists", test_lists);
  g_test_add_func ("/code-list/expected", test_expected);
  g_test_add_func ("/code-list/fields", test_fields);
  g_test_add_func ("/code-list/programmes", test_programmes);
  g_test_add_func ("/code-list/provinces-have-regions", test_provinces_have_regions);
  g_test_add_func ("/code-list/find", test_find);
  g_test_add_func ("/code-list/labels", test_labels);
  g_test_add_func ("/code-list/unknown", test_unknown);
  g_test_add_func ("/code-list/without-iso-codes", test_without_iso_codes);
  g_test_add_func ("/code-list/more-languages", test_more_languages);
  g_test_add_func ("/code-list/sorted", test_sorted);
  g_test_add_func ("/code-list/italian", test_italian);

  return g_test_run ();
}
