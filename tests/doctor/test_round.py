import threading

import pytest

from kiosk.devices.status import Health
from kiosk.doctor.round import Check, look_at

WELL = Health("clock", ok=True, message="well", advice="")


def test_answers_come_in_the_order_given():
    first_may_end = threading.Event()

    def first():
        assert first_may_end.wait(60)
        return Health("disk", ok=True, message="late", advice="")

    def second():
        first_may_end.set()
        return WELL

    found = look_at([Check("disk", first), Check("clock", second)], "en")
    assert [one.name for one in found] == ["disk", "clock"]


def test_a_check_that_hangs_is_told_and_not_waited_for():
    never = threading.Event()
    checks = [Check("printer", never.wait, limit_s=0.05), Check("clock", lambda: WELL)]
    found = look_at(checks, "en")
    never.set()
    assert (found[0].name, found[0].ok) == ("printer", False)
    assert found[0].message.startswith("This check was not done within")
    assert found[0].advice
    assert found[1] is WELL


def test_a_defect_is_logged_by_kind_and_not_by_what_it_says(capfd):
    def broken():
        raise ValueError("Nguyễn Văn Mẫu")

    hook = threading.excepthook
    found = look_at([Check("fonts", broken), Check("clock", lambda: WELL)], "vi")
    assert (found[0].name, found[0].ok) == ("fonts", False)
    assert found[0].message == "Không kiểm tra được mục này."
    assert found[1] is WELL
    assert threading.excepthook is hook
    written = "".join(capfd.readouterr())
    assert "Mẫu" not in written
    assert "Traceback" not in written


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_check_is_an_empty_round(language):
    assert look_at([], language) == []
