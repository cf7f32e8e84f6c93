/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-duplicates-page.h"

#include <glib/gi18n-lib.h>

#include "pc-duplicate-text.h"
#include "pc-duplicates.h"
#include "pc-kinds.h"
#include "pc-store-work.h"

/*
 * A pair, as an item of a list model
 */

#define PC_TYPE_DUPLICATE_PAIR (pc_duplicate_pair_get_type ())
G_DECLARE_FINAL_TYPE (PcDuplicatePair, pc_duplicate_pair, PC, DUPLICATE_PAIR, GObject)

struct _PcDuplicatePair
{
  GObject            parent_instance;

  GPtrArray         *found;      /* What owns @duplicate. */
  const PcDuplicate *duplicate;
};

G_DEFINE_FINAL_TYPE (PcDuplicatePair, pc_duplicate_pair, G_TYPE_OBJECT)

static void
pc_duplicate_pair_finalize (GObject *object)
{
  g_ptr_array_unref (PC_DUPLICATE_PAIR (object)->found);

  G_OBJECT_CLASS (pc_duplicate_pair_parent_class)->finalize (object);
}

static void
pc_duplicate_pair_class_init (PcDuplicatePairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pc_duplicate_pair_finalize;
}

static void
pc_duplicate_pair_init (PcDuplicatePair *self)
{
}

static PcDuplicatePair *
make_pair (GPtrArray *found,
           guint      index)
{
  PcDuplicatePair *self = g_object_new (PC_TYPE_DUPLICATE_PAIR, NULL);

  self->found = g_ptr_array_ref (found);
  self->duplicate = found->pdata[index];
  return self;
}

/*
 * The page
 */

struct _PcDuplicatesPage
{
  GtkBox              parent_instance;

  GtkLabel           *count;
  GtkWidget          *again;
  GtkWidget          *compare;
  GtkWidget          *distinct;
  GtkWidget          *running;
  GtkProgressBar     *progress;
  GtkStack           *stack;       /* "list", "nobody" or "waiting". */
  GtkListView        *view;
  GtkSingleSelection *selection;

  PcStore            *store;
  GListStore         *pairs;
  GCancellable       *cancellable; /* Of the search that is running, or %NULL. */
  gboolean            stale;       /* Something has changed since the last search. */
  gboolean            deciding;    /* What changes now is done here, and known. */
  guint               search_id;   /* Of search_cb(). */
};

enum {
  COMPARE,
  DECIDED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcDuplicatesPage, pc_duplicates_page, GTK_TYPE_BOX)

static const PcDuplicate *
get_selected (PcDuplicatesPage *self)
{
  PcDuplicatePair *pair = gtk_single_selection_get_selected_item (self->selection);

  return pair != NULL ? pair->duplicate : NULL;
}

static void
show_state (PcDuplicatesPage *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  const gboolean waiting = self->cancellable != NULL || self->stale;
  /* Translators: %u is how many pairs of people could be one person each. */
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pair", "%u pairs", n), n);

  gtk_label_set_label (self->count, n > 0 ? text : "");
  gtk_widget_set_visible (self->running, self->cancellable != NULL);
  gtk_widget_set_sensitive (self->again, self->cancellable == NULL);
  gtk_widget_set_sensitive (self->compare, n > 0);
  gtk_widget_set_sensitive (self->distinct, n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : waiting ? "waiting" : "nobody");
}

/*
 * The search
 */

static gpointer
search_job (PcStore       *store,
            gpointer       data G_GNUC_UNUSED,
            PcProgress    *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  return pc_duplicates_list (store, PC_MATCH_LEAST_POSSIBLE, cancellable, progress, error);
}

/* The line that had the mark keeps its place, as far as there still is one. */
static void
show_found (PcDuplicatesPage *self,
            GPtrArray        *found)
{
  const gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;
  const guint at = gtk_single_selection_get_selected (self->selection);
  g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (pairs, make_pair (found, i));

  g_list_store_splice (self->pairs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pairs)), pairs->pdata, pairs->len);
  if (at != GTK_INVALID_LIST_POSITION && found->len > 0)
    gtk_single_selection_set_selected (self->selection, MIN (at, found->len - 1));

  show_state (self);
  if (has_focus || gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
    pc_duplicates_page_start (self);
}

static void search (PcDuplicatesPage *self);

static void
searched_cb (GObject      *source G_GNUC_UNUSED,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PcDuplicatesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = pc_store_work_finish (result, &error);

  /* The window was closed meanwhile. */
  if (self->store == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (found == NULL)
    {
      self->stale = TRUE;
      show_state (self);
      g_signal_emit (self, signals[FAILED], 0, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ?
                     _("The search was cancelled.") : error->message);
      return;
    }

  show_found (self, found);
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    search (self);
}

static void
search (PcDuplicatesPage *self)
{
  static const PcStoreWork work = {
    PC_STORE_BESIDE_READ, PC_STORE_CANCEL_LEAVES, search_job, NULL, (GDestroyNotify) g_ptr_array_unref
  };
  g_autoptr(PcProgress) progress = NULL;

  if (self->cancellable != NULL)
    return;

  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  progress = pc_progress_new ();
  g_object_bind_property (progress, "fraction", self->progress, "fraction", G_BINDING_SYNC_CREATE);
  show_state (self);
  pc_store_work_start (self->store, &work, NULL, progress, self->cancellable, searched_cb, g_object_ref (self));
}

static gboolean
search_cb (gpointer data)
{
  PcDuplicatesPage *self = data;

  self->search_id = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

/* One transaction announces each of its records. */
static void
store_changed_cb (PcDuplicatesPage *self,
                  const PcKind     *kind)
{
  const gboolean matters = kind == &pc_beneficiary_kind || kind == &pc_permit_kind || kind == &pc_distinction_kind;

  if (!matters || self->deciding)
    return;

  self->stale = TRUE;
  if (self->search_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->search_id = g_idle_add (search_cb, self);
}

static void
again_cb (PcDuplicatesPage *self)
{
  search (self);
}

static void
cancel_cb (PcDuplicatesPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

/*
 * Decisions
 */

static void
compare_cb (PcDuplicatesPage *self)
{
  const PcDuplicate *duplicate = get_selected (self);

  if (duplicate != NULL)
    g_signal_emit (self, signals[COMPARE], 0, duplicate->first_id, duplicate->second_id);
}

static gboolean
set_distinct (PcDuplicatesPage   *self,
              const PcDuplicate  *duplicate,
              GError            **error)
{
  gboolean ok;

  self->deciding = TRUE;
  ok = pc_duplicates_set_distinct (self->store, duplicate->first_id, duplicate->second_id, NULL, error);
  self->deciding = FALSE;

  return ok;
}

/* The next pair takes the place of the one that is decided. */
static void
distinct_cb (PcDuplicatesPage *self)
{
  const guint at = gtk_single_selection_get_selected (self->selection);
  const PcDuplicate *duplicate = get_selected (self);
  g_autoptr(GError) error = NULL;
  guint n;

  if (duplicate == NULL)
    return;

  if (!set_distinct (self, duplicate, &error))
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  g_list_store_remove (self->pairs, at);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, MIN (at, n - 1));
  show_state (self);
  pc_duplicates_page_start (self);
  g_signal_emit (self, signals[DECIDED], 0, _("Noted: they are two people."));
}

static gboolean
key_pressed_cb (PcDuplicatesPage *self,
                guint             keyval)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return FALSE;

  distinct_cb (self);
  return TRUE;
}

/*
 * Lines
 */

static GtkWidget *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* Both people side by side, and below them why. */
static void
line_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *people = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_box_set_homogeneous (GTK_BOX (people), TRUE);
  gtk_box_append (GTK_BOX (line), people);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *person = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      add_label (person, "heading");
      add_label (person, "numeric");
      gtk_box_append (GTK_BOX (people), person);
    }
  add_label (line, "caption");
  gtk_widget_add_css_class (line, "duplicate-line");
  gtk_list_item_set_child (item, line);
}

/* Adds to @said what a screen reader is to say. */
static void
show_person (PcDuplicatesPage *self,
             GtkWidget        *box,
             const char       *id,
             GString          *said)
{
  g_autoptr(PcRecord) person = pc_store_get (self->store, &pc_beneficiary_kind, id, NULL);
  g_autofree char *name = person != NULL ? pc_record_dup_name (person) : g_strdup ("");
  g_autofree char *details = person != NULL ? pc_duplicate_text_person (person) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), details);
  g_string_append_printf (said, "%s · %s; ", name, details);
}

static void
line_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              PcDuplicatesPage         *self)
{
  const PcDuplicate *duplicate = PC_DUPLICATE_PAIR (gtk_list_item_get_item (item))->duplicate;
  GtkWidget *line = gtk_list_item_get_child (item);
  GtkWidget *people = gtk_widget_get_first_child (line);
  g_autofree char *why = pc_duplicate_text_why (duplicate->match);
  g_autoptr(GString) said = g_string_new (NULL);

  show_person (self, gtk_widget_get_first_child (people), duplicate->first_id, said);
  show_person (self, gtk_widget_get_last_child (people), duplicate->second_id, said);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (line)), why);
  g_string_append (said, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str, -1);
}

/*
 * The widget
 */

static void
pc_duplicates_page_map (GtkWidget *widget)
{
  PcDuplicatesPage *self = PC_DUPLICATES_PAGE (widget);

  GTK_WIDGET_CLASS (pc_duplicates_page_parent_class)->map (widget);

  if (self->stale)
    search (self);
}

static void
pc_duplicates_page_dispose (GObject *object)
{
  PcDuplicatesPage *self = PC_DUPLICATES_PAGE (object);

  g_clear_handle_id (&self->search_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_DUPLICATES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->pairs);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_duplicates_page_parent_class)->dispose (object);
}

static void
add_signals (void)
{
  signals[COMPARE] = g_signal_new ("compare", PC_TYPE_DUPLICATES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[DECIDED] = g_signal_new ("decided", PC_TYPE_DUPLICATES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_DUPLICATES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pc_duplicates_page_class_init (PcDuplicatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_duplicates_page_dispose;
  widget_class->map = pc_duplicates_page_map;
  add_signals ();

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, again);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, compare);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, count);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, distinct);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, running);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PcDuplicatesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, distinct_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
pc_duplicates_page_init (PcDuplicatesPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->stale = TRUE;
  self->pairs = g_list_store_new (PC_TYPE_DUPLICATE_PAIR);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->pairs)));
  g_signal_connect (factory, "setup", G_CALLBACK (line_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (line_bind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

void
pc_duplicates_page_set_store (PcDuplicatesPage *self,
                              PcStore          *store)
{
  g_return_if_fail (PC_IS_DUPLICATES_PAGE (self) && self->store == NULL);
  g_return_if_fail (PC_IS_STORE (store));

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_duplicates_page_start (PcDuplicatesPage *self)
{
  g_return_if_fail (PC_IS_DUPLICATES_PAGE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->pairs)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
