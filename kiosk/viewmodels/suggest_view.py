"""Whole words over the keyboard, for what is begun: names, streets of the ward, offered answers.

They come from lists of the house, the content and the ward's own file, never from anybody's
answers; none is written before it is touched.
"""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.addresses.street_words import street_completions
from kiosk.config import Typing
from kiosk.identity.name_words import name_completions
from kiosk.text.completion import Completion, offered
from kiosk.viewmodels.address_view import AddressView
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.ward.model import Ward

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class SuggestView(QObject):
    """Follows the keyboard; a touch writes the word and a blank behind it."""

    changed = Signal()

    def __init__(
        self,
        keyboard: KeyboardView,
        address: AddressView,
        ward: Callable[[], Ward | None],
        typing: Typing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keyboard = keyboard
        self._address = address
        self._ward = ward
        self._new_style = typing.tone_place == "new"
        self._found: tuple[Completion, ...] = ()
        self._offers = False
        keyboard.changed.connect(self._follow)

    @Property(bool, notify=changed)
    def offers(self) -> bool:
        """Whether room is kept for words: they come and go, the keys stay where they are."""
        return self._offers

    @property
    def words(self) -> list[str]:
        """What is offered, the likeliest first."""
        return [completion.text for completion in self._found]

    @Property(str, notify=changed)
    def lines(self) -> str:
        """The words, a line each."""
        return "\n".join(self.words)

    @Slot(int)
    def take(self, number: int) -> None:
        if 0 <= number < len(self._found):
            chosen = self._found[number]
            ends = self._keyboard.followed_by_blank or bool(self._keyboard.offers)
            blank = "" if ends else " "
            self._keyboard.complete_word(chosen.letters, chosen.text + blank)

    def _follow(self) -> None:
        named = self._keyboard.writing is Writing.NAME
        streets = self._streets()
        before = self._keyboard.ending
        texts = self._keyboard.offers
        if texts:
            whole = before == self._keyboard.value
            found = offered(before, texts) if whole else ()
        elif named:
            found = name_completions(before, new_style=self._new_style)
        else:
            found = street_completions(before, streets) if streets else ()
        offers = named or bool(streets) or bool(texts)
        if (found, offers) != (self._found, self._offers):
            self._found, self._offers = found, offers
            self.changed.emit()

    def _streets(self) -> tuple[str, ...]:
        if self._keyboard.writing is not Writing.PLACE or not self._address.within_ward:
            return ()
        ward = self._ward()
        return tuple(ward.streets.names) if ward is not None and ward.streets else ()
