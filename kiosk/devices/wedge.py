"""Tells a scanner that types like a keyboard from a person who types.

A scanner's keys follow each other within milliseconds and end with Enter or a pause; a person's do
not. Keys are held back for one `gap_s` until it is clear which they are, then given back as typed
or kept for a scan. Pure: time comes with the keys.

A scanner's keys are ASCII. Other letters come from an input method (Telex) that listens to the
same keys, changes letters and corrects itself with backspaces, or from a scanner set to a code
page: such a scan is `doubtful` and should be checked field by field.
"""

from dataclasses import dataclass

from kiosk.devices.scanner import MAX_BYTES, Scan, TooLong

GAP_S = 0.035
SHORTEST_SCAN = 6
ENTER = ("\r", "\n", "\t")
BACKSPACE = ("\b", "\x7f")


@dataclass(frozen=True, slots=True)
class Typed:
    """Keys a person typed, to be handed on to the field, in order."""

    text: str


Heard = Typed | Scan | TooLong


class Wedge:
    """One keyboard's filter."""

    def __init__(self, gap_s: float = GAP_S, shortest: int = SHORTEST_SCAN) -> None:
        """`gap_s` is the longest pause inside a burst, `shortest` the least keys of a scan."""
        self._gap_s = gap_s
        self._shortest = shortest
        self._held: list[str] = []
        self._last_s = 0.0
        self._overflowing = False
        self._size = 0

    @property
    def due_s(self) -> float | None:
        """When held keys must be decided by `tick`; None when nothing is held."""
        return self._last_s + self._gap_s if self._held else None

    def press(self, text: str, at_s: float) -> list[Heard]:
        """Take what one key event typed (may be several letters, from an input method)."""
        heard = self.tick(at_s)
        self._last_s = at_s
        if text in ENTER and len(self._held) >= self._shortest:
            return [*heard, self._scan()]
        if self._size + len(text) > MAX_BYTES:
            self._overflowing = True
            return heard
        self._held.append(text)
        self._size += len(text)
        return heard

    def tick(self, at_s: float) -> list[Heard]:
        """Decide about held keys once no key has followed for `gap_s`."""
        due_s = self.due_s
        if due_s is None or at_s < due_s:
            return []
        if len(self._held) > self._shortest:
            return [self._scan()]
        typed = Typed("".join(self._held))
        self.reset()
        return [typed]

    def reset(self) -> None:
        """Forget held keys."""
        self._held.clear()
        self._size = 0
        self._overflowing = False

    def _scan(self) -> Scan | TooLong:
        keys, overflowing = list(self._held), self._overflowing
        self.reset()
        if overflowing:
            return TooLong()
        text, corrected = _without_backspaces(keys)
        data = text.encode("utf-8", "surrogatepass")
        if len(data) > MAX_BYTES:
            return TooLong()
        return Scan(data, doubtful=corrected or not text.isascii())


def _without_backspaces(keys: list[str]) -> tuple[str, bool]:
    letters: list[str] = []
    corrected = False
    for letter in "".join(keys):
        if letter in BACKSPACE:
            corrected = True
            if letters:
                letters.pop()
        else:
            letters.append(letter)
    return "".join(letters), corrected
