#!/bin/sh
# A management command of the production portal: as the user cairn, with the settings of
# /etc/cairn/env (CAIRN_ENV_FILE names another file).
#
#   deploy/manage.sh check --deploy
#
# As cairn also when root calls it: files that root would write, the web server could not read.
set -eu
cd "$(dirname "$0")/.."
file=${CAIRN_ENV_FILE:-/etc/cairn/env}
if [ ! -r "$file" ]; then
    echo "manage.sh: $file cannot be read; call this as root or as the user cairn" >&2
    exit 1
fi
set -a
# shellcheck disable=SC1090 # the settings of this machine
. "$file"
set +a
if [ "$(id -u)" -eq 0 ]; then
    HOME=/srv/cairn exec runuser -u cairn -- .venv/bin/python manage.py "$@"
fi
exec .venv/bin/python manage.py "$@"
