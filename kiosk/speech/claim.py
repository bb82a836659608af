"""Which utterance may be heard: all that callers and the speaker's thread share."""

import threading

from kiosk.speech.child import Child
from kiosk.speech.player import Player
from kiosk.speech.track import Track
from kiosk.speech.utterance import Utterance


class Claim:
    """The newest wish wins. Every method takes microseconds, whichever thread calls it."""

    def __init__(self, player: Player) -> None:
        self._player = player
        self._lock = threading.Lock()
        self._wanted: Utterance | None = None
        self._new = False
        self._child: Child | None = None

    def replace(self, wanted: Utterance | None) -> None:
        """Silence what is being said, end the process that makes it, and want something else."""
        with self._lock:
            self._wanted = wanted
            self._new = wanted is not None
            self._player.stop()
            if self._child is not None:
                self._child.kill()
                self._child = None

    def take_new(self) -> Utterance | None:
        """Take what is wanted, unless it was taken before."""
        with self._lock:
            new, self._new = self._new, False
            return self._wanted if new else None

    def holds(self, utterance: Utterance) -> bool:
        """Whether it is still wanted."""
        return self._wanted is utterance

    def lend(self, utterance: Utterance, child: Child) -> bool:
        """Let a process work for it; False when it is no longer wanted."""
        with self._lock:
            if self._wanted is not utterance:
                return False
            self._child = child
            return True

    def release(self) -> None:
        """Note that the process has done its work; a stop does not end it any more."""
        with self._lock:
            self._child = None

    def play(self, utterance: Utterance, track: Track) -> bool:
        """Let its sound be heard; False when it is no longer wanted."""
        with self._lock:
            if self._wanted is not utterance:
                return False
            self._player.play(track)
            return True

    def settle(self, utterance: Utterance) -> None:
        """Note that it is over; want nothing unless something newer is wanted already."""
        with self._lock:
            if self._wanted is utterance:
                self._wanted = None
                self._player.stop()
