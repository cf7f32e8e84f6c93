#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test.sh [--quick] : builds and runs the tests; the last line is
# "N passed, N failed".  Three builds, unless --quick asks for the first alone:
#
#   _build         as it ships, all tests
#   _build-asan    nearly all tests under AddressSanitizer and UndefinedBehavior-
#                  Sanitizer, and how much of the core they reach
#   _build-system  the core with the distribution's SQLite
#
# and half a minute of fuzzing in _build-fuzz.

set -eu

root=$(dirname "$(cd "$(dirname "$0")" && pwd)")
cd "$root"

quick=no
case "${1:-}" in
  '') ;;
  --quick) quick=yes ;;
  *) echo "usage: test.sh [--quick]" >&2; exit 2 ;;
esac

prepare ()
{
  sh build-aux/setup.sh build run screen test &&
  sh build-aux/fetch-sqlite.sh &&
  sh build-aux/locales.sh _build-locales
}

# run_tests FOLDER [MESON TEST OPTION...] : the results stay in FOLDER, where
# count-tests.py finds them; what cannot be built leaves none and is counted.
run_tests ()
{
  folder=$1
  shift
  echo "== $folder: testing"
  sh build-aux/with-gui.sh meson test -C "$folder" "$@" || :
}

# build FOLDER [MESON OPTION...]
build ()
{
  echo "== $1: building"
  rm -f "$1/meson-logs/testlog.json"
  sh build-aux/build.sh "$@"
}

check_default ()
{
  build _build || return 0
  run_tests _build --no-rebuild
}

# SQLite itself is the archive of the first build: compiled once, and never
# with the instruments.
check_sanitized ()
{
  build _build-asan -Db_sanitize=address,undefined -Db_coverage=true -Doptimization=1 \
    "-Dsqlite3mc:archive=$root/_build/subprojects/sqlite3mc/libsqlite3mc.a" || return 0
  find _build-asan -name '*.gcda' -delete

  LSAN_OPTIONS="suppressions=$root/build-aux/lsan.supp:print_suppressions=0" \
  ASAN_OPTIONS=halt_on_error=1:abort_on_error=1:detect_stack_use_after_return=1 \
  UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1 \
  G_SLICE=always-malloc \
    run_tests _build-asan --no-rebuild --no-suite large --timeout-multiplier 3

  sh build-aux/coverage.sh _build-asan
}

check_system_sqlite ()
{
  NO_COMPILE=1 build _build-system -Dsqlite=system || return 0
  run_tests _build-system --suite core
}

check_fuzzed ()
{
  echo "== _build-fuzz: building and fuzzing"
  sh build-aux/fuzz.sh 30 || :
}

if ! prepare; then
  echo "0 passed, 1 failed"
  exit 1
fi

# The same words, numbers and dates on every machine.
unset LANGUAGE LC_ALL LC_MESSAGES LC_NUMERIC LC_TIME LC_COLLATE LC_CTYPE LC_MONETARY
export LANG=C.UTF-8
export LOCPATH="$root/_build-locales"

check_default
set -- _build

if [ "$quick" = no ]; then
  check_sanitized
  check_system_sqlite
  check_fuzzed
  set -- _build _build-asan _build-system _build-fuzz
fi

exec python3 build-aux/count-tests.py "$@"
