#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# setup.sh PURPOSE... : installs the packages of build-aux/packages.txt that
# are missing for these purposes (build, run, screen, test, bench).  Asks once
# before it does, unless there is nobody to ask.

set -eu

aux=$(cd "$(dirname "$0")" && pwd)
wanted=" ${*:?which of build, run, screen, test, bench} "

say () { printf '%s\n' "setup: $*" >&2; }

list_wanted ()
{
  sed 's/#.*//' "$aux/packages.txt" | while read -r purpose package provider; do
    case "$wanted" in *" $purpose "*) ;; *) continue ;; esac
    if [ -n "$provider" ] && command -v "$provider" >/dev/null; then continue; fi
    printf '%s\n' "$package"
  done
}

list_missing ()
{
  for package in $(list_wanted); do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=absent
    if [ "$status" != installed ]; then printf '%s ' "$package"; fi
  done
}

is_interactive () { [ -t 0 ] && [ "${CI:-}" != true ]; }

# Prints how to become root, nothing where we are root; fails where we cannot.
root_command ()
{
  if [ "$(id -u)" -eq 0 ]; then return 0; fi
  command -v sudo >/dev/null || return 1
  if is_interactive; then echo sudo; else echo "sudo -n"; fi
}

as_root () { $become env DEBIAN_FRONTEND=noninteractive "$@"; }

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  say "this is no Debian system: please see build-aux/packages.txt for what is needed."
  exit 0
fi

missing=$(list_missing)

if [ -z "$missing" ]; then
  exit 0
fi

say "missing packages: $missing"

if ! become=$(root_command); then
  say "there is neither root nor sudo here to install them.  An administrator can run:"
  say "  apt-get install --no-install-recommends $missing"
  exit 1
fi

if is_interactive; then
  printf 'Install them now? [Y/n] '
  read -r answer
  case "$answer" in
    '' | [Yy]*) ;;
    *) say "nothing was installed"; exit 1 ;;
  esac
fi

# An update may fail where only one of several sources is out of reach: the
# installation tells whether that matters.
as_root apt-get -o DPkg::Lock::Timeout=500 update -qq ||
  say "the package lists could not be brought up to date"

# shellcheck disable=SC2086 # a list of words
as_root apt-get -o DPkg::Lock::Timeout=500 -o Dpkg::Use-Pty=0 \
  install -y -qq --no-install-recommends $missing >&2 || {
  say "the packages could not be installed"
  exit 1
}

missing=$(list_missing)

if [ -n "$missing" ]; then
  say "still missing after the installation: $missing"
  exit 1
fi
