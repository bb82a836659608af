"""Leading a person through the sentences: show, record with a level, judge, keep or again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from kiosk.voice.booth import Booth
from kiosk.voice.codec import RATE_HZ
from kiosk.voice.microphone import Microphone, OpenMicrophone
from kiosk.voice.take import LONGEST_S, Take, take_of
from kiosk.voice.wordings import FixedSentence

Answer = Literal["enter", "play", "again", "skip", "quit"]
Question = Literal["begin", "keep", "again"]
_LONGEST_BYTES = int((LONGEST_S + 1) * RATE_HZ) * 2


class Desk(Protocol):
    """What the person sees and presses: a terminal, or a test."""

    def sentence(self, sentence: FixedSentence, number: int, count: int) -> None:
        """Show the sentence large, and how far one has come."""

    def ask(self, what: Question) -> Answer:
        """Say which keys there are, and wait for one."""

    def recording(self) -> None:
        """Say that it records and how to stop."""

    def level(self, pcm: bytes) -> bool:
        """Show how loud this is; wait a moment for more: True when the person has stopped it."""

    def fault(self, take: Take) -> None:
        """Say what is wrong with a recording and what to do."""


@dataclass
class Session:
    """One sitting. `play` lets a recording be heard."""

    booth: Booth
    desk: Desk
    open_microphone: OpenMicrophone
    play: Callable[[bytes], None]
    made: int = 0

    def run(self) -> None:
        """Lead through what is left, until all is said or the person wants to rest."""
        left = self.booth.left()
        for number, sentence in enumerate(left, start=self.booth.count - len(left) + 1):
            self.desk.sentence(sentence, number, self.booth.count)
            if self._one(sentence) == "quit":
                return

    def _one(self, sentence: FixedSentence) -> Answer:
        """Record one sentence until it is kept or left out."""
        answer = self._asked("begin", b"")
        while answer in {"enter", "again"}:
            take = take_of(self._record())
            if take.faults:
                self.desk.fault(take)
                answer = self._asked("again", take.pcm)
                continue
            answer = self._asked("keep", take.pcm)
            if answer == "enter":
                self.booth.keep(sentence, take.pcm)
                self.made += 1
                return "enter"
        return answer

    def _asked(self, what: Question, pcm: bytes) -> Answer:
        """Ask until the answer is another one than to hear it once more."""
        while (answer := self.desk.ask(what)) == "play":
            if pcm:
                self.play(pcm)
        return answer

    def _record(self) -> bytes:
        """Record until the person stops it; nothing of a recording is written here."""
        microphone: Microphone = self.open_microphone()
        heard = bytearray()
        try:
            self.desk.recording()
            stopped = False
            while not stopped and len(heard) < _LONGEST_BYTES:
                piece = microphone.heard()
                heard += piece
                stopped = self.desk.level(piece)
            heard += microphone.heard()
        finally:
            microphone.close()
        return bytes(heard)
