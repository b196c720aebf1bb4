# Read with `.`: how the other scripts install a Debian package, where that is theirs to do.

# True for root on a machine with apt.
can_apt() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1
}

# apt_install PACKAGE...: refreshes the package lists (a fresh machine has none), then installs. Never asks.
apt_install() {
    echo "Installing with apt-get: $*" >&2
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 </dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null
}
