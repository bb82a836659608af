"""A document scanner through SANE's own program, `scanimage`, in a bounded child process."""

import os
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.devices.paper_scanner import MOST_SCAN_BYTES, NoScan, ScanReason
from kiosk.log import Log
from kiosk.session.hardening import bound_to_parent

log = Log(__name__)

PROGRAM = "scanimage"
RESOLUTION = 200
PATIENCE_S = 90.0
LIST_PATIENCE_S = 30.0
MOST_DEVICES = 16
MOST_LIST_BYTES = 64_000
COMPLAINT_BYTES = 4096
LIMITS = ("--core=0", "--fsize=0", "--nofile=256", "--as=1500000000")
COMPLAINTS: tuple[tuple[str, ScanReason], ...] = (
    ("out of documents", "no_paper"),
    ("jammed", "jammed"),
    ("cover is open", "cover_open"),
    ("device busy", "busy"),
    ("no sane devices found", "not_found"),
    ("error during device i/o", "not_found"),
    ("open of device", "not_found"),
)
"""What `scanimage` says, in the order in which it is looked for; "busy" stands before "open of"."""


@dataclass(frozen=True, slots=True)
class Device:
    """One scanner, as SANE names it and as a person would."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class _Ended:
    out: bytes
    complaint: str
    code: int


class SaneScanner:
    """Takes one page from the glass or the feeder; nothing is written to the disk."""

    def __init__(
        self, device: str = "", extra: Sequence[str] = (), patience_s: float = PATIENCE_S
    ) -> None:
        """`device` as `scanimage -L` names it; empty: the first. `extra` goes to the backend."""
        self._device = device
        self._extra = tuple(extra)
        self._patience_s = patience_s

    def scan(self) -> bytes | NoScan:
        """Scan the page that lies in it."""
        where = ("-d", self._device) if self._device else ()
        how = ("--format=png", "--mode=Color", f"--resolution={RESOLUTION}", *self._extra)
        ended = _run((PROGRAM, *where, *how), MOST_SCAN_BYTES, self._patience_s)
        if ended.code == 0 and ended.out:
            return ended.out
        reason = reason_of(ended.complaint)
        log.warning("nothing scanned", reason=reason, code=ended.code)
        return NoScan(reason)


def list_devices(patience_s: float = LIST_PATIENCE_S) -> tuple[Device, ...]:
    """Ask SANE which scanners there are; this takes some seconds."""
    command = (PROGRAM, "--formatted-device-list=%d\t%v %m%n")
    out = _run(command, MOST_LIST_BYTES, patience_s).out.decode("utf-8", "replace")
    lines = [line.partition("\t") for line in out.splitlines() if "\t" in line]
    return tuple(Device(name, label.strip()) for name, _, label in lines[:MOST_DEVICES])


def reason_of(complaint: str) -> ScanReason:
    """Read out of what the program said why there is no page."""
    said = complaint.casefold()
    return next((reason for words, reason in COMPLAINTS if words in said), "failed")


def _run(command: Sequence[str], most: int, patience_s: float) -> _Ended:
    try:
        child = subprocess.Popen(
            bound_to_parent(("prlimit", *LIMITS, *command)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={
                "LC_ALL": "C",
                "PATH": os.environ.get("PATH", os.defpath),
                **{key: value for key, value in os.environ.items() if key.startswith("SANE_")},
            },
        )
    except OSError:
        return _Ended(b"", "no sane devices found", 1)
    assert child.stdout is not None
    assert child.stderr is not None
    deadline = threading.Timer(patience_s, child.kill)
    deadline.start()
    complaint = bytearray()
    errors, listening = (
        child.stderr,
        threading.Thread(target=lambda: _hear(errors.fileno(), complaint)),
    )
    listening.start()
    try:
        out = child.stdout.read(most + 1)
        if len(out) > most:
            return _Ended(b"", "too much", 1)
        return _Ended(out, _text(complaint, listening), child.wait())
    finally:
        deadline.cancel()
        child.kill()
        child.wait()
        listening.join()
        child.stdout.close()
        child.stderr.close()


def _hear(fd: int, complaint: bytearray) -> None:
    while data := os.read(fd, COMPLAINT_BYTES):
        complaint += data[: COMPLAINT_BYTES - len(complaint)]


def _text(complaint: bytearray, listening: threading.Thread) -> str:
    listening.join()
    return complaint.decode("utf-8", "replace")
