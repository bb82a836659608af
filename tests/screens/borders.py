"""The borders of the world, invented: paper, voice, lanes. All inside of them is real."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from PIL import Image

from kiosk.jobs import Done, Err, Ok
from kiosk.paper.printers import Outcome, Printed
from kiosk.speech.speaker import Listener, SpeechState
from kiosk.speech.utterance import Utterance
from sync.enrolment import Enrolment, store_enrolment
from sync.envelope import key_id
from sync.keys import create_device_key


@dataclass
class PaperPrinter:
    """Prints on nothing; `outcome` is what it says about it."""

    outcome: Outcome = field(default_factory=lambda: Printed(confirmed=True))
    printed: list[Image.Image] = field(default_factory=list)

    def print(self, image: Image.Image) -> Outcome:
        """Keep the picture."""
        self.printed.append(image)
        return self.outcome


class QuietWatcher:
    """Looks through no camera; counts the times it was told to."""

    def __init__(self) -> None:
        self.turn = 0
        self.for_codes: bool | None = None
        self.stills = 0

    def look(self, *, for_codes: bool, anew: bool) -> int:
        """Look, as told."""
        del anew
        self.turn += 1
        self.for_codes = for_codes
        return self.turn

    def rest(self) -> None:
        """Look at nothing."""
        self.for_codes = None

    def take_still(self) -> None:
        """Be asked for a picture in full size."""
        self.stills += 1

    def close(self) -> None:
        """Nothing to let go of."""


class QuietVoice:
    """A voice that says nothing; while `patient` it also never comes to an end.

    While `fluent` it says everything to its end at once: `heard` is what reached the loudspeaker.
    """

    def __init__(self) -> None:
        self.state: SpeechState = "ready"
        self.patient = self.fluent = False
        self.heard: list[str] = []
        self.utterance: Utterance | None = None
        self._listener: Listener | None = None

    def attach(self, listener: Listener) -> None:
        """Take the listener."""
        self._listener = listener

    def say(self, utterance: Utterance) -> None:
        """Keep it, or give it back at once."""
        self.utterance = utterance
        if self.fluent and self._listener is not None:
            self.heard.append("".join(segment.shown for segment in utterance.segments))
            self._listener.finished(utterance)
        elif not self.patient and self._listener is not None:
            self._listener.failed(utterance, "no_engine")

    def reach(self, start: int, end: int) -> None:
        """Be at the word `start`…`end` of what is being said."""
        assert self._listener is not None
        assert self.utterance is not None
        self._listener.word(self.utterance, start, end)

    def stop(self) -> None:
        """Nothing to stop."""

    def set_volume(self, volume_db: float) -> None:
        """Nothing to hear."""

    def chime(self) -> None:
        """Nothing to hear."""


@dataclass
class SameMomentLane:
    """Works at once on the calling thread; `holds` keeps the work, `answers` replace it."""

    holds: bool = False
    answers: list[Ok[Any] | Exception] = field(default_factory=list)
    held: list[tuple[Callable[[], Any], Done]] = field(default_factory=list)

    def run(self, work: Callable[[], Any], done: Done) -> None:
        """Do it now, unless told otherwise."""
        if self.holds:
            self.held.append((work, done))
            return
        answer = self.answers.pop(0) if self.answers else Ok(work())
        done(Err(answer) if isinstance(answer, Exception) else answer)

    def reset(self) -> None:
        """Forget what was held and what was to be answered."""
        self.holds = False
        self.held.clear()
        self.answers.clear()


def enrol(data_dir: Path) -> None:
    """Enrol the kiosk of this folder with a centre that does not exist."""
    centre, receipts = PrivateKey.generate(), SigningKey.generate()
    device = create_device_key(data_dir)
    enrolment = Enrolment(
        device="invented-device",
        kiosk_number="0042",
        device_key_id=key_id(bytes(device.verify_key)),
        epoch=1,
        url="https://centre.example.vn",
        centre="invented-centre",
        seal_key=bytes(centre.public_key),
        seal_key_id=key_id(bytes(centre.public_key)),
        receipt_key=bytes(receipts.verify_key),
        receipt_key_id=key_id(bytes(receipts.verify_key)),
        ca_pem=None,
    )
    assert store_enrolment(data_dir, enrolment)
