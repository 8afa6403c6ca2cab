#!/usr/bin/env bash
# Builds the server and, where its sources changed, the web.
source "$(dirname "$0")/env.sh"

web_stamp=web/dist/.built
now=$(fingerprint web/app web/widget web/graph web/explorer web/compress.mjs web/package-lock.json)
if [ "$(cat "$web_stamp" 2>/dev/null || true)" != "$now" ]; then
  say "Building the web"
  (cd web && npm run --silent build)
  echo "$now" > "$web_stamp"
fi

say "Building the server (the first time takes a quarter of an hour on two cores)"
if [ -n "${AUTOVISITE_AS_TESTED:-}" ]; then
  cargo build "${CARGO_FLAGS[@]}" "${AS_TESTED[@]}"
else
  cargo build "${CARGO_FLAGS[@]}" --package autovisite
fi
