/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-pick-entry.h"

#include <glib/gi18n-lib.h>

#include "pc-choices.h"
#include "pc-error.h"
#include "pc-kinds.h"
#include "pc-search.h"

#define MAX_SHOWN 8

struct _PcPickEntry
{
  PcOfferEntry   parent_instance;

  PcStore       *store;
  const PcField *field;
  PcChoices     *choices;  /* %NULL for people, of whom there are too many. */
  char          *id;       /* What was taken from the offer; %NULL once something else is typed. */
  GtkEntry      *entry;    /* That of the parent. */
};

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcPickEntry, pc_pick_entry, PC_TYPE_OFFER_ENTRY)

/*
 * What is offered
 */

/* Two people can have one name: the code tells them apart. */
static void
add_people (PcPickEntry *self,
            const char  *text)
{
  g_autoptr(GPtrArray) people = pc_search_list (self->store, &pc_beneficiary_kind, text, MAX_SHOWN, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const char *code = pc_record_get_text (people->pdata[i], PC_BENEFICIARY_CODE);
      g_autofree char *name = pc_record_dup_name (people->pdata[i]);
      g_autofree char *line = code != NULL ? g_strdup_printf ("%s · %s", name, code) : g_strdup (name);

      pc_offer_entry_add (PC_OFFER_ENTRY (self), pc_record_get_id (people->pdata[i]), line);
    }
}

static void
add_choices (PcPickEntry *self,
             const char  *text)
{
  /* All of them where nothing is typed: the list scrolls. */
  g_autoptr(GArray) found = pc_choices_match (self->choices, text, *text != '\0' ? MAX_SHOWN : G_MAXUINT);

  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);

      pc_offer_entry_add (PC_OFFER_ENTRY (self), pc_choices_get_id (self->choices, index),
                          pc_choices_get_label (self->choices, index));
    }
}

static void
pc_pick_entry_fill (PcOfferEntry *parent,
                    const char   *text)
{
  PcPickEntry *self = PC_PICK_ENTRY (parent);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->choices != NULL)
    add_choices (self, text);
  else if (*typed != '\0')
    add_people (self, typed);
}

static gboolean
pc_pick_entry_take (PcOfferEntry *parent,
                    const char   *id,
                    const char   *text)
{
  PcPickEntry *self = PC_PICK_ENTRY (parent);

  pc_offer_entry_set_text (parent, text);
  g_free (self->id);
  self->id = g_strdup (id);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  return TRUE;
}

static void
pc_pick_entry_typed (PcOfferEntry *parent)
{
  PcPickEntry *self = PC_PICK_ENTRY (parent);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->id, g_free);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (*text != '\0')
    pc_offer_entry_offer (parent, text);
  else
    pc_offer_entry_close (parent);
}

static void
activate_cb (PcPickEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/*
 * The widget
 */

static void
pc_pick_entry_dispose (GObject *object)
{
  PcPickEntry *self = PC_PICK_ENTRY (object);

  g_clear_object (&self->choices);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (pc_pick_entry_parent_class)->dispose (object);
}

static void
pc_pick_entry_class_init (PcPickEntryClass *klass)
{
  PcOfferEntryClass *parent_class = PC_OFFER_ENTRY_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_pick_entry_dispose;
  parent_class->fill = pc_pick_entry_fill;
  parent_class->take = pc_pick_entry_take;
  parent_class->typed = pc_pick_entry_typed;

  signals[ACTIVATE] = g_signal_new ("activate", PC_TYPE_PICK_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
pc_pick_entry_init (PcPickEntry *self)
{
  self->entry = pc_offer_entry_get_entry (PC_OFFER_ENTRY (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_entry_set_placeholder_text (self->entry, _("All"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
}

GtkWidget *
pc_pick_entry_new (PcStore       *store,
                   const PcField *field)
{
  PcPickEntry *self = g_object_new (PC_TYPE_PICK_ENTRY, NULL);

  self->store = g_object_ref (store);
  self->field = field;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pc_field_get_label (field), -1);
  if (g_strcmp0 (field->detail, "beneficiary") != 0)
    self->choices = pc_choices_new_for_field (store, field, NULL);
  pc_offer_entry_make_list (PC_OFFER_ENTRY (self), self->choices != NULL ? _("Show all (Alt+Down)") : NULL);

  return GTK_WIDGET (self);
}

/* A person is named by code or by enough of the name. */
static char *
find_person (PcPickEntry  *self,
             const char   *text,
             GError      **error)
{
  g_autoptr(GPtrArray) found = pc_search_list (self->store, &pc_beneficiary_kind, text, 2, error);

  if (found == NULL)
    return NULL;
  if (found->len == 1)
    return g_strdup (pc_record_get_id (found->pdata[0]));

  if (found->len == 0)
    /* Translators: %s is what was typed. */
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("Nobody is called “%.60s”."), text);
  else
    /* Translators: %s is what was typed. */
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("More than one person is called “%.60s”: type the code."), text);
  return NULL;
}

gboolean
pc_pick_entry_read (PcPickEntry  *self,
                    char        **id,
                    GError      **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_return_val_if_fail (PC_IS_PICK_ENTRY (self) && id != NULL, FALSE);

  *id = NULL;
  if (*text == '\0')
    return TRUE;

  if (self->id != NULL)
    *id = g_strdup (self->id);
  else if (self->choices == NULL)
    *id = find_person (self, text, error);
  else if (!(*id = g_strdup (pc_choices_find (self->choices, text))))
    g_set_error (error, PC_ERROR, PC_ERROR_INVALID, _("“%.60s” is not in the list “%s”."), text,
                 pc_field_get_label (self->field));

  if (*id == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  return *id != NULL;
}
