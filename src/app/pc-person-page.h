/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pc-store.h"

G_BEGIN_DECLS

#define PC_TYPE_PERSON_PAGE (pc_person_page_get_type ())
G_DECLARE_FINAL_TYPE (PcPersonPage, pc_person_page, PC, PERSON_PAGE, GtkBox)

/**
 * PcPersonPage:
 *
 * Everything about one person, in tabs: person, papers, plan, services, traineeship, endowment, outcomes, history;
 * above them the next step. A tab is filled when it is first looked at.
 *
 * Below them stands who could be the same person (#PcDuplicateCard), while something is typed that says so.
 *
 * Emits `named` (name, details) when the title changes, `organisation-opened` (id) where something is to be mended in
 * the record of an organisation, `opened` (id) for another person, `compare` (id, other id) for two who could be the
 * same, `decided` (message) after something was done that may be undone, and `failed` (message).
 */
void  pc_person_page_set_store    (PcPersonPage *self,
                                   PcStore      *store);

/** Shows the person of that id; %NULL begins a new one. */
void  pc_person_page_set_person   (PcPersonPage *self,
                                   const char   *id);

/** Shows the pathway of that id, where it is one of the person. */
void  pc_person_page_set_pathway  (PcPersonPage *self,
                                   const char   *id);

void  pc_person_page_show_tab     (PcPersonPage *self,
                                   const char   *name);
void  pc_person_page_show_nth_tab (PcPersonPage *self,
                                   guint         index);

/**
 * pc_person_page_show_place:
 * @id: (nullable): of a record of the person; %NULL where it is missing and is to be entered
 * @field: its field, or -1
 *
 * Shows the tab where such a record is mended, and puts the cursor there.
 */
void  pc_person_page_show_place   (PcPersonPage *self,
                                   const PcKind *kind,
                                   const char   *id,
                                   int           field);

/** Puts the cursor into the first field. */
void  pc_person_page_start        (PcPersonPage *self);

/** Makes the obvious new thing of the tab that is shown. */
void  pc_person_page_create       (PcPersonPage *self);

G_END_DECLS
