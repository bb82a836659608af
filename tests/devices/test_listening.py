import queue
import threading
from pathlib import Path

from kiosk.devices.listening import Listener
from kiosk.devices.scanner import Back, Event, Scan
from kiosk.devices.serial_scanner import SerialScanner
from kiosk.devices.simulator import ScannerSimulator

WAIT_S = 20.0


def test_scans_are_delivered_from_one_thread_until_stopped(tmp_path: Path):
    delivered: queue.Queue[tuple[Event, str]] = queue.Queue()
    with ScannerSimulator(tmp_path / "scanner") as simulator:
        listener = Listener(
            SerialScanner(simulator.path),
            lambda event: delivered.put((event, threading.current_thread().name)),
        )
        listener.start()
        assert delivered.get(timeout=WAIT_S) == (Back(), "scanner")
        simulator.scan(b"PHIEU:00410001742")
        assert delivered.get(timeout=WAIT_S) == (Scan(b"PHIEU:00410001742"), "scanner")
        listener.stop()
        simulator.scan(b"after")
    assert delivered.empty()
    assert "scanner" not in {thread.name for thread in threading.enumerate()}
