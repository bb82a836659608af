"""The sound device: the first backend that opens, or one that takes sound and makes none."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import miniaudio

from kiosk.log import Log

_log = Log(__name__)

SoundError = miniaudio.MiniaudioError

PERIOD_MS = 12
PERIODS = 3
"""What the device holds ahead: 36 ms bound how late a stop is heard."""

Pull = Generator[bytes, int, None]
"""Takes a number of samples, gives up to so many as 16-bit mono; rests at a bare `yield`."""


class Device(Protocol):
    """What `miniaudio.PlaybackDevice` does for the player, and all a test has to replace."""

    def start(self, pull: Pull, /) -> None:
        """Ask `pull` for sound, again and again, on a thread of the device."""

    def stop(self) -> None:
        """Ask no more; waits until a question under way is answered."""

    def close(self) -> None:
        """Let the device go."""


@dataclass(frozen=True, slots=True)
class OpenDevice:
    """A device; `audible` is False where there is none and the sound goes nowhere.

    `latency_s` is how long sound is on its way from being taken to being heard.
    """

    device: Device
    backend: str
    audible: bool
    latency_s: float


OpenSound = Callable[[int], OpenDevice | None]
"""Sample rate → a device for 16-bit mono, or None where not even a silent one opens."""


def backends(alsa_cards: Path = Path("/dev/snd")) -> tuple[miniaudio.Backend, ...]:
    """List what to try, best first; ALSA only where there is a card: it complains on stderr."""
    alsa = (miniaudio.Backend.ALSA,) if alsa_cards.exists() else ()
    return (miniaudio.Backend.PULSEAUDIO, *alsa, miniaudio.Backend.NULL)


def open_sound(
    rate_hz: int, tried: tuple[miniaudio.Backend, ...] | None = None
) -> OpenDevice | None:
    """Open the first backend that works. May take a while: not for a thread that must not wait."""
    for backend in backends() if tried is None else tried:
        try:
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=rate_hz,
                buffersize_msec=PERIOD_MS,
                callback_periods=PERIODS,
                backends=[backend],
                app_name="kiosk",
            )
        except miniaudio.MiniaudioError as error:
            _log.info("sound backend does not open", backend=backend.name, error=str(error))
            continue
        audible = backend is not miniaudio.Backend.NULL
        _log.info("sound device open", backend=device.backend, audible=audible)
        return OpenDevice(device, device.backend, audible, PERIODS * PERIOD_MS / 1000)
    return None


def resampled(pcm: bytes, rate_hz: int, wanted_hz: int) -> bytes:
    """16-bit mono at another sample rate."""
    if rate_hz == wanted_hz or not pcm:
        return pcm
    signed = miniaudio.SampleFormat.SIGNED16
    return bytes(miniaudio.convert_frames(signed, 1, rate_hz, pcm, signed, 1, wanted_hz))
