"""Strikes the primary, waits, and tells how long each thing took."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.growth.load import Crowd, Verdict
from tests.growth.machine import Machine, wait_long
from tests.growth.site import Site


@dataclass
class Watch:
    """Looks at a site while its kiosks send; moments are monotonic seconds."""

    site: Site
    crowd: Crowd
    struck_s: float = field(default_factory=time.monotonic)
    elected_s: float | None = None
    victim: str | None = None

    def more(self, receipts: int) -> None:
        """Wait until so many more are told."""
        enough = self.crowd.count() + receipts
        what = f"{receipts} more receipts"
        wait_long(lambda: self.crowd.count() >= enough, what, self.site.machines)

    def strike(self, blow: Callable[[Machine], None]) -> None:
        """Strike whoever leads; wait until another does."""
        self.victim = self.site.primary()
        assert self.victim is not None
        self.struck_s = time.monotonic()
        blow(self.site.servers[self.victim])
        pause = threading.Event()
        while self.elected_s is None and time.monotonic() < self.struck_s + 120:
            if self.site.primary(but=self.victim) is not None:
                self.elected_s = time.monotonic()
            pause.wait(0.1)
        assert self.elected_s is not None, "nobody took over"

    @property
    def detection_s(self) -> float:
        """From the blow until another leads."""
        assert self.elected_s is not None
        return self.elected_s - self.struck_s

    def tell(self, what: str, verdict: Verdict) -> None:
        """Print the figures; `pytest -s` shows them."""
        beyond = verdict.longest_wait_s - self.detection_s
        print(
            f"{what}: {verdict.acknowledged} acknowledged, {verdict.lost} lost,"
            f" {verdict.doubled} doubled; longest wait {verdict.longest_wait_s:.1f} s,"
            f" another led after {self.detection_s:.1f} s ({beyond:+.1f} s)"
        )
