"""The demo's hand for somebody who does not touch the screen: six keys, from place to place."""

import socket
from pathlib import Path

from kiosk.demo.remote import DemoError, Remote, View

PRESSED = {"Button", "RadioButton", "CheckBox", "EditableText"}
MOST_PRESSES = 150


class SixKeys(Remote):
    """Whatever is asked to be touched is gone to and chosen; `presses` counts the keys."""

    def __init__(self, line: socket.socket, pictures: Path | None) -> None:
        super().__init__(line, pictures)
        self.presses = 0

    def touch_all(self, names: list[str]) -> View:
        """Choose one after the other; a page is pictured with the ring where it is needed first."""
        view = self.look()
        for name in names:
            self._picture(self._go(name, view))
            self.steps.append(name)
            view = self.press("choose")
        return view

    def press(self, key: str) -> View:
        """Press one of the six."""
        self.presses += 1
        return self._order({"do": "press", "key": key})

    def _go(self, name: str, view: View) -> View:
        key = nearer(view, name)
        for _ in range(MOST_PRESSES):
            if view.place == name:
                return view
            view = self.press(key)
        message = f"the keys do not come to {name!r} on page {view.page}: {view.text()}"
        raise DemoError(message)


def nearer(view: View, name: str) -> str:
    """The key by which it is fewer presses; the places go round, and from nowhere to either end."""
    places = [seen for role, seen in view.seen if role in PRESSED]
    if name not in places:
        return "next"
    there = places.index(name)
    if view.place not in places:
        return "next" if there + 1 <= len(places) - there else "previous"
    ahead = (there - places.index(view.place)) % len(places)
    return "next" if ahead <= len(places) - ahead else "previous"
