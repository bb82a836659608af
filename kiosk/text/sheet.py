"""What is being written by one keyboard: a text, a row of digits, or a date; and what was erased.

sheet = Sheet("telex"); sheet.begin(Writing.NAME); sheet.press("A"); sheet.clear(); sheet.undo()
"""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.text.composer import BACKSPACE, Composer, Method
from kiosk.text.date_boxes import YEAR, DateBoxes
from kiosk.text.digit_line import DigitLine, Grouping

LONGEST = 200
MOST_KEPT = 10


class Writing(StrEnum):
    """What is being written: `digits` are read one by one, a `number` is counted.

    A name is in capitals; in a `place` each word begins with one.
    """

    VIETNAMESE = "vietnamese"
    NAME = "name"
    PLACE = "place"
    PLAIN = "plain"
    MAIL = "mail"
    DIGITS = "digits"
    NUMBER = "number"
    PHONE = "phone"
    DATE = "date"


BY_DIGITS: dict[Writing, Grouping] = {
    Writing.DIGITS: "threes",
    Writing.NUMBER: "thousands",
    Writing.PHONE: "phone",
}
PLAINLY = (Writing.PLAIN, Writing.MAIL)


@dataclass(frozen=True, slots=True)
class Written:
    """What stood there before it was erased, or before something else was put in its place."""

    text: str
    caret: int
    digits: DigitLine
    date: DateBoxes


class Sheet:
    """One text at a time. What is erased or replaced is kept until another one is begun."""

    def __init__(self, method: Method = "telex", *, new_style: bool = False) -> None:
        """Write by this method; `new_style` writes "hoà" for "hòa"."""
        self._method = method
        self._plainly = False
        self._new_style = new_style
        self.writing = Writing.VIETNAMESE
        self.composer = Composer(method)
        self.digits = DigitLine()
        self.date = DateBoxes()
        self._kept: list[Written] = []
        self._just_erased = False

    def begin(self, writing: Writing, text: str = "", *, proposed: bool = False) -> None:
        """Write something else; nothing of what was before comes back."""
        self.writing = writing
        self._kept, self._just_erased = [], False
        self._put(text)
        if writing in BY_DIGITS:
            self.digits = DigitLine.of(text, BY_DIGITS[writing], proposed=proposed)

    def write_plainly(self, plainly: bool) -> None:
        """Take letters as they are from the next word on, or by the method again; text stays."""
        self._plainly = plainly
        if self.by_letters:
            caret = self.composer.caret
            self.composer = Composer(self._way, text=self.value, new_style=self._new_style)
            self.composer.move_to(caret)

    @property
    def by_letters(self) -> bool:
        """Whether it is a text, neither digits nor a date."""
        return self.writing is not Writing.DATE and self.writing not in BY_DIGITS

    @property
    def value(self) -> str:
        """What was written, as it is handed to the checks."""
        if self.writing is Writing.DATE:
            return self.date.text
        return self.composer.text if self.by_letters else self.digits.digits

    @property
    def shown(self) -> str:
        """What is seen: digits are in groups."""
        return self.digits.shown if self.writing in BY_DIGITS else self.value

    @property
    def caret(self) -> int:
        """How many letters of `shown` stand before the caret."""
        return self.digits.caret if self.writing in BY_DIGITS else self.composer.caret

    @property
    def ending(self) -> str:
        """The text up to the caret, where a word ends there; empty in the midst of one."""
        at = self.composer.caret
        return "" if self.value[at : at + 1].isalpha() else self.value[:at]

    @property
    def can_undo(self) -> bool:
        """Whether the last thing done erased or replaced something; writing on ends that."""
        return self._just_erased and bool(self._kept)

    def move_to(self, place: int) -> None:
        """Put the caret after `place` letters of `shown`."""
        if self.writing in BY_DIGITS:
            self.digits = self.digits.move_to(place)
        elif self.by_letters:
            self.composer.move_to(place)

    def press(self, key: str, *, literal: bool = False) -> None:
        """Take a key; `literal` composes nothing. Beyond the limit, and by digits others, none."""
        self._just_erased = False
        if len(self.value) >= LONGEST:
            return
        if self.by_letters:
            self.composer.write(key) if literal else self.composer.press(key)
        elif is_digit(key):
            self._press_digit(key)

    def tone(self, mark: str) -> None:
        """Set a tone by a key of its own."""
        self._just_erased = False
        if self.by_letters:
            self.composer.press(mark)

    def backspace(self) -> None:
        """Take the last thing back."""
        self._just_erased = False
        if self.writing is Writing.DATE:
            self.date = self.date.backspace()
        elif self.by_letters:
            self.composer.press(BACKSPACE)
        else:
            self.digits = self.digits.backspace()

    def focus_date(self, part: int) -> None:
        """Go to one of the boxes of a date."""
        self._just_erased = False
        self.date = self.date.focus(part)

    def clear(self) -> None:
        """Erase all of it."""
        self._keep()
        self._put("")

    def only_year(self) -> None:
        """Erase day and month."""
        self._keep()
        self.date = DateBoxes(("", "", self.date.boxes[YEAR]), YEAR)

    def replace(self, text: str) -> None:
        """Put another text in its place."""
        self._keep()
        self._put(text)

    def complete_word(self, letters: int, text: str) -> None:
        """Put a whole word in the place of its first letters, which stand before the caret."""
        self._keep()
        self.composer.replace_before(letters, text)

    def undo(self) -> None:
        """Bring back what was erased or replaced last."""
        if self.can_undo:
            before = self._kept.pop()
            self._put(before.text)
            self.composer.move_to(before.caret)
            self.digits, self.date = before.digits, before.date

    @property
    def _way(self) -> Method:
        return "plain" if self._plainly or self.writing in PLAINLY else self._method

    def _put(self, text: str) -> None:
        self.composer = Composer(self._way, text=text, new_style=self._new_style)
        self.composer.move_to(len(text))
        self.digits = DigitLine(grouping=BY_DIGITS.get(self.writing, "threes"))
        self.date = DateBoxes.of(text) if self.writing is Writing.DATE else DateBoxes()

    def _press_digit(self, digit: str) -> None:
        if self.writing is Writing.DATE:
            self.date = self.date.press(digit)
            return
        if self.digits.proposed:
            self._keep()
        self.digits = self.digits.press(digit)

    def _keep(self) -> None:
        if self.value:
            before = Written(self.composer.text, self.composer.caret, self.digits, self.date)
            self._kept = [*self._kept, before][-MOST_KEPT:]
        self._just_erased = True


def is_digit(key: str) -> bool:
    """Whether a key is one of 0 to 9."""
    return len(key) == 1 and key.isascii() and key.isdigit()
