/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-duplicate-card.h"

#include <glib/gi18n-lib.h>

#include "pc-duplicate-text.h"
#include "pc-duplicates.h"
#include "pc-form.h"
#include "pc-kinds.h"

/* Further ones follow when these are decided. */
#define MOST_SHOWN 5

/* Between the field that is typed into and the card below it. */
#define MARGIN 12

struct _PcDuplicateCard
{
  GtkBox        parent_instance;

  GtkWidget    *bar;
  GtkLabel     *who;
  GtkLabel     *why;
  GtkLabel     *count;
  GtkWidget    *next;
  GtkWidget    *open;

  PcForm       *form;
  PcStore      *store;
  PcRecord     *person;     /* As she was when she was opened. */
  GPtrArray    *found;      /* Of PcDuplicate; %NULL before the first look. */
  guint         at;         /* Which of them is shown. */
  char         *begun;      /* Id of a person from whose card this one was opened, or %NULL. */
  gboolean      opening;    /* That is happening now. */
  guint         least;      /* Score from which on somebody is shown. */
  guint         floor;      /* The same, after the card was closed. */
  GHashTable   *refused;    /* Ids of those who are not the same, to be remembered when @person is kept. */
  guint         look_id;    /* Of look_cb(). */
  guint         sight_id;   /* Of bring_focus_into_sight_cb(). */
  GtkWidget    *came_from;  /* Where the cursor was. */
};

enum {
  PROP_0,
  PROP_FORM,
  N_PROPS
};

enum {
  OPENED,
  COMPARE,
  DECIDED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcDuplicateCard, pc_duplicate_card, GTK_TYPE_BOX)

/* Whether the form shows this person; it does not before its tab was looked at. */
static gboolean
is_typed (PcDuplicateCard *self)
{
  PcRecord *record = pc_form_get_record (self->form);

  return record != NULL && self->person != NULL &&
         g_strcmp0 (pc_record_get_id (record), pc_record_get_id (self->person)) == 0;
}

/* The form's is newer. */
static PcRecord *
get_person (PcDuplicateCard *self)
{
  return is_typed (self) ? pc_form_get_record (self->form) : self->person;
}

static gboolean
is_kept (PcDuplicateCard *self)
{
  return get_person (self) != NULL && pc_record_is_kept (get_person (self));
}

static const char *
get_shown (PcDuplicateCard *self)
{
  return self->found != NULL && self->at < self->found->len ?
         ((PcDuplicate *) self->found->pdata[self->at])->second_id : NULL;
}

/*
 * What is shown
 */

static void
give_focus_back (PcDuplicateCard *self)
{
  if (self->came_from != NULL && gtk_widget_get_mapped (self->came_from))
    gtk_widget_grab_focus (self->came_from);
  else
    pc_form_start (self->form);

  g_clear_weak_pointer (&self->came_from);
}

/* Where the card takes the place of the field that is typed into, the page scrolls. */
static gboolean
bring_focus_into_sight_cb (gpointer data)
{
  PcDuplicateCard *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *scroller = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double hidden;

  self->sight_id = 0;
  if (scroller == NULL || !gtk_widget_compute_bounds (focus, scroller, &bounds))
    return G_SOURCE_REMOVE;

  hidden = bounds.origin.y + bounds.size.height + MARGIN - gtk_widget_get_height (scroller);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (hidden > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + hidden);

  return G_SOURCE_REMOVE;
}

static void
set_shown (PcDuplicateCard *self,
           gboolean         shown)
{
  if (gtk_widget_get_visible (self->bar) == shown)
    return;

  if (!shown && gtk_widget_get_focus_child (self->bar) != NULL)
    give_focus_back (self);

  gtk_widget_set_visible (self->bar, shown);
  /* Once the page has its new size. */
  if (shown && self->sight_id == 0)
    self->sight_id = g_idle_add_full (G_PRIORITY_LOW, bring_focus_into_sight_cb, self, NULL);
}

static void
show_candidate (PcDuplicateCard *self)
{
  g_autoptr(PcRecord) other = get_shown (self) != NULL ?
                              pc_store_get (self->store, &pc_beneficiary_kind, get_shown (self), NULL) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;
  g_autofree char *who = NULL;
  g_autofree char *why = NULL;
  g_autofree char *count = NULL;

  if (other == NULL)
    {
      set_shown (self, FALSE);
      return;
    }

  name = pc_record_dup_name (other);
  details = pc_duplicate_text_person (other);
  why = pc_duplicate_text_why (((PcDuplicate *) self->found->pdata[self->at])->match);
  /* Translators: the first %u is how many lines pass the filter, the second how many there are. */
  count = g_strdup_printf (_("%u of %u"), self->at + 1, self->found->len);
  who = g_markup_printf_escaped ("<b>%s</b>  %s", name, details);
  gtk_label_set_markup (self->who, who);
  gtk_label_set_label (self->why, why);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->found->len > 1);
  gtk_widget_set_visible (self->next, self->found->len > 1);
  set_shown (self, TRUE);
}

/* Keeps showing whom it showed, where that one is still among them; the first one else. */
static void
show_found (PcDuplicateCard *self,
            GPtrArray       *found)
{
  g_autofree char *shown = g_strdup (self->begun != NULL ? self->begun : get_shown (self));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_ptr_array_ref (found);
  self->at = 0;
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (((PcDuplicate *) found->pdata[i])->second_id, shown) == 0)
      self->at = i;

  show_candidate (self);
}

static gboolean
look_cb (gpointer data)
{
  PcDuplicateCard *self = data;
  g_autoptr(PcRecord) typed = is_typed (self) ? pc_form_dup_typed (self->form) : g_object_ref (self->person);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = NULL;

  self->look_id = 0;
  found = pc_duplicates_find (self->store, typed, MAX (self->least, self->floor),
                              MOST_SHOWN + g_hash_table_size (self->refused), &error);
  if (found == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return G_SOURCE_REMOVE;
    }

  for (guint i = found->len; i > 0; i--)
    if (g_hash_table_contains (self->refused, ((PcDuplicate *) found->pdata[i - 1])->second_id))
      g_ptr_array_remove_index (found, i - 1);
  if (found->len > MOST_SHOWN)
    g_ptr_array_set_size (found, MOST_SHOWN);

  show_found (self, found);
  return G_SOURCE_REMOVE;
}

/* After what is typed has been drawn; the next key calls it off. */
static void
look_soon (PcDuplicateCard *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->person != NULL)
    self->look_id = g_idle_add (look_cb, self);
}

/*
 * What is decided
 */

static gboolean
remember (PcDuplicateCard *self,
          const char      *other_id)
{
  g_autoptr(GError) error = NULL;

  if (pc_duplicates_set_distinct (self->store, pc_record_get_id (self->person), other_id, NULL, &error))
    return TRUE;

  g_signal_emit (self, signals[FAILED], 0, error->message);
  return FALSE;
}

static void
opened_cb (PcDuplicateCard *self)
{
  g_autofree char *id = g_strdup (get_shown (self));

  if (id == NULL)
    return;

  /* What was begun and not kept is given up; what was kept is shown beside the person that is opened. */
  g_free (self->begun);
  self->begun = is_kept (self) ? g_strdup (pc_record_get_id (self->person)) : NULL;
  if (self->begun == NULL)
    pc_form_set_record (self->form, NULL);

  self->opening = TRUE;
  g_signal_emit (self, signals[OPENED], 0, id);
  self->opening = FALSE;
}

static void
compare_cb (PcDuplicateCard *self)
{
  g_autofree char *id = g_strdup (get_shown (self));

  if (id == NULL)
    return;

  pc_form_flush (self->form);
  if (is_kept (self))
    g_signal_emit (self, signals[COMPARE], 0, pc_record_get_id (self->person), id);
  else
    g_signal_emit (self, signals[FAILED], 0, _("Type the family name first: only a person who is kept can be compared."));
}

static void
distinct_cb (PcDuplicateCard *self)
{
  g_autofree char *id = g_strdup (get_shown (self));
  g_autoptr(PcRecord) other = id != NULL ? pc_store_get (self->store, &pc_beneficiary_kind, id, NULL) : NULL;
  g_autofree char *name = other != NULL ? pc_record_dup_name (other) : NULL;
  g_autofree char *text = NULL;

  if (name == NULL)
    return;

  if (!is_kept (self))
    {
      g_hash_table_add (self->refused, g_strdup (id));
    }
  else if (remember (self, id))
    {
      /* Translators: %s is the name of a person. */
      text = g_strdup_printf (_("Noted: %s is somebody else."), name);
      g_signal_emit (self, signals[DECIDED], 0, text);
    }

  g_clear_handle_id (&self->look_id, g_source_remove);
  look_cb (self);
}

static void
next_cb (PcDuplicateCard *self)
{
  if (self->found == NULL || self->found->len == 0)
    return;

  g_clear_pointer (&self->begun, g_free);
  self->at = (self->at + 1) % self->found->len;
  show_candidate (self);
}

/* Nothing is decided; only what is more likely than that shows again. */
static void
close_cb (PcDuplicateCard *self)
{
  static const guint above[] = {
    [PC_MATCH_NONE] = PC_MATCH_LEAST_POSSIBLE,
    [PC_MATCH_POSSIBLE] = PC_MATCH_LEAST_PROBABLE,
    [PC_MATCH_PROBABLE] = PC_MATCH_LEAST_CERTAIN,
    [PC_MATCH_CERTAIN] = G_MAXUINT,
  };

  if (self->found != NULL && self->found->len > 0)
    self->floor = above[((PcDuplicate *) self->found->pdata[0])->match->level];
  set_shown (self, FALSE);
}

/*
 * Changes
 */

static void
typed_cb (PcDuplicateCard *self,
          guint            field)
{
  if ((pc_kind_get_field (&pc_beneficiary_kind, field)->flags & PC_PERSONAL) == 0)
    return;

  self->least = PC_MATCH_LEAST_POSSIBLE;
  look_soon (self);
}

/* Of what was refused before the person was kept. */
static void
saved_cb (PcDuplicateCard *self)
{
  GHashTableIter iter;
  gpointer id;

  if (!is_kept (self))
    return;

  g_hash_table_iter_init (&iter, self->refused);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (remember (self, id))
      g_hash_table_iter_remove (&iter);

  self->least = PC_MATCH_LEAST_POSSIBLE;
  look_soon (self);
}

static void
store_changed_cb (PcDuplicateCard *self,
                  const PcKind    *kind)
{
  const gboolean matters = kind == &pc_beneficiary_kind || kind == &pc_permit_kind || kind == &pc_distinction_kind;

  if (matters && is_kept (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    look_soon (self);
}

static gboolean
key_pressed_cb (PcDuplicateCard *self,
                guint            keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  give_focus_back (self);
  return TRUE;
}

/*
 * The widget
 */

/* Who types goes on to the next field as if nothing had come up. */
static gboolean
pc_duplicate_card_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  const gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) == NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (pc_duplicate_card_parent_class)->focus (widget, direction);
}

static void
pc_duplicate_card_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PcDuplicateCard *self = PC_DUPLICATE_CARD (object);

  self->form = g_value_dup_object (value);
  g_signal_connect_object (self->form, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

static void
pc_duplicate_card_dispose (GObject *object)
{
  PcDuplicateCard *self = PC_DUPLICATE_CARD (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->sight_id, g_source_remove);
  g_clear_weak_pointer (&self->came_from);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_DUPLICATE_CARD);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_hash_table_unref);
  g_clear_pointer (&self->begun, g_free);
  g_clear_object (&self->person);
  g_clear_object (&self->form);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_duplicate_card_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  signals[OPENED] = g_signal_new ("opened", PC_TYPE_DUPLICATE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMPARE] = g_signal_new ("compare", PC_TYPE_DUPLICATE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DECIDED] = g_signal_new ("decided", PC_TYPE_DUPLICATE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_DUPLICATE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pc_duplicate_card_class_init (PcDuplicateCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pc_duplicate_card_set_property;
  object_class->dispose = pc_duplicate_card_dispose;
  widget_class->focus = pc_duplicate_card_focus;

  props[PROP_FORM] = g_param_spec_object ("form", NULL, NULL, PC_TYPE_FORM,
                                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_signals ();

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-duplicate-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PcDuplicateCard, bar);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicateCard, count);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicateCard, next);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicateCard, open);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicateCard, who);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicateCard, why);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, distinct_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
pc_duplicate_card_init (PcDuplicateCard *self)
{
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_duplicate_card_set_store (PcDuplicateCard *self,
                             PcStore         *store)
{
  g_return_if_fail (PC_IS_DUPLICATE_CARD (self) && self->store == NULL);
  g_return_if_fail (PC_IS_STORE (store));

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_duplicate_card_set_person (PcDuplicateCard *self,
                              PcRecord        *person)
{
  g_return_if_fail (PC_IS_DUPLICATE_CARD (self) && self->store != NULL);
  g_return_if_fail (PC_IS_RECORD (person) && pc_record_get_kind (person) == &pc_beneficiary_kind);

  if (!self->opening)
    g_clear_pointer (&self->begun, g_free);

  g_set_object (&self->person, person);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_hash_table_remove_all (self->refused);
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->floor = 0;
  self->least = self->begun != NULL ? PC_MATCH_LEAST_POSSIBLE : PC_MATCH_LEAST_PROBABLE;
  set_shown (self, FALSE);
  if (is_kept (self))
    look_soon (self);
}

gboolean
pc_duplicate_card_switch_focus (PcDuplicateCard *self)
{
  g_return_val_if_fail (PC_IS_DUPLICATE_CARD (self), FALSE);

  if (!gtk_widget_get_mapped (self->bar))
    return FALSE;

  if (gtk_widget_get_focus_child (self->bar) != NULL)
    {
      give_focus_back (self);
      return TRUE;
    }

  g_set_weak_pointer (&self->came_from, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  return gtk_widget_grab_focus (self->open);
}
