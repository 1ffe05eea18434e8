#!/usr/bin/env bash
# Places an order with each order-service of the running system and follows it over HTTP until it is confirmed and paid and its
# customer is notified. With ids of orders: checks that the services still know them.
#
# COMPOSE_FILE selects the system: COMPOSE_FILE=compose.yaml:compose.scale.yaml ./smoke.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
limit=60

fail() { printf 'smoke: %s\n' "$*" >&2; exit 1; }
url() {
  local address
  address=$(docker compose port --index "${3:-1}" "$1" "$2") && [[ -n $address ]] || fail "there is no $1 ${3:-}"
  echo "http://$address"
}
# Prints the text of the first field of that name.
field() { [[ $2 =~ \"$1\":\"([^\"]*)\" ]] && echo "${BASH_REMATCH[1]}"; }

# Repeats a request until the answer contains these words.
until_told() {
  local words=$1 url=$2 answer=
  for ((second = 0; second < limit; second++)); do
    answer=$(curl -fsS -m 5 "$url" 2>&1) && [[ $answer == *"$words"* ]] && return
    sleep 1
  done
  fail "$url: no $words within $limit s: $answer"
}

place() {
  local answer
  answer=$(curl -fsS -m 5 "$1/orders" -H 'Content-Type: application/json' -H "Idempotency-Key: smoke-$RANDOM-$$-$SECONDS" \
    --retry 10 --retry-delay 1 --retry-all-errors -d '
    {"customerId": "5f0c1d2e-0000-4000-8000-000000000001", "paymentMethod": "pm_card_visa",
     "lines": [{"sku": "teapot", "quantity": 1, "unitPrice": {"amount": 1999, "currency": "EUR"}}]}') || fail "no order was taken at $1"
  field id "$answer"
}

follow() {
  local id=$1 flows
  until_told '"status":"CONFIRMED"' "$2/orders/$id"
  until_told '"status":"COLLECTED"' "$2/orders/$id/payment"
  until_told '"orderId"' "$notifications/flows?orderId=$id"
  flows=$(curl -fsS -m 5 "$notifications/flows?orderId=$id")
  until_told tidings.customer.notified.v1 "$notifications/flows/$(field correlationId "$flows")"
  echo "smoke: order $id is confirmed and paid, and its customer was told"
}

replicas=$(docker compose ps -q order-service | wc -l)
((replicas > 0)) || fail "no order-service is running"
notifications=$(url notification-service 8082)
last=$(url order-service 8080 "$replicas")

for id in "$@"; do follow "$id" "$last"; done
[[ $# == 0 ]] || exit 0
for ((replica = 1; replica <= replicas; replica++)); do
  orders=$(url order-service 8080 "$replica")
  id=$(place "$orders")
  follow "$id" "$last"
done
