"""The line to the centre as something that can be cut: a TCP proxy that closes its socket."""

import select
import socket
import threading
from contextlib import suppress

WAIT_S = 0.1
CHUNK = 65536


class Line:
    """Forwards one loopback port to another while it is up; when cut, connecting is refused."""

    def __init__(self, target_port: int) -> None:
        self._target = ("127.0.0.1", target_port)
        self._listener: socket.socket | None = None
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        probe = socket.create_server(("127.0.0.1", 0))
        self.port: int = probe.getsockname()[1]
        probe.close()

    @property
    def address(self) -> str:
        """What the kiosk is told to be the centre's address."""
        return f"http://127.0.0.1:{self.port}"

    def restore(self) -> None:
        """Listen again."""
        if self._listener is not None:
            return
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listener.settimeout(WAIT_S)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def cut(self) -> None:
        """Close the listening socket and every connection."""
        listener, self._listener = self._listener, None
        if listener is not None:
            # Closing alone leaves the port open until the thread that waits on it looks up.
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self._lock:
            for pair in self._pairs:
                for end in pair:
                    with suppress(OSError):
                        end.shutdown(socket.SHUT_RDWR)
            self._pairs.clear()

    def _accept(self, listener: socket.socket) -> None:
        while self._listener is listener:
            try:
                near, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with near:
            try:
                far = socket.create_connection(self._target)
            except OSError:
                return
            with far:
                with self._lock:
                    if self._listener is None:
                        return
                    self._pairs.append((near, far))
                with suppress(OSError):
                    pump(near, far)


def pump(near: socket.socket, far: socket.socket) -> None:
    """Carry bytes both ways until one end closes."""
    other = {near: far, far: near}
    while True:
        readable, _, _ = select.select([near, far], [], [])
        for end in readable:
            data = end.recv(CHUNK)
            if not data:
                return
            other[end].sendall(data)
