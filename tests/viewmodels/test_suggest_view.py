"""Words over the keyboard: where they are offered, what a touch does, and that nothing is kept."""

from datetime import date

import pytest

from kiosk.config import Point, Typing
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.suggest_view import SuggestView
from kiosk.ward.model import Streets, Ward
from tests.viewmodels.booth import BIRTH, rows_of

STREETS = Streets(
    names=["phố Ví Dụ", "đường Ví Von", "thôn Mẫu"],
    source="Văn phòng",
    checked_on=date(2026, 11, 20),
)
WARD = Ward(format=1, name="Phường Mẫu", streets=STREETS)
BEFORE = {"relation": "father", "requester_card": "typed", "parents_married": "married"}
OWN, OTHER = "11413", "00004"


@pytest.fixture
def point() -> Point:
    return Point(commune_code=OWN)


@pytest.fixture
def suggest(booth):
    return booth.views.suggest


@pytest.fixture
def keyboard(booth):
    return booth.views.keyboard


def strike(keyboard, keys):
    for key in keys:
        keyboard.press(key)


def in_a_line(booth, commune):
    """At the line of an address within a commune."""
    booth.enter(BIRTH, BEFORE, at="requester_address")
    booth.views.address.choose("far")
    booth.views.address.choose("31" if commune == OWN else "01")
    booth.views.address.choose(commune)
    assert booth.views.address.step == "line"


def test_a_touch_writes_the_word_with_its_marks_and_a_blank(suggest, keyboard):
    keyboard.begin(Writing.NAME)
    assert (suggest.offers, suggest.words) == (True, [])
    strike(keyboard, "NGUYEN")
    assert suggest.words == ["NGUYỄN"]
    assert keyboard.text == "NGUYEN"
    suggest.take(0)
    assert keyboard.text == "NGUYỄN "
    assert suggest.words == []
    strike(keyboard, "TH")
    suggest.take(0)
    assert keyboard.text == "NGUYỄN THỊ "


def test_a_blank_that_stands_there_is_not_doubled(suggest, keyboard):
    keyboard.begin(Writing.NAME, "NGUYE THỊ MẪU")
    keyboard.moveTo(5)
    suggest.take(0)
    assert keyboard.text == "NGUYỄN THỊ MẪU"


def test_a_word_taken_can_be_undone(suggest, keyboard):
    keyboard.begin(Writing.NAME, "LE")
    suggest.take(0)
    assert keyboard.text == "LÊ "
    assert keyboard.canUndo
    keyboard.undo()
    assert keyboard.text == "LE"


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_a_touch_on_nothing_does_nothing(suggest, keyboard, number):
    keyboard.begin(Writing.NAME, "LE")
    suggest.take(number)
    assert keyboard.text == "LE"


@pytest.mark.parametrize("writing", [w for w in Writing if w is not Writing.NAME])
def test_nothing_is_offered_for_what_is_no_name(suggest, keyboard, writing):
    keyboard.begin(writing, "12" if writing in (Writing.DIGITS, Writing.NUMBER) else "")
    strike(keyboard, "ng")
    assert (suggest.offers, suggest.words) == (False, [])


def test_answers_of_the_content_are_offered_before_a_letter_is_written(booth, suggest, keyboard):
    booth.enter(BIRTH, {"relation": "relative"}, at="relation_detail")
    assert suggest.words == ["mẹ", "bố", "bà nội"]
    suggest.take(2)
    assert (keyboard.text, suggest.words) == ("bà nội", [])
    keyboard.clear()
    assert keyboard.text == ""
    strike(keyboard, "ong ")
    assert suggest.words == ["ông nội", "ông ngoại"]
    suggest.take(1)
    assert keyboard.text == "ông ngoại"


def test_what_is_offered_for_one_question_is_not_for_the_next(booth, suggest, keyboard):
    booth.enter(BIRTH, {"relation": "relative"}, at="relation_detail")
    keyboard.begin(Writing.VIETNAMESE)
    assert (suggest.offers, suggest.words) == (False, [])


def test_streets_of_the_ward_are_offered_in_an_address_of_the_ward(booth, suggest, keyboard):
    booth.world._ward_known = WARD
    in_a_line(booth, OWN)
    assert suggest.offers
    strike(keyboard, "Số 5 vi")
    assert suggest.words == ["phố Ví Dụ", "đường Ví Von"]
    suggest.take(0)
    assert keyboard.text == "Số 5 phố Ví Dụ "
    assert rows_of(booth.views.address.lines)


def test_an_address_elsewhere_or_a_ward_that_names_none_has_no_streets(booth, suggest, keyboard):
    booth.world._ward_known = WARD
    in_a_line(booth, OTHER)
    strike(keyboard, "vi")
    assert (suggest.offers, suggest.words) == (False, [])
    booth.world._ward_known = None
    in_a_line(booth, OWN)
    assert not suggest.offers


def test_words_follow_the_place_of_the_tone_the_kiosk_is_set_to(booth, qapp):
    keyboard = KeyboardView(booth.root, Typing(tone_place="new"))
    ward = booth.world.ward
    suggest = SuggestView(keyboard, booth.views.address, ward, Typing(tone_place="new"), booth.root)
    keyboard.begin(Writing.NAME, "LÊ THỊ ")
    strike(keyboard, "HOA")
    assert "HOÀ" in suggest.words


def test_what_one_person_wrote_is_nothing_to_the_next(booth, suggest, keyboard):
    keyboard.begin(Writing.NAME)
    strike(keyboard, "QWRTZ")
    keyboard.clear()
    booth.views.visit.forgotten.emit()
    assert (suggest.offers, suggest.words, keyboard.canUndo) == (False, [], False)
    keyboard.undo()
    assert keyboard.text == ""
    keyboard.begin(Writing.NAME)
    strike(keyboard, "QW")
    assert suggest.words == []


def test_a_name_in_a_line_of_text_begins_each_word_with_a_capital(booth, keyboard):
    booth.enter("1.001612", {}, at="business_name")
    assert keyboard.upper
    strike(keyboard, "Pho")
    assert not keyboard.upper
    keyboard.press(" ")
    assert keyboard.upper
