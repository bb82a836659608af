"""The six keys on the screen: where they are, what they choose, and that place spoken.

A key shows its ring at once; the help key also turns the voice on. Places are walked in the order
in which they are told and seen: what is on the page, its actions, the help row.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.devices.keypad import ACTS, ENTER, Act
from kiosk.speech.privacy import Kind
from kiosk.viewmodels.reader_view import KINDS
from kiosk.viewmodels.told_control import Role, Told, sayings
from kiosk.viewmodels.words import say
from kiosk.views import Views

BUTTON = "QQuickAbstractButton"
FIELD = "Field"
UNSEEN_PAGE = "staffpin"
"""Where which key is pressed is nobody else's business."""
BY_CODE: dict[int, Act] = {Qt.Key[f"Key_{name}"].value: act for name, act in ACTS.items()}
ENTER_CODES = {Qt.Key[f"Key_{name}"].value for name in ENTER}


class Keypad(QObject):
    """Filters the window's keys, before whoever tells scanners from people."""

    def __init__(self, window: QQuickWindow, views: Views) -> None:
        super().__init__(window)
        self._window = window
        self._views = views
        self._at = ("", "")
        self._shown = self._spoken = False
        window.installEventFilter(self)
        views.visit.stateChanged.connect(self._moved)
        views.appearance.changed.connect(self._follow_look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        """Take the keys that are ours; Enter goes on to where a scan would end with it."""
        del watched
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        code = int(event.key())
        if code in ENTER_CODES:
            return event.isAutoRepeat()
        act = BY_CODE.get(code)
        if act is None:
            return False
        self.press(act)
        return True

    def press(self, act: Act) -> None:
        """Do what a key is for."""
        visit, appearance = self._views.visit, self._views.appearance
        visit.notice()
        if visit.property("closed"):
            return
        if act == "help":
            self._help()
        elif act == "stop":
            self._views.reader.stop()
        elif act == "back":
            QMetaObject.invokeMethod(self._window, "goBack")
        else:
            appearance.setKeys(True, appearance.look.voice)
            self._go(act)

    def choose(self) -> None:
        """Touch the place where the keys are."""
        item = self._place()
        if item is None or self._views.visit.property("closed"):
            return
        page = self._views.visit.state.page
        QMetaObject.invokeMethod(item, "click" if item.inherits(BUTTON) else "touched")
        QTimer.singleShot(0, self, lambda: self._tell_choice(page))

    def places(self) -> list[QQuickItem]:
        """Everything that can be chosen now, in order."""
        return list(controls(self._window.contentItem()))

    def _help(self) -> None:
        appearance = self._views.appearance
        place = self._place()
        if not appearance.look.voice:
            appearance.setKeys(True, True)
        elif not self._spoken:
            self._tell_keys()
        elif place is not None:
            self._tell(place, asked=True)
        else:
            QMetaObject.invokeMethod(self._window, "readAll")

    def _follow_look(self) -> None:
        """Whoever turned the voice on, by key or in the settings, hears what the keys do."""
        look = self._views.appearance.look
        if self._shown and not look.keys:
            self._leave()
        self._shown = look.keys
        if not look.voice:
            self._spoken = False
        elif not self._spoken:
            self._tell_keys()

    def _tell_keys(self) -> None:
        """Say what the keys do; a fresh screen has no voice yet, and is asked again."""
        reader = self._views.reader
        self._spoken = reader.reads()
        reader.tell([(say("keys_begin", self._views.appearance.look.language), "public")])

    def _go(self, act: Act) -> None:
        places, place = self.places(), self._place()
        if not places:
            return
        onward = act in {"next", "below"}
        if place is None:
            found = places[0 if onward else -1]
        elif act in {"above", "below"} and is_key(place):
            found = key_beyond(places, place, onward) or out_of_keys(places, place, onward)
        else:
            step = 1 if onward else -1
            found = places[(places.index(place) + step) % len(places)]
        found.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        if self._views.appearance.look.voice:
            self._tell(found)

    def _place(self) -> QQuickItem | None:
        item = self._window.activeFocusItem()
        return item if item in self.places() else None

    def _tell(self, item: QQuickItem, *, asked: bool = False) -> None:
        language = self._views.appearance.look.language
        self._views.reader.tell(sayings(self._told(item), language), asked=asked)

    def _tell_choice(self, page: str) -> None:
        """Say that a choice was taken, without saying which; a new page speaks for itself."""
        item = self._place()
        look = self._views.appearance.look
        if item is None or not look.voice or self._views.visit.state.page != page:
            return
        if is_key(item):
            self._views.reader.tell([(say("keys_done", look.language), "public")])
        elif item.property("chosen") is True:
            self._views.reader.tell([(say("keys_chosen", look.language), "public")])

    def _told(self, item: QQuickItem) -> Told:
        node = QAccessible.queryAccessibleInterface(item)
        assert node is not None, item
        field = not item.inherits(BUTTON)
        role: Role = "key" if is_key(item) else "field" if field else role_of(item)
        secret = role == "key" and self._views.visit.state.page == UNSEEN_PAGE
        kind = "sensitive" if secret else str(item.property("privacy") or "public")
        return Told(
            role=role,
            name=node.text(QAccessible.Text.Name),
            note=node.text(QAccessible.Text.Description),
            value=str(item.property("text")) if field else "",
            chosen=item.property("chosen") is True,
            kind=KINDS.get(kind, "sensitive"),
            value_kind=self._value_kind(),
        )

    def _value_kind(self) -> Kind:
        """How private what is written or chosen on this page is."""
        page = self._views.visit.state.page
        if page == "settings":
            return "public"
        if page == UNSEEN_PAGE:
            return "sensitive"
        question = self._views.question.question if page == "question" else None
        return "sensitive" if question is not None and question.sensitive else "personal"

    def _moved(self) -> None:
        """Each page and each question begins before its first place."""
        state = self._views.visit.state
        if (state.page, state.at) != self._at:
            self._at = (state.page, state.at)
            if self._views.appearance.look.keys:
                self._leave()

    def _leave(self) -> None:
        """Be nowhere: the next key goes to the first place."""
        self._window.contentItem().forceActiveFocus()


def controls(item: QQuickItem) -> Iterator[QQuickItem]:
    """What takes a touch below an item, in the order of the tree."""
    for child in item.childItems():
        if not child.isVisible() or not child.isEnabled() or child.opacity() == 0:
            continue
        if child.inherits(BUTTON) or child.metaObject().className().startswith(f"{FIELD}_"):
            yield child
        else:
            yield from controls(child)


def role_of(item: QQuickItem) -> Role:
    """A button, or one of several answers."""
    return "option" if item.property("mark") in {"ring", "tick"} else "button"


def is_key(item: QQuickItem) -> bool:
    """Whether it is a key of a keyboard or digit pad; those alone have something to say."""
    return item.property("say") is not None


def key_beyond(places: list[QQuickItem], key: QQuickItem, below: bool) -> QQuickItem | None:
    """The key of the next row that is nearest; None beyond the last row."""
    middle = centre(key)
    keys = [(item, centre(item)) for item in places if is_key(item)]
    rows = [(y - middle[1]) * (1 if below else -1) for _, (_, y) in keys]
    near = min((row for row in rows if row > key.height() / 2), default=None)
    if near is None:
        return None
    row_of = zip(keys, rows, strict=True)
    row = [found for found, away in row_of if abs(away - near) < key.height() / 2]
    return min(row, key=lambda found: abs(found[1][0] - middle[0]))[0]


def out_of_keys(places: list[QQuickItem], key: QQuickItem, below: bool) -> QQuickItem:
    """The place after the last key, or before the first one."""
    at = places.index(key)
    order = places[at:] + places[:at] if below else places[at::-1] + places[:at:-1]
    return next((item for item in order if not is_key(item)), key)


def centre(item: QQuickItem) -> tuple[float, float]:
    """The middle of an item in its window."""
    point = item.mapToScene(item.boundingRect().center())
    return point.x(), point.y()
