"""When a session ends by itself: pure, the monotonic time in seconds is passed in.

Quiet for 3 minutes, then a warning of 45 seconds, then the end. Any touch starts over, as often as
the person likes. The clock stands still while the kiosk speaks, scans, prints or copies. On the
last screen 30 seconds after the paper came out, again after each touch.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class IdlePhase(StrEnum):
    """Where the person stands."""

    PRESENT = "present"
    WARNING = "warning"
    ENDED = "ended"


class Activity(StrEnum):
    """What the kiosk may be doing for the person."""

    SPEAKING = "speaking"
    SCANNING = "scanning"
    PRINTING = "printing"
    COPYING = "copying"


@dataclass(frozen=True, slots=True)
class IdleLimits:
    """Seconds without a touch: until the warning, of the warning, of the last screen."""

    quiet_s: float = 180
    warning_s: float = 45
    last_screen_s: float = 30


@dataclass(frozen=True, slots=True)
class Idle:
    """The idle clock; each method gives the next state, nothing changes in place."""

    limits: IdleLimits
    phase: IdlePhase
    on_last_screen: bool
    doing: frozenset[Activity]
    left_s: float
    at_s: float

    @classmethod
    def begin(cls, now_s: float, limits: IdleLimits | None = None) -> "Idle":
        """Start: a person has just touched welcome."""
        limits = limits or IdleLimits()
        return cls(limits, IdlePhase.PRESENT, False, frozenset(), limits.quiet_s, now_s)

    def at(self, now_s: float) -> "Idle":
        """Let time pass until `now_s`: time left counted down, phases passed through."""
        state = self
        while not state.stopped and state.phase is not IdlePhase.ENDED:
            left_s = state.left_s - (now_s - state.at_s)
            if left_s > 0:
                return replace(state, left_s=left_s, at_s=now_s)
            state = _next_phase(state)
        return replace(state, at_s=max(now_s, state.at_s))

    def touched(self, now_s: float) -> "Idle":
        """Start over: the person did something, or said "I am still here". The end is final."""
        state = self.at(now_s)
        if state.phase is IdlePhase.ENDED:
            return state
        return replace(state, phase=IdlePhase.PRESENT, left_s=state.whole_s)

    def began(self, activity: Activity, now_s: float) -> "Idle":
        """Stop the clock: the kiosk began to speak, scan or print."""
        state = self.at(now_s)
        return replace(state, doing=state.doing | {activity})

    def finished(self, activity: Activity, now_s: float) -> "Idle":
        """Let the clock go on, with the time that was left."""
        state = self.at(now_s)
        return replace(state, doing=state.doing - {activity})

    def paper_out(self, now_s: float) -> "Idle":
        """Go to the last screen, the paper in the person's hand. A failed print is not this."""
        state = replace(self.at(now_s), on_last_screen=True)
        return state.touched(now_s)

    def back_from_last_screen(self, now_s: float) -> "Idle":
        """Leave the last screen for another one; the ordinary rule holds again."""
        state = replace(self.at(now_s), on_last_screen=False)
        return state.touched(now_s)

    @property
    def stopped(self) -> bool:
        """Whether the clock stands still. Speaking the warning does not stop the warning."""
        if self.phase is IdlePhase.WARNING:
            return bool(self.doing - {Activity.SPEAKING})
        return bool(self.doing)

    def due_in_s(self, now_s: float) -> float | None:
        """Seconds until the phase changes by itself; None when it does not."""
        state = self.at(now_s)
        if state.stopped or state.phase is IdlePhase.ENDED:
            return None
        return state.left_s

    @property
    def whole_s(self) -> float:
        """Seconds a touch gives."""
        return self.limits.last_screen_s if self.on_last_screen else self.limits.quiet_s


def _next_phase(state: Idle) -> Idle:
    at_s = state.at_s + state.left_s
    if state.phase is IdlePhase.PRESENT and not state.on_last_screen:
        warning_s = state.limits.warning_s
        return replace(state, phase=IdlePhase.WARNING, left_s=warning_s, at_s=at_s)
    return replace(state, phase=IdlePhase.ENDED, left_s=0, at_s=at_s)
