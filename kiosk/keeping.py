"""Keeps the visit in the encrypted journal, at once on a new step and within 200 ms on a change."""

import json

from PySide6.QtCore import QObject, QTimer

from kiosk.log import Log
from kiosk.session.journal import Journal, TooLarge, receive
from kiosk.session.link import Message, ToUi
from kiosk.session.visit import AT_REST, BEHIND_PIN
from kiosk.viewmodels.staff_gate_view import PAGE
from kiosk.viewmodels.visit_view import Visit

DELAY_MS = 150
NOTHING_TO_KEEP = AT_REST | BEHIND_PIN | {PAGE}
log = Log(__name__)


class Keeping(QObject):
    """Writes nothing until the supervisor has lent a journal."""

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._journal: Journal | None = None
        self._step = ("", "", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._write)
        visit.stateChanged.connect(self._changed)
        visit.draftChanged.connect(self._changed)

    def begin(self, journal: Journal) -> None:
        """Write into this journal from now on, first what the person did before it came."""
        self.end()
        self._journal = journal
        self._write()

    def take_key(self, message: Message[ToUi]) -> None:
        """Begin with the journal that came with a key; without a whole one, keep nothing."""
        journal = receive(message)
        if journal is not None:
            self.begin(journal)

    def restore(self) -> bool:
        """Take up what the journal holds; False when it holds nothing whole."""
        stored = self._journal.read() if self._journal else None
        if stored is None:
            return False
        try:
            self._visit.restore(json.loads(stored))
        except ValueError:
            log.warning("journal holds no visit")
            return False
        return True

    def end(self) -> None:
        """Write no more; the supervisor erases what was written."""
        self._timer.stop()
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def _changed(self) -> None:
        state = self._visit.state
        step = (state.page, state.at, state.dossier_id)
        if step != self._step:
            self._step = step
            self._write()
        elif not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        self._timer.stop()
        state = self._visit.state
        if self._journal is None or state.page_below in NOTHING_TO_KEEP or state.practice:
            return
        kept = json.dumps(state.to_json(), ensure_ascii=False).encode()
        outcome = self._journal.write(kept)
        if isinstance(outcome, TooLarge):
            log.warning("visit does not fit the journal", size=outcome.size, limit=outcome.limit)
