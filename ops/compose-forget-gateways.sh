#!/bin/sh
# To be run after fewer instances of machine-gateway were asked for: Mosquitto goes on dealing messages to the sessions of those
# that are gone (docs/compose.md, "Several instances"). Ends the session of every number that no running instance holds.
# Flags for docker-compose (--env-file, -f) may be given.
set -eu
docker-compose "$@" exec -T machine-gateway sh -c \
  'cd /data && for number in [0-9]*; do flock -n "$number/lock" true && echo "$number"; done; true' |
  while read -r number; do
    docker-compose "$@" exec -T mosquitto mosquitto_sub -V mqttv5 -i "machine-gateway-$number-up" -t none -E </dev/null
    echo "ended the session of machine-gateway $number"
  done
