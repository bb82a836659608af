"""The floor: the least a Qt program under Python does to show two pages."""

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine


def main() -> int:
    """Show the bare window until ended."""
    app = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine(app)
    engine.load(QUrl.fromLocalFile(str(Path(__file__).with_suffix(".qml"))))
    return app.exec() if engine.rootObjects() else 1


if __name__ == "__main__":
    sys.exit(main())
