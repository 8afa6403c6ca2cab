#!/usr/bin/env bash
# Changed files into every decoder, each for SECONDS (600): what ends, stops or slows it is kept in
# FOLDER. Usage: tools/fuzz.sh [SECONDS] [FOLDER]
source "$(dirname "$0")/env.sh"
seconds=${1:-600}
folder=${2:-$target_dir/fuzz}
cargo build --quiet "${CARGO_FLAGS[@]}" --package scan --example fuzz_intake
mkdir -p "$folder"
run() {
  local kind=$1 seed=1 until=$((SECONDS + seconds)) deaths=0
  while [ "$SECONDS" -lt "$until" ]; do
    if "$target_dir/debug/examples/fuzz_intake" "$kind" $((until - SECONDS)) "$seed" "$folder" 2> /dev/null; then break; fi
    deaths=$((deaths + 1))
    cp "$folder/$kind.now" "$folder/$kind-death-$deaths"
    seed=$((seed + 2))
  done
  echo "$kind: $deaths processes died"
}
for kind in jpeg png webp heic pdf; do run "$kind" & done
wait
