"""The kiosk's speaker: engines in child processes, sound through the player, one thread."""

import selectors
import threading
import time
from collections.abc import Callable, Sequence

from kiosk.speech.bell import Bell
from kiosk.speech.child_pool import ChildPool
from kiosk.speech.claim import Claim
from kiosk.speech.clips import Clips
from kiosk.speech.engines import Engine
from kiosk.speech.player import Player
from kiosk.speech.sound_device import OpenSound, open_sound
from kiosk.speech.speaker import Listener, SpeechState
from kiosk.speech.stage import Stage
from kiosk.speech.utterance import Utterance

FIRST_RATE_HZ = 22_050
"""What espeak-ng makes: the device is opened for it before the first word is asked for."""
CLOSING_S = 3.0


class ChildSpeaker:
    """A `Speaker`. Events come on its thread "speech" (see `Listener`).

    All methods but `close` return within microseconds and may come from any thread. `engines` are
    tried in order, see `engines.choose`; sentences found in `clips` need none.
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        open_device: OpenSound = open_sound,
        clips: Clips | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bell = Bell()
        self._player = Player(self._bell.ring, open_device, monotonic)
        self._pool = ChildPool(engines)
        self._claim = Claim(self._player)
        self._stage = Stage(self._pool, self._player, self._claim, clips, monotonic)
        self._clips = clips
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = False
        self._volume_db: float | None = None
        self._chime = False

    @property
    def state(self) -> SpeechState:
        """What is known by now about voice and sound."""
        if not self._pool.engines and self._clips is None:
            return "silent"
        audible = self._player.audible
        if audible is None or (self._pool.engines and not self._pool.proven):
            return "starting"
        return "ready" if audible else "no_sound"

    def attach(self, listener: Listener) -> None:
        """Send events to `listener` from now on."""
        self._stage.listener = listener

    def warm(self) -> None:
        """Load an engine and open the sound device now, so that the first word comes at once."""
        self._wake()

    def say(self, utterance: Utterance) -> None:
        """Say it now, instead of whatever was being said."""
        self._volume_db = None  # it brings its own
        self._claim.replace(utterance)
        self._wake()

    def stop(self) -> None:
        """Be silent; the process that was working is ended."""
        self._claim.replace(None)
        self._wake()

    def set_volume(self, volume_db: float) -> None:
        """Change the loudness from the next moment on, until the next utterance brings its own."""
        self._volume_db = volume_db
        self._wake()

    def chime(self) -> None:
        """Sound the staff call's chime over whatever is being said."""
        self._chime = True
        self._wake()

    def close(self) -> None:
        """Be silent, end every process and the thread. Waits for that; never from a listener."""
        self._claim.replace(None)
        with self._lock:
            if self._closing:
                return
            self._closing = True
            thread = self._thread
            if thread is None:
                self._bell.close()
                return
            self._bell.ring()
        thread.join(CLOSING_S)

    def _wake(self) -> None:
        with self._lock:
            if self._closing:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
                self._thread.start()
            self._bell.ring()

    def _run(self) -> None:
        self._pool.keep_spare()
        self._player.prepare(FIRST_RATE_HZ)
        if self._clips is not None:
            self._clips.warm()
        with selectors.DefaultSelector() as selector:
            selector.register(self._bell, selectors.EVENT_READ)
            while not self._closing:
                self._obey()
                self._stage.advance()
                self._wait(selector)
        self._end()

    def _obey(self) -> None:
        utterance = self._claim.take_new()
        if utterance is not None:
            self._stage.begin(utterance)
        volume_db, self._volume_db = self._volume_db, None
        if volume_db is not None:
            self._player.set_volume(volume_db)
        if self._chime:
            self._chime = False
            if self._player.prepare(self._player.rate_hz or FIRST_RATE_HZ):
                self._player.chime()

    def _wait(self, selector: selectors.BaseSelector) -> None:
        """Sleep until a process, the device or a caller has news, or something is due."""
        loading = self._pool.loading
        watched = loading if self._stage.child is None else (*loading, self._stage.child)
        for child in watched:
            selector.register(child, selectors.EVENT_READ)
        news = {key.fileobj for key, _ in selector.select(self._stage.wait_s())}
        for child in watched:
            selector.unregister(child)
        self._bell.quiet()
        for child in loading:
            if child in news:
                self._pool.hear(child)

    def _end(self) -> None:
        self._stage.drop()
        self._pool.close()
        until = time.monotonic() + CLOSING_S
        while self._pool.dying and time.monotonic() < until:
            self._pool.reap()
            time.sleep(0.002)
        self._player.close()
        with self._lock:
            self._bell.close()
