#!/usr/bin/env bash
# The proof on a machine that has nothing (`make fresh`), as root: in a bare Debian 12 with only git,
# make and ca-certificates added, the clone of HEAD sets itself up, runs and passes its tests; then
# the bundle it builds starts in a second root that has only deploy/bundle-packages.txt.
#   deploy/fresh.sh [setup] [run] [test] [bundle]     default: all four; `setup` is always done
# KIOSK_FRESH_WORK=DIR works in DIR and keeps it, so that a later call goes on from there.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD
out=$project/build/fresh
added=(git make ca-certificates)
panel=1080x1920x24
job='' screen='' work='' place=/root/kiosk

say() { printf '%s fresh: %s\n' "$(date +%T)" "$*" >&2; }
fail() { say "$*"; exit 1; }

clean_up() {
  # The group holds the keeper of the namespaces; with it ends all that runs in them.
  [ -z "$job" ] || kill -KILL -- "-$job" 2>/dev/null || true
  [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
  wait
  [ -n "${KIOSK_FRESH_WORK:-}" ] || [ -z "$work" ] || rm -rf --one-file-system "$work"
}

run() { # a step that Ctrl-C or TERM ends at once
  local code=0
  "$@" </dev/null &
  job=$!
  wait "$job" || code=$?
  job=''
  return "$code"
}

# exec: the job is the keeper of the namespaces itself.
enter() { exec unshare --mount --pid --fork --kill-child=KILL bash deploy/bare_root.sh inside "$@"; }

step() { # NAME COMMAND… in the clone
  local name=$1 begun=$SECONDS; shift
  say "$name …"
  run enter "$work/project" env -C "$place" "$@" ||
    fail "$name failed after $((SECONDS - begun)) s"
  say "$name: well, $((SECONDS - begun)) s"
}

make_root() { # NAME PACKAGE…
  local name=$1 begun=$SECONDS; shift
  say "bare root with $* …"
  run deploy/bare_root.sh make "$work/$name" "$@" || fail "no bare root"
  say "bare root: $((SECONDS - begun)) s"
}

set_up() {
  if [ ! -d "$work/project$place" ]; then
    make_root project "${added[@]}"
    [ -z "$(git status --porcelain)" ] || say "what is not committed is not in the clone"
    git clone -q --no-hardlinks "$project" "$work/project$place"
  fi
  step "make setup" make setup
  step "make setup, again" make setup
}

run_demo() {
  step "make run" make run
  mkdir -p "$out/demo"
  cp "$work/project$place"/build/demo/*.png "$out/demo/"
  say "the demo's pictures are in $out/demo"
}

open_screen() { # an X server of our own outside the root, reached by its socket only
  mkdir -p "$work/screen"
  : >"$work/display"
  Xvfb -displayfd 3 -screen 0 "$panel" -fbdir "$work/screen" -ac -nolisten tcp \
    3>"$work/display" 2>"$work/xvfb.log" &
  screen=$!
  for _ in $(seq 100); do
    [ -s "$work/display" ] && return
    sleep 0.1
  done
  fail "Xvfb did not start: $(cat "$work/xvfb.log")"
}

try_bundle() {
  local packages kiosk child code=0 begun
  mapfile -t packages < <(sed 's/#.*//' deploy/bundle-packages.txt | xargs -n 1)
  step "make bundle" make bundle
  [ -d "$work/bundle/opt" ] || make_root bundle "${packages[@]}"
  rm -rf "$work/bundle/opt/kiosk" "$work/bundle/root/var"
  cp -a "$work/project$place/dist/kiosk" "$work/bundle/opt/kiosk"
  open_screen
  begun=$SECONDS
  ROOT_BINDS=/tmp/.X11-unix ROOT_STRICT=1 enter "$work/bundle" env -C /root \
    DISPLAY=":$(cat "$work/display")" KIOSK_CENTRE_EMBEDDED=true KIOSK_CENTRE_PORT="$(free_port)" \
    /opt/kiosk/kiosk run </dev/null >"$work/kiosk.log" 2>&1 &
  kiosk=$!
  job=$kiosk
  mkdir -p "$out"
  .venv/bin/python -m deploy.welcome_seen "$work/screen/Xvfb_screen0" "$out/welcome.png" "$kiosk" ||
    { grep -v 'First log-in' "$work/kiosk.log" >&2; fail "the bundle painted no welcome"; }
  say "the bundle painted welcome after $((SECONDS - begun)) s: $out/welcome.png"
  child=$(cat "/proc/$kiosk/task/$kiosk/children")
  kill -TERM ${child:?}
  wait "$kiosk" || code=$?
  job=''
  [ "$code" = 0 ] || { tail -n 20 "$work/kiosk.log" >&2; fail "the bundle ended with $code"; }
  say "the bundle stopped cleanly"
}

free_port() {
  .venv/bin/python -c 'import socket; print(socket.create_server(("", 0)).getsockname()[1])'
}

[ "$(id -u)" = 0 ] || fail "this needs root: it makes bare roots and enters them"
steps=" ${*:-run test bundle} "
for name in $steps; do
  case $name in setup | run | test | bundle) ;; *) fail "no step $name: setup, run, test, bundle" ;; esac
done
set -m # each job is a group of its own
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
work=${KIOSK_FRESH_WORK:-$(mktemp -d /var/tmp/kiosk-fresh.XXXXXX)}
mkdir -p "$work"
work=$(realpath "$work")
case $work/ in "$project"/*) fail "the work folder must lie outside the project" ;; esac

set_up
case $steps in *" run "*) run_demo ;; esac
case $steps in *" test "*) step "make test" make test ;; esac
case $steps in *" bundle "*) try_bundle ;; esac
say "all well:$steps in $((SECONDS / 60)) min $((SECONDS % 60)) s"
