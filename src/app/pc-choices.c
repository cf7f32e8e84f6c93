/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-catalogue.h"
#include "pc-code-list.h"
#include "pc-cursor.h"
#include "pc-kinds.h"

typedef struct
{
  char  *id;
  char  *label;
  char  *folded; /* The label with case aside. */
  char **words; /* Of the label, folded; those with accents also without. */
} Choice;

struct _PcChoices
{
  GObject    parent_instance;

  GPtrArray *choices;
};

G_DEFINE_FINAL_TYPE (PcChoices, pc_choices, G_TYPE_OBJECT)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->id);
  g_free (choice->label);
  g_free (choice->folded);
  g_strfreev (choice->words);
  g_free (choice);
}

static void
add_choice (PcChoices  *self,
            const char *id,
            const char *label)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) plain = NULL;
  g_auto(GStrv) folded = g_str_tokenize_and_fold (label, NULL, &plain);

  g_strv_builder_addv (words, (const char **) folded);
  g_strv_builder_addv (words, (const char **) plain);

  choice->id = g_strdup (id);
  choice->label = g_strdup (label);
  choice->folded = g_utf8_casefold (label, -1);
  choice->words = g_strv_builder_end (words);
  g_ptr_array_add (self->choices, choice);
}

static void
pc_choices_finalize (GObject *object)
{
  g_ptr_array_unref (PC_CHOICES (object)->choices);

  G_OBJECT_CLASS (pc_choices_parent_class)->finalize (object);
}

static void
pc_choices_class_init (PcChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_choices_finalize;
}

static void
pc_choices_init (PcChoices *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
}

/* Long lists are read in the order of the alphabet; short ones have an order of their own. */
static void
add_codes (PcChoices  *self,
           const char *name)
{
  const PcCodeList *list = pc_code_list_get (name);

  if (strcmp (name, "countries") == 0 || strcmp (name, "languages") == 0 || strcmp (name, "province") == 0)
    {
      g_auto(GStrv) ids = pc_code_list_dup_sorted_ids (list);

      for (guint i = 0; ids[i] != NULL; i++)
        add_choice (self, ids[i], pc_code_list_get_label (list, ids[i]));
      return;
    }

  for (guint i = 0; i < pc_code_list_get_n_codes (list); i++)
    {
      const char *id = pc_code_list_get_id (list, i);

      add_choice (self, id, pc_code_list_get_label (list, id));
    }
}

static void
add_rows (PcChoices  *self,
          PcStore    *store,
          const char *sql,
          const char *argument)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCursor) cursor = NULL;

  if (!pc_catalogue_load (store, &error) || !(cursor = pc_cursor_new (store, sql, &error)))
    {
      g_warning ("Choices: %s", error->message);
      return;
    }

  pc_cursor_bind_text (cursor, "argument", argument);
  while (pc_cursor_next (cursor, NULL))
    add_choice (self, pc_cursor_get_text (cursor, 0), pc_cursor_get_text (cursor, 1));
}

/* Where a field refers to an organisation, its name says of which kind. */
static const struct
{
  const char *field;
  const char *kind;
} organisation_kinds[] = {
  { "host", "host" },
  { "host_id", "host" },
  { "job_centre_id", "job-centre" },
  { "reception_id", "reception-facility" },
};

static void
add_organisations (PcChoices     *self,
                   PcStore       *store,
                   const PcField *field)
{
  const char *kind = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (organisation_kinds); i++)
    if (strcmp (field->name, organisation_kinds[i].field) == 0)
      kind = organisation_kinds[i].kind;

  add_rows (self, store,
            "SELECT id, name FROM organisation WHERE deleted_at IS NULL AND (:argument IS NULL OR kind = :argument)"
            " ORDER BY name COLLATE NOCASE", kind);
}

/* The text of the first field of these names that the record has. */
static const char *
get_context (PcRecord           *context,
             const char * const *names)
{
  for (; context != NULL && *names != NULL; names++)
    {
      int field = pc_kind_find_field (pc_record_get_kind (context), *names);

      if (field >= 0 && pc_record_is_set (context, field))
        return pc_record_get_text (context, field);
    }

  return NULL;
}

/* The number, or the day where it has none, and whose it is; the newest first. */
static void
add_claims (PcChoices *self,
            PcStore   *store)
{
  add_rows (self, store,
            "SELECT c.id, coalesce (c.number, c.submitted_on, c.prepared_on, c.starts_on, '') || ' · ' || b.family_name"
            " || coalesce (' ' || b.given_name, '') || coalesce (' · ' || b.code, '')"
            " FROM claim AS c JOIN pathway AS p ON p.id = c.pathway_id JOIN beneficiary AS b ON b.id = p.beneficiary_id"
            " WHERE c.deleted_at IS NULL AND p.deleted_at IS NULL AND b.deleted_at IS NULL"
            " ORDER BY coalesce (c.submitted_on, c.prepared_on, c.starts_on) DESC, c.created_at DESC", NULL);
}

static void
add_records (PcChoices     *self,
             PcStore       *store,
             const PcField *field,
             PcRecord      *context)
{
  if (strcmp (field->detail, "operator") == 0)
    add_rows (self, store,
              "SELECT id, concat_name FROM (SELECT id, family_name || coalesce (' ' || given_name, '') AS concat_name"
              " FROM operator WHERE deleted_at IS NULL) ORDER BY concat_name COLLATE NOCASE", NULL);
  else if (strcmp (field->detail, "organisation") == 0)
    add_organisations (self, store, field);
  else if (strcmp (field->detail, "contact") == 0)
    add_rows (self, store,
              "SELECT id, family_name || coalesce (' ' || given_name, '') FROM contact WHERE deleted_at IS NULL"
              " AND organisation_id = coalesce ((SELECT host_id FROM traineeship WHERE id = :argument), :argument)"
              " ORDER BY family_name COLLATE NOCASE",
              get_context (context, (const char *[]) { "host_id", "traineeship_id", NULL }));
  else if (strcmp (field->detail, "office") == 0)
    add_rows (self, store, "SELECT id, name FROM office WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE", NULL);
  else if (strcmp (field->detail, "claim") == 0)
    add_claims (self, store);
}

/*
 * Those of the programme; for a group session, which has none of its own, those of all open pathways, the newest first;
 * for a question about what was done, those of all pathways.
 */
static void
add_services (PcChoices  *self,
              PcStore    *store,
              PcRecord   *context)
{
  const char *owner = get_context (context, (const char *[]) { "pathway_id", "plan_id", NULL });

  if (owner != NULL)
    add_rows (self, store,
              "SELECT code, code || ' · ' || label FROM programme_service WHERE programme ="
              " (SELECT programme FROM pathway WHERE id = coalesce ((SELECT pathway_id FROM plan WHERE id = :argument), :argument))"
              " ORDER BY position", owner);
  else
    add_rows (self, store,
              "SELECT s.code, s.code || ' · ' || s.label, max (p.position) AS place FROM programme_service AS s"
              " JOIN programme AS p ON p.programme = s.programme WHERE s.programme IN"
              " (SELECT programme FROM pathway WHERE (closed_on IS NULL OR :argument = 'all') AND deleted_at IS NULL)"
              " GROUP BY s.code ORDER BY place DESC, s.position", context == NULL ? "all" : NULL);
}

/* Those of the programme of the claim's pathway. */
static void
add_components (PcChoices  *self,
                PcStore    *store,
                const char *claim)
{
  add_rows (self, store,
            "SELECT component, label FROM programme_component WHERE programme ="
            " (SELECT p.programme FROM claim AS c JOIN pathway AS p ON p.id = c.pathway_id WHERE c.id = :argument)"
            " ORDER BY position", claim);
}

gboolean
pc_choices_covers (const PcField *field)
{
  static const char * const lists[] = { "programme", "service", "component", NULL };

  return field->type == PC_FIELD_BOOLEAN || field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES || field->type == PC_FIELD_REFERENCE ||
         (field->detail != NULL && g_strv_contains (lists, field->detail));
}

PcChoices *
pc_choices_new_for_field (PcStore       *store,
                          const PcField *field,
                          PcRecord      *context)
{
  PcChoices *self = g_object_new (PC_TYPE_CHOICES, NULL);

  g_return_val_if_fail (field != NULL && pc_choices_covers (field), self);

  if (field->type == PC_FIELD_BOOLEAN)
    {
      add_choice (self, "1", _("Yes"));
      add_choice (self, "0", _("No"));
    }
  else if (field->type == PC_FIELD_CHOICE || field->type == PC_FIELD_CHOICES)
    add_codes (self, field->detail);
  else if (field->type == PC_FIELD_REFERENCE)
    add_records (self, store, field, context);
  else if (strcmp (field->detail, "programme") == 0)
    add_rows (self, store, "SELECT programme, label FROM programme ORDER BY position", NULL);
  else if (strcmp (field->detail, "component") == 0)
    add_components (self, store, get_context (context, (const char *[]) { "claim_id", NULL }));
  else
    add_services (self, store, context);

  return self;
}

guint
pc_choices_get_n (PcChoices *self)
{
  return self->choices->len;
}

const char *
pc_choices_get_id (PcChoices *self,
                   guint      index)
{
  return ((Choice *) self->choices->pdata[index])->id;
}

const char *
pc_choices_get_label (PcChoices *self,
                      guint      index)
{
  return ((Choice *) self->choices->pdata[index])->label;
}

const char *
pc_choices_label_of (PcChoices  *self,
                     const char *id)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (pc_choices_get_id (self, i), id) == 0)
      return pc_choices_get_label (self, i);

  return id;
}

static gboolean
matches (const Choice *choice,
         char        **typed)
{
  for (; *typed != NULL; typed++)
    {
      gboolean found = FALSE;

      for (char **word = choice->words; *word != NULL && !found; word++)
        found = g_str_has_prefix (*word, *typed);
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/* 0 for the label itself, 1 for one that begins so, 2 for one that has the words further on, 3 for no match. */
static int
get_order (const Choice *choice,
           char        **typed,
           const char   *folded)
{
  if (!matches (choice, typed))
    return 3;
  if (strcmp (choice->folded, folded) == 0)
    return 0;

  return typed[0] == NULL || (choice->words[0] != NULL && g_str_has_prefix (choice->words[0], typed[0])) ? 1 : 2;
}

GArray *
pc_choices_match (PcChoices  *self,
                  const char *text,
                  guint       limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto(GStrv) typed = g_str_tokenize_and_fold (text, NULL, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  /* "gui" means Guinea before Equatorial Guinea, and a whole label means itself. */
  for (int order = 0; order < 3; order++)
    for (guint i = 0; i < self->choices->len && found->len < limit; i++)
      if (get_order (self->choices->pdata[i], typed, folded) == order)
        g_array_append_val (found, i);

  return found;
}

const char *
pc_choices_find (PcChoices  *self,
                 const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr(GArray) found = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    if (strcmp (((Choice *) self->choices->pdata[i])->folded, folded) == 0)
      return pc_choices_get_id (self, i);

  /* The language Fur goes before the code of Friulian, which is "fur". */
  for (guint i = 0; i < self->choices->len; i++)
    if (g_ascii_strcasecmp (pc_choices_get_id (self, i), text) == 0)
      return pc_choices_get_id (self, i);

  found = pc_choices_match (self, text, 2);
  return found->len == 1 ? pc_choices_get_id (self, g_array_index (found, guint, 0)) : NULL;
}
