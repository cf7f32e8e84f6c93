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
  GtkWidget      parent_instance;

  PcStore       *store;
  const PcField *field;
  PcChoices     *choices;  /* %NULL for people, of whom there are too many. */
  char          *id;       /* What was taken from the offer; %NULL once something else is typed. */
  gboolean       showing;  /* The text is set by us and not typed. */

  GtkEntry      *entry;
  GtkPopover    *popover;
  GtkListBox    *list;
};

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcPickEntry, pc_pick_entry, GTK_TYPE_WIDGET)

/*
 * What is offered
 */

static void
add_row (PcPickEntry *self,
         const char  *id,
         const char  *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  g_object_set_data_full (G_OBJECT (label), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->list, label);
}

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

      add_row (self, pc_record_get_id (people->pdata[i]), line);
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

      add_row (self, pc_choices_get_id (self->choices, index), pc_choices_get_label (self->choices, index));
    }
}

static void
offer (PcPickEntry *self,
       const char  *text)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->choices != NULL)
    add_choices (self, text);
  else if (*text != '\0')
    add_people (self, text);

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (self->popover);
  else
    gtk_popover_popdown (self->popover);
}

static void
take (PcPickEntry   *self,
      GtkListBoxRow *row)
{
  GtkLabel *label = GTK_LABEL (gtk_list_box_row_get_child (row));

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_label_get_label (label));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->showing = FALSE;

  g_free (self->id);
  self->id = g_strdup (g_object_get_data (G_OBJECT (label), "id"));
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_popover_popdown (self->popover);
}

static void
changed_cb (PcPickEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->showing)
    return;

  g_clear_pointer (&self->id, g_free);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (*text != '\0')
    offer (self, text);
  else
    gtk_popover_popdown (self->popover);
}

static void
move_selection (PcPickEntry *self,
                int          step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
}

static gboolean
popover_key (PcPickEntry *self,
             guint        keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;

    case GDK_KEY_Escape:
      gtk_popover_popdown (self->popover);
      return TRUE;

    /* Tab takes what is marked, and then goes on. */
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (row != NULL)
        take (self, row);
      return keyval != GDK_KEY_Tab;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (PcPickEntry     *self,
                guint            keyval,
                guint            keycode G_GNUC_UNUSED,
                GdkModifierType  state)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return popover_key (self, keyval);

  if (keyval == GDK_KEY_Down && (state & GDK_ALT_MASK) != 0)
    {
      offer (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
      return TRUE;
    }

  return FALSE;
}

static void
row_activated_cb (PcPickEntry   *self,
                  GtkListBoxRow *row)
{
  take (self, row);
}

static void
icon_cb (PcPickEntry *self)
{
  offer (self, self->choices != NULL ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
activate_cb (PcPickEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
leave_cb (PcPickEntry *self)
{
  gtk_popover_popdown (self->popover);
}

/*
 * The widget
 */

static gboolean
pc_pick_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PC_PICK_ENTRY (widget)->entry));
}

static gboolean
pc_pick_entry_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (PC_PICK_ENTRY (widget)->entry), direction);
}

static void
pc_pick_entry_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  PcPickEntry *self = PC_PICK_ENTRY (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->entry), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_popover_present (self->popover);
}

static void
pc_pick_entry_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (PC_PICK_ENTRY (widget)->entry), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
pc_pick_entry_dispose (GObject *object)
{
  PcPickEntry *self = PC_PICK_ENTRY (object);

  self->showing = TRUE;
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->entry)));
  g_clear_object (&self->choices);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (pc_pick_entry_parent_class)->dispose (object);
}

static void
pc_pick_entry_class_init (PcPickEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_pick_entry_dispose;
  widget_class->grab_focus = pc_pick_entry_grab_focus;
  widget_class->focus = pc_pick_entry_focus;
  widget_class->size_allocate = pc_pick_entry_size_allocate;
  widget_class->measure = pc_pick_entry_measure;

  signals[ACTIVATE] = g_signal_new ("activate", PC_TYPE_PICK_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
make_popover (PcPickEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What matches"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "choices");
  gtk_popover_set_child (self->popover, scroller);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static void
pc_pick_entry_init (PcPickEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 11);
  gtk_entry_set_placeholder_text (self->entry, _("All"));
  make_popover (self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_cb), self);
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
    {
      self->choices = pc_choices_new_for_field (store, field, NULL);
      gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
      gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Show all (Alt+Down)"));
    }

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
