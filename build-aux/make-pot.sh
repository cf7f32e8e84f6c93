#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make-pot.sh FILE : writes to FILE what is to be translated of the files in
# po/POTFILES.in.  Needs no build folder and writes nothing else.
set -eu

out=${1:?the template to write}
case "$out" in
  /*) ;;
  *) out=$PWD/$out ;;
esac

cd "$(dirname "$0")/.."
# shellcheck disable=SC2046 # One option a line, none with a space.
GETTEXTDATADIRS=$PWD/build-aux xgettext $(cat po/xgettext-options) --files-from=po/POTFILES.in --output="$out"
