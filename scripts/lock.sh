#!/bin/sh
# Renews requirements.lock: one resolution for every platform, with hashes, and no word of where it was made.
#
#   scripts/lock.sh              keeps what is locked, adds and drops what pyproject.toml asks for
#   scripts/lock.sh --upgrade    moves everything to its newest allowed version
set -eu
cd "$(dirname "$0")/.."

.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
    --custom-compile-command "make lock" \
    --quiet --output-file requirements.lock "$@"
