"""QML singletons that are the very objects the application built, never a second copy.

Their names are registered all at once, before any engine is made: a singleton type registered
after an engine has loaded something breaks that engine (Qt 6.11: "Cannot assign object of type
QQmlTimer to list property"), and most view models are loaded only after the first frame.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtQml import qmlRegisterSingletonType

T = TypeVar("T", bound=type)

NAMES = (
    "AddressView",
    "Appearance",
    "AskView",
    "CallView",
    "CameraView",
    "CardView",
    "CarryView",
    "CheckView",
    "Colours",
    "CounterView",
    "FindView",
    "FirstTouchView",
    "KeyboardView",
    "LookupView",
    "PapersView",
    "Point",
    "PrivacyView",
    "QuestionView",
    "ResumeView",
    "ReuseView",
    "Reader",
    "Sizing",
    "SlipView",
    "StaffGateView",
    "StaffOneView",
    "StaffSheetView",
    "StaffStickView",
    "StaffView",
    "SuggestView",
    "TakesView",
    "UndoView",
    "Visit",
    "WardView",
)
_objects: dict[str, QObject] = {}


def QmlElement(kind: T) -> T:  # the name is read by the tool that writes the types for qmllint
    """Mark a class whose one object is offered to QML."""
    assert kind.__name__ in NAMES, kind.__name__
    return kind


def QmlSingleton(kind: T) -> T:
    """Mark it as the only one; both marks are for that tool."""
    return kind


def provide(instance: QObject) -> None:
    """Offer one object as the QML singleton of its type."""
    _objects[type(instance).__name__] = instance


def offered(name: str) -> QObject | None:
    """The object of this QML name, if it is built by now."""
    return _objects.get(name)


def names() -> tuple[str, ...]:
    """The QML names of everything offered."""
    return tuple(_objects)


def forget_all() -> None:
    """Drop every offered object (after the engine is gone)."""
    _objects.clear()


def _giver(name: str) -> Callable[[object], QObject]:
    def give(engine: object) -> QObject:
        del engine
        return _objects[name]

    return give


for _name in NAMES:
    qmlRegisterSingletonType(  # type: ignore[call-overload]  # the stub leaves this form out
        QObject, "ViewModels", 1, 0, _name, _giver(_name)
    )
