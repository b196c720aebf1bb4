#!/bin/sh
# Sees to it that the shared libraries Qt asks of a Linux machine are there.
#
#   scripts/system-libraries.sh offscreen    what every use of Qt needs: tests, the tour
#   scripts/system-libraries.sh window       that, and what a window on a screen needs
#
# As root on Debian and its kin the missing ones are installed; otherwise they are named, and the exit status is 1.
# Silent where there is nothing to do, and where nothing can be known (not Linux, no ldconfig).
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh
PATH="$PATH:/usr/sbin:/sbin"

OFFSCREEN="libEGL.so.1=libegl1 libGL.so.1=libgl1 libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3
    libxkbcommon.so.0=libxkbcommon0 libglib-2.0.so.0=libglib2.0-0 libX11.so.6=libx11-6"
WINDOW="libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-image.so.0=libxcb-image0 libxcb-render-util.so.0=libxcb-render-util0 libxcb-xinerama.so.0=libxcb-xinerama0
    libxcb-randr.so.0=libxcb-randr0 libxcb-render.so.0=libxcb-render0 libxcb-shape.so.0=libxcb-shape0
    libxcb-shm.so.0=libxcb-shm0 libxcb-sync.so.1=libxcb-sync1 libxcb-util.so.1=libxcb-util1
    libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1 libX11-xcb.so.1=libx11-xcb1
    libxkbcommon-x11.so.0=libxkbcommon-x11-0"

[ -z "${WAYLAND_DISPLAY:-}" ] || WINDOW="$WINDOW libwayland-cursor.so.0=libwayland-cursor0"

case "${1:-}" in
    offscreen) wanted=$OFFSCREEN ;;
    window) wanted="$OFFSCREEN $WINDOW" ;;
    *)
        echo "usage: scripts/system-libraries.sh offscreen|window" >&2
        exit 2
        ;;
esac

[ "$(uname -s)" = Linux ] || exit 0
command -v ldconfig >/dev/null 2>&1 || exit 0

# Prints the packages of the libraries that the dynamic linker does not know.
missing() {
    known=$(ldconfig -p 2>/dev/null)
    for pair in $wanted; do
        case "$known" in
            *"${pair%%=*} "*) ;;
            *) printf ' %s' "${pair#*=}" ;;
        esac
    done
}

packages=$(missing)
[ -n "$packages" ] || exit 0
if can_apt; then
    # shellcheck disable=SC2086  # a list of package names
    apt_install $packages
    packages=$(missing)
    [ -n "$packages" ] || exit 0
fi
echo "Qt needs system libraries that are missing here; by their Debian names:$packages" >&2
exit 1
