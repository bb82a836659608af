"""What a trial with fresh eyes tripped over, kept as tests."""

import pytest

from kiosk.identity.sentences import identity_sentence
from kiosk.journey.answers import ASK_STAFF
from kiosk.text.digit_line import grouped_phone
from kiosk.text.sentences import sentence
from kiosk.viewmodels.keyboard_view import Writing
from tests.viewmodels.booth import BIRTH, STATUS

REMOVAL = "1.003197"
WITHOUT_MARKS = b"003155012345||NGUYEN THI HUONG|05031955|Nu|So 5 pho Vi Du|20042021"


def typed(booth, keys: str) -> None:
    for key in keys:
        booth.views.keyboard.press(key)


def test_going_on_with_an_empty_field_passes_by_what_need_not_be_answered(booth):
    booth.enter(STATUS, {"purpose": "property"}, at="certificate_count")
    booth.views.keyboard.clear()
    assert booth.views.question.canContinue
    booth.views.question.next()
    assert booth.answers["certificate_count"] == ""


def test_the_first_digit_replaces_a_proposed_number(booth):
    booth.views.keyboard.begin(Writing.NUMBER, "0", proposed=True)
    typed(booth, "12")
    assert booth.views.keyboard.value == "12"


def test_a_number_that_was_answered_is_typed_on(booth):
    booth.views.keyboard.begin(Writing.NUMBER, "1")
    typed(booth, "2")
    assert booth.views.keyboard.value == "12"


def test_continue_wakes_only_when_the_date_is_whole(booth):
    booth.enter(BIRTH, {"relation": "mother"}, at="child_dob")
    seen = []
    for digit in "02112026":
        typed(booth, digit)
        seen.append(booth.views.question.canContinue)
    assert seen == [False] * 7 + [True]


@pytest.mark.parametrize(
    ("answers", "at", "keys", "code"),
    [
        ({}, "relation", "", "nothing_chosen"),
        ({"relation": "mother"}, "child_name", "", "nothing_written"),
        ({"relation": "mother"}, "child_dob", "", "nothing_written"),
        ({"relation": "mother"}, "child_dob", "25", "date_unfinished"),
    ],
)
def test_going_on_too_early_says_what_is_still_to_be_done(booth, answers, at, keys, code):
    booth.enter(BIRTH, answers, at=at)
    typed(booth, keys)
    booth.views.question.next()
    assert (booth.state.at, booth.views.question.warning) == (at, sentence(code, "vi"))
    typed(booth, "0" if keys else "")
    if keys:
        assert booth.views.question.warning == ""


def test_where_blank_is_allowed_a_second_press_leaves_it_to_the_counter(booth):
    left = {"ground": "other", "ground_text": "ở hẳn", "for_whom": "other", "relation": "con"}
    booth.enter(REMOVAL, left, at="ground_date")
    booth.views.question.next()
    assert booth.views.question.warning == sentence("blank_again", "vi")
    typed(booth, "1")
    assert booth.views.question.warning == ""
    booth.views.keyboard.clear()
    booth.views.question.next()
    assert booth.state.at == "ground_date"
    booth.views.question.next()
    assert booth.state.at != "ground_date"
    assert booth.state.answers.values["ground_date"] == ASK_STAFF


def test_a_telephone_number_is_grouped_as_people_write_it():
    assert grouped_phone("0912345678") == "0912 345 678"
    assert [grouped_phone("0912345678"[:n]) for n in (0, 4, 5)] == ["", "0912", "0912 3"]


def test_a_card_read_without_its_marks_says_so_beside_its_lines(booth):
    booth.enter(STATUS, {"purpose": "loan", "for_whom": "self"}, at="requester_card")
    booth.views.card.show_scan(WITHOUT_MARKS)
    assert booth.views.card.state == "found"
    assert booth.views.card.problem == identity_sentence("marks_lost", "vi")


def test_a_page_that_does_not_load_is_told(booth, qtbot):
    with qtbot.waitSignal(booth.views.visit.pageFailed):
        booth.views.visit.failPage()
