"""From the last byte a card reader sends to the card's data on the screen, "is this right?".

The whole kiosk under its supervisor, its reader a serial line; voice off.
"""

import os
import time
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.contenders import asked_of_screens
from bench.figures import median, percentile
from bench.finger import Point
from bench.framebuffer import Area, Span, new_spans
from bench.page_change import PACE, PAUSE_S
from bench.result import LIMIT, Result
from bench.screen import Screen, open_screen
from bench.site import running_site
from bench.workbench import PANEL, NotMeasured, Workbench, load, say
from kiosk.config import Scanner
from kiosk.journey.practice import CARD

START_S = 60.0
STILL_S = 0.7
FILL_S = 5.0
LIMIT_MS = 100.0
"""A new screen's time, in the design."""
LEAST_SPANS = 12
AREA = Area(0, 0, PANEL[0], PANEL[1])


@dataclass(frozen=True, slots=True)
class CardDesk:
    """A kiosk that waits for a card, the reader's end of the line, and where one scans again."""

    screen: Screen
    line: int
    again: Point

    def scan(self) -> float:
        """Send a card as a reader does; the time (perf_counter) its last byte was handed over."""
        os.write(self.line, CARD + b"\r\n")
        return time.perf_counter()

    def learn(self) -> tuple[list[Span], list[Span]]:
        """Scan and take back twice: which pixels tell that the data stand there, or are gone."""
        frame = self.screen.frame
        last = frame.settled(STILL_S, START_S)
        filled, waiting = [], []
        for _ in range(2):
            self.scan()
            last = frame.settled(STILL_S, START_S, unlike=last)
            filled.append(last)
            self.screen.finger.tap(self.again)
            last = frame.settled(STILL_S, START_S, unlike=last)
            waiting.append(last)
        shown = new_spans(waiting, filled, frame.width, AREA)
        gone = new_spans(filled, waiting, frame.width, AREA)
        if min(len(shown), len(gone)) < LEAST_SPANS:
            message = "the card's page did not look the same twice"
            raise NotMeasured(message)
        return shown, gone

    def time_of(self, shown: Sequence[Span], gone: Sequence[Span]) -> float:
        """Scan once, wait for the data, take it back; milliseconds until they stood there."""
        time.sleep(PACE.uniform(*PAUSE_S))
        sent = self.scan()
        elapsed = (self.screen.frame.wait_for(shown, FILL_S) - sent) * 1000
        time.sleep(PACE.uniform(*PAUSE_S))
        self.screen.finger.tap(self.again)
        self.screen.frame.wait_for(gone, FILL_S)
        return elapsed


def measure(bench: Workbench) -> list[Result]:
    """One kiosk, many scans."""
    with open_desk(bench) as desk:
        shown, gone = desk.learn()
        load_before = load()
        rounds = []
        for number in range(1, bench.rounds + 1):
            rounds.append([desk.time_of(shown, gone) for _ in range(bench.changes // 2)])
            say(f"scan to filled, round {number}: {median(rounds[-1]):.1f} ms")
    return [
        Result(
            name=f"scan_to_filled_p{part}",
            what="last byte of a citizen card from a serial reader to its data on the screen, "
            f"p{part} of {len(rounds) * len(rounds[0])} scans; voice off",
            ours=percentile([elapsed for times in rounds for elapsed in times], part),
            peer=LIMIT_MS,
            peer_name=LIMIT,
            goal="<=1.0",
            rounds=bench.rounds,
            unit="ms",
            load=load_before,
            samples={"ours": [percentile(times, part) for times in rounds]},
        )
        for part in (50, 99)
    ]


@contextmanager
def open_desk(bench: Workbench) -> Iterator[CardDesk]:
    """Start a kiosk with a reader and go to the question that asks for the card."""
    places = asked_of_screens(bench, "bench.card_road")
    with reader_line() as (line, device), open_screen(bench) as screen:
        reader = Scanner(kind="serial", device=str(device))
        with running_site(bench, screen, voice=False, scanner=reader):
            last = screen.first_picture(STILL_S, START_S)
            for x, y in places["road"]:
                screen.finger.tap((x, y))
                last = screen.frame.settled(STILL_S, START_S, unlike=last)
            x, y = places["again"]
            yield CardDesk(screen, line, (x, y))


@contextmanager
def reader_line() -> Iterator[tuple[int, Path]]:
    """A serial line: the reader's end, and the device the kiosk opens."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    try:
        yield ours, Path(os.ttyname(theirs))
    finally:
        os.close(ours)
        os.close(theirs)
