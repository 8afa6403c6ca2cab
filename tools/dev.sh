#!/usr/bin/env bash
# Server and web, rebuilt on change: Vite reloads the page, a changed Rust file restarts the server.
source "$(dirname "$0")/env.sh"
if [ -f .env ]; then set -a; source .env; set +a; fi
export AUTOVISITE_LISTEN=${AUTOVISITE_LISTEN:-127.0.0.1:8080}
tools/build.sh

server=""
stop() { [ -z "$server" ] || kill -INT "$server" 2>/dev/null || true; wait 2>/dev/null || true; }
trap 'stop; kill "$vite" 2>/dev/null || true; exit 0' INT TERM
(cd web && AUTOVISITE_ORIGIN="http://$AUTOVISITE_LISTEN" npm run --silent dev) & vite=$!

sources() { find subgraphs router bots migrations schema/operations Cargo.toml -name '*.rs' -newer "$1" -o \
  \( -name '*.sql' -o -name '*.toml' -o -name '*.graphql' \) -newer "$1" | head -1; }
mark=$(mktemp)
while true; do
  "$target_dir/debug/autovisite" serve --demo & server=$!
  until [ -n "$(sources "$mark")" ]; do sleep 1; done
  touch "$mark"
  say "Sources changed"
  if cargo build "${CARGO_FLAGS[@]}" --package autovisite; then stop; server=""; else
    until [ -n "$(sources "$mark")" ]; do sleep 1; done
    stop; server=""
  fi
done
