/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-person-picker.h"

#include "pc-kinds.h"
#include "pc-search.h"

#define MAX_FOUND 6

struct _PcPersonPicker
{
  GtkBox          parent_instance;

  GtkSearchEntry *search;
  GtkListBox     *found;
  GtkWidget      *nobody;

  PcStore        *store;
};

enum {
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum {
  PICKED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcPersonPicker, pc_person_picker, GTK_TYPE_BOX)

/* Two people can have one name: the code and the day of birth tell them apart. */
static GtkWidget *
make_row (PcRecord *person)
{
  g_autofree char *name = pc_record_dup_name (person);
  g_autofree char *born = pc_record_format (person, PC_BENEFICIARY_BIRTH_DATE);
  const char *code = pc_record_get_text (person, PC_BENEFICIARY_CODE);
  g_autofree char *line = g_strdup_printf ("%s · %s%s%s", name, code != NULL ? code : "", *born != '\0' ? " · " : "", born);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (label), "id", g_strdup (pc_record_get_id (person)), g_free);
  return label;
}

static void
search_cb (PcPersonPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const gboolean typed = self->store != NULL && *text != '\0';
  g_autoptr(GPtrArray) people = typed ? pc_search_list (self->store, &pc_beneficiary_kind, text, MAX_FOUND, NULL) : NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_list_box_remove (self->found, row);
  for (guint i = 0; people != NULL && i < people->len; i++)
    gtk_list_box_append (self->found, make_row (people->pdata[i]));

  gtk_list_box_select_row (self->found, gtk_list_box_get_row_at_index (self->found, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->found), people != NULL && people->len > 0);
  gtk_widget_set_visible (self->nobody, people != NULL && people->len == 0);
}

static void
row_activated_cb (PcPersonPicker *self,
                  GtkListBoxRow  *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "id"));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
activate_cb (PcPersonPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->found);

  if (row != NULL)
    row_activated_cb (self, row);
}

static gboolean
key_pressed_cb (PcPersonPicker  *self,
                guint            keyval,
                guint            keycode G_GNUC_UNUSED,
                GdkModifierType  state G_GNUC_UNUSED)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->found);
  const int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *next = step != 0 && row != NULL ?
                        gtk_list_box_get_row_at_index (self->found, MAX (gtk_list_box_row_get_index (row) + step, 0)) : NULL;

  if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      search_cb (self);
      return TRUE;
    }

  if (next != NULL)
    gtk_list_box_select_row (self->found, next);
  return step != 0 && row != NULL;
}

static void
pc_person_picker_set_property (GObject      *object,
                               guint         prop_id G_GNUC_UNUSED,
                               const GValue *value,
                               GParamSpec   *pspec G_GNUC_UNUSED)
{
  PcPersonPicker *self = PC_PERSON_PICKER (object);

  g_object_set_property (G_OBJECT (self->search), "placeholder-text", value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
}

static void
pc_person_picker_dispose (GObject *object)
{
  PcPersonPicker *self = PC_PERSON_PICKER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_PERSON_PICKER);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_person_picker_parent_class)->dispose (object);
}

static void
pc_person_picker_class_init (PcPersonPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = pc_person_picker_set_property;
  object_class->dispose = pc_person_picker_dispose;

  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PICKED] = g_signal_new ("picked", PC_TYPE_PERSON_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-person-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PcPersonPicker, found);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPicker, nobody);
  gtk_widget_class_bind_template_child (widget_class, PcPersonPicker, search);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
pc_person_picker_init (PcPersonPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_person_picker_set_store (PcPersonPicker *self,
                            PcStore        *store)
{
  g_return_if_fail (PC_IS_PERSON_PICKER (self) && self->store == NULL);

  self->store = g_object_ref (store);
}

void
pc_person_picker_start (PcPersonPicker *self)
{
  g_return_if_fail (PC_IS_PERSON_PICKER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
