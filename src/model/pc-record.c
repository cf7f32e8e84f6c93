/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-error.h"
#include "pc-uuid.h"

/*
 * @values: one a field of the kind
 * @texts: (nullable): the texts that the record was filled with, one after the other, in one piece: an office is read by the
 *   hundred thousand records. Those in it are not freed by themselves.
 */
typedef struct
{
  PcValue *values;
  char    *texts;
  gsize    texts_size;
} PcRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PcRecord, pc_record, G_TYPE_OBJECT)

static PcRecordPrivate *
get_private (PcRecord *self)
{
  return pc_record_get_instance_private (self);
}

static void
free_text (PcRecordPrivate *priv,
           char            *text)
{
  if (priv->texts == NULL || text < priv->texts || text >= priv->texts + priv->texts_size)
    g_free (text);
}

/* Property ids count from 1, fields from 0. */
static void
pc_record_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  const PcValue *field = pc_record_get_value (PC_RECORD (object), prop_id - 1);

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, field->text);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, field->number == TRUE);
  else
    g_value_set_int64 (value, field->number);
}

static void
pc_record_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  PcRecord *self = PC_RECORD (object);

  if (G_VALUE_HOLDS_STRING (value))
    pc_record_set_text (self, prop_id - 1, g_value_get_string (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    pc_record_set_number (self, prop_id - 1, g_value_get_boolean (value));
  else
    pc_record_set_number (self, prop_id - 1, g_value_get_int64 (value));
}

static void
pc_record_finalize (GObject *object)
{
  PcRecord *self = PC_RECORD (object);
  PcRecordPrivate *priv = get_private (self);
  guint n = pc_kind_get_n_fields (pc_record_get_kind (self));

  for (guint i = 0; i < n; i++)
    free_text (priv, priv->values[i].text);
  g_free (priv->texts);
  g_free (priv->values);

  G_OBJECT_CLASS (pc_record_parent_class)->finalize (object);
}

static void
pc_record_class_init (PcRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_record_finalize;
}

static void
pc_record_init (PcRecord *self)
{
}

static GParamSpec *
make_property (const PcField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *hyphenated = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (hyphenated);

  if (pc_field_is_text (field))
    return g_param_spec_string (name, NULL, NULL, NULL, flags);
  if (field->type == PC_FIELD_BOOLEAN)
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);

  return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, PC_UNSET, flags);
}

static void
kind_class_init (gpointer klass,
                 gpointer class_data)
{
  PcRecordClass *record_class = klass;
  GObjectClass *object_class = klass;
  const guint n = pc_kind_get_n_fields (class_data);

  record_class->kind = class_data;
  object_class->get_property = pc_record_get_property;
  object_class->set_property = pc_record_set_property;

  /* Kept for as long as the type is, which is for ever. */
  record_class->properties = g_new0 (GParamSpec *, n);
  for (guint i = 0; i < n; i++)
    {
      record_class->properties[i] = make_property (pc_kind_get_field (class_data, i));
      g_object_class_install_property (object_class, i + 1, record_class->properties[i]);
    }
}

static void
kind_instance_init (GTypeInstance *instance,
                    gpointer       klass)
{
  const guint n = pc_kind_get_n_fields (((PcRecordClass *) klass)->kind);
  PcRecordPrivate *priv = get_private ((PcRecord *) instance);

  priv->values = g_new0 (PcValue, n);
  for (guint i = 0; i < n; i++)
    priv->values[i].number = PC_UNSET;
}

GType
pc_record_register_kind (const PcKind *kind)
{
  const GTypeInfo info = {
    .class_size = sizeof (PcRecordClass),
    .class_init = kind_class_init,
    .class_data = kind,
    .instance_size = sizeof (PcRecord),
    .instance_init = kind_instance_init,
  };
  g_autoptr(GString) name = g_string_new ("Pc");

  /* "service_entry" is PcServiceEntry. */
  for (const char *p = kind->name; *p != '\0'; p++)
    if (*p != '_')
      g_string_append_c (name, p == kind->name || p[-1] == '_' ? g_ascii_toupper (*p) : *p);

  return g_type_register_static (PC_TYPE_RECORD, name->str, &info, G_TYPE_FLAG_FINAL);
}

PcRecord *
pc_record_new (const PcKind *kind)
{
  PcRecord *self;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (kind->get_type (), NULL);
  get_private (self)->values[PC_RECORD_ID].text = pc_uuid_new ();

  return self;
}

PcRecord *
pc_record_new_filled (const PcKind  *kind,
                      const PcValue *values)
{
  PcRecord *self;
  PcRecordPrivate *priv;
  guint n;
  char *text;

  g_return_val_if_fail (kind != NULL && values != NULL, NULL);

  /* Nobody listens to a record that is only being made: no field is notified. */
  self = g_object_new (kind->get_type (), NULL);
  priv = get_private (self);
  n = pc_kind_get_n_fields (kind);
  for (guint i = 0; i < n; i++)
    priv->texts_size += values[i].text != NULL ? strlen (values[i].text) + 1 : 0;

  text = priv->texts = g_malloc (priv->texts_size);
  for (guint i = 0; i < n; i++)
    {
      priv->values[i] = (PcValue) { values[i].number, values[i].text != NULL ? text : NULL };
      if (values[i].text != NULL)
        text = stpcpy (text, values[i].text) + 1;
    }

  return self;
}

PcRecord *
pc_record_copy (PcRecord *self)
{
  g_return_val_if_fail (PC_IS_RECORD (self), NULL);

  return pc_record_new_filled (pc_record_get_kind (self), get_private (self)->values);
}

const PcKind *
pc_record_get_kind (PcRecord *self)
{
  g_return_val_if_fail (PC_IS_RECORD (self), NULL);

  return PC_RECORD_GET_CLASS (self)->kind;
}

const char *
pc_record_get_id (PcRecord *self)
{
  return pc_record_get_text (self, PC_RECORD_ID);
}

const PcValue *
pc_record_get_value (PcRecord *self,
                     guint     field)
{
  g_return_val_if_fail (PC_IS_RECORD (self), NULL);
  g_return_val_if_fail (field < pc_kind_get_n_fields (PC_RECORD_GET_CLASS (self)->kind), NULL);

  return &get_private (self)->values[field];
}

void
pc_record_set_value (PcRecord      *self,
                     guint          field,
                     const PcValue *value)
{
  PcValue *mine = (PcValue *) pc_record_get_value (self, field);
  char *before;

  g_return_if_fail (mine != NULL && value != NULL);

  if (pc_value_equal (mine, value))
    return;

  before = mine->text;
  mine->number = value->number;
  mine->text = g_strdup (value->text);
  free_text (get_private (self), before);

  g_object_notify_by_pspec (G_OBJECT (self), PC_RECORD_GET_CLASS (self)->properties[field]);
}

gboolean
pc_record_is_set (PcRecord *self,
                  guint     field)
{
  const PcValue *value = pc_record_get_value (self, field);

  return value->text != NULL || value->number != PC_UNSET;
}

gboolean
pc_record_is_deleted (PcRecord *self)
{
  return pc_record_is_set (self, PC_RECORD_DELETED_AT);
}

gboolean
pc_record_is_kept (PcRecord *self)
{
  return pc_record_is_set (self, PC_RECORD_CREATED_AT);
}

const char *
pc_record_get_text (PcRecord *self,
                    guint     field)
{
  return pc_record_get_value (self, field)->text;
}

void
pc_record_set_text (PcRecord   *self,
                    guint       field,
                    const char *text)
{
  const PcValue value = { PC_UNSET, text != NULL && *text != '\0' ? (char *) text : NULL };

  g_return_if_fail (pc_field_is_text (pc_kind_get_field (pc_record_get_kind (self), field)));

  pc_record_set_value (self, field, &value);
}

gint64
pc_record_get_number (PcRecord *self,
                      guint     field)
{
  return pc_record_get_value (self, field)->number;
}

gint64
pc_record_get_number_or (PcRecord *self,
                         guint     field,
                         gint64    fallback)
{
  gint64 number = pc_record_get_number (self, field);

  return number != PC_UNSET ? number : fallback;
}

void
pc_record_set_number (PcRecord *self,
                      guint     field,
                      gint64    number)
{
  const PcValue value = { number, NULL };

  g_return_if_fail (!pc_field_is_text (pc_kind_get_field (pc_record_get_kind (self), field)));

  pc_record_set_value (self, field, &value);
}

gboolean
pc_record_get_boolean (PcRecord *self,
                       guint     field)
{
  return pc_record_get_number (self, field) == TRUE;
}

gboolean
pc_record_get_date (PcRecord *self,
                    guint     field,
                    GDate    *date)
{
  return pc_date_from_iso (pc_record_get_text (self, field), date);
}

gboolean
pc_record_parse (PcRecord    *self,
                 guint        field,
                 const char  *text,
                 GError     **error)
{
  g_auto(PcValue) value = PC_VALUE_INIT;

  if (!pc_value_parse (pc_kind_get_field (pc_record_get_kind (self), field), text, &value, error))
    return FALSE;

  pc_record_set_value (self, field, &value);
  return TRUE;
}

char *
pc_record_format (PcRecord *self,
                  guint     field)
{
  return pc_value_format (pc_kind_get_field (pc_record_get_kind (self), field),
                          pc_record_get_value (self, field));
}

char *
pc_record_dup_name (PcRecord *self)
{
  static const char * const naming[] = { "family_name", "given_name", "name", "description", "code", "number" };
  const PcKind *kind = pc_record_get_kind (self);
  g_autoptr(GString) name = g_string_new (NULL);

  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (naming) && (name->len == 0 || i == 1); i++)
    {
      int field = pc_kind_find_field (kind, naming[i]);
      const char *text = field >= 0 ? pc_record_get_text (self, field) : NULL;

      if (text != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", text);
    }

  if (name->len == 0)
    g_string_append (name, pc_kind_get_label (kind));

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
issue_free (gpointer data)
{
  PcIssue *issue = data;

  g_free (issue->message);
  g_free (issue);
}

void
pc_issues_add (GPtrArray *issues,
               int        field,
               gboolean   blocks,
               char      *message)
{
  const PcIssue issue = { field, blocks, message };

  g_ptr_array_add (issues, g_memdup2 (&issue, sizeof issue));
}

const PcIssue *
pc_issues_get_blocking (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];

      if (issue->blocks)
        return issue;
    }

  return NULL;
}

GPtrArray *
pc_issues_new (void)
{
  return g_ptr_array_new_with_free_func (issue_free);
}

GPtrArray *
pc_record_check (PcRecord *self)
{
  g_autoptr(GPtrArray) issues = pc_issues_new ();
  const PcKind *kind = pc_record_get_kind (self);

  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < pc_kind_get_n_fields (kind); i++)
    {
      const PcField *field = pc_kind_get_field (kind, i);

      if ((field->flags & PC_REQUIRED) != 0 && !pc_record_is_set (self, i))
        /* Translators: the first %s is the heading of a field, the second a kind of record, as in “Family name” and “Person”. */
        pc_issues_add (issues, i, TRUE, g_strdup_printf (_("“%s” is needed to keep this record (%s)."),
                                                        pc_field_get_label (field), pc_kind_get_label (kind)));
    }

  if (kind->check != NULL)
    kind->check (self, issues);

  return g_steal_pointer (&issues);
}
