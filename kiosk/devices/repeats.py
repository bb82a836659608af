"""A camera sees a code again and again while it is held there: what is new is told once.

Pure: time comes with the codes.
"""

from dataclasses import dataclass, field

from kiosk.devices.scanner import Scan

FORGOTTEN_S = 2.0
MOST_KEPT = 16


@dataclass
class Repeats:
    """Codes in sight and when each was last seen."""

    forgotten_s: float = FORGOTTEN_S
    _seen: dict[bytes, float] = field(default_factory=dict, repr=False)
    _went_on: bool = False

    def new(self, scans: tuple[Scan, ...], at_s: float) -> tuple[Scan, ...]:
        """Those that were not in sight a moment ago; one shown again after a while is new."""
        if self._went_on:
            self._seen = dict.fromkeys(self._seen, at_s)
            self._went_on = False
        self._seen = {
            data: last for data, last in self._seen.items() if at_s - last < self.forgotten_s
        }
        fresh = tuple(scan for scan in scans if scan.data not in self._seen)
        for scan in scans:
            if scan.data in self._seen or len(self._seen) < MOST_KEPT:
                self._seen[scan.data] = at_s
        return fresh

    def go_on(self) -> None:
        """Take it that nobody moved while nobody looked: what is still there is not new."""
        self._went_on = True

    def forget(self) -> None:
        """Nothing has been seen."""
        self._seen.clear()
