#!/usr/bin/env bash
# Unpacks the archive into an empty directory and tries it with a Java runtime and nothing else.
set -euo pipefail

archive=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "check-archive.sh: $1" >&2
  exit 1
}

tar xzf "$archive" -C "$work"
set -- "$work"/*
[ $# = 1 ] || fail "the archive has more than one directory at its top"
home=$1
version=${home##*/starrocks-migration-}
java=$(readlink -f "$(command -v java)")
bare=(env -i PATH=/usr/bin:/bin JAVA_HOME="${java%/bin/java}")

cd "$work"
said=$("${bare[@]}" "$home/bin/migrate" --version)
[ "$said" = "migrate $version" ] || fail "bin/migrate --version says \"$said\", not \"migrate $version\""
"${bare[@]}" "$home/bin/migrate" --help | grep cutover >/dev/null || fail "bin/migrate --help does not list cutover"
"${bare[@]}" "$home/infra/ec2/install.sh" --dry-run >/dev/null || fail "install.sh does not find what it installs"
code=$(sed -n 's/^ *CodeUri: *//p' "$home/infra/sam/template.yaml")
[ -f "$home/infra/sam/$code" ] || fail "the template's CodeUri is $code, which is not there"
manifest=$(unzip -p "$home/infra/sam/$code" META-INF/MANIFEST.MF | tr -d '\r')
grep -qx "Implementation-Version: $version" <<<"$manifest" || fail "the function's jar does not say its version"
named() { # jar, module
  unzip -p "$1" META-INF/MANIFEST.MF | tr -d '\r' | grep -qx "Automatic-Module-Name: $2" || fail "$1 does not say that it is module $2"
}
named "$home/lib/migrate.jar" io.starmigrate.cli
named "$home/lib/migration-worker.jar" io.starmigrate.worker
named "$home/lib/file-event-lambda.jar" io.starmigrate.lambda
for file in THIRD-PARTY.txt sbom.cyclonedx.json docs/operations.md infra/ec2/migrate-worker.service .env.example; do
  [ -f "$home/$file" ] || fail "there is no $file (an offline build makes no bill of materials)"
done
for each in "$home"/lib/*.jar; do
  unzip -p "$each" META-INF/LICENSE.txt | grep "Apache License" >/dev/null || fail "$each carries no licence of others"
done

# Links between the documents; those with a scheme lead elsewhere.
dead=$(cd "$home" && grep -roE --include='*.md' '\]\([^)# ]+' . | sed 's/:](/\t/' | sort -u | while IFS=$'\t' read -r page link; do
  [[ $link =~ ^[a-z]+: ]] || [ -e "$(dirname "$page")/$link" ] || echo "$page: $link"
done)
[ -z "$dead" ] || fail "documents link what the archive has not: $dead"

# A runtime without the compiler and the tools, as containers have it.
if [ -x "${java%/java}/jlink" ] && [ -d "${java%/bin/java}/jmods" ]; then
  "${java%/java}/jlink" --add-modules java.se,jdk.unsupported,jdk.httpserver,jdk.crypto.ec,jdk.net,jdk.naming.dns --output "$work/runtime"
  said=$("${bare[@]}" JAVA_HOME="$work/runtime" "$home/bin/migrate" --version)
  [ "$said" = "migrate $version" ] || fail "on a runtime made by jlink bin/migrate --version says \"$said\""
fi
echo "$(basename "$archive"): unpacked, tried and complete"
