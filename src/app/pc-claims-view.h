/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_CLAIMS_VIEW (pc_claims_view_get_type ())
G_DECLARE_FINAL_TYPE (PcClaimsView, pc_claims_view, PC, CLAIMS_VIEW, GtkBox)

/**
 * PcClaimsView:
 *
 * The claims of a pathway, typed as in a spreadsheet, and below them the lines of the claim that the cursor is in, with what
 * was changed since it was submitted. “Prepare a Claim” makes one with what is certified and not asked for yet.
 *
 * Emits `failed` (message).
 */
void      pc_claims_view_set_store   (PcClaimsView *self,
                                      PcStore      *store);

/** Shows the claims of @pathway; %NULL shows none. */
void      pc_claims_view_set_pathway (PcClaimsView *self,
                                      PcRecord     *pathway);

/** Puts the cursor to a claim, or to a line of one; %FALSE where there is no such record. */
gboolean  pc_claims_view_show_record (PcClaimsView *self,
                                      const PcKind *kind,
                                      const char   *id,
                                      int           field);

/** Looks again for what was changed since the claim was submitted: something else than a claim has changed. */
void      pc_claims_view_refresh     (PcClaimsView *self);

/** Puts the cursor into the line for a new claim. */
void      pc_claims_view_start       (PcClaimsView *self);

G_END_DECLS
