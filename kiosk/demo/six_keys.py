"""The demo's hand for somebody who does not touch the screen: six keys, from place to place."""

import socket
from pathlib import Path

from kiosk.demo.remote import DemoError, Remote, View

PRESSED = {"Button", "RadioButton", "CheckBox", "EditableText"}
MOST_PRESSES = 150
MOST_LOOKS = 900
SURE_LOOKS = 4
"""One sentence follows another, and the first comes a moment after its page."""


class SixKeys(Remote):
    """Whatever is asked to be touched is gone to and chosen; `presses` counts the keys."""

    def __init__(self, line: socket.socket, pictures: Path | None) -> None:
        super().__init__(line, pictures)
        self.presses = 0

    def touch_all(self, names: list[str]) -> View:
        """Choose one after the other; a page is pictured with the ring where it is needed first."""
        view = self.look()
        for name in names:
            self._picture(self.go_to(name, view))
            self.steps.append(name)
            view = self.press("choose")
        return view

    def press(self, key: str) -> View:
        """Press one of the six."""
        self.presses += 1
        return self._order({"do": "press", "key": key})

    def go_to(self, name: str, view: View) -> View:
        """Go on until the keys are on this place; nothing is chosen."""
        key = nearer(view, name)
        for _ in range(MOST_PRESSES):
            if view.place == name:
                return view
            view = self.press(key)
        message = f"the keys do not come to {name!r} on page {view.page}: {view.text()}"
        raise DemoError(message)


class Blind(SixKeys):
    """Somebody who does not see: she hears each page out before she goes on."""

    def touch_all(self, names: list[str]) -> View:
        """Choose one after the other; listen when a page is new."""
        view = self.look()
        for name in names:
            before = (view.page, view.heading)
            view = super().touch_all([name])
            if (view.page, view.heading) != before:
                view = self.hear_out()
        return view

    def hear_out(self) -> View:
        """Wait until nothing is said any more."""
        silent = 0
        for _ in range(MOST_LOOKS):
            view = self.look()
            silent = 0 if view.speaking else silent + 1
            if silent == SURE_LOOKS:
                return view
        message = f"the voice does not come to an end on page {view.page}"
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
