/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A file kept with a document, by its SHA-256. */
#define PC_ATTACHMENT_FIELDS(F) \
  F (DOCUMENT_ID, "document_id", REFERENCE, "document", PC_REQUIRED, N_("Document")) \
  F (NAME, "name", TEXT, NULL, PC_REQUIRED, N_("File name")) \
  F (MEDIA_TYPE, "media_type", TEXT, NULL, PC_PLAIN, N_("Media type")) \
  F (SIZE, "size", INTEGER, NULL, PC_PLAIN, N_("Size in bytes")) \
  F (SHA256, "sha256", TEXT, NULL, PC_REQUIRED, N_("SHA-256")) \
  F (ADDED_ON, "added_on", DATE, NULL, PC_PLAIN, N_("Added on"))

enum
{
  PC_ATTACHMENT_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_ATTACHMENT_ENUM_(ID, ...) PC_ATTACHMENT_##ID,
  PC_ATTACHMENT_FIELDS (PC_ATTACHMENT_ENUM_)
#undef PC_ATTACHMENT_ENUM_
  PC_ATTACHMENT_N_FIELDS
};

PC_DECLARE_KIND (attachment, ATTACHMENT)
#define PC_TYPE_ATTACHMENT (pc_attachment_get_type ())

G_END_DECLS
