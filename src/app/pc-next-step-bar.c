/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-next-step-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-case-load.h"
#include "pc-findings-list.h"
#include "pc-next-step.h"

/* Of what is missing, in pixels. */
#define WIDTH 520
#define MOST_HEIGHT 400
#define MARGIN 24

struct _PcNextStepBar
{
  GtkBox             parent_instance;

  GtkLabel          *sentence;
  GtkMenuButton     *missing;
  GtkScrolledWindow *scrolled;
  PcFindingsList    *findings;

  PcPapersList      *papers;      /* Weak. */
  PcStore           *store;
  char              *person_id;
  char              *pathway_id;
  guint              idle;
};

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcNextStepBar, pc_next_step_bar, GTK_TYPE_BOX)

/* As high as its lines at that width, which a scrolled window does not look at by itself; no wider than the window. */
static void
open_cb (GtkMenuButton *button,
         gpointer       user_data)
{
  PcNextStepBar *self = user_data;
  const int room = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  const int width = MIN (WIDTH, room - 2 * MARGIN);
  int height;

  gtk_widget_measure (GTK_WIDGET (self->findings), GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->scrolled), width, MIN (height, MOST_HEIGHT));
}

static void
activated_cb (PcNextStepBar *self,
              gpointer       kind,
              const char    *record_id,
              int            field,
              int            day)
{
  gtk_menu_button_popdown (self->missing);
  g_signal_emit (self, signals[ACTIVATED], 0, kind, record_id, field, day);
}

/* What there is to say of the list of papers as a whole: that the notice may ask for more. */
static char *
dup_remark (PcCase            *person,
            PcPathwayCase     *pathway,
            PcTraineeshipCase *traineeship,
            const char        *step)
{
  g_autoptr(GPtrArray) findings = pc_findings_new ();

  pc_readiness_check_documents (person, pathway, traineeship, step, person->on, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const PcFinding *finding = findings->pdata[i];

      if (g_str_has_suffix (finding->rule, "-list-open"))
        return g_strdup (finding->message);
    }

  return NULL;
}

/* The papers of one step alone. */
static GArray *
list_papers (PcCase            *person,
             PcPathwayCase     *pathway,
             PcTraineeshipCase *traineeship,
             const char        *step)
{
  GArray *papers = pc_readiness_list_papers (person, pathway, traineeship, person->on);

  for (guint i = papers->len; i > 0; i--)
    if (strcmp (g_array_index (papers, PcPaper, i - 1).step, step) != 0)
      g_array_remove_index (papers, i - 1);

  return papers;
}

static void
show_papers (PcNextStepBar    *self,
             PcCase           *person,
             PcPathwayCase    *pathway,
             const PcNextStep *next)
{
  PcTraineeshipCase *traineeship = pathway != NULL ? pc_case_get_traineeship (pathway) : NULL;
  g_autoptr(GArray) papers = NULL;
  g_autofree char *remark = NULL;

  if (self->papers == NULL)
    return;

  if (next != NULL && pathway != NULL && next->papers_for != NULL)
    {
      papers = list_papers (person, pathway, traineeship, next->papers_for);
      remark = dup_remark (person, pathway, traineeship, next->papers_for);
    }
  pc_papers_list_show (self->papers, self->person_id, papers, remark);
}

static void
show_missing (PcNextStepBar    *self,
              const PcNextStep *next)
{
  const guint n = next != NULL ? pc_next_step_get_missing (next) : 0;
  /* Translators: opens the list of what the next step lacks; %u is how many things there are. */
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "What Is _Missing (%u)", "What Is _Missing "
                                                                                                   "(%u)", n), n);

  pc_findings_list_set_findings (self->findings, next != NULL ? next->findings : NULL);
  gtk_menu_button_set_label (self->missing, label);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), next != NULL && next->findings->len > 0);
}

static void
show_step (PcNextStepBar *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PcCase) person = pc_case_load (self->store, self->person_id, pc_day_today (), PC_CASE_NEXT_STEP, &error);
  PcPathwayCase *pathway = person != NULL ? pc_case_find_pathway (person, self->pathway_id) : NULL;
  g_autoptr(PcNextStep) next = person != NULL ? pc_next_step_new (person, pathway, person->on) : NULL;

  gtk_label_set_label (self->sentence, next != NULL ? next->sentence : error->message);
  show_missing (self, next);
  show_papers (self, person, pathway, next);
}

static gboolean
idle_cb (gpointer user_data)
{
  PcNextStepBar *self = user_data;

  self->idle = 0;
  show_step (self);
  return G_SOURCE_REMOVE;
}

static void
pc_next_step_bar_dispose (GObject *object)
{
  PcNextStepBar *self = PC_NEXT_STEP_BAR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_weak_pointer (&self->papers);
  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_NEXT_STEP_BAR);
  g_clear_object (&self->store);
  g_clear_pointer (&self->person_id, g_free);
  g_clear_pointer (&self->pathway_id, g_free);

  G_OBJECT_CLASS (pc_next_step_bar_parent_class)->dispose (object);
}

static void
pc_next_step_bar_class_init (PcNextStepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_next_step_bar_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", PC_TYPE_NEXT_STEP_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 4, G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (PC_TYPE_FINDINGS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-next-step-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PcNextStepBar, findings);
  gtk_widget_class_bind_template_child (widget_class, PcNextStepBar, missing);
  gtk_widget_class_bind_template_child (widget_class, PcNextStepBar, scrolled);
  gtk_widget_class_bind_template_child (widget_class, PcNextStepBar, sentence);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
pc_next_step_bar_init (PcNextStepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->missing, open_cb, self, NULL);
}

void
pc_next_step_bar_set_store (PcNextStepBar *self,
                            PcStore       *store)
{
  g_return_if_fail (PC_IS_NEXT_STEP_BAR (self) && PC_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
}

void
pc_next_step_bar_set_papers (PcNextStepBar *self,
                             PcPapersList  *papers)
{
  g_return_if_fail (PC_IS_NEXT_STEP_BAR (self) && PC_IS_PAPERS_LIST (papers));

  g_set_weak_pointer (&self->papers, papers);
}

/* Nothing can be reckoned yet: the sentence says what comes first. */
static void
show_beginning (PcNextStepBar *self,
                const char    *sentence)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  gtk_label_set_label (self->sentence, sentence);
  show_missing (self, NULL);
  show_papers (self, NULL, NULL, NULL);
}

void
pc_next_step_bar_show (PcNextStepBar *self,
                       const char    *person_id,
                       const char    *pathway_id)
{
  g_return_if_fail (PC_IS_NEXT_STEP_BAR (self) && self->store != NULL);

  g_free (self->person_id);
  self->person_id = g_strdup (person_id);
  g_free (self->pathway_id);
  self->pathway_id = g_strdup (pathway_id);

  if (person_id == NULL)
    show_beginning (self, _("Type the family name: from then on everything is kept as you leave a field."));
  else if (pathway_id == NULL)
    show_beginning (self, _("Next: open a pathway in a programme."));
  else if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}
