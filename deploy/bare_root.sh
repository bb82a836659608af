#!/usr/bin/env bash
# A bare Debian 12 in a folder, from the package sources of this machine.
#   bare_root.sh make ROOT PACKAGE…     debootstrap (kept as an archive for the next time), packages
#   bare_root.sh enter ROOT COMMAND…    run in it; mounts and processes end with the command
# ROOT_BINDS names folders of this machine to show inside, at the same place.
set -euo pipefail

RELEASE=bookworm
CACHE=${KIOSK_FRESH_CACHE:-/var/cache/kiosk-fresh}
# What reaches the network here must reach it inside; nothing else passes.
PASSED='^(PIP_[A-Z_]+|UV_[A-Z_]+|(SSL_CERT_FILE|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)'
PASSED+='|(https?|no)_proxy|(HTTPS?|NO)_PROXY)='
AUTHORITIES=/etc/ssl/certs/ca-certificates.crt

sources() { # of Debian's main archive: address, release
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sort -u | awk -v release="$RELEASE" '$2 ~ "^" release "(-updates|-security)?$" && $3 == "main"'
}

make_base() {
  local folder=$1 mirror archive
  archive=$CACHE/$RELEASE-$(dpkg --print-architecture).tar
  mkdir -p "$folder"
  if [ ! -f "$archive" ]; then
    mirror=$(sources | awk -v release="$RELEASE" '$2 == release { print $1; exit }')
    [ -n "$mirror" ] || { echo "bare_root: no source for $RELEASE here" >&2; exit 1; }
    unshare --mount debootstrap --variant=minbase "$RELEASE" "$folder" "$mirror" >"$folder.log" 2>&1 ||
      { tail -n 20 "$folder.log" >&2; exit 1; }
    rm -rf "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/*
    mkdir -p "$CACHE"
    tar -C "$folder" --one-file-system -cf "$archive.part" .
    mv "$archive.part" "$archive"
  else
    tar -C "$folder" -xf "$archive"
  fi
}

copy_network() { # names, certificates and package settings of this machine, never of the project
  local root=$1 place
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  sources | awk '{ print "deb", $1, $2, $3 }' >"$root/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::((https?|ftp)::|Check-).*"[^"]+"' \
    >"$root/etc/apt/apt.conf.d/90fresh" || true
  for place in "$AUTHORITIES" /etc/pip.conf /etc/xdg/pip "$HOME/.config/pip" "$HOME/.pip" \
    /usr/local/share/ca-certificates; do
    [ -e "$place" ] || continue
    mkdir -p "$root${place%/*}"
    cp -aL "$place" "$root${place%/*}/"
  done
}

make() {
  local root=$1; shift
  [ -e "$root/etc/debian_version" ] || make_base "$root"
  copy_network "$root"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # start no service
  chmod +x "$root/usr/sbin/policy-rc.d"
  enter "$root" sh -ec 'export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@" >/dev/null
    apt-get clean' sh "$@"
  [ ! -e "$AUTHORITIES" ] || cp -L "$AUTHORITIES" "$root$AUTHORITIES"
}

enter() {
  unshare --mount --pid --fork --kill-child=KILL bash "$0" inside "$@"
}

mount_all() {
  local root=$1 name place
  mount --make-rprivate /
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for name in null zero full random urandom tty; do
    : >"$root/dev/$name"
    mount --bind "/dev/$name" "$root/dev/$name"
  done
  mkdir "$root"/dev/{pts,shm}
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  for place in ${ROOT_BINDS:-}; do
    mkdir -p "$root$place"
    mount --bind "$place" "$root$place"
  done
}

inside() { # the first process of its own namespaces
  local root=$1 passed=() code=0 child left=''; shift
  mount_all "$root"
  mapfile -t passed < <(env | grep -E "$PASSED")
  set -m # so that the command may be interrupted, as from a terminal
  chroot "$root" env -i HOME=/root LANG=C.UTF-8 TERM=dumb \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    "${passed[@]}" "$@" </dev/null &
  child=$!
  trap 'kill -TERM "$child"' TERM
  wait "$child" || code=$?
  while kill -0 "$child" 2>/dev/null; do code=0; wait "$child" || code=$?; done
  trap - TERM
  for _ in $(seq 20); do # orphans have come to this process; it reaps those that have ended
    read -r left <"$root/proc/1/task/1/children" || true
    [ -n "$left" ] || break
    sleep 0.1
  done
  [ -z "$left" ] || [ -z "${ROOT_STRICT:-}" ] ||
    { echo "bare_root: processes outlived the command" >&2; code=70; }
  exit "$code"
}

"$@"
