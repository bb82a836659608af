"""What one running centre has to itself: its data folder, its port, and the address it tells."""

import fcntl
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ADDRESS = "address"
LOCK = "lock"


class AlreadyRunning(Exception):  # noqa: N818 -- says what is so
    """Another process serves from this data folder."""


class PortTaken(Exception):  # noqa: N818 -- says what is so
    """Another process listens there."""


@contextmanager
def hold_folder(data_dir: Path) -> Iterator[None]:
    """Own the data folder while serving; the lock ends with the process however it ends."""
    with (data_dir / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning from error
        yield


@contextmanager
def reserve_port(host: str, port: int) -> Iterator[int]:
    """Keep a port (any free one for 0) that only this process will listen on.

    The server itself shares its port with whoever asks for that, so it would not notice another
    one: binding once without sharing does. A bound socket that never listens gets no connections.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bind(probe, host, port)
        port = probe.getsockname()[1]
    with socket.socket(family) as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bind(kept, host, port)
        yield port


def bind(listener: socket.socket, host: str, port: int) -> None:
    """PortTaken when the address cannot be had."""
    try:
        listener.bind((host, port))
    except OSError as error:
        raise PortTaken from error


def read_address(data_dir: Path) -> str | None:
    """Where the centre of this data folder answers, if it runs."""
    try:
        return (data_dir / ADDRESS).read_text()
    except FileNotFoundError:
        return None
