from dataclasses import replace

import pytest

from kiosk.journey.summary import summarise
from tests.screens.ways import complete
from tests.viewmodels.booth import BIRTH, COPIES, FIVE, TODAY, procedure_of, rows_of


@pytest.fixture
def check(booth):
    return booth.views.check


def to_line(booth, name: str) -> int:
    """The number of the line of this answer."""
    sections = summarise(procedure_of(booth.state.code), booth.answers, TODAY, "vi")
    lines = [line for section in sections for line in section.lines]
    return next(number for number, line in enumerate(lines) if line.name == name)


@pytest.mark.parametrize("code", FIVE)
def test_every_answer_stands_in_the_list_and_none_is_plain_public(booth, check, code):
    booth.enter_check(code)
    sections = summarise(procedure_of(code), booth.answers, TODAY, "vi")
    rows = rows_of(check.lines)
    lines = [line for section in sections for line in section.lines]
    assert [row[1:3] for row in rows] == [(line.label, line.value) for line in lines]
    assert [row[0] for row in rows if row[0]] == [section.title for section in sections]
    for line, row in zip(lines, rows, strict=True):
        assert row[3] == ("sensitive" if line.sensitive else "personal")
        assert row[4] == (line.name is not None)
    check.next()
    assert booth.state.page == "declaration"


def test_each_title_stands_over_the_first_line_of_its_part(booth, check):
    booth.enter_check(BIRTH)
    sections = summarise(procedure_of(BIRTH), booth.answers, TODAY, "vi")
    rows = rows_of(check.lines)
    at = 0
    for section in sections:
        assert rows[at][0] == section.title
        at += len(section.lines)


def test_an_identity_number_is_never_spoken(booth, check):
    booth.enter_check(BIRTH)
    line = to_line(booth, "requester_number")
    assert rows_of(check.lines)[line][3] == "sensitive"


def test_changing_an_answer_returns_to_the_same_line(booth, check):
    booth.enter_check(COPIES)
    line = to_line(booth, "copies_1")
    check.edit(line)
    assert (booth.state.page, booth.state.at) == ("question", "copies_1")
    booth.views.keyboard.clear()
    booth.type("7")
    booth.views.question.next()
    assert (booth.state.page, check.line) == ("check", line)
    assert booth.answers["copies_1"] == 7
    assert "7" in rows_of(check.lines)[line][2]


def test_back_from_a_change_changes_no_answer(booth, check):
    booth.enter_check(COPIES)
    before = booth.state
    check.edit(0)
    booth.views.question.back()
    assert booth.state == before


def test_what_followed_from_other_answers_can_be_changed_too(booth, check):
    answers = {**complete(procedure_of(BIRTH), TODAY), "requester_card": "scanned"}
    del answers["requester_nationality"], answers["requester_nationality_other"]
    booth.enter_check(BIRTH, answers)
    line = to_line(booth, "requester_nationality")
    assert rows_of(check.lines)[line][2] == "Việt Nam"
    check.edit(line)
    rows = rows_of(booth.views.question.options)
    assert [row[0] for row in rows if row[5]] == ["viet_nam"]
    booth.views.question.choose("other")
    booth.views.question.next()
    booth.views.question.next()
    assert booth.answers["requester_nationality"] == "other"
    assert booth.state.at == "requester_nationality_other"


def test_a_line_that_was_worked_out_cannot_be_changed(booth, check):
    procedure = next(p for p in map(procedure_of, FIVE) if any(d.shown for d in p.derived))
    booth.enter_check(procedure.code)
    fixed = [number for number, row in enumerate(rows_of(check.lines)) if not row[4]]
    before = booth.state
    check.edit(fixed[0])
    assert booth.state == before


def test_back_leads_to_the_last_question(booth, check):
    booth.enter_check(COPIES)
    check.back()
    assert booth.state.page == "question"
    assert booth.state.at == booth.views.visit.journey.steps()[-1].question.name


def test_back_from_the_declaration_shows_the_last_lines(booth, check):
    booth.enter_check(COPIES)
    check.next()
    check.backFromDeclaration()
    assert (booth.state.page, check.line) == ("check", len(rows_of(check.lines)) - 1)


def test_the_list_begins_at_its_top_after_the_last_question(booth, check):
    booth.enter_check(COPIES)
    check.next()
    check.backFromDeclaration()
    check.back()
    booth.views.question.next()
    assert (booth.state.page, check.line) == ("check", 0)


def test_back_after_a_change_walks_to_the_notice_without_a_dead_tap(booth, check):
    booth.enter_check(COPIES)
    check.edit(0)
    booth.views.question.next()
    check.back()
    for _ in range(40):
        before = booth.state
        booth.views.question.back()
        assert booth.state != before
        if booth.state.page != "question":
            break
    assert booth.state.page == "privacy"


def test_a_change_that_takes_lines_away_still_shows_the_others(booth, check):
    answers = complete(procedure_of(COPIES), TODAY)
    booth.enter_check(COPIES, {**answers, "more_1": "more"})
    before = len(rows_of(check.lines))
    fewer = booth.state.answers.set_answer("more_1", "enough", "chosen")
    fewer = fewer.set_answer("place", "counter", "chosen")
    booth.views.visit.take(replace(booth.state, answers=fewer, check_index=before))
    assert 0 < len(rows_of(check.lines)) < before


def test_the_declaration_is_the_forms_own_and_the_button_says_what_it_does(booth, check):
    booth.enter_check(BIRTH)
    assert check.declaration == procedure_of(BIRTH).declaration.vi
    assert check.saveText == "Lưu tờ khai"
    assert "chưa phải là ký" in check.declarationNote
    booth.english()
    assert check.declaration == procedure_of(BIRTH).declaration.en
    assert check.saveText == "Save the declaration"


def test_where_no_declaration_exists_none_is_made_up(booth, check):
    booth.enter_check(COPIES)
    assert check.saveText == "Lấy phiếu"
    assert check.declarationNote == ""
    assert check.declaration.startswith("Việc này không có tờ khai.")


def test_lines_follow_the_language(booth, check):
    booth.enter_check(BIRTH)
    booth.english()
    sections = summarise(procedure_of(BIRTH), booth.answers, TODAY, "en")
    values = [line.value for section in sections for line in section.lines]
    assert [row[2] for row in rows_of(check.lines)] == values
