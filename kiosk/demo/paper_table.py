"""Somebody who lays sheets under the kiosk's camera, one after the other, when it asks for them."""

import time
from collections.abc import Sequence

from PIL import Image

from kiosk.capture.darkroom import develop
from kiosk.capture.page import Page
from kiosk.demo.remote import DemoError, Remote, View
from kiosk.devices.camera import Still
from kiosk.devices.camera_simulator import CameraSimulator

BEGIN = "Chụp giấy"
AIM = "Đặt trọn một tờ giấy vào trong khung, rồi bấm “Chụp”."
TAKE = "Chụp"
USE = "Rõ, dùng tấm này"
KEPT = "Máy đã giữ kín {count} trang của giấy này."
MORE = "Chụp thêm trang {count}"
NEXT_PAPER = "Xong, giấy tiếp theo"
DONE = "Xong, xem lại tờ khai"
PATIENCE_S = 1.0
GLANCE_S = 0.6
"""Until one sees one's sheet in the frame: some pictures of the camera."""


class PaperTable:
    """Lays down the same sheets for each paper; `pages` are the bytes that must arrive."""

    def __init__(
        self, remote: Remote, sight: CameraSimulator, sheets: Sequence[Image.Image]
    ) -> None:
        self._remote = remote
        self._sight = sight
        self._sheets = sheets
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
        for count, sheet in enumerate(self._sheets, 1):
            self._sight.show(sheet)
            self._remote.reach(way if count == 1 else MORE.format(count=count))
            self._remote.wait_for(AIM)
            time.sleep(GLANCE_S)
            self._remote.picture()
            self._remote.touch(TAKE)
            self._remote.wait_for(USE)
            self._remote.touch(USE)
            view = self._remote.wait_for(KEPT.format(count=count))
            self.pages.append(self._developed())
        return view

    def _developed(self) -> bytes:
        """What becomes of the sheet that lies there, made beside the kiosk from the same sight."""
        still = self._sight.take_still(PATIENCE_S)
        page = develop(still.jpeg, "camera", 0) if isinstance(still, Still) else still
        if not isinstance(page, Page):
            message = f"the sheet cannot be pictured: {page}"
            raise DemoError(message)
        return page.jpeg
