/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_ORGANISATION_PAGE (pc_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (PcOrganisationPage, pc_organisation_page, PC, ORGANISATION_PAGE, GtkBox)

/** A host or another body of the network, with its people. Emits `failed` (message). */
void  pc_organisation_page_set_store        (PcOrganisationPage *self,
                                             PcStore            *store);

/** Shows the organisation of that id; %NULL begins a new one. */
void  pc_organisation_page_set_organisation (PcOrganisationPage *self,
                                             const char         *id);

G_END_DECLS
