#!/usr/bin/env bash
# Builds the commit that is checked out twice, in two places and two time zones, and compares what comes out byte by byte.
# The files' modes go into the jars: both are built under the mask 022. With --jar it does so for core's jar alone: seconds instead of minutes.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
mvn=${MVN:-mvn}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # place, zone
  git clone -q "$root" "$1"
  (
    cd "$1"
    umask 022
    export TZ=$2
    if [ "$what" = jar ]; then
      $mvn -q -B -ntp package -Dquick -Dmaven.test.skip -pl migration-core >&2
      sha256sum migration-core/target/migration-core-*[!s].jar
    else
      $mvn -q -B -ntp package -Dquick -Pdistribution -DskipTests -pl infra/distribution -am >&2
      sha256sum -- */target/*.jar infra/distribution/target/*.tar.gz infra/distribution/target/sbom.cyclonedx.json
    fi
  ) >"$1.sums"
}

what=archive
[ "${1:-}" != --jar ] || what=jar
build "$work/one" UTC
if [ "$what" = jar ] && ls "$root"/migration-core/target/migration-core-*[!s].jar >/dev/null 2>&1; then
  (cd "$root" && sha256sum migration-core/target/migration-core-*[!s].jar) >"$work/two.sums"
else
  build "$work/a/longer/path/two" Asia/Shanghai
  mv "$work/a/longer/path/two.sums" "$work/two.sums"
fi
if ! diff "$work/one.sums" "$work/two.sums"; then
  echo "twice.sh: two builds of one commit differ in these files" >&2
  exit 1
fi
echo "two builds have the same bytes: $(wc -l <"$work/one.sums") files"
