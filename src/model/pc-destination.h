/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/*
 * Where files are handed over to: a folder (also of a disk that is not always there) or a WebDAV server. The patterns of
 * sub-folders and names are those of pc-name-pattern.h. Passwords are not here but in the desktop's keyring. All of it belongs
 * to this computer, whose folders and keyring another one does not have.
 */
#define PC_DESTINATION_FIELDS(F) \
  F (NAME, "name", TEXT, NULL, PC_REQUIRED | PC_LOCAL, N_("Name of the destination")) \
  F (KIND, "kind", CHOICE, "destination-kind", PC_REQUIRED | PC_LOCAL, N_("Kind")) \
  F (ADDRESS, "address", TEXT, NULL, PC_REQUIRED | PC_LOCAL, N_("Folder or https address")) \
  F (USER_NAME, "user_name", TEXT, NULL, PC_LOCAL, N_("User name")) \
  F (SUB_FOLDER, "sub_folder", TEXT, NULL, PC_LOCAL, N_("Sub-folders")) \
  F (NAME_PATTERN, "name_pattern", TEXT, NULL, PC_LOCAL, N_("File names")) \
  F (PAUSED, "paused", BOOLEAN, NULL, PC_LOCAL, N_("Paused")) \
  F (NOTES, "notes", NOTE, NULL, PC_LOCAL, N_("Notes"))

enum
{
  PC_DESTINATION_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_DESTINATION_ENUM_(ID, ...) PC_DESTINATION_##ID,
  PC_DESTINATION_FIELDS (PC_DESTINATION_ENUM_)
#undef PC_DESTINATION_ENUM_
  PC_DESTINATION_N_FIELDS
};

PC_DECLARE_KIND (destination, DESTINATION)
#define PC_TYPE_DESTINATION (pc_destination_get_type ())

/* The codes of "destination-kind". */
#define PC_DESTINATION_KIND_FOLDER "folder"
#define PC_DESTINATION_KIND_WEBDAV "webdav"

/** Whether @address is a web address at which no password could be read on its way: https, or this very computer. */
gboolean pc_destination_is_safe_address (const char *address);

/** Adds what is wrong with the record as a whole; see #PcKind. */
void pc_destination_check (gpointer record, GPtrArray *issues);

G_END_DECLS
