/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-group-list.h"

#include "pc-kinds.h"
#include "pc-service-rule.h"

struct _PcGroupList
{
  GtkBox      parent_instance;

  GtkListBox *list;
};

enum {
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcGroupList, pc_group_list, GTK_TYPE_BOX)

static const char *
get_row_id (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static void
row_activated_cb (PcGroupList   *self,
                  GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (get_row_id (row));

  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
pc_group_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_GROUP_LIST);

  G_OBJECT_CLASS (pc_group_list_parent_class)->dispose (object);
}

static void
pc_group_list_class_init (PcGroupListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_group_list_dispose;
  signals[OPENED] = g_signal_new ("opened", PC_TYPE_GROUP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-group-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PcGroupList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pc_group_list_init (PcGroupList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_when (PcRecord *entry)
{
  g_autofree char *day = pc_record_format (entry, PC_SERVICE_ENTRY_DATE);
  g_autofree char *starts = pc_record_format (entry, PC_SERVICE_ENTRY_STARTS_AT);
  g_autofree char *ends = pc_record_format (entry, PC_SERVICE_ENTRY_ENDS_AT);

  return *starts != '\0' && *ends != '\0' ? g_strdup_printf ("%s, %s–%s", day, starts, ends) : g_steal_pointer (&day);
}

static GtkWidget *
make_label (const char *text,
            gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (!expand)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
make_row (PcRecord      *entry,
          PcRecord      *participant,
          PcPathwayCase *pathway)
{
  const char *code = pc_record_get_text (entry, PC_SERVICE_ENTRY_SERVICE);
  const PcProgrammeService *service = pc_service_rule_find (pathway->programme, code);
  g_autofree char *when = describe_when (entry);
  g_autofree char *name = service != NULL ? g_strdup_printf ("%s · %s", code, service->name) : g_strdup (code);
  g_autofree char *part = pc_record_format (participant, PC_SERVICE_PARTICIPANT_PARTICIPATION);
  g_autofree char *hours = pc_record_format (participant, PC_SERVICE_PARTICIPANT_MINUTES);
  g_autofree char *all = g_strdup_printf ("%s · %s · %s · %s", when, name, part, hours);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_add_css_class (box, "participant");
  gtk_box_append (GTK_BOX (box), make_label (when, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (name, TRUE));
  gtk_box_append (GTK_BOX (box), make_label (part, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (hours, FALSE));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (pc_record_get_id (entry)), g_free);
  g_object_set_data_full (G_OBJECT (row), "day", g_strdup (pc_record_get_text (entry, PC_SERVICE_ENTRY_DATE)), g_free);
  return row;
}

/* The newest first. */
static int
compare_rows (GtkListBoxRow *one,
              GtkListBoxRow *two,
              gpointer       user_data G_GNUC_UNUSED)
{
  return -g_strcmp0 (g_object_get_data (G_OBJECT (one), "day"), g_object_get_data (G_OBJECT (two), "day"));
}

void
pc_group_list_show (PcGroupList   *self,
                    PcStore       *store,
                    PcPathwayCase *pathway)
{
  g_autoptr(GPtrArray) participants = NULL;

  g_return_if_fail (PC_IS_GROUP_LIST (self));

  while (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  if (pathway != NULL)
    participants = pc_store_list_by (store, &pc_service_participant_kind, PC_SERVICE_PARTICIPANT_PATHWAY_ID,
                                     pc_record_get_id (pathway->pathway), NULL, NULL);
  for (guint i = 0; participants != NULL && i < participants->len; i++)
    {
      const char *id = pc_record_get_text (participants->pdata[i], PC_SERVICE_PARTICIPANT_SERVICE_ENTRY_ID);
      g_autoptr(PcRecord) entry = pc_store_get (store, &pc_service_entry_kind, id, NULL);

      if (entry != NULL && !pc_record_is_deleted (entry))
        gtk_list_box_append (self->list, make_row (entry, participants->pdata[i], pathway));
    }

  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

gboolean
pc_group_list_has (PcGroupList *self,
                   const char  *id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PC_IS_GROUP_LIST (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_row_id (row), id) == 0)
      return TRUE;

  return FALSE;
}
