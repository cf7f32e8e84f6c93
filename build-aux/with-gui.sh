#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-gui.sh COMMAND... : runs COMMAND with a display, a D-Bus session and
# home folders of its own, and ends with its status.  Nothing of the user's
# session is seen or changed, and any number of these can run side by side.
#
# GUI_SCREEN=1280x800x24 is the size of the screen; GUI_KEEP=1 keeps the
# folders and says where they are.

set -eu

if [ $# -eq 0 ]; then
  echo "usage: with-gui.sh COMMAND..." >&2
  exit 2
fi

work=$(mktemp -d -t percorso-gui.XXXXXX)
server=

# shellcheck disable=SC2317 # the trap calls it
clean_up ()
{
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || :
    wait "$server" 2>/dev/null || :
  fi

  if [ -n "${GUI_KEEP:-}" ]; then
    echo "with-gui: kept $work" >&2
  else
    # Daemons of the session may still be writing their last file.
    rm -rf "$work" 2>/dev/null || { sleep 1; rm -rf "$work"; }
  fi
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' HUP TERM

mkdir "$work/home" "$work/run" "$work/config" "$work/data" "$work/state" "$work/cache"
chmod 700 "$work/run"

# The server picks a free display by itself and writes its number to fd 7.
Xvfb -displayfd 7 -screen 0 "${GUI_SCREEN:-1280x800x24}" -nolisten tcp -noreset \
  7>"$work/display" >"$work/xvfb.log" 2>&1 &
server=$!

tries=0
while [ ! -s "$work/display" ]; do
  tries=$((tries + 1))
  if [ "$tries" -gt 200 ] || ! kill -0 "$server" 2>/dev/null; then
    echo "with-gui: the virtual display did not start" >&2
    cat "$work/xvfb.log" >&2
    exit 99
  fi
  sleep 0.05
done

DISPLAY=:$(cat "$work/display")
export DISPLAY

unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS XAUTHORITY

export HOME="$work/home"
export XDG_RUNTIME_DIR="$work/run"
export XDG_CONFIG_HOME="$work/config"
export XDG_DATA_HOME="$work/data"
export XDG_STATE_HOME="$work/state"
export XDG_CACHE_HOME="$work/cache"

# Software drawing shows its first frame at once; the rest keeps daemons of
# a desktop from being started or asked.
export GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}"
export GSETTINGS_BACKEND=memory
export GIO_USE_VFS=local GIO_USE_VOLUME_MONITOR=unix
export GTK_A11Y="${GTK_A11Y:-atspi}" NO_AT_BRIDGE=0
export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0
export LANG="${LANG:-C.UTF-8}"

status=0
dbus-run-session -- "$@" || status=$?
exit "$status"
