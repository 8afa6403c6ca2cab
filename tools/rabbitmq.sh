#!/usr/bin/env bash
# rabbitmq.sh FOLDER PORT: a private RabbitMQ in the foreground, on the loopback interface alone.
# Becomes the server's process: a signal to it is a signal to the server. Ports PORT to PORT + 2.
set -euo pipefail
folder=$1 port=$2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

server=/usr/lib/rabbitmq/bin/rabbitmq-server
[ -x "$server" ] || server=$(command -v rabbitmq-server) || {
  echo "RabbitMQ is missing. On Debian: sudo apt-get install rabbitmq-server" >&2
  exit 1
}
echo "listeners.tcp.1 = 127.0.0.1:$port" > "$folder/rabbitmq.conf"
echo '[].' > "$folder/plugins"

# Erlang's name server, of our own: it would otherwise be started for good, for the whole machine.
export ERL_EPMD_PORT=$((port + 2)) ERL_EPMD_ADDRESS=127.0.0.1
setpriv --pdeathsig KILL epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 &

export HOME=$folder RABBITMQ_CONF_ENV_FILE=/dev/null
export RABBITMQ_NODENAME="autovisite@localhost" RABBITMQ_DIST_PORT=$((port + 1))
export RABBITMQ_MNESIA_BASE=$folder/data RABBITMQ_LOG_BASE=$folder/log
export RABBITMQ_CONFIG_FILE=$folder/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$folder/plugins
export RABBITMQ_PID_FILE=$folder/pid
# Without a shell in between, and without one inside.
export RABBITMQ_ALLOW_INPUT=1
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-noinput -kernel inet_dist_use_interface {127,0,0,1}"
exec setpriv --pdeathsig TERM "$server" </dev/null
