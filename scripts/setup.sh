#!/bin/sh
# Makes .venv hold exactly what requirements.lock says, and this project. Instant when it already does.
#
# PYTHON=... names the interpreter to use; otherwise the first Python 3.11 or newer on the PATH.
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh

STAMP=.venv/.tappass-setup

fail() {
    echo "setup: $*" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# The place is part of it: a virtual environment that was moved has scripts that lead nowhere.
fingerprint() {
    cat requirements.lock pyproject.toml scripts/setup.sh | cksum
    pwd
}

was_moved() {
    [ -f "$STAMP" ] && [ "$(tail -n 1 "$STAMP")" != "$(pwd)" ]
}

make_environment() {
    python=$(find_python) || fail "Python 3.11 or newer is needed and none is on the PATH (PYTHON=/path/to/python3 names one)."
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
        can_apt || fail "$python has no venv module: install the package $package."
        apt_install "$package"
    fi
    "$python" -m venv --clear .venv
}

wanted=$(fingerprint)
if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$wanted" ] && is_new_enough .venv/bin/python; then
    exit 0
fi

echo "Setting up .venv from requirements.lock ..." >&2
if was_moved || ! is_new_enough .venv/bin/python; then
    make_environment
fi
rm -f "$STAMP"
.venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
.venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install -qq --no-input --disable-pip-version-check --no-deps --no-build-isolation -e .
printf '%s\n' "$wanted" >"$STAMP.new"
mv "$STAMP.new" "$STAMP"
