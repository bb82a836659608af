import pytest

from kiosk.speech.privacy import may_say


@pytest.mark.parametrize(
    ("headphones", "asked"), [(False, False), (True, False), (False, True), (True, True)]
)
def test_public_things_are_always_said(headphones, asked):
    assert may_say("public", headphones=headphones, asked=asked)


@pytest.mark.parametrize(
    ("headphones", "asked", "said"),
    [(False, False, False), (True, False, True), (False, True, True), (True, True, True)],
)
def test_personal_things_need_headphones_or_a_wish(headphones, asked, said):
    assert may_say("personal", headphones=headphones, asked=asked) is said


@pytest.mark.parametrize(
    ("headphones", "asked", "said"),
    [(False, False, False), (True, False, True), (False, True, False), (True, True, True)],
)
def test_sensitive_things_never_leave_the_loudspeaker(headphones, asked, said):
    assert may_say("sensitive", headphones=headphones, asked=asked) is said
