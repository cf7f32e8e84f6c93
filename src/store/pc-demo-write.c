/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-demo-private.h"

#include <string.h>

#include "pc-uuid.h"

static PcRecord *
find_record (PcDemo       *demo,
             const PcKind *kind)
{
  PcRecord *record;

  for (guint i = 0; i < demo->records->len; i++)
    if (pc_record_get_kind (demo->records->pdata[i]) == kind)
      return demo->records->pdata[i];

  record = g_object_new (kind->get_type (), NULL);
  g_ptr_array_add (demo->records, record);
  return record;
}

PcRecord *
pc_demo_new (PcDemo       *demo,
             const PcKind *kind)
{
  static const PcValue unset = PC_VALUE_INIT;
  PcRecord *record = find_record (demo, kind);
  g_autofree char *id = pc_uuid_new_at (demo->clock++, demo->rand);
  const guint n = pc_kind_get_n_fields (kind);

  for (guint i = 0; i < n; i++)
    if (pc_record_is_set (record, i))
      pc_record_set_value (record, i, &unset);

  pc_record_set_text (record, PC_RECORD_ID, id);
  return record;
}

void
pc_demo_adopt (PcDemo   *demo,
               PcRecord *record)
{
  g_autofree char *id = pc_uuid_new_at (demo->clock++, demo->rand);

  pc_record_set_text (record, PC_RECORD_ID, id);
}

void
pc_demo_put (PcDemo   *demo,
             PcRecord *record)
{
  if (demo->error == NULL)
    pc_store_put (demo->store, record, &demo->error);
}

void
pc_demo_set_day (PcDemo   *demo,
                 PcRecord *record,
                 guint     field,
                 int       day)
{
  if (day != 0)
    pc_record_set_text (record, field, pc_demo_iso (demo, day));
}

void
pc_demo_set_past (PcDemo   *demo,
                  PcRecord *record,
                  guint     field,
                  int       day)
{
  if (day <= demo->until)
    pc_demo_set_day (demo, record, field, day);
}

void
pc_demo_copy_id (char      id[37],
                 PcRecord *record)
{
  g_strlcpy (id, pc_record_get_id (record), 37);
}
