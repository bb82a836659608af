"""The terminal at which somebody lends the kiosk her voice: large sentence, level meter, keys."""

import select
import sys
import time
from array import array
from typing import TextIO

from rich.align import Align
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from kiosk.config import ASSETS
from kiosk.speech.sound_device import Pull, open_sound
from kiosk.text.sentences import load_sentences
from kiosk.voice.codec import RATE_HZ
from kiosk.voice.session import Answer, Question
from kiosk.voice.take import Take, level_db
from kiosk.voice.wordings import FixedSentence

WORDS = ASSETS / "words" / "voice.yaml"
LOOK_S = 0.05
BARS = 40
FLOOR_DB, GOOD_DB, LOUD_DB = -60.0, -35.0, -3.0
_KEYS: dict[str, Answer] = {"": "enter", "n": "play", "t": "again", "b": "skip", "q": "quit"}


def words(code: str, **values: int) -> str:
    """Say a line of the recording, in Vietnamese."""
    return load_sentences(WORDS)[code]["vi"].format_map(values)


class Terminal:
    """A `Desk` of lines: every key is followed by Enter, so that nothing is pressed by mistake."""

    def __init__(self, keys: TextIO | None = None, console: Console | None = None) -> None:
        self._keys = keys or sys.stdin
        self._console = console or Console(stderr=True)

    def say(self, code: str, **values: int) -> None:
        """Say a line."""
        self._console.print(words(code, **values))

    def sentence(self, sentence: FixedSentence, number: int, count: int) -> None:
        """Show the sentence large, and how far one has come."""
        large = Align.center(Text(f"\n{sentence.text}\n", style="bold", justify="center"))
        self._console.print(Panel(large, title=words("number", number=number, count=count)))

    def ask(self, what: Question) -> Answer:
        """Say which keys there are, and wait for one; the end of the input is a rest."""
        while True:
            self.say(what)
            line = self._keys.readline()
            answer = _KEYS.get(line.strip().lower()) if line else "quit"
            if answer is not None:
                return answer

    def recording(self) -> None:
        """Say that it records and how to stop."""
        self.say("stop")

    def level(self, pcm: bytes) -> bool:
        """Show how loud this is, and wait a moment for Enter."""
        if pcm:
            self._console.print(meter(level_db(array("h", pcm))), end="\r")
        ready, _, _ = select.select([self._keys], [], [], LOOK_S)
        if ready:
            self._keys.readline()
        return bool(ready)

    def fault(self, take: Take) -> None:
        """Say what is wrong with a recording and what to do."""
        for fault in take.faults:
            self.say(fault)


def meter(db: float) -> Text:
    """Draw a level: long is loud, green is right."""
    share = (min(max(db, FLOOR_DB), 0.0) - FLOOR_DB) / -FLOOR_DB
    full = round(BARS * share)
    colour = "red" if db > LOUD_DB else "green" if db > GOOD_DB else "yellow"
    return Text("█" * full + "·" * (BARS - full), style=colour)


def play(pcm: bytes) -> None:
    """Let a recording be heard to its end."""
    opened = open_sound(RATE_HZ)
    if opened is None:
        return

    def sound() -> Pull:
        frames = yield b""
        at = 0
        while True:
            piece = pcm[at : at + frames * 2]
            at += len(piece)
            frames = yield piece.ljust(frames * 2, b"\0")

    pull = sound()
    next(pull)
    opened.device.start(pull)
    time.sleep(len(pcm) / 2 / RATE_HZ + opened.latency_s)
    opened.device.close()
