"""A telephone held before the kiosk's screen: it reads the codes there, and shows them again."""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.demo.remote import DemoError, Remote
from kiosk.devices.image_scanner import scan_picture
from kiosk.handoff.collecting import Collector, Whole
from kiosk.handoff.draft import Draft
from kiosk.handoff.envelope import Clock, Opened, unseal
from kiosk.handoff.frame import NoFrame

PAGE_OPEN = "Trang đã mở, hiện các mã"
MOST_PICTURES = 400


class Phone:
    """Knows nothing but what it pictured; `codes` are those of the declaration, in order."""

    def __init__(self, remote: Remote, folder: Path) -> None:
        self._remote = remote
        self._picture = folder / "phone.png"
        self._collector = Collector()
        self.codes: list[bytes] = []

    def read(self) -> Draft:
        """Picture the screen until the declaration is whole, and open it."""
        for _ in range(MOST_PICTURES):
            self._remote.grab(self._picture)
            message = self.take(self._picture.read_bytes())
            self._picture.unlink()
            if message is not None:
                return open_draft(message, datetime.now(UTC))
            if self._remote.look().has(PAGE_OPEN):
                self._remote.touch(PAGE_OPEN)
        raise DemoError("the codes on the screen do not make a declaration")

    def take(self, picture: bytes) -> bytes | None:
        """Read the codes of one picture; the message once there are enough of them."""
        found = scan_picture(picture)
        for scan in found if isinstance(found, tuple) else ():
            came = self._collector.take(scan.data.decode("utf-8", "replace"))
            if isinstance(came, NoFrame):
                continue
            if scan.data not in self.codes:
                self.codes.append(scan.data)
            if isinstance(came, Whole):
                return came.message
        return None


def open_draft(message: bytes, now: datetime) -> Draft:
    """Open what was carried away, as the page on a telephone does."""
    opened = unseal(message, Clock(now), own_key=None)
    if not isinstance(opened, Opened):
        reason = f"what was carried away does not open: {opened.code}"
        raise DemoError(reason)
    return opened.draft
