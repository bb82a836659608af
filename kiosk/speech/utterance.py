"""What is to be said, and how places in the spoken text lead back to the text on the screen."""

import bisect
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Language = Literal["vi", "en"]

SLOWEST, FASTEST = 0.5, 2.0
QUIETEST_DB, LOUDEST_DB = -24.0, 12.0

_NEVER_SAID = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "So"})
"""Unicode categories an engine would trip over (controls) or read out by name (pictures)."""
_JOINS_LEFT = frozenset(",.;:!?…)")


class SpokenSegment(Protocol):
    """A piece of shown text and what is said for it (`kiosk.text.spoken.Segment` is one).

    `start` and `end` are places of `shown` in the whole shown text, in characters; `spoken` may be
    empty (a sign that is silent) or several words ("20.000" is said in three).
    """

    @property
    def shown(self) -> str:
        """The text on the screen."""

    @property
    def spoken(self) -> str:
        """The words to say."""

    @property
    def start(self) -> int:
        """First character of `shown` in the whole text."""

    @property
    def end(self) -> int:
        """One past its last character."""


Normalise = Callable[[str, Language], Sequence[SpokenSegment]]
"""Shown text and language → segments; `kiosk.text.spoken.speak` in the application."""


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """One thing to say. Compared by identity, so events of an older one can be told apart.

    `rate` is a factor (0.5–2, 1 = the voice's own pace), `volume_db` −24…+12; values outside are
    moved to the nearest end.
    """

    segments: tuple[SpokenSegment, ...]
    language: Language
    rate: float = 1.0
    volume_db: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "rate", min(FASTEST, max(SLOWEST, self.rate)))
        object.__setattr__(self, "volume_db", min(LOUDEST_DB, max(QUIETEST_DB, self.volume_db)))


@dataclass(frozen=True, slots=True)
class Script:
    """The text an engine gets, and where each piece of it came from.

    `begins[i]` is where segment `i` of `segments` begins in `text`; both are in order.
    """

    text: str
    begins: tuple[int, ...]
    segments: tuple[SpokenSegment, ...]

    def shown_span(self, position: int, length: int) -> tuple[int, int] | None:
        """Place on the screen of the word at `position` of `text`, or None before the first one.

        A segment said as it is shown is followed word by word; one that is said otherwise is one
        piece: all its spoken words give the same span.
        """
        at = bisect.bisect_right(self.begins, position) - 1
        if at < 0:
            return None
        segment = self.segments[at]
        if segment.shown == segment.spoken:
            start = min(segment.start + position - self.begins[at], segment.end)
            return start, min(start + length, segment.end)
        blank = len(segment.shown) - len(segment.shown.lstrip())
        return segment.start + blank, segment.start + len(segment.shown.rstrip())


def script_of(segments: Sequence[SpokenSegment]) -> Script:
    """Join what is spoken into one text; pieces never run together into one word."""
    pieces: list[str] = []
    begins: list[int] = []
    kept: list[SpokenSegment] = []
    length = 0
    for segment in segments:
        spoken = segment.spoken
        if not spoken.strip():
            continue
        if length and not pieces[-1][-1].isspace() and spoken[0] not in _JOINS_LEFT:
            pieces.append(" ")
            length += 1
        begins.append(length)
        kept.append(segment)
        pieces.append(spoken)
        length += len(spoken)
    text = "".join(" " if unicodedata.category(c) in _NEVER_SAID else c for c in "".join(pieces))
    return Script(text, tuple(begins), tuple(kept))
