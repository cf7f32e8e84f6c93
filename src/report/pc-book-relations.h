/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-zip.h"

G_BEGIN_DECLS

/**
 * PcRelation:
 * @id: by which the source names it
 * @type: the last word of the type: "officeDocument", "worksheet", "sharedStrings", "styles", "vbaProject"
 * @part: name of the target in the package
 *
 * One part's relation to another. Those to anything outside of the workbook are left out.
 */
typedef struct
{
  char *id;
  char *type;
  char *part;
} PcRelation;

/**
 * The relations of @part, "" being the package itself; (element-type PcRelation). None where it has no list of them.
 */
GPtrArray        *pc_relations_load         (PcZip          *zip,
                                             const char     *part,
                                             GError        **error);

const PcRelation *pc_relations_find_by_type (GPtrArray      *relations,
                                             const char     *type);
const PcRelation *pc_relations_find_by_id   (GPtrArray      *relations,
                                             const char     *id);

G_END_DECLS
