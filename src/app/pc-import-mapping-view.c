/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-mapping-view.h"

#include <glib/gi18n-lib.h>

#include "pc-drop-down.h"
#include "pc-import-mapping.h"
#include "pc-kinds.h"
#include "pc-own-direction.h"
#include "pc-parked-rows.h"

struct _PcImportMappingView
{
  GtkBox          parent_instance;

  GtkWidget      *sheet_box;
  GtkDropDown    *sheets;
  GtkCheckButton *chosen;
  GtkWidget      *parts;       /* Not for a workbook of ours. */
  GtkDropDown    *kinds;
  GtkWidget      *order_box;
  GtkDropDown    *orders;
  GtkCheckButton *decimal;
  GtkGrid        *columns;
  GtkEditable    *name;
  GtkWidget      *saved_box;
  GtkDropDown    *saved;

  PcImport       *import;
  PcStore        *store;
  guint           sheet;
  GPtrArray      *list;        /* of PcKind, in the order of the drop-down. */
  GArray         *targets;     /* of PcImportTarget, those of the drop-downs from the second choice on. */
  gboolean        showing;
};

enum {
  EDITED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcImportMappingView, pc_import_mapping_view, GTK_TYPE_BOX)

static void show_sheet (PcImportMappingView *self);

static PcImportSheet *
get_sheet (PcImportMappingView *self)
{
  return pc_import_list_sheets (self->import)->pdata[self->sheet];
}

static void
edited (PcImportMappingView *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

/*
 * Columns
 */

static guint
find_target (PcImportMappingView *self,
             PcImportTarget       target)
{
  for (guint i = 0; target.kind != NULL && i < self->targets->len; i++)
    if (pc_import_target_equal (g_array_index (self->targets, PcImportTarget, i), target))
      return i + 1;

  return 0;
}

/* Taking a field from another column shows there too. */
static void
show_targets (PcImportMappingView *self)
{
  const PcImportSheet *sheet = get_sheet (self);

  self->showing = TRUE;
  for (guint i = 0; i < sheet->columns->len; i++)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_grid_get_child_at (self->columns, 1, (int) i)),
                                find_target (self, ((const PcImportColumn *) sheet->columns->pdata[i])->target));
  self->showing = FALSE;
}

static void
show_hours (PcImportMappingView *self)
{
  const PcImportSheet *sheet = get_sheet (self);
  gboolean any = FALSE;
  gboolean decimal = FALSE;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const PcImportColumn *column = sheet->columns->pdata[i];
      const PcField *field = column->target.kind != NULL && column->target.field >= 0 ?
                             pc_kind_get_field (column->target.kind, column->target.field) : NULL;

      if (field == NULL || field->type != PC_FIELD_MINUTES)
        continue;
      any = TRUE;
      decimal |= column->decimal_hours;
    }

  self->showing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->decimal), any);
  gtk_check_button_set_active (self->decimal, decimal);
  self->showing = FALSE;
}

static void
target_selected_cb (PcImportMappingView *self,
                    GParamSpec          *pspec G_GNUC_UNUSED,
                    GtkDropDown         *drop_down)
{
  const guint index = gtk_drop_down_get_selected (drop_down);
  const guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "column"));
  const PcImportTarget none = PC_IMPORT_TARGET_NONE;

  if (self->showing)
    return;

  pc_import_set_target (self->import, self->sheet, column,
                        index == 0 || index > self->targets->len ? none :
                        g_array_index (self->targets, PcImportTarget, index - 1));
  show_targets (self);
  show_hours (self);
  edited (self);
}

/* The labels of all that a column can hold, the first of which is nothing; full. */
static GPtrArray *
list_labels (PcImportMappingView *self,
             const PcKind        *kind)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (labels, g_strdup (_("Leave out")));
  for (guint i = 0; i < self->targets->len; i++)
    g_ptr_array_add (labels, pc_import_target_dup_label (kind, g_array_index (self->targets, PcImportTarget, i)));
  g_ptr_array_add (labels, NULL);
  return labels;
}

static GtkWidget *
make_heading (const PcImportColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (*column->heading != '\0' ? column->heading : _("(no heading)"));
  g_autofree char *text = pc_own_direction (column->sample != NULL ? column->sample : _("empty"));
  GtkWidget *sample = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (sample), 0);
  gtk_label_set_ellipsize (GTK_LABEL (sample), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (sample, "caption");
  gtk_widget_add_css_class (sample, "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), sample);
  return box;
}

static void
add_column (PcImportMappingView  *self,
            const PcImportColumn *column,
            guint                 index,
            GPtrArray            *labels)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  /* Translators: %s is the heading of a column of a spreadsheet. */
  g_autofree char *name = g_strdup_printf (_("What “%s” holds"), column->heading);

  pc_drop_down_set_name (GTK_DROP_DOWN (drop_down), name);
  pc_drop_down_set_texts (GTK_DROP_DOWN (drop_down), (const char * const *) labels->pdata, 0);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (drop_down), "column", GUINT_TO_POINTER (index));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (target_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->columns, make_heading (column), 0, (int) index, 1, 1);
  gtk_grid_attach (self->columns, drop_down, 1, (int) index, 1, 1);
}

static void
show_columns (PcImportMappingView *self)
{
  const PcImportSheet *sheet = get_sheet (self);
  g_autoptr(GPtrArray) labels = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_grid_remove (self->columns, child);
  g_clear_pointer (&self->targets, g_array_unref);
  if (sheet->kind == NULL)
    return;

  self->targets = pc_import_list_targets (sheet->kind);
  labels = list_labels (self, sheet->kind);
  self->showing = TRUE;
  for (guint i = 0; i < sheet->columns->len; i++)
    add_column (self, sheet->columns->pdata[i], i, labels);
  self->showing = FALSE;
  show_targets (self);
}

/* Asked only where the dates of a column could be read in another order as well. */
static void
show_order (PcImportMappingView *self)
{
  const PcImportSheet *sheet = get_sheet (self);
  const char *orders[] = {
    [PC_DATE_ORDER_DMY] = _("Day, month, year"), [PC_DATE_ORDER_MDY] = _("Month, day, year"),
    [PC_DATE_ORDER_YMD] = _("Year, month, day"), NULL
  };
  const PcImportColumn *unsure = NULL;

  for (guint i = 0; i < sheet->columns->len && unsure == NULL; i++)
    if (((const PcImportColumn *) sheet->columns->pdata[i])->order_is_guess)
      unsure = sheet->columns->pdata[i];

  gtk_widget_set_visible (self->order_box, unsure != NULL);
  self->showing = TRUE;
  pc_drop_down_set_texts (self->orders, orders, unsure != NULL ? unsure->order : PC_DATE_ORDER_DMY);
  self->showing = FALSE;
}

static void
order_selected_cb (PcImportMappingView *self)
{
  if (self->showing || self->import == NULL)
    return;

  pc_import_set_date_order (self->import, self->sheet, gtk_drop_down_get_selected (self->orders));
  edited (self);
}

static void
decimal_cb (PcImportMappingView *self)
{
  if (self->showing || self->import == NULL)
    return;

  pc_import_set_decimal_hours (self->import, self->sheet, gtk_check_button_get_active (self->decimal));
  edited (self);
}

/*
 * The sheet and its kind
 */

static gboolean
is_importable (const PcKind *kind)
{
  return kind != &pc_destination_kind && kind != &pc_attachment_kind;
}

static void
show_kinds (PcImportMappingView *self)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();
  const PcKind *kind = get_sheet (self)->kind;
  guint selected = 0;

  g_ptr_array_set_size (self->list, 0);
  g_ptr_array_add (labels, (gpointer) _("Choose what they are about"));
  for (const PcKind * const *each = pc_kind_list (); *each != NULL; each++)
    if (is_importable (*each))
      {
        g_ptr_array_add (self->list, (gpointer) *each);
        g_ptr_array_add (labels, (gpointer) pc_kind_get_label (*each));
        if (*each == kind)
          selected = self->list->len;
      }
  g_ptr_array_add (labels, NULL);

  self->showing = TRUE;
  pc_drop_down_set_texts (self->kinds, (const char * const *) labels->pdata, selected);
  self->showing = FALSE;
}

static void
kind_selected_cb (PcImportMappingView *self)
{
  const guint index = gtk_drop_down_get_selected (self->kinds);

  if (self->showing || self->import == NULL || index == 0 || index > self->list->len)
    return;

  pc_import_set_kind (self->import, self->sheet, self->list->pdata[index - 1]);
  pc_import_set_chosen (self->import, self->sheet, TRUE);
  show_sheet (self);
  edited (self);
}

static void
sheet_selected_cb (PcImportMappingView *self)
{
  const guint index = gtk_drop_down_get_selected (self->sheets);

  if (self->showing || self->import == NULL || index >= pc_import_list_sheets (self->import)->len)
    return;

  self->sheet = index;
  show_sheet (self);
}

static void
chosen_cb (PcImportMappingView *self)
{
  if (self->showing || self->import == NULL)
    return;

  pc_import_set_chosen (self->import, self->sheet, gtk_check_button_get_active (self->chosen));
  edited (self);
}

static void
show_sheet (PcImportMappingView *self)
{
  const PcImportSheet *sheet = get_sheet (self);

  self->showing = TRUE;
  gtk_check_button_set_active (self->chosen, sheet->chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->chosen), sheet->kind != NULL);
  self->showing = FALSE;
  if (pc_import_is_own (self->import))
    return;

  show_kinds (self);
  show_columns (self);
  show_order (self);
  show_hours (self);
}

static void
show_sheets (PcImportMappingView *self)
{
  GPtrArray *sheets = pc_import_list_sheets (self->import);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sheets->len; i++)
    {
      const PcImportSheet *sheet = sheets->pdata[i];

      /* Translators: the name of a sheet, and how many rows it has. */
      g_ptr_array_add (names, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%u row)", "%s (%u rows)",
                                                            sheet->n_rows), sheet->name, sheet->n_rows));
      if (sheet->chosen && !((const PcImportSheet *) sheets->pdata[self->sheet])->chosen)
        self->sheet = i;
    }
  g_ptr_array_add (names, NULL);

  self->showing = TRUE;
  pc_drop_down_set_texts (self->sheets, (const char * const *) names->pdata, self->sheet);
  self->showing = FALSE;
  gtk_widget_set_visible (self->sheet_box, sheets->len > 1);
}

/*
 * Kept under a name
 */

static void
show_saved (PcImportMappingView *self)
{
  g_autoptr(GPtrArray) saved = pc_saved_mappings_list (self->store, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) _("Columns as saved"));
  for (guint i = 0; saved != NULL && i < saved->len; i++)
    g_ptr_array_add (names, ((PcSavedMapping *) saved->pdata[i])->name);
  g_ptr_array_add (names, NULL);

  self->showing = TRUE;
  pc_drop_down_set_texts (self->saved, (const char * const *) names->pdata, 0);
  self->showing = FALSE;
  gtk_widget_set_visible (self->saved_box, saved != NULL && saved->len > 0);
}

static void
saved_selected_cb (PcImportMappingView *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->saved);
  g_autoptr(GError) error = NULL;

  if (self->showing || self->import == NULL || item == NULL || gtk_drop_down_get_selected (self->saved) == 0)
    return;

  if (!pc_import_use_mapping (self->import, self->sheet, self->store, gtk_string_object_get_string (item), &error))
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  show_sheet (self);
  edited (self);
}

void
pc_import_mapping_view_save (PcImportMappingView *self,
                             const char          *name)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PC_IS_IMPORT_MAPPING_VIEW (self) && self->import != NULL);

  if (*clean == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->name));
  else if (!pc_import_save_mapping (self->import, self->sheet, self->store, clean, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else
    show_saved (self);
}

static void
save_cb (PcImportMappingView *self)
{
  pc_import_mapping_view_save (self, gtk_editable_get_text (self->name));
}

/* A file of the same make as one before is read as that was. */
static void
use_known_mapping (PcImportMappingView *self)
{
  GPtrArray *sheets = pc_import_list_sheets (self->import);

  for (guint i = 0; i < sheets->len; i++)
    {
      g_autofree char *found = pc_import_find_mapping (self->import, i, self->store);

      if (found == NULL || !pc_import_use_mapping (self->import, i, self->store, found, NULL))
        continue;
      gtk_editable_set_text (self->name, found);
    }
}

void
pc_import_mapping_view_set_import (PcImportMappingView *self,
                                   PcImport            *import,
                                   PcStore             *store)
{
  gboolean own;

  g_return_if_fail (PC_IS_IMPORT_MAPPING_VIEW (self));

  self->import = import;
  g_set_object (&self->store, store);
  self->sheet = 0;
  if (import == NULL || pc_import_list_sheets (import)->len == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  own = pc_import_is_own (import);
  gtk_editable_set_text (self->name, "");
  if (!own)
    use_known_mapping (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (self->parts, !own);
  show_sheets (self);
  show_sheet (self);
  show_saved (self);
}

/*
 * The widget
 */

static void
pc_import_mapping_view_dispose (GObject *object)
{
  PcImportMappingView *self = PC_IMPORT_MAPPING_VIEW (object);

  self->showing = TRUE;
  self->import = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_IMPORT_MAPPING_VIEW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_import_mapping_view_parent_class)->dispose (object);
}

static void
pc_import_mapping_view_finalize (GObject *object)
{
  PcImportMappingView *self = PC_IMPORT_MAPPING_VIEW (object);

  g_ptr_array_unref (self->list);
  g_clear_pointer (&self->targets, g_array_unref);

  G_OBJECT_CLASS (pc_import_mapping_view_parent_class)->finalize (object);
}

static void
pc_import_mapping_view_class_init (PcImportMappingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_import_mapping_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pc_import_mapping_view_finalize;
  signals[EDITED] = g_signal_new ("edited", PC_TYPE_IMPORT_MAPPING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_IMPORT_MAPPING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-import-mapping-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, chosen);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, columns);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, decimal);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, kinds);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, name);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, order_box);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, orders);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, parts);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, saved);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, saved_box);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, PcImportMappingView, sheets);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, decimal_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
}

static void
pc_import_mapping_view_init (PcImportMappingView *self)
{
  self->list = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pc_drop_down_set_name (self->sheets, _("Sheet"));
  pc_drop_down_set_name (self->kinds, _("What the rows are about"));
  pc_drop_down_set_name (self->orders, _("How dates stand"));
  pc_drop_down_set_name (self->saved, _("Columns as saved"));
}
