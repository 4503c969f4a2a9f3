#!/usr/bin/env bash
# Writes the stack's outputs into .env: lines of their keys are replaced, keys that are missing are added at the end. A
# source's storage that stands before the stack's in STORAGES stays there.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: write-env.sh STACK [FILE]

  STACK   the stack's name
  FILE    what to write them into (default: .env of this directory); made if it is missing

Needs the AWS command line and the right to cloudformation:DescribeStacks.
USAGE
}

case "${1:-}" in
  -h | --help) usage && exit 0 ;;
  '' | -*) usage >&2 && exit 2 ;;
esac
stack=$1
file=${2:-.env}

lines=$(aws cloudformation describe-stacks --stack-name "$stack" --output text \
  --query "Stacks[0].Outputs[?OutputKey=='Env'].OutputValue")
case "$lines" in
  *RECORDER=*TASK_QUEUE=*) ;;
  *)
    echo "write-env.sh: stack $stack has no output Env; deploy infra/sam/template.yaml under this name" >&2
    exit 1
    ;;
esac

umask 077 # the file will hold secrets
touch "$file"
new=$(mktemp "$file.XXXXXX")
trap 'rm -f "$new"' EXIT
awk -v lines="$lines" '
  BEGIN {
    count = split(lines, line, "\n")
    for (i = 1; i <= count; i++) { key = line[i]; sub(/=.*/, "", key); if (key != "") { order[++keys] = key; value[key] = line[i] } }
  }
  { key = $0; sub(/[ \t]*=.*/, "", key) }
  key == "STORAGES" && value[key] !~ /,/ {
    own = value[key]; sub(/^STORAGES=/, "", own)
    first = $0; sub(/^[^=]*=[ \t]*/, "", first); sub(/[ \t]*,.*/, "", first)
    if ($0 ~ /,/ && first != "" && first != own) value[key] = "STORAGES=" first "," own
  }
  key in value && $0 ~ /=/ { if (!(key in written)) print value[key]; written[key] = 1; next }
  { print }
  END { for (i = 1; i <= keys; i++) if (!(order[i] in written)) print value[order[i]] }
' "$file" >"$new"
cat "$new" >"$file" # not moved: the file keeps its owner and mode
echo "$file has RECORDER, TASK_QUEUE, AWS_REGION and STORAGES of $stack; put an OSS source's storage before the one of STORAGES"
