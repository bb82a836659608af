"""Scan a citizen card: what it says, for "is this right?"; nothing is taken as proof."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.identity.card import Card, parse_card
from kiosk.identity.numbers import mask
from kiosk.identity.sentences import identity_sentence
from kiosk.journey.card import card_answers
from kiosk.journey.path import SCANNED
from kiosk.journey.practice import CARD
from kiosk.session.answering import filled_from_card, typed_instead
from kiosk.text.dates import say_date
from kiosk.viewmodels.onward import go_on
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

DOUBTS = (
    "marks_lost",
    "separator_changed",
    "sex_unreadable",
    "pid_year_differs",
    "pid_sex_differs",
)
"""What a person can see is wrong with the card's lines, when it is pointed out."""
SAID_HERE = {"not_card", "same_card"}
SEXES = {"Nam": "card_male", "Nữ": "card_female"}


@QmlElement
@QmlSingleton
class CardView(QObject):
    """State is `waiting` or `found`; the card's values become answers only when confirmed."""

    stateChanged = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._card: Card | None = None
        self._problem = ""
        self._at = ""
        self._read: dict[str, str] = {}
        self._lines = Rows(("title", "value"), self)
        visit.stateChanged.connect(self._follow)
        visit.appearance.languageChanged.connect(self._tell)

    @property
    def card(self) -> Card | None:
        """The card under "is this right?"."""
        return self._card

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        return "found" if self._card else "waiting"

    @Property(str, notify=stateChanged)
    def problem(self) -> str:
        language = self._visit.appearance.look.language
        if self._card is not None:
            doubts = [code for code in DOUBTS if code in self._card.warnings]
            return identity_sentence(doubts[0], language) if doubts else ""
        if not self._problem:
            return ""
        if self._problem in SAID_HERE:
            return say(self._problem, language)
        return identity_sentence(self._problem, language)

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._lines

    @Slot()
    def showSample(self) -> None:
        """Show the card of nobody, for practice."""
        self.show_scan(CARD)

    def show_scan(self, data: bytes) -> None:
        """Take bytes from a scanner; hostile until parsed. In practice every card is the sample."""
        if self._visit.state.practice:
            data = CARD
        parsed = parse_card(data, self._visit.today)
        if isinstance(parsed, Card) and self._is_of_another(parsed):
            self._card, self._problem = None, "same_card"
        elif isinstance(parsed, Card):
            self._card, self._problem = parsed, ""
        else:
            self._card, self._problem = None, parsed.code
        self._tell()

    def refuse_scan(self) -> None:
        """Say that what was scanned is something else."""
        self._card, self._problem = None, "not_card"
        self._tell()

    @Slot()
    def again(self) -> None:
        self._card, self._problem = None, ""
        self._tell()

    @Slot()
    def typeInstead(self) -> None:
        step = self._visit.journey.step
        if step is not None:
            told = step.question.fills.values()
            self._visit.take(typed_instead(self._visit.state, step.question.name, set(told)))
            go_on(self._visit)

    def accept(self) -> None:
        """The person said "this is right": fill the answers."""
        procedure, card = self._visit.procedure, self._card
        if procedure is None or card is None:
            return
        step = self._visit.journey.step
        if step is not None:
            self._read[step.question.name] = card.number
            self._answer(SCANNED, card_answers(procedure, step.question.name, card))

    def _is_of_another(self, card: Card) -> bool:
        """Whether this very card answered for somebody else of this declaration."""
        step, answers = self._visit.journey.step, self._visit.state.answers.values
        here = step.question.name if step is not None else ""
        return not self._visit.state.practice and any(
            number == card.number and question != here and answers.get(question) == SCANNED
            for question, number in self._read.items()
        )

    def _answer(self, how: str, filled: dict[str, Any]) -> None:
        step = self._visit.journey.step
        if step is None:
            return
        self._visit.take(filled_from_card(self._visit.state, step.question.name, how, filled))
        go_on(self._visit)

    def _taken(self) -> set[str]:
        """What of a card this question takes; its name is always shown, to know whose it is."""
        step = self._visit.journey.step
        return {"name", *(step.question.fills if step is not None else ())}

    def _follow(self) -> None:
        state = self._visit.state
        at = f"{state.page_below}:{state.at}"
        if state.page == "welcome":
            self._read.clear()
        if at != self._at:
            self._at = at
            self._card, self._problem = None, ""
            self._tell()

    def _tell(self) -> None:
        card = self._card
        language = self._visit.appearance.look.language
        rows = []
        if card is not None:
            taken = self._taken()
            values = (
                ("name", card.name),
                ("number", mask(card.number)),
                ("dob", say_date(card.dob, language) if card.dob else str(card.birth_year)),
                ("sex", say(SEXES[card.sex], language) if card.sex else ""),
                ("address", card.address or ""),
                ("issued", say_date(card.issued, language) if card.issued else ""),
            )
            rows = [
                (say(f"card_{key}", language), value)
                for key, value in values
                if value and key in taken
            ]
        self._lines.replace_rows(rows)
        self.stateChanged.emit()
