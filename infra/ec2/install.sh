#!/usr/bin/env bash
# Installs or updates the migration worker as a systemd service on this machine. Running it again changes nothing that
# is right already; it never overwrites an environment file unless one is named.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
user=starrocks-migration
unit=migrate-worker.service
root=

jar="$here/../../lib/migration-worker.jar" # in the archive
[ -f "$jar" ] || jar="$here/../../migration-worker/target/migration-worker.jar"
env_file=
start=no
rollback=no
dry_run=no

usage() {
  cat <<'USAGE'
Usage: install.sh [--jar FILE] [--env FILE] [--start] [--root DIR] [--dry-run]
       install.sh --rollback [--start] [--root DIR] [--dry-run]

  --jar FILE   the worker's jar (default: lib/migration-worker.jar of the archive, or migration-worker/target/ of a checkout)
  --env FILE   the configuration to install as /etc/starrocks-migration/worker.env; without it an existing one is
               kept, and where there is none worker.env is put there to be filled in
  --rollback   put back the jar that the last installation replaced, and keep the present one in its place
  --start      start the service now and at every boot; a running one is restarted
  --root DIR   take DIR for /, such as an image that is being built: makes no user, and starts nothing
  --dry-run    say what would be done, and do nothing
USAGE
}

fail() {
  echo "install.sh: $1" >&2
  exit "${2:-1}"
}

run() {
  if [ "$dry_run" = yes ]; then
    printf 'would run:'
    printf ' %q' "$@"
    printf '\n'
  else
    "$@"
  fi
}

while [ $# -gt 0 ]; do
  case "$1" in
    --jar | --env | --root)
      [ $# -ge 2 ] || fail "$1 needs a path; see --help" 2
      case "$1" in
        --jar) jar=$2 ;;
        --env) env_file=$2 ;;
        --root) root=${2%/} ;;
      esac
      shift
      ;;
    --rollback) rollback=yes ;;
    --start) start=yes ;;
    --dry-run) dry_run=yes ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) fail "cannot understand \"$1\"; see --help" 2 ;;
  esac
  shift
done

home=$root/opt/starrocks-migration
etc=$root/etc/starrocks-migration
runtime=$root/usr/bin/java
owner=(-o root -g root)

# Everything that would keep it from working is found before anything is changed.
if [ -n "$root" ]; then
  [ -d "$root" ] || fail "there is no folder $root; make it first" 2
  [ "$start" = no ] || fail "--start starts a service of this machine; leave it out with --root" 2
  [ "$(id -u)" = 0 ] || owner=()
fi
installed="$home/migration-worker.jar"
if [ "$rollback" = yes ]; then
  [ -z "$env_file" ] || fail "--rollback leaves the configuration as it is; leave --env out" 2
  jar="$installed.last"
  [ -f "$jar" ] || fail "there is no $jar: no installation has replaced a jar yet" 2
fi
[ -f "$jar" ] || fail "there is no $jar; build it with: mvn -B -pl migration-worker -am package -DskipTests" 2
[ -z "$env_file" ] || [ -f "$env_file" ] || fail "there is no $env_file; name the configuration with --env" 2
if [ "$start" = yes ] && [ -z "$env_file" ] && [ ! -f "$etc/worker.env" ]; then
  fail "there is no configuration to start with; name one with --env, or install first, fill in $etc/worker.env, and start then" 2
fi
[ -x "$runtime" ] || fail "there is no $runtime; install a Java 17 runtime (or newer), or link it there" 2
java=$("$runtime" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
case "$java" in
  1.* | [1-9] | 1[0-6] | '') fail "$runtime is Java ${java:-of a version that it does not tell}; install a Java 17 runtime (or newer)" 2 ;;
esac
version=$("$runtime" -jar "$jar" --version 2>&1) || true
case "$version" in
  "migration-worker "*) echo "$jar is $version" ;;
  *) fail "$jar is not a whole jar of the worker: ${version##*$'\n'}" 2 ;;
esac
[ "$dry_run" = yes ] || [ -n "$root" ] || [ "$(id -u)" = 0 ] || fail "only root can install a service; use sudo, or --dry-run" 2

if [ -z "$root" ] && ! getent passwd "$user" >/dev/null; then
  run useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
fi

run install -d "${owner[@]}" -m 0755 "$home"
run install -d "${owner[@]}" -m 0700 "$etc"

# Under another name first: a running worker keeps reading the jar it was started from. The one that is replaced is kept.
run install "${owner[@]}" -m 0644 "$jar" "$installed.new"
if [ -f "$installed" ] && ! cmp -s "$jar" "$installed"; then
  run mv -f "$installed" "$installed.last"
fi
run mv -f "$installed.new" "$installed"

if [ -n "$env_file" ]; then
  run install "${owner[@]}" -m 0600 "$env_file" "$etc/worker.env"
elif [ ! -f "$etc/worker.env" ]; then
  run install "${owner[@]}" -m 0600 "$here/worker.env" "$etc/worker.env"
  echo "Fill in $etc/worker.env, then: systemctl enable --now $unit"
else
  [ ${#owner[@]} = 0 ] || run chown root:root "$etc/worker.env"
  run chmod 0600 "$etc/worker.env"
fi

run install -d "${owner[@]}" -m 0755 "$root/etc/systemd/system"
run install "${owner[@]}" -m 0644 "$here/$unit" "$root/etc/systemd/system/$unit"

if [ -n "$root" ]; then
  echo "Installed below $root; the unit runs as the user $user, which has to be there"
  exit 0
fi
if [ ! -d /run/systemd/system ]; then
  echo "systemd does not run here (a container, or an image being built): the service is installed and begins at boot once enabled"
  [ "$start" = no ] || run systemctl enable "$unit"
  exit 0
fi

run systemctl daemon-reload
if [ "$start" = yes ]; then
  run systemctl enable "$unit"
  run systemctl restart "$unit"
  echo "Started; follow it with: journalctl -u $unit -f"
fi
