#!/usr/bin/env bash
# Known faults of what we are built with, Rust and web: needs the advisory databases, so a network.
source "$(dirname "$0")/env.sh"
command -v cargo-deny >/dev/null || cargo install --quiet --locked cargo-deny --version 0.20.2
say "Rust"
cargo deny --log-level error check advisories
say "Web: what reaches a browser"
(cd web && npm audit --omit=dev --audit-level=moderate)
