"""The demo's end inside a UI process: obeys orders over the socket the supervisor lent it.

Loaded only when such a socket was inherited; no switch, setting or file can turn it on. One order
a message, JSON: {"do": "look"} | {"do": "touch", "names": […]} | {"do": "press", "key": …} |
{"do": "grab", "path": …}.
Only the UI that is visible reads; a hidden spare leaves the orders alone.
"""

import json
import socket
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtQuick import QQuickWindow

from kiosk.demo.ear import Ear
from kiosk.demo.hands import Hands, NotFound, NotPressed
from kiosk.session.link import DEMO_FD, inherited_socket
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.world import World

LONGEST = 65536


class DemoServer(QObject):
    """Answers each order with one JSON message: {"ok": …, …}."""

    def __init__(self, window: QQuickWindow, visit: Visit, line: socket.socket) -> None:
        super().__init__(window)
        self._window = window
        self._visit = visit
        self._line = line
        self._hands = Hands(window)
        self._ear = Ear()
        line.setblocking(False)
        self._notifier = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.setEnabled(False)
        self._notifier.activated.connect(self._serve)
        self._over = False
        visit.ended.connect(self._end)
        window.frameSwapped.connect(self._listen)

    def listen_at(self, world: "World") -> None:
        """Hear what is said; before the voice is opened."""
        world.border = self._ear

    def _listen(self) -> None:
        self._window.frameSwapped.disconnect(self._listen)
        self._notifier.setEnabled(True)

    def _end(self) -> None:
        """Answer once more, at once: this process is done with its person, the next one answers."""
        self._over = True
        self._hands.hurry()

    def _serve(self) -> None:
        try:
            order = json.loads(self._line.recv(LONGEST))
        except BlockingIOError:
            return
        except (ValueError, OSError):
            self._notifier.setEnabled(False)
            return
        self._notifier.setEnabled(False)
        answer: dict[str, Any] = {"ok": False, "message": f"an error came in the way of {order}"}
        try:
            answer = self._obey(order)
        finally:  # an order without an answer would only be seen as a screen that stands still
            self._line.send(json.dumps(answer, ensure_ascii=False).encode())
            self._notifier.setEnabled(not self._over)

    def _obey(self, order: dict[str, Any]) -> dict[str, Any]:
        try:
            if order["do"] == "touch":
                for name in order["names"]:
                    self._hands.touch(name)
            elif order["do"] == "press":
                self._hands.press(order["key"])
            elif order["do"] == "grab":
                self._hands.still()
                self._hands.grab().save(str(Path(order["path"])))
            else:
                self._hands.still()
        except (NotFound, NotPressed) as error:
            return {"ok": False, "message": str(error)}
        seen = [{"role": s.role.name, "name": s.name} for s in self._hands.look()]
        return {
            "ok": True,
            "page": self._visit.state.page,
            "place": self._hands.place(),
            "seen": seen,
            "speaking": self._ear.speaking,
            "heard": [sentence.to_json() for sentence in self._ear.take_sentences()],
            "sounding_s": self._ear.take_sounding_s(),
        }


def serve_demo(
    window: QQuickWindow, visit: Visit, environ: MutableMapping[str, str]
) -> DemoServer | None:
    """Start serving if a demo socket was inherited."""
    line = inherited_socket(DEMO_FD, environ)
    return None if line is None else DemoServer(window, visit, line)
