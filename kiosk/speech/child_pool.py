"""Engine processes kept warm, and which engines can still be trusted."""

from collections.abc import Sequence

from kiosk.log import Log
from kiosk.speech.child import Child
from kiosk.speech.engines import Engine
from kiosk.speech.framing import Garbled, Ready, Refused
from kiosk.speech.speaker import Reason

_log = Log(__name__)

LAST_FAILURE = 2
"""Failures in a row after which an engine is not tried again."""
WARM = 2
"""Processes kept of an engine: one to speak, one to take over when the first is killed to stop it;
of a heavy one, one."""


class ChildPool:
    """All processes of one speaker; only its thread touches them."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        self._engines = list(engines)
        self._failures: dict[str, int] = {}
        self._idle: list[Child] = []
        self._dying: list[Child] = []
        self._proven: set[str] = set()
        self._heavy: Child | None = None

    @property
    def engines(self) -> tuple[Engine, ...]:
        """Engines still worth trying, best first."""
        return tuple(self._engines)

    @property
    def proven(self) -> bool:
        """Whether an engine has loaded."""
        return bool(self._proven)

    @property
    def loading(self) -> tuple[Child, ...]:
        """Idle processes that have not said yet whether their engine loads."""
        return tuple(child for child in self._idle if not child.ready)

    @property
    def dying(self) -> bool:
        """Whether a killed process has not been waited for yet."""
        return bool(self._dying)

    def is_ready(self, engine: Engine) -> bool:
        """Whether it can be asked now; one that is not heavy always can."""
        waiting = (c for c in self._idle if c.engine == engine and c.ready)
        return not engine.heavy or any(child.alive for child in waiting)

    def take(self, engine: Engine) -> Child | None:
        """Take a process of the engine, warm if there is one; None when it cannot be started."""
        for child in [c for c in self._idle if c.engine == engine]:
            self._idle.remove(child)
            if child.alive:
                return child
            self.discard(child)
        return self._start(engine)

    def give_back(self, child: Child) -> None:
        """Keep a process that has said its text to the end, if it can say another."""
        alike = [c for c in self._idle if c.engine == child.engine]
        if child.engine.reusable and len(alike) < WARM:
            child.ready = True
            self._idle.insert(0, child)
        else:
            self.discard(child)

    def discard(self, child: Child) -> None:
        """End a process, whatever it is doing."""
        child.kill()
        self._dying.append(child)

    def keep_spare(self) -> None:
        """Have a warm process of the best engine, of the best that is not heavy as well."""
        for child in [c for c in self._idle if c.ready and not c.alive]:  # it went by itself
            self._idle.remove(child)
            self.discard(child)
        for engine in self._standing_by():
            if any(c.engine == engine for c in self._idle):
                continue
            if engine.heavy and self._heavy is not None and self._heavy.alive:
                continue
            started = self._start(engine)
            if started is None:
                self.failed(engine, "missing")
            else:
                self._idle.append(started)

    def _standing_by(self) -> list[Engine]:
        light = next((engine for engine in self._engines if not engine.heavy), None)
        best = self._engines[:1]
        return best if light is None or light in best else [*best, light]

    def hear(self, child: Child) -> None:
        """Take what an idle process says about its engine."""
        reason: Reason = "crashed"
        try:
            messages = child.receive()
        except Garbled:
            messages, reason = None, "garbled"
        if messages == [Ready()]:
            child.ready = True
            self.loaded(child.engine)
        elif messages != []:
            if messages is not None and Refused("missing") in messages:
                reason = "missing"
            self._idle.remove(child)
            self.discard(child)
            self.failed(child.engine, reason)

    def reap(self) -> None:
        """Forget the killed processes that are gone."""
        self._dying = [child for child in self._dying if not child.bury()]

    def loaded(self, engine: Engine) -> None:
        """Note that it is there and works so far."""
        self._proven.add(engine.name)

    def succeeded(self, engine: Engine) -> None:
        """Note that an engine has said a text to its end."""
        self._failures.pop(engine.name, None)

    def failed(self, engine: Engine, reason: Reason) -> None:
        """Note that it has not; one that is not installed, or fails again and again, is out."""
        counts = reason != "no_voice"  # it may well speak the other language
        failures = self._failures.get(engine.name, 0) + counts
        self._failures[engine.name] = failures
        out = reason == "missing" or failures >= LAST_FAILURE
        _log.warning("speech engine failed", engine=engine.name, reason=reason, out=out)
        if out and engine in self._engines:
            self._engines.remove(engine)
            for child in [c for c in self._idle if c.engine == engine]:
                self._idle.remove(child)
                self.discard(child)

    def close(self) -> None:
        """Kill every process; `reap` until nothing is `dying`."""
        for child in self._idle:
            self.discard(child)
        self._idle.clear()

    def _start(self, engine: Engine) -> Child | None:
        try:
            child = Child(engine)
        except OSError as error:
            _log.warning("speech engine not started", engine=engine.name, errno=error.errno)
            return None
        if engine.heavy:
            self._heavy = child
        return child
