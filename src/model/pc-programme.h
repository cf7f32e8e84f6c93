/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "pc-programme-format.h"
#include "pc-region.h"

G_BEGIN_DECLS

/**
 * PcProgramme:
 *
 * The rules of one funding notice, read from a .programme file (data/programmes/README.md). It never changes once
 * made, and may be read from any thread.
 *
 * Wherever a function below takes @group and @key, they are those of the file: "Service A2", "Hours". A key that
 * refers to a setting answers with what the setting holds, or with what the region has in its place. Amounts are cents,
 * lengths are minutes, days are ISO text.
 */
#define PC_TYPE_PROGRAMME (pc_programme_get_type ())
G_DECLARE_FINAL_TYPE (PcProgramme, pc_programme, PC, PROGRAMME, GObject)

/**
 * pc_programme_new_from_data:
 * @data: what a programme file holds
 * @origin: where it comes from, for messages; a path or name that ends in ".programme" must be the programme's Id
 *
 * Errors: PC_ERROR INVALID with the first mistake, its line, and how many follow. pc_programme_check() lists them all.
 *
 * Returns: (transfer full): the programme, or %NULL
 */
PcProgramme   *pc_programme_new_from_data   (GBytes       *data,
                                             const char   *origin,
                                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * pc_programme_with_region:
 *
 * The same notice where @region's rules for traineeships hold. Of the keys that a region can state
 * (PC_PROGRAMME_KEY_REGIONAL), those that @self has as a setting or not at all answer with @region's figure where it
 * has one; what the notice fixes itself stays, and the exceptions that @region makes to such a figure do not count. A
 * region that @self had before counts no longer. Keep the programme that this makes: it reads everything anew.
 *
 * Returns: (transfer full): another programme of the same id and edition
 */
PcProgramme   *pc_programme_with_region       (PcProgramme *self,
                                               PcRegion    *region) G_GNUC_WARN_UNUSED_RESULT;

/** (nullable): the region of pc_programme_with_region(). */
PcRegion      *pc_programme_get_region        (PcProgramme *self);

const char    *pc_programme_get_id            (PcProgramme *self);
const char    *pc_programme_get_edition       (PcProgramme *self);
const char    *pc_programme_get_origin        (PcProgramme *self);

/** The name in the language that was in use when @self was made. */
const char    *pc_programme_get_name          (PcProgramme *self);

/** The most that one pathway can cost, in cents. */
gint64         pc_programme_get_ceiling_cents (PcProgramme *self);

/* The groups of the file as structs of pc-programme-parts.h, in the order of the file; services by their key Order. */
GPtrArray     *pc_programme_get_components    (PcProgramme *self);
GPtrArray     *pc_programme_get_services      (PcProgramme *self);
GPtrArray     *pc_programme_get_categories    (PcProgramme *self);
GPtrArray     *pc_programme_get_documents     (PcProgramme *self);
GPtrArray     *pc_programme_get_deadlines     (PcProgramme *self);
GPtrArray     *pc_programme_get_settings      (PcProgramme *self);

/**
 * pc_programme_dup_titles:
 * @doubtful: whether to add those that not all sources accept
 *
 * Returns: (transfer full): the residence titles of all categories, each once
 */
char         **pc_programme_dup_titles        (PcProgramme *self,
                                               gboolean     doubtful);

/**
 * pc_programme_list_groups:
 * @kind: the first word of their headers
 *
 * Returns: (transfer full): the headers of the groups of @kind, in the order of the file
 */
char         **pc_programme_list_groups       (PcProgramme *self,
                                               const char  *kind);

/**
 * pc_programme_is_unknown:
 *
 * Returns: %TRUE if the value comes from a setting that the notice does not state, or is left to a region whose rules
 *   nobody has verified, whether it states a figure or the national one holds; it has to be shown as such
 */
gboolean       pc_programme_is_unknown        (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/**
 * pc_programme_dup_value:
 *
 * Returns: (transfer full) (nullable): what stands there, settings followed, escapes left; %NULL where nothing does
 */
char          *pc_programme_dup_value         (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/**
 * pc_programme_dup_source:
 * @key: (nullable): %NULL for what the group as a whole says
 *
 * What to show beside a result, in the language in use: the region and its source, where the value is the region's; why
 * it is a setting, where it is one; else where the rule stands: the Source of the group, or that of the notice.
 *
 * Returns: (transfer full) (nullable): a text, or %NULL where the file names no source
 */
char          *pc_programme_dup_source        (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/**
 * pc_programme_dup_text:
 * @locale: (nullable): a language such as "it", or %NULL for the one in use
 *
 * Returns: (transfer full) (nullable): the text in @locale, else the one without language
 */
char          *pc_programme_dup_text          (PcProgramme *self,
                                               const char  *group,
                                               const char  *key,
                                               const char  *locale);

/**
 * pc_programme_dup_list:
 *
 * Returns: (transfer full): the words of a list, none where nothing stands there
 */
char         **pc_programme_dup_list          (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/* The value as its type; -1 where nothing stands there. */
gint64         pc_programme_get_money         (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);
int            pc_programme_get_minutes       (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);
int            pc_programme_get_integer       (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/** The position of the word among the choices of the key, or -1. */
int            pc_programme_get_choice        (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/** Nothing there answers @fallback. */
gboolean       pc_programme_get_boolean       (PcProgramme *self,
                                               const char  *group,
                                               const char  *key,
                                               gboolean     fallback);

/**
 * pc_programme_dup_bands:
 *
 * Returns: (transfer full) (nullable) (element-type PcProgrammeBand): the bands, rising
 */
GArray        *pc_programme_dup_bands         (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

/**
 * pc_programme_dup_rates:
 *
 * Returns: (transfer full) (nullable) (element-type PcProgrammeRate): the rates, rising
 */
GArray        *pc_programme_dup_rates         (PcProgramme *self,
                                               const char  *group,
                                               const char  *key);

G_END_DECLS
