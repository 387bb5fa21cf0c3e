#!/bin/bash
# How long each service of the running stack takes from "docker start" until it is ready, with Kafka and the rest there: stops
# and starts one container at a time, five times each (or as often as the first argument says). Prints wall time, and
# processor time of all cores, which hardly depends on what else the machine does. On Linux, with access to Docker.
set -eu

runs=${1:-5}
project=${COMPOSE_PROJECT_NAME:-$(basename "$(cd "$(dirname "$0")/.." && pwd)")}

# used CONTAINER: processor time so far, in ms.
used() {
  docker exec "$1" bash -c 'if [ -r /sys/fs/cgroup/cpu.stat ]; then
    while read -r what value; do [ "$what" = usage_usec ] && echo $((value / 1000)); done </sys/fs/cgroup/cpu.stat
  else echo $(($(cat /sys/fs/cgroup/cpuacct/cpuacct.usage) / 1000000)); fi'
}

for service in payment-initiator:9101 webhook-ingest:9102 receipt-service:9103 capture-service:9104 machine-gateway:9105 reconciliation:9106; do
  container=$(docker ps -aq --filter "label=com.docker.compose.project=$project" \
    --filter "label=com.docker.compose.service=${service%:*}" | tail -n 1)
  for _ in $(seq "$runs"); do
    docker stop -t 30 "$container" >/dev/null
    code=$(docker inspect -f '{{.State.ExitCode}}' "$container")
    began=$(date +%s%3N)
    docker start "$container" >/dev/null
    address=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$container")
    until curl -fs -m 2 -o /dev/null "http://$address:${service#*:}/actuator/health/readiness"; do sleep 0.05; done
    ready=$(date +%s%3N)
    echo "${service%:*}: ready after $((ready - began)) ms, processor $(used "$container") ms (had ended with $code)"
  done
done
