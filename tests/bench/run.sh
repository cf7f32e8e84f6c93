#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [--people N] [--services N] [--build DIR] [--install] [NAME...] :
# measures how fast the program is with an office of N people (100000) and N
# services each (50): all benchmarks, or those named (demo, start, window, save,
# rules, export, cancel, import). With --install, what the export is compared
# with is fetched from npm into the cache, in the versions of other/package.json.
#
# DIR is the build folder; without it, one is made with a release build. The
# databases are made once (for the office above: twenty minutes, 10 GB)
# and kept in $BENCH_CACHE, ~/.cache/percorso-bench unless set.

set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
build=
BENCH_PEOPLE=100000
BENCH_SERVICES=50

while [ $# -gt 0 ]; do
  case $1 in
    --people) BENCH_PEOPLE=$2; shift 2 ;;
    --services) BENCH_SERVICES=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    --install) export BENCH_INSTALL=yes; shift ;;
    -*) sed -n '4,13s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) break ;;
  esac
done

export BENCH_PEOPLE BENCH_SERVICES

if [ -z "$build" ]; then
  build=$root/_build-bench
  [ -d "$build" ] || meson setup "$build" "$root" --buildtype=release -Db_ndebug=false
fi

exec meson test -C "$build" --benchmark --verbose "$@"
