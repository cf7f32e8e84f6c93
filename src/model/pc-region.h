/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PcRegion:
 *
 * What a region sets for traineeships, read from a .region file (data/regions/README.md): the least allowance, the rule
 * of attendance, the numbers of trainees. pc_programme_with_region() puts it in the place of a programme's settings. It
 * never changes once made, and may be read from any thread.
 */
#define PC_TYPE_REGION (pc_region_get_type ())
G_DECLARE_FINAL_TYPE (PcRegion, pc_region, PC, REGION, GObject)

/**
 * pc_region_new_from_data:
 * @data: what a region's file holds
 * @origin: where it comes from, for messages; a path or name that ends in ".region" must be the region's Id
 *
 * Errors: PC_ERROR INVALID with the first mistake, its line, and how many follow. pc_programme_check_region() lists
 * them all.
 *
 * Returns: (transfer full): the region, or %NULL
 */
PcRegion   *pc_region_new_from_data  (GBytes      *data,
                                      const char  *origin,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * pc_region_list:
 *
 * Returns: (transfer full): the codes of all regions, sorted: shipped, and one for each file `NN.region` in the folder
 *   percorso/regions of the user's and of the system's data folders. A file may turn out to be broken.
 */
char      **pc_region_list           (void);

/**
 * pc_region_lookup_shipped:
 *
 * The text of a shipped file, to copy and edit. Errors: PC_ERROR NOT_FOUND.
 *
 * Returns: (transfer full): the bytes, or %NULL
 */
GBytes     *pc_region_lookup_shipped (const char  *code,
                                      GError     **error);

/**
 * pc_region_find:
 * @code: of data/codes/region.xml
 *
 * Loads the rules of a region. The user's folder goes before the system's and both before what is shipped, so that an
 * edited copy takes the place of its original; a broken copy is an error, never silently passed over.
 *
 * Errors: PC_ERROR NOT_FOUND; INVALID as pc_region_new_from_data(); FAILED where the file cannot be read.
 *
 * Returns: (transfer full): the region, or %NULL
 */
PcRegion   *pc_region_find           (const char  *code,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/** The code of data/codes/region.xml. */
const char *pc_region_get_id         (PcRegion    *self);

/** The name in the language that was in use when @self was made. */
const char *pc_region_get_name       (PcRegion    *self);

const char *pc_region_get_origin     (PcRegion    *self);

/** (nullable): where its figures stand, in that language; a group may have a source of its own, see below. */
const char *pc_region_get_source     (PcRegion    *self);

/** Whether somebody has compared the figures with the region's rules in force; else they are assumptions. */
gboolean    pc_region_is_verified    (PcRegion    *self);

/** (nullable): the day of that, ISO text. */
const char *pc_region_get_checked_on (PcRegion    *self);

/** How many figures the file states. */
guint       pc_region_get_n_figures  (PcRegion    *self);

/**
 * pc_region_dup_value:
 * @group: "Traineeship" or "Attendance"
 *
 * Returns: (transfer full) (nullable): what stands there; %NULL where the region states nothing of its own
 */
char       *pc_region_dup_value      (PcRegion    *self,
                                      const char  *group,
                                      const char  *key);

/**
 * pc_region_dup_source:
 *
 * Returns: (transfer full): the region's name, and where its figures of @group stand, in the language in use
 */
char       *pc_region_dup_source     (PcRegion    *self,
                                      const char  *group);

G_END_DECLS
