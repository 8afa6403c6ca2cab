#!/usr/bin/env bash
# audit.sh [PART…]: audits of the router by other people's tools, and by hostile requests.
# The parts are folders of web/audit; all of them without a name. `subgraph-down` stands alone, and
# so does `stripe SPEC3.json [FIXTURES3.json]`: what we say to Stripe against its own description.
source "$(dirname "$0")/env.sh"

# Its packages are its own: the web is built without them.
stamp=web/audit/node_modules/.installed
if [ ! -f "$stamp" ] || ! cmp -s web/audit/package-lock.json "$stamp"; then
  say "Installing the audits' packages"
  (cd web/audit && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  cp web/audit/package-lock.json "$stamp"
fi
if [ "${1:-}" = subgraph-down ]; then exec node web/audit/subgraph-down/run.mjs; fi
if [ "${1:-}" = stripe ]; then
  shift
  exec node web/audit/stripe/run.mjs "$@"
fi
exec node web/audit/run.mjs "$@"
