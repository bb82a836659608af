"""The privacy notice, and consent for each purpose apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

import yaml
from pydantic import BaseModel, ConfigDict
from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.config import ASSETS
from kiosk.journey.consent import Consent
from kiosk.procedures.model import Words
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class Purpose(BaseModel):
    """One thing the data is used for; a needed one is agreed to by going on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    needed: bool
    title: Words
    note: Words


class Notice(BaseModel):
    """The whole notice; `version` travels with each consent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    title: Words
    body: Words
    body_codes: Words
    body_pictures: Words
    purposes: list[Purpose]


@lru_cache(maxsize=1)
def load_notice() -> Notice:
    """The notice shipped with this kiosk."""
    text = (ASSETS / "words" / "privacy.yaml").read_text("utf-8")
    return Notice.model_validate(yaml.safe_load(text))


@QmlElement
@QmlSingleton
class PrivacyView(QObject):
    """Nothing optional is ticked beforehand."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        now: Callable[[], datetime],
        pictures: Callable[[], bool],
        camera: bool,
        parent: QObject | None = None,
    ) -> None:
        """`pictures`: whether papers may be pictured in this visit; `camera`: reads codes."""
        super().__init__(parent)
        self._camera = camera
        self._pictures = pictures
        self._visit = visit
        self._now = now
        self._given: set[str] = set()
        self._rows = Rows(("title", "detail", "given"), self)
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self._tell)

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._visit.words(load_notice().title)

    @Property(str, notify=changed)
    def body(self) -> str:
        notice = load_notice()
        if self._pictures():
            return self._visit.words(notice.body_pictures)
        return self._visit.words(notice.body_codes if self._camera else notice.body)

    @Property(QObject, constant=True)
    def optional(self) -> QObject:
        return self._rows

    @property
    def _optional(self) -> list[Purpose]:
        return [purpose for purpose in load_notice().purposes if not purpose.needed]

    @Slot(int)
    def toggle(self, index: int) -> None:
        self._given ^= {self._optional[index].id}
        self._tell()

    @Slot()
    def agree(self) -> None:
        notice = load_notice()
        at = self._now().isoformat(timespec="seconds")
        consents = tuple(
            Consent(p.id, notice.version, p.needed or p.id in self._given, at)
            for p in notice.purposes
        )
        journey = self._visit.journey.resume()
        page = self._visit.after_questions() if journey.finished else "question"
        state = replace(self._visit.state, consents=consents, at=journey.at)
        self._visit.take(state.go(page))

    def _entered(self) -> None:
        if self._visit.state.page == "welcome":
            self._given.clear()
        if self._visit.state.page == "privacy":
            self._tell()

    def _tell(self) -> None:
        words = self._visit.words
        self._rows.replace_rows(
            [(words(p.title), words(p.note), p.id in self._given) for p in self._optional]
        )
        self.changed.emit()
