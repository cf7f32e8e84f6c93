#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# coverage.sh FOLDER : how many lines of the core the tests run in the build
# FOLDER (configured with -Db_coverage=true) have reached, a line each layer.

set -eu

folder=${1:?the build folder}
cd "$(dirname "$0")/.."

for layer in src/model src/store src/report; do
  printf '%s ' "$layer"
  gcovr --root . --filter "$layer/" --print-summary "$folder/$layer" 2>/dev/null |
    sed -n 's/^lines: /lines /p' | grep . || echo "lines not measured"
done
