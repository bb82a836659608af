"""The time a kiosk believes: the wall clock moved by what the agent learned, or doubted.

Pure: readings are passed in. `learn` takes what the outbox says; until then the wall clock counts
and nothing is certain.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def utc_now() -> datetime:
    """The machine's clock, right or wrong."""
    return datetime.now(UTC)


@dataclass
class SiteClock:
    """Local time in Việt Nam for dates on screen, slip and rule."""

    wall: Callable[[], datetime]
    shift: timedelta = timedelta(0)
    certain: bool = False

    def now(self) -> datetime:
        """The time to show and to print."""
        return (self.wall() + self.shift).astimezone(ZONE)

    def today(self) -> date:
        """The date rules use; when not `certain` they only warn."""
        return self.now().date()

    def learn(self, corrected: datetime, *, certain: bool) -> None:
        """Take over the corrected time; small differences are no reason to move."""
        shift = corrected - self.wall()
        self.shift = shift if abs(shift) > timedelta(seconds=2) else timedelta(0)
        self.certain = certain
