from dataclasses import replace

import pytest

from kiosk.config import Point
from kiosk.journey.answers import ASK_STAFF
from kiosk.text.sentences import sentence
from tests.viewmodels.booth import BIRTH, Booth, rows_of

BEFORE = {"relation": "father", "requester_card": "typed", "parents_married": "married"}
GIVEN = "Số 5 phố Ví Dụ, phường Ngô Quyền, thành phố Hải Phòng"
OLD = "Số 4 phố Ví Dụ, phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội"
NEW = "Số 4 phố Ví Dụ, phường Ba Đình, thành phố Hà Nội"
HOME = "requester_address"


@pytest.fixture
def point() -> Point:
    return Point(commune_code="11413")


@pytest.fixture
def address(booth):
    booth.enter(BIRTH, BEFORE, at=HOME)
    return booth.views.address


def keys(address) -> list[object]:
    return [row[0] for row in rows_of(address.cards)]


def stand_with(booth: Booth, text: str, origin: str) -> None:
    """At the question again, with an answer that came from somewhere."""
    booth.enter(BIRTH, BEFORE, at="requester_dob")
    answers = booth.state.answers.set_answer(HOME, text, origin)
    booth.views.visit.take(replace(booth.state, answers=answers, at=HOME))


def test_going_on_without_an_address_says_what_is_still_to_be_done(booth, address):
    booth.views.question.next()
    assert booth.views.question.warning == sentence("nothing_chosen", "vi")
    address.choose("near")
    assert booth.views.question.warning == ""
    booth.views.question.next()
    assert booth.views.question.warning == sentence("nothing_written", "vi")


def test_this_ward_and_a_line_make_an_address(booth, address):
    assert booth.views.question.kind == "address"
    assert not booth.views.question.canContinue
    address.choose("11413")
    assert rows_of(address.lines) == [("Xã, phường", "Phường Hải An, thành phố Hải Phòng")]
    booth.type("Số 5")
    booth.views.question.next()
    assert booth.answers[HOME] == "Số 5, phường Hải An, thành phố Hải Phòng"
    assert booth.state.answers.origins[HOME] == "typed"
    assert booth.state.at != HOME


def test_another_province_and_a_commune_by_its_first_letters(booth, address):
    question = booth.views.question
    asked = [question.ask]
    address.choose("far")
    asked.append(question.ask)
    address.choose("01")
    asked.append(question.ask)
    booth.type("cua n")
    assert keys(address)[0] == "00082"
    address.choose("00082")
    asked.append(question.ask)
    booth.type("Số 9")
    question.next()
    assert booth.answers[HOME] == "Số 9, phường Cửa Nam, thành phố Hà Nội"
    assert asked[1:] == [
        "Ở tỉnh, thành phố nào?",
        "Ở xã, phường nào?",
        "Số nhà, đường, thôn nào?",
    ]


def test_a_commune_is_found_in_the_list_too(booth, address):
    address.choose("near")
    address.choose("list")
    assert not address.typing
    assert rows_of(address.pairs)[0][:2] == ("11413", "Hải An")
    address.choose("11506")
    assert address.step == "line"


def test_a_place_without_a_house_is_an_address(booth, address):
    address.choose("11413")
    assert booth.views.question.canContinue
    booth.views.question.next()
    assert booth.answers[HOME] == "phường Hải An, thành phố Hải Phòng"


def test_one_line_takes_whatever_is_written(booth, address):
    address.choose("whole")
    assert not booth.views.question.canContinue
    booth.type("Seoul, Hàn Quốc")
    booth.views.question.next()
    assert booth.answers[HOME] == "Seoul, Hàn Quốc"


def test_what_is_not_in_the_list_is_said_with_a_way_out(booth, address):
    address.choose("near")
    assert booth.views.question.help == "Gõ vài chữ đầu, có dấu hay không đều được."
    booth.type("zzzz")
    assert "Không thấy tên này ở Hải Phòng" in booth.views.question.help
    assert keys(address) == ["list", "whole"]


def test_back_goes_step_by_step_and_keeps_the_line(booth, address):
    address.choose("11413")
    booth.type("Số 5")
    booth.views.question.back()
    assert address.step == "place"
    address.choose("11506")
    assert booth.views.keyboard.text == "Số 5"
    booth.views.question.back()
    address.choose("far")
    address.choose("01")
    for step in ("province", "place"):
        booth.views.question.back()
        assert address.step == step
    assert booth.state.at == HOME
    booth.views.question.back()
    assert booth.state.at != HOME


def test_staff_may_be_asked_at_any_step(booth, address):
    address.choose("near")
    booth.views.question.askStaff()
    assert booth.answers[HOME] == ASK_STAFF
    booth.enter(BIRTH, {**BEFORE, HOME: ASK_STAFF}, at=HOME)
    assert address.step == "place"


def test_an_address_of_the_same_visit_is_used_again_only_by_a_touch(booth):
    booth.enter(BIRTH, {**BEFORE, HOME: GIVEN}, at="mother_address")
    address = booth.views.address
    assert address.step == "place"
    assert "mother_address" not in booth.answers
    assert rows_of(address.cards)[0][:3] == ("reuse:0", GIVEN, "Dùng lại địa chỉ này?")
    address.choose("reuse:0")
    assert booth.answers["mother_address"] == GIVEN
    assert booth.state.answers.origins["mother_address"] == "chosen"


def test_the_ward_of_an_earlier_address_is_offered_too(booth):
    booth.enter(BIRTH, {**BEFORE, HOME: GIVEN}, at="mother_address")
    address = booth.views.address
    assert keys(address) == ["reuse:0", "11413", "11329", "near", "far", "whole"]
    address.choose("whole")
    assert rows_of(address.places) == [("phường Ngô Quyền, thành phố Hải Phòng",)]


def test_what_was_replaced_travels_with_an_address_used_again(booth):
    stand_with(booth, OLD, "card")
    booth.views.address.choose("today")
    booth.views.visit.take(replace(booth.state, at="mother_address"))
    booth.views.address.choose("reuse:0")
    assert booth.state.answers.replaced == {HOME: OLD, "mother_address": OLD}


def test_a_proposed_address_is_taken_over_by_going_on(booth):
    values = {**BEFORE, HOME: GIVEN, "result_how": "post"}
    booth.enter(BIRTH, values, at="post_address")
    address = booth.views.address
    assert (address.step, address.confirms) == ("given", True)
    assert rows_of(address.lines) == [("Dùng lại địa chỉ này?", GIVEN)]
    assert "post_address" not in booth.answers
    booth.views.question.next()
    assert booth.answers["post_address"] == GIVEN
    assert booth.state.answers.origins["post_address"] == "chosen"


def test_the_cards_address_is_shown_as_it_is_and_stays_so(booth):
    stand_with(booth, OLD, "card")
    address = booth.views.address
    assert rows_of(address.lines) == [("Địa chỉ trên thẻ", OLD)]
    booth.views.question.next()
    assert booth.answers[HOME] == OLD
    assert booth.state.answers.origins[HOME] == "card"
    assert booth.state.answers.replaced == {}


def test_the_name_of_today_is_taken_by_a_touch_and_the_old_one_kept(booth):
    stand_with(booth, OLD, "card")
    shown = rows_of(booth.views.address.cards)[0]
    assert shown[:3] == ("today", NEW, "Có phải nay là địa chỉ này?")
    booth.views.address.choose("today")
    assert booth.answers[HOME] == NEW
    assert booth.state.answers.replaced == {HOME: OLD}


def test_an_old_address_that_was_typed_is_offered_in_todays_names_once(booth, address):
    address.choose("whole")
    booth.type(OLD)
    booth.views.question.next()
    assert HOME not in booth.answers
    assert keys(address) == ["today", "edit", "anew"]
    booth.views.question.back()
    assert (address.step, booth.views.keyboard.text) == ("whole", OLD)
    booth.views.question.next()
    assert booth.answers[HOME] == OLD


def test_what_was_answered_can_be_kept_changed_or_written_anew(booth, address):
    stand_with(booth, GIVEN, "typed")
    assert rows_of(address.lines) == [("Địa chỉ đã ghi", GIVEN)]
    address.choose("edit")
    assert booth.views.keyboard.text == GIVEN
    booth.views.question.back()
    address.choose("anew")
    address.choose("11413")
    assert booth.views.keyboard.text == ""
    booth.type("Số 6")
    booth.views.question.next()
    assert booth.answers[HOME] == "Số 6, phường Hải An, thành phố Hải Phòng"


def test_what_was_typed_before_a_crash_stands_there_again(booth, address):
    address.choose("11413")
    booth.type("Số 5")
    draft = booth.state.draft
    assert draft == (HOME, "Số 5, phường Hải An, thành phố Hải Phòng")
    state = booth.state
    booth.enter(BIRTH, BEFORE, at="requester_dob")
    booth.views.visit.take(replace(state, draft=draft))
    assert address.step == "whole"
    assert booth.views.keyboard.text == draft[1]


def test_letters_of_a_communes_name_are_no_draft(booth, address):
    address.choose("near")
    booth.type("hai")
    assert booth.state.draft == (HOME, "")


def test_too_long_a_line_is_refused_and_stays(booth, address):
    address.choose("11413")
    booth.type("x" * 190)
    booth.views.question.next()
    assert booth.views.question.error
    assert address.step == "line"
    booth.views.keyboard.backspace()
    assert booth.views.question.error == ""


def test_words_follow_the_language(booth, address):
    address.choose("far")
    booth.english()
    assert booth.views.question.ask == "In which province or city?"
    booth.views.question.back()
    assert rows_of(address.cards)[0][2] == "This ward or commune"


def test_a_refusal_stands_in_the_other_language_too(booth, address):
    address.choose("11413")
    booth.type("x" * 190)
    booth.views.question.next()
    said = booth.views.question.error
    booth.english()
    assert booth.views.question.error not in ("", said)
    assert rows_of(address.lines)[0][0] == "Commune or ward"


def test_nothing_of_it_is_left_for_the_next_person(booth, address):
    booth.enter(BIRTH, {**BEFORE, HOME: GIVEN}, at="mother_address")
    booth.views.visit.forgotten.emit()
    assert not any(map(rows_of, (address.cards, address.lines, address.places)))
    assert address.title == ""


def test_another_question_is_asked_in_its_own_words(booth, address):
    address.choose("near")
    booth.enter(BIRTH, {**BEFORE, HOME: GIVEN}, at="requester_ethnicity")
    question = booth.views.question
    assert question.kind == "choice"
    assert question.ask == question.question.ask.vi
    assert address.title == ""
