#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh FOLDER [MESON OPTION...] : configures FOLDER the first time, then
# compiles what has changed.  NO_COMPILE=1 stops after the configuration;
# TARGETS="…" compiles these alone.

set -eu

root=$(dirname "$(cd "$(dirname "$0")" && pwd)")
folder=${1:?the build folder}
shift

cd "$root"

if [ ! -f "$folder/build.ninja" ]; then
  meson setup "$folder" "$@"
fi

if [ -n "${NO_COMPILE:-}" ]; then
  exit 0
fi

# A shared build machine has fewer cores for us than it shows.
# shellcheck disable=SC2086 # a list of words
if [ "${CI:-}" = true ]; then
  exec ninja -C "$folder" -j2 ${TARGETS:-}
else
  exec ninja -C "$folder" ${TARGETS:-}
fi
