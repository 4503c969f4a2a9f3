#!/usr/bin/env bash
# Builds the commit that is checked out twice, in two places and two time zones, and compares what comes out byte by byte.
# The files' modes go into the jars: both are built under the mask 022. With --built the second build is the one that is here already,
# by "mvn verify", with other checks and other options of the compiler.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mvn=${MVN:-mvn}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What is given out: each module's jar, the jars of contract suites, the executable ones, the function's, the ports in memory, the
# archive and the bill of materials.
sums() {
  sha256sum -- */target/*.jar infra/in-memory-ports/target/*.jar infra/distribution/target/*.tar.gz infra/distribution/target/sbom.cyclonedx.json
}

build() { # place, zone
  git clone -q "$root" "$1"
  (
    cd "$1"
    umask 022
    export TZ=$2
    $mvn -q -B -ntp -T 2 package -Dquick -Pdistribution -DskipTests -pl infra/distribution,infra/in-memory-ports -am >&2
    sums
  ) >"$1.sums"
}

build "$work/one" Asia/Shanghai
if [ "${1:-}" = --built ]; then
  (cd "$root" && cut -c 67- "$work/one.sums" | xargs sha256sum --) >"$work/two.sums"
else
  build "$work/a/longer/path/two" UTC
  mv "$work/a/longer/path/two.sums" "$work/two.sums"
fi
if ! diff "$work/one.sums" "$work/two.sums"; then
  echo "twice.sh: two builds of one commit differ in these files" >&2
  exit 1
fi
echo "two builds have the same bytes: $(cut -c 67- "$work/one.sums" | paste -sd ' ')"
