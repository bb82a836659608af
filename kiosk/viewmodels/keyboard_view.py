"""The keyboard in the scene: one text at a time, by letters, digits or a date."""

from enum import StrEnum

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.text.composer import BACKSPACE, Composer, Method
from kiosk.text.date_boxes import DAY, MONTH, YEAR, DateBoxes
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TONES = {"sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
LONGEST = 200


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


BY_DIGITS = (Writing.DIGITS, Writing.NUMBER, Writing.PHONE)


@QmlElement
@QmlSingleton
class KeyboardView(QObject):
    """Keeps the text; who asked for it (`begin`) listens to `changed`."""

    changed = Signal()
    shiftChanged = Signal()
    typed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = Writing.VIETNAMESE
        self._composer = Composer("telex")
        self._digits_text = ""
        self._digits_at = 0
        self._proposed = False
        self._date = DateBoxes()
        self._upper = False
        self._show_digits = False

    def begin(
        self,
        writing: Writing,
        text: str = "",
        *,
        show_digits: bool = False,
        proposed: bool = False,
    ) -> None:
        """Start writing something else; the first digit replaces a `proposed` number."""
        self._writing = writing
        self._proposed = proposed and writing in BY_DIGITS
        method: Method = "plain" if writing in (Writing.PLAIN, Writing.MAIL) else "telex"
        self._composer = Composer(method, text=text)
        self._composer.move_to(len(text))
        self._digits_text = text if writing in BY_DIGITS else ""
        self._digits_at = len(self._digits_text)
        self._date = DateBoxes.of(text) if writing is Writing.DATE else DateBoxes()
        begins = writing is Writing.VIETNAMESE and not text
        self._upper = writing is Writing.NAME or begins or self._begins_place(text)
        self._show_digits = show_digits or writing is Writing.MAIL
        self.shiftChanged.emit()
        self.changed.emit()

    @property
    def whole(self) -> bool:
        """Whether there is enough to hand over: any text, but of a date every digit."""
        return self._date.whole if self._writing is Writing.DATE else bool(self.value)

    @property
    def writing(self) -> Writing:
        """What is being written."""
        return self._writing

    @property
    def value(self) -> str:
        """What was written, as it is handed to the checks."""
        if self._writing is Writing.DATE:
            return self._date.text
        if self._writing in BY_DIGITS:
            return self._digits_text
        return self._composer.text

    def finish(self) -> str:
        """End the last word as a blank would, and hand over what was written."""
        if self._writing not in (Writing.DATE, *BY_DIGITS):
            self._composer.finish()
            self.changed.emit()
        return self.value

    def forget(self) -> None:
        """Drop what was written."""
        self.begin(Writing.VIETNAMESE)

    @Property(str, notify=changed)
    def text(self) -> str:
        return self.value

    @Property(str, notify=changed)
    def shown(self) -> str:
        return self._as_shown()

    @Property(int, notify=changed)
    def caret(self) -> int:
        """How many letters of `shown` stand before the caret."""
        if self._writing not in BY_DIGITS:
            return self._composer.caret
        seen = 0
        shown = self._as_shown()
        for place, sign in enumerate(shown):
            if seen == self._digits_at:
                return place
            seen += sign.isdigit()
        return len(shown)

    @Slot(int)
    def moveTo(self, place: int) -> None:
        if self._writing in BY_DIGITS:
            self._digits_at = sum(sign.isdigit() for sign in self._as_shown()[: max(0, place)])
        elif self._writing is not Writing.DATE:
            self._composer.move_to(place)
            self._follow_place()
        self.changed.emit()

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._date.boxes[DAY]

    @Property(str, notify=changed)
    def month(self) -> str:
        return self._date.boxes[MONTH]

    @Property(str, notify=changed)
    def year(self) -> str:
        return self._date.boxes[YEAR]

    @Property(int, notify=changed)
    def datePart(self) -> int:
        return self._date.at

    @Property(bool, notify=changed)
    def onlyYear(self) -> bool:
        return self._date.only_year

    @Property(bool, notify=shiftChanged)
    def upper(self) -> bool:
        return self._upper

    @Property(bool, notify=shiftChanged)
    def digits(self) -> bool:
        return self._show_digits

    @Property(bool, notify=shiftChanged)
    def mail(self) -> bool:
        """Whether the signs of an address of e-mail are needed."""
        return self._writing is Writing.MAIL

    @Slot(str)
    def press(self, key: str) -> None:
        if len(self.value) >= LONGEST:
            return
        digit = key if key.isascii() and key.isdigit() else ""
        if self._writing is Writing.DATE:
            self._date = self._date.press(digit) if digit else self._date
        elif self._writing in BY_DIGITS:
            self._press_digit(digit)
        else:
            self._composer.press(key)
            self._shift_after(key)
        self._tell()

    @Slot(str)
    def tone(self, name: str) -> None:
        if self._writing not in (Writing.DATE, *BY_DIGITS):
            self._composer.press(TONES[name])
            self._tell()

    @Slot()
    def backspace(self) -> None:
        if self._writing is Writing.DATE:
            self._date = self._date.backspace()
        elif self._writing in BY_DIGITS:
            at = self._digits_at
            self._digits_text = self._digits_text[: max(0, at - 1)] + self._digits_text[at:]
            self._digits_at = max(0, at - 1)
        else:
            self._composer.press(BACKSPACE)
            self._follow_place()
        self._tell()

    @Slot()
    def clear(self) -> None:
        self.begin(self._writing, show_digits=self._show_digits)
        self.typed.emit()

    @Slot(str)
    def complete(self, end: str) -> None:
        """Write the end of a line after what was written so far."""
        begun = self._composer.text.rstrip(" ,")
        text = begun if begun.endswith(end) else ", ".join(filter(None, (begun, end)))
        self.begin(self._writing, text, show_digits=self._show_digits)
        self.typed.emit()

    @Slot()
    def shift(self) -> None:
        self._upper = not self._upper
        self.shiftChanged.emit()

    @Slot()
    def toggleDigits(self) -> None:
        self._show_digits = not self._show_digits
        self.shiftChanged.emit()

    @Slot(int)
    def focusDate(self, part: int) -> None:
        if DAY <= part <= YEAR:
            self._date = self._date.focus(part)
            self._tell()

    @Slot()
    def yearOnly(self) -> None:
        self._date = DateBoxes(("", "", self._date.boxes[YEAR]), YEAR)
        self._tell()

    def _as_shown(self) -> str:
        if self._writing is Writing.NUMBER:
            return grouped_from_the_right(self.value)
        if self._writing is Writing.PHONE:
            return grouped_phone(self.value)
        return grouped(self.value) if self._writing is Writing.DIGITS else self.value

    def _press_digit(self, digit: str) -> None:
        text, at = self._digits_text, self._digits_at
        if self._proposed and digit:
            text, at = "", 0
            self._proposed = False
        self._digits_text = text[:at] + digit + text[at:]
        self._digits_at = at + len(digit)

    def _shift_after(self, key: str) -> None:
        if self._writing is Writing.VIETNAMESE and self._upper and key.isalpha():
            self._upper = False
            self.shiftChanged.emit()
        self._follow_place()

    def _begins_place(self, text: str) -> bool:
        before = text[: self._composer.caret]
        at_a_word = not before or before[-1] in " ,/"
        return self._writing is Writing.PLACE and at_a_word

    def _follow_place(self) -> None:
        if self._writing is Writing.PLACE:
            self._upper = self._begins_place(self._composer.text)
            self.shiftChanged.emit()

    def _tell(self) -> None:
        self.changed.emit()
        self.typed.emit()


def grouped(digits: str) -> str:
    """Digits in groups of three, as they are read aloud."""
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))


def grouped_from_the_right(digits: str) -> str:
    """Digits of a number in thousands: "1 500 000"."""
    head = len(digits) % 3
    return " ".join(filter(None, (digits[:head], grouped(digits[head:]))))


def grouped_phone(digits: str) -> str:
    """A telephone number as people write it: 0912 345 678."""
    rest = [digits[at : at + 3] for at in range(4, len(digits), 3)]
    return " ".join(filter(None, (digits[:4], *rest)))
