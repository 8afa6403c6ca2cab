#!/usr/bin/env bash
# Figures of this build on this machine: ratios between the two transports, times beside them.
source "$(dirname "$0")/env.sh"
tools/build.sh
exec node tools/bench.mjs
