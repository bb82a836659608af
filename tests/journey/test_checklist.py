from datetime import date

from kiosk.journey.checklist import what_it_takes
from kiosk.procedures.model import OtherStep, Words

WAIT = Words(vi="Xin đợi.", en="Please wait.")


def papers(procedure, answers, today):
    lines = what_it_takes(procedure, answers, today).papers
    return {line.id: (line.handling_words.vi, line.certain) for line in lines}


def test_before_any_answer_every_paper_that_may_be_needed_is_there(loan, today):
    assert papers(loan, {}, today) == {
        "card": ("Cho xem rồi cầm về", True),
        "letter": ("Nộp cho cán bộ", False),
        "child_number": ("Chỉ cần số", False),
    }


def test_answers_decide_which_papers_are_needed(loan, whole, today):
    assert list(papers(loan, whole, today)) == ["card"]
    changed = {**whole, "for_whom": "other", "relation": "con", "dob": "2020-01-01"}
    assert papers(loan, changed, today) == {
        "card": ("Cho xem rồi cầm về", True),
        "letter": ("Nộp cho cán bộ", True),
        "child_number": ("Chỉ cần số", True),
    }


def test_a_weak_fact_is_marked(loan, whole, today):
    lines = what_it_takes(loan, {**whole, "for_whom": "other"}, today).papers
    assert [(line.id, line.weak) for line in lines] == [("card", False), ("letter", True)]


def test_the_fee_is_computed_where_the_answers_say_how_much(loan, whole, today):
    assert what_it_takes(loan, whole, today).fee.amount_dong == 4000
    fee = what_it_takes(loan, {}, today).fee
    assert fee.amount_dong is None
    assert fee.headline.vi == "2.000 đồng một cuốn"
    assert [words.en for words in fee.exempt] == ["Children"]


def test_the_time_is_said_with_what_it_counts_from(loan, today):
    checklist = what_it_takes(loan, {}, today)
    assert checklist.time_headline.vi == "Trong ngày"
    assert checklist.time_note.vi == "Tính từ lúc cán bộ nhận."


def test_a_dated_notice_appears_on_its_day(loan):
    assert what_it_takes(loan, {}, date(2026, 11, 30)).notices == ()
    [notice] = what_it_takes(loan, {}, date(2026, 12, 1)).notices
    assert notice.en == "The reading room closes at the end of the year."


def test_who_does_something_else_is_told_that(loan, whole, today):
    other = OtherStep(id="other", when="for_whom == 'other'", counter=WAIT, bring=WAIT)
    usual = loan.next_step.model_copy(update={"instead": [other]})
    changed = loan.model_copy(update={"next_step": usual})
    assert what_it_takes(changed, whole, today).next_step == usual
    answers = {**whole, "for_whom": "other", "relation": "con", "dob": "2020-01-01"}
    assert what_it_takes(changed, answers, today).next_step == other
