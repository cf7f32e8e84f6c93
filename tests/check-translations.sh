#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-translations.sh ROOT : every text of the sources under ROOT is in the
# template, and every language of po/LINGUAS has all of it: whole, sound, and
# unmistakable where a person types or presses it.  Reports in TAP, writes
# nothing under ROOT.

set -eu

root=${1:?the folder of the sources}
export LC_ALL=C.UTF-8

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

. "$(dirname "$0")/tap.sh"

# list_entries PO : "file<tab>text<tab>translation" of each text, once for each file that has it
list_entries ()
{
  msgattrib --no-obsolete --no-wrap "$1" | awk '
    function unquote (line) { sub (/^[^"]*"/, "", line); sub (/"$/, "", line); return line }
    function flush (  n, i, files) {
      n = split (places, files, " ")
      for (i = 1; i <= n; i++)
        print files[i] "\t" text "\t" translation
      places = ""; text = ""; translation = ""
    }
    /^#: / { places = places " " substr ($0, 4) }
    /^msgid "/ { part = "text"; text = unquote ($0) }
    /^msgstr "/ { part = "translation"; translation = unquote ($0) }
    /^msgid_plural|^msgstr\[/ { part = "" }
    /^"/ && part == "text" { text = text unquote ($0) }
    /^"/ && part == "translation" { translation = translation unquote ($0) }
    /^$/ { flush () }
    END { flush () }'
}

list_untranslated () { msgattrib --untranslated --no-obsolete "$1" | grep '^msgid' | grep -v '^msgid ""$' || :; }
list_fuzzy () { msgattrib --only-fuzzy --no-obsolete "$1" | grep '^msgid' | grep -v '^msgid ""$' || :; }
list_unsound () { msgfmt --check --check-accelerators=_ --output-file=/dev/null "$1" 2>&1 || :; }

# list_same_labels PO : translations that stand for two texts in one code list or one kind of record.  Both are
# recognised by what is typed or pasted, so they have to differ.
list_same_labels ()
{
  list_entries "$1" | awk -F '\t' '
    $1 ~ /^(data\/codes\/.*\.xml|src\/model\/pc-.*\.h)$/ {
      label = $1 ": " $3
      if (label in seen && seen[label] != $2)
        print label
      seen[label] = $2
    }'
}

# list_same_accelerators PO : letters that two controls of one .ui file would both answer to
list_same_accelerators ()
{
  list_entries "$1" | awk -F '\t' '
    $1 ~ /\.ui$/ && $2 ~ /_[^ ]/ && match ($3, /_[^ ]/) {
      key = $1 ": _" tolower (substr ($3, RSTART + 1, 1))
      if (key in seen && seen[key] != $2)
        print key
      seen[key] = $2
    }'
}

sh "$root/build-aux/po-files.sh" >"$folder/POTFILES.in"
expect_none 'po/POTFILES.in lists every file with text (build-aux/update-po.sh writes it)' \
  "$(diff "$root/po/POTFILES.in" "$folder/POTFILES.in" || :)"

expect_none 'the template is made without a warning' \
  "$(sh "$root/build-aux/make-pot.sh" "$folder/all.pot" 2>&1 || echo 'xgettext fails')"

for language in $(grep -v '^#' "$root/po/LINGUAS"); do
  merged=$folder/$language.po
  msgmerge --quiet --no-fuzzy-matching --output-file="$merged" "$root/po/$language.po" "$folder/all.pot"
  expect_none "$language: everything is translated" "$(list_untranslated "$merged")"
  expect_none "$language: nothing is a guess" "$(list_fuzzy "$merged")"
  expect_none "$language: formats and accelerators agree" "$(list_unsound "$merged")"
  expect_none "$language: no two labels of a list or a kind are the same" "$(list_same_labels "$merged")"
  expect_none "$language: no accelerator stands twice in a page" "$(list_same_accelerators "$merged")"
done

planted=$folder/planted.po
cat >"$planted" <<'END'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#: data/codes/a.xml
msgctxt "a"
msgid "Certified"
msgstr "Same"

#: data/codes/a.xml
msgctxt "a"
msgid "Attested"
msgstr "Same"

#: ui/a.ui
msgid "_Open"
msgstr "_Open"

#: ui/a.ui
msgid "_Close"
msgstr "Cl_ose"

#: src/a.c
msgid "Left out"
msgstr ""

#, fuzzy
#: src/a.c
msgid "Guessed"
msgstr "Guess"

#, c-format
#: src/a.c
msgid "%s is lost"
msgstr "lost"
END

expect_found 'a planted gap is found' "$(list_untranslated "$planted")" 'Left out'
expect_found 'a planted guess is found' "$(list_fuzzy "$planted")" 'Guessed'
expect_found 'a planted lost %s is found' "$(list_unsound "$planted")" 'format'
expect_found 'a planted double label is found' "$(list_same_labels "$planted")" 'data/codes/a.xml: Same'
expect_found 'a planted double accelerator is found' "$(list_same_accelerators "$planted")" 'ui/a.ui: _o'

echo "1..$number"
