/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-field-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-choices.h"
#include "pc-error.h"

#define MAX_SHOWN 8

struct _PcFieldEntry
{
  PcOfferEntry   parent_instance;

  PcStore       *store;
  const PcField *field;
  PcRecord      *record;
  PcChoices     *choices;  /* Made when first needed. */
  char          *message;
  GtkEntry      *entry;    /* That of the parent. */
};

enum {
  PROP_0,
  PROP_MESSAGE,
  N_PROPS
};

enum {
  COMMITTED,
  TYPED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcFieldEntry, pc_field_entry, PC_TYPE_OFFER_ENTRY)

/*
 * Values and text
 */

static int
get_index (const PcField *field,
           PcRecord      *record)
{
  return pc_kind_find_field (pc_record_get_kind (record), field->name);
}

/* References, programmes and services are kept as ids and read as names. */
static gboolean
is_named (const PcField *field)
{
  return pc_choices_covers (field) &&
         (field->type == PC_FIELD_REFERENCE || field->type == PC_FIELD_TEXT);
}

char *
pc_field_entry_format (PcStore       *store,
                       const PcField *field,
                       PcRecord      *record)
{
  int index = get_index (field, record);
  g_autoptr(PcChoices) choices = NULL;

  if (!is_named (field) || !pc_record_is_set (record, index))
    return pc_record_format (record, index);

  choices = pc_choices_new_for_field (store, field, record);
  return g_strdup (pc_choices_label_of (choices, pc_record_get_text (record, index)));
}

/* "italian; fre" becomes the ids of both. */
static char *
find_ids (PcChoices      *choices,
          const PcField  *field,
          const char     *text,
          GError        **error)
{
  g_auto(GStrv) parts = field->type == PC_FIELD_CHOICES ? g_strsplit (text, ";", -1) : g_strsplit (text, "\n", 2);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *id;

      if (*g_strstrip (parts[i]) == '\0')
        continue;

      if (!(id = pc_choices_find (choices, parts[i])))
        {
          g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%.60s” is not in the list “%s”."),
                       parts[i], pc_field_get_label (field));
          return NULL;
        }
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ";" : "", id);
    }

  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static gboolean
parse_with (PcChoices      *choices,
            const PcField  *field,
            PcRecord       *record,
            const char     *text,
            GError        **error)
{
  g_autofree char *ids = NULL;

  if (choices == NULL)
    return pc_record_parse (record, get_index (field, record), text, error);

  if (!(ids = find_ids (choices, field, text, error)))
    return FALSE;

  return pc_record_parse (record, get_index (field, record), ids, error);
}

gboolean
pc_field_entry_parse (PcStore        *store,
                      const PcField  *field,
                      PcRecord       *record,
                      const char     *text,
                      GError        **error)
{
  g_autoptr(PcChoices) choices = pc_choices_covers (field) ? pc_choices_new_for_field (store, field, record) : NULL;

  return parse_with (choices, field, record, text, error);
}

static void
set_message (PcFieldEntry *self,
             const char   *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;

  g_free (self->message);
  self->message = g_strdup (message);

  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MESSAGE]);
}

/*
 * What is offered
 */

static PcChoices *
ensure_choices (PcFieldEntry *self)
{
  if (self->choices == NULL && pc_choices_covers (self->field))
    self->choices = pc_choices_new_for_field (self->store, self->field, self->record);

  return self->choices;
}

/* Of several values, the one being typed: what stands behind the last semicolon. */
static const char *
get_typed_part (PcFieldEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *last = self->field->type == PC_FIELD_CHOICES ? strrchr (text, ';') : NULL;

  text = last != NULL ? last + 1 : text;
  return text + strspn (text, " ");
}

static void
pc_field_entry_fill (PcOfferEntry *parent,
                     const char   *text)
{
  PcFieldEntry *self = PC_FIELD_ENTRY (parent);
  g_autoptr(GArray) found = self->record != NULL ? pc_choices_match (ensure_choices (self), text, MAX_SHOWN) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);

      pc_offer_entry_add (parent, pc_choices_get_id (self->choices, index), pc_choices_get_label (self->choices, index));
    }
}

/* The key then does what it does. */
static gboolean
pc_field_entry_take (PcOfferEntry *parent,
                     const char   *id G_GNUC_UNUSED,
                     const char   *label)
{
  PcFieldEntry *self = PC_FIELD_ENTRY (parent);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *chosen = g_strdup_printf ("%.*s%s", (int) (get_typed_part (self) - text), text, label);

  pc_offer_entry_set_text (parent, chosen);
  return FALSE;
}

static void
pc_field_entry_typed (PcOfferEntry *parent)
{
  PcFieldEntry *self = PC_FIELD_ENTRY (parent);
  const char *part;

  if (self->record == NULL)
    return;

  g_signal_emit (self, signals[TYPED], 0);
  part = get_typed_part (self);
  if (*part != '\0')
    pc_offer_entry_offer (parent, part);
  else
    pc_offer_entry_close (parent);
}

static gboolean
key_pressed_cb (PcFieldEntry    *self,
                guint            keyval,
                guint            keycode G_GNUC_UNUSED,
                GdkModifierType  state G_GNUC_UNUSED)
{
  if (keyval != GDK_KEY_Escape || self->message == NULL || pc_offer_entry_is_open (PC_OFFER_ENTRY (self)))
    return FALSE;

  pc_field_entry_revert (self);
  return TRUE;
}

static void
activate_cb (PcFieldEntry *self)
{
  pc_field_entry_commit (self);
}

static void
leave_cb (PcFieldEntry *self)
{
  pc_field_entry_commit (self);

  /* Long text is read from its beginning. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, 0);
}

/* The field was changed from elsewhere; what is being typed here is left alone. */
static void
record_notify_cb (PcFieldEntry *self)
{
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    pc_field_entry_revert (self);
}

/*
 * The widget
 */

static void
pc_field_entry_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_value_set_string (value, PC_FIELD_ENTRY (object)->message);
}

static void
pc_field_entry_dispose (GObject *object)
{
  PcFieldEntry *self = PC_FIELD_ENTRY (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (pc_field_entry_parent_class)->dispose (object);
}

static void
pc_field_entry_class_init (PcFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PcOfferEntryClass *parent_class = PC_OFFER_ENTRY_CLASS (klass);

  object_class->get_property = pc_field_entry_get_property;
  object_class->dispose = pc_field_entry_dispose;
  parent_class->fill = pc_field_entry_fill;
  parent_class->take = pc_field_entry_take;
  parent_class->typed = pc_field_entry_typed;

  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[COMMITTED] = g_signal_new ("committed", PC_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", PC_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fieldentry");
}

static void
pc_field_entry_init (PcFieldEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = pc_offer_entry_get_entry (PC_OFFER_ENTRY (self));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
pc_field_entry_new (PcStore       *store,
                    const PcField *field)
{
  PcFieldEntry *self;

  g_return_val_if_fail (PC_IS_STORE (store), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (PC_TYPE_FIELD_ENTRY, NULL);
  self->store = g_object_ref (store);
  self->field = field;

  if (pc_choices_covers (field))
    pc_offer_entry_make_list (PC_OFFER_ENTRY (self), _("Show what can be chosen"));
  if (pc_field_is_amount (field) || field->type == PC_FIELD_TIME)
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pc_field_get_label (field), -1);

  return GTK_WIDGET (self);
}

void
pc_field_entry_set_chars (PcFieldEntry *self,
                          int           n_chars)
{
  g_return_if_fail (PC_IS_FIELD_ENTRY (self));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), n_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), n_chars);
}

PcRecord *
pc_field_entry_get_record (PcFieldEntry *self)
{
  g_return_val_if_fail (PC_IS_FIELD_ENTRY (self), NULL);

  return self->record;
}

void
pc_field_entry_set_record (PcFieldEntry *self,
                           PcRecord     *record)
{
  g_return_if_fail (PC_IS_FIELD_ENTRY (self));

  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, record_notify_cb, self);

  g_set_object (&self->record, record);
  if (record != NULL)
    {
      g_autofree char *name = g_strdelimit (g_strconcat ("notify::", self->field->name, NULL), "_", '-');

      g_signal_connect_object (record, name, G_CALLBACK (record_notify_cb), self, G_CONNECT_SWAPPED);
    }

  g_clear_object (&self->choices);
  pc_field_entry_revert (self);
}

const char *
pc_field_entry_get_message (PcFieldEntry *self)
{
  g_return_val_if_fail (PC_IS_FIELD_ENTRY (self), NULL);

  return self->message;
}

void
pc_field_entry_revert (PcFieldEntry *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PC_IS_FIELD_ENTRY (self));

  text = self->record != NULL ? pc_field_entry_format (self->store, self->field, self->record) : g_strdup ("");
  pc_offer_entry_set_text (PC_OFFER_ENTRY (self), text);
  set_message (self, NULL);
}

gboolean
pc_field_entry_commit (PcFieldEntry *self)
{
  g_autofree char *shown = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PcRecord) before = NULL;
  const char *typed;
  int index;

  g_return_val_if_fail (PC_IS_FIELD_ENTRY (self), FALSE);

  if (self->record == NULL)
    return TRUE;

  typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  shown = pc_field_entry_format (self->store, self->field, self->record);
  if (strcmp (typed, shown) == 0)
    {
      set_message (self, NULL);
      return TRUE;
    }

  index = get_index (self->field, self->record);
  before = pc_record_copy (self->record);
  if (!parse_with (ensure_choices (self), self->field, self->record, typed, &error))
    {
      set_message (self, error->message);
      return FALSE;
    }

  pc_field_entry_revert (self);
  if (!pc_value_equal (pc_record_get_value (before, index), pc_record_get_value (self->record, index)))
    g_signal_emit (self, signals[COMMITTED], 0);
  return TRUE;
}

gboolean
pc_field_entry_read (PcFieldEntry *self,
                     PcRecord     *record)
{
  g_return_val_if_fail (PC_IS_FIELD_ENTRY (self), FALSE);
  g_return_val_if_fail (PC_IS_RECORD (record), FALSE);

  return parse_with (ensure_choices (self), self->field, record, gtk_editable_get_text (GTK_EDITABLE (self->entry)), NULL);
}

void
pc_field_entry_type (PcFieldEntry *self,
                     const char   *text)
{
  g_return_if_fail (PC_IS_FIELD_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
