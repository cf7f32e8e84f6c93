#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# locales.sh FOLDER : compiles the locales the tests run under into FOLDER, to
# be named by LOCPATH.  The system's own locales stay as they are.

set -eu

folder=${1:?a folder for the locales}
mkdir -p "$folder"

for locale in it_IT de_DE fr_FR ar_EG; do
  if [ ! -d "$folder/$locale.UTF-8" ]; then
    rm -rf "$folder/$locale.part"
    localedef --inputfile="$locale" --charmap=UTF-8 "$folder/$locale.part"
    mv "$folder/$locale.part" "$folder/$locale.UTF-8"
  fi
done
