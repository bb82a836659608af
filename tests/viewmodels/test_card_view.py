from dataclasses import replace
from datetime import date

import pytest

from kiosk.identity.sentences import identity_sentence
from kiosk.viewmodels.words import say
from tests.viewmodels.booth import BIRTH, CARD, STATUS, rows_of

COPIES, FOR_MOTHER = "2.000815", "1.010041"
YEAR_ONLY = "003155012345||NGUYỄN THỊ HƯỜNG|1955|Nữ|Số 5 phố Ví Dụ|20042021".encode()


@pytest.fixture
def card(booth):
    booth.enter(STATUS, {"purpose": "loan", "for_whom": "self"}, at="requester_card")
    return booth.views.card


def test_a_good_card_is_shown_with_its_number_masked(booth, card):
    card.show_scan(CARD)
    lines = dict(rows_of(card.lines))
    assert card.state == "found"
    assert lines["Họ tên"] == "NGUYỄN THỊ HƯỜNG"
    assert lines["Số căn cước"].endswith("345")
    assert "003155012345" not in str(lines).replace(" ", "")
    assert "1955" in lines["Ngày sinh"]
    assert booth.answers.keys() == {"purpose", "for_whom"}


def test_where_only_the_name_is_taken_nothing_else_is_shown(booth, card):
    booth.enter(COPIES, {"medium": "paper", "kind_1": "school"}, at="requester_card")
    card.show_scan(CARD)
    assert rows_of(card.lines) == [("Họ tên", "NGUYỄN THỊ HƯỜNG")]


def test_the_sex_on_a_card_is_said_in_the_language_of_the_screen(booth, card):
    card.show_scan(CARD)
    assert dict(rows_of(card.lines))["Giới tính"] == "Nữ"
    booth.views.appearance.setLanguage("en")
    assert dict(rows_of(card.lines))["Sex"] == "Female"


def test_a_card_read_in_part_is_doubted_beside_its_lines(booth, card):
    card.show_scan(CARD.replace("|Nữ|".encode(), b"|N|"))
    assert card.state == "found"
    assert card.problem == identity_sentence("sex_unreadable", "vi")


def test_a_card_that_is_right_fills_the_answers_and_skips_their_questions(booth, card):
    card.show_scan(CARD)
    booth.views.question.next()
    assert booth.answers["requester_card"] == "scanned"
    assert booth.answers["requester_name"] == "NGUYỄN THỊ HƯỜNG"
    assert booth.answers["requester_number"] == "003155012345"
    assert booth.answers["requester_dob"] == date(1955, 3, 5).isoformat()
    assert booth.state.answers.origins["requester_name"] == "card"
    assert booth.state.at == "subject_ethnicity"


def test_what_a_card_lacks_is_asked(booth, card):
    """The birth declaration needs the day of issue; this card does not give one."""
    card.show_scan(CARD.rsplit(b"|", 1)[0])
    booth.views.question.next()
    assert "requester_issued" not in booth.answers
    assert booth.state.at == "requester_issued"


def test_a_birth_year_alone_is_taken_where_a_year_is_enough(booth, card):
    card.show_scan(YEAR_ONLY)
    assert dict(rows_of(card.lines))["Ngày sinh"] == "1955"
    booth.views.question.next()
    assert booth.answers["requester_dob"] == "1955"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"https://vidu.example.vn", "not_a_card"),
        (b"003155012345", "number_only"),
        ("003155012345||NGUYỄN THỊ HƯỜNG|99999999|Nữ|Số 5|".encode(), "bad_birth_date"),
        (b"\xff\xfe\xfd\x00" * 5, "strange_characters"),
    ],
)
def test_a_bad_scan_says_what_is_wrong_in_both_languages(booth, card, data, code):
    card.show_scan(data)
    assert (card.state, rows_of(card.lines)) == ("waiting", [])
    assert card.problem == identity_sentence(code, "vi")
    booth.english()
    assert card.problem == identity_sentence(code, "en")


def test_a_bad_scan_after_a_good_one_takes_it_away(card):
    card.show_scan(CARD)
    card.show_scan(b"garbage")
    assert (card.state, rows_of(card.lines)) == ("waiting", [])
    card.show_scan(CARD)
    assert (card.state, card.problem) == ("found", "")


def test_another_code_is_said_to_be_no_card(card):
    card.refuse_scan()
    assert card.problem.startswith("Mã này không phải thẻ căn cước.")


def test_again_waits_for_the_next_card(booth, card):
    card.show_scan(CARD)
    card.again()
    assert (card.state, card.problem, rows_of(card.lines)) == ("waiting", "", [])
    card.accept()
    assert booth.state.at == "requester_card"
    assert "requester_card" not in booth.answers


def test_typing_instead_asks_what_the_card_would_have_said(booth, card):
    card.typeInstead()
    assert booth.answers["requester_card"] == "typed"
    assert booth.state.at == "requester_name"


def test_typing_instead_drops_what_a_wrong_card_said(booth, card):
    card.show_scan(CARD)
    card.accept()
    booth.enter(STATUS, dict(booth.answers), at="requester_card")
    origins = {**booth.state.answers.origins, "requester_name": "card"}
    answers = replace(booth.state.answers, origins=origins)
    booth.views.visit.take(replace(booth.state, answers=answers))
    card.typeInstead()
    assert "requester_name" not in booth.answers
    assert booth.answers["purpose"] == "loan"


def test_the_card_of_one_person_does_not_answer_for_another(booth, card):
    booth.enter(FOR_MOTHER, {"for_whom": "other", "relation": "mẹ"}, at="helper_card")
    card.show_scan(CARD)
    card.accept()
    booth.enter(FOR_MOTHER, dict(booth.answers), at="person_card")
    card.show_scan(CARD)
    assert (card.state, card.problem) == ("waiting", say("same_card", "vi"))
    card.show_scan(CARD.replace(b"003155012345", b"003155012346"))
    assert card.state == "found"


def test_a_card_shown_twice_at_its_own_question_is_taken(booth, card):
    card.show_scan(CARD)
    card.accept()
    booth.enter(STATUS, dict(booth.answers), at="requester_card")
    card.show_scan(CARD)
    assert card.state == "found"


def test_the_shown_card_follows_the_language(booth, card):
    card.show_scan(CARD)
    booth.english()
    assert dict(rows_of(card.lines))["Full name"] == "NGUYỄN THỊ HƯỜNG"


def test_a_page_opened_over_it_keeps_the_card(booth, card):
    card.show_scan(CARD)
    booth.views.visit.open("settings")
    booth.views.visit.close()
    assert card.state == "found"


def test_the_card_of_one_question_is_not_shown_at_another(booth, card):
    card.show_scan(CARD)
    booth.enter(BIRTH, {"relation": "mother"}, at="mother_card")
    assert (card.state, rows_of(card.lines)) == ("waiting", [])


def test_leaving_forgets_the_card(booth, card):
    card.show_scan(CARD)
    booth.views.visit.finish()
    assert (card.card, rows_of(card.lines)) == (None, [])
