/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * sample_read_workbook:
 * @what: "cells", "xml" or "office"; see tests/read-workbook.py
 * @which: (nullable): the sheet, or the part of the file
 *
 * What another program finds in the workbook, full. What it cannot read fails the test.
 */
char *sample_read_workbook (const char *what, const char *path, const char *which);

/** Skips the test, and gives %TRUE, where LibreOffice is not installed. */
gboolean sample_skip_without_office (void);
