#!/bin/sh
# Proves with LINE's own Python SDK that a bot written for LINE runs against `kairan simulator`.
# Usage: tests/sdk/run.sh PATH-OF-KAIRAN
# The SDK goes into a virtual environment of its own (KAIRAN_SDK_VENV, or one made for this run).
set -eu

[ $# -eq 1 ] || { echo "usage: $0 PATH-OF-KAIRAN" >&2; exit 2; }
kairan=$(CDPATH="" cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=${KAIRAN_SDK_VENV:-$work/venv}
if ! [ -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
"$venv/bin/python" "$here/echo_bot.py" "$kairan"
