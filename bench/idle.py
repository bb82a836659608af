"""What the whole kiosk costs the processor while nobody is there."""

import time

from bench.programs import cpu_by_pid, spent_s
from bench.result import LIMIT, Result
from bench.screen import open_screen
from bench.site import prepare_site, running_site
from bench.workbench import NotMeasured, Workbench, load, say

SETTLE_S = 15.0
LIMIT_PERCENT = 1.0


def measure(bench: Workbench) -> list[Result]:
    """Windows one after another on the welcome page; ours is their mean, so that no burst hides."""
    prepare_site(bench)
    shares: list[float] = []
    with open_screen(bench) as screen, running_site(bench, screen, voice=True) as site:
        say(f"idle: letting the kiosk rest for {SETTLE_S:.0f} s")
        time.sleep(SETTLE_S)
        load_before = load()
        pids = sorted(site.processes())
        for number in range(1, bench.rounds + 1):
            begin, before = time.monotonic(), cpu_by_pid(pids)
            time.sleep(bench.window_s)
            after, end = cpu_by_pid(pids), time.monotonic()
            shares.append(spent_s(before, after) / (end - begin) * 100)
            say(f"idle, window {number}: {shares[-1]:.2f} % of a core")
        if sorted(site.processes()) != pids:
            message = "processes of the kiosk came or went while it was idle"
            raise NotMeasured(message)
    return [
        Result(
            name="idle_cpu",
            what=f"CPU of UI, spare, agent, supervisor and voice on the welcome page over "
            f"{bench.rounds} windows of {bench.window_s:.0f} s, mean; the centre apart",
            ours=sum(shares) / len(shares),
            peer=LIMIT_PERCENT,
            peer_name=LIMIT,
            goal="<=1.0",
            rounds=bench.rounds,
            unit="% of a core",
            load=load_before,
            samples={"ours": shares},
        )
    ]
