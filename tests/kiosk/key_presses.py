"""A UI process as it is, given keys instead of touches: prints the page and the modes then."""

import json
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk import app
from kiosk.backstage import Backstage

KEYS = (Qt.Key.Key_F1, Qt.Key.Key_Right, Qt.Key.Key_Return)


def press_all(window: QQuickWindow, backstage: Backstage) -> None:
    """In place of the opening of the rooms."""

    def painted() -> None:
        window.frameSwapped.disconnect(painted)
        backstage.open()
        visit = backstage.rooms.views.visit
        visit.close_input(False)
        for key in KEYS:
            QTest.keyClick(window, key)
        visit.pageChanged.connect(tell)

    def tell() -> None:
        views = backstage.rooms.views
        look = views.appearance.look
        told = {"page": views.visit.state.page, "keys": look.keys, "voice": look.voice}
        print(json.dumps(told))
        QCoreApplication.quit()

    window.frameSwapped.connect(painted)


app._open_after_first_frame = press_all
sys.exit(app.main(["--windowed"]))
