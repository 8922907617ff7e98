#!/usr/bin/env bash
# Makes the virtual environment that ob_validate.py runs in. Run it as often as
# you like: it does nothing when the environment already matches.
#   usage: ./setup.sh [VENV_DIR]      default: venv, beside this file
#   OB_PYTHON=python3.12 ./setup.sh   another interpreter (3.9 to 3.13)
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
venv="${1:-$here/venv}"
python="${OB_PYTHON:-python3}"
stamp="$venv/.ready"

version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
want="$version $(cat "$here/requirements.txt" "$here/setup.sh" | cksum)"
if [ -x "$venv/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
  echo "setup: $venv is ready"
  exit 0
fi

echo "setup: making $venv with Python $version"
"$python" -m venv --clear "$venv"
install=("$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-deps)
# setuptools first and no build isolation: the one package without a wheel
# (pydux) is then built with the pinned setuptools and nothing else is fetched.
"${install[@]}" "$(grep '^setuptools==' "$here/requirements.txt")"
"${install[@]}" --no-build-isolation -r "$here/requirements.txt"

if ! OB_VENV="$venv" python3 "$here/ob_validate.py" --help >/dev/null; then
  echo "setup: the validator does not import" >&2
  exit 2
fi
echo "$want" > "$stamp"
echo "setup: $venv is ready"
