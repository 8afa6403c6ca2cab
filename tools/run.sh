#!/usr/bin/env bash
# Builds what changed, then serves everything with demo data until Ctrl-C.
source "$(dirname "$0")/env.sh"
if [ -f .env ]; then set -a; source .env; set +a; fi
tools/build.sh
exec "$target_dir/debug/autovisite" serve --demo
