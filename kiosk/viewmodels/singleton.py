"""QML singletons that are the very objects the application built, never a second copy."""

from PySide6.QtCore import QObject

_objects: dict[type, QObject] = {}


def provide(instance: QObject) -> None:
    """Offer one object as the QML singleton of its type."""
    _objects[type(instance)] = instance


def provided(engine: QObject, kind: type) -> QObject:
    """The object offered for `kind`; called by QML through `create`."""
    del engine
    return _objects[kind]


def names() -> tuple[str, ...]:
    """The QML names of everything offered."""
    return tuple(kind.__name__ for kind in _objects)


def forget_all() -> None:
    """Drop every offered object (after the engine is gone)."""
    _objects.clear()
