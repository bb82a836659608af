"""Somebody who does not see: the six keys, and what reaches the audio border."""

from collections.abc import Iterator

from tests.screens.keypress import Keypress
from tests.screens.stage import Stage
from tests.screens.test_voice_first import CHOOSE

MOST_PRESSES = 90


class Ear:
    """Presses keys and hears; what is on the screen she does not see."""

    def __init__(self, keys: Keypress, stage: Stage) -> None:
        self._keys = keys
        self._said = stage.voice.heard

    def press(self, act: str) -> str:
        """What is said after a key."""
        before = len(self._said)
        self._keys.press(act)
        return " ".join(self._said[before:])

    def places(self) -> Iterator[tuple[str, str]]:
        """Go from place to place; what kind each is, and its name."""
        for _ in range(MOST_PRESSES):
            yield place_in(self.press("next"))

    def choose(self) -> str:
        """Press the place where the keys are."""
        return self.press("choose")

    def take(self, name: str) -> str:
        """Go on to a place that she heard of; what is said once it is chosen."""
        for _ in range(MOST_PRESSES):
            if name in place_in(self.press("next")):
                return self.press("choose")
        message = f"{name!r} was never said to be there"
        raise LookupError(message)

    def back(self) -> str:
        """Press the key that goes back."""
        return self.press("back")


def place_in(said: str) -> tuple[str, str]:
    """What kind of place is told, and its name; a page read after it is not listened to."""
    kind, _, rest = said.partition(". ")
    return kind.rstrip("."), rest.removesuffix(f" {CHOOSE}").split(". ")[0].rstrip(".")
