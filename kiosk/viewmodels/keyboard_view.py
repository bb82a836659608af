"""The keyboard in the scene: one text at a time, by letters, digits or a date."""

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.appearance.look import Language
from kiosk.config import Typing
from kiosk.text.date_boxes import DAY, MONTH, YEAR
from kiosk.text.sheet import Sheet, Writing, is_digit
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

__all__ = ["KeyboardView", "Writing"]

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TONES = {"sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}


@QmlElement
@QmlSingleton
class KeyboardView(QObject):
    """Keeps the text; who asked for it (`begin`) listens to `changed`."""

    changed = Signal()
    shiftChanged = Signal()
    typed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        typing: Typing | None = None,
        appearance: Appearance | None = None,
    ) -> None:
        """Write for who reads the language of `appearance`."""
        super().__init__(parent)
        typing = typing or Typing()
        self._sheet = Sheet(typing.method, new_style=typing.tone_place == "new")
        self._upper = self._asked = self._locked = False
        self._show_digits = False
        self.offers: tuple[str, ...] = ()
        """Whole texts that are likely meant."""
        self._appearance = appearance
        if appearance is not None:
            appearance.languageChanged.connect(self._follow_language)
            self._follow_language()

    def _follow_language(self) -> None:
        if self._appearance is not None:
            self.write_for(self._appearance.look.language)

    def write_for(self, language: Language) -> None:
        """Take letters as they are where somebody reads English; accents by their own keys."""
        self._sheet.write_plainly(language == "en")

    def begin(
        self,
        writing: Writing,
        text: str = "",
        *,
        show_digits: bool = False,
        proposed: bool = False,
        offers: Sequence[str] = (),
    ) -> None:
        """Start writing something else; the first digit replaces a `proposed` number."""
        self._sheet.begin(writing, text, proposed=proposed)
        self._show_digits = show_digits or writing is Writing.MAIL
        self.offers = tuple(offers)
        self._shift_anew()
        self.changed.emit()

    @property
    def whole(self) -> bool:
        """Whether there is enough to hand over: any text, but of a date every digit."""
        dated = self.writing is Writing.DATE
        return self._sheet.date.whole if dated else bool(self.value)

    @property
    def writing(self) -> Writing:
        """What is being written."""
        return self._sheet.writing

    @property
    def value(self) -> str:
        """What was written, as it is handed to the checks."""
        return self._sheet.value

    @property
    def ending(self) -> str:
        """The text up to the caret, where a word ends there; empty in the midst of one."""
        return self._sheet.ending

    @property
    def followed_by_blank(self) -> bool:
        """Whether a blank stands behind the caret already."""
        return self.value[self._sheet.caret :][:1] == " "

    def finish(self) -> str:
        """End the last word as a blank would, and hand over what was written."""
        if self._sheet.by_letters:
            self._sheet.composer.finish()
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
        return self._sheet.shown

    @Property(int, notify=changed)
    def caret(self) -> int:
        """How many letters of `shown` stand before the caret."""
        return self._sheet.caret

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        """Whether what was just erased or replaced can be brought back."""
        return self._sheet.can_undo

    @Slot(int)
    def moveTo(self, place: int) -> None:
        self._sheet.move_to(place)
        self._follow_place()
        self.changed.emit()

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._sheet.date.boxes[DAY]

    @Property(str, notify=changed)
    def month(self) -> str:
        return self._sheet.date.boxes[MONTH]

    @Property(str, notify=changed)
    def year(self) -> str:
        return self._sheet.date.boxes[YEAR]

    @Property(int, notify=changed)
    def datePart(self) -> int:
        return self._sheet.date.at

    @Property(bool, notify=changed)
    def onlyYear(self) -> bool:
        return self._sheet.date.only_year

    @Property(bool, notify=shiftChanged)
    def upper(self) -> bool:
        return self._upper

    @Property(bool, notify=shiftChanged)
    def digits(self) -> bool:
        return self._show_digits

    @Property(bool, notify=shiftChanged)
    def mail(self) -> bool:
        """Whether the signs of an address of e-mail are needed."""
        return self.writing is Writing.MAIL

    @Slot(str)
    def press(self, key: str) -> None:
        """Take a key of the screen, where a digit is always a digit."""
        self._take(key, literal=is_digit(key))

    def strike(self, key: str) -> None:
        """Take a key of a real keyboard, where by VNI a digit may be a mark."""
        self._take(key, literal=False)

    @Slot(str)
    def tone(self, name: str) -> None:
        if self._sheet.by_letters:
            self._sheet.tone(TONES[name])
            self._tell()

    @Slot()
    def backspace(self) -> None:
        self._sheet.backspace()
        self._follow_place()
        self._tell()

    @Slot()
    def clear(self) -> None:
        self._sheet.clear()
        self._tell_anew()

    @Slot()
    def undo(self) -> None:
        self._sheet.undo()
        self._tell_anew()

    @Slot(str)
    def complete(self, end: str) -> None:
        """Write the end of a line after what was written so far."""
        begun = self.value.rstrip(" ,")
        text = begun if begun.endswith(end) else ", ".join(filter(None, (begun, end)))
        self._sheet.replace(text)
        self._tell_anew()

    def complete_word(self, letters: int, text: str) -> None:
        """Put a whole word in the place of its first letters, which stand before the caret."""
        self._sheet.complete_word(letters, text)
        self._follow_place()
        self._tell()

    @Slot()
    def shift(self) -> None:
        """Once: the next letter; again: all until it is pressed once more."""
        if self._asked and not self._locked:
            self._locked = True
        else:
            self._upper = self._asked = not self._upper
            self._locked = False
        self.shiftChanged.emit()

    @Slot()
    def toggleDigits(self) -> None:
        self._show_digits = not self._show_digits
        self.shiftChanged.emit()

    @Slot(int)
    def focusDate(self, part: int) -> None:
        if DAY <= part <= YEAR:
            self._sheet.focus_date(part)
            self._tell()

    @Slot()
    def yearOnly(self) -> None:
        self._sheet.only_year()
        self._tell()

    def _take(self, key: str, *, literal: bool) -> None:
        before = self.value
        self._sheet.press(key, literal=literal)
        if self._sheet.by_letters and self.value != before:
            self._shift_after(key)
        self._tell()

    def _shift_anew(self) -> None:
        begins = self.writing is Writing.VIETNAMESE and not self.value
        self._upper = self.writing is Writing.NAME or begins or self._begins_place()
        self._asked = self._locked = False
        self.shiftChanged.emit()

    def _shift_after(self, key: str) -> None:
        once = self.writing is Writing.VIETNAMESE and self._upper and not self._locked
        if once and key.isalpha():
            self._upper = self._asked = False
            self.shiftChanged.emit()
        self._follow_place()

    def _begins_place(self) -> bool:
        before = self.value[: self._sheet.caret]
        at_a_word = not before or before[-1] in " ,/"
        return self.writing is Writing.PLACE and at_a_word

    def _follow_place(self) -> None:
        if self.writing is Writing.PLACE:
            self._upper = self._begins_place()
            self.shiftChanged.emit()

    def _tell_anew(self) -> None:
        self._shift_anew()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.typed.emit()
