#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Run by "meson dist": a release holds the SQLite it was tested with, so that
# it can be built with no network.

set -eu

sh "$MESON_SOURCE_ROOT/build-aux/fetch-sqlite.sh"
cp "$MESON_SOURCE_ROOT/subprojects/sqlite3mc/sqlite3.c" \
   "$MESON_SOURCE_ROOT/subprojects/sqlite3mc/sqlite3.h" \
   "$MESON_DIST_ROOT/subprojects/sqlite3mc/"
