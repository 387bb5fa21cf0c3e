#!/bin/sh
# Walks one sale through the running stack of docker-compose.yml, from outside: sale, QR, approval, vend, capture.
# Needs curl, mosquitto_pub and mosquitto_sub (Debian: mosquitto-clients), and the profile simulator; works as well on what ./run
# starts, and ports are moved by the same variables.
set -eu

machine=${1:-WALK$(date +%H%M%S)}
sale=S$(date +%H%M%S)
patience=60
mqtt=${VENDFLOW_MQTT_PORT:-1883}
simulator=http://localhost:${VENDFLOW_SIMULATOR_PORT:-8083}
management="${VENDFLOW_PAYMENT_INITIATOR_PORT:-9101} ${VENDFLOW_WEBHOOK_INGEST_MANAGEMENT_PORT:-9102} ${VENDFLOW_RECEIPT_SERVICE_PORT:-9103} ${VENDFLOW_CAPTURE_SERVICE_PORT:-9104} ${VENDFLOW_MACHINE_GATEWAY_PORT:-9105}"
heard=$(mktemp)

fail() {
  echo "walk: $*" >&2
  echo "walk: heard so far:" >&2
  cut -c1-300 "$heard" >&2
  exit 1
}

# until_true WHAT COMMAND...: repeats the command until it succeeds.
until_true() {
  what=$1
  shift
  left=$((patience * 5))
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || fail "not within $patience s: $what"
    sleep 0.2
  done
  echo "$(($(date +%s%3N) - began)) ms: $what"
}

ready() { curl -fs -o /dev/null "http://localhost:$1/actuator/health/readiness"; }
told() { grep -q "\"state\":\"$1\"" "$heard"; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$heard" | head -n 1; }
say() { mosquitto_pub -V mqttv5 -h localhost -p "$mqtt" -q 1 -t "vending/v1/up/$machine/$1" -m "$2"; }

began=$(date +%s%3N)
for port in $management; do
  until_true "service on $port is ready" ready "$port"
done

mosquitto_sub -V mqttv5 -h localhost -p "$mqtt" -q 1 -t "vending/v1/down/$machine/#" >"$heard" &
listener=$!
trap 'kill "$listener"; rm -f "$heard"' EXIT
sleep 0.5

began=$(date +%s%3N)
say sale "{\"saleId\":\"$sale\",\"currency\":\"NOK\",\"lines\":[{\"slot\":\"A3\",\"sku\":\"COLA05\",\"name\":\"Cola 0.5 l\",\"quantity\":1,\"unitPrice\":2500,\"taxRate\":1500}]}"
until_true "machine $machine shows a QR" told AWAITING_PAYMENT
reference=$(field reference)
text=$(field text)
curl -fsL -o /dev/null "$text" || fail "the QR's address does not open: $text"
echo "  $reference, $text"

# The customer approves: Vipps' own force approve, with the simulator's test merchant.
token=$(curl -fs -X POST "$simulator/accesstoken/get" -H "client_id: vendflow-client" \
  -H "client_secret: vendflow-secret" -H "Ocp-Apim-Subscription-Key: vendflow-key" |
  tr -d ' \n' | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
curl -fs -o /dev/null -X POST "$simulator/epayment/v1/test/payments/$reference/approve" \
  -H "Authorization: Bearer $token" -H "Ocp-Apim-Subscription-Key: vendflow-key" \
  -H "Merchant-Serial-Number: 123456" || fail "the simulator did not approve"
began=$(date +%s%3N)
until_true "machine may vend" told AUTHORIZED

began=$(date +%s%3N)
say vend "{\"saleId\":\"$sale\",\"outcome\":\"DISPENSED\",\"dispensed\":[{\"slot\":\"A3\",\"quantity\":1}]}"
until_true "captured" told CAPTURED
curl -fs "$simulator/simulator/payments/$reference" | tr -d ' \n' | grep -q '"captured":2500,' ||
  fail "Vipps did not capture 2500: $(curl -s "$simulator/simulator/payments/$reference")"
echo "walk: $reference is paid, and Vipps says so"
