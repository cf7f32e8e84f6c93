/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-columns-layout.h"
#include "pc-field-row.h"
#include "pc-journal.h"
#include "pc-kinds.h"

/*
 * A section
 */

struct _PcFormSection
{
  GtkBox      parent_instance;

  char       *title;
  char       *fields;
  GtkWidget  *heading;
  GtkWidget  *columns;
};

enum {
  SECTION_PROP_0,
  SECTION_PROP_TITLE,
  SECTION_PROP_FIELDS,
  SECTION_N_PROPS
};

static GParamSpec *section_props[SECTION_N_PROPS];

G_DEFINE_FINAL_TYPE (PcFormSection, pc_form_section, GTK_TYPE_BOX)

static void
pc_form_section_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PcFormSection *self = PC_FORM_SECTION (object);

  if (prop_id == SECTION_PROP_TITLE)
    gtk_label_set_label (GTK_LABEL (self->heading), g_value_get_string (value));
  else
    self->fields = g_value_dup_string (value);
}

static void
pc_form_section_finalize (GObject *object)
{
  g_free (PC_FORM_SECTION (object)->fields);

  G_OBJECT_CLASS (pc_form_section_parent_class)->finalize (object);
}

static void
pc_form_section_class_init (PcFormSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pc_form_section_set_property;
  object_class->finalize = pc_form_section_finalize;

  section_props[SECTION_PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  section_props[SECTION_PROP_FIELDS] =
    g_param_spec_string ("fields", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, SECTION_N_PROPS, section_props);
}

static void
pc_form_section_init (PcFormSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_box_append (GTK_BOX (self), self->heading);

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->columns, pc_columns_layout_new ());
  gtk_box_append (GTK_BOX (self), self->columns);
}

/*
 * The form
 */

struct _PcForm
{
  GtkBox        parent_instance;

  const PcKind *kind;
  PcStore      *store;
  PcRecord     *record;
  GPtrArray    *rows;    /* Borrowed PcFieldRows. */
  PcFieldRow   *typing;  /* The one of them that was typed into last and is not kept yet, or %NULL. */
  gboolean      saving;
  gboolean      held;
};

enum {
  PROP_0,
  PROP_KIND,
  PROP_HELD,
  N_PROPS
};

enum {
  EDITED,
  SAVED,
  FAILED,
  TYPED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcForm, pc_form, GTK_TYPE_BOX)

static const PcIssue *
find_issue (GPtrArray *issues,
            int        field)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const PcIssue *issue = issues->pdata[i];

      if (issue->field == field)
        return issue;
    }

  return NULL;
}

/* Special-category data is asked only from those who agreed to give it. */
static gboolean
may_ask (PcForm        *self,
         const PcField *field)
{
  return (field->flags & PC_SPECIAL) == 0 || self->kind != &pc_beneficiary_kind ||
         g_strcmp0 (pc_record_get_text (self->record, PC_BENEFICIARY_SPECIAL_CONSENT), "given") == 0;
}

/* A new record that lacks what it needs is not scolded before it was ever kept. */
static void
show_issues (PcForm *self)
{
  g_autoptr(GPtrArray) issues = pc_record_check (self->record);
  const gboolean is_new = !pc_record_is_kept (self->record);

  for (guint i = 0; i < self->rows->len; i++)
    {
      PcFieldRow *row = self->rows->pdata[i];
      const PcField *field = pc_field_row_get_field (row);
      int index = pc_kind_find_field (self->kind, field->name);
      const PcIssue *issue = find_issue (issues, index);

      if (issue != NULL && is_new && issue->blocks && !pc_record_is_set (self->record, index))
        issue = NULL;

      pc_field_row_set_issue (row, issue);
      gtk_widget_set_sensitive (GTK_WIDGET (row), may_ask (self, field));
    }
}

static gboolean
save (PcForm *self)
{
  g_autoptr(GPtrArray) issues = pc_record_check (self->record);
  g_autoptr(GError) error = NULL;
  gboolean saved;

  show_issues (self);
  if (pc_issues_get_blocking (issues) != NULL)
    return FALSE;

  self->saving = TRUE;
  saved = pc_store_save (self->store, self->record, NULL, &error);
  self->saving = FALSE;

  if (saved)
    g_signal_emit (self, signals[SAVED], 0);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);

  return saved;
}

static void
committed_cb (PcForm     *self,
              PcFieldRow *row)
{
  self->typing = NULL;
  if (self->kind->follow != NULL)
    self->kind->follow (self->record, pc_kind_find_field (self->kind, pc_field_row_get_field (row)->name));

  if (self->held)
    {
      show_issues (self);
      g_signal_emit (self, signals[EDITED], 0);
    }
  else
    save (self);
}

static void
typed_cb (PcForm     *self,
          PcFieldRow *row)
{
  self->typing = row;
  g_signal_emit (self, signals[TYPED], 0, pc_kind_find_field (self->kind, pc_field_row_get_field (row)->name));
}

/* Somebody else changed the record: undo, a grid, another page. */
static void
store_changed_cb (PcForm       *self,
                  const PcKind *kind,
                  const char   *id)
{
  g_autoptr(PcRecord) fresh = NULL;

  if (self->saving || self->held || self->record == NULL || g_strcmp0 (id, pc_record_get_id (self->record)) != 0)
    return;

  fresh = pc_store_get (self->store, kind, id, NULL);
  if (fresh != NULL)
    pc_form_set_record (self, fresh);
}

static void
build_section (PcForm        *self,
               PcFormSection *section)
{
  g_auto(GStrv) names = g_strsplit (section->fields, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int index = pc_kind_find_field (self->kind, names[i]);
      GtkWidget *row;

      if (index < 0)
        {
          if (*names[i] != '\0')
            g_warning ("%s has no field “%s”", self->kind->name, names[i]);
          continue;
        }

      row = pc_field_row_new (self->store, pc_kind_get_field (self->kind, index));
      g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (section->columns), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
pc_form_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  PcForm *self = PC_FORM (object);

  if (prop_id == PROP_KIND)
    self->kind = pc_kind_find (g_value_get_string (value));
  else
    self->held = g_value_get_boolean (value);
}

static void
pc_form_dispose (GObject *object)
{
  PcForm *self = PC_FORM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (pc_form_parent_class)->dispose (object);
}

static void
pc_form_class_init (PcFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = pc_form_set_property;
  object_class->dispose = pc_form_dispose;

  props[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL,
                                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE,
                                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[EDITED] = g_signal_new ("edited", PC_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", PC_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed", PC_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pc_form_init (PcForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
  self->rows = g_ptr_array_new ();
}

void
pc_form_set_store (PcForm  *self,
                   PcStore *store)
{
  g_return_if_fail (PC_IS_FORM (self));
  g_return_if_fail (PC_IS_STORE (store) && self->store == NULL);
  g_return_if_fail (self->kind != NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PC_IS_FORM_SECTION (child))
      build_section (self, PC_FORM_SECTION (child));
}

PcRecord *
pc_form_get_record (PcForm *self)
{
  g_return_val_if_fail (PC_IS_FORM (self), NULL);

  return self->record;
}

void
pc_form_set_record (PcForm   *self,
                    PcRecord *record)
{
  g_return_if_fail (PC_IS_FORM (self));
  g_return_if_fail (record == NULL || pc_record_get_kind (record) == self->kind);

  g_set_object (&self->record, record);
  self->typing = NULL;
  for (guint i = 0; i < self->rows->len; i++)
    pc_field_row_set_record (self->rows->pdata[i], record);
  if (record != NULL)
    show_issues (self);
}

PcRecord *
pc_form_dup_typed (PcForm *self)
{
  PcRecord *record;

  g_return_val_if_fail (PC_IS_FORM (self), NULL);

  if (self->record == NULL)
    return NULL;

  record = pc_record_copy (self->record);
  if (self->typing != NULL)
    pc_field_row_read (self->typing, record);
  return record;
}

void
pc_form_start (PcForm *self)
{
  g_return_if_fail (PC_IS_FORM (self));

  if (self->rows->len > 0)
    gtk_widget_child_focus (self->rows->pdata[0], GTK_DIR_TAB_FORWARD);
}

gboolean
pc_form_show_field (PcForm *self,
                    int     field)
{
  g_return_val_if_fail (PC_IS_FORM (self), FALSE);

  for (guint i = 0; field >= 0 && i < self->rows->len; i++)
    if (pc_kind_find_field (self->kind, pc_field_row_get_field (self->rows->pdata[i])->name) == field)
      return gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);

  return FALSE;
}

gboolean
pc_form_flush (PcForm *self)
{
  gboolean ok = TRUE;

  g_return_val_if_fail (PC_IS_FORM (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    ok = pc_field_row_commit (self->rows->pdata[i]) && ok;

  return ok;
}
