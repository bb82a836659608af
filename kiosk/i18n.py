"""Switches the language of the screens live: Vietnamese is the source, English a translation."""

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtQml import QQmlEngine

from kiosk.config import ASSETS


class Translations:
    """Loaded once; installing one takes a frame."""

    def __init__(self, engine: QQmlEngine) -> None:
        self._engine = engine
        self._english = QTranslator()
        self._loaded = self._english.load(str(ASSETS / "i18n" / "kiosk_en.qm"))

    def use(self, language: str) -> None:
        """Show all fixed texts in `language` from the next frame on."""
        if language == "en" and self._loaded:
            QCoreApplication.installTranslator(self._english)
        else:
            QCoreApplication.removeTranslator(self._english)
        self._engine.retranslate()
