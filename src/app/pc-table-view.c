/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-table-view.h"

/* Roughly what a character and the padding of a cell take. */
#define CHAR_WIDTH   8
#define CELL_PADDING 2

struct _PcTableView
{
  GtkWidget       parent_instance;

  GtkWidget      *scroller;
  GtkColumnView  *view;
  const PcTable  *table;
  PcTableList    *list;

  int             folded_width;
  guint           fold_id;

  GObject        *probes[2]; /* To ask GTK's sorter what it sorts by... */
  int             asked;     /* ...and the column that it asked first, or -1. */
};

enum {
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcTableView, pc_table_view, GTK_TYPE_WIDGET)

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  const PcTable *table = g_object_get_data (G_OBJECT (factory), "table");
  const PcColumn *described = &table->columns[GPOINTER_TO_UINT (column)];
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), described->width);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), MIN (described->width, 12));
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (pc_field_is_amount (&described->field) || described->field.type == PC_FIELD_TIME)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);
  if (pc_field_is_amount (&described->field) || described->field.type == PC_FIELD_DATE)
    gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (item, text);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  PcTableRow *row = gtk_list_item_get_item (item);
  const char *text = pc_table_row_get_text (row, GPOINTER_TO_UINT (column));
  GtkWidget *child = gtk_list_item_get_child (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static void
activated_cb (PcTableView *self,
              guint        position)
{
  g_autoptr(PcTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (row != NULL && pc_table_row_get_id (row) != NULL)
    g_signal_emit (self, signals[OPENED], 0, pc_table_row_get_id (row));
}

/* A heading that can be sorted by. */
typedef struct
{
  PcTableView *view;
  int          column;
} Heading;

/* Nothing is sorted here: the column that is asked first says by what the database shall. */
static int
compare_probes (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Heading *heading = user_data;

  if (heading->view->asked < 0)
    heading->view->asked = heading->column;

  return a == heading->view->probes[0] ? -1 : 1;
}

/* GTK 4.8 does not tell the column and the direction; comparing two things with its sorter does. */
static void
sorter_changed_cb (PcTableView *self)
{
  GtkOrdering ordering;

  self->asked = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->probes[0], self->probes[1]);
  pc_table_list_sort (self->list, self->asked, ordering == GTK_ORDERING_LARGER);
}

static void
add_column (PcTableView *self,
            guint        index)
{
  const PcColumn *described = &self->table->columns[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;
  const Heading heading = { self, index };
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_probes, g_memdup2 (&heading, sizeof heading), g_free));

  g_object_set_data (G_OBJECT (factory), "table", (gpointer) self->table);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (index));

  column = gtk_column_view_column_new (pc_field_get_label (&described->field), factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, described->width >= 18);
  gtk_column_view_append_column (self->view, column);
}

/* Columns fold before they scroll: those at the end go first where there is no room. */
static gboolean
fold_cb (gpointer data)
{
  PcTableView *self = data;
  GListModel *columns = gtk_column_view_get_columns (self->view);
  int left = gtk_widget_get_width (GTK_WIDGET (self)) / CHAR_WIDTH;

  self->fold_id = 0;
  for (guint i = 0; self->table != NULL && i < self->table->n_columns; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      left -= MIN (self->table->columns[i].width, 12) + CELL_PADDING;
      gtk_column_view_column_set_visible (column, i < 2 || left >= 0);
    }

  return G_SOURCE_REMOVE;
}

static void
pc_table_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  PcTableView *self = PC_TABLE_VIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);

  /* Not here: hiding a column asks for a new size. */
  if (width != self->folded_width && self->fold_id == 0)
    {
      self->folded_width = width;
      self->fold_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
    }
}

static void
pc_table_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  /* As narrow as need be: what does not fit folds away. */
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 120;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static gboolean
pc_table_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PC_TABLE_VIEW (widget)->view));
}

static void
pc_table_view_dispose (GObject *object)
{
  PcTableView *self = PC_TABLE_VIEW (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->probes[0]);
  g_clear_object (&self->probes[1]);

  G_OBJECT_CLASS (pc_table_view_parent_class)->dispose (object);
}

static void
pc_table_view_class_init (PcTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_table_view_dispose;
  widget_class->grab_focus = pc_table_view_grab_focus;
  widget_class->measure = pc_table_view_measure;
  widget_class->size_allocate = pc_table_view_size_allocate;

  signals[OPENED] = g_signal_new ("opened", PC_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pc_table_view_init (PcTableView *self)
{
  self->probes[0] = g_object_new (G_TYPE_OBJECT, NULL);
  self->probes[1] = g_object_new (G_TYPE_OBJECT, NULL);

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));

  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

void
pc_table_view_set_table (PcTableView   *self,
                         const PcTable *table,
                         PcStore       *store)
{
  GtkSelectionModel *selection;

  g_return_if_fail (PC_IS_TABLE_VIEW (self) && self->table == NULL);
  g_return_if_fail (table != NULL && PC_IS_STORE (store));

  self->table = table;
  self->list = pc_table_list_new (table, store);
  for (guint i = 0; i < table->n_columns; i++)
    add_column (self, i);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, table->title), -1);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (selection), TRUE);
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

PcTableList *
pc_table_view_get_list (PcTableView *self)
{
  g_return_val_if_fail (PC_IS_TABLE_VIEW (self), NULL);

  return self->list;
}

void
pc_table_view_open (PcTableView *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view));
  guint position = gtk_single_selection_get_selected (selection);

  activated_cb (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}
