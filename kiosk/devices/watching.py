"""One thread that looks through a camera while it is wanted, and lets it rest otherwise."""

import threading
import time
from collections.abc import Callable

from kiosk.devices.camera import Camera, Frame, Still, Trouble
from kiosk.devices.repeats import Repeats
from kiosk.devices.sight import Seen, Sight

WAIT_S = 0.2
STILL_S = 10.0


class Watcher:
    """Calls `deliver` from its own thread; the receiver moves to its own and minds the `turn`.

    The camera is made and used in that thread alone, which lives until `close`: its child process
    ends with it at the latest. All libraries that pictures need are loaded there, too.
    """

    def __init__(
        self,
        open_camera: Callable[[], Camera],
        deliver: Callable[[Seen], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is opened before somebody looks."""
        self._open_camera = open_camera
        self._deliver = deliver
        self._clock = clock
        self._changed = threading.Condition()
        self._turn = 0
        self._looking = self._for_codes = self._still_asked = self._closed = self._anew = False
        self._repeats = Repeats()
        self._thread = threading.Thread(target=self._watch, name="camera", daemon=True)

    def look(self, *, for_codes: bool, anew: bool = True) -> int:
        """Begin to look; what comes of it bears the number this gives.

        Not `anew`, a code that has been there since the last look is not told again.
        """
        with self._changed:
            self._turn += 1
            self._looking, self._for_codes, self._still_asked = True, for_codes, False
            self._anew = anew
            if not self._thread.is_alive() and not self._closed:
                self._thread.start()
            self._changed.notify()
            return self._turn

    def rest(self) -> None:
        """Look no more; returns at once, the camera goes off a moment later."""
        with self._changed:
            self._turn += 1
            self._looking = self._still_asked = False

    def take_still(self) -> None:
        """While looking: have one picture in full size delivered between two frames."""
        with self._changed:
            self._still_asked = self._looking

    def close(self) -> None:
        """Turn the camera off and end the thread."""
        with self._changed:
            self._closed, self._looking = True, False
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        camera = self._open_camera()
        while not self._closed:
            self._look_while_wanted(camera)
            camera.rest()
            with self._changed:
                self._changed.wait_for(lambda: self._looking or self._closed)

    def _look_while_wanted(self, camera: Camera) -> None:
        before = 0
        while True:
            with self._changed:
                turn, for_codes, anew = self._turn, self._for_codes, self._anew
                still = self._still_asked
                self._still_asked = False
                if not self._looking:
                    return
            if turn != before:
                (self._repeats.forget if anew else self._repeats.go_on)()
                before = turn
            found = camera.take_still(STILL_S) if still else camera.look(WAIT_S)
            if found is not None:
                self._deliver(Seen(turn, self._worth_knowing(found, for_codes=for_codes)))

    def _worth_knowing(
        self, found: Frame | Trouble | Still, *, for_codes: bool
    ) -> Sight | Trouble | Still:
        if not isinstance(found, Frame):
            return found
        from kiosk.devices.seeing import see  # noqa: PLC0415 -- PIL, and never on the GUI thread

        sight = see(found, for_codes=for_codes)
        fresh = self._repeats.new(sight.scans, self._clock())
        return Sight(sight.preview, fresh, sight.dark)
