#!/usr/bin/env bash
# Connects a bucket that is there already, and keeps whatever else is connected to it. Running it again changes nothing.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: connect-bucket.sh BUCKET --eventbridge [--dry-run]
       connect-bucket.sh BUCKET --queue ARN --prefix PREFIX [--dry-run]

  --eventbridge   the bucket tells EventBridge of its objects; the stack's rule takes those it wants (Trigger=eventbridge)
  --queue ARN     the bucket tells the queue of the stack's output FileEventQueueArn (Trigger=notification)
  --prefix PREFIX the stack's parameter Prefix
  --dry-run       print the bucket's configuration as it would be, and change nothing

Needs the AWS command line, jq, and the rights to s3:GetBucketNotification and s3:PutBucketNotification.
USAGE
}

fail() {
  echo "connect-bucket.sh: $1" >&2
  exit "${2:-1}"
}

bucket='' eventbridge=no queue='' prefix='' dry_run=no
while [ $# -gt 0 ]; do
  case "$1" in
    --eventbridge) eventbridge=yes ;;
    --queue | --prefix)
      [ $# -ge 2 ] || fail "$1 needs a value; see --help" 2
      if [ "$1" = --queue ]; then queue=$2; else prefix=${2%/}; fi
      shift
      ;;
    --dry-run) dry_run=yes ;;
    -h | --help) usage && exit 0 ;;
    -*) fail "cannot understand \"$1\"; see --help" 2 ;;
    *) bucket=$1 ;;
  esac
  shift
done
[ -n "$bucket" ] || fail "name the bucket; see --help" 2
if [ "$eventbridge" = no ]; then
  { [ -n "$queue" ] && [ -n "$prefix" ]; } || fail "say --eventbridge, or --queue and --prefix; see --help" 2
fi

# An empty answer is a bucket that tells nobody.
now=$(aws s3api get-bucket-notification-configuration --bucket "$bucket" --output json)
now=$(jq 'del(.ResponseMetadata)' <<<"${now:-{\}}")
if [ "$eventbridge" = yes ]; then
  new=$(jq '.EventBridgeConfiguration = {}' <<<"$now")
else
  new=$(jq --arg queue "$queue" --arg prefix "$prefix/" '
    .QueueConfigurations = [(.QueueConfigurations // [])[] | select(.Id != "starrocks-migration")] + [{
      Id: "starrocks-migration", QueueArn: $queue, Events: ["s3:ObjectCreated:*"],
      Filter: {Key: {FilterRules: [{Name: "prefix", Value: $prefix}]}}}]' <<<"$now")
fi

# S3 answers "Prefix" where it was given "prefix", and in an order of its own.
alike() {
  jq -S 'walk(if type == "object" and has("FilterRules") then .FilterRules |= (map(.Name |= ascii_downcase) | sort) else . end)
    | map_values(if type == "array" then sort else . end)' <<<"$1"
}

if [ "$dry_run" = yes ]; then
  echo "$new"
elif [ "$(alike "$new")" = "$(alike "$now")" ]; then
  echo "$bucket is connected already"
else
  aws s3api put-bucket-notification-configuration --bucket "$bucket" --notification-configuration "$new"
  echo "$bucket is connected; migrate check follows an object through to the queue"
fi
