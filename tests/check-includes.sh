#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-includes.sh ROOT : a layer of ROOT/src includes what stands above it and
# nothing below, and a library's header only where that library belongs.  The
# compiler holds most of this; /usr/include it cannot wall off.  Reports in TAP.

set -eu

root=${1:?the folder of the sources}

# In the order of the layers. The last two stand side by side, and so do the two before them.
layers='model store report exchange outbox ctl app'

# may_include LAYER OTHER
may_include ()
{
  case "$1:$2" in
    app:ctl | outbox:exchange) return 1 ;;
  esac
  for each in $layers; do
    [ "$each" = "$2" ] && return 0
    [ "$each" = "$1" ] && return 1
  done
  return 1
}

# list_includes ROOT LAYER : "file:line:header" of each include
list_includes ()
{
  [ -d "$1/src/$2" ] || return 0
  grep -rnE --include='*.[ch]' '^[[:space:]]*#[[:space:]]*include' "$1/src/$2" |
    sed -E 's/^([^:]*:[0-9]*):[^"<]*["<]([^">]*)[">].*/\1:\2/' || :
}

# find_forbidden ROOT PATTERN LAYER... : includes of a header like PATTERN outside the layers named
find_forbidden ()
{
  where=$1 pattern=$2
  shift 2
  for layer in $layers; do
    case " $* " in
      *" $layer "*) ;;
      *) list_includes "$where" "$layer" | grep -E ":($pattern)\$" || : ;;
    esac
  done
}

# find_upwards ROOT : includes of our own headers of a layer below
find_upwards ()
{
  for layer in $layers; do
    list_includes "$1" "$layer" | while IFS=: read -r file line header; do
      for other in $layers; do
        if [ -e "$1/src/$other/${header##*/}" ] && ! may_include "$layer" "$other"; then
          echo "$file:$line:$header"
        fi
      done
    done
  done
}

find_sqlite () { find_forbidden "$1" '(.*/)?sqlite3[a-z0-9]*\.h' store; }
find_xlsxwriter () { find_forbidden "$1" '(.*/)?xlsxwriter(/.*)?\.h' report; }
find_libxml () { find_forbidden "$1" '(libxml|gsf)/.*' report; }
find_soup () { find_forbidden "$1" '(.*/)?(libsoup|libsecret)/.*\.h' outbox; }
find_icu () { find_forbidden "$1" 'unicode/.*' model; list_includes "$1" model | grep 'unicode/' | grep -v /pc-name-latin.c: || :; }
find_widgets () { find_forbidden "$1" '(gtk|gdk|gsk|adwaita|graphene)[a-z0-9+-]*(/.*)?\.h|adwaita\.h|(gtk|gdk).*\.h' app; }

. "$(dirname "$0")/tap.sh"

expect_none 'sqlite3.h only in src/store' "$(find_sqlite "$root")"
expect_none 'xlsxwriter.h only in src/report' "$(find_xlsxwriter "$root")"
expect_none 'libxml2 and libgsf only in src/report' "$(find_libxml "$root")"
expect_none 'libsoup and libsecret only in src/outbox' "$(find_soup "$root")"
expect_none 'ICU only in src/model/pc-name-latin.c' "$(find_icu "$root")"
expect_none 'gtk and adwaita only in src/app' "$(find_widgets "$root")"
expect_none 'no layer includes one below it' "$(find_upwards "$root")"

planted=$(mktemp -d)
trap 'rm -rf "$planted"' EXIT
mkdir -p "$planted/src/model" "$planted/src/store" "$planted/src/ctl" "$planted/src/app"
touch "$planted/src/store/pc-store.h" "$planted/src/ctl/pc-ctl.h" "$planted/src/model/pc-model.h"

echo '# include <sqlite3.h>' >"$planted/src/model/a.c"
echo '#include "xlsxwriter.h"' >"$planted/src/store/b.c"
echo '#include <gtk/gtk.h>' >"$planted/src/ctl/c.c"
echo '	#include <adwaita.h> /* why */' >"$planted/src/store/d.h"
echo '#include "../store/pc-store.h"' >"$planted/src/model/e.c"
echo '#include "pc-ctl.h"' >"$planted/src/app/f.c"
echo '#include <unicode/utrans.h>' >"$planted/src/store/h.c"
echo '#include <unicode/utrans.h>' >"$planted/src/model/i.c"
echo '#include <libxml/parser.h>' >"$planted/src/store/j.c"
echo '#include "pc-model.h"' >"$planted/src/store/g.c"
echo '#include <libsoup/soup.h>' >"$planted/src/app/k.c"

expect_found 'a planted sqlite3.h is found' "$(find_sqlite "$planted")" a.c
expect_found 'a planted xlsxwriter.h is found' "$(find_xlsxwriter "$planted")" b.c
expect_found 'a planted header of libxml2 is found' "$(find_libxml "$planted")" j.c
expect_found 'a planted header of libsoup is found' "$(find_soup "$planted")" k.c
expect_found 'a planted header of ICU is found' "$(find_icu "$planted")" h.c
expect_found 'a planted header of ICU in another file of the model is found' "$(find_icu "$planted")" i.c
expect_found 'a planted gtk.h is found' "$(find_widgets "$planted")" c.c
expect_found 'a planted adwaita.h is found' "$(find_widgets "$planted")" d.h
expect_found 'a planted include of a layer below is found' "$(find_upwards "$planted")" e.c
expect_found 'a planted include of a layer beside is found' "$(find_upwards "$planted")" f.c
expect_none 'an include of a layer above is allowed' "$(find_upwards "$planted" | grep g.c || :)"

echo "1..$number"
