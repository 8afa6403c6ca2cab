#!/bin/bash
# A broker with one user, as RABBITMQ_DEFAULT_USER and _PASS say.
set -euo pipefail
printf 'listeners.tcp.default = 5672\ndefault_user = %s\ndefault_pass = %s\nloopback_users = none\n' \
  "$RABBITMQ_DEFAULT_USER" "$RABBITMQ_DEFAULT_PASS" > /tmp/rabbitmq.conf
export RABBITMQ_CONFIG_FILE=/tmp/rabbitmq.conf RABBITMQ_MNESIA_BASE=/tmp/data RABBITMQ_LOG_BASE=/tmp/log HOME=/tmp
exec /usr/lib/rabbitmq/bin/rabbitmq-server
