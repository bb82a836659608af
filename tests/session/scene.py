"""A stage with a recorded crew and a hand-moved clock."""

from kiosk.session.actor import Phase
from kiosk.session.link import FromUi, ToUi
from kiosk.session.plan import Timings
from kiosk.session.stage import Stage

TIMINGS = Timings()


class RecordingCrew:
    """Writes down what it is asked; `may_start` false means that no process can be started."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.given_up: list[tuple[int, Phase]] = []
        self.started = 0
        self.may_start = True

    def start(self, *, niced: bool) -> int | None:
        if not self.may_start:
            self.calls.append(("not started",))
            return None
        self.started += 1
        self.calls.append(("start", self.started, "niced" if niced else "now"))
        return self.started

    def hurry(self, ui: int) -> None:
        self.calls.append(("hurry", ui))

    def send(self, ui: int, kind: ToUi) -> None:
        self.calls.append((kind.value, ui))

    def end(self, ui: int) -> None:
        self.calls.append(("end", ui))

    def give_up(self, ui: int, phase: Phase) -> None:
        self.given_up.append((ui, phase))

    def make_key(self) -> None:
        self.calls.append(("make key",))

    def lend_key(self, ui: int) -> None:
        self.calls.append(("lend key", ui))

    def forget_key(self) -> None:
        self.calls.append(("forget key",))

    def flush(self) -> None:
        self.calls.append(("flush",))

    def lend_scanner(self, ui: int) -> None:
        self.calls.append(("lend scanner", ui))


class Scene:
    """A stage, its crew and its clock."""

    def __init__(self, timings: Timings = TIMINGS) -> None:
        self.crew = RecordingCrew()
        self.stage = Stage(self.crew, timings)
        self.now_s = 1000.0
        self.stage.tick(self.now_s)

    def calls(self) -> list[tuple[object, ...]]:
        """What was asked since the last look, without priority changes."""
        calls = [call for call in self.crew.calls if call[0] != "hurry"]
        self.crew.calls.clear()
        return calls

    def hear(self, ui: int, *kinds: FromUi) -> None:
        for kind in kinds:
            self.stage.hear(ui, kind, self.now_s)

    def lose(self, ui: int) -> None:
        self.stage.lose(ui, self.now_s)

    def wait(self, seconds: float, *beating: int) -> None:
        """Let time pass in small ticks while some UIs beat."""
        end_s = self.now_s + seconds
        while self.now_s < end_s:
            self.now_s = min(end_s, self.now_s + 0.25)
            for ui in beating:
                self.stage.hear(ui, FromUi.BEAT, self.now_s)
            self.stage.tick(self.now_s)


def settled_scene() -> Scene:
    """UI 1 shows welcome, UI 2 is the ready spare, both for long enough to be trusted."""
    scene = Scene()
    scene.hear(1, FromUi.READY, FromUi.SHOWN)
    scene.hear(2, FromUi.READY)
    scene.wait(TIMINGS.stable_s + 1, 1, 2)
    scene.calls()
    return scene


def session_of(scene: Scene) -> None:
    scene.hear(1, FromUi.STARTED)
    scene.calls()


def crash_into_recovery(scene: Scene) -> None:
    """UI 1 died in its session; UI 2 asks "continue?", UI 3 is the spare."""
    session_of(scene)
    scene.lose(1)
    scene.hear(2, FromUi.SHOWN)
    scene.hear(3, FromUi.READY)
    scene.calls()
