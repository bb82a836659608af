"""Who is on the stage: one UI process a person, one warm spare behind it. Rules only, no process.

Time is passed in (seconds of the boot-time clock); what must be done is asked of a `Crew`.
"""

from kiosk.session.actor import Actor, Crew, Phase, Session
from kiosk.session.backoff import Backoff
from kiosk.session.link import FromUi, ToUi
from kiosk.session.plan import Timings


class Stage:
    """Decides who is shown, who waits, who is ended, and when the key is lent or forgotten."""

    def __init__(self, crew: Crew, timings: Timings) -> None:
        """Nothing is started until the first `tick`."""
        self._crew = crew
        self._timings = timings
        self._actors: dict[int, Actor] = {}
        self._current: Actor | None = None
        self._outgoing: Actor | None = None
        self._entering: Actor | None = None
        self._spare: Actor | None = None
        self._wanted: ToUi | None = ToUi.SHOW
        self._session: Session | None = None
        self._settle_at_s: float | None = None
        self._edition = 0
        self._starts = Backoff(timings.retry_first_s, timings.retry_cap_s)
        self.was_ready = False

    @property
    def failed_starts(self) -> int:
        """UI processes that failed one after another."""
        return self._starts.failures

    @property
    def current(self) -> int | None:
        """The UI that is shown."""
        return self._current.ui if self._current else None

    def due_s(self, now_s: float) -> float:
        """Seconds until `tick` is needed again."""
        if self._settle_at_s is not None:
            return max(0.0, self._settle_at_s - now_s)
        return self._timings.tick_s

    def hear(self, ui: int, kind: FromUi, now_s: float) -> None:
        """Take in what a UI said; what does not fit its phase is ignored."""
        actor = self._actors.get(ui)
        if actor is None:
            return
        actor.heard_s = now_s
        if kind is FromUi.READY and actor.phase is Phase.LOADING:
            actor.enter(Phase.SPARE, now_s)
            self.was_ready = True
        elif kind is FromUi.SHOWN and actor.phase is Phase.ENTERING:
            self._take_over(actor, now_s)
        elif kind is FromUi.CRASHED:
            self.lose(ui, now_s)
        elif actor is self._current and actor.phase is Phase.ON:
            self._hear_current(actor, kind, now_s)
        self.tick(now_s)

    def lose(self, ui: int, now_s: float) -> None:
        """End a UI that died, froze or broke its line, with all it started; then make good."""
        actor = self._actors.get(ui)
        if actor is None:
            return
        if not actor.proven and actor.phase is not Phase.LEAVING:
            self._starts.failed(now_s)
        crashed = actor is self._current and actor.phase is Phase.ON
        self._end(actor)
        if crashed:
            self._after_crash(now_s)
        self._advance(now_s)

    def refresh(self) -> None:
        """Show nobody who loaded the old content or settings to a new person."""
        self._edition += 1

    def forgive(self, gap_s: float) -> None:
        """Blame no UI for `gap_s` in which the supervisor itself stood still."""
        for actor in self._actors.values():
            actor.heard_s += gap_s
            if actor.phase is not Phase.SPARE:
                actor.since_s += gap_s

    def tick(self, now_s: float) -> None:
        """Let time pass: freezes, the end of "continue?", the kill after a swap, new spares."""
        self._expire_recovery(now_s)
        for actor in list(self._actors.values()):
            if self._is_overdue(actor, now_s):
                self._crew.give_up(actor.ui, actor.phase)
                self.lose(actor.ui, now_s)
            else:
                self._prove(actor, now_s)
        if self._settle_at_s is not None and now_s >= self._settle_at_s:
            self._settle(now_s)
        self._renew_spare(now_s)
        self._advance(now_s)

    def _hear_current(self, actor: Actor, kind: FromUi, now_s: float) -> None:
        if kind is FromUi.STARTED and self._session is None:
            self._session = Session()
            self._crew.make_key()
            self._crew.lend_key(actor.ui)
        elif kind is FromUi.CONTINUE and self._may_continue(now_s):
            assert self._session is not None
            self._session.answer_by_s = None
            self._crew.lend_key(actor.ui)
        elif kind is FromUi.ENDED:
            self._leave(actor, now_s)
        elif kind is FromUi.REFRESH:
            self.refresh()

    def _may_continue(self, now_s: float) -> bool:
        by_s = self._session.answer_by_s if self._session else None
        return by_s is not None and now_s < by_s

    def _leave(self, actor: Actor, now_s: float) -> None:
        actor.enter(Phase.LEAVING, now_s)
        self._forget()
        self._wanted = ToUi.SHOW

    def _forget(self) -> None:
        self._crew.forget_key()
        self._session = None

    def _advance(self, now_s: float) -> None:
        self._replace_idle_old_edition(now_s)
        if self._entering or self._settle_at_s is not None:
            return
        if self._spare is None:
            self._start_spare(now_s)
        elif self._wanted and self._spare.phase is Phase.LOADING:
            self._crew.hurry(self._spare.ui)
        elif self._wanted:
            self._entering, self._spare = self._spare, None
            self._entering.enter(Phase.ENTERING, now_s)
            self._crew.hurry(self._entering.ui)
            self._crew.send(self._entering.ui, self._wanted)

    def _replace_idle_old_edition(self, now_s: float) -> None:
        current, spare = self._current, self._spare
        if (
            current is not None
            and current.phase is Phase.ON
            and current.edition < self._edition
            and self._session is None
            and self._settle_at_s is None
            and spare is not None
            and spare.phase is Phase.SPARE
        ):
            self._leave(current, now_s)

    def _start_spare(self, now_s: float) -> None:
        if now_s < self._starts.not_before_s:
            return
        ui = self._crew.start(niced=self._wanted is None)
        if ui is None:
            self._starts.failed(now_s)
            return
        self._spare = self._actors[ui] = Actor(ui, self._edition, now_s, now_s)

    def _take_over(self, actor: Actor, now_s: float) -> None:
        self._outgoing, self._current, self._entering = self._current, actor, None
        actor.enter(Phase.ON, now_s)
        self._wanted = None
        self._settle_at_s = now_s + (self._timings.settle_s if self._outgoing else 0)

    def _settle(self, now_s: float) -> None:
        self._settle_at_s = None
        if self._outgoing is not None:
            self._end(self._outgoing)
        self._crew.flush()
        if self._current is not None:
            self._crew.lend_scanner(self._current.ui)
        self._advance(now_s)

    def _after_crash(self, now_s: float) -> None:
        self._wanted = ToUi.SHOW
        session = self._session
        if session is None:
            return
        session.crashes += 1
        if session.crashes >= self._timings.crash_limit:
            self._forget()
            return
        if session.answer_by_s is None:
            session.answer_by_s = now_s + self._timings.recovery_s
        self._wanted = ToUi.SHOW_RECOVERY

    def _expire_recovery(self, now_s: float) -> None:
        by_s = self._session.answer_by_s if self._session else None
        if by_s is None or now_s < by_s:
            return
        self._forget()
        self._wanted = ToUi.SHOW
        if self._entering is not None:
            self._end(self._entering)
        elif self._current is not None:
            self._crew.send(self._current.ui, ToUi.DROP)
            self._current.enter(Phase.LEAVING, now_s)

    def _renew_spare(self, now_s: float) -> None:
        spare = self._spare
        if spare is None:
            return
        aged = spare.phase is Phase.SPARE and now_s - spare.since_s > self._timings.spare_age_s
        if aged or spare.edition < self._edition:
            self._end(spare)

    def _prove(self, actor: Actor, now_s: float) -> None:
        waited_long = now_s - actor.since_s >= self._timings.stable_s
        if not actor.proven and waited_long and actor.phase in {Phase.SPARE, Phase.ON}:
            actor.proven = True
            self._starts.succeeded()

    def _is_overdue(self, actor: Actor, now_s: float) -> bool:
        limits = self._timings
        if actor.phase is Phase.LOADING:
            return now_s - actor.since_s > limits.load_limit_s
        if actor.phase is Phase.ENTERING:
            return now_s - actor.since_s > limits.show_limit_s
        if actor.phase is Phase.LEAVING:
            return now_s - actor.since_s > limits.leave_limit_s
        return now_s - actor.heard_s > limits.beat_limit_s

    def _end(self, actor: Actor) -> None:
        self._crew.end(actor.ui)
        del self._actors[actor.ui]
        for place in ("_current", "_outgoing", "_entering", "_spare"):
            if getattr(self, place) is actor:
                setattr(self, place, None)
