/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-attendance-month.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pc-date.h"
#include "pc-kinds.h"
#include "pc-record-grid.h"
#include "pc-time.h"

struct _PcAttendanceMonth
{
  GtkBox        parent_instance;

  GtkWidget    *previous;
  GtkWidget    *next;
  GtkLabel     *month;
  GtkLabel     *total;
  PcRecordGrid *days;

  PcStore      *store;
  PcRecord     *traineeship;
  GDate         first;         /* The first day of the month shown. */
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

/* Whether the agreement has the trainee at work on this day of the week. */
static gboolean
is_working_day (PcAttendanceMonth *self,
                const GDate       *date)
{
  const char *weekdays = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_WEEKDAYS);

  return weekdays == NULL || strchr (weekdays, '0' + g_date_get_weekday (date)) != NULL;
}

static PcRecord *
find_day (GPtrArray  *records,
          const char *iso)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (pc_record_get_text (records->pdata[i], PC_ATTENDANCE_DAY_DATE), iso) == 0)
      return records->pdata[i];

  return NULL;
}

static PcRecord *
make_day (PcAttendanceMonth *self,
          const char        *iso)
{
  PcRecord *day = pc_record_new (&pc_attendance_day_kind);

  pc_record_set_text (day, PC_ATTENDANCE_DAY_TRAINEESHIP_ID, pc_record_get_id (self->traineeship));
  pc_record_set_text (day, PC_ATTENDANCE_DAY_DATE, iso);
  return day;
}

static void
show_total (PcAttendanceMonth *self,
            gint64             minutes)
{
  g_autofree char *length = pc_minutes_format (minutes);
  /* Translators: %s are hours and minutes attended in a month. */
  g_autofree char *text = g_strdup_printf (_("Attended: %s"), length);

  gtk_label_set_label (self->total, text);
}

/* The days of the month: those of the agreed week within the traineeship, and any other that was marked. */
static GPtrArray *
load_days (PcRecordGrid *grid,
           gpointer      user_data)
{
  PcAttendanceMonth *self = user_data;
  g_autoptr(GPtrArray) kept = NULL;
  GPtrArray *days = g_ptr_array_new_with_free_func (g_object_unref);
  const char *starts_on = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_STARTS_ON);
  gint64 total = 0;
  GDate date = self->first;

  kept = pc_store_list_by (self->store, &pc_attendance_day_kind, PC_ATTENDANCE_DAY_TRAINEESHIP_ID,
                           pc_record_get_id (self->traineeship), "date", NULL);

  for (; kept != NULL && g_date_get_month (&date) == g_date_get_month (&self->first); g_date_add_days (&date, 1))
    {
      g_autofree char *iso = pc_date_to_iso (&date);
      PcRecord *day = find_day (kept, iso);

      if (day != NULL)
        total += pc_record_get_number_or (day, PC_ATTENDANCE_DAY_MINUTES, 0);

      if (day != NULL)
        g_ptr_array_add (days, g_object_ref (day));
      else if (is_working_day (self, &date) && g_strcmp0 (iso, starts_on) >= 0)
        g_ptr_array_add (days, make_day (self, iso));
    }

  show_total (self, total);
  return days;
}

/* A day marked present was, unless corrected, as the agreement says. */
static void
edited_cb (PcAttendanceMonth *self,
           PcRecord          *day,
           guint              field)
{
  const gint64 starts_at = pc_record_get_number (self->traineeship, PC_TRAINEESHIP_STARTS_AT);
  const gint64 ends_at = pc_record_get_number (self->traineeship, PC_TRAINEESHIP_ENDS_AT);
  const gint64 pause = pc_record_get_number_or (self->traineeship, PC_TRAINEESHIP_BREAK_MINUTES, 0);

  if (field != PC_ATTENDANCE_DAY_KIND || pc_record_is_set (day, PC_ATTENDANCE_DAY_STARTS_AT) ||
      g_strcmp0 (pc_record_get_text (day, field), "present") != 0)
    return;

  if (starts_at != PC_UNSET && ends_at != PC_UNSET)
    {
      pc_record_set_number (day, PC_ATTENDANCE_DAY_STARTS_AT, starts_at);
      pc_record_set_number (day, PC_ATTENDANCE_DAY_ENDS_AT, ends_at);
      pc_record_set_number (day, PC_ATTENDANCE_DAY_MINUTES, MAX (ends_at - starts_at - pause, 0));
    }
  else
    {
      pc_record_set_number (day, PC_ATTENDANCE_DAY_MINUTES,
                            pc_record_get_number (self->traineeship, PC_TRAINEESHIP_DAILY_MINUTES));
    }
}

static void
show_month (PcAttendanceMonth *self)
{
  g_autoptr(GDateTime) month = g_date_time_new_local (g_date_get_year (&self->first), g_date_get_month (&self->first), 1, 0, 0, 0);
  g_autofree char *text = g_date_time_format (month, "%OB %Y");

  gtk_label_set_label (self->month, text);
  pc_record_grid_reload (self->days);
}

static void
previous_cb (PcAttendanceMonth *self)
{
  g_date_subtract_months (&self->first, 1);
  show_month (self);
}

static void
next_cb (PcAttendanceMonth *self)
{
  g_date_add_months (&self->first, 1);
  show_month (self);
}

/* The total follows what is typed. */
static void
store_changed_cb (PcAttendanceMonth *self,
                  const PcKind      *kind)
{
  if (kind == &pc_attendance_day_kind && self->traineeship != NULL)
    {
      g_autoptr(GPtrArray) days = load_days (self->days, self);
    }
}

static void
pc_attendance_month_dispose (GObject *object)
{
  PcAttendanceMonth *self = PC_ATTENDANCE_MONTH (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PC_TYPE_ATTENDANCE_MONTH);
  g_clear_object (&self->traineeship);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pc_attendance_month_parent_class)->dispose (object);
}

static void
pc_attendance_month_class_init (PcAttendanceMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pc_attendance_month_dispose;
  signals[FAILED] = g_signal_new ("failed", PC_TYPE_ATTENDANCE_MONTH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PC_TYPE_RECORD_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/percorso/Percorso/ui/pc-attendance-month.ui");
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, days);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, month);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, next);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, previous);
  gtk_widget_class_bind_template_child (widget_class, PcAttendanceMonth, total);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
pc_attendance_month_init (PcAttendanceMonth *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pc_attendance_month_set_store (PcAttendanceMonth *self,
                               PcStore           *store)
{
  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self) && self->store == NULL);

  self->store = g_object_ref (store);
  pc_record_grid_set_store (self->days, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

/* This month where the traineeship runs in it, else its first or its last. */
static void
choose_month (PcAttendanceMonth *self)
{
  g_autofree char *today = pc_date_today ();
  const char *starts_on = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_STARTS_ON);
  const char *ends_on = pc_record_get_text (self->traineeship, PC_TRAINEESHIP_ENDS_ON);
  const char *day = today;

  if (starts_on != NULL && strcmp (today, starts_on) < 0)
    day = starts_on;
  else if (ends_on != NULL && strcmp (today, ends_on) > 0)
    day = ends_on;

  pc_date_from_iso (day, &self->first);
  g_date_set_day (&self->first, 1);
}

void
pc_attendance_month_set_traineeship (PcAttendanceMonth *self,
                                     PcRecord          *traineeship)
{
  const gboolean same = self->traineeship != NULL && traineeship != NULL &&
                        g_strcmp0 (pc_record_get_id (self->traineeship), pc_record_get_id (traineeship)) == 0;

  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self));

  g_set_object (&self->traineeship, traineeship);
  gtk_widget_set_visible (GTK_WIDGET (self), traineeship != NULL);
  if (traineeship == NULL)
    return;

  if (!same)
    choose_month (self);
  pc_record_grid_set_source (self->days, load_days, NULL, self);
  show_month (self);
}

void
pc_attendance_month_start (PcAttendanceMonth *self)
{
  g_return_if_fail (PC_IS_ATTENDANCE_MONTH (self));

  pc_record_grid_start (self->days);
}
