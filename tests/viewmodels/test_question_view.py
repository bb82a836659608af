import pytest

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.validation import check
from tests.viewmodels.booth import BIRTH, COPIES, FIVE, PENSION, STATUS, STAY, procedure_of, rows_of


@pytest.fixture
def question(booth):
    return booth.views.question


def at_number(booth) -> None:
    """At the identity number of the birth declaration, typed instead of scanned."""
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_number")


def test_a_choice_is_offered_in_words_with_ask_staff_last(booth, question):
    booth.enter(BIRTH)
    options = rows_of(question.options)
    assert question.kind == "choice"
    assert question.ask == procedure_of(BIRTH).parts[0].questions[0].ask.vi
    assert [row[0] for row in options][-1] == ASK_STAFF
    assert options[-1][1] == "Không rõ, hỏi cán bộ"
    assert not any(row[5] for row in options)
    assert not question.canContinue


def test_choosing_marks_one_and_lets_go_on(booth, question, qtbot):
    booth.enter(BIRTH)
    with qtbot.waitSignals([question.answerChanged, question.chosen]):
        question.choose("mother")
    assert [row[0] for row in rows_of(question.options) if row[5]] == ["mother"]
    assert question.canContinue
    question.next()
    assert booth.answers == {"relation": "mother"}
    assert booth.state.at != "relation"


def test_ask_staff_is_an_answer_to_a_choice(booth, question):
    booth.enter(BIRTH)
    question.choose(ASK_STAFF)
    question.next()
    assert booth.answers["relation"] == ASK_STAFF


def test_ask_staff_is_an_answer_to_what_is_typed(booth, question):
    at_number(booth)
    assert question.askStaffText == "Không rõ, hỏi cán bộ"
    question.askStaff()
    assert booth.answers["requester_number"] == ASK_STAFF


def test_a_question_that_need_not_be_answered_can_be_passed_by(booth, question):
    booth.enter(STATUS, {"purpose": "property"}, at="certificate_count")
    assert question.askStaffText == "Bỏ qua câu này"
    question.askStaff()
    assert booth.answers["certificate_count"] == ""


def test_what_may_be_left_blank_is_offered_so(booth, question):
    booth.enter(STATUS, {"purpose": "loan", "issued_before": "no_longer"}, at="lost_reason")
    assert question.askStaffText == "Để trống, hỏi ở quầy"
    question.askStaff()
    assert booth.answers["lost_reason"] == ASK_STAFF


def test_a_wrong_answer_is_said_and_stays_as_typed(booth, question, qtbot):
    at_number(booth)
    booth.type("00315")
    with qtbot.waitSignal(question.errorChanged):
        question.next()
    assert question.error
    assert question.errorSpoken
    assert booth.views.keyboard.text == "00315"
    assert "requester_number" not in booth.answers
    assert booth.state.at == "requester_number"


def test_typing_on_takes_the_error_away(booth, question):
    at_number(booth)
    booth.type("00315")
    question.next()
    booth.type("5")
    assert (question.error, question.errorSpoken) == ("", "")
    assert booth.views.keyboard.text == "003155"


def test_a_warning_is_said_once_and_then_passed(booth, question):
    booth.enter(COPIES, {"place": "counter"}, at="kind_1")
    question.choose("foreign")
    question.next()
    assert question.warning == procedure_of(COPIES).parts[1].questions[0].warnings[0].words.vi
    assert question.error == ""
    assert "kind_1" not in booth.answers
    question.next()
    assert booth.answers["kind_1"] == "foreign"
    question.back()
    question.next()
    assert question.warning == ""


def test_all_warnings_about_one_answer_are_said_together(booth, question):
    """The number is of no known province, and of another year and sex than the card holder."""
    values = {"for_whom": "self", "requester_card": "typed", "requester_sex": "female"}
    booth.enter(STAY, {**values, "requester_dob": "1995-03-05"}, at="requester_number")
    booth.type("999050012345")
    question.next()
    procedure, day = procedure_of(STAY), booth.views.visit.today
    found = check(procedure, "requester_number", "999050012345", booth.answers, day)
    assert len(found.warnings) > 1
    assert all(finding.message("vi") in question.warning for finding in found.warnings)
    question.next()
    assert booth.answers["requester_number"] == "999050012345"


def test_the_same_warning_about_another_answer_is_said_again(booth, question):
    booth.enter(COPIES, {"place": "counter", "more_1": "more"}, at="kind_1")
    question.choose("foreign")
    question.next()
    question.next()
    booth.enter(COPIES, {"place": "counter", "more_1": "more"}, at="kind_2")
    question.choose("foreign")
    question.next()
    assert question.warning


def test_back_keeps_what_was_answered(booth, question):
    booth.enter(BIRTH)
    question.choose("mother")
    question.next()
    question.back()
    assert booth.state.at == "relation"
    assert [row[0] for row in rows_of(question.options) if row[5]] == ["mother"]
    question.back()
    assert booth.state.page == "privacy"
    assert booth.answers == {"relation": "mother"}


def test_what_was_typed_stands_there_again_on_the_way_back(booth, question):
    at_number(booth)
    booth.type("003155012345")
    question.next()
    if question.warning:
        question.next()
    assert booth.state.at != "requester_number"
    question.back()
    assert booth.views.keyboard.text == "003155012345"


def test_another_language_keeps_what_was_typed_and_says_everything_in_it(booth, question):
    at_number(booth)
    booth.type("00315")
    question.next()
    vietnamese = (question.ask, question.error, question.askStaffText)
    booth.english()
    english = (question.ask, question.error, question.askStaffText)
    assert booth.views.keyboard.text == "00315"
    assert all(one and one != other for one, other in zip(vietnamese, english, strict=True))
    assert question.errorSpoken == ""


def test_a_warning_follows_the_language(booth, question):
    booth.enter(COPIES, {"place": "counter"}, at="kind_1")
    question.choose("foreign")
    question.next()
    booth.english()
    assert question.warning == procedure_of(COPIES).parts[1].questions[0].warnings[0].words.en


def test_options_follow_the_language_and_keep_the_choice(booth, question):
    booth.enter(BIRTH)
    question.choose("mother")
    booth.english()
    rows = rows_of(question.options)
    assert rows[-1][1] == "Not sure, ask staff"
    assert [row[0] for row in rows if row[5]] == ["mother"]


def test_a_page_opened_over_the_question_keeps_what_was_typed(booth, question):
    at_number(booth)
    booth.type("00315")
    question.next()
    booth.views.visit.open("settings")
    booth.views.visit.close()
    assert booth.views.keyboard.text == "00315"
    assert question.error


def test_a_question_entered_again_shows_its_answer_and_no_old_error(booth, question):
    at_number(booth)
    booth.type("00315")
    question.next()
    booth.views.visit.back()
    booth.views.find.openSearch()
    booth.type("ho khau")
    at_number(booth)
    assert (booth.views.keyboard.text, question.error) == ("", "")
    booth.type("7")
    assert booth.views.keyboard.text == "7"


def test_the_same_question_of_another_procedure_is_another_question(booth, question):
    booth.enter(STATUS, {}, at="result_phone")
    booth.type("0912")
    booth.enter(BIRTH, {}, at="result_phone")
    assert booth.views.keyboard.text == ""


def test_a_notice_that_stops_calls_staff_and_goes_no_further(booth, question):
    booth.enter(BIRTH, {"parents_married": "special", "special_case": "abandoned"}, "special_stop")
    assert (question.stops, question.leadName) == (True, "")
    question.next()
    assert booth.state.page == "call"
    assert booth.state.at == "special_stop"


def test_a_notice_that_leads_on_names_the_other_procedure_in_her_language(booth, question):
    booth.enter(BIRTH, {"relation": "self"}, at="self_stop")
    assert question.leadName == procedure_of("1.004772").plain_name.vi
    booth.english()
    assert question.leadName == procedure_of("1.004772").plain_name.en
    booth.enter(BIRTH, {}, at="relation")
    assert question.leadName == ""


def test_a_notice_is_passed(booth, question):
    booth.enter(STAY, {"for_whom": "child"}, at="consent_note")
    assert (question.kind, question.canContinue, question.stops) == ("notice", True, False)
    question.next()
    assert booth.state.at == "consent_by"


def test_an_amount_is_grouped_as_a_number_and_a_phone_from_the_left(booth, question):
    values = {"for_whom": "self", "benefit": "pension"}
    booth.enter(PENSION, values, at="benefit_amount")
    booth.type("1500000")
    assert booth.views.keyboard.shown == "1 500 000"
    booth.enter(PENSION, values, at="result_phone")
    booth.type("0912345")
    assert booth.views.keyboard.shown == "0912 345"


def test_only_a_birth_date_may_be_a_year_alone(booth, question):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_dob")
    assert (question.kind, question.offersYearOnly) == ("date", True)
    booth.enter(BIRTH, {"relation": "mother"}, at="child_dob")
    assert (question.kind, question.offersYearOnly) == ("date", False)


def test_progress_grows_and_the_part_is_named(booth, question):
    booth.enter(BIRTH)
    before = question.progress
    assert question.partTitle.startswith("Phần 1 trên ")
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="child_name")
    assert question.progress > before
    assert not question.partTitle.startswith("Phần 1 ")


@pytest.mark.parametrize("code", FIVE)
def test_staff_can_be_left_everything_up_to_the_check_pages(booth, question, code):
    """Whoever knows nothing at all still gets through every procedure."""
    booth.enter(code)
    for _ in range(80):
        if booth.state.page != "question" or question.stops:
            break
        before = booth.state.at
        if question.kind == "choice":
            question.choose(ASK_STAFF)
            question.next()
        elif question.kind == "card":
            booth.views.card.typeInstead()
        elif question.kind == "notice":
            question.next()
        else:
            question.askStaff()
        assert (booth.state.page, booth.state.at) != ("question", before)
    assert booth.state.page == "check"
    assert booth.state.trail[-1] == "question"


def test_the_next_person_is_warned_anew(booth, question):
    for _ in range(2):
        booth.enter(COPIES, {"place": "counter"}, at="kind_1")
        question.choose("foreign")
        question.next()
        assert question.warning
        booth.views.visit.finish()
    assert (question.warning, rows_of(question.options)) == ("", [])
    assert booth.answers == {}
