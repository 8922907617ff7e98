#!/bin/sh
# Make ready what the portal needs on this machine. Run it from the top of the repository:
#
#   deploy/setup.sh run     system libraries and requirements.txt       (make dev)
#   deploy/setup.sh test    the same and requirements-dev.txt           (make test)
#   deploy/setup.sh check   the same, Chromium and what drives it for browser tests, and exiftool,
#                           which reads cleaned files with other eyes (make check)
#
# As root it installs missing Debian packages; otherwise it prints the command that would, and
# stops. Python packages go into .venv, every one checked against its hash. A second run with
# unchanged requirements only compares a stamp.
set -eu

level=${1:-run}
venv=.venv
libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core libseccomp2"

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }

case $level in
    run) packages=$libraries; requirements="requirements.txt" ;;
    test) packages=$libraries; requirements="requirements.txt requirements-dev.txt" ;;
    check) packages="$libraries chromium libatomic1 libimage-exiftool-perl"; requirements="requirements.txt requirements-dev.txt" ;;
    *) stop "unknown level '$level': say run, test or check" ;;
esac

# Which Python. The pinned packages are proven on 3.11; 3.12 and 3.13 are accepted.
find_python() {
    for candidate in ${PYTHON:-} python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
            2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
}

# Debian packages that are wanted and not there.
missing_packages() {
    for package in "$@"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || printf '%s ' "$package"
    done
}

install_packages() {
    if [ "$(id -u)" -eq 0 ]; then
        say "installing from Debian: $*"
        log=$(mktemp)
        if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
            tail -n 20 "$log" >&2
            rm -f "$log"
            stop "these packages could not be installed: $*"
        fi
        rm -f "$log"
    else
        stop "these Debian packages are missing; this command installs them, then try again:
  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
}

system_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "this is not Debian: please see to it that Pango, HarfBuzz (subset) and DejaVu exist"
        return
    fi
    wanted=$(missing_packages $packages)
    [ -n "$python" ] || wanted="$wanted python3 python3-venv ca-certificates"
    if [ -n "$python" ] && ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        wanted="$wanted python3-venv ca-certificates"
    fi
    # shellcheck disable=SC2086 # a list of names, to be split
    [ -z "$wanted" ] || install_packages $wanted
}

make_venv() {
    if ! "$venv/bin/python" -c '' 2>/dev/null; then
        say "making $venv with $("$python" --version)"
        rm -rf "$venv"
        "$python" -m venv "$venv"
    fi
}

install_requirements() {
    # shellcheck disable=SC2086 # a list of names, to be split
    fingerprint=$( { cat $requirements; "$venv/bin/python" --version; pwd; } | sha256sum)
    stamp="$venv/.installed-$level"
    [ "$level" != check ] || stamp="$venv/.installed-test"
    if [ "$(cat "$stamp" 2>/dev/null)" = "$fingerprint" ]; then
        return
    fi
    say "installing Python packages into $venv (about half a minute)"
    set --
    for file in $requirements; do set -- "$@" -r "$file"; done
    log=$(mktemp)
    if ! "$venv/bin/python" -m pip install --disable-pip-version-check --no-input \
        --require-hashes "$@" >"$log" 2>&1 </dev/null; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        stop "the Python packages could not be installed"
    fi
    rm -f "$log"
    printf '%s\n' "$fingerprint" >"$stamp"
}

[ -f requirements.txt ] || stop "run this from the top of the repository"
python=$(find_python)
system_packages
[ -n "$python" ] || python=$(find_python)
[ -n "$python" ] || stop "Python 3.11, 3.12 or 3.13 is needed (set PYTHON to its path)"
make_venv
install_requirements
