/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-day.h"
#include "pc-duplicate-card.h"
#include "pc-endowment-tab.h"
#include "pc-form.h"
#include "pc-history-tab.h"
#include "pc-next-step-bar.h"
#include "pc-outcomes-tab.h"
#include "pc-papers-list.h"
#include "pc-person-page.h"
#include "pc-plan-tab.h"
#include "pc-record-grid.h"
#include "pc-services-tab.h"
#include "pc-traineeship-tab.h"

G_BEGIN_DECLS

/* Shared by the files of the page: pc-person-page.c has its head and its pathways, pc-person-page-tabs.c its tabs. */

struct _PcPersonPage
{
  GtkBox            parent_instance;

  PcNextStepBar    *next_step;
  PcPapersList     *papers;
  GtkDropDown      *pathways;
  GtkWidget        *open_pathway;
  GtkStack         *tabs;
  PcForm           *form;
  PcRecordGrid     *languages;
  PcRecordGrid     *notes;
  PcRecordGrid     *permits;
  PcRecordGrid     *documents;
  PcPlanTab        *plan;
  PcServicesTab    *services;
  PcTraineeshipTab *traineeship;
  PcEndowmentTab   *endowment;
  PcOutcomesTab    *outcomes;
  PcHistoryTab     *history;
  PcDuplicateCard  *duplicates;

  PcStore          *store;
  PcRecord         *person;
  GPtrArray        *list;       /* Pathways of the person, newest first. */
  PcRecord         *pathway;    /* The one that is shown, or %NULL. */
  GHashTable       *filled;     /* Names of the tabs that show this person. */
  gboolean          switching;
};

/** Whether the person is kept, and not a new one. */
gboolean    pc_person_page_is_kept      (PcPersonPage *self);

/** (nullable): the id of the person where she is kept. */
const char *pc_person_page_get_kept_id  (PcPersonPage *self);

/** Fills the tab that is shown, where it does not show this person yet. */
void        pc_person_page_fill_tab     (PcPersonPage *self);

/** Fills it anew, and the others when they are looked at. */
void        pc_person_page_refill       (PcPersonPage *self);

/** Has all tabs but the first filled anew when they are looked at. */
void        pc_person_page_empty_tabs   (PcPersonPage *self);

/** Puts the cursor to a record in the tab that is shown; @day is of attendance, where @id is %NULL. */
void        pc_person_page_show_record  (PcPersonPage *self,
                                         const PcKind *kind,
                                         const char   *id,
                                         int           field,
                                         PcDay         day);

/** Opens a pathway of the usual programme. */
void        pc_person_page_open_pathway (PcPersonPage *self);

G_END_DECLS
