/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-endowment.h"

#include "pc-day.h"
#include "pc-kinds.h"

void
sample_endowment_save (SampleEndowment *self,
                       PcRecord        *record)
{
  g_autoptr(GError) error = NULL;

  pc_store_save (self->store, record, NULL, &error);
  g_assert_no_error (error);
}

PcRecord *
sample_endowment_add (SampleEndowment *self,
                      const PcKind    *kind,
                      guint            parent_field,
                      PcRecord        *parent,
                      const char      *fields)
{
  PcRecord *record = pc_record_new (kind);
  g_auto(GStrv) list = g_strsplit (fields, "; ", -1);
  g_autoptr(GError) error = NULL;

  if (parent != NULL)
    pc_record_set_text (record, parent_field, pc_record_get_id (parent));
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], "=", 2);

      pc_record_parse (record, pc_kind_find_field (kind, pair[0]), pair[1], &error);
      g_assert_no_error (error);
    }

  sample_endowment_save (self, record);
  return record;
}

PcRecord *
sample_endowment_add_claim (SampleEndowment *self,
                            const char      *fields)
{
  return sample_endowment_add (self, &pc_claim_kind, PC_CLAIM_PATHWAY_ID, self->pathway, fields);
}

PcRecord *
sample_endowment_add_line (SampleEndowment *self,
                           PcRecord        *claim,
                           const char      *fields)
{
  return sample_endowment_add (self, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID, claim, fields);
}

static void
add_days (SampleEndowment *self)
{
  for (PcDay day = pc_day_new (2026, 2, 2); day <= pc_day_new (2026, 3, 31); day++)
    if (pc_day_get_weekday (day) <= 5)
      {
        g_autofree char *iso = pc_day_to_iso (day);
        g_autofree char *fields = g_strdup_printf ("date=%s; kind=present; minutes=4:00", iso);
        g_autoptr(PcRecord) record = sample_endowment_add (self, &pc_attendance_day_kind, PC_ATTENDANCE_DAY_TRAINEESHIP_ID,
                                                           self->traineeship, fields);
      }
}

static void
add_traineeship (SampleEndowment *self)
{
  g_autoptr(PcRecord) host = sample_endowment_add (self, &pc_organisation_kind, 0, NULL, "kind=host; name=Panificio Rossi");
  static const struct { guint field; const char *text; } texts[] = {
    { PC_TRAINEESHIP_STARTS_ON, "2026-02-01" }, { PC_TRAINEESHIP_ENDS_ON, "2026-07-31" }, { PC_TRAINEESHIP_WEEKDAYS, "1 2 3 4 5" },
    { PC_TRAINEESHIP_REGISTER_STAMPED_ON, "2026-01-20" }, { PC_TRAINEESHIP_CLEARANCE_ON, "2026-01-15" },
  };

  self->traineeship = pc_record_new (&pc_traineeship_kind);
  pc_record_set_text (self->traineeship, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (self->pathway));
  pc_record_set_text (self->traineeship, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (host));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    pc_record_set_text (self->traineeship, texts[i].field, texts[i].text);
  pc_record_set_number (self->traineeship, PC_TRAINEESHIP_WEEKLY_MINUTES, 1200);
  sample_endowment_save (self, self->traineeship);
  add_days (self);
}

void
sample_endowment_open (SampleEndowment *self)
{
  g_autoptr(GError) error = NULL;

  self->store = pc_store_open (":memory:", PC_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  self->person = sample_endowment_add (self, &pc_beneficiary_kind, 0, NULL, "family_name=Hassan; given_name=Amina");
  self->pathway = sample_endowment_add (self, &pc_pathway_kind, PC_PATHWAY_BENEFICIARY_ID, self->person,
                                        "programme=puoi-plus-2025; opened_on=2025-12-01");
  add_traineeship (self);
  self->entry = sample_endowment_add (self, &pc_service_entry_kind, PC_SERVICE_ENTRY_PATHWAY_ID, self->pathway,
                                      "service=A2; date=2026-01-10; minutes=4:00; register_page=1");
}

void
sample_endowment_close (SampleEndowment *self)
{
  g_clear_object (&self->entry);
  g_clear_object (&self->traineeship);
  g_clear_object (&self->pathway);
  g_clear_object (&self->person);
  g_clear_object (&self->store);
}
