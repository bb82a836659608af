"""The demo's hand on the visible UI: one order, one answer, over the private socket."""

import json
import re
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.demo.sentence import Sentence

LONGEST = 65536
PATIENCE_S = 90.0
TURN = re.compile(r"^(Xem tiếp|Xem thêm|See more)\b")


class DemoError(Exception):
    """The walk could not go on; the text says at which step and what was on the screen."""


@dataclass(frozen=True, slots=True)
class View:
    """What the screen shows: the page's id, every visible accessible thing, where the keys are."""

    page: str
    seen: tuple[tuple[str, str], ...]
    place: str = ""
    speaking: bool = False

    @property
    def heading(self) -> str:
        """The page's title."""
        return next((name for role, name in self.seen if role == "Heading"), "")

    def has(self, name: str) -> bool:
        """Whether something has exactly this name."""
        return any(name == other for _, other in self.seen)

    def text(self) -> str:
        """Everything that can be read, one thing a line."""
        return "\n".join(name for _, name in self.seen)


class Remote:
    """Sends orders; keeps the list of steps and, if asked, a picture of each new page."""

    def __init__(self, line: socket.socket, pictures: Path | None) -> None:
        self._line = line
        self._line.settimeout(PATIENCE_S)
        self._folder = pictures
        self.steps: list[str] = []
        self.pictures: list[str] = []
        self.heard: list[Sentence] = []
        self.sounding_s = 0.0
        self._pictured = ""

    def look(self) -> View:
        """What is on the screen now."""
        return self._order({"do": "look"})

    def touch(self, name: str) -> View:
        """Touch what has this name."""
        return self.touch_all([name])

    def touch_all(self, names: list[str]) -> View:
        """Touch one after the other, as somebody who types."""
        self.steps += names
        view = self._order({"do": "touch", "names": names})
        self._picture(view)
        return view

    def reach(self, name: str) -> View:
        """Turn the page's parts until something has this name, then touch it."""
        view = self.look()
        for _ in range(40):
            if view.has(name):
                return self.touch(name)
            turn = next((n for role, n in view.seen if role == "Button" and TURN.match(n)), None)
            if turn is None:
                break
            view = self.touch(turn)
        message = f"{name!r} is not on page {view.page}: {view.text()}"
        raise DemoError(message)

    def wait_for(self, name: str) -> View:
        """Wait until something has this name: work behind the screen brings it."""
        if not self.sees_within(name, PATIENCE_S):
            view = self.look()
            message = f"{name!r} did not come on page {view.page}: {view.text()}"
            raise DemoError(message)
        view = self.look()
        self._picture(view)
        return view

    def sees_within(self, name: str, limit_s: float) -> bool:
        """Whether something gets this name in so many seconds."""
        until = time.monotonic() + limit_s
        while not self.look().has(name):
            if time.monotonic() > until:
                return False
        return True

    def picture(self) -> None:
        """Keep a picture of what is shown now, new or not."""
        self._pictured = ""
        self._picture(self.look())

    def grab(self, path: Path) -> None:
        """Have a picture of the screen written there."""
        self._order({"do": "grab", "path": str(path)})

    def _order(self, order: dict[str, object]) -> View:
        self._line.send(json.dumps(order, ensure_ascii=False).encode())
        try:
            answer = json.loads(self._line.recv(LONGEST))
        except TimeoutError as error:
            message = f"the screen did not answer to {order}"
            raise DemoError(message) from error
        if not answer["ok"]:
            raise DemoError(answer["message"])
        if "seen" not in answer:
            return View("", ())
        seen = tuple((s["role"], s["name"]) for s in answer["seen"])
        self.heard += [Sentence(**sentence) for sentence in answer.get("heard", ())]
        self.sounding_s += answer.get("sounding_s", 0.0)
        return View(answer["page"], seen, answer.get("place", ""), answer.get("speaking", False))

    def _picture(self, view: View) -> None:
        key = f"{view.page}:{view.heading}"
        if self._folder is None or key == self._pictured:
            return
        self._pictured = key
        path = self._folder / f"{len(self.pictures) + 1:02d}-{view.page}.png"
        self.grab(path)
        self.pictures.append(str(path))
