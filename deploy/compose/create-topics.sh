#!/usr/bin/env bash
# Creates the missing topics of /topics, two at a time: each call starts a JVM. Existing topics stay as they are.
set -euo pipefail

topics() { /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BROKERS" "$@"; }

create() {
  local name=$1 partitions=$2 settings=()
  for setting in "${@:3}"; do settings+=(--config "$setting"); done
  topics --create --if-not-exists --topic "$name" --partitions "$partitions" --replication-factor "$REPLICAS" "${settings[@]}"
}

existing=$(topics --list)
started=()
while read -r -a topic; do
  if [[ ${#topic[@]} == 0 || ${topic[0]} == '#'* ]] || grep -qxF "${topic[0]}" <<<"$existing"; then continue; fi
  while (($(jobs -rp | wc -l) >= 2)); do sleep 0.1; done
  create "${topic[@]}" </dev/null &
  started+=($!)
done </topics
for job in "${started[@]}"; do wait "$job"; done
