"""The microphone: what it has heard since the last look."""

from collections.abc import Callable, Generator
from queue import Empty, SimpleQueue
from typing import Protocol

import miniaudio

from kiosk.speech.sound_device import backends
from kiosk.voice.codec import RATE_HZ

PERIOD_MS = 50


class NoMicrophone(Exception):  # noqa: N818 -- reads as what it is
    """No sound can be recorded on this machine."""


class Microphone(Protocol):
    """What a recording needs, and all a test has to replace."""

    def heard(self) -> bytes:
        """Give what came since the last call, 16-bit mono at `RATE_HZ`."""

    def close(self) -> None:
        """Let the device go."""


OpenMicrophone = Callable[[], Microphone]


class CaptureMicrophone:
    """The default microphone of this machine, listening from now on. Raises NoMicrophone."""

    def __init__(self, tried: tuple[miniaudio.Backend, ...] | None = None) -> None:
        self._pieces: SimpleQueue[bytes] = SimpleQueue()
        real = [b for b in tried or backends() if tried or b is not miniaudio.Backend.NULL]
        try:
            self._device = miniaudio.CaptureDevice(
                input_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE_HZ,
                buffersize_msec=PERIOD_MS,
                backends=real,
                app_name="kiosk",
            )
            self._listen = self._listening()
            next(self._listen)
            self._device.start(self._listen)
        except miniaudio.MiniaudioError as error:
            raise NoMicrophone(str(error)) from error

    def heard(self) -> bytes:
        """Give what came since the last call."""
        pieces = []
        while True:
            try:
                pieces.append(self._pieces.get_nowait())
            except Empty:
                return b"".join(pieces)

    def close(self) -> None:
        """Let the device go."""
        self._device.close()

    def _listening(self) -> Generator[None, bytes, None]:
        while True:
            self._pieces.put(bytes((yield)))
