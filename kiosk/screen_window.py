"""The window: QML engine, fonts, image providers, panel density."""

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.appearance.look import Look
from kiosk.config import ASSETS, SCREENS, Display
from kiosk.i18n import Translations
from kiosk.viewmodels.images import DrumProvider, IconProvider, QrProvider
from kiosk.viewmodels.singleton import names
from kiosk.views import Views

KIOSK_PX_PER_MM = 4.03
PANEL_WIDTH_MM = 268
SANE_PX_PER_MM = (1.5, 14.0)


class ScreenError(Exception):
    """The screens did not load; the log says why."""


def prepare_process() -> None:
    """Before the application is made: software renderer, no input method, exact pixels."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"
    os.environ.pop("QT_IM_MODULE", None)
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)


def load_fonts(folder: Path = ASSETS / "fonts") -> None:
    """Load the static fonts from their files; ScreenError when set-up has not made them."""
    files = sorted(folder.glob("*.ttf"))
    if not files or any(QFontDatabase.addApplicationFont(str(path)) < 0 for path in files):
        message = f"the fonts are missing from {folder}; run the set-up"
        raise ScreenError(message)


def density(screen: QScreen, display: Display) -> float:
    """Pixels per millimetre: set by the technician, else from the panel, else a 21.5-inch one."""
    if display.px_per_mm is not None:
        return display.px_per_mm
    measured = screen.physicalDotsPerInch() / 25.4
    low, high = SANE_PX_PER_MM
    return measured if low <= measured <= high else KIOSK_PX_PER_MM


def default_look(
    display: Display, screen: QScreen, *, windowed: bool = False, motion: bool = True
) -> Look:
    """How the kiosk looks to the next person; a window stands for a whole 21.5-inch panel."""
    scaled = display.px_per_mm or display.width / PANEL_WIDTH_MM
    return Look(
        px_per_mm=scaled if windowed else density(screen, display),
        profile=display.profile,
        theme=display.theme,
        motion=motion,
    )


class ScreenWindow:
    """Owns the engine; view models must outlive it, so `close` comes first at the end."""

    def __init__(self, app: QGuiApplication, views: Views) -> None:
        self.engine = QQmlApplicationEngine(app)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider("qr", QrProvider())
        self.engine.addImageProvider("drum", DrumProvider())
        self.engine.addImportPath(str(SCREENS.parent))
        self._translations = Translations(self.engine)
        views.appearance.languageChanged.connect(
            lambda: self._translations.use(views.appearance.look.language)
        )
        for name in names():
            # Each engine keeps the objects offered when it was made, whatever comes later.
            self.engine.singletonInstance("ViewModels", name)
        self.engine.load(QUrl.fromLocalFile(str(SCREENS / "Main.qml")))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ScreenError("Main.qml did not load")
        self.window: QQuickWindow = roots[0]

    def close(self) -> None:
        """Destroy the engine before the view models it reads."""
        self.window.close()
        del self.window
        self.engine.deleteLater()
