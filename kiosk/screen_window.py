"""The window: QML engine, fonts, image providers, panel density."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.appearance.look import Look
from kiosk.config import ASSETS, SCREENS, Display
from kiosk.front import Front
from kiosk.i18n import Translations
from kiosk.viewmodels.images import (
    CameraProvider,
    CarryProvider,
    DrumProvider,
    IconProvider,
    PageProvider,
    QrProvider,
)
from kiosk.viewmodels.singleton import names

KIOSK_PX_PER_MM = 4.03
PANEL_WIDTH_MM = 268
SANE_PX_PER_MM = (1.5, 14.0)


class ScreenError(Exception):
    """The screens did not load; the log says why."""


def prepare_process() -> None:
    """Before the application is made: software renderer, no input method, exact pixels.

    Without GLib's event loop, which nothing here needs and which costs CPU at each wake-up, and
    without controls that follow a pointer no finger has.
    """
    # By name only: `setGraphicsApi` complains where a window was made before.
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    os.environ.setdefault("QT_NO_GLIB", "1")
    os.environ.setdefault("QT_QUICK_CONTROLS_HOVER_ENABLED", "0")
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"
    os.environ.pop("QT_IM_MODULE", None)


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


def default_look(display: Display, screen: QScreen, *, windowed: bool = False) -> Look:
    """How the kiosk looks to the next person; a window stands for a whole 21.5-inch panel."""
    scaled = display.px_per_mm or display.width / PANEL_WIDTH_MM
    return Look(
        px_per_mm=scaled if windowed else density(screen, display),
        profile=display.profile,
        floor_mm=display.floor_mm,
        keypad=display.keypad,
        theme=display.theme,
        motion=display.motion,
    )


class ScreenWindow:
    """Owns the engine; view models must outlive it, so `close` comes first at the end."""

    def __init__(
        self, app: QGuiApplication, front: Front, size: tuple[int, int] | None = None
    ) -> None:
        self.engine = QQmlApplicationEngine(app)
        self.engine.addImageProvider("icon", IconProvider())
        self.engine.addImageProvider("qr", QrProvider())
        self.engine.addImageProvider("camera", CameraProvider())
        self.engine.addImageProvider("page", PageProvider())
        self.engine.addImageProvider("carry", CarryProvider())
        self.engine.addImageProvider("drum", DrumProvider())
        self.engine.addImportPath(str(SCREENS.parent))
        self._translations = Translations(self.engine)
        front.appearance.languageChanged.connect(
            lambda: self._translations.use(front.appearance.look.language)
        )
        self.offer_views()
        if size is not None:
            # Laid out once, for the panel, not first for a window of no size.
            self.engine.setInitialProperties({"width": size[0], "height": size[1]})
        self.engine.load(QUrl.fromLocalFile(str(SCREENS / "Main.qml")))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ScreenError("Main.qml did not load")
        self.window: QQuickWindow = roots[0]

    def offer_views(self) -> None:
        """Bind the view models built so far to this engine, whatever others are built later."""
        for name in names():
            self.engine.singletonInstance("ViewModels", name)

    def build_ahead(self) -> None:
        """Build the pages that stay built, so that the first step away from welcome is quick."""
        self.window.setProperty("ahead", True)

    def close(self) -> None:
        """Destroy the engine before the view models it reads."""
        self.window.close()
        del self.window
        self.engine.deleteLater()
        # The event loop has ended: nobody else would do it before the interpreter ends.
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)
