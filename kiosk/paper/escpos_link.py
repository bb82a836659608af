"""The line to an ESC/POS printer: network, serial, or a device file, all one file descriptor.

Every wait is bounded by the caller. python-escpos' own connections are not used: its device file
blocks for ever when the paper is out, and its socket time limit starts anew with every piece.
"""

import errno
import os
import select
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.devices.tty import NoLine, open_tty
from kiosk.paper.printers import Absence, NoPrinter

_CHUNK = 4096


class LinkError(Exception):
    """The line failed while in use.

    LinkError
    ├── LinkTimeout   the printer does not take or give bytes in time
    └── LinkLost      the line is closed or gone
    """


class LinkTimeout(LinkError):  # noqa: N818 -- reads as what happened
    """The time limit passed."""


class LinkLost(LinkError):  # noqa: N818 -- reads as what happened
    """The other end is gone."""


class Link:
    """An open line. Takes over `fd`; `keep` is what else must live as long (a socket)."""

    def __init__(
        self, fd: int, *, one_way: bool = False, keep: socket.socket | None = None
    ) -> None:
        self._fd = fd
        self._keep = keep
        self.one_way = one_way

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._keep is not None:
            self._keep.close()
        else:
            os.close(self._fd)

    def send(self, data: bytes, until_s: float) -> None:
        """Send all of `data` before the monotonic time `until_s`."""
        rest = memoryview(data)
        while rest:
            self._wait(select.POLLOUT, until_s)
            try:
                sent = os.write(self._fd, rest[:_CHUNK])
            except BlockingIOError:
                continue
            except OSError as error:
                raise LinkLost(os.strerror(error.errno or 0)) from error
            rest = rest[sent:]

    def receive(self, until_s: float) -> bytes:
        """Give the bytes that arrive first, or raise `LinkTimeout` at monotonic `until_s`."""
        while True:
            self._wait(select.POLLIN, until_s)
            try:
                data = os.read(self._fd, 256)
            except BlockingIOError:
                continue
            except OSError as error:
                raise LinkLost(os.strerror(error.errno or 0)) from error
            if not data:
                raise LinkLost("closed")
            return data

    def _wait(self, event: int, until_s: float) -> None:
        poll = select.poll()
        poll.register(self._fd, event)
        left_ms = max(0, int((until_s - time.monotonic()) * 1000))
        ready = poll.poll(left_ms)
        if not ready:
            raise LinkTimeout("no answer in time")
        if not ready[0][1] & event and ready[0][1] & (select.POLLERR | select.POLLHUP):
            raise LinkLost("hung up")


Opener = Callable[[], Link | NoPrinter]


def network(host: str, port: int, timeout_s: float) -> Opener:
    """Open a TCP connection (most printers listen at 9100)."""

    def connect() -> Link | NoPrinter:
        try:
            line = socket.create_connection((host, port), timeout_s)
        except TimeoutError:
            return NoPrinter("no_answer")
        except OSError as error:
            return NoPrinter(_absence(error))
        line.setblocking(False)
        return Link(line.fileno(), keep=line)

    return connect


def serial(path: Path, baud: int) -> Opener:
    """Open a serial line."""

    def connect() -> Link | NoPrinter:
        opened = open_tty(path, baud)
        if isinstance(opened, NoLine):
            reason = opened.reason
            return NoPrinter("not_found" if reason == "not_a_device" else reason)
        return Link(opened)

    return connect


def device(path: Path) -> Opener:
    """Open a printer's device file (/dev/usb/lp0); a plain file is written one way."""

    def connect() -> Link | NoPrinter:
        try:
            fd = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as error:
            return NoPrinter(_absence(error))
        mode = os.fstat(fd).st_mode
        if stat.S_ISREG(mode):
            os.lseek(fd, 0, os.SEEK_END)
        return Link(fd, one_way=stat.S_ISREG(mode))

    return connect


def usb(vendor_product: str) -> Opener:
    """Open the USB printer with these ids ("04b8:0e15"), or the first one when empty."""

    def connect() -> Link | NoPrinter:
        name = usb_name(vendor_product)
        return NoPrinter("not_found") if name is None else device(Path("/dev/usb") / name)()

    return connect


def usb_name(vendor_product: str, folder: Path = Path("/sys/class/usbmisc")) -> str | None:
    """Find the device name (lp0) of the USB printer with these ids, or of the first one."""
    for entry in sorted(folder.glob("lp*")):
        if vendor_product in {"", _usb_ids(entry)}:
            return entry.name
    return None


def _usb_ids(entry: Path) -> str:
    parent = (entry / "device").resolve().parent
    try:
        vendor = (parent / "idVendor").read_text("ascii").strip()
        product = (parent / "idProduct").read_text("ascii").strip()
    except OSError:
        return "unknown"
    return f"{vendor}:{product}"


def _absence(error: OSError) -> Absence:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "no_permission"
    if error.errno == errno.EBUSY:
        return "in_use"
    if error.errno in {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ECONNREFUSED}:
        return "no_answer"
    return "not_found"
