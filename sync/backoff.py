"""How long to wait after a failure: exponential, full jitter, capped. Randomness is passed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backoff:
    """After failure 1, 2, 3 … wait up to base, 2 × base, 4 × base … but never above the cap."""

    base_s: float
    cap_s: float

    def ceiling_s(self, failures: int) -> float:
        """Return the longest wait, in seconds, after this many failures in a row (1 or more)."""
        doublings = min(max(failures, 1) - 1, 62)
        return min(self.cap_s, self.base_s * 2.0**doublings)

    def delay_s(self, failures: int, random: float) -> float:
        """Seconds to wait; `random` is uniform in [0, 1)."""
        return random * self.ceiling_s(failures)


LINE = Backoff(base_s=2, cap_s=120)
DOSSIER = Backoff(base_s=5, cap_s=600)
