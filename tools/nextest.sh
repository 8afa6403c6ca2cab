#!/usr/bin/env bash
# Rust tests beside a private, throw-away PostgreSQL; arguments go to nextest.
source "$(dirname "$0")/env.sh"
[ $# -gt 0 ] || set -- --workspace
cargo build --quiet "${CARGO_FLAGS[@]}" "${AS_TESTED[@]}"
exec "$target_dir/debug/with-postgres" cargo nextest run "${CARGO_FLAGS[@]}" "$@"
