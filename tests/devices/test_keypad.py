from PySide6.QtCore import Qt

from kiosk.devices.keypad import ACTS, ENTER


def test_every_key_is_one_that_qt_knows():
    assert all(f"Key_{name}" in Qt.Key.__members__ for name in (*ACTS, *ENTER))


def test_six_keys_are_enough_and_each_act_has_one():
    assert {*ACTS.values()} == {"previous", "next", "above", "below", "back", "help", "stop"}
