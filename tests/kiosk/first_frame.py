"""A UI process as it is, stopped at its first frame: prints what it had loaded, then and later."""

import gc
import json
import linecache
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickWindow

from kiosk import app
from kiosk.backstage import Backstage
from kiosk.viewmodels.images import DrumProvider

drums: list[int] = []
request = DrumProvider.requestImage


def count(self: DrumProvider, *arguments: object) -> object:
    drums.append(1)
    return request(self, *arguments)


DrumProvider.requestImage = count


def look(window: QQuickWindow, backstage: Backstage) -> None:
    """In place of the opening of the rooms."""

    def painted() -> None:
        window.frameSwapped.disconnect(painted)
        frame, drawn = sorted(sys.modules), len(drums)
        backstage.open()
        spare = sorted(sys.modules)
        lane = backstage.rooms.world.lanes["database"]

        def saved(outcome: object) -> None:
            del outcome
            store = sorted(sys.modules)
            told = {"frame": frame, "drums": drawn, "spare": spare, "store": store}
            told["sources"] = [name for name in linecache.cache if "site-packages" in name]
            told["collects"] = gc.isenabled()
            print(json.dumps(told))
            QCoreApplication.quit()

        backstage.rooms.views.visit.go("lookup")
        lane.run(lambda: None, saved)

    window.frameSwapped.connect(painted)


app._open_after_first_frame = look
sys.exit(app.main(["--windowed"]))
