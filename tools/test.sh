#!/usr/bin/env bash
# Decisions: docs/decisions/platform.md
# Everything CI checks, cheapest first, each step with its time.
source "$(dirname "$0")/env.sh"

step() { # NAME COMMAND...
  local name=$1 started=$SECONDS; shift
  say "$name"
  "$@"
  echo "  ($name: $((SECONDS - started)) s)"
}

# Clippy's driver is the compiler with its lints: as the compiler of our crates it lints what it
# builds, and nothing is compiled a second time to be linted.
RUSTC_WORKSPACE_WRAPPER="$(rustc --print sysroot)/bin/clippy-driver"
export RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS=-Dwarnings
export AUTOVISITE_AS_TESTED=yes
export CARGO_INCREMENTAL=${CARGO_INCREMENTAL:-0}

step "Formatting" cargo fmt --all --check
step "Spelling" typos
step "Unused dependencies" cargo machete
step "What dependencies cost" node tools/dependencies.mjs check
step "Licences and sources" cargo deny --log-level error check bans licenses sources
step "Web: types and tests" bash -c 'cd web && npm run --silent check'
step "Server and web build" tools/build.sh
step "Schema snapshots" tools/autovisite.sh schema --check
step "Operations of our clients" node tools/operations.mjs
step "Version and its notes" node tools/release.mjs check
step "Scripts of the repository" node --test tools/*.test.mjs tools/graph/*.test.mjs
step "Nothing breaks the last release's clients" node tools/graph/changes.mjs
step "Reference, errors and Postman collection" node tools/graph/write.mjs --check
step "Tests' build, and lints" cargo build --quiet "${CARGO_FLAGS[@]}" --workspace --all-targets
# All of them, whatever fails: one run then says everything that is wrong.
step "Rust tests" tools/nextest.sh --workspace --no-fail-fast
step "Browser journey" node web/e2e/run.mjs
step "Browser journey, in separate processes" node web/e2e/run.mjs --cluster
say "All checks passed"
