"""The sound of one utterance on its way to the sound device."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

from kiosk.speech.framing import Word

Milestone = Word | Literal["began", "ended"]


@dataclass(slots=True)
class _Piece:
    pcm: memoryview


class Track:
    """Filled by the speaker's thread, emptied by the sound device's; neither waits for the other.

    `latency` is how many samples the device holds between taking them and their being heard: a
    word is due when its first sample is heard, not when it is handed over.
    """

    def __init__(self, rate_hz: int, latency: int) -> None:
        self.rate_hz = rate_hz
        self._latency = latency
        self._pieces: deque[_Piece] = deque()
        self._words: deque[Word] = deque()
        self._complete = False
        self._handed = 0
        self._padded = 0
        self._began = False
        self._ended = False

    def add(self, pcm: bytes, words: tuple[Word, ...]) -> None:
        """More sound, and words that begin in it or before."""
        self._words.extend(words)
        if pcm:
            self._pieces.append(_Piece(memoryview(pcm)))

    def complete(self) -> None:
        """Nothing more will be added."""
        self._complete = True

    def pull(self, frames: int) -> tuple[bytes, list[Milestone]]:
        """Up to so many samples, and what is heard while they are taken."""
        complete = self._complete  # before the pieces are looked at
        pcm = self._take(frames)
        taken = len(pcm) // 2
        self._handed += taken
        self._padded = 0 if taken == frames else self._padded + frames - taken
        drained = complete and not self._pieces
        return pcm, self._passed(frames, began=taken > 0, drained=drained)

    def _take(self, frames: int) -> bytes:
        wanted = frames * 2
        parts: list[memoryview] = []
        while wanted and self._pieces:
            piece = self._pieces[0]
            part = piece.pcm[:wanted]
            parts.append(part)
            wanted -= len(part)
            if len(part) == len(piece.pcm):
                self._pieces.popleft()
            else:
                piece.pcm = piece.pcm[len(part) :]
        return b"".join(parts)

    def _passed(self, frames: int, *, began: bool, drained: bool) -> list[Milestone]:
        heard = self._handed - max(0, self._latency - self._padded)
        all_heard = drained and heard >= self._handed
        due: list[Milestone] = []
        if began and not self._began:
            self._began = True
            due.append("began")
        reached = heard + frames // 2 if self._began else -1
        while self._words and (all_heard or self._words[0].sample <= reached):
            due.append(self._words.popleft())
        if all_heard and not self._ended:
            self._ended = True
            due.append("ended")
        return due
