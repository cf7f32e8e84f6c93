/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-field-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-choices.h"
#include "pc-error.h"

#define MAX_SHOWN 8

struct _PcFieldEntry
{
  GtkWidget      parent_instance;

  PcStore       *store;
  const PcField *field;
  PcRecord      *record;
  PcChoices     *choices;   /* Made when first needed. */
  char          *message;

  GtkEntry      *entry;
  GtkPopover    *popover;   /* %NULL where nothing is picked. */
  GtkListBox    *list;
  gboolean       offering;  /* The list has what can be picked, shown or about to be. */
  gboolean       showing;   /* The text is set by us and not typed. */
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

G_DEFINE_FINAL_TYPE (PcFieldEntry, pc_field_entry, GTK_TYPE_WIDGET)

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

static void
show_text (PcFieldEntry *self,
           const char   *text)
{
  self->showing = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->showing = FALSE;
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

/* GTK places a popover by what of the entry is on a monitor, and takes it for granted that something is. */
static gboolean
is_in_sight (PcFieldEntry *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  graphene_rect_t bounds, window;

  if (surface == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || gtk_widget_get_width (GTK_WIDGET (self)) == 0 ||
      gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self), GTK_WIDGET (native), &bounds))
    return FALSE;

  graphene_rect_init (&window, 0, 0, gdk_surface_get_width (surface), gdk_surface_get_height (surface));
  return graphene_rect_intersection (&window, &bounds, NULL);
}

static void
stop_offering (PcFieldEntry *self)
{
  self->offering = FALSE;
  if (self->popover != NULL)
    gtk_popover_popdown (self->popover);
}

static gboolean
show_offer_cb (gpointer data)
{
  PcFieldEntry *self = data;

  if (self->offering && self->popover != NULL && is_in_sight (self))
    gtk_popover_popup (self->popover);

  return G_SOURCE_REMOVE;
}

static void
fill_list (PcFieldEntry *self,
           const char   *text)
{
  g_autoptr(GArray) found = pc_choices_match (ensure_choices (self), text, MAX_SHOWN);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);
      GtkWidget *label = gtk_label_new (pc_choices_get_label (self->choices, index));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      g_object_set_data_full (G_OBJECT (label), "id", g_strdup (pc_choices_get_id (self->choices, index)), g_free);
      gtk_list_box_append (self->list, label);
    }

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (found->len == 0)
    {
      stop_offering (self);
      return;
    }

  /* An entry that was just put into a cell has no place yet; what is offered follows when it has. */
  self->offering = TRUE;
  show_offer_cb (self);
}

static void
choose (PcFieldEntry  *self,
        GtkListBoxRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *part = get_typed_part (self);
  g_autofree char *chosen = NULL;

  chosen = g_strdup_printf ("%.*s%s", (int) (part - text), text,
                            gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  show_text (self, chosen);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  stop_offering (self);
}

static void
row_activated_cb (PcFieldEntry  *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
  pc_field_entry_commit (self);
}

static void
changed_cb (PcFieldEntry *self)
{
  const char *part;

  if (self->showing || self->record == NULL)
    return;

  g_signal_emit (self, signals[TYPED], 0);
  if (self->popover == NULL)
    return;

  part = get_typed_part (self);
  if (*part != '\0')
    fill_list (self, part);
  else
    stop_offering (self);
}

static void
icon_press_cb (PcFieldEntry *self)
{
  if (self->record != NULL)
    fill_list (self, "");
}

static void
move_selection (PcFieldEntry *self,
                int           step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
}

static gboolean
popover_key (PcFieldEntry *self,
             guint         keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  switch (keyval)
    {
    case GDK_KEY_Down:
      move_selection (self, 1);
      return TRUE;

    case GDK_KEY_Up:
      move_selection (self, -1);
      return TRUE;

    case GDK_KEY_Escape:
      stop_offering (self);
      return TRUE;

    /* What is marked is taken along, and the key then does what it does. */
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      if (row != NULL)
        choose (self, row);
      return FALSE;

    default:
      return FALSE;
    }
}

gboolean
pc_field_entry_handle_key (PcFieldEntry    *self,
                           guint            keyval,
                           GdkModifierType  state)
{
  g_return_val_if_fail (PC_IS_FIELD_ENTRY (self), FALSE);

  if (self->offering)
    return popover_key (self, keyval);

  if (self->popover != NULL && keyval == GDK_KEY_Down && (state & GDK_ALT_MASK) != 0)
    {
      fill_list (self, "");
      return TRUE;
    }

  return FALSE;
}

static gboolean
key_pressed_cb (PcFieldEntry    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (pc_field_entry_handle_key (self, keyval, state))
    return TRUE;

  if (keyval == GDK_KEY_Escape && self->message != NULL)
    {
      pc_field_entry_revert (self);
      return TRUE;
    }

  return FALSE;
}

static void
activate_cb (PcFieldEntry *self)
{
  pc_field_entry_commit (self);
}

static void
leave_cb (PcFieldEntry *self)
{
  stop_offering (self);
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

static gboolean
pc_field_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PC_FIELD_ENTRY (widget)->entry));
}

/* GTK would go back to what grab_focus() takes, which is where the cursor already is. */
static gboolean
pc_field_entry_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (PC_FIELD_ENTRY (widget)->entry), direction);
}

static void
pc_field_entry_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PcFieldEntry *self = PC_FIELD_ENTRY (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->entry), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (self->offering && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_popover_present (self->popover);
  else if (self->offering)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_offer_cb, g_object_ref (self), g_object_unref);
}

static void
pc_field_entry_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (PC_FIELD_ENTRY (widget)->entry), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

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

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->entry)));
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pc_field_entry_get_property;
  object_class->dispose = pc_field_entry_dispose;
  widget_class->focus = pc_field_entry_focus;
  widget_class->grab_focus = pc_field_entry_grab_focus;
  widget_class->measure = pc_field_entry_measure;
  widget_class->size_allocate = pc_field_entry_size_allocate;

  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[COMMITTED] = g_signal_new ("committed", PC_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", PC_TYPE_FIELD_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "fieldentry");
}

static void
pc_field_entry_init (PcFieldEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
make_popover (PcFieldEntry *self)
{
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "choices");
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Show what can be chosen"));
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_press_cb), self);
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
    make_popover (self);
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
  show_text (self, text);
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
