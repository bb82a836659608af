#!/usr/bin/env bash
# All set-up for a fresh Debian 12: system packages, virtual environment, locked wheels, fonts, voice.
# A stamp of its inputs makes the second run take less than a second, without the network.
set -euo pipefail
cd "$(dirname "$0")/.."

stamp=.venv/.setup-stamp
fonts=(assets/fonts/{NotoSans-{Regular,SemiBold,Bold},BeVietnamPro-Bold}.ttf)
english=assets/i18n/kiosk_en.qm
voice=assets/voice/vi.json
inputs=(deploy/{setup.sh,apt-packages.txt,uv.txt,cut_fonts.py} requirements.lock pyproject.toml
  "${english%.qm}.ts")
want=$( (cat "${inputs[@]}"; pwd) | sha256sum | cut -d' ' -f1)

is_done() {
  [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && .venv/bin/python -c '' 2>/dev/null || return 1
  local made
  for made in "${fonts[@]}" "$english" "$voice"; do [ -s "$made" ] || return 1; done
}

fail() { echo "setup: $*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || fail "run this as root or install sudo; it needs: $*"
  sudo "$@"
}

install_packages() {
  local package packages missing=()
  mapfile -t packages < <(sed 's/#.*//' deploy/apt-packages.txt | xargs -n 1)
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q ' ok installed' ||
      missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "setup: installing ${#missing[@]} Debian packages" >&2
  no_services
  as_root apt-get update -qq
  without_starting env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null
}

# Debian starts servers with their packages, then and whenever the machine starts. Tests start servers
# of their own, and a kiosk needs none; who runs one here already keeps it.
no_services() {
  local settings=/etc/postgresql-common/createcluster.conf pair unit
  if [ ! -e "$settings" ]; then
    as_root mkdir -p "${settings%/*}"
    echo 'create_main_cluster = false' | as_root tee "$settings" >/dev/null
  fi
  for pair in etcd-server:etcd patroni:patroni nginx-light:nginx; do
    unit=${pair#*:}.service
    [[ " ${missing[*]} " == *" ${pair%:*} "* ]] || continue
    [ ! -e "/lib/systemd/system/$unit" ] || continue
    [ -e "/etc/systemd/system/$unit" ] || as_root ln -sf /dev/null "/etc/systemd/system/$unit"
  done
}

# Where no systemd runs (a chroot, a container) packages start servers by another way, which asks this.
without_starting() (
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'as_root rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  as_root "$@"
)

make_environment() {
  local python uv_version
  python=$(command -v python3.11) || fail "Python 3.11 is missing: this needs Debian 12"
  # Scripts inside an environment hold its path: one that was moved is made anew, as a broken one.
  if ! head -n 3 .venv/bin/pip 2>/dev/null | grep -qF "$PWD/.venv/" ||
    ! .venv/bin/python -m pip -V &>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv
  fi
  uv_version=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' deploy/uv.txt)
  .venv/bin/uv --version 2>/dev/null | grep -qF "uv $uv_version" ||
    .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r deploy/uv.txt
  # Not `uv pip sync`, which would remove uv itself; the lock is the whole list, with hashes.
  export VIRTUAL_ENV="$PWD/.venv"
  .venv/bin/uv pip install -q --require-hashes -r requirements.lock
  .venv/bin/uv pip install -q --no-deps --no-build-isolation -e .
}

# Programs start in half the time; otherwise each start, of a kiosk as of a test, translates them anew.
# What is skipped is a template, and not Python.
compile_packages() {
  .venv/bin/python -m compileall -q -j 0 -x '[.]tmpl[.]py$' .venv/lib/python3.11/site-packages
}

# PySide reads what it needs at each start from source text inside a library, and compiles it, unless
# it lies beside that library as files: its own switch puts it there.
unpack_shiboken() {
  SBK_EMBED=0 .venv/bin/python -c 'import PySide6.QtCore'
  .venv/bin/python -m compileall -q -f --invalidation-mode unchecked-hash \
    .venv/lib/python3.11/site-packages/shiboken6/files.dir
}

is_done && exit 0
exec 9<deploy/setup.sh # two targets at once: the second waits for the first
flock 9
is_done && exit 0
rm -f "$stamp"
install_packages
make_environment
compile_packages
unpack_shiboken
.venv/bin/python deploy/cut_fonts.py
.venv/bin/pyside6-lrelease -silent "${english%.qm}.ts" -qm "$english"
# What the screens and the six procedures asked for most say; only clips that are missing are made.
.venv/bin/kiosk voice build --most-asked >/dev/null
echo "$want" >"$stamp"
echo "setup: done" >&2
