/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-beneficiary.h"
#include "pc-finding.h"
#include "pc-merge.h"
#include "pc-merge-fields.h"

/* Adds the fields of "phone,email". */
static gboolean
add_fields (GArray      *take,
            const char  *text,
            GError     **error)
{
  g_auto(GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const int index = pc_ctl_find_field (&pc_beneficiary_kind, g_strstrip (names[i]), error);
      const guint field = index;

      if (index < 0)
        return FALSE;
      if (!pc_merge_fields_covers (field))
        /* Translators: %s is the name of a field. */
        return pc_ctl_refuse (error, _("“%s” cannot be taken over"), names[i]);
      g_array_append_val (take, field);
    }

  return TRUE;
}

/* What there is to think of is said, and does not hold anybody up: the merge can be undone. */
static gboolean
print_warnings (PcStore     *store,
                const char  *keep_id,
                const char  *other_id,
                GError     **error)
{
  g_autoptr(GPtrArray) findings = pc_merge_check (store, keep_id, other_id, error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    fprintf (stderr, "percorsoctl: %s\n", ((PcFinding *) findings->pdata[i])->message);

  return findings != NULL;
}

gboolean
pc_ctl_merge (PcCtl   *self,
              char   **arguments,
              GError **error)
{
  g_auto(GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names,
      N_("Fields whose value is to be that of OTHER, with commas between them"), N_("FIELDS") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  g_autoptr(GArray) take = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(PcStore) store = NULL;
  g_autoptr(PcRecord) keep = NULL;
  g_autoptr(PcRecord) other = NULL;

  if (rest == NULL)
    return FALSE;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!add_fields (take, names[i], error))
      return FALSE;

  return (store = pc_ctl_open (self, PC_STORE_WRITE, error)) != NULL &&
         (keep = pc_ctl_find_person (store, rest[0], error)) != NULL &&
         (other = pc_ctl_find_person (store, rest[1], error)) != NULL &&
         print_warnings (store, pc_record_get_id (keep), pc_record_get_id (other), error) &&
         pc_merge_people (store, pc_record_get_id (keep), pc_record_get_id (other),
                          (const guint *) take->data, take->len, error);
}
