"""Memory as the kernel shares it out (PSS): the UI beside Chromium, and the whole kiosk."""

import subprocess
import sys
import time

from bench.contenders import CHROMIUM, FLOOR, KIOSK, Contender, chromium, floor, kiosk
from bench.programs import family_of, pss_mb
from bench.result import LIMIT, Result, medians, middle_round
from bench.screen import Screen, open_screen
from bench.site import prepare_site, running_site
from bench.workbench import NotMeasured, Workbench, load, say

UI_GOAL = "<=0.35"
START_S = 60.0
STILL_S = 1.0
REST_S = 6.0
LIMIT_MB = 260.0
APART_GOAL = "<=1.5"
LIBRARIES = {
    "agent": ("httpx", "sqlalchemy", "pydantic", "nacl.signing", "pysqlite3.dbapi2"),
    "centre": ("fastapi", "granian", "sqlalchemy", "nacl.signing", "pysqlite3.dbapi2"),
}


def measure(bench: Workbench) -> list[Result]:
    """One after the other, never two at a time: what they share would be divided among them."""
    load_before = load()
    contenders = (kiosk(bench), chromium(bench), floor())
    prepare_site(bench)
    samples: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    whole: dict[str, list[float]] = {"ours": []}
    apart: dict[str, list[float]] = {name + end: [] for name in LIBRARIES for end in ("", "_peer")}
    with open_screen(bench) as screen:
        for number in range(1, bench.rounds + 1):
            for one in contenders:
                samples[one.name].append(measure_one(bench, screen, one))
            parts = measure_site(bench, screen, contenders[0])
            apart["centre"].append(parts.pop("centre"))
            apart["agent"].append(parts["agent"])
            for name, modules in LIBRARIES.items():
                apart[f"{name}_peer"].append(measure_libraries(bench, modules))
            whole["ours"].append(sum(parts.values()))
            for part, size_mb in parts.items():
                whole.setdefault(part, []).append(size_mb)
            alone = ", ".join(f"{name} {sizes[-1]:.0f} MB" for name, sizes in samples.items())
            say(f"memory, round {number}: {alone}; whole kiosk {whole['ours'][-1]:.0f} MB")
    return [
        ui_result(bench, samples, load_before),
        whole_result(bench, whole, load_before),
        *(apart_result(bench, name, apart, load_before) for name in LIBRARIES),
    ]


def ui_result(bench: Workbench, samples: dict[str, list[float]], load_before: float) -> Result:
    """The UI alone beside Chromium."""
    middle = middle_round(samples, KIOSK, CHROMIUM, UI_GOAL)
    return Result(
        name="memory_ui",
        what="PSS of the UI with its voice processes, alone, on the find page, beside all "
        "processes of Chromium on the same page",
        ours=middle[KIOSK],
        peer=middle[CHROMIUM],
        peer_name=CHROMIUM,
        goal=UI_GOAL,
        rounds=bench.rounds,
        unit="MB",
        load=load_before,
        samples=samples,
        floor=middle[FLOOR],
        floor_name=FLOOR,
    )


def whole_result(bench: Workbench, samples: dict[str, list[float]], load_before: float) -> Result:
    """Supervisor, UI, spare and agent together."""
    return Result(
        name="memory_kiosk",
        what="PSS of UI, warm spare, agent and supervisor with their children, somebody on the "
        "find page; the centre apart",
        ours=medians(samples)["ours"],
        peer=LIMIT_MB,
        peer_name=LIMIT,
        goal="<=1.0",
        rounds=bench.rounds,
        unit="MB",
        load=load_before,
        samples=samples,
    )


def apart_result(
    bench: Workbench, name: str, samples: dict[str, list[float]], load_before: float
) -> Result:
    """Agent or centre beside a Python that only loads the libraries it stands on."""
    pair = {"ours": samples[name], "peer": samples[f"{name}_peer"]}
    middle = middle_round(pair, "ours", "peer", APART_GOAL)
    return Result(
        name=f"memory_{name}",
        what=f"PSS of the running {name}, beside a Python that has loaded "
        f"{', '.join(LIBRARIES[name])} and does nothing",
        ours=middle["ours"],
        peer=middle["peer"],
        peer_name="its libraries alone",
        goal=APART_GOAL,
        rounds=bench.rounds,
        unit="MB",
        load=load_before,
        samples=pair,
    )


def measure_libraries(bench: Workbench, modules: tuple[str, ...]) -> float:
    """PSS in MB of a process that loads some libraries."""
    code = f"import {', '.join(modules)}, time; print(flush=True); time.sleep(60)"
    with subprocess.Popen(
        (sys.executable, "-c", code), env=bench.environ(), stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            return _size_mb([process.pid])
        finally:
            process.kill()


def measure_one(bench: Workbench, screen: Screen, one: Contender) -> float:
    """Open it, go to the find page, let it rest; its PSS in MB."""
    screen.wait_for_black()
    with one.start(bench, screen) as program:
        go_to_find(screen, one)
        return _size_mb([process.pid for process in family_of(program.pid)])


def measure_site(bench: Workbench, screen: Screen, ui: Contender) -> dict[str, float]:
    """PSS in MB of each part of a whole kiosk and its centre, the visible UI on the find page."""
    screen.wait_for_black()
    with running_site(bench, screen, voice=True) as site:
        go_to_find(screen, ui)
        parts = site.parts()
        return {part: _size_mb(pids) for part, pids in parts.items()}


def go_to_find(screen: Screen, one: Contender) -> None:
    """Touch the start, see the page change, rest."""
    welcome = screen.first_picture(STILL_S, START_S)
    screen.finger.tap(one.places["start"])
    give_up = time.monotonic() + START_S
    while screen.frame.picture() == welcome:
        if time.monotonic() > give_up:
            message = f"{one.name} did not open its find page"
            raise NotMeasured(message)
        time.sleep(0.05)
    time.sleep(REST_S)


def _size_mb(pids: list[int]) -> float:
    try:
        return pss_mb(pids)
    except PermissionError as error:
        message = "the kernel lets only root read the memory of the kiosk's processes"
        raise NotMeasured(message) from error
