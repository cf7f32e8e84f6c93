/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-indicators.h"

#include "pc-kinds.h"

#define N_SETS 3

struct _PcIndicators
{
  PcIndicatorScope  scope;
  PcIndicatorSum   *sums;                /* One an indicator. */
  int               complete[N_SETS];
  int               incomplete[N_SETS];
  GPtrArray        *people;
  GHashTable       *assumed;             /* PcProgramme to the bits of the indicators that rest on an assumption. */
};

static void
incomplete_free (gpointer data)
{
  PcIncomplete *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->programme);
  g_free (self);
}

PcIndicators *
pc_indicators_new (const PcIndicatorScope *scope)
{
  PcIndicators *self = g_new0 (PcIndicators, 1);
  guint n;

  pc_indicator_list (&n);
  g_assert (n <= 64);
  if (scope != NULL)
    self->scope = *scope;
  self->sums = g_new0 (PcIndicatorSum, n);
  self->people = g_ptr_array_new_with_free_func (incomplete_free);
  self->assumed = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  return self;
}

void
pc_indicators_free (PcIndicators *self)
{
  g_free (self->sums);
  g_ptr_array_unref (self->people);
  g_hash_table_unref (self->assumed);
  g_free (self);
}

static const char *
get_operator (const PcParticipant *participant)
{
  const char *operator = pc_record_get_text (participant->entry->pathway, PC_PATHWAY_OPERATOR_ID);

  return operator != NULL ? operator : pc_record_get_text (participant->person->person, PC_BENEFICIARY_OPERATOR_ID);
}

gboolean
pc_indicator_scope_has (const PcIndicatorScope *self,
                        const PcParticipant    *participant,
                        PcIndicatorMoment       moment)
{
  const PcDay day = pc_indicator_moment_get_day (moment, participant);

  g_return_val_if_fail (self != NULL && participant != NULL, FALSE);

  if ((self->programme != NULL && g_strcmp0 (self->programme, participant->programme) != 0) ||
      (self->operator_id != NULL && g_strcmp0 (self->operator_id, get_operator (participant)) != 0))
    return FALSE;

  return (self->from == 0 || day >= self->from) && (self->to == 0 || (day != 0 && day <= self->to));
}

static void
count (PcIndicatorSum      *sum,
       const PcIndicator   *indicator,
       const PcParticipant *participant)
{
  const PcAnswer answer = pc_indicator_test (indicator, participant);

  if (answer == PC_ANSWER_UNKNOWN)
    sum->unknown++;
  if (answer != PC_ANSWER_YES)
    return;

  sum->total++;
  sum->women += g_strcmp0 (participant->sex, "F") == 0;
  sum->men += g_strcmp0 (participant->sex, "M") == 0;
  sum->non_binary += g_strcmp0 (participant->sex, "X") == 0;
}

/* Looking into the programme for each participant would take longer than all the rest. */
static guint64
get_assumed (PcIndicators        *self,
             const PcParticipant *participant)
{
  PcProgramme *programme = participant->entry->programme;
  guint64 *bits = g_hash_table_lookup (self->assumed, programme);
  guint n;
  const PcIndicator *indicators = pc_indicator_list (&n);

  if (bits != NULL)
    return *bits;

  bits = g_new0 (guint64, 1);
  for (guint i = 0; i < n; i++)
    if (pc_indicator_is_assumed (&indicators[i], participant))
      *bits |= G_GUINT64_CONSTANT (1) << i;

  g_hash_table_insert (self->assumed, g_object_ref (programme), bits);
  return *bits;
}

/* In the order of the moments. */
static void
fill_moments (PcIndicators        *self,
              const PcParticipant *participant,
              gboolean            *counts)
{
  for (PcIndicatorMoment moment = PC_INDICATOR_ENTRY; moment <= PC_INDICATOR_SIX_MONTHS; moment++)
    counts[moment] = pc_indicator_scope_has (&self->scope, participant, moment);
}

static void
count_all (PcIndicators        *self,
           const PcParticipant *participant,
           const gboolean      *counts)
{
  guint n;
  const PcIndicator *indicators = pc_indicator_list (&n);
  const guint64 assumed = get_assumed (self, participant);

  for (guint i = 0; i < n; i++)
    if (counts[indicators[i].moment] && (participant->rules->indicator_sets & indicators[i].set) != 0 &&
        pc_participant_is_complete (participant, indicators[i].set))
      {
        count (&self->sums[i], &indicators[i], participant);
        self->sums[i].assumed = self->sums[i].assumed || (assumed & (G_GUINT64_CONSTANT (1) << i)) != 0;
      }
}

/* Of a programme that nobody knows the sets are not known either: it counts as incomplete for all of them. */
static PcProgrammeIndicatorSets
count_records (PcIndicators        *self,
               const PcParticipant *participant)
{
  const PcProgrammeIndicatorSets sets = participant->rules != NULL ? participant->rules->indicator_sets :
                                        (PcProgrammeIndicatorSets) ((1 << N_SETS) - 1);
  PcProgrammeIndicatorSets lacking = 0;

  for (guint i = 0; i < N_SETS; i++)
    if (sets & (1u << i))
      {
        const gboolean complete = pc_participant_is_complete (participant, 1u << i);

        self->complete[i] += complete;
        self->incomplete[i] += !complete;
        lacking |= complete ? 0 : 1u << i;
      }

  return lacking;
}

static void
list_incomplete (PcIndicators             *self,
                 const PcParticipant      *participant,
                 PcProgrammeIndicatorSets  sets)
{
  PcRecord *person = participant->person->person;
  PcIncomplete *one = g_new0 (PcIncomplete, 1);

  pc_id_set (one->person_id, pc_record_get_id (person));
  pc_id_set (one->pathway_id, pc_record_get_id (participant->entry->pathway));
  pc_id_set (one->operator_id, get_operator (participant));
  one->code = g_strdup (pc_record_get_text (person, PC_BENEFICIARY_CODE));
  one->name = pc_record_dup_name (person);
  one->programme = g_strdup (participant->programme);
  one->gaps = participant->gaps;
  one->sets = sets;
  g_ptr_array_add (self->people, one);
}

static void
add_participant (PcIndicators        *self,
                 const PcParticipant *participant)
{
  gboolean counts[PC_INDICATOR_SIX_MONTHS + 1];
  PcProgrammeIndicatorSets lacking = 0;

  fill_moments (self, participant, counts);
  if (counts[PC_INDICATOR_ENTRY])
    lacking = count_records (self, participant);
  if (participant->rules != NULL)
    count_all (self, participant, counts);
  if (participant->gaps != 0 && (counts[0] || counts[1] || counts[2]))
    list_incomplete (self, participant, lacking);
}

void
pc_indicators_add (PcIndicators *self,
                   PcCase       *person)
{
  g_autoptr(GArray) participants = NULL;

  g_return_if_fail (self != NULL && person != NULL);

  participants = pc_participant_list (person);
  for (guint i = 0; i < participants->len; i++)
    add_participant (self, &g_array_index (participants, PcParticipant, i));
}

void
pc_indicators_take (PcIndicators *self,
                    PcIndicators *other)
{
  guint n;

  g_return_if_fail (self != NULL && other != NULL);

  pc_indicator_list (&n);
  for (guint i = 0; i < n; i++)
    {
      self->sums[i].women += other->sums[i].women;
      self->sums[i].men += other->sums[i].men;
      self->sums[i].non_binary += other->sums[i].non_binary;
      self->sums[i].total += other->sums[i].total;
      self->sums[i].unknown += other->sums[i].unknown;
      self->sums[i].assumed = self->sums[i].assumed || other->sums[i].assumed;
    }

  for (guint i = 0; i < N_SETS; i++)
    {
      self->complete[i] += other->complete[i];
      self->incomplete[i] += other->incomplete[i];
    }

  g_ptr_array_extend_and_steal (self->people, g_ptr_array_ref (other->people));
  pc_indicators_free (other);
}

const PcIndicatorSum *
pc_indicators_get (PcIndicators      *self,
                   const PcIndicator *indicator)
{
  guint n;

  g_return_val_if_fail (self != NULL && indicator != NULL, NULL);

  return &self->sums[indicator - pc_indicator_list (&n)];
}

/* The position of the bit. */
static guint
get_position (PcProgrammeIndicatorSets set)
{
  return MIN ((guint) g_bit_nth_lsf (set, -1), N_SETS - 1);
}

int
pc_indicators_get_n_complete (PcIndicators             *self,
                              PcProgrammeIndicatorSets  set)
{
  g_return_val_if_fail (self != NULL && set != 0, 0);

  return self->complete[get_position (set)];
}

int
pc_indicators_get_n_incomplete (PcIndicators             *self,
                                PcProgrammeIndicatorSets  set)
{
  g_return_val_if_fail (self != NULL && set != 0, 0);

  return self->incomplete[get_position (set)];
}

GPtrArray *
pc_indicators_get_incomplete (PcIndicators *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->people;
}
