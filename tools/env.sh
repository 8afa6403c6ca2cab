# Sourced by every script: where things are, and how cargo is called.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# hive-router's own crates declare a later compiler than they need.
CARGO_FLAGS=(--ignore-rust-version)
# Programs, and an integrator's of docs/api, with the dependencies' features that tests have, which one
# test target brings in: named by package, each would build its own set of them, and everything stood
# twice in the target folder.
AS_TESTED=(--workspace --bins --test documents --example book)
export CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-auto}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
target_dir=$CARGO_TARGET_DIR
# Where setup.sh installs what it builds.
export PATH="${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

say() { printf '\n\033[1m• %s\033[0m\n' "$*"; }

# Every path of this file's argument list as one fingerprint: is a build step up to date?
fingerprint() { find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -print0 \
  | sort -z | xargs -0 cat | cksum | cut -d' ' -f1; }
