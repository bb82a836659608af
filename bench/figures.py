"""The statistics used here, and nothing more."""

import math
from collections.abc import Sequence
from statistics import median

__all__ = ["median", "percentile"]


def percentile(samples: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: always a sample that was really measured."""
    if not samples:
        message = "no samples"
        raise ValueError(message)
    if not 0 < percent <= 100:
        message = f"{percent} is no percentile"
        raise ValueError(message)
    rank = math.ceil(percent / 100 * len(samples))
    return sorted(samples)[rank - 1]
