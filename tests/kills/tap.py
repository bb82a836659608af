"""The line between agent and centre, with a tap on it: what was sent is written down.

A send counts once the whole signed header has gone by, whatever becomes of it afterwards. The next
answer to a dossier can be lost on the way: the connection is closed instead of carrying it.
"""

import base64
import json
import re
import select
import socket
import threading
from collections import Counter
from contextlib import suppress
from typing import Self

from kiosk.demo.line import CHUNK, Line

HEADER = re.compile(rb'"header":\s*"([A-Za-z0-9+/=]+)"')
REQUEST = b"POST /v1/dossiers "


class Sniffer:
    """Finds the ids of the dossiers in what one connection carries towards the centre."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> list[str]:
        """Ids of the dossiers whose header is now complete."""
        self._bytes += data
        found: list[str] = []
        while (start := self._bytes.find(REQUEST)) >= 0:
            header = HEADER.search(self._bytes, start)
            if header is None:
                del self._bytes[:start]
                return found
            found.append(json.loads(base64.b64decode(header.group(1)))["id"])
            del self._bytes[: header.end()]
        del self._bytes[: -len(REQUEST)]
        return found


class Tap(Line):
    """A line that is up, and counts."""

    def __init__(self, target_port: int) -> None:
        super().__init__(target_port)
        self._counting = threading.Lock()
        self._to_lose = 0
        self.sent: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self.restore()
        return self

    def __exit__(self, *_: object) -> None:
        self.cut()

    def lose_next_answer(self) -> None:
        """Lose the answer to the next dossier, after the centre gave it."""
        with self._counting:
            self._to_lose += 1

    def _carry(self, near: socket.socket) -> None:
        with near, suppress(OSError), socket.create_connection(self._target) as far:
            with self._lock:
                self._pairs.append((near, far))
            self._pump(near, far)

    def _pump(self, near: socket.socket, far: socket.socket) -> None:
        sniffer = Sniffer()
        while True:
            readable, _, _ = select.select([near, far], [], [])
            if near in readable:
                data = near.recv(CHUNK)
                self._note(sniffer.feed(data))
                if not data:
                    return
                far.sendall(data)
            if far in readable:
                answer = far.recv(CHUNK)
                if not answer or self._loses(answer):
                    return
                near.sendall(answer)

    def _note(self, ids: list[str]) -> None:
        with self._counting:
            self.sent.update(ids)

    def _loses(self, answer: bytes) -> bool:
        with self._counting:
            if self._to_lose == 0 or b"already_there" not in answer:
                return False
            self._to_lose -= 1
            return True
