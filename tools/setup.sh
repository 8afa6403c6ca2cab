#!/usr/bin/env bash
# setup.sh run|cluster|test|deploy: brings in what is missing and says what it does. Quick where nothing is.
source "$(dirname "$0")/env.sh"
purpose=${1:-run}
if [ "$purpose" != test ] && [ -f .env ]; then set -a; source .env; set +a; fi

need() { # COMMAND WHAT HOW: a tool we cannot bring in ourselves
  command -v "$1" >/dev/null || { echo "$2 is missing: $3" >&2; exit 1; }
}
need cargo "Rust 1.95 or later" "install it with rustup"
need node "Node 20.19 or later" "install it from your system or from nodejs.org"
need npm "npm" "it comes with Node"
need cc "a C compiler" "on Debian: apt-get install build-essential"

# On Debian as root we may install; elsewhere we print the command.
debian() { # COMMAND PACKAGE...
  local command=$1; shift
  say "Installing $* (Debian package)"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq || true
    # postgresql-common would start a cluster of its own: ours is private and started by us.
    mkdir -p /etc/postgresql-common
    grep -qs create_main_cluster /etc/postgresql-common/createcluster.conf \
      || echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    echo "$command is missing. Install it, then start again:" >&2
    case $command in
      PostgreSQL) printf '  Debian, Ubuntu:  sudo apt-get install postgresql\n  Fedora:          sudo dnf install postgresql-server postgresql-contrib\n  macOS:           brew install postgresql@17\n' >&2 ;;
      *) printf '  Debian, Ubuntu:  sudo apt-get install %s\n' "$*" >&2 ;;
    esac
    exit 1
  fi
}

has_postgres() {
  [ -n "${DATABASE_URL:-}" ] || [ -x "${AUTOVISITE_PG_BIN:-/nonexistent}/initdb" ] && return 0
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return 0
  compgen -G '/opt/homebrew/opt/postgresql*/bin/initdb' >/dev/null && return 0
  command -v initdb >/dev/null
}
has_postgres || debian PostgreSQL postgresql

# The web's packages, when the lock file changed.
stamp=web/node_modules/.installed
if [ ! -f "$stamp" ] || ! cmp -s web/package-lock.json "$stamp"; then
  say "Installing the web's packages"
  (cd web && npm ci --no-audit --no-fund --loglevel=error)
  cp web/package-lock.json "$stamp"
fi

[ "$purpose" != run ] || exit 0

# Servers that our scripts start privately: their packages must not start them for the machine.
private() { # COMMAND NAME PACKAGE SERVICE
  command -v "$1" >/dev/null || [ -x "/usr/lib/rabbitmq/bin/$1" ] && return 0
  local policy=/usr/sbin/policy-rc.d ours=""
  if [ "$(id -u)" = 0 ] && [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' > "$policy" && chmod +x "$policy"
  fi
  debian "$2" "$3"
  [ -z "$ours" ] || rm -f "$policy"
  ! command -v systemctl >/dev/null || systemctl disable --now "$4" >/dev/null 2>&1 || true
}
[ -n "${AMQP_URL:-}" ] || private rabbitmq-server RabbitMQ rabbitmq-server rabbitmq-server
[ -n "${REDIS_URL:-}" ] || private redis-server Redis redis-server redis-server

if [ "$purpose" = deploy ]; then
  private promtool Prometheus prometheus prometheus
  private amtool Alertmanager prometheus-alertmanager prometheus-alertmanager
  # Containers, their networks and names, and what makes a Debian without a registry of images.
  command -v podman >/dev/null && command -v runc >/dev/null && command -v podman-compose >/dev/null && [ -x /usr/lib/podman/aardvark-dns ] \
    || debian podman podman runc netavark aardvark-dns podman-compose iptables
  command -v pgbackrest >/dev/null || debian pgbackrest pgbackrest
  command -v debootstrap >/dev/null || debian debootstrap debootstrap
  readers=$target_dir/deploy/readers
  if ! cmp -s deploy/test/requirements.txt "$readers/.installed"; then
    say "Installing what reads workflows, images and Kubernetes objects"
    python3 -c 'import ensurepip' 2>/dev/null || debian python3 python3-venv
    rm -rf "$readers"
    python3 -m venv "$readers"
    "$readers/bin/pip" install --quiet --disable-pip-version-check --requirement deploy/test/requirements.txt
    cp deploy/test/requirements.txt "$readers/.installed"
  fi
fi
[ "$purpose" = test ] || exit 0

command -v chromium >/dev/null || [ -n "${CHROMIUM:-}" ] || debian Chromium chromium
command -v pdftoppm >/dev/null || debian poppler poppler-utils
command -v openssl >/dev/null || debian OpenSSL openssl
command -v age >/dev/null || debian age age

tool() { # COMMAND CRATE VERSION
  command -v "$1" >/dev/null && return 0
  say "Building $2 $3, once for this machine"
  CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install --quiet --locked "$2" --version "$3"
}
tool cargo-nextest cargo-nextest 0.9.143
tool cargo-machete cargo-machete 0.9.2
tool cargo-deny cargo-deny 0.20.2
tool typos typos-cli 1.52.0
