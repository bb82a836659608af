"""From starting a program to its painted welcome."""

from bench.contenders import CHROMIUM, FLOOR, KIOSK, Contender, chromium, floor, kiosk
from bench.framebuffer import Area, Span, new_spans
from bench.result import Result, middle_round
from bench.screen import Screen, open_screen
from bench.workbench import PANEL, NotMeasured, Workbench, load, say

GOAL = "<=0.5"
START_S = 60.0
STILL_S = 1.5
# Without the clock in the head, and without the help key that tells later whether there is sound.
AREA = Area(PANEL[0] * 3 // 10, PANEL[1] // 10, PANEL[0] - 40, PANEL[1] - 20)
LEAST_SPANS = 40


def measure(bench: Workbench) -> list[Result]:
    """Start each in turn on one black screen, round after round."""
    contenders = (kiosk(bench), chromium(bench), floor())
    samples: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    with open_screen(bench) as screen:
        wanted = {one.name: learn(bench, screen, one) for one in contenders}
        load_before = load()
        for number in range(1, bench.rounds + 1):
            for one in contenders:
                samples[one.name].append(time_start(bench, screen, one, wanted[one.name]))
            shown = ", ".join(f"{name} {times[-1]:.2f} s" for name, times in samples.items())
            say(f"first welcome, round {number}: {shown}")
    middle = middle_round(samples, KIOSK, CHROMIUM, GOAL)
    return [
        Result(
            name="first_welcome",
            what="exec of the UI to its painted welcome, beside Chromium with the same page; "
            "caches warm, software renderer, 1080 × 1920",
            ours=middle[KIOSK],
            peer=middle[CHROMIUM],
            peer_name=CHROMIUM,
            goal=GOAL,
            rounds=bench.rounds,
            unit="s",
            load=load_before,
            samples=samples,
            floor=middle[FLOOR],
            floor_name=FLOOR,
        )
    ]


def learn(bench: Workbench, screen: Screen, one: Contender) -> list[Span]:
    """Start it twice, which also warms its caches; where both welcomes agree."""
    say(f"first welcome: learning what {one.name} looks like")
    pictures = []
    for _ in range(2):
        with one.start(bench, screen):
            pictures.append(screen.first_picture(STILL_S, START_S))
        screen.wait_for_black()
    spans = new_spans([screen.black], pictures, screen.frame.width, AREA)
    if len(spans) < LEAST_SPANS:
        message = f"{one.name} did not show the same welcome twice"
        raise NotMeasured(message)
    return spans


def time_start(bench: Workbench, screen: Screen, one: Contender, wanted: list[Span]) -> float:
    """Seconds from starting it to all of its welcome on the screen."""
    with one.start(bench, screen) as program:
        seen = screen.frame.wait_for(wanted, START_S)
        seconds = seen - program.started
    screen.wait_for_black()
    return seconds
