/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-report-parameters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-choices.h"
#include "pc-columns-layout.h"
#include "pc-date.h"
#include "pc-day.h"
#include "pc-drop-down.h"
#include "pc-pick-entry.h"

/* Programmes run for years, and are accounted for years afterwards. */
#define MONTHS_BACK 120

/* Two of them stand side by side on an old laptop. */
#define MIN_COLUMN 170

struct _PcReportParameters
{
  GtkBox          parent_instance;

  PcStore        *store;
  const PcReport *report;
  GPtrArray      *editors; /* GtkEntry, GtkDropDown or PcPickEntry, one a parameter. */
};

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcReportParameters, pc_report_parameters, GTK_TYPE_BOX)

/*
 * Reading
 */

static gboolean
is_month (const PcField *field)
{
  return field->type == PC_FIELD_DATE && strcmp (field->name, "month") == 0;
}

/* The first day of the month that is so many before this one. */
static PcDay
get_month (guint back)
{
  return pc_day_add_months (pc_day_get_month_start (pc_day_today ()), -(int) back);
}

static gboolean
read_text (const PcField  *field,
           GtkWidget      *entry,
           char          **kept,
           GError        **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_auto(PcValue) value = PC_VALUE_INIT;

  *kept = NULL;
  if (!pc_value_parse (field, text, &value, error))
    {
      gtk_widget_add_css_class (entry, "error");
      return FALSE;
    }

  gtk_widget_remove_css_class (entry, "error");
  if (pc_field_is_text (field))
    *kept = g_steal_pointer (&value.text);
  else if (value.number != PC_UNSET)
    *kept = g_strdup_printf ("%" G_GINT64_FORMAT, value.number);
  return TRUE;
}

static gboolean
read_editor (const PcField  *field,
             GtkWidget      *editor,
             char          **kept,
             GError        **error)
{
  if (PC_IS_PICK_ENTRY (editor))
    return pc_pick_entry_read (PC_PICK_ENTRY (editor), kept, error);
  if (GTK_IS_ENTRY (editor))
    return read_text (field, editor, kept, error);

  *kept = pc_day_to_iso (get_month (gtk_drop_down_get_selected (GTK_DROP_DOWN (editor))));
  return TRUE;
}

GHashTable *
pc_report_parameters_read (PcReportParameters  *self,
                           GError             **error)
{
  g_autoptr(GHashTable) arguments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const PcParameter *parameters;
  guint n_parameters;

  g_return_val_if_fail (PC_IS_REPORT_PARAMETERS (self) && self->report != NULL, NULL);

  parameters = pc_report_get_parameters (self->report, &n_parameters);
  for (guint i = 0; i < n_parameters; i++)
    {
      char *kept = NULL;

      if (!read_editor (&parameters[i].field, self->editors->pdata[i], &kept, error))
        {
          gtk_widget_grab_focus (self->editors->pdata[i]);
          return NULL;
        }
      if (kept != NULL)
        g_hash_table_insert (arguments, g_strdup (parameters[i].field.name), kept);
    }

  return g_steal_pointer (&arguments);
}

/*
 * Asking
 */

static void
activate_cb (PcReportParameters *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static char *
name_month (PcDay first)
{
  g_autoptr(GDateTime) time = NULL;
  int year;
  int month;
  int day;

  pc_day_split (first, &year, &month, &day);
  time = g_date_time_new_local (year, month, 1, 0, 0, 0);
  return g_date_time_format (time, "%OB %Y");
}

/* The newest first; the last one that is complete is what is usually handed over. */
static GtkWidget *
make_month (void)
{
  g_autoptr(GtkStringList) months = gtk_string_list_new (NULL);
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *editor;

  for (guint i = 0; i < MONTHS_BACK; i++)
    {
      g_autofree char *name = name_month (get_month (i));

      gtk_string_list_append (months, name);
    }

  editor = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&months)), text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (editor), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (editor), 1);
  return editor;
}

/* "From" and "To" alone are the period of a register, which is handed over by month; "As of" nothing is today. */
static char *
get_usual_day (const PcField *field)
{
  if (strcmp (field->label, "From") == 0)
    return pc_day_format (get_month (1));
  if (strcmp (field->label, "To") == 0)
    return pc_day_format (get_month (0) - 1);

  return g_strdup ("");
}

/* What it is where nothing is typed. */
static const char *
describe_unset (const PcParameter *parameter)
{
  if (parameter->unset != NULL)
    return _(parameter->unset);

  return parameter->field.type == PC_FIELD_DATE ? _("No limit") : _("All");
}

static GtkWidget *
make_entry (PcReportParameters *self,
            const PcParameter  *parameter)
{
  const PcField *field = &parameter->field;
  GtkWidget *editor = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (editor), 11);
  gtk_entry_set_placeholder_text (GTK_ENTRY (editor), describe_unset (parameter));
  if (field->type == PC_FIELD_DATE)
    {
      g_autofree char *day = get_usual_day (field);

      gtk_editable_set_text (GTK_EDITABLE (editor), day);
    }
  g_signal_connect_object (editor, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

static GtkWidget *
make_editor (PcReportParameters *self,
             const PcParameter  *parameter)
{
  const PcField *field = &parameter->field;
  GtkWidget *editor;

  if (is_month (field))
    return make_month ();
  if (g_strcmp0 (field->detail, "beneficiary") != 0 && !pc_choices_covers (field))
    return make_entry (self, parameter);

  editor = pc_pick_entry_new (self->store, field);
  g_signal_connect_object (editor, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

static void
add_parameter (PcReportParameters *self,
               const PcParameter  *parameter)
{
  const PcField *field = &parameter->field;
  const char *heading = is_month (field) ? _("Month") : pc_field_get_label (field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *editor = make_editor (self, parameter);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, heading);
  gtk_widget_add_css_class (label, "field-heading");
  if (GTK_IS_DROP_DOWN (editor))
    pc_drop_down_set_name (GTK_DROP_DOWN (editor), heading);
  else if (!PC_IS_PICK_ENTRY (editor))
    gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (self), box);
  g_ptr_array_add (self->editors, editor);
}

void
pc_report_parameters_set_report (PcReportParameters *self,
                                 PcStore            *store,
                                 const PcReport     *report)
{
  guint n_parameters;
  const PcParameter *parameters = pc_report_get_parameters (report, &n_parameters);
  GtkWidget *child;

  g_return_if_fail (PC_IS_REPORT_PARAMETERS (self) && PC_IS_STORE (store));

  g_set_object (&self->store, store);
  self->report = report;
  g_ptr_array_set_size (self->editors, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < n_parameters; i++)
    add_parameter (self, &parameters[i]);
}

/*
 * The widget
 */

static void
pc_report_parameters_dispose (GObject *object)
{
  PcReportParameters *self = PC_REPORT_PARAMETERS (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_report_parameters_parent_class)->dispose (object);
}

static void
pc_report_parameters_finalize (GObject *object)
{
  g_ptr_array_unref (PC_REPORT_PARAMETERS (object)->editors);

  G_OBJECT_CLASS (pc_report_parameters_parent_class)->finalize (object);
}

static void
pc_report_parameters_class_init (PcReportParametersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pc_report_parameters_dispose;
  G_OBJECT_CLASS (klass)->finalize = pc_report_parameters_finalize;
  signals[ACTIVATE] = g_signal_new ("activate", PC_TYPE_REPORT_PARAMETERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
pc_report_parameters_init (PcReportParameters *self)
{
  self->editors = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), pc_columns_layout_new_narrow (MIN_COLUMN));
}
