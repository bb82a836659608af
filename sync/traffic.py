"""How pictures of papers may use a line that others use too: how fast, and at which hours. Pure.

Dossiers themselves are small and are never held up by it.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

# The clock on the wall of every site; Vietnam has had no summer time since 1975.
VIETNAM = timezone(timedelta(hours=7))
HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Hours:
    """From a time of day on until another one, which may be of the next day."""

    first: time
    last: time

    def include(self, moment: datetime) -> bool:
        """Whether a moment lies within, by Vietnam's clock."""
        now = moment.astimezone(VIETNAM).time()
        if self.first <= self.last:
            return self.first <= now < self.last
        return now >= self.first or now < self.last


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes a second for pictures, and when they may go; None: as the line gives, at any hour."""

    bytes_a_s: float | None = None
    hours: Hours | None = None

    def is_open(self, moment: datetime) -> bool:
        """Whether pictures may go now."""
        return self.hours is None or self.hours.include(moment)

    def rest_s(self, sent_bytes: int) -> float:
        """Say how long so many bytes may take; the line is left to others for the rest of it."""
        return sent_bytes / self.bytes_a_s if self.bytes_a_s else 0.0


def read_hours(text: str) -> Hours | None:
    """Read "19:00-06:00"; None where there is nothing; ValueError for anything else."""
    if not text:
        return None
    found = HOURS.fullmatch(text)
    if found is None:
        raise ValueError('must be hours such as "19:00-06:00"')
    first_h, first_m, last_h, last_m = (int(part) for part in found.groups())
    return Hours(time(first_h, first_m), time(last_h, last_m))
