/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-offer-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  GtkEntry   *entry;
  GtkPopover *popover;   /* %NULL where nothing is picked. */
  GtkListBox *list;
  gboolean    offering;  /* The list has what can be picked, shown or about to be. */
  gboolean    showing;   /* The text is set by us and not typed. */
} PcOfferEntryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PcOfferEntry, pc_offer_entry, GTK_TYPE_WIDGET)

static PcOfferEntryPrivate *
get (gpointer self)
{
  return pc_offer_entry_get_instance_private (PC_OFFER_ENTRY (self));
}

/*
 * What is offered
 */

/* GTK places a popover by what of the entry is on a monitor, and takes it for granted that something is. */
static gboolean
is_in_sight (GtkWidget *self)
{
  GtkNative *native = gtk_widget_get_native (self);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  graphene_rect_t bounds, window;

  if (surface == NULL || !gtk_widget_get_mapped (self) || gtk_widget_get_width (self) == 0 ||
      gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) == NULL ||
      !gtk_widget_compute_bounds (self, GTK_WIDGET (native), &bounds))
    return FALSE;

  graphene_rect_init (&window, 0, 0, gdk_surface_get_width (surface), gdk_surface_get_height (surface));
  return graphene_rect_intersection (&window, &bounds, NULL);
}

static gboolean
show_offer_cb (gpointer self)
{
  PcOfferEntryPrivate *priv = get (self);

  if (priv->offering && priv->popover != NULL && is_in_sight (self))
    gtk_popover_popup (priv->popover);

  return G_SOURCE_REMOVE;
}

void
pc_offer_entry_add (PcOfferEntry *self,
                    const char   *id,
                    const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  g_object_set_data_full (G_OBJECT (label), "id", g_strdup (id), g_free);
  gtk_list_box_append (get (self)->list, label);
}

void
pc_offer_entry_offer (PcOfferEntry *self,
                      const char   *text)
{
  PcOfferEntryPrivate *priv = get (self);
  GtkWidget *row;

  if (priv->list == NULL)
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (priv->list))) != NULL)
    gtk_list_box_remove (priv->list, row);
  PC_OFFER_ENTRY_GET_CLASS (self)->fill (self, text);

  gtk_list_box_select_row (priv->list, gtk_list_box_get_row_at_index (priv->list, 0));
  if (gtk_widget_get_first_child (GTK_WIDGET (priv->list)) == NULL)
    {
      pc_offer_entry_close (self);
      return;
    }

  /* An entry that was just put into a cell has no place yet; what is offered follows when it has. */
  priv->offering = TRUE;
  show_offer_cb (self);
}

void
pc_offer_entry_close (PcOfferEntry *self)
{
  PcOfferEntryPrivate *priv = get (self);

  priv->offering = FALSE;
  if (priv->popover != NULL)
    gtk_popover_popdown (priv->popover);
}

gboolean
pc_offer_entry_is_open (PcOfferEntry *self)
{
  return get (self)->offering;
}

static gboolean
take (PcOfferEntry  *self,
      GtkListBoxRow *row)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);
  const gboolean done = PC_OFFER_ENTRY_GET_CLASS (self)->take (self, g_object_get_data (G_OBJECT (label), "id"),
                                                               gtk_label_get_label (GTK_LABEL (label)));

  gtk_editable_set_position (GTK_EDITABLE (get (self)->entry), -1);
  pc_offer_entry_close (self);
  return done;
}

static void
move_selection (GtkListBox *list,
                int         step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (list, MAX (index, 0));

  if (next != NULL)
    gtk_list_box_select_row (list, next);
}

static gboolean
list_key (PcOfferEntry *self,
          guint         keyval)
{
  GtkListBox *list = get (self)->list;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_selection (list, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;

    case GDK_KEY_Escape:
      pc_offer_entry_close (self);
      return TRUE;

    /* Tab takes what is marked along, and then goes on. */
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      return row != NULL && take (self, row) && keyval != GDK_KEY_Tab;

    default:
      return FALSE;
    }
}

gboolean
pc_offer_entry_handle_key (PcOfferEntry    *self,
                           guint            keyval,
                           GdkModifierType  state)
{
  g_return_val_if_fail (PC_IS_OFFER_ENTRY (self), FALSE);

  if (pc_offer_entry_is_open (self))
    return list_key (self, keyval);
  if (get (self)->list == NULL || keyval != GDK_KEY_Down || (state & GDK_ALT_MASK) == 0)
    return FALSE;

  pc_offer_entry_offer (self, "");
  return TRUE;
}

static gboolean
key_pressed_cb (PcOfferEntry    *self,
                guint            keyval,
                guint            keycode G_GNUC_UNUSED,
                GdkModifierType  state)
{
  return pc_offer_entry_handle_key (self, keyval, state);
}

static void
row_activated_cb (PcOfferEntry  *self,
                  GtkListBoxRow *row)
{
  if (!take (self, row))
    g_signal_emit_by_name (get (self)->entry, "activate");
}

static void
icon_press_cb (PcOfferEntry *self)
{
  pc_offer_entry_offer (self, "");
}

static void
changed_cb (PcOfferEntry *self)
{
  if (!get (self)->showing)
    PC_OFFER_ENTRY_GET_CLASS (self)->typed (self);
}

/*
 * The widget
 */

static gboolean
pc_offer_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get (widget)->entry));
}

/* GTK would go back to what grab_focus() takes, which is where the cursor already is. */
static gboolean
pc_offer_entry_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (get (widget)->entry), direction);
}

static void
pc_offer_entry_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PcOfferEntryPrivate *priv = get (widget);

  gtk_widget_size_allocate (GTK_WIDGET (priv->entry), &(GtkAllocation) { 0, 0, width, height }, baseline);
  if (priv->offering && gtk_widget_get_visible (GTK_WIDGET (priv->popover)))
    gtk_popover_present (priv->popover);
  else if (priv->offering)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_offer_cb, g_object_ref (widget), g_object_unref);
}

static void
pc_offer_entry_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (get (widget)->entry), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
pc_offer_entry_dispose (GObject *object)
{
  PcOfferEntryPrivate *priv = get (object);

  priv->showing = TRUE;
  if (priv->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&priv->popover)));
  if (priv->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&priv->entry)));

  G_OBJECT_CLASS (pc_offer_entry_parent_class)->dispose (object);
}

static void
pc_offer_entry_class_init (PcOfferEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_offer_entry_dispose;
  widget_class->focus = pc_offer_entry_focus;
  widget_class->grab_focus = pc_offer_entry_grab_focus;
  widget_class->measure = pc_offer_entry_measure;
  widget_class->size_allocate = pc_offer_entry_size_allocate;
}

static void
pc_offer_entry_init (PcOfferEntry *self)
{
  PcOfferEntryPrivate *priv = get (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  priv->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (priv->entry), GTK_WIDGET (self));
  g_signal_connect_swapped (priv->entry, "changed", G_CALLBACK (changed_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (pc_offer_entry_close), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkWidget *
make_scroller (GtkListBox *list)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (list));
  return scroller;
}

void
pc_offer_entry_make_list (PcOfferEntry *self,
                          const char   *tooltip)
{
  PcOfferEntryPrivate *priv = get (self);

  g_return_if_fail (PC_IS_OFFER_ENTRY (self) && priv->popover == NULL);

  priv->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (priv->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What matches"), -1);
  g_signal_connect_swapped (priv->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  priv->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (priv->popover), GTK_WIDGET (self));
  gtk_popover_set_autohide (priv->popover, FALSE);
  gtk_popover_set_has_arrow (priv->popover, FALSE);
  gtk_popover_set_position (priv->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (priv->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (priv->popover), "choices");
  gtk_popover_set_child (priv->popover, make_scroller (priv->list));

  if (tooltip == NULL)
    return;

  gtk_entry_set_icon_from_icon_name (priv->entry, GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (priv->entry, GTK_ENTRY_ICON_SECONDARY, tooltip);
  g_signal_connect_swapped (priv->entry, "icon-press", G_CALLBACK (icon_press_cb), self);
}

GtkEntry *
pc_offer_entry_get_entry (PcOfferEntry *self)
{
  g_return_val_if_fail (PC_IS_OFFER_ENTRY (self), NULL);

  return get (self)->entry;
}

void
pc_offer_entry_set_text (PcOfferEntry *self,
                         const char   *text)
{
  PcOfferEntryPrivate *priv = get (self);

  priv->showing = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (priv->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (priv->entry), text);
  priv->showing = FALSE;
}
