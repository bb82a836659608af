from kiosk.journey.outcomes import Finding, Invalid, Valid
from kiosk.procedures.model import Words
from kiosk.viewmodels.faults import Faults

WARNING = Finding("home", "odd", words=Words(vi="Xin xem lại.", en="Please look again."))


def test_a_good_answer_goes_on():
    assert Faults().judge(Valid("x")) == "x"


def test_a_refusal_is_said_until_it_is_cleared():
    faults = Faults()
    assert faults.judge(Invalid("missing")) is None
    assert faults.error("vi")
    assert faults.error_spoken("vi")
    assert faults.error_spoken("en") == ""
    assert faults.clear()
    assert not faults.clear()
    assert faults.error("vi") == ""


def test_a_warning_is_said_once_about_one_answer_and_to_one_person():
    faults = Faults()
    assert faults.judge(Valid("x", (WARNING,))) is None
    assert faults.warning("en") == "Please look again."
    assert faults.judge(Valid("x", (WARNING,))) == "x"
    assert faults.judge(Valid("y", (WARNING,))) is None
    faults.forget()
    assert faults.judge(Valid("x", (WARNING,))) is None
