/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PcChooseFile:
 * @title: of the dialog, translated
 * @accept: label of its button, translated
 * @action: what is chosen
 * @name: (nullable): proposed for a file to be saved
 * @types: (nullable): "xlsx csv": which files, with spaces between; the first is the usual one
 *
 * A question for a file or a folder.
 */
typedef struct
{
  const char           *title;
  const char           *accept;
  GtkFileChooserAction  action;
  const char           *name;
  const char           *types;
} PcChooseFile;

/** @path: full path of what was chosen, with an extension of the types that were asked for. */
typedef void (*PcChooseFileFunc) (GtkWidget *owner, const char *path);

/** Asks for a file, and calls @chosen where one was chosen and @owner is still there. One question at a time. */
void pc_choose_file (GtkWidget          *owner,
                     const PcChooseFile *question,
                     PcChooseFileFunc    chosen);

G_END_DECLS
