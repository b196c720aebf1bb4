#!/bin/sh
# Renews the pictures of the README and the user's pages: they are steps of the tour, so they show what the program shows.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
QT_QPA_PLATFORM=offscreen .venv/bin/tappass-pos tour --out "$folder"
mkdir -p docs/pictures
for picture in "$folder"/*.png; do
    name=$(basename "$picture")
    cp "$picture" "docs/pictures/${name#*-}"
done
