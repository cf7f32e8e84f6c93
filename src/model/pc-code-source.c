/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-code-source.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "pc-config.h"
#include "pc-data.h"
#include "pc-resource.h"

#define RESOURCE_FOLDER "/org/percorso/Percorso/codes"
#define CONTEXT_END "\004"

typedef struct
{
  const char *id;
  const char *label;
} Addition;

/* Not in ISO 3166-1; 999 is how ISTAT codes statelessness. */
static const Addition more_countries[] = {
  { "XK", NC_("countries", "Kosovo") },
  { "999", NC_("countries", "Stateless") },
};

/* Of ISO 639-3 and not of ISO 639-2, spoken by people the offices meet. The names are those of the standard, which
   translations are found by. */
static const Addition more_languages[] = {
  { "aeb", "Tunisian Arabic" },
  { "aii", "Assyrian Neo-Aramaic" },
  { "apc", "North Levantine Arabic" },
  { "apd", "Sudanese Arabic" },
  { "arq", "Algerian Arabic" },
  { "ary", "Moroccan Arabic" },
  { "arz", "Egyptian Arabic" },
  { "ayl", "Libyan Arabic" },
  { "bci", "Baoulé" },
  { "bet", "Guiberoua Béte" },
  { "bfa", "Bari" },
  { "bib", "Bissa" },
  { "ckb", "Central Kurdish" },
  { "cmn", "Mandarin Chinese" },
  { "ctg", "Chittagonian" },
  { "dag", "Dagbani" },
  { "dje", "Zarma" },
  { "dnj", "Dan" },
  { "dyo", "Jola-Fonyi" },
  { "emk", "Eastern Maninkakan" },
  { "ffm", "Maasina Fulfulde" },
  { "fuc", "Pulaar" },
  { "fuf", "Pular" },
  { "fuv", "Nigerian Fulfulde" },
  { "fvr", "Fur" },
  { "gej", "Gen" },
  { "gur", "Farefare" },
  { "gux", "Gourmanchéma" },
  { "haz", "Hazaragi" },
  { "hno", "Northern Hindko" },
  { "ibb", "Ibibio" },
  { "igl", "Igala" },
  { "ijc", "Izon" },
  { "ise", "Italian Sign Language" },
  { "ish", "Esan" },
  { "iso", "Isoko" },
  { "kao", "Xaasongaxango" },
  { "kbp", "Kabiyè" },
  { "kea", "Kabuverdianu" },
  { "kmr", "Northern Kurdish" },
  { "knf", "Mankanya" },
  { "kri", "Krio" },
  { "kun", "Kunama" },
  { "kus", "Kusaal" },
  { "mey", "Hassaniyya" },
  { "mfv", "Mandjak" },
  { "mls", "Masalit" },
  { "mnk", "Mandinka" },
  { "mxx", "Mahou" },
  { "myk", "Mamara Senoufo" },
  { "nrb", "Nara" },
  { "nup", "Nupe-Nupe-Tako" },
  { "nus", "Nuer" },
  { "pcm", "Nigerian Pidgin" },
  { "pov", "Upper Guinea Crioulo" },
  { "prs", "Dari" },
  { "rhg", "Rohingya" },
  { "rif", "Tarifit" },
  { "sef", "Cebaara Senoufo" },
  { "shi", "Tachelhit" },
  { "shu", "Chadian Arabic" },
  { "skr", "Saraiki" },
  { "ssy", "Saho" },
  { "swc", "Congo Swahili" },
  { "syl", "Sylheti" },
  { "taq", "Tamasheq" },
  { "ttq", "Tawallammat Tamajaq" },
  { "tzm", "Central Atlas Tamazight" },
  { "urh", "Urhobo" },
  { "wes", "Cameroon Pidgin" },
  { "wuu", "Wu Chinese" },
  { "ymm", "Maay" },
  { "yue", "Yue Chinese" },
  { "zag", "Zaghawa" },
};

/* Of ISO 639-2, but no language that somebody speaks: of the past, made up, or none at all. */
static const char * const left_out[] = {
  "afh", "akk", "ang", "arc", "art", "ave", "chg", "chu", "cop", "dum", "egy", "elx", "enm", "frm", "fro", "gez",
  "gmh", "goh", "got", "grc", "hit", "ido", "ile", "ina", "jbo", "kaw", "kho", "lat", "mga", "mis", "mul", "non",
  "nwc", "ota", "pal", "peo", "phn", "pli", "pra", "pro", "qaa-qtz", "sam", "san", "sga", "sog", "sux", "syc",
  "tlh", "uga", "und", "vol", "zbl", "zxx", NULL
};

/* The state of reading one XML file. */
typedef struct
{
  PcCodeSource *source;
  char         *list;
  gboolean      translatable;
  const char   *id;    /* Of the code that is being read. */
  const char   *note;
} Reader;

typedef void (*AddFunc) (PcCodeSource *self,
                         JsonObject   *entry);

static PcCodeSource *
source_new (void)
{
  PcCodeSource *self = g_new0 (PcCodeSource, 1);

  self->codes = g_array_new (FALSE, TRUE, sizeof (PcCode));
  self->strings = g_string_chunk_new (1024);

  return self;
}

/* Returns: (transfer none): the new code, until the next one is added */
static PcCode *
add_code (PcCodeSource *self,
          const char   *id,
          const char   *context,
          const char   *label,
          const char   *domain)
{
  g_autofree char *key = context != NULL ? g_strconcat (context, CONTEXT_END, label, NULL) : g_strdup (label);
  PcCode code = { g_string_chunk_insert (self->strings, id), g_string_chunk_insert (self->strings, key) };

  code.label = code.key + strlen (key) - strlen (label);
  code.domain = domain;
  g_array_append_val (self->codes, code);

  return &g_array_index (self->codes, PcCode, self->codes->len - 1);
}

static void
add_alias (PcCodeSource *self,
           PcCode       *code,
           const char   *alias)
{
  guint i = 0;

  if (alias == NULL || *alias == '\0' || strcmp (alias, code->label) == 0)
    return;

  while (i < PC_CODE_N_ALIASES && code->aliases[i] != NULL)
    i++;
  g_return_if_fail (i < PC_CODE_N_ALIASES);

  code->aliases[i] = g_string_chunk_insert (self->strings, alias);
}

static void
element_started_cb (GMarkupParseContext  *context,
                    const char           *element,
                    const char          **names,
                    const char          **values,
                    gpointer              user_data,
                    GError              **error)
{
  Reader *reader = user_data;
  const char *id = NULL;
  const char *note = NULL;

  if (strcmp (element, "codes") == 0)
    {
      const char *translatable = NULL;

      if (g_markup_collect_attributes (element, names, values, error,
                                       G_MARKUP_COLLECT_STRDUP, "id", &reader->list,
                                       G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL,
                                       "translatable", &translatable,
                                       G_MARKUP_COLLECT_INVALID))
        reader->translatable = g_strcmp0 (translatable, "no") != 0;
    }
  else if (g_markup_collect_attributes (element, names, values, error,
                                        G_MARKUP_COLLECT_STRING, "id", &id,
                                        G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "note", &note,
                                        G_MARKUP_COLLECT_INVALID))
    {
      reader->id = g_string_chunk_insert (reader->source->strings, id);
      reader->note = note != NULL ? g_string_chunk_insert (reader->source->strings, note) : NULL;
    }
}

static void
element_ended_cb (GMarkupParseContext  *context,
                  const char           *element,
                  gpointer              user_data,
                  GError              **error)
{
  Reader *reader = user_data;

  reader->id = NULL;
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Reader *reader = user_data;
  PcCode *code;

  if (reader->id == NULL)
    return;

  code = add_code (reader->source, reader->id, reader->translatable ? reader->list : NULL, text,
                   reader->translatable ? GETTEXT_PACKAGE : NULL);
  code->note = reader->note;
}

PcCodeSource *
pc_code_source_read (const char *name)
{
  static const GMarkupParser parser = { element_started_cb, element_ended_cb, text_cb };
  g_autofree char *path = g_strdup_printf (RESOURCE_FOLDER "/%s.xml", name);
  g_autoptr(GBytes) data = g_resource_lookup_data (pc_resource_get (pc_data_get_resource), path, 0, NULL);
  g_autoptr(GMarkupParseContext) context = NULL;
  g_autoptr(GError) error = NULL;
  Reader reader = { NULL };

  if (data == NULL)
    return NULL;

  reader.source = source_new ();
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);

  /* The file is part of the program: it is well-formed, or the program is not built right. */
  if (!g_markup_parse_context_parse (context, g_bytes_get_data (data, NULL), g_bytes_get_size (data), &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s: %s", path, error->message);

  g_free (reader.list);
  return reader.source;
}

/* Hands each entry of a JSON file of iso-codes to @add. */
static void
read_iso (PcCodeSource *self,
          const char   *folder,
          const char   *standard,
          AddFunc       add)
{
  g_autofree char *name = g_strdup_printf ("iso_%s.json", standard);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;
  JsonNode *root, *entries;

  if (!json_parser_load_from_mapped_file (parser, path, &error))
    {
      g_info ("Codes without iso-codes: %s", error->message);
      return;
    }

  root = json_parser_get_root (parser);
  entries = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ?
            json_object_get_member (json_node_get_object (root), standard) : NULL;
  if (entries == NULL || !JSON_NODE_HOLDS_ARRAY (entries))
    return;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (entries)); i++)
    {
      JsonNode *entry = json_array_get_element (json_node_get_array (entries), i);

      if (JSON_NODE_HOLDS_OBJECT (entry))
        add (self, json_node_get_object (entry));
    }
}

static const char *
get_string (JsonObject *entry,
            const char *member)
{
  return json_object_get_string_member_with_default (entry, member, NULL);
}

static void
add_country (PcCodeSource *self,
             JsonObject   *entry)
{
  const char *id = get_string (entry, "alpha_2");
  const char *name = get_string (entry, "name");
  const char *common = get_string (entry, "common_name");
  PcCode *code;

  if (id == NULL || name == NULL)
    return;

  code = add_code (self, id, NULL, common != NULL ? common : name, "iso_3166-1");
  add_alias (self, code, name);
  add_alias (self, code, get_string (entry, "official_name"));
  add_alias (self, code, get_string (entry, "alpha_3"));
}

static void
add_language (PcCodeSource *self,
              JsonObject   *entry)
{
  const char *id = get_string (entry, "alpha_3");
  const char *name = get_string (entry, "name");
  PcCode *code;

  if (id == NULL || name == NULL || g_strv_contains (left_out, id))
    return;

  code = add_code (self, id, NULL, name, "iso_639-2");
  add_alias (self, code, get_string (entry, "common_name"));
  add_alias (self, code, get_string (entry, "alpha_2"));
  add_alias (self, code, get_string (entry, "bibliographic"));
}

static void
bind_domain (const char *domain)
{
  bindtextdomain (domain, PC_ISO_LOCALE_DIR);
  bind_textdomain_codeset (domain, "UTF-8");
}

PcCodeSource *
pc_code_source_read_countries (const char *folder)
{
  PcCodeSource *self = source_new ();

  bind_domain ("iso_3166-1");
  read_iso (self, folder, "3166-1", add_country);

  for (guint i = 0; i < G_N_ELEMENTS (more_countries); i++)
    add_code (self, more_countries[i].id, "countries", more_countries[i].label, GETTEXT_PACKAGE);

  return self;
}

PcCodeSource *
pc_code_source_read_languages (const char *folder)
{
  PcCodeSource *self = source_new ();

  bind_domain ("iso_639-2");
  bind_domain ("iso_639-3");
  read_iso (self, folder, "639-2", add_language);

  for (guint i = 0; i < G_N_ELEMENTS (more_languages); i++)
    add_code (self, more_languages[i].id, NULL, more_languages[i].label, "iso_639-3");

  return self;
}

void
pc_code_source_free (PcCodeSource *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->codes);
  g_string_chunk_free (self->strings);
  g_free (self);
}
