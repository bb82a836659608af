"""Qt adapter of `kiosk doctor`: tells on one line of JSON which screen a window would be shown on.

python -m kiosk.doctor.display_probe
"""

import json
import resource
from dataclasses import replace

from PySide6.QtGui import QGuiApplication

from kiosk.config import load_settings
from kiosk.screen_window import density, prepare_process


def main() -> None:
    """Open the display, say what is there, close it; without a display Qt ends this process."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    prepare_process()
    app = QGuiApplication([])
    screen = app.primaryScreen()
    display = load_settings().display
    unset = replace(display, px_per_mm=None)
    from_panel = screen.physicalDotsPerInch() / 25.4
    seen = {
        "platform": app.platformName(),
        "width": screen.size().width(),
        "height": screen.size().height(),
        "px_per_mm": density(screen, display),
        "measured": display.px_per_mm is not None or density(screen, unset) == from_panel,
    }
    print(json.dumps(seen))  # noqa: T201 -- this line is the answer


if __name__ == "__main__":
    main()
