#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [ARGUMENT...] : from a fresh checkout to the program on the screen.
# Installs what is missing, builds, and starts Percorso with ARGUMENT...
# Without a display it walks through the program on a virtual one instead, and
# says where the pictures and the files of that walk are.

set -eu

root=$(dirname "$(cd "$(dirname "$0")" && pwd)")
build=$root/_build
demo=$root/demo-out

has_display () { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# The program and what it needs: most of what there is to build are tests.
list_targets ()
{
  echo src/app/percorso src/ctl/percorsoctl data/gschemas.compiled
  sed -n 's|^[a-z].*|po/&/LC_MESSAGES/percorso.mo|p' po/LINGUAS
}

show_demo ()
{
  echo
  echo "No display here, so the program was driven on a virtual one.  See:"
  find "$demo" -type f \( -name '*.png' -o -name '*.db' -o -name '*.xlsx' \) |
    sort | sed 's/^/  /'
}

cd "$root"

if has_display; then
  sh build-aux/setup.sh build run
else
  sh build-aux/setup.sh build run screen
fi

sh build-aux/fetch-sqlite.sh
TARGETS=$(list_targets) sh build-aux/build.sh _build

# Settings and translations as they are in the build, nothing installed.
export GSETTINGS_SCHEMA_DIR="$build/data"
export PERCORSO_LOCALE_DIR="$build/po"

if has_display; then
  exec "$build/src/app/percorso" "$@"
fi

sh build-aux/with-gui.sh /usr/bin/python3 tests/e2e/walk.py \
  --app "$build/src/app/percorso" --ctl "$build/src/ctl/percorsoctl" --out "$demo"
show_demo
