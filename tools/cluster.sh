#!/usr/bin/env bash
# Builds what changed, then runs the platform as separate processes until Ctrl-C.
source "$(dirname "$0")/env.sh"
if [ -f .env ]; then set -a; source .env; set +a; fi
tools/build.sh
exec node tools/cluster.mjs
