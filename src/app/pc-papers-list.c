/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-papers-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-code-list.h"
#include "pc-defaults.h"
#include "pc-kinds.h"

struct _PcPapersList
{
  GtkBox           parent_instance;

  GtkLabel        *heading;
  GtkLabel        *count;
  GtkLabel        *remark;
  GtkListBox      *list;
  GtkToggleButton *all;
  GtkSizeGroup    *states;

  PcStore         *store;
  char            *person_id;
};

enum {
  ACTIVATED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcPapersList, pc_papers_list, GTK_TYPE_BOX)

/*
 * A line: where its paper is, or which document to add
 */

typedef struct
{
  const PcKind *kind;       /* %NULL where it is missing. */
  char         *record_id;
  int           field;
  PcDay         day;
  char         *type;
  gboolean      fine;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->record_id);
  g_free (line->type);
  g_free (line);
}

/* What is filled in first in a document of that kind. */
static guint
get_first_field (const PcPaper *paper)
{
  if (paper->document->max_age_months >= 0)
    return PC_DOCUMENT_ISSUED_ON;

  return paper->document->is_signed ? PC_DOCUMENT_SIGNED_ON : PC_DOCUMENT_NUMBER;
}

/* What is to be looked at in a document that is there. */
static guint
get_wrong_field (const PcPaper *paper)
{
  switch (paper->state)
    {
    case PC_PAPER_EXPIRED:
      return PC_DOCUMENT_EXPIRES_ON;

    case PC_PAPER_UNSIGNED:
      return PC_DOCUMENT_SIGNED_ON;

    case PC_PAPER_TOO_OLD:
    case PC_PAPER_UNDATED:
      return PC_DOCUMENT_ISSUED_ON;

    case PC_PAPER_THERE:
    case PC_PAPER_MISSING:
    case PC_PAPER_NOT_NEEDED:
    case PC_PAPER_UNCERTAIN:
    default:
      return PC_DOCUMENT_KIND;
    }
}

static gboolean
is_fine (const PcPaper *paper)
{
  return paper->state == PC_PAPER_THERE || paper->state == PC_PAPER_NOT_NEEDED;
}

static Line *
line_new (const PcPaper *paper)
{
  Line *line = g_new0 (Line, 1);

  line->type = g_strdup (paper->document->type);
  line->fine = is_fine (paper);
  line->day = paper->until;
  if (paper->record == NULL && strcmp (line->type, "permit") == 0)
    {
      /* Permits have a list of their own, with more to say. */
      line->kind = &pc_permit_kind;
      line->field = PC_PERMIT_TITLE;
    }
  else if (paper->record == NULL)
    line->field = (int) get_first_field (paper);
  else
    {
      line->kind = pc_record_get_kind (paper->record);
      line->record_id = g_strdup (pc_record_get_id (paper->record));
      line->field = paper->field >= 0 ? paper->field : (int) get_wrong_field (paper);
    }

  return line;
}

/*
 * How a line looks
 */

/* A word says it too, since nobody should have to tell colours apart. */
static const struct
{
  const char *icon;
  const char *style;
} states[] = {
  [PC_PAPER_THERE] = { "object-select-symbolic", "success" },
  [PC_PAPER_MISSING] = { "dialog-error-symbolic", "error" },
  [PC_PAPER_EXPIRED] = { "dialog-error-symbolic", "error" },
  [PC_PAPER_TOO_OLD] = { "dialog-error-symbolic", "error" },
  [PC_PAPER_UNSIGNED] = { "dialog-error-symbolic", "error" },
  [PC_PAPER_UNDATED] = { "dialog-question-symbolic", "accent" },
  [PC_PAPER_NOT_NEEDED] = { "window-minimize-symbolic", "dim-label" },
  [PC_PAPER_UNCERTAIN] = { "dialog-question-symbolic", "accent" },
};

static char *
describe_state (const PcPaper *paper)
{
  g_autofree char *day = pc_day_format (paper->until);

  if (paper->until != 0 && paper->state == PC_PAPER_THERE)
    /* Translators: of a paper that is there; %s is a day. */
    return g_strdup_printf (_("Until %s"), day);
  if (paper->until != 0 && paper->state == PC_PAPER_EXPIRED)
    /* Translators: of a paper; %s is a day. */
    return g_strdup_printf (_("Expired on %s"), day);
  if (paper->until != 0 && paper->state == PC_PAPER_TOO_OLD)
    /* Translators: of a paper that may not be older than some months; %s is a day. */
    return g_strdup_printf (_("Too old, served until %s"), day);

  return g_strdup (pc_code_list_get_label (pc_code_list_get ("paper-state"), pc_paper_state_get_code (paper->state)));
}

static GtkWidget *
make_state (PcPapersList *self,
            PcPaperState  state,
            const char   *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (states[state].icon);
  GtkWidget *word = gtk_label_new (text);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (word, "caption-heading");
  gtk_widget_add_css_class (box, states[state].style);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), word);
  gtk_size_group_add_widget (self->states, box);
  return box;
}

static void
add_cb (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

/* For the mouse; the keyboard has the line itself. */
static GtkWidget *
make_action (const Line *line)
{
  GtkWidget *button;

  if (line->kind != NULL)
    return gtk_image_new_from_icon_name ("go-next-symbolic");

  button = gtk_button_new_with_label (_("Add"));
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (add_cb), NULL);
  return button;
}

static GtkWidget *
make_name (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_line (PcPapersList  *self,
          const PcPaper *paper)
{
  Line *line = line_new (paper);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *state = describe_state (paper);
  g_autofree char *name = g_strdup_printf ("%s: %s", paper->document->name, state);

  gtk_widget_add_css_class (box, "paper");
  gtk_box_append (GTK_BOX (box), make_state (self, paper->state, state));
  gtk_box_append (GTK_BOX (box), make_name (paper->document->name));
  gtk_box_append (GTK_BOX (box), make_action (line));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "pc-line", line, line_free);
  gtk_list_box_append (self->list, row);
}

static Line *
get_line (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "pc-line");
}

/*
 * What can be done
 */

static void
add_document (PcPapersList *self,
              const Line   *line)
{
  g_autoptr(PcRecord) document = pc_record_new (&pc_document_kind);
  g_autofree char *id = g_strdup (pc_record_get_id (document));
  const int field = line->field;
  g_autoptr(GError) error = NULL;

  pc_record_set_text (document, PC_DOCUMENT_BENEFICIARY_ID, self->person_id);
  pc_record_set_text (document, PC_DOCUMENT_KIND, line->type);
  pc_defaults_apply (self->store, document);
  if (pc_store_save (self->store, document, NULL, &error))
    g_signal_emit (self, signals[ACTIVATED], 0, &pc_document_kind, id, field, 0);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
row_activated_cb (PcPapersList  *self,
                  GtkListBoxRow *row)
{
  const Line *line = get_line (row);

  if (line->kind != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, line->kind, line->record_id, line->field, line->day);
  else if (self->person_id != NULL)
    add_document (self, line);
}

static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       user_data)
{
  PcPapersList *self = user_data;

  return !get_line (row)->fine || gtk_toggle_button_get_active (self->all);
}

/* A list of no lines would be a stroke across the page. */
static void
all_toggled_cb (PcPapersList *self)
{
  gboolean any = FALSE;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    any |= is_shown (row, self);

  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
}

/*
 * The widget
 */

static void
pc_papers_list_dispose (GObject *object)
{
  PcPapersList *self = PC_PAPERS_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), PC_TYPE_PAPERS_LIST);
  g_clear_object (&self->store);
  g_clear_pointer (&self->person_id, g_free);

  G_OBJECT_CLASS (pc_papers_list_parent_class)->dispose (object);
}

/* One stop of Tab, however long the list, as a list of findings is. */
static gboolean
pc_papers_list_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  PcPapersList *self = PC_PAPERS_LIST (widget);
  const gboolean inside = gtk_widget_get_focus_child (widget) == GTK_WIDGET (self->list);

  if (inside && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;

  return GTK_WIDGET_CLASS (pc_papers_list_parent_class)->focus (widget, direction);
}

static void
pc_papers_list_class_init (PcPapersListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_papers_list_dispose;
  widget_class->focus = pc_papers_list_focus;

  signals[ACTIVATED] = g_signal_new ("activated", PC_TYPE_PAPERS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 4, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_PAPERS_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-papers-list.ui");
  gtk_widget_class_bind_template_child (widget_class, PcPapersList, all);
  gtk_widget_class_bind_template_child (widget_class, PcPapersList, count);
  gtk_widget_class_bind_template_child (widget_class, PcPapersList, heading);
  gtk_widget_class_bind_template_child (widget_class, PcPapersList, list);
  gtk_widget_class_bind_template_child (widget_class, PcPapersList, remark);
  gtk_widget_class_bind_template_child (widget_class, PcPapersList, states);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pc_papers_list_init (PcPapersList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
}

void
pc_papers_list_set_store (PcPapersList *self,
                          PcStore      *store)
{
  g_return_if_fail (PC_IS_PAPERS_LIST (self) && PC_IS_STORE (store));

  g_set_object (&self->store, store);
}

static const struct
{
  const char *step;
  const char *heading;
} headings[] = {
  { "clearance", N_("Papers for the Clearance") },
  { "start", N_("Papers for the Start of the Traineeship") },
  { "end", N_("Papers for the End of the Traineeship") },
  { "claim", N_("Papers for the Claim") },
};

static const char *
get_heading (const char *step)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i].step, step) == 0)
      return _(headings[i].heading);

  return _("Papers");
}

/* "9 of 12 there", of those that are needed. */
static char *
count_papers (GArray *papers)
{
  guint there = 0, needed = 0;

  for (guint i = 0; i < papers->len; i++)
    {
      const PcPaperState state = g_array_index (papers, PcPaper, i).state;

      there += state == PC_PAPER_THERE;
      needed += state != PC_PAPER_NOT_NEEDED;
    }

  /* Translators: the first %u is how many papers are there, the second how many are needed. */
  return g_strdup_printf (_("%u of %u there"), there, needed);
}

static void
fill (PcPapersList *self,
      GArray       *papers,
      const char   *remark)
{
  const char *heading = get_heading (g_array_index (papers, PcPaper, 0).step);
  g_autofree char *count = count_papers (papers);
  gboolean any_fine = FALSE;

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  for (guint i = 0; i < papers->len; i++)
    {
      const PcPaper *paper = &g_array_index (papers, PcPaper, i);

      any_fine |= is_fine (paper);
      add_line (self, paper);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->all), any_fine);
  all_toggled_cb (self);
}

/* The place of the line with the cursor; -1 where it is elsewhere. */
static int
get_focus (PcPapersList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

static void
set_focus (PcPapersList *self,
           int           place)
{
  GtkListBoxRow *row = place >= 0 ? gtk_list_box_get_row_at_index (self->list, place) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
pc_papers_list_show (PcPapersList *self,
                     const char   *person_id,
                     GArray       *papers,
                     const char   *remark)
{
  GtkListBoxRow *row;
  int place;

  g_return_if_fail (PC_IS_PAPERS_LIST (self));

  place = get_focus (self);
  g_free (self->person_id);
  self->person_id = g_strdup (person_id);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  if (papers != NULL && papers->len > 0)
    fill (self, papers, remark);
  gtk_widget_set_visible (GTK_WIDGET (self), papers != NULL && papers->len > 0);
  set_focus (self, place);
}

gboolean
pc_papers_list_start (PcPapersList *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PC_IS_PAPERS_LIST (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_shown (row, self))
      return gtk_widget_grab_focus (GTK_WIDGET (row));

  return gtk_widget_grab_focus (GTK_WIDGET (self->all));
}
