#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts the pinned SQLite amalgamation (SQLite3 Multiple Ciphers) where Meson
# looks for it, in subprojects/sqlite3mc.  Where the right files are there
# already nothing is fetched, so this works offline after the first time.
#
# To take a newer version: change it in build-aux/sqlite/package.json, change
# version and integrity in package-lock.json, and write the new SHA256SUMS.

set -eu

aux=$(cd "$(dirname "$0")" && pwd)
pins=$aux/sqlite
target=$(dirname "$aux")/subprojects/sqlite3mc
package=better-sqlite3-multiple-ciphers

say () { printf '%s\n' "fetch-sqlite: $*" >&2; }

is_pinned () { (cd "$1" && sha256sum --check --status "$pins/SHA256SUMS") 2>/dev/null; }

if is_pinned "$target"; then
  exit 0
fi

if ! command -v npm >/dev/null; then
  say "npm is not installed; run 'sh build-aux/setup.sh build' first,"
  say "or configure with -Dsqlite=system to do without encryption."
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The lock lists the package alone, without what its JavaScript half would
# need, so this is one download; npm compares it with the lock's integrity.
say "fetching $package as pinned in build-aux/sqlite/package-lock.json"
cp "$pins/package.json" "$pins/package-lock.json" "$pins/.npmrc" "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2

source=$work/node_modules/$package/deps/sqlite3

if ! is_pinned "$source"; then
  say "the files fetched are not those of build-aux/sqlite/SHA256SUMS"
  exit 1
fi

# Each file appears whole: an interrupted copy must not look like the source.
for file in sqlite3.h sqlite3.c; do
  cp "$source/$file" "$target/$file.part"
  mv "$target/$file.part" "$target/$file"
done
