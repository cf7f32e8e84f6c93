/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance-month.h"

#include <glib/gi18n-lib.h>

#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "pc-time.h"

struct _PcAttendanceMonth
{
  GtkBox                  parent_instance;

  GtkWidget              *previous;
  GtkWidget              *next;
  GtkLabel               *month;
  GtkLabel               *total;
  GtkLabel               *share;
  PcRecordGrid           *days;

  PcStore                *store;
  char                   *id;           /* Of the traineeship that is shown. */
  PcTraineeshipCase      *traineeship;  /* Borrowed, as are its rules. */
  const PcProgrammeRules *rules;
  PcDay                   on;
  PcDay                   first;        /* The first day of the month shown. */
  GArray                 *timetable;    /* PcTimetableDay, one a day of the month. */
};

enum {
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PcAttendanceMonth, pc_attendance_month, GTK_TYPE_BOX)

static void
failed_cb (PcAttendanceMonth *self,
           const char        *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static PcRecord *
find_day (GPtrArray *records,
          PcDay      day)
{
  for (guint i = 0; i < records->len; i++)
    if (pc_record_get_day (records->pdata[i], PC_ATTENDANCE_DAY_DATE) == day)
      return records->pdata[i];

  return NULL;
}

static PcRecord *
make_day (PcAttendanceMonth *self,
          PcDay              day)
{
  PcRecord *record = pc_record_new (&pc_attendance_day_kind);

  pc_record_set_text (record, PC_ATTENDANCE_DAY_TRAINEESHIP_ID, self->id);
  pc_record_set_day (record, PC_ATTENDANCE_DAY_DATE, day);
  return record;
}

/* The days of the month: those that are due, and any other that was marked. */
static GPtrArray *
load_days (PcRecordGrid *grid G_GNUC_UNUSED,
           gpointer      user_data)
{
  PcAttendanceMonth *self = user_data;
  g_autoptr(GPtrArray) kept = NULL;
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);

  kept = pc_store_list_by (self->store, &pc_attendance_day_kind, PC_ATTENDANCE_DAY_TRAINEESHIP_ID, self->id, "date",
                           NULL);
  for (guint i = 0; kept != NULL && i < self->timetable->len; i++)
    {
      PcRecord *day = find_day (kept, self->first + (PcDay) i);

      if (day != NULL)
        g_ptr_array_add (days, g_object_ref (day));
      else if (g_array_index (self->timetable, PcTimetableDay, i).reason == PC_TIMETABLE_DUE)
        g_ptr_array_add (days, make_day (self, self->first + (PcDay) i));
    }

  return days;
}

/* A day marked present was, unless corrected, as agreed for it. */
static void
edited_cb (PcAttendanceMonth *self,
           PcRecord          *record,
           guint              field)
{
  const PcDay day = pc_record_get_day (record, PC_ATTENDANCE_DAY_DATE);
  PcSituation terms;

  if (field != PC_ATTENDANCE_DAY_KIND || pc_record_is_set (record, PC_ATTENDANCE_DAY_STARTS_AT) || day == 0 ||
      self->traineeship == NULL || g_strcmp0 (pc_record_get_text (record, field), "present") != 0)
    return;

  pc_situation_read_terms (self->traineeship, day, &terms);
  if (terms.starts_at >= 0 && terms.ends_at > terms.starts_at)
    {
      pc_record_set_number (record, PC_ATTENDANCE_DAY_STARTS_AT, terms.starts_at);
      pc_record_set_number (record, PC_ATTENDANCE_DAY_ENDS_AT, terms.ends_at);
    }

  pc_record_set_number (record, PC_ATTENDANCE_DAY_MINUTES, terms.daily_minutes >= 0 ? terms.daily_minutes : PC_UNSET);
}

/* The month as it is reckoned; nothing where it lies outside the traineeship. */
static PcMonthSum
get_sum (PcAttendanceMonth *self)
{
  g_autoptr(GArray) months = pc_attendance_sum_months (self->traineeship, self->rules, self->on);

  for (guint i = 0; i < months->len; i++)
    if (g_array_index (months, PcMonthSum, i).month == self->first)
      return g_array_index (months, PcMonthSum, i);

  return (PcMonthSum) { .permille = -1 };
}

/* Never rounded up: who reads 70 % has to have them. */
static void
show_total (PcAttendanceMonth *self)
{
  const PcMonthSum sum = get_sum (self);
  g_autofree char *attended = pc_minutes_format (sum.attended);
  g_autofree char *due = pc_minutes_format (sum.due);
  /* Translators: %s are hours and minutes attended in a month. */
  g_autofree char *total = g_strdup_printf (_("Attended: %s"), attended);
  g_autofree char *share = NULL;

  if (sum.due > 0)
    /* Translators: %d is a percentage, %% its sign, %s hours and minutes that were to be attended up to now. */
    share = g_strdup_printf (_("%d %% of %s due"), (int) ((gint64) sum.attended * 100 / sum.due), due);

  gtk_label_set_label (self->total, total);
  gtk_label_set_label (self->share, share != NULL ? share : "");
  gtk_widget_set_visible (GTK_WIDGET (self->share), share != NULL);
}

static void
reckon_month (PcAttendanceMonth *self)
{
  g_clear_pointer (&self->timetable, g_array_unref);
  self->timetable = pc_timetable_reckon (self->traineeship, self->rules, self->on, self->first,
                                         pc_day_get_month_end (self->first));
}

static void
show_month (PcAttendanceMonth *self)
{
  int year, month, day;
  g_autoptr(GDateTime) time = NULL;
  g_autofree char *text = NULL;

  pc_day_split (self->first, &year, &month, &day);
  time = g_date_time_new_local (year, month, 1, 0, 0, 0);
  text = g_date_time_format (time, "%OB %Y");
  gtk_label_set_label (self->month, text);
  reckon_month (self);
  show_total (self);
  pc_record_grid_reload (self->days);
}

static void
step (PcAttendanceMonth *self,
      int                months)
{
  if (self->traineeship == NULL)
    return;

  self->first = pc_day_add_months (self->first, months);
  show_month (self);
}

static void
previous_cb (PcAttendanceMonth *self)
{
  step (self, -1);
}

static void
next_cb (PcAttendanceMonth *self)
{
  step (self, 1);
}

static void
pc_attendance_month_dispose (GObject *object)
{
  PcAttendanceMonth *self = PC_ATTENDANCE_MONTH (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_ATTENDANCE_MONTH);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_attendance_month_parent_class)->dispose (object);
}

static void
pc_attendance_month_finalize (GObject *object)
{
  PcAttendanceMonth *self = PC_ATTENDANCE_MONTH (object);

  g_clear_pointer (&self->timetable, g_array_unref);
  g_free (self->id);

  G_OBJECT_CLASS (pc_attendance_month_parent_class)->finalize (object);
}

static void
pc_attendance_month_class_init (PcAttendanceMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_attendance_month_dispose;
  G_OBJECT_CLASS (klass)->finalize = pc_attendance_month_finalize;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_ATTENDANCE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-attendance-month.ui");
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, days);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, month);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, next);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, previous);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, share);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, total);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
pc_attendance_month_init (PcAttendanceMonth *self)
{
  self->timetable = g_array_new (FALSE, FALSE, sizeof (PcTimetableDay));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_attendance_month_set_store (PcAttendanceMonth *self,
                               PcStore           *store)
{
  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_record_grid_set_store (self->days, store);
}

/* This month where the traineeship runs in it, else its first or its last. */
static void
choose_month (PcAttendanceMonth *self)
{
  g_auto(PcCourse) course = { 0 };
  PcDay day = self->on;

  pc_course_reckon (self->traineeship, self->rules, self->on, &course);
  if (course.starts != 0 && day < course.starts)
    day = course.starts;
  else if (course.last != 0 && day > course.last)
    day = course.last;

  self->first = pc_day_get_month_start (day);
}

/* The lines are loaded anew only where others are due than before: the cursor may be in them. */
static void
follow_case (PcAttendanceMonth *self)
{
  g_autoptr(GArray) before = g_steal_pointer (&self->timetable);

  reckon_month (self);
  show_total (self);
  for (guint i = 0; i < before->len; i++)
    if (g_array_index (before, PcTimetableDay, i).reason != g_array_index (self->timetable, PcTimetableDay, i).reason)
      {
        pc_record_grid_reload (self->days);
        return;
      }
}

void
pc_attendance_month_set_case (PcAttendanceMonth      *self,
                              PcTraineeshipCase      *traineeship,
                              const PcProgrammeRules *rules,
                              PcDay                   on)
{
  const char *id = traineeship != NULL ? pc_record_get_id (traineeship->traineeship) : NULL;
  const gboolean same = g_strcmp0 (id, self->id) == 0;

  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self));

  self->traineeship = traineeship;
  self->rules = rules;
  self->on = on;
  gtk_widget_set_visible (GTK_WIDGET (self), traineeship != NULL);
  if (same && traineeship != NULL)
    {
      follow_case (self);
      return;
    }

  g_free (self->id);
  self->id = g_strdup (id);
  if (traineeship == NULL)
    return;

  choose_month (self);
  pc_record_grid_set_source (self->days, load_days, NULL, self);
  show_month (self);
}

/* The day of the record; @day where there is none. */
static PcDay
find_record_day (PcAttendanceMonth *self,
                 const char        *id,
                 PcDay              day)
{
  for (guint i = 0; id != NULL && i < self->traineeship->days->len; i++)
    {
      const PcAttendance *row = &g_array_index (self->traineeship->days, PcAttendance, i);

      if (g_strcmp0 (row->id, id) == 0)
        return row->day;
    }

  return day;
}

void
pc_attendance_month_show_day (PcAttendanceMonth *self,
                              const char        *id,
                              PcDay              day,
                              int                field)
{
  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self));

  if (self->traineeship == NULL)
    return;

  day = find_record_day (self, id, day);
  if (day != 0 && pc_day_get_month_start (day) != self->first)
    {
      self->first = pc_day_get_month_start (day);
      show_month (self);
    }

  if (!pc_record_grid_show_record (self->days, id, field))
    pc_record_grid_start (self->days);
}

void
pc_attendance_month_start (PcAttendanceMonth *self)
{
  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self));

  pc_record_grid_start (self->days);
}
