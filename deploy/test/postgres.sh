#!/bin/bash
# A cluster with one user and one database, as POSTGRES_USER, _PASSWORD and _DB say.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username "$POSTGRES_USER" --auth scram-sha-256 --pwfile <(echo "$POSTGRES_PASSWORD") --encoding UTF8 --locale C.UTF-8 >/dev/null
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  pg_ctl --silent --wait --options '-c listen_addresses= -c unix_socket_directories=/tmp' start
  PGPASSWORD=$POSTGRES_PASSWORD psql --quiet --host /tmp --username "$POSTGRES_USER" --dbname postgres --command "CREATE DATABASE \"$POSTGRES_DB\""
  pg_ctl --silent --wait stop
fi
exec postgres -c listen_addresses='*' -c max_connections=1000 "$@"
