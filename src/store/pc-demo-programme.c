/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include "pc-programme-files.h"

/* The notices that are open in the two years of the demo, newest first, and one before them for the archive. */
static const char * const ids[] = { "puoi-plus-2025", "puoi-2022" };

/* Minutes of a service that the notice gives none for: only something plausible to fill the demo with. */
#define FIRST_CONTACT_MINUTES 60
#define BEFORE_MINUTES (4 * 60)
#define DURING_MINUTES (6 * 60)

static void
programme_free (gpointer data)
{
  PcDemoProgramme *self = data;

  g_object_unref (self->programme);
  g_array_unref (self->services);
  g_free (self->cup);
  g_free (self);
}

static guint
read_phases (const PcProgrammeService *service)
{
  const char * const *phases = (const char * const *) service->phases;
  guint bits = 0;

  if (g_strv_contains (phases, "before"))
    bits |= PC_DEMO_BEFORE;
  if (g_strv_contains (phases, "during"))
    bits |= PC_DEMO_DURING;
  if (g_strv_contains (phases, "after"))
    bits |= PC_DEMO_AFTER;

  return bits;
}

/*
 * Where the notice does not say whether groups are allowed, the demo has some all the same: but never
 * for hours that are paid, or must be certified before the clearance.
 */
static gboolean
allows_groups (PcProgramme              *programme,
               const PcProgrammeService *service)
{
  g_autofree char *group = g_strconcat ("Service ", service->code, NULL);

  return !service->counts_for_clearance && service->component == NULL && service->order > 1 &&
         (g_strv_contains ((const char * const *) service->modes, "group") ||
          pc_programme_is_unknown (programme, group, "Modes"));
}

/* What the notice says of a register of services; where it names none, the office keeps one of all that is paid. */
static gboolean
is_in_register (PcProgramme              *programme,
                const PcProgrammeService *service)
{
  g_auto(GStrv) registers = pc_programme_list_groups (programme, "Register");
  g_autofree char *group = g_strconcat ("Service ", service->code, NULL);
  g_autofree char *named = pc_programme_dup_value (programme, group, "Register");

  return registers[0] == NULL || named != NULL;
}

static void
read_services (PcDemoProgramme *self)
{
  GPtrArray *services = pc_programme_get_services (self->programme);

  for (guint i = 0; i < services->len; i++)
    {
      const PcProgrammeService *service = services->pdata[i];
      PcDemoService mine = { service, service->minutes, read_phases (service) };

      if (mine.minutes <= 0)
        mine.minutes = i == 0 ? FIRST_CONTACT_MINUTES : mine.phases & PC_DEMO_BEFORE ? BEFORE_MINUTES : DURING_MINUTES;
      mine.in_groups = allows_groups (self->programme, service);
      mine.is_first = i == 0;
      mine.in_register = is_in_register (self->programme, service);
      self->minutes += mine.minutes;
      g_array_append_val (self->services, mine);
    }
}

static void
read_deadlines (PcDemoProgramme *self)
{
  GPtrArray *deadlines = pc_programme_get_deadlines (self->programme);
  g_autofree char *temporary = NULL;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const PcProgrammeDeadline *deadline = deadlines->pdata[i];
      const int day = pc_day_from_iso (deadline->date);

      if (g_str_equal (deadline->kind, "application"))
        self->opens = pc_day_from_iso (deadline->from);
      else if (g_str_equal (deadline->kind, "clearance-request"))
        self->last_request = day;
      else if (g_str_equal (deadline->kind, "traineeship-end"))
        self->last_end = day;
    }

  temporary = pc_programme_dup_value (self->programme, "Eligibility", "TemporaryProtectionUntil");
  self->temporary_until = pc_day_from_iso (temporary);
}

static void
read_traineeship (PcDemoProgramme *self)
{
  GPtrArray *components = pc_programme_get_components (self->programme);

  self->months = MAX (pc_programme_get_integer (self->programme, "Traineeship", "Months"), 1);
  self->extension_months = MAX (pc_programme_get_integer (self->programme, "Traineeship", "ExtensionMonths"), 0);
  self->weekly_minutes = MAX (pc_programme_get_minutes (self->programme, "Traineeship", "WeeklyHours"), 0);
  self->daily_minutes = MAX (pc_programme_get_minutes (self->programme, "Traineeship", "DailyHours"), 0);
  self->monthly_cents = PC_UNSET;

  for (guint i = 0; i < components->len; i++)
    {
      const PcProgrammeComponent *component = components->pdata[i];

      if (component->payee == PC_PROGRAMME_PAYEE_TRAINEE && component->monthly_cents > 0)
        self->monthly_cents = component->monthly_cents;
    }
}

/* As it is shipped: an edited copy would make other data from the same seed. */
static PcDemoProgramme *
load (const char  *id,
      GError     **error)
{
  g_autoptr(GBytes) bytes = pc_programme_lookup_shipped (id, error);
  PcProgramme *programme = bytes != NULL ? pc_programme_new_from_data (bytes, id, error) : NULL;
  PcDemoProgramme *self;

  if (programme == NULL)
    return NULL;

  self = g_new0 (PcDemoProgramme, 1);
  self->programme = programme;
  self->services = g_array_new (FALSE, FALSE, sizeof (PcDemoService));
  self->cup = pc_programme_dup_value (programme, "Programme", "Cup");
  read_services (self);
  read_deadlines (self);
  read_traineeship (self);
  return self;
}

GPtrArray *
pc_demo_programmes_new (GError **error)
{
  g_autoptr(GPtrArray) programmes = g_ptr_array_new_with_free_func (programme_free);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      PcDemoProgramme *programme = load (ids[i], error);

      if (programme == NULL)
        return NULL;
      g_ptr_array_add (programmes, programme);
    }

  return g_steal_pointer (&programmes);
}
