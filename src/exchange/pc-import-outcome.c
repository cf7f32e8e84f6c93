/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-import-outcome.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *code;
  const char *label;
} verdicts[PC_IMPORT_N_VERDICTS] = {
  [PC_IMPORT_NEW] = { "new", NC_("row of an import", "New") },
  [PC_IMPORT_CHANGED] = { "changed", NC_("row of an import", "Changed") },
  [PC_IMPORT_UNCHANGED] = { "unchanged", NC_("row of an import", "Unchanged") },
  [PC_IMPORT_DOUBTFUL] = { "doubtful", NC_("row of an import", "Duplicate?") },
  [PC_IMPORT_REFUSED] = { "refused", NC_("row of an import", "Refused") },
  [PC_IMPORT_SKIPPED] = { "skipped", NC_("row of an import", "Nothing to import") },
  [PC_IMPORT_CONFLICT] = { "conflict", NC_("row of an import", "Changed on both sides") },
};

const char *
pc_import_verdict_get_code (PcImportVerdict verdict)
{
  g_return_val_if_fail (verdict < PC_IMPORT_N_VERDICTS, NULL);

  return verdicts[verdict].code;
}

const char *
pc_import_verdict_get_label (PcImportVerdict verdict)
{
  g_return_val_if_fail (verdict < PC_IMPORT_N_VERDICTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "row of an import", verdicts[verdict].label);
}

char *
pc_import_verdict_format_count (PcImportVerdict verdict,
                                guint           n)
{
  switch (verdict)
    {
    case PC_IMPORT_NEW:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n), n);

    case PC_IMPORT_CHANGED:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", n), n);

    case PC_IMPORT_UNCHANGED:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u unchanged", "%u unchanged", n), n);

    case PC_IMPORT_DOUBTFUL:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u possible duplicate", "%u possible duplicates", n), n);

    case PC_IMPORT_REFUSED:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u refused", "%u refused", n), n);

    case PC_IMPORT_SKIPPED:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u with nothing to import",
                                           "%u with nothing to import", n), n);

    case PC_IMPORT_CONFLICT:
      /* Translators: how many rows of a file. */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed on both sides",
                                           "%u changed on both sides", n), n);

    default:
      g_return_val_if_reached (NULL);
    }
}

static void
change_free (gpointer data)
{
  PcImportChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
reason_free (gpointer data)
{
  PcImportReason *reason = data;

  g_free (reason->message);
  g_free (reason);
}

PcImportOutcome *
pc_import_outcome_new (guint         sheet,
                       guint         row,
                       const PcKind *kind)
{
  PcImportOutcome *self = g_new0 (PcImportOutcome, 1);

  self->sheet = sheet;
  self->row = row;
  self->kind = kind;
  self->verdict = PC_IMPORT_SKIPPED;
  return self;
}

void
pc_import_outcome_free (PcImportOutcome *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->name);
  g_free (self->parked_id);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}

void
pc_import_outcome_add_reason (PcImportOutcome *self,
                              int              column,
                              gboolean         blocks,
                              char            *message)
{
  PcImportReason *reason;
  guint at = 0;

  g_return_if_fail (self != NULL && message != NULL);

  if (self->reasons == NULL)
    self->reasons = g_ptr_array_new_with_free_func (reason_free);

  reason = g_new0 (PcImportReason, 1);
  reason->column = column;
  reason->blocks = blocks;
  reason->message = message;
  while (at < self->reasons->len && (!blocks || ((PcImportReason *) self->reasons->pdata[at])->blocks))
    at++;
  g_ptr_array_insert (self->reasons, at, reason);
}

void
pc_import_outcome_add_change (PcImportOutcome *self,
                              const PcKind    *kind,
                              guint            field,
                              const PcValue   *before,
                              const PcValue   *after)
{
  PcImportChange *change;

  g_return_if_fail (self != NULL && kind != NULL);

  if (self->changes == NULL)
    self->changes = g_ptr_array_new_with_free_func (change_free);

  change = g_new0 (PcImportChange, 1);
  change->kind = kind;
  change->field = field;
  change->before = pc_value_format (pc_kind_get_field (kind, field), before);
  change->after = pc_value_format (pc_kind_get_field (kind, field), after);
  g_ptr_array_add (self->changes, change);
}

gboolean
pc_import_outcome_is_blocked (const PcImportOutcome *self)
{
  return self->reasons != NULL && ((PcImportReason *) self->reasons->pdata[0])->blocks;
}

char *
pc_import_outcome_dup_reasons (const PcImportOutcome *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->reasons != NULL && i < self->reasons->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((PcImportReason *) self->reasons->pdata[i])->message);

  return g_string_free (text, FALSE);
}

char *
pc_import_outcome_dup_changes (const PcImportOutcome *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      const PcImportChange *change = self->changes->pdata[i];
      const char *label = pc_field_get_label (pc_kind_get_field (change->kind, change->field));
      /* Translators: the heading of a field, what it held and what it is to hold: “Town: Milano → Roma”. */
      g_autofree char *each = g_strdup_printf (_("%s: %s → %s"), label, *change->before != '\0' ? change->before : "–",
                                               *change->after != '\0' ? change->after : "–");

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", each);
    }

  return g_string_free (text, FALSE);
}
