#!/bin/sh
# Proves with Postfix and Python's mail parser that our mails are accepted, read and signed as meant.
# Usage: tests/mail/run.sh PATH-OF-KAIRAN    (as root: Postfix wants it; Debian's postfix)
# dkimpy goes into a virtual environment of its own (KAIRAN_MAIL_VENV, or one made for this run).
set -eu

[ $# -eq 1 ] || { echo "usage: $0 PATH-OF-KAIRAN" >&2; exit 2; }
kairan=$(CDPATH="" cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
venv=${KAIRAN_MAIL_VENV:-$work/venv}
if ! [ -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
"$venv/bin/python" "$here/letters.py" "$kairan"
