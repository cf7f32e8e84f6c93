/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-random.h"

#include "pc-code-list.h"
#include "pc-kinds.h"
#include "sample-programme.h"

/* The fields of a record that are filled in, of a hundred. */
#define FILLED 60

static GPtrArray *programmes;

void
sample_random_start (void)
{
  static const struct { const char *id, *region; } kinds[] = {
    { "inside-2015", NULL }, { "puoi-2019", NULL }, { "puoi-2022", NULL }, { "puoi-plus-2025", NULL },
    { "puoi-plus-2025", "03" }, { "puoi-plus-2025", "12" }, { "puoi-2022", "21" }, { "small", NULL },
  };

  programmes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (programmes, sample_programme_new (kinds[i].id, NULL, kinds[i].region));
}

void
sample_random_end (void)
{
  g_clear_pointer (&programmes, g_ptr_array_unref);
}

static gboolean
chance (GRand *random,
        int    percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

#define PICK(random, words) (words)[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]

/*
 * Values
 */

static PcDay
make_day (GRand *random)
{
  static const char * const odd[] = {
    "0001-01-01", "0001-12-31", "1582-10-15", "1900-02-28", "2000-02-29", "2024-02-29", "2026-03-29", "2026-10-25",
    "2099-12-31", "9998-02-28", "9999-12-31",
  };

  if (chance (random, 4))
    return pc_day_from_iso (PICK (random, odd));
  if (chance (random, 10))
    return pc_day_new (1960, 1, 1) + g_rand_int_range (random, 0, 30000);

  return pc_day_new (2025, 6, 1) + g_rand_int_range (random, 0, 500);
}

/* Times as the schema allows them, lengths and amounts up to the longest that can be typed. */
static gint64
make_number (GRand       *random,
             PcFieldType  type)
{
  static const gint64 odd[] = { 0, 1, G_MAXINT, 999999999999 };
  static const gint64 lengths[] = { 0, 1, 1440, 1441, 6000000 };
  gint64 number = chance (random, 5) ? PICK (random, odd) : -1;

  switch ((int) type)
    {
    case PC_FIELD_BOOLEAN:
      return chance (random, 50);

    case PC_FIELD_TIME:
      return g_rand_int_range (random, 0, 1441);

    case PC_FIELD_MINUTES:
      return number >= 0 ? PICK (random, lengths) : g_rand_int_range (random, 0, 3000);

    case PC_FIELD_MONEY:
      return number >= 0 ? number - 2 * number * chance (random, 30) : g_rand_int_range (random, 0, 800000);

    default:
      return number >= 0 ? number - 2 * number * chance (random, 30) : g_rand_int_range (random, 0, 40);
    }
}

static const char *
make_code (GRand      *random,
           const char *list)
{
  const PcCodeList *codes = pc_code_list_get (list);
  const guint n = codes != NULL ? pc_code_list_get_n_codes (codes) : 0;

  if (n == 0 || chance (random, 3))
    return "of-a-newer-version";

  return pc_code_list_get_id (codes, g_rand_int_range (random, 0, n));
}

static char *
make_codes (GRand      *random,
            const char *list)
{
  g_autoptr(GString) codes = g_string_new (make_code (random, list));

  while (chance (random, 60))
    g_string_append_printf (codes, " %s", make_code (random, list));

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static char *
make_text (GRand *random)
{
  static const char * const texts[] = {
    "1", "1/bis", "7 / BIS", "A1", "A2", "A3", "A4", "trainee", "host", "promoter", "2025-1", "5.2.2.3.1", "CP2021",
    "{\"lines\": [null, 3]}", "{", "[]", "0", "-", "  ",
    "\u0645\u062d\u0645\u062f", "%s%n", "IT60X0542811101000000123456", "Panificio Rossi",
  };

  return g_strdup (PICK (random, texts));
}

static void
fill_field (GRand    *random,
            PcRecord *record,
            guint     index)
{
  const PcField *field = pc_kind_get_field (pc_record_get_kind (record), index);
  g_autofree char *text = NULL;

  if (!pc_field_is_text (field))
    pc_record_set_number (record, index, make_number (random, field->type));
  else if (field->type == PC_FIELD_DATE && chance (random, 2))
    pc_record_set_text (record, index, "2026-02-31");
  else if (field->type == PC_FIELD_DATE)
    pc_record_set_day (record, index, make_day (random));
  else if (field->type == PC_FIELD_CHOICE)
    pc_record_set_text (record, index, make_code (random, field->detail));
  else if (field->type != PC_FIELD_REFERENCE && field->type != PC_FIELD_INSTANT)
    {
      text = field->type == PC_FIELD_CHOICES ? make_codes (random, field->detail) : make_text (random);
      pc_record_set_text (record, index, text);
    }
}

/* A record with anything in any field but references, which stay within the case. The store keeps none without what is
   required. */
static PcRecord *
make_record (GRand        *random,
             const PcKind *kind)
{
  PcRecord *record = pc_record_new (kind);

  for (guint i = PC_RECORD_N_COMMON; i < pc_kind_get_n_fields (kind); i++)
    if ((pc_kind_get_field (kind, i)->flags & PC_REQUIRED) != 0 || chance (random, FILLED))
      fill_field (random, record, i);

  return record;
}

/* As many as @most of them, each belonging to @parent by its field @reference, where there is one. */
static void
add_records (GRand        *random,
             GPtrArray    *records,
             const PcKind *kind,
             int           reference,
             PcRecord     *parent,
             int           most)
{
  for (int i = g_rand_int_range (random, 0, most + 1); i > 0; i--)
    {
      PcRecord *record = make_record (random, kind);

      if (parent != NULL && chance (random, 95))
        pc_record_set_text (record, reference, pc_record_get_id (parent));
      g_ptr_array_add (records, record);
    }
}

/*
 * Plain values
 */

static void
set_id (GRand *random,
        PcId   id)
{
  g_autofree char *text = g_strdup_printf ("row-%d", g_rand_int_range (random, 0, 500));

  pc_id_set (id, text);
}

static void
add_periods (GRand  *random,
             GArray *periods)
{
  for (int i = g_rand_int_range (random, 0, 5); i > 0; i--)
    {
      PcPeriod period = { .starts = make_day (random), .same = chance (random, 30) };

      if (chance (random, 80))
        period.ends = make_day (random);
      set_id (random, period.id);
      g_array_append_val (periods, period);
    }
}

static int
make_time (GRand *random)
{
  return chance (random, 20) ? -1 : (int) make_number (random, PC_FIELD_TIME);
}

static int
make_minutes (GRand *random)
{
  return chance (random, 3) ? g_rand_int_range (random, 0, 1000000) : g_rand_int_range (random, 0, 600);
}

static void
add_days (GRand             *random,
          PcTraineeshipCase *self)
{
  for (int i = g_rand_int_range (random, 0, 60); i > 0; i--)
    {
      PcAttendance row = { .day = make_day (random), .kind = g_intern_string (make_code (random, "attendance-kind")),
                           .minutes = make_minutes (random),
                           .starts_at = make_time (random), .ends_at = make_time (random),
                           .second_starts_at = make_time (random), .second_ends_at = make_time (random) };

      set_id (random, row.id);
      g_array_append_val (self->days, row);
    }
}

static void
add_tutoring (GRand             *random,
              PcTraineeshipCase *self)
{
  for (int i = g_rand_int_range (random, 0, 8); i > 0; i--)
    {
      PcTutoring row = { .day = make_day (random), .kind = g_intern_string (make_code (random, "tutoring-kind")),
                         .minutes = make_minutes (random), .signed_on = chance (random, 50) ? make_day (random) : 0,
                         .period_starts = chance (random, 50) ? make_day (random) : 0,
                         .period_ends = chance (random, 50) ? make_day (random) : 0 };

      set_id (random, row.id);
      g_array_append_val (self->tutoring, row);
    }
}

static const char *
make_service (GRand *random)
{
  static const char * const services[] = { "A1", "A2", "A3", "A4", "pai", "of-a-newer-version" };

  return g_intern_string (PICK (random, services));
}

static void
add_sessions (GRand  *random,
              PcCase *self)
{
  for (int i = g_rand_int_range (random, 0, 25); i > 0; i--)
    {
      PcSession session = { .service = make_service (random), .day = make_day (random), .starts_at = make_time (random),
                            .ends_at = make_time (random), .minutes = make_minutes (random),
                            .form = g_intern_string (make_code (random, "service-form")),
                            .participation = g_intern_string (make_code (random, "participation")),
                            .certified = chance (random, 50) };

      if (chance (random, 90))
        session.delivery = g_intern_string (make_code (random, "service-delivery"));
      set_id (random, session.id);
      set_id (random, session.operator_id);
      if (self->pathways->len > 0 && chance (random, 95))
        pc_id_set (session.pathway_id, pc_record_get_id (((PcPathwayCase *) self->pathways->pdata[0])->pathway));
      g_array_append_val (self->sessions, session);
    }
}

/*
 * The case
 */

static void
add_traineeship (GRand         *random,
                 PcPathwayCase *pathway)
{
  g_autoptr(PcRecord) record = make_record (random, &pc_traineeship_kind);
  g_autoptr(PcRecord) host = chance (random, 80) ? make_record (random, &pc_organisation_kind) : NULL;
  PcTraineeshipCase *self;

  pc_record_set_text (record, PC_TRAINEESHIP_PATHWAY_ID, pc_record_get_id (pathway->pathway));
  if (host != NULL)
    pc_record_set_text (record, PC_TRAINEESHIP_HOST_ID, pc_record_get_id (host));
  self = pc_case_add_traineeship (pathway, record, host);
  add_records (random, self->events, &pc_traineeship_event_kind, PC_TRAINEESHIP_EVENT_TRAINEESHIP_ID, record, 6);
  add_records (random, self->registers, &pc_training_register_kind, PC_TRAINING_REGISTER_TRAINEESHIP_ID, record, 3);
  add_records (random, self->competences, &pc_project_competence_kind, PC_PROJECT_COMPETENCE_TRAINEESHIP_ID, record, 3);
  add_periods (random, self->closures);
  add_periods (random, self->at_host);
  add_periods (random, self->of_host_tutor);
  add_periods (random, self->of_promoter_tutor);
  add_days (random, self);
  add_tutoring (random, self);
}

static void
add_hours (GRand         *random,
           PcPathwayCase *self)
{
  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      const PcHours hours = { .service = make_service (random),
                              .minutes = make_minutes (random), .certified = make_minutes (random),
                              .entries = g_rand_int_range (random, 0, 5), .loose = g_rand_int_range (random, 0, 3),
                              .first = make_day (random), .last = make_day (random) };

      g_array_append_val (self->hours, hours);
    }
}

static void
add_papers_of_pathway (GRand         *random,
                       PcPathwayCase *self)
{
  add_records (random, self->plans, &pc_plan_kind, PC_PLAN_PATHWAY_ID, self->pathway, 3);
  for (guint i = 0; i < self->plans->len; i++)
    {
      PcRecord *plan = self->plans->pdata[i];

      add_records (random, self->planned, &pc_planned_service_kind, PC_PLANNED_SERVICE_PLAN_ID, plan, 4);
      add_records (random, self->goals, &pc_goal_kind, PC_GOAL_PLAN_ID, plan, 3);
    }
  for (guint i = 0; i < self->planned->len; i++)
    if (chance (random, 80))
      pc_record_set_text (self->planned->pdata[i], PC_PLANNED_SERVICE_SERVICE, make_service (random));

  add_records (random, self->claims, &pc_claim_kind, PC_CLAIM_PATHWAY_ID, self->pathway, 3);
  for (guint i = 0; i < self->claims->len; i++)
    add_records (random, self->claim_lines, &pc_claim_line_kind, PC_CLAIM_LINE_CLAIM_ID, self->claims->pdata[i], 3);
  add_records (random, self->follow_ups, &pc_follow_up_kind, PC_FOLLOW_UP_PATHWAY_ID, self->pathway, 4);
}

static void
add_pathway (GRand  *random,
             PcCase *self)
{
  g_autoptr(PcRecord) record = make_record (random, &pc_pathway_kind);
  const guint nth = g_rand_int_range (random, 0, programmes->len);
  PcProgramme *programme = chance (random, 88) ? programmes->pdata[nth] : NULL;
  PcPathwayCase *pathway;

  pc_record_set_text (record, PC_PATHWAY_BENEFICIARY_ID, pc_record_get_id (self->person));
  pc_record_set_text (record, PC_PATHWAY_PROGRAMME, programme != NULL ? pc_programme_get_id (programme) : "unheard-of");
  pathway = pc_case_add_pathway (self, record, programme);
  add_papers_of_pathway (random, pathway);
  add_hours (random, pathway);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    add_traineeship (random, pathway);
}

PcCase *
sample_random_case (guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(PcRecord) person = make_record (random, &pc_beneficiary_kind);
  PcCase *self = pc_case_new (person, chance (random, 95) ? pc_day_new (2025, 6, 1) + g_rand_int_range (random, 0, 700)
                                                          : make_day (random));

  if (chance (random, 80))
    self->office = make_record (random, &pc_office_kind);
  add_records (random, self->permits, &pc_permit_kind, PC_PERMIT_BENEFICIARY_ID, person, 4);
  add_records (random, self->competences, &pc_competence_kind, PC_COMPETENCE_BENEFICIARY_ID, person, 4);
  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    add_pathway (random, self);
  add_records (random, self->documents, &pc_document_kind, PC_DOCUMENT_BENEFICIARY_ID, person, 20);
  add_periods (random, self->closures);
  add_sessions (random, self);
  return self;
}
