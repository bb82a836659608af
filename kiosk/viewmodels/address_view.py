"""The steps of an address question: province, commune, line, or the whole of it at once."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.addresses.parsing import Address, parse
from kiosk.addresses.steps import Steps
from kiosk.addresses.suggesting import suggest
from kiosk.addresses.unit import Commune, within_line
from kiosk.addresses.units import load_units
from kiosk.config import Point
from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.neighbouring import addresses_named, places_named
from kiosk.procedures.model import Question
from kiosk.viewmodels.address_rows import PAIR_ROLES, ROLES, Around, own_place, pairs, rows
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING = Address("", "")
PROPOSED = "proposed"
"""Origin of an address that the content proposes; confirming it is choosing it."""
TITLES = {
    "province": "address_province_title",
    "commune": "address_commune_title",
    "list": "address_commune_title",
    "line": "address_line_title",
}


@QmlElement
@QmlSingleton
class AddressView(QObject):
    """Walks through the steps; `answered` gives the text, its origin and the old text it replaces.

    Nothing is filled in by itself: every address is typed, chosen, or confirmed by going on.
    """

    stepChanged = Signal()
    answered = Signal(str, str, str)

    def __init__(
        self, visit: Visit, keyboard: KeyboardView, point: Point, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._keyboard = keyboard
        self._point = point
        self._open = False
        self.reuses = False
        self._steps = Steps()
        self._given = NOTHING
        self._line = ""
        self._line_in: Commune | None = None
        self._offered = ""
        self._reuse: tuple[tuple[str, str], ...] = ()
        self._cards = Rows(ROLES, self)
        self._pairs = Rows(PAIR_ROLES, self)
        self._lines = Rows(("title", "value"), self)
        self._places = Rows(("title",), self)
        visit.appearance.languageChanged.connect(self._fill)
        visit.forgotten.connect(self.close)

    def begin(self, question: Question) -> None:
        """Stand at the beginning; with a draft where it was typed, with an answer at that."""
        state, journey = self._visit.state, self._visit.journey
        given = state.answers.values.get(question.name)
        origin = state.answers.origins.get(question.name, PROPOSED)
        text = journey.default(question) if given is None else given
        self._line, self._line_in, self._offered = "", None, ""
        self._reuse = addresses_named(journey, question)
        self._places.replace_rows([(place,) for place in places_named(journey, question)])
        name, draft = state.draft
        self._open = True
        if draft and name == question.name:
            self._go(Steps().go("whole"), draft)
        elif text in (None, "", ASK_STAFF):
            self._go(Steps())
        else:
            self._go(Steps("given", text=str(text), origin=origin))

    def close(self) -> None:
        """Stand nowhere; nothing is loaded for the next person before it is needed."""
        was_open, self._open = self._open, False
        self._steps, self._given, self._reuse = Steps(), NOTHING, ()
        self._line, self._line_in, self._offered = "", None, ""
        for shown in (self._cards, self._pairs, self._lines, self._places):
            shown.replace_rows([])
        if was_open:
            self.stepChanged.emit()

    def accept(self) -> None:
        """Go on from what is given or typed; an old address is first offered in today's names."""
        steps = self._steps
        if steps.step == "given":
            origin = "chosen" if steps.origin == PROPOSED else steps.origin
            self.answered.emit(steps.text, origin, "")
        elif steps.step == "line" and steps.commune is not None:
            self.answered.emit(steps.commune.address(self._keyboard.finish()), "typed", "")
        elif steps.step == "whole":
            text = self._keyboard.finish()
            if text != self._offered and parse(text).proposal is not None:
                self._offered = text
                self._go(steps.go("given", text=text, origin="typed"))
            else:
                self.answered.emit(text, "typed", "")

    def back(self) -> bool:
        """One step back; false on the first one."""
        before = self._steps.before
        if before is None:
            return False
        if self._steps.step == "line":
            self._line = self._keyboard.value
        self._go(before, self._steps.text if before.step == "whole" else "")
        return True

    def take_typed(self) -> str:
        """Show what fits what is typed; give it as one line, or nothing of a commune's name."""
        steps = self._steps
        if steps.step == "commune":
            self._show_cards()
        if steps.step == "line" and steps.commune is not None:
            return steps.commune.address(self._keyboard.value)
        return self._keyboard.value if steps.step == "whole" else ""

    @property
    def title(self) -> str:
        """What this step asks; empty where it is the question itself."""
        key = TITLES.get(self._steps.step)
        return self._say(key) if key is not None and self._open else ""

    @property
    def has_own_help(self) -> bool:
        """Whether the question's own help would be out of place at this step."""
        return self._open and self._steps.step not in ("place", "whole")

    @property
    def hint(self) -> str:
        """One line of help for what is typed; empty where the question has its own."""
        steps = self._steps
        if steps.step == "line" and self._open:
            return self._say("address_line_hint")
        if steps.step != "commune" or steps.province is None:
            return ""
        typed = self._keyboard.value.strip()
        if typed and not suggest(typed, steps.province):
            return self._say("address_nothing", province=steps.province.short)
        return self._say("address_commune_hint")

    @property
    def can_accept(self) -> bool:
        """Whether going on means something now: a line may be empty, the whole may not."""
        step = self._steps.step
        return step in ("given", "line") or (step == "whole" and bool(self._keyboard.value))

    @property
    def known_part(self) -> str:
        """The province she chose while she does not know the commune: that much is kept."""
        steps: Steps | None = self._steps
        if not self._open or self._steps.step not in ("commune", "list"):
            return ""
        while steps is not None and steps.step != "province":
            steps = steps.before
        province = self._steps.province
        return within_line(province.name) if steps is not None and province is not None else ""

    @property
    def within_ward(self) -> bool:
        """Whether what is typed stands before the name of the ward of this kiosk."""
        commune = self._steps.commune if self._steps.step == "line" else None
        return commune is not None and commune.code == self._point.commune_code

    @property
    def in_other_ward(self) -> bool:
        """Whether what is given or begun is known to be elsewhere than this kiosk."""
        commune = self._steps.commune if self._steps.step == "line" else self._given.commune
        return commune is not None and self._point.commune_code not in (None, commune.code)

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._steps.step

    @Property(bool, notify=stepChanged)
    def typing(self) -> bool:
        return self._steps.typing

    @Property(bool, notify=stepChanged)
    def confirms(self) -> bool:
        """Whether going on takes over an address that the content proposes."""
        return self._steps.step == "given" and self._steps.origin == PROPOSED

    @Property(QObject, constant=True)
    def cards(self) -> QObject:
        return self._cards

    @Property(QObject, constant=True)
    def pairs(self) -> QObject:
        return self._pairs

    @Property(QObject, constant=True)
    def places(self) -> QObject:
        """Wards named before, to end a whole line with."""
        return self._places

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        """The address given, or the place to which the line is added."""
        return self._lines

    @Slot(str)
    def choose(self, value: str) -> None:
        """Take a card: a code, or one of the ways named in `address_rows`."""
        units, steps = load_units(), self._steps
        province, commune = units.province(value), units.commune(value)
        if province is not None:
            self._go(steps.choose_province(province))
        elif commune is not None:
            if self._line_in not in (None, commune):
                self._line = ""
            self._line_in = None
            self._go(steps.choose_commune(commune))
        elif value.startswith("reuse:"):
            self._use_again(int(value.removeprefix("reuse:")))
        elif value == "today" and self._given.proposal is not None:
            told = self._given.proposal.address(self._given.line)
            self.answered.emit(told, "chosen", self._given.text)
        else:
            self._take_way(value)

    def _take_way(self, value: str) -> None:
        steps = self._steps
        own = self._around().province
        if value == "near" and own is not None:
            self._go(steps.choose_province(own))
        elif value == "far":
            self._go(steps.go("province"))
        elif value == "list":
            self._go(steps.go("list"))
        elif value == "anew":
            self._line = self._given.line if self._given.province is not None else ""
            self._line_in = self._given.commune
            self._go(steps.go("place", text="", origin=""))
        elif value in ("edit", "whole"):
            self._go(steps.go("whole"), steps.text)

    def _use_again(self, number: int) -> None:
        if number < len(self._reuse):
            name, text = self._reuse[number]
            old = self._visit.state.answers.replaced.get(name, "")
            self.reuses = True
            self.answered.emit(text, "chosen", old)
            self.reuses = False

    def _go(self, steps: Steps, text: str = "") -> None:
        self._steps = steps
        self._given = parse(steps.text) if steps.step == "given" else NOTHING
        if steps.typing:
            line = self._line if steps.step == "line" else text
            # A tablet would have no room for the letters with marks beside the digits.
            kiosk = self._visit.appearance.look.profile == "kiosk"
            self._keyboard.begin(Writing.PLACE, line, show_digits=kiosk)
        self._fill()
        self.stepChanged.emit()

    def _around(self) -> Around:
        own = own_place(load_units(), self._point.province_code, self._point.commune_code)
        texts = [text for _name, text in self._reuse]
        named = dict.fromkeys(parse(text).commune for text in texts)
        return replace(own, reuse=texts, named=[c for c in named if c is not None])

    def _fill(self) -> None:
        if self._open:
            self._show_cards()
            self._lines.replace_rows(self._shown())

    def _show_cards(self) -> None:
        language = self._visit.appearance.look.language
        around = self._around()
        typed = self._keyboard.value if self._steps.step == "commune" else ""
        self._cards.replace_rows(rows(self._steps, around, typed, self._given, language))
        self._pairs.replace_rows(pairs(self._steps, around, load_units()))

    def _shown(self) -> list[tuple[str, str]]:
        steps = self._steps
        if steps.step == "line" and steps.commune is not None:
            return [(self._say("address_place"), steps.commune.title)]
        if steps.step == "given":
            key = {"card": "address_on_card", PROPOSED: "address_reuse"}
            return [(self._say(key.get(steps.origin, "address_given")), steps.text)]
        return []

    def _say(self, key: str, **values: object) -> str:
        return say(key, self._visit.appearance.look.language, **values)
