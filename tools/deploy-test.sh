#!/usr/bin/env bash
# What stands in deploy and in .github, tried with the tools that it is for. Arguments are those of
# deploy/test/run.mjs; `--read` reads the files and runs no container.
source "$(dirname "$0")/env.sh"
export PATH="$target_dir/deploy/readers/bin:$PATH"

say "Alarms: Prometheus reads them, each fires on purpose, and its receiver hears of it"
promtool check config deploy/prometheus/prometheus.yml
promtool test rules deploy/prometheus/alerts_test.yml
amtool check-config deploy/prometheus/alertmanager.yml
node deploy/test/alarms.mjs

say "Workflows"
actionlint .github/workflows/*.yml
check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml

say "Compose files"
check-jsonschema --builtin-schema vendor.compose-spec deploy/compose*.yaml
python3 deploy/test/compose.py

say "Image files"
# Debian's stable changes for security alone, and we want that: no versions of its packages.
hadolint --ignore DL3008 --ignore DL3066 deploy/Containerfile deploy/test/Containerfile

say "Kubernetes"
python3 deploy/test/kubernetes.py

if [ "${1:-}" = --read ]; then exit 0; fi
say "Containers"
# The debug build, as `make test` builds it, stands in for the release's: what is tried is the image
# around it. `--release` builds the whole Containerfile.
tools/build.sh
node deploy/test/run.mjs "$@"
