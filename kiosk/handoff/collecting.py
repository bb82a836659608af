"""Frames as they come: in any order, twice, damaged, of several messages; to one whole message."""

from collections import OrderedDict
from dataclasses import dataclass

from kiosk.handoff import erasure
from kiosk.handoff.frame import Frame, NoFrame, message_id, read_frame

MOST_MESSAGES = 4
"""Messages collected side by side; a fifth takes the place of the one heard of longest ago."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The frame was taken, or known before; `have` of `need` different ones are here."""

    have: int
    need: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The message, with the digest that its frames name."""

    message: bytes


@dataclass(frozen=True, slots=True)
class Spoilt:
    """There were enough frames, but they do not make the message they name: it begins anew."""


class Collector:
    """Memory is bounded: four messages of at most 64 frames each."""

    def __init__(self) -> None:
        """Nothing is here yet."""
        self._messages: OrderedDict[tuple[bytes, int, int], dict[int, bytes]] = OrderedDict()

    def take(self, text: str) -> Progress | Whole | Spoilt | NoFrame:
        """Take one scanned text; never raises."""
        frame = read_frame(text)
        if isinstance(frame, NoFrame):
            return frame
        return self._add(frame)

    def _add(self, frame: Frame) -> Progress | Whole | Spoilt:
        symbols = self._messages.setdefault(frame.message, {})
        self._messages.move_to_end(frame.message)
        if len(self._messages) > MOST_MESSAGES:
            self._messages.popitem(last=False)
        symbols.setdefault(frame.index, frame.symbol)
        pieces = erasure.restore(symbols, frame.pieces)
        if pieces is None:
            return Progress(len(symbols), frame.pieces)
        del self._messages[frame.message]
        message = b"".join(pieces)[: frame.length]
        return Whole(message) if message_id(message) == frame.id else Spoilt()


def collect(texts: list[str]) -> Progress | Whole | Spoilt | NoFrame:
    """Take texts one after the other until a message is whole; else say what came of the last."""
    collector = Collector()
    last: Progress | Whole | Spoilt | NoFrame = NoFrame("not_handoff")
    for text in texts:
        last = collector.take(text)
        if isinstance(last, Whole):
            break
    return last
