#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints what po/POTFILES.in has to hold: every file with text that people read, sorted.
set -eu
export LC_ALL=C

cd "$(dirname "$0")/.."
echo "# Sorted. Every file with text that people read; written by build-aux/update-po.sh."
{
  # The text may stand on the line after the bracket; comments that speak of N_() do not count.
  find src -name '*.[ch]' -exec grep -lE '(^|[^A-Za-z0-9_])(N?C?_|d?n?gettext|g_dp?n?gettext2?|g_d[np]gettext) ?\(("|$)' {} +
  find ui -name '*.ui' -exec grep -l 'translatable="\(yes\|true\|1\)"' {} +
  find data/codes -name '*.xml' -exec grep -L 'translatable="no"' {} +
  find data -maxdepth 1 \( -name "*.desktop.in" -o -name "*.gschema.xml" -o -name "*.metainfo.xml.in" \)
} | sort
