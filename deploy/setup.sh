#!/usr/bin/env bash
# All set-up for a fresh Debian 12: system packages, the virtual environment, locked wheels, fonts.
# Idempotent: a stamp of its inputs makes the second run take a second.
set -euo pipefail
cd "$(dirname "$0")/.."

inputs() { cat deploy/setup.sh deploy/apt-packages.txt requirements.lock deploy/cut_fonts.py pyproject.toml assets/i18n/kiosk_en.ts; pwd; }
stamp=.venv/.setup-stamp
want=$(inputs | sha256sum | cut -d' ' -f1)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then
  exit 0
fi

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
mapfile -t packages < <(grep -v '^#' deploy/apt-packages.txt | tr -s ' ' '\n' | grep -v '^$')
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  echo "setup: installing ${#missing[@]} Debian packages" >&2
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

python=$(command -v python3.11 || command -v python3)
[ -x .venv/bin/python ] || "$python" -m venv .venv
uv_version=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' deploy/uv.txt)
.venv/bin/uv --version 2>/dev/null | grep -qF "$uv_version" ||
  .venv/bin/pip install -q --disable-pip-version-check --require-hashes -r deploy/uv.txt
# pip sync would remove uv itself, so install; the lock is the whole list, with hashes.
VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv pip install -q --require-hashes -r requirements.lock
VIRTUAL_ENV="$PWD/.venv" .venv/bin/uv pip install -q --no-deps --no-build-isolation -e .
.venv/bin/python deploy/cut_fonts.py
.venv/bin/pyside6-lrelease -silent assets/i18n/kiosk_en.ts -qm assets/i18n/kiosk_en.qm
echo "$want" >"$stamp"
echo "setup: done" >&2
