"""From a tap to the next page's last pixel, and the CPU it takes: find ↔ the doors of a group.

The kiosk keeps these two pages built, as a browser keeps its document; pages built anew at each
visit cost more and are not measured here.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from bench.contenders import CHROMIUM, FLOOR, KIOSK, Contender, chromium, floor, kiosk
from bench.figures import median, percentile
from bench.finger import Point
from bench.framebuffer import Area, Span, new_spans
from bench.programs import cpu_by_pid, family_of, spent_s
from bench.result import LIMIT, Result, middle_round
from bench.screen import Screen, open_screen
from bench.site import prepare_site, running_site
from bench.workbench import PANEL, NotMeasured, Workbench, load, say

P50_GOAL, CPU_GOAL = "<=0.8", "<=0.35"
START_S = 60.0
STILL_S = 0.7
CHANGE_S = 5.0
PAUSE_S = (0.40, 0.55)
"""Between a page and the next tap: longer than a fresh page swallows touches, and never in step."""
LIMIT_MS = 50.0
LEAST_SPANS = 40
AREA = Area(0, 0, PANEL[0], PANEL[1])
PACE = random.Random(20261124)


@dataclass
class Runner:
    """One contender on a screen of its own, standing on its find page."""

    name: str
    screen: Screen
    places: dict[str, Point]
    pids: Callable[[], list[int]]
    there: list[Span] = field(default_factory=list)
    back: list[Span] = field(default_factory=list)
    times_ms: list[list[float]] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)

    def learn(self) -> None:
        """Go to find, then there and back twice: which pixels tell that a page is all there."""
        frame, finger = self.screen.frame, self.screen.finger
        last = self.screen.first_picture(STILL_S, START_S)
        pages: dict[str, list[bytes]] = {"start": [], "there": [], "back": []}
        for place in ("start", "there", "back", "there", "back"):
            finger.tap(self.places[place])
            last = frame.settled(STILL_S, START_S, unlike=last)
            pages[place].append(last)
        self.there = new_spans(pages["back"], pages["there"], frame.width, AREA)
        self.back = new_spans(pages["there"], pages["back"], frame.width, AREA)
        if min(len(self.there), len(self.back)) < LEAST_SPANS:
            message = f"{self.name} did not show the same two pages twice"
            raise NotMeasured(message)

    def change(self, count: int) -> None:
        """Change the page `count` times, an even number; keep the times and the CPU a change."""
        times: list[float] = []
        before = cpu_by_pid(self.pids())
        for _ in range(count // 2):
            times.append(self._tap(self.places["there"], self.there))
            times.append(self._tap(self.places["back"], self.back))
        after = cpu_by_pid(self.pids())
        self.times_ms.append(times)
        self.cpu_ms.append(spent_s(before, after) * 1000 / len(times))

    def _tap(self, place: Point, wanted: Sequence[Span]) -> float:
        time.sleep(PACE.uniform(*PAUSE_S))
        released = self.screen.finger.tap(place)
        return (self.screen.frame.wait_for(wanted, CHANGE_S) - released) * 1000


def measure(bench: Workbench) -> list[Result]:
    """All three stand on screens of their own at the same time and take turns."""
    with runners(bench) as running:
        for one in running:
            say(f"page change: learning the pages of {one.name}")
            one.learn()
        load_before = load()
        for number in range(1, bench.rounds + 1):
            for one in running:
                one.change(bench.changes)
            shown = ", ".join(
                f"{one.name} {median(one.times_ms[-1]):.1f} ms, {one.cpu_ms[-1]:.1f} ms CPU"
                for one in running
            )
            say(f"page change, round {number}: {shown}")
    results = {one.name: one for one in running}
    return [
        p50_result(results, load_before),
        p99_result(results, load_before),
        cpu_result(results, load_before),
    ]


@contextmanager
def runners(bench: Workbench) -> Iterator[list[Runner]]:
    """Start all three; the kiosk whole, under its supervisor, journal and all, but silent."""
    ui, others = kiosk(bench), (chromium(bench), floor())
    prepare_site(bench)
    with ExitStack() as stack:
        screen = stack.enter_context(open_screen(bench))
        site = stack.enter_context(running_site(bench, screen, voice=False))
        whole = Runner(KIOSK, screen, ui.places, lambda: site.parts()["ui"])
        yield [whole, *(alone(bench, stack, one) for one in others)]


def alone(bench: Workbench, stack: ExitStack, one: Contender) -> Runner:
    """Start one program on a screen of its own."""
    screen = stack.enter_context(open_screen(bench))
    program = stack.enter_context(one.start(bench, screen))
    return Runner(
        one.name,
        screen,
        one.places,
        lambda: [process.pid for process in family_of(program.pid)],
    )


def p50_result(running: dict[str, Runner], load_before: float) -> Result:
    """The usual wait."""
    samples = {name: [median(times) for times in one.times_ms] for name, one in running.items()}
    middle = middle_round(samples, KIOSK, CHROMIUM, P50_GOAL)
    return Result(
        name="page_change_p50",
        what=f"release of the finger to the last pixel of the next page (find and its doors, kept "
        f"built), a round's median, {len(pooled(running[KIOSK]))} changes in rounds that take "
        "turns; voice off",
        ours=middle[KIOSK],
        peer=middle[CHROMIUM],
        peer_name=CHROMIUM,
        goal=P50_GOAL,
        rounds=len(samples[KIOSK]),
        unit="ms",
        load=load_before,
        samples=samples,
        floor=middle[FLOOR],
        floor_name=FLOOR,
    )


def p99_result(running: dict[str, Runner], load_before: float) -> Result:
    """The longest wait but for one in a hundred."""
    whole = {name: percentile(pooled(one), 99) for name, one in running.items()}
    rounds = {name: [percentile(t, 99) for t in one.times_ms] for name, one in running.items()}
    return Result(
        name="page_change_p99",
        what=f"99th percentile of the same {len(pooled(running[KIOSK]))} changes "
        f"(Chromium: {whole[CHROMIUM]:.1f} ms)",
        ours=whole[KIOSK],
        peer=LIMIT_MS,
        peer_name=LIMIT,
        goal="<=1.0",
        rounds=len(running[KIOSK].times_ms),
        unit="ms",
        load=load_before,
        samples=rounds,
        floor=whole[FLOOR],
        floor_name=FLOOR,
    )


def cpu_result(running: dict[str, Runner], load_before: float) -> Result:
    """What one change costs the processor."""
    samples = {name: one.cpu_ms for name, one in running.items()}
    middle = middle_round(samples, KIOSK, CHROMIUM, CPU_GOAL)
    return Result(
        name="page_change_cpu",
        what="CPU of the UI's processes a page change (find and its doors, kept built), pauses "
        "between taps included, beside all processes of Chromium; voice off",
        ours=middle[KIOSK],
        peer=middle[CHROMIUM],
        peer_name=CHROMIUM,
        goal=CPU_GOAL,
        rounds=len(samples[KIOSK]),
        unit="ms",
        load=load_before,
        samples=samples,
        floor=middle[FLOOR],
        floor_name=FLOOR,
    )


def pooled(one: Runner) -> list[float]:
    """Every time of every round."""
    return [elapsed for times in one.times_ms for elapsed in times]
