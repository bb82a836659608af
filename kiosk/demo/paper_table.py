"""Somebody who lays sheet after sheet where the kiosk pictures papers, when it asks for them."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os import environ
from pathlib import Path
from typing import Protocol

from PIL import Image

from kiosk.capture.darkroom import develop
from kiosk.capture.page import Framing, Page
from kiosk.demo.remote import DemoError, Remote, View
from kiosk.devices.camera import Still
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.devices.sane_scanner import SaneScanner

BEGIN = "Chụp giấy"
TAKE = "Chụp"
USE = "Rõ, dùng tấm này"
KEPT = "Máy đã giữ kín {count} trang của giấy này."
MORE = "Chụp thêm trang {count}"
NEXT_PAPER = "Xong, giấy tiếp theo"
DONE = "Xong, xem lại tờ khai"
PATIENCE_S = 1.0
GLANCE_S = 0.6
"""Until one sees one's sheet in the frame: some pictures of the camera."""
TEST_DEVICE = 'number_of_devices 1\ntest-picture "Grid"\ngeometry_max 300\nbr_x 210\nbr_y 297\n'
"""SANE's own test device, with a chequered A4 on its glass."""


class Taker(Protocol):
    """What takes the pictures; `asks` is what the screen says once a sheet may be laid there."""

    asks: str

    def lay(self, number: int) -> None:
        """Lay down the sheet of this number, from 0."""

    def develop(self) -> bytes:
        """What becomes of the sheet that lies there, made beside the kiosk from the same sight."""


class UnderCamera:
    """The camera's simulator, and invented sheets for it."""

    asks = "Đặt trọn một tờ giấy vào trong khung, rồi bấm “Chụp”."

    def __init__(self, sight: CameraSimulator, sheets: Sequence[Image.Image]) -> None:
        self._sight = sight
        self._sheets = sheets

    def lay(self, number: int) -> None:
        """Show the camera another sheet."""
        self._sight.show(self._sheets[number])

    def develop(self) -> bytes:
        """Take the picture that the kiosk takes."""
        still = self._sight.take_still(PATIENCE_S)
        return developed(still.jpeg if isinstance(still, Still) else still, "camera")


class OnGlass:
    """SANE's test scanner, on whose glass a sheet always lies."""

    asks = "Xin đặt một tờ vào máy quét, mặt chữ úp xuống, rồi bấm “Chụp”."

    def __init__(self, device: str) -> None:
        self._device = device

    def lay(self, number: int) -> None:
        """It lies there."""

    def develop(self) -> bytes:
        """Scan it as the kiosk does."""
        return developed(SaneScanner(self._device).scan(), "scanner")


class PaperTable:
    """Has so many pages of each paper pictured; `pages` are the bytes that must arrive."""

    def __init__(self, remote: Remote, taker: Taker, count: int) -> None:
        self._remote = remote
        self._taker = taker
        self._count = count
        self.pages: list[bytes] = []

    def picture_all(self, view: View) -> View:
        """Picture every paper that is asked for; what is shown after the last."""
        way = BEGIN
        while not view.has(DONE):
            view = self._picture_one(way)
            way = NEXT_PAPER
        return self._remote.touch(DONE)

    def _picture_one(self, way: str) -> View:
        view = self._remote.look()
        for count in range(1, self._count + 1):
            self._taker.lay(count - 1)
            self._remote.reach(way if count == 1 else MORE.format(count=count))
            self._remote.wait_for(self._taker.asks)
            time.sleep(GLANCE_S)
            self._remote.picture()
            self._remote.touch(TAKE)
            self._remote.wait_for(USE)
            self._remote.touch(USE)
            view = self._remote.wait_for(KEPT.format(count=count))
            self.pages.append(self._taker.develop())
        return view


def developed(seen: object, framing: Framing) -> bytes:
    """The page that the darkroom makes of it."""
    page = develop(seen, framing, 0) if isinstance(seen, bytes) else seen
    if not isinstance(page, Page):
        message = f"the sheet cannot be pictured: {page}"
        raise DemoError(message)
    return page.jpeg


@contextmanager
def sane_test_device(folder: Path) -> Iterator[None]:
    """Have SANE know its test device alone, here and in every process started meanwhile."""
    folder.mkdir()
    (folder / "dll.conf").write_text("test\n", "utf-8")
    (folder / "test.conf").write_text(TEST_DEVICE, "utf-8")
    before = environ.get("SANE_CONFIG_DIR")
    environ["SANE_CONFIG_DIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del environ["SANE_CONFIG_DIR"]
        else:
            environ["SANE_CONFIG_DIR"] = before
