# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
#
# What the checks of the sources share: they report in TAP.

number=0

# report RESULT NAME
report ()
{
  number=$((number + 1))
  echo "$1 $number - $2"
}

# expect_none NAME FOUND
expect_none ()
{
  if [ -z "$2" ]; then
    report ok "$1"
  else
    echo "$2" | sed 's/^/# /'
    report 'not ok' "$1"
  fi
}

# expect_found NAME FOUND FILE : a check that finds nothing where something was planted is no check
expect_found ()
{
  case "$2" in
    *"$3"*) report ok "$1" ;;
    *) report 'not ok' "$1" ;;
  esac
}
