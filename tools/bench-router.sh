#!/usr/bin/env bash
# The router measured against itself over HTTP and, where it is named, against stock hive-router.
#
#   make bench-router                                 in-process and HTTP
#   STOCK_ROUTER=/path/to/hive_router make bench-router    and the stock binary before the same subgraphs
#
# Built alike, with thin link-time optimisation, as our release profile says:
#   CARGO_PROFILE_RELEASE_LTO=thin cargo install hive-router --version 0.3.10 --locked --features graphiql
source "$(dirname "$0")/env.sh"
command -v wrk >/dev/null || { echo "wrk is missing: on Debian, apt-get install wrk" >&2; exit 1; }
say "Building the graph to measure (release)"
cargo build --release "${CARGO_FLAGS[@]}" --package engine --example graph
exec node tools/bench-router.mjs "$target_dir/release/examples/graph" "$@"
