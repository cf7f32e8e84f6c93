/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-duplicates-page.h"
#include "pc-exchange-page.h"
#include "pc-list-page.h"
#include "pc-office-page.h"
#include "pc-organisation-page.h"
#include "pc-outbox-runner.h"
#include "pc-person-page.h"
#include "pc-reports-page.h"
#include "pc-today-page.h"
#include "pc-welcome-page.h"
#include "pc-window.h"

G_BEGIN_DECLS

/*
 * Shared by the files of the window: pc-window.c has its pages and the office, pc-window-open.c what a line of a list
 * opens, pc-window-actions.c its actions.
 */

struct _PcWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  GtkStack             *root;        /* "welcome" or "office". */
  AdwLeaflet           *leaflet;
  GtkListBox           *sidebar;
  GtkLabel             *who;
  GtkWidget            *back;
  AdwWindowTitle       *title;
  GtkLabel             *saved;
  GtkStack             *pages;
  PcWelcomePage        *welcome;
  PcTodayPage          *today;
  PcListPage           *people;
  PcListPage           *services;
  PcListPage           *traineeships;
  PcListPage           *network;
  PcReportsPage        *reports;
  PcExchangePage       *exchange;
  PcPersonPage         *person;
  PcOrganisationPage   *organisation;
  PcOfficePage         *office;
  PcDuplicatesPage     *duplicates;

  PcStore              *store;
  PcOutboxRunner       *runner;      /* %NULL where the store is no file, or is only read. */
  GSettings            *settings;    /* %NULL where the schema is not installed. */
  AdwToast             *toast;       /* The one shown now. */
  GtkWidget            *undoing;     /* In front of an undo that takes long, or %NULL. */
  guint                 pages_id;    /* Of make_pages_cb(). */
  const char           *back_to;     /* The page that the person was opened from. */
};

/** Keeps what is being typed, before anything else happens. */
void        pc_window_flush            (PcWindow       *self);

/** The page that is shown, by its name. */
const char *pc_window_get_page         (PcWindow       *self);

/** Shows that page. */
void        pc_window_show_page        (PcWindow       *self,
                                        const char     *page);

/** Marks the row of that page in the sidebar, and takes its title. */
void        pc_window_select_row       (PcWindow       *self,
                                        const char     *page);

/** Fills the pages with many fields, where that has not been done. */
void        pc_window_make_pages       (PcWindow       *self);

/** Says what was done last, and offers to take it back. */
void        pc_window_offer_undo       (PcWindow       *self,
                                        const char     *text);

/* pc-window-open.c */
void        pc_window_create_person    (PcWindow       *self);
void        pc_window_jump             (PcWindow       *self);
void        pc_window_bind_opening     (GtkWidgetClass *widget_class);

/* pc-window-actions.c */
void        pc_window_install_actions  (GtkWidgetClass *widget_class);

G_END_DECLS
