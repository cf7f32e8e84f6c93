/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-compare-grid.h"

#include <glib/gi18n-lib.h>

#include "pc-duplicate-text.h"
#include "pc-field-entry.h"
#include "pc-kinds.h"
#include "pc-merge-fields.h"
#include "pc-owner.h"

#define FIELD_CHARS 17
#define VALUE_CHARS 24
#define VALUE_LINES 4
#define NO_SIDE     2

/*
 * PcCompareLine:
 * @choices: what ticks the value of each side; %NULL where that side has none
 * @chosen: the side that somebody has chosen, or NO_SIDE
 */
typedef struct
{
  guint           field;
  GtkCheckButton *choices[2];
  guint           chosen;
} PcCompareLine;

struct _PcCompareGrid
{
  GtkBox          parent_instance;

  GtkGrid        *grid;
  GtkGrid        *same;
  GtkCheckButton *stays[2];

  PcStore        *store;
  PcRecord       *people[2];
  guint           keep;      /* Which of them stays. */
  GArray         *lines;     /* Of PcCompareLine: fields in which the two are not the same. */
  int             n_rows;
  int             n_same;
  gboolean        updating;
};

enum {
  KEEP_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcCompareGrid, pc_compare_grid, GTK_TYPE_BOX)

/*
 * What merging would come to
 */

static void
add_take (PcCompareGrid *self,
          GArray        *take,
          guint          field)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PcCompareLine *line = &g_array_index (self->lines, PcCompareLine, i);

      if (line->field != field && line->chosen == 1 - self->keep)
        g_array_append_val (take, line->field);
    }
}

static gboolean
is_taken (PcCompareGrid *self,
          GArray        *take,
          guint          field)
{
  g_autoptr(GArray) fields = pc_merge_fields_list (self->people[self->keep], self->people[1 - self->keep],
                                                   (const guint *) take->data, take->len);

  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, PcMergeField, i).field == field)
      return g_array_index (fields, PcMergeField, i).take;

  return FALSE;
}

/* Which side's value would stay, and whether choosing makes a difference: it does not where the field follows another. */
static guint
find_side (PcCompareGrid       *self,
           const PcCompareLine *line,
           gboolean            *free)
{
  g_autoptr(GArray) take = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean without, with;

  add_take (self, take, line->field);
  without = is_taken (self, take, line->field);
  g_array_append_val (take, line->field);
  with = is_taken (self, take, line->field);

  *free = with != without;
  return (line->chosen == 1 - self->keep ? with : without) ? 1 - self->keep : self->keep;
}

static void
update (PcCompareGrid *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const PcCompareLine *line = &g_array_index (self->lines, PcCompareLine, i);
      gboolean free;
      const guint side = find_side (self, line, &free);

      for (guint k = 0; k < 2; k++)
        if (line->choices[k] != NULL)
          {
            gtk_check_button_set_active (line->choices[k], k == side);
            gtk_widget_set_sensitive (GTK_WIDGET (line->choices[k]), free);
          }
    }

  gtk_check_button_set_active (self->stays[self->keep], TRUE);
  self->updating = FALSE;
}

static void
chosen_cb (PcCompareGrid  *self,
           GtkCheckButton *button)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "line"));
  const guint side = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "side"));
  PcCompareLine *line = &g_array_index (self->lines, PcCompareLine, index);

  /* Of two the one that is no longer ticked has nothing to say; a single one has. */
  if (self->updating || (!gtk_check_button_get_active (button) && line->choices[1 - side] != NULL))
    return;

  line->chosen = gtk_check_button_get_active (button) ? side : 1 - side;
  update (self);
}

static void
stays_cb (PcCompareGrid  *self,
          GtkCheckButton *button)
{
  if (self->updating || !gtk_check_button_get_active (button))
    return;

  self->keep = button == self->stays[1];
  update (self);
  g_signal_emit (self, signals[KEEP_CHANGED], 0);
}

/*
 * The lines
 */

static GtkWidget *
make_label (const char *text,
            int         chars,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* Numbers and codes read from left to right, whatever is around them: "+39", not "39+". */
static gboolean
has_own_direction (const PcField *field)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL &&
         (!pc_field_is_text (field) || (field->type == PC_FIELD_TEXT && field->detail != NULL));
}

static GtkWidget *
make_value (const PcField *field,
            const char    *text)
{
  g_autofree char *isolated = has_own_direction (field) ? g_strdup_printf ("\u2066%s\u2069", text) : g_strdup (text);
  GtkWidget *label = make_label (isolated, VALUE_CHARS, NULL);

  gtk_label_set_lines (GTK_LABEL (label), VALUE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_choice (PcCompareGrid *self,
            PcCompareLine *line,
            guint          side)
{
  const PcField *field = pc_kind_get_field (&pc_beneficiary_kind, line->field);
  g_autofree char *text = pc_field_entry_format (self->store, field, self->people[side]);
  g_autofree char *code = pc_record_format (self->people[side], PC_BENEFICIARY_CODE);
  g_autofree char *name = NULL;
  GtkWidget *button = gtk_check_button_new ();

  line->choices[side] = GTK_CHECK_BUTTON (button);
  gtk_check_button_set_child (line->choices[side], make_value (field, text));
  if (line->choices[0] != NULL && line->choices[1] != NULL)
    gtk_check_button_set_group (line->choices[1], line->choices[0]);

  /* Translators: a value of a field that can be chosen: field, value, code of the person. */
  name = g_strdup_printf (_("%s: %s (%s)"), pc_field_get_label (field), text, code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (self->lines->len));
  g_object_set_data (G_OBJECT (button), "side", GUINT_TO_POINTER (side));
  g_signal_connect_object (button, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, button, 1 + side, self->n_rows, 1, 1);
}

/* Bold and in words: colour is never the only sign. */
static GtkWidget *
make_field (const PcField *field,
            gboolean       differs)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (pc_field_get_label (field), FIELD_CHARS, differs ? "heading" : NULL));
  if (differs)
    gtk_box_append (GTK_BOX (box), make_label (_("Different"), FIELD_CHARS, "caption"));

  return box;
}

static void
add_line (PcCompareGrid *self,
          guint          field)
{
  const gboolean differs = pc_merge_fields_differ (self->people[0], self->people[1], field);
  PcCompareLine line = { field, { NULL, NULL }, NO_SIDE };

  gtk_grid_attach (self->grid, make_field (pc_kind_get_field (&pc_beneficiary_kind, field), differs), 0, self->n_rows, 1, 1);
  for (guint side = 0; side < 2; side++)
    if (pc_record_is_set (self->people[side], field))
      add_choice (self, &line, side);
    else
      gtk_grid_attach (self->grid, make_label ("–", 2, "dim-label"), 1 + side, self->n_rows, 1, 1);

  g_array_append_val (self->lines, line);
  self->n_rows++;
}

static void
add_same (PcCompareGrid *self,
          guint          index)
{
  const PcField *field = pc_kind_get_field (&pc_beneficiary_kind, index);
  g_autofree char *text = pc_field_entry_format (self->store, field, self->people[0]);

  gtk_grid_attach (self->same, make_label (pc_field_get_label (field), FIELD_CHARS, NULL), 0, self->n_same, 1, 1);
  gtk_grid_attach (self->same, make_value (field, text), 1, self->n_same, 1, 1);
  self->n_same++;
}

static void
add_fields (PcCompareGrid *self)
{
  for (guint i = 0; i < PC_BENEFICIARY_N_FIELDS; i++)
    {
      const gboolean is_set = pc_record_is_set (self->people[0], i) || pc_record_is_set (self->people[1], i);

      if (!pc_merge_fields_covers (i) || !is_set)
        continue;

      if (pc_value_equal (pc_record_get_value (self->people[0], i), pc_record_get_value (self->people[1], i)))
        add_same (self, i);
      else
        add_line (self, i);
    }
}

static void
add_head (PcCompareGrid *self,
          guint          side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = pc_record_dup_name (self->people[side]);
  g_autofree char *details = pc_duplicate_text_person (self->people[side]);
  g_autofree char *code = pc_record_format (self->people[side], PC_BENEFICIARY_CODE);
  /* Translators: %s is the code of a person: of two records that become one, this one is kept. */
  g_autofree char *text = g_strdup_printf (_("%s stays"), code);

  self->stays[side] = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (text));
  if (side == 1)
    gtk_check_button_set_group (self->stays[1], self->stays[0]);
  g_signal_connect_object (self->stays[side], "toggled", G_CALLBACK (stays_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stays[side]), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  gtk_box_append (GTK_BOX (box), make_label (name, VALUE_CHARS, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (details, VALUE_CHARS, "caption"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stays[side]));
  gtk_widget_set_size_request (box, 200, -1);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (self->grid, box, 1 + side, 0, 1, 1);
}

/* All of it goes to who stays; it tells which of the two is the one that is worked with. */
static void
add_belongings (PcCompareGrid *self)
{
  g_autoptr(GArray) first = pc_owner_count_kinds (self->store, pc_record_get_id (self->people[0]), NULL);
  g_autoptr(GArray) second = pc_owner_count_kinds (self->store, pc_record_get_id (self->people[1]), NULL);
  const PcKind * const *kinds = pc_kind_list ();

  gtk_grid_attach (self->grid, make_label (_("What belongs to each, and will belong to the one who stays"), -1, "heading"),
                   0, self->n_rows++, 3, 1);
  for (guint i = 0; first != NULL && second != NULL && kinds[i] != NULL; i++)
    {
      const guint counts[] = { g_array_index (first, guint, i), g_array_index (second, guint, i) };

      if (kinds[i] == &pc_distinction_kind || counts[0] + counts[1] == 0)
        continue;

      gtk_grid_attach (self->grid, make_label (pc_kind_get_plural (kinds[i]), FIELD_CHARS, NULL), 0, self->n_rows, 1, 1);
      for (guint side = 0; side < 2; side++)
        {
          g_autofree char *text = g_strdup_printf ("%u", counts[side]);

          gtk_grid_attach (self->grid, make_label (text, VALUE_CHARS, "numeric"), 1 + side, self->n_rows, 1, 1);
        }
      self->n_rows++;
    }
}

static void
add_expander (PcCompareGrid *self)
{
  GtkWidget *expander;
  g_autofree char *text = NULL;

  if (self->n_same == 0)
    return;

  /* Translators: %d is a number of fields. */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d field is the same", "%d fields are the same", self->n_same),
                          self->n_same);
  expander = gtk_expander_new (text);
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (self->same));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (self), expander);
}

/*
 * The widget
 */

static void
pc_compare_grid_dispose (GObject *object)
{
  PcCompareGrid *self = PC_COMPARE_GRID (object);

  g_clear_object (&self->people[0]);
  g_clear_object (&self->people[1]);
  g_clear_object (&self->same);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lines, g_array_unref);

  G_OBJECT_CLASS (pc_compare_grid_parent_class)->dispose (object);
}

static void
pc_compare_grid_class_init (PcCompareGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pc_compare_grid_dispose;

  signals[KEEP_CHANGED] = g_signal_new ("keep-changed", PC_TYPE_COMPARE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
}

static GtkGrid *
make_grid (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 8);
  return grid;
}

static void
pc_compare_grid_init (PcCompareGrid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "compare-grid");

  self->lines = g_array_new (FALSE, FALSE, sizeof (PcCompareLine));
  self->grid = make_grid ();
  self->same = g_object_ref_sink (make_grid ());
  self->n_rows = 1;
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->grid));
}

GtkWidget *
pc_compare_grid_new (PcStore  *store,
                     PcRecord *first,
                     PcRecord *second)
{
  PcCompareGrid *self = g_object_new (PC_TYPE_COMPARE_GRID, NULL);

  g_return_val_if_fail (PC_IS_STORE (store), GTK_WIDGET (self));
  g_return_val_if_fail (PC_IS_RECORD (first) && PC_IS_RECORD (second), GTK_WIDGET (self));

  self->store = g_object_ref (store);
  self->people[0] = g_object_ref (first);
  self->people[1] = g_object_ref (second);
  self->keep = g_strcmp0 (pc_record_get_text (first, PC_RECORD_CREATED_AT),
                          pc_record_get_text (second, PC_RECORD_CREATED_AT)) > 0;

  add_head (self, 0);
  add_head (self, 1);
  add_fields (self);
  add_belongings (self);
  add_expander (self);
  update (self);
  return GTK_WIDGET (self);
}

PcRecord *
pc_compare_grid_get_keep (PcCompareGrid *self)
{
  g_return_val_if_fail (PC_IS_COMPARE_GRID (self), NULL);

  return self->people[self->keep];
}

PcRecord *
pc_compare_grid_get_other (PcCompareGrid *self)
{
  g_return_val_if_fail (PC_IS_COMPARE_GRID (self), NULL);

  return self->people[1 - self->keep];
}

GArray *
pc_compare_grid_list_take (PcCompareGrid *self)
{
  GArray *take;

  g_return_val_if_fail (PC_IS_COMPARE_GRID (self), NULL);

  take = g_array_new (FALSE, FALSE, sizeof (guint));
  add_take (self, take, PC_RECORD_ID);
  return take;
}
