"""A real S3 store of the tests' own: Ceph's gateway over one monitor and one OSD in memory.

Everything is on loopback, in a temporary folder, and ends with the test session. What is tried is
the gateway's own code for S3; how Ceph keeps several copies on several disks is not tried here.
"""

import hashlib
import hmac
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import obstore

from central.bucket import open_store
from central.places import reserve_port
from central.s3_config import S3Settings

MEMORY = Path("/dev/shm")
PROGRAMS = ("ceph", "ceph-mon", "ceph-osd", "ceph-authtool", "monmaptool", "radosgw")
ACCESS_KEY, SECRET_KEY = "ward-tests", "only-on-this-machine"
REGION = "default"
NAMES = ("mon.", "client.admin", "client.rgw", "osd.0")
VERSIONING = (
    '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
    "<Status>{}</Status></VersioningConfiguration>"
)
CONFIG = """[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{port}/0
mon initial members = a
public addr = 127.0.0.1
ms bind ipv6 = false
keyring = {folder}/keyring
run dir = {folder}
admin socket = {folder}/$name.asok
pid file = {folder}/$name.pid
log file = {folder}/$name.log
mon data = {folder}/mon
osd data = {folder}/osd
rgw data = {folder}/rgw
osd objectstore = memstore
memstore device bytes = 536870912
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd crush chooseleaf type = 0
mon allow pool size one = true
auth allow insecure global id reclaim = false
paxos propose interval = 0.05
paxos min wait = 0.01
"""


@dataclass
class Gateway:
    """A running store; `url` is where it answers."""

    folder: Path
    url: str
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def run(self, *command: str) -> None:
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=self.folder, timeout=60, check=False
        )
        assert done.returncode == 0, (command, done.stderr[-2000:])

    def start(self, program: str, *arguments: str) -> None:
        with (self.folder / f"{program}.out").open("wb") as out:
            popen = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", program, "-c", self.config, *arguments, "-f"],
                stdout=out,
                stderr=out,
                cwd=self.folder,
            )
        self.children.append(popen)

    @property
    def config(self) -> str:
        return str(self.folder / "ceph.conf")

    def call(self, method: str, path: str, body: bytes = b"", query: str = "") -> httpx.Response:
        """One call signed as the store's user, beside the client under test."""
        headers = signed(method, self.url, path, body, query)
        address = f"{self.url}{path}" + (f"?{query}" if query else "")
        return httpx.request(
            method, address, content=body, headers=headers, timeout=30, trust_env=False
        )

    def bucket(self, *, versioned: bool = False) -> str:
        """Make a bucket; its name."""
        name = f"tests-{next(self.numbers)}"
        assert self.call("PUT", f"/{name}").status_code == 200
        if versioned:
            self.keep_versions(name)
        return name

    def keep_versions(self, bucket: str, status: str = "Enabled") -> None:
        """Have a bucket keep older versions from now on; no more with "Suspended"."""
        body = VERSIONING.format(status).encode()
        assert self.call("PUT", f"/{bucket}", body, "versioning=").status_code == 200

    def versions(self, bucket: str) -> list[str]:
        """Keys of every version of every object that a bucket holds, older ones too."""
        told = self.call("GET", f"/{bucket}", query="versions=")
        assert told.status_code == 200
        return re.findall(r"<Version>.*?<Key>([^<]+)</Key>", told.text)

    def settings(self, bucket: str, url: str = "", **changes: Any) -> dict[str, Any]:
        """The table `[s3]` of a centre whose attachments lie in this bucket."""
        return {
            "endpoint": url or self.url,
            "bucket": bucket,
            "prefix": "ward/",
            "region": REGION,
            "access_key": ACCESS_KEY,
            "secret_key": SECRET_KEY,
            **changes,
        }

    def keys(self, bucket: str) -> dict[str, bytes]:
        """Every object of a bucket, by its key."""
        store = open_store(S3Settings.model_validate(self.settings(bucket, prefix="")))
        listed = obstore.list(store).collect()
        return {one["path"]: bytes(obstore.get(store, one["path"]).bytes()) for one in listed}

    def crash(self) -> None:
        """Kill the gateway alone; what it stored is in the OSD."""
        popen = self.children.pop()
        popen.kill()
        popen.wait(20)

    def serve(self) -> None:
        """Start the gateway, and wait until it answers."""
        port = self.url.rpartition(":")[2]
        self.start(
            "radosgw", "-n", "client.rgw", f"--rgw-frontends=beast endpoint=127.0.0.1:{port}"
        )
        wait_for(self)

    def stop(self) -> None:
        """End all of it; there is nothing to keep."""
        for popen in reversed(self.children):
            popen.send_signal(signal.SIGKILL)
            popen.wait(20)


def signed(method: str, url: str, path: str, body: bytes, query: str) -> dict[str, str]:
    """AWS Signature Version 4, for what the client under test does not do: making buckets."""
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    digest, host = hashlib.sha256(body).hexdigest(), url.partition("//")[2]
    names = "host;x-amz-content-sha256;x-amz-date"
    lines = [method, path, query, f"host:{host}", f"x-amz-content-sha256:{digest}"]
    asked = "\n".join([*lines, f"x-amz-date:{at}", "", names, digest])
    scope = f"{at[:8]}/{REGION}/s3/aws4_request"
    key = f"AWS4{SECRET_KEY}".encode()
    for step in scope.split("/"):
        key = hmac.new(key, step.encode(), "sha256").digest()
    text = "\n".join(["AWS4-HMAC-SHA256", at, scope, hashlib.sha256(asked.encode()).hexdigest()])
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    return {
        "x-amz-date": at,
        "x-amz-content-sha256": digest,
        "Authorization": (
            f"AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/{scope},"
            f" SignedHeaders={names}, Signature={signature}"
        ),
    }


@contextmanager
def running_gateway() -> Iterator[Gateway]:
    """A store until the end of the block."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        raise AssertionError(f"{missing} are missing: `make setup` installs radosgw and its kin")
    folder = Path(tempfile.mkdtemp(prefix="centre-s3-", dir=MEMORY if MEMORY.is_dir() else None))
    with reserve_port("127.0.0.1", 0) as port:
        gateway = Gateway(folder, f"http://127.0.0.1:{port}")
    try:
        raise_all(gateway)
        yield gateway
    finally:
        gateway.stop()
        shutil.rmtree(folder, ignore_errors=True)


def raise_all(gateway: Gateway) -> None:
    """Make keys and maps, then start monitor, OSD and gateway."""
    folder, fsid = gateway.folder, str(uuid.uuid4())
    with reserve_port("127.0.0.1", 0) as mon_port:
        text = CONFIG.format(fsid=fsid, port=mon_port, folder=folder)
    Path(gateway.config).write_text(text)
    for name in ("mon", "osd", "rgw"):
        (folder / name).mkdir()
    for name in NAMES:
        new = () if (folder / "keyring").exists() else ("--create-keyring",)
        caps = [part for kind in ("mon", "osd", "mgr") for part in ("--cap", kind, "allow *")]
        gateway.run("ceph-authtool", *new, "keyring", "--gen-key", "-n", name, *caps)
    gateway.run(
        "monmaptool", "--create", "--fsid", fsid, "--addv", "a", f"[v2:127.0.0.1:{mon_port}]", "map"
    )
    config = ("-c", gateway.config)
    gateway.run("ceph-mon", *config, "--mkfs", "-i", "a", "--monmap", "map", "--keyring", "keyring")
    gateway.start("ceph-mon", "-i", "a")
    osd = str(uuid.uuid4())
    gateway.run("ceph", *config, "osd", "new", osd)
    gateway.run("ceph-osd", *config, "-i", "0", "--mkfs", "--osd-uuid", osd)
    gateway.start("ceph-osd", "-i", "0")
    gateway.run(
        "radosgw-admin", *config, "-n", "client.rgw", "user", "create", "--uid=ward",
        "--display-name=ward", f"--access-key={ACCESS_KEY}", f"--secret-key={SECRET_KEY}",
    )  # fmt: skip
    gateway.serve()


def wait_for(gateway: Gateway) -> None:
    """Wait until it answers; the limit is only there to end a broken test."""
    pause = threading.Event()
    for _ in range(600):
        try:
            if httpx.get(gateway.url, timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pause.wait(0.05)
        assert all(popen.poll() is None for popen in gateway.children), gateway.folder
    raise AssertionError((gateway.folder / "radosgw.out").read_text())
