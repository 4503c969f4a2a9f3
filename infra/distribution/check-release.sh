#!/usr/bin/env bash
# Builds what a release gives to embedders in a checkout (nothing is tested), and looks whether it is all there: beside each jar its
# sources and its Javadoc, in which every reference is found; POMs that stand by themselves; and jars that say their module. Meant for a fresh clone: Javadoc that is there is not always made anew.
set -euo pipefail

cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"
mvn=${MVN:-mvn}
jars=(migration-core migration-worker file-event-lambda infra/in-memory-ports)
poms=(infra/bom infra/test-kit)

fail() {
  echo "check-release.sh: $1" >&2
  exit 1
}

modules=$(IFS=, && echo "${jars[*]},${poms[*]}")
$mvn -q -B -ntp -T 2 package -Dquick -Pdistribution,release -DskipTests -pl "$modules" -am >&2

for each in "${jars[@]}" "${poms[@]}"; do
  pom=$each/.flattened-pom.xml
  [ -f "$pom" ] || fail "there is no $pom"
  ! grep -q '<parent>' "$pom" || fail "$pom does not stand by itself: it names a parent"
  grep -q '<version>' "$pom" || fail "$pom names no version"
done
for each in "${jars[@]}"; do
  for kind in sources javadoc; do
    [ "$(find "$each/target" -maxdepth 1 -name "*-$kind.jar" ! -name '*-test-*' | wc -l)" = 1 ] || fail "$each has no $kind beside its jar"
  done
done
for each in migration-core migration-worker; do
  [ "$(find "$each/target" -maxdepth 1 -name '*-tests.jar' | wc -l)" = 1 ] || fail "$each has no jar of its contract suites"
done
for each in migration-core=core migration-worker=worker file-event-lambda=lambda; do
  jar=$(find "${each%=*}/target" -maxdepth 1 -name "${each%=*}-[0-9]*.jar" ! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar')
  unzip -p "$jar" META-INF/MANIFEST.MF | tr -d '\r' | grep -qx "Automatic-Module-Name: io.starmigrate.${each#*=}" ||
    fail "$jar does not say that it is module io.starmigrate.${each#*=}"
done
echo "what embedders get: jars, contract suites, sources, Javadoc and POMs are there"
