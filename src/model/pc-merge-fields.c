/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-merge-fields.h"

#include "pc-beneficiary.h"

/* Fields that say something only together with another one. */
static const struct
{
  guint lead;
  guint follower;
} groups[] = {
  { PC_BENEFICIARY_BIRTH_DATE, PC_BENEFICIARY_BIRTH_DATE_UNCERTAIN },
  { PC_BENEFICIARY_BIRTH_COUNTRY, PC_BENEFICIARY_BIRTH_PLACE },
  { PC_BENEFICIARY_ADDRESS, PC_BENEFICIARY_POSTCODE },
  { PC_BENEFICIARY_ADDRESS, PC_BENEFICIARY_TOWN },
  { PC_BENEFICIARY_ADDRESS, PC_BENEFICIARY_PROVINCE },
  { PC_BENEFICIARY_IBAN, PC_BENEFICIARY_IBAN_HOLDER },
  { PC_BENEFICIARY_ISCED, PC_BENEFICIARY_EDUCATION_TITLE },
  { PC_BENEFICIARY_ISCED, PC_BENEFICIARY_EDUCATION_COUNTRY },
  { PC_BENEFICIARY_ISCED, PC_BENEFICIARY_EDUCATION_RECOGNITION },
  { PC_BENEFICIARY_EMPLOYMENT_STATUS, PC_BENEFICIARY_EMPLOYMENT_SINCE },
  { PC_BENEFICIARY_UNACCOMPANIED_MINOR, PC_BENEFICIARY_UNACCOMPANIED_RECOGNISED_ON },
  { PC_BENEFICIARY_RECEPTION_ID, PC_BENEFICIARY_RECEPTION_KIND },
  { PC_BENEFICIARY_RECEPTION_ID, PC_BENEFICIARY_RECEPTION_SINCE },
  { PC_BENEFICIARY_RECEPTION_ID, PC_BENEFICIARY_RECEPTION_UNTIL },
  { PC_BENEFICIARY_REFERRAL_SOURCE, PC_BENEFICIARY_REFERRAL_ID },
  { PC_BENEFICIARY_REFERRAL_SOURCE, PC_BENEFICIARY_REFERRED_ON },
  { PC_BENEFICIARY_SPECIAL_CONSENT, PC_BENEFICIARY_SPECIAL_CONSENT_ON },
};

typedef struct
{
  PcRecord    *keep;
  PcRecord    *other;
  const guint *take;
  guint        n_take;
} Merge;

gboolean
pc_merge_fields_covers (guint field)
{
  return field >= PC_RECORD_N_COMMON && field < PC_BENEFICIARY_N_FIELDS && field != PC_BENEFICIARY_CODE &&
         (pc_kind_get_field (&pc_beneficiary_kind, field)->flags & PC_AUTOMATIC) == 0;
}

static gboolean
is_equal (PcRecord *keep,
          PcRecord *other,
          guint     field)
{
  return pc_value_equal (pc_record_get_value (keep, field), pc_record_get_value (other, field));
}

gboolean
pc_merge_fields_differ (PcRecord *keep,
                        PcRecord *other,
                        guint     field)
{
  g_return_val_if_fail (PC_IS_RECORD (keep) && PC_IS_RECORD (other), FALSE);

  return pc_record_is_set (keep, field) && pc_record_is_set (other, field) && !is_equal (keep, other, field);
}

static gboolean
is_chosen (const Merge *merge,
           guint        field)
{
  for (guint i = 0; i < merge->n_take; i++)
    if (merge->take[i] == field)
      return pc_record_is_set (merge->other, field);

  return FALSE;
}

/* The field that @field goes with, where the two people differ in it; @field itself otherwise. */
static guint
find_lead (const Merge *merge,
           guint        field)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (groups[i].follower == field && pc_merge_fields_differ (merge->keep, merge->other, groups[i].lead))
      return groups[i].lead;

  return field;
}

static gboolean
is_taken (const Merge *merge,
          guint        field)
{
  const guint lead = find_lead (merge, field);

  if (is_chosen (merge, field))
    return TRUE;
  if (lead != field)
    return is_chosen (merge, lead);

  return !pc_record_is_set (merge->keep, field);
}

GArray *
pc_merge_fields_list (PcRecord    *keep,
                      PcRecord    *other,
                      const guint *take,
                      guint        n_take)
{
  const Merge merge = { keep, other, take, n_take };
  GArray *fields = NULL;

  g_return_val_if_fail (PC_IS_RECORD (keep) && pc_record_get_kind (keep) == &pc_beneficiary_kind, NULL);
  g_return_val_if_fail (PC_IS_RECORD (other) && pc_record_get_kind (other) == &pc_beneficiary_kind, NULL);

  fields = g_array_new (FALSE, FALSE, sizeof (PcMergeField));
  for (guint i = PC_RECORD_N_COMMON; i < PC_BENEFICIARY_N_FIELDS; i++)
    {
      PcMergeField field = { i, FALSE, NULL };
      PcRecord *left;

      if (!pc_merge_fields_covers (i) || is_equal (keep, other, i))
        continue;

      field.take = is_taken (&merge, i);
      left = field.take ? keep : other;
      field.left = pc_record_is_set (left, i) ? pc_record_get_value (left, i) : NULL;
      g_array_append_val (fields, field);
    }

  return fields;
}
