"""When each word of a recorded sentence begins: reckoned, not heard, and named `estimated`.

First every word gets the share of the sound that its letters are; then the place where it begins
moves to the quietest moment nearby. In Vietnamese a word on paper is one syllable, so shares are
near the truth, and between syllables the voice dips.
"""

import itertools
from array import array

from kiosk.speech.word_timing import share_of_letters
from kiosk.voice.take import FRAME, loudness

REACH = 0.4
"""How far a beginning may move, as a part of the shorter of the two words beside it."""


def estimated_begins(text: str, pcm: bytes) -> tuple[int, ...]:
    """Give the first sample of each word of a sentence in its recording."""
    guessed = [word.sample for word in share_of_letters(text, pcm)]
    frames = loudness(array("h", pcm))
    moved = guessed[:1]
    for before, here, after in zip(
        guessed, guessed[1:], [*guessed[2:], len(pcm) // 2], strict=False
    ):
        reach = int(REACH * min(here - before, after - here))
        moved.append(_quietest(frames, here - reach, here + reach, here))
    return tuple(itertools.accumulate(moved, max))


def _quietest(frames: list[float], begin: int, end: int, middle: int) -> int:
    """Give the beginning of the quietest frame between; the one nearest the middle of equals."""
    places = range(begin // FRAME, min(end // FRAME + 1, len(frames)))
    near = middle // FRAME
    best = min(places, key=lambda at: (frames[at], abs(at - near)), default=near)
    return min(max(best * FRAME, begin), end)
