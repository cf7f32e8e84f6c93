/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-match.h"
#include "pc-match-rows.h"
#include "pc-progress.h"

G_BEGIN_DECLS

/**
 * PcMatchPairFunc:
 * @match: (transfer full): what they have in common
 */
typedef void (*PcMatchPairFunc) (const PcMatchRow *one,
                                 const PcMatchRow *other,
                                 PcMatch          *match,
                                 gpointer          data);

/**
 * pc_match_pairs_foreach:
 * @cancellable: (nullable): stops it, with G_IO_ERROR_CANCELLED
 * @progress: (nullable): told how far it is
 *
 * Calls @func for each pair of people of the database that scores @least or more and shares a key of
 * pc_match_card_list_pair_keys(): each pair once, in no order. Internal to this folder.
 */
gboolean pc_match_pairs_foreach (PcStore          *store,
                                 guint             least,
                                 PcMatchPairFunc   func,
                                 gpointer          data,
                                 GCancellable     *cancellable,
                                 PcProgress       *progress,
                                 GError          **error);

G_END_DECLS
