"""From welcome to the staff page and back: which thread loaded the store's library, and when.

python -m tests.viewmodels.staff_threads DATA_DIR PIN
"""

import json
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.appearance.look import Look
from kiosk.config import Data, Settings
from kiosk.jobs import ThreadLane
from kiosk.viewmodels.keyboard_view import Writing
from kiosk.views import build_views
from kiosk.world import World

LARGE = "sqlalchemy"
PATIENCE_S = 60


class Watcher:
    """Asked first for every module: notes who asks for the large one."""

    def __init__(self) -> None:
        self.threads: list[str] = []

    def find_spec(self, name, path=None, target=None):
        if name == LARGE:
            self.threads.append(threading.current_thread().name)


def main(data_dir: str, pin: str) -> None:
    watcher = Watcher()
    sys.meta_path.insert(0, watcher)
    app = QGuiApplication([])
    root = QObject()
    lanes = {name: ThreadLane(name, root) for name in ("database", "paper")}
    world = World(Settings(data=Data(dir=Path(data_dir))), lanes)
    views = build_views(world, Look(px_per_mm=4), root)
    until_s = time.monotonic() + PATIENCE_S

    def wait(condition) -> None:
        while not condition():
            assert time.monotonic() < until_s
            app.processEvents()
            time.sleep(0.005)

    views.visit.open("guide")
    views.staff_gate.begin()
    wait(lambda: not views.staff_gate._looking)
    before = LARGE in sys.modules
    views.keyboard.begin(Writing.DIGITS, pin)
    views.staff_gate.enter()
    wait(lambda: views.visit.state.page == "staff")
    wait(lambda: views.staff.property("known"))
    line = views.staff.property("condition")
    views.visit.finish()
    print(json.dumps({"before": before, "threads": watcher.threads, "condition": line}))
    for lane in lanes.values():
        lane.close()
    world.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
