/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "pc-kind.h"

G_BEGIN_DECLS

/* A paper of the person, of a pathway, of a traineeship or of an organisation. */
#define PC_DOCUMENT_FIELDS(F) \
  F (BENEFICIARY_ID, "beneficiary_id", REFERENCE, "beneficiary", PC_PLAIN, N_("Person")) \
  F (PATHWAY_ID, "pathway_id", REFERENCE, "pathway", PC_PLAIN, N_("Pathway")) \
  F (TRAINEESHIP_ID, "traineeship_id", REFERENCE, "traineeship", PC_PLAIN, N_("Traineeship")) \
  F (ORGANISATION_ID, "organisation_id", REFERENCE, "organisation", PC_PLAIN, N_("Organisation")) \
  F (KIND, "kind", CHOICE, "document-kind", PC_REQUIRED, N_("Document")) \
  F (NUMBER, "number", TEXT, NULL, PC_PERSONAL, N_("Number")) \
  F (ISSUED_BY, "issued_by", TEXT, NULL, PC_PLAIN, N_("Issued by")) \
  F (ISSUED_ON, "issued_on", DATE, NULL, PC_PLAIN, N_("Issued on")) \
  F (EXPIRES_ON, "expires_on", DATE, NULL, PC_PLAIN, N_("Expires on")) \
  F (RECEIVED_ON, "received_on", DATE, NULL, PC_PLAIN, N_("Received on")) \
  F (SIGNED_ON, "signed_on", DATE, NULL, PC_PLAIN, N_("Signed on")) \
  F (LOCATION, "location", TEXT, NULL, PC_PLAIN, N_("Where the paper is")) \
  F (NOTES, "notes", NOTE, NULL, PC_PLAIN, N_("Notes"))

enum
{
  PC_DOCUMENT_BEFORE_FIRST_ = PC_RECORD_N_COMMON - 1,
#define PC_DOCUMENT_ENUM_(ID, ...) PC_DOCUMENT_##ID,
  PC_DOCUMENT_FIELDS (PC_DOCUMENT_ENUM_)
#undef PC_DOCUMENT_ENUM_
  PC_DOCUMENT_N_FIELDS
};

PC_DECLARE_KIND (document, DOCUMENT)
#define PC_TYPE_DOCUMENT (pc_document_get_type ())

G_END_DECLS
