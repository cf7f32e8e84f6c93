/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-kept-list.h"
#include "pc-report-options.h"
#include "pc-report-parameters.h"
#include "pc-report-preview.h"
#include "pc-reports-page.h"
#include "pc-work-bar.h"

G_BEGIN_DECLS

/*
 * Shared by the files of the page: pc-reports-page.c has the list, what is asked and what is shown,
 * pc-reports-page-work.c what takes time: exporting, queueing, printing, and what was handed over.
 */

struct _PcReportsPage
{
  GtkBox              parent_instance;

  GtkListBox         *reports;
  GtkLabel           *title;
  GtkLabel           *description;
  PcReportParameters *parameters;
  PcReportOptions    *options;
  PcReportPreview    *preview;
  PcKeptList         *kept;
  GtkWidget          *actions;
  GtkWidget          *queue;
  PcWorkBar          *running;
  GtkWidget          *done;
  GtkLabel           *done_label;
  GtkWidget          *folder_button;

  PcStore            *store;
  PcOutboxRunner     *runner;       /* %NULL where nothing is queued. */
  const PcReport     *report;

  GCancellable       *cancellable;  /* Of what is under way, or %NULL. */
  PcProgress         *progress;     /* Likewise. */
  char               *path;         /* Of the last file that was written. */
  char               *key_path;     /* Of the key that goes with it, or %NULL. */
  char               *folder;       /* Of a file that is to be queued, or %NULL. */
  GPtrArray          *destinations; /* That it goes to. */
  const PcReport     *asked;        /* What is under way; the list may be on another one by now. */
  GHashTable         *arguments;    /* What it was asked for and may be named after, or %NULL. */
  PcHandover         *handover;     /* That a file is being chosen for. */
  char               *print_path;   /* Of a PDF, or %NULL. */
  GtkPrintOperationAction print_action;
};

/** Says what went wrong. */
void     pc_reports_page_fail         (PcReportsPage    *self,
                                       const GError     *error);

/** Says that somebody wants to make a destination. */
void     pc_reports_page_ask_destinations (PcReportsPage *self);

/** What was typed and chosen; its arguments are to be freed. %FALSE where something is missing, which was said. */
gboolean pc_reports_page_read         (PcReportsPage    *self,
                                       PcReportRequest  *request);

/** Frees what belongs to work under way, which stops. */
void     pc_reports_page_clear_work   (PcReportsPage    *self);

/** The callbacks of the template in pc-reports-page-work.c. */
void     pc_reports_page_bind_work    (GtkWidgetClass   *widget_class);

G_END_DECLS
