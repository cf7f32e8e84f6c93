#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# update-po.sh : brings po/ up to date with the sources: the list of files,
# the template, every language; then says what is left to translate in each.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."

sh "$here/po-files.sh" >po/POTFILES.in.part
mv po/POTFILES.in.part po/POTFILES.in
sh "$here/make-pot.sh" po/percorso.pot

for language in $(grep -v '^#' po/LINGUAS); do
  # A guess from a similar sentence may say the opposite: what changed is translated anew.
  msgmerge --quiet --no-fuzzy-matching --backup=none --update "po/$language.po" po/percorso.pot
  msgattrib --no-obsolete --output-file="po/$language.po" "po/$language.po"
  echo "$language: $(msgfmt --check --check-accelerators=_ --statistics --output-file=/dev/null "po/$language.po" 2>&1)"
done
