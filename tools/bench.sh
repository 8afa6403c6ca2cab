#!/usr/bin/env bash
# Figures of this build on this machine: ratios between the two transports, times beside them.
source "$(dirname "$0")/env.sh"
tools/build.sh
# What booking costs beside its database, with a thousand and with a million bookings over.
# Optimised, and on a database whose commits reach the disk, as both are shipped: beside SQL, a build for
# tests measures the compiler as well, and a transaction that is lost with the machine is all but free.
CARGO_PROFILE_RELEASE_LTO=off AUTOVISITE_TEST_DURABLE=yes tools/nextest.sh --release -p appointment --run-ignored only --no-capture \
  what_booking_costs
node tools/bench.mjs
# Fifty tablets at one board, beside an empty query.
exec node tools/bench-board.mjs
