#!/usr/bin/env bash
# Runs the server that build.sh built, with any arguments.
source "$(dirname "$0")/env.sh"
exec "$target_dir/debug/autovisite" "$@"
