/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pc-import-mapping-view.h"
#include "pc-import-run.h"
#include "pc-import-view.h"
#include "pc-outcome-list.h"
#include "pc-parked-list.h"
#include "pc-return.h"
#include "pc-work-bar.h"

G_BEGIN_DECLS

/*
 * Shared by the files of the view: pc-import-view.c has what is shown, pc-import-view-run.c what takes time: opening a
 * file, running it, and taking it back.
 */

struct _PcImportView
{
  GtkBox               parent_instance;

  GtkWidget           *start;
  PcParkedList        *parked;
  GtkWidget           *file;
  GtkLabel            *name;
  GtkLabel            *what;
  GtkExpander         *columns;
  PcImportMappingView *mapping;
  GtkCheckButton      *erase;
  GtkWidget           *sides_box;
  GtkDropDown         *sides;
  GtkWidget           *run;
  GtkWidget           *keep;
  GtkWidget           *undo;
  GtkWidget           *save;
  GtkLabel            *summary;
  PcOutcomeList       *outcomes;
  PcWorkBar           *working;

  PcStore             *store;
  PcImport            *import;        /* %NULL for a workbook that comes back. */
  gboolean             is_parked;     /* @import is of rows that waited. */
  char                *path;          /* Of the file that is open, or %NULL. */
  PcImportResult      *result;        /* Of the last run of @import, or %NULL. */
  PcReturn            *coming;        /* The workbook that comes back, or %NULL. */
  PcReturnResult      *returned;      /* Of the last run of a workbook that comes back, or %NULL. */
  char                *done_label;    /* Of the journal entry that can be undone, or %NULL. */

  GCancellable        *cancellable;   /* Of what is under way, or %NULL: then the thread has what was opened. */
  GtkWidget           *dialog;        /* In front of what writes, or %NULL. */
  gboolean             showing;
};

/** Says what went wrong, unless somebody cancelled it. */
void     pc_import_view_fail         (PcImportView    *self,
                                      const GError    *error);

/** Forgets what was said of the rows. */
void     pc_import_view_drop_results (PcImportView    *self);

/** Whether the last run has stayed. */
gboolean pc_import_view_is_kept      (PcImportView    *self);

/** Shows what was said of the rows. */
void     pc_import_view_show_result  (PcImportView    *self);

/** Shows the file that is open, or asks for one. */
void     pc_import_view_show_file    (PcImportView    *self);

/** Lets go of the file that is open; nothing is under way. */
void     pc_import_view_close_file   (PcImportView    *self);

/** The callbacks of the template in pc-import-view-run.c. */
void     pc_import_view_bind_run     (GtkWidgetClass  *widget_class);

G_END_DECLS
