#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh [SECONDS] : has libFuzzer make up files for that long, 30 seconds
# where nothing is said, that are read under AddressSanitizer and Undefined-
# BehaviorSanitizer, from tests/fuzz/corpus-sheet on.  What it finds of
# interest stays in _build-fuzz/corpus for the next time, what fails in
# _build-fuzz/crash-*: such a file belongs into the corpus of the repository.

set -eu

seconds=${1:-30}
root=$(dirname "$(cd "$(dirname "$0")" && pwd)")
folder=_build-fuzz
cd "$root"

rm -f "$folder/meson-logs/testlog.json"
if [ -f "$folder/build.ninja" ]; then
  meson configure "$folder" "-Dfuzz=$seconds"
else
  CC=clang NO_COMPILE=1 sh build-aux/build.sh "$folder" "-Dfuzz=$seconds" -Dsqlite=system -Doptimization=1 \
    -Db_lundef=false -Db_sanitize=address,undefined -Dc_args=-fsanitize=fuzzer-no-link
fi
ninja -C "$folder" -j2 tests/fuzz-sheet-reader
mkdir -p "$folder/corpus"

ASAN_OPTIONS=abort_on_error=1:detect_stack_use_after_return=1 \
UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1 \
LSAN_OPTIONS="suppressions=$root/build-aux/lsan.supp:print_suppressions=0" \
  meson test -C "$folder" --no-rebuild --suite fuzz
