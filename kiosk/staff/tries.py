"""How long one waits after wrong PINs. Pure: the boot clock is passed in.

Two wrong ones cost nothing; the third half a minute, each further one twice as long, up to five
minutes. A restart of the machine ends no waiting: it begins anew. Only the right PIN, or a new one,
forgets the wrong ones.
"""

import json
from dataclasses import dataclass, replace

FREE = 3
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 300.0


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds of the machine's boot clock, and which boot it is."""

    boot_s: float
    boot_id: str


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong PINs since the last right one, and when the last of them was typed."""

    wrong: int = 0
    at_s: float = 0.0
    boot_id: str = ""

    @property
    def whole_wait_s(self) -> float:
        """How long the last of them makes one wait."""
        over = self.wrong - FREE
        return 0.0 if over < 0 else min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(over, 10))

    def on(self, now: Moment) -> "Tries":
        """Carry them over to this boot, where they are of another one, or of no time there was."""
        if self.wrong and not (self.boot_id == now.boot_id and 0 <= self.at_s <= now.boot_s):
            return replace(self, at_s=now.boot_s, boot_id=now.boot_id)
        return self

    def wait_s(self, now: Moment) -> float:
        """Seconds until the next one may be typed."""
        return max(0.0, self.whole_wait_s - (now.boot_s - self.on(now).at_s))

    def one_more(self, now: Moment) -> "Tries":
        """Count one that is about to be judged: it is wrong until it is right."""
        return Tries(self.wrong + 1, now.boot_s, now.boot_id)

    def to_bytes(self) -> bytes:
        """Give what is kept on the disk."""
        return json.dumps([self.wrong, self.at_s, self.boot_id]).encode()


def read_tries(kept: bytes | None) -> Tries:
    """Read what was kept; what cannot be read counts as three wrong ones of another boot."""
    if kept is None:
        return Tries()
    try:
        wrong, at_s, boot_id = json.loads(kept)
        return Tries(max(0, int(wrong)), float(at_s), str(boot_id))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return Tries(FREE)
