#!/usr/bin/env bash
# Fetches and unpacks Debian's package of place names in many languages; nothing is installed.
set -euo pipefail
cd "$(dirname "$0")"
package=libgeonames-common version=0.3.0-1
sum=6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930
mkdir -p names
cd names
apt-get download "$package=$version"
echo "$sum  ${package}_${version}_all.deb" | sha256sum --check --quiet
dpkg-deb --extract "${package}_${version}_all.deb" .
rm "${package}_${version}_all.deb"
