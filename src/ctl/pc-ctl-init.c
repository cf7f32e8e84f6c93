/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pc-ctl.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "pc-office.h"
#include "pc-operator.h"
#include "pc-programme-files.h"

typedef struct
{
  char *office;
  char *prefix;
  char *programme;
  char *operator;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->office);
  g_free (self->prefix);
  g_free (self->programme);
  g_free (self->operator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const Options  *options,
               GError        **error)
{
  g_autoptr(PcProgramme) programme = NULL;

  if ((options->office == NULL) != (options->prefix == NULL))
    return pc_ctl_refuse (error, _("“--office” and “--prefix” go together"));
  if (options->office == NULL && (options->programme != NULL || options->operator != NULL))
    return pc_ctl_refuse (error, _("“--programme” and “--operator” need “--office”"));

  if (options->programme != NULL)
    programme = pc_programme_find (options->programme, error);

  return options->programme == NULL || programme != NULL;
}

static gboolean
parse_field (PcRecord    *record,
             guint        field,
             const char  *text,
             GError     **error)
{
  if (pc_record_parse (record, field, text, error))
    return TRUE;

  g_prefix_error (error, "%s: ", pc_kind_get_field (pc_record_get_kind (record), field)->name);
  return FALSE;
}

static gboolean
put_office (PcStore        *store,
            const Options  *options,
            PcRecord       *office,
            GError        **error)
{
  return parse_field (office, PC_OFFICE_NAME, options->office, error) &&
         parse_field (office, PC_OFFICE_CODE, options->prefix, error) &&
         parse_field (office, PC_OFFICE_PROGRAMME, options->programme, error) &&
         pc_store_put (store, office, error) &&
         pc_store_set_setting (store, PC_SETTING_OFFICE, pc_record_get_id (office), error);
}

/* "Family, Given"; without a comma all of it is the family name. */
static gboolean
put_operator (PcStore        *store,
              const Options  *options,
              PcRecord       *office,
              GError        **error)
{
  g_autoptr(PcRecord) operator = pc_record_new (&pc_operator_kind);
  g_auto(GStrv) names = NULL;

  if (options->operator == NULL)
    return TRUE;

  names = g_strsplit (options->operator, ",", 2);
  pc_record_set_text (operator, PC_OPERATOR_OFFICE_ID, pc_record_get_id (office));

  return parse_field (operator, PC_OPERATOR_FAMILY_NAME, names[0] != NULL ? names[0] : "", error) &&
         (names[0] == NULL || parse_field (operator, PC_OPERATOR_GIVEN_NAME, names[1], error)) &&
         pc_store_put (store, operator, error) &&
         pc_store_set_setting (store, PC_SETTING_OPERATOR, pc_record_get_id (operator), error);
}

/* The settings come before the commit, so that the first entry of the journal tells who made it. */
static gboolean
fill (PcStore        *store,
      const Options  *options,
      GError        **error)
{
  g_autoptr(PcRecord) office = pc_record_new (&pc_office_kind);

  if (options->office == NULL)
    return TRUE;

  if (!pc_store_begin (store, N_("Set up the office"), error))
    return FALSE;

  if (put_office (store, options, office, error) && put_operator (store, options, office, error))
    return pc_store_commit (store, error);

  pc_store_rollback (store);
  return FALSE;
}

gboolean
pc_ctl_init (PcCtl   *self,
             char   **arguments,
             GError **error)
{
  g_auto(Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "office", 0, 0, G_OPTION_ARG_FILENAME, &options.office,
      N_("Name of the office that works with the database"), N_("NAME") },
    { "prefix", 0, 0, G_OPTION_ARG_FILENAME, &options.prefix,
      N_("What the codes of its people begin with"), N_("CODE") },
    { "programme", 0, 0, G_OPTION_ARG_FILENAME, &options.programme,
      N_("Its usual programme"), N_("ID") },
    { "operator", 0, 0, G_OPTION_ARG_FILENAME, &options.operator,
      N_("Who works with the database: “Family name, Given name”"), N_("NAME") },
    { NULL }
  };
  g_auto(GStrv) rest = pc_ctl_parse (self, entries, arguments, error);
  PcStore *store;

  if (rest == NULL || !check_options (&options, error) || !(store = pc_ctl_create (self, error)))
    return FALSE;

  return pc_ctl_create_finish (self, store, fill (store, &options, error), error);
}
