#!/usr/bin/env bash
# What stands in deploy, tried with the tools that it is for.
source "$(dirname "$0")/env.sh"
say "Alarms: Prometheus reads them, and each fires on purpose"
promtool check rules deploy/prometheus/alerts.yml
promtool test rules deploy/prometheus/alerts_test.yml
