import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.viewmodels import singleton

ROOM = Path(singleton.__file__).parent


def marked() -> set[str]:
    """The classes that say they are offered to QML."""
    return {
        node.name
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and {"QmlElement", "QmlSingleton"} <= {ast.unparse(mark) for mark in node.decorator_list}
    }


def test_every_view_model_is_registered_before_it_is_loaded():
    assert marked() == set(singleton.NAMES)


def test_a_name_that_is_not_registered_cannot_be_marked():
    class Stranger(QObject):
        """Nobody's."""

    with pytest.raises(AssertionError, match="Stranger"):
        singleton.QmlElement(Stranger)
