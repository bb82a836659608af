"""Plays one track at a time, and the chime over it."""

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

from kiosk.speech.chime import chime_pcm
from kiosk.speech.loudness import curve, faded, mixed, shaped
from kiosk.speech.sound_device import OpenDevice, OpenSound, Pull, SoundError, open_sound
from kiosk.speech.track import Milestone, Track

FADE_S = 0.003
HEADROOM_DB = -9.0
"""Speech fills full scale with its peaks; at the usual loudness so much is kept free above them, or
12 dB more would not be 12 dB louder. The amplifier is set for this."""
STALL_S = 4.0
"""A sound server that slept may take two seconds to ask for the first time."""


class Player:
    """Hands sound to the device and tells what is heard.

    `play` and `stop` may come from any thread and never wait. `prepare`, `set_volume`, `rest` and
    `close` belong to one thread, the speaker's: opening a device may take long. `ring` is called on
    the device's own thread whenever `milestones` has something new; it must only wake another.
    """

    def __init__(
        self,
        ring: Callable[[], None],
        open_device: OpenSound = open_sound,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ring = ring
        self._open_device = open_device
        self._monotonic = monotonic
        self._open: OpenDevice | None = None
        self._rate_hz = 0
        self._running = False
        self._track: Track | None = None
        self._fading: Track | None = None
        self._chime = b""
        self._shape = curve(HEADROOM_DB)
        self._passed: SimpleQueue[tuple[Track, Milestone]] = SimpleQueue()
        self._pulled_at = 0.0

    @property
    def audible(self) -> bool | None:
        """Whether sound is heard; None before the first device was opened."""
        return None if self._open is None else self._open.audible

    @property
    def rate_hz(self) -> int:
        """Samples per second of the device opened last; 0 before the first."""
        return self._rate_hz

    @property
    def busy(self) -> bool:
        """Whether a track or a chime is on its way."""
        return self._track is not None or bool(self._chime)

    @property
    def running(self) -> bool:
        """Whether the device is asking for sound."""
        return self._running

    @property
    def stalled(self) -> bool:
        """Whether the device has stopped asking although it should."""
        return self._running and self._monotonic() - self._pulled_at > STALL_S

    def prepare(self, rate_hz: int) -> bool:
        """Have a running device of this sample rate; False when there is none at all."""
        if self._open is not None and (rate_hz != self._rate_hz or self.stalled):
            self.close()
        if self._open is None:
            self._open = self._open_device(rate_hz)
            self._rate_hz = rate_hz
        if self._open is None:
            return False
        if not self._running:
            self._pulled_at = self._monotonic()
            try:
                self._open.device.start(self._pull())
            except SoundError:
                self.close()
                return False
            self._running = True
        return True

    def new_track(self) -> Track:
        """Make an empty track for the prepared device."""
        assert self._open is not None
        return Track(self._rate_hz, round(self._open.latency_s * self._rate_hz))

    def play(self, track: Track) -> None:
        """Play it from now on, instead of any other."""
        self._track = track

    def stop(self) -> None:
        """Let the track fade within milliseconds; what the device holds already is still heard."""
        track = self._track
        self._track = None
        if track is not None:
            self._fading = track

    def chime(self) -> None:
        """Sound the chime over everything; the device must be prepared."""
        self._chime = chime_pcm(self._rate_hz)

    def set_volume(self, volume_db: float) -> None:
        """Loudness of everything from the next moment on."""
        self._shape = curve(volume_db + HEADROOM_DB)

    def milestones(self) -> list[tuple[Track, Milestone]]:
        """Take what has been heard since the last call."""
        passed = []
        while True:
            try:
                passed.append(self._passed.get_nowait())
            except Empty:
                return passed

    def rest(self) -> None:
        """Let the device ask no more until the next `prepare`, to use no power."""
        if self._open is not None and self._running:
            self._running = False
            try:
                self._open.device.stop()
            except SoundError:  # it was unplugged; the next one is opened anew
                self.close()

    def close(self) -> None:
        """Let the device go."""
        if self._open is not None:
            self._open.device.close()
        self._open = None
        self._running = False

    def _pull(self) -> Pull:
        def sound() -> Pull:
            frames = yield b""
            while True:
                frames = yield self._block(frames)

        pull = sound()
        next(pull)
        return pull

    def _block(self, frames: int) -> bytes:
        self._pulled_at = self._monotonic()
        pcm = self._voice(frames)
        chime = self._chime
        if chime:
            pcm = mixed(pcm, chime[: frames * 2])
            self._chime = chime[frames * 2 :]
        return shaped(pcm, self._shape).ljust(frames * 2, b"\0")

    def _voice(self, frames: int) -> bytes:
        fading = self._fading
        if fading is not None:
            self._fading = None
            if self._track is None:
                return faded(fading.pull(min(frames, int(FADE_S * self._rate_hz)))[0])
        track = self._track
        if track is None:
            return b""
        pcm, passed = track.pull(frames)
        for milestone in passed:
            self._passed.put((track, milestone))
        if passed:
            self._ring()
        return pcm
