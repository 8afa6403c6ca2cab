#!/usr/bin/env bash
# A booking with curl and jq. AUTOVISITE_ORIGIN and AUTOVISITE_KEY are yours; prints the reference.
set -euo pipefail
origin=${AUTOVISITE_ORIGIN:?} key=${AUTOVISITE_KEY:?}

# ask QUERY VARIABLES: the data; a refusal ends the script with its code.
ask() {
  local answer
  answer=$(jq --null-input --arg query "$1" --argjson variables "$2" '{query: $query, variables: $variables}' \
    | curl --silent --show-error --fail-with-body --max-time 30 --header "x-api-key: $key" \
      --header 'content-type: application/json' --data @- "$origin/graphql")
  if jq --exit-status '.errors' <<< "$answer" > /dev/null; then
    jq --raw-output '.errors[0] | "\(.extensions.code): \(.extensions.en // .message)"' <<< "$answer" >&2
    return 1
  fi
  jq '.data' <<< "$answer"
}

from=$(date --utc --date '2 days' +%F) to=$(date --utc --date '16 days' +%F)
free=$(ask 'query($input: FindSlotsInput!) { findSlots(input: $input) { days { slots { startsAt centreId price { amountCents } } } } }' \
  "{\"input\": {\"service\": \"PERIODIC\", \"vehicleCategory\": \"CAR\", \"energy\": \"PETROL\", \"from\": \"$from\", \"to\": \"$to\"}}")
slot=$(jq '[.findSlots.days[].slots[]][0]' <<< "$free")

# Kept until the answer is here: sent again with the same key, it is the same appointment.
idempotency=$(cat /proc/sys/kernel/random/uuid)
held=$(ask 'mutation($input: HoldSlotInput!) { holdSlot(input: $input) { appointment { id reference holdExpiresAt } } }' \
  "$(jq --arg key "$idempotency" '{input: {centreId, startsAt, service: "PERIODIC", vehicleCategory: "CAR", energy: "PETROL", plate: "AB-123-CD", idempotencyKey: $key}}' <<< "$slot")")
id=$(jq --raw-output '.holdSlot.appointment.id' <<< "$held")
ask 'mutation($input: PayAtCentreInput!) { payAtCentre(input: $input) { payment { status } } }' "{\"input\": {\"appointmentId\": \"$id\"}}" > /dev/null
jq --raw-output '.holdSlot.appointment.reference' <<< "$held"
