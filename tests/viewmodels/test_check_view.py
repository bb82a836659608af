from dataclasses import replace

import pytest

from kiosk.journey.summary import summarise
from tests.screens.ways import complete
from tests.viewmodels.booth import BIRTH, COPIES, FIVE, TODAY, procedure_of, rows_of


@pytest.fixture
def check(booth):
    return booth.views.check


def to_line(booth, name: str) -> int:
    """Turn to the page that has this answer; the number of its line."""
    check = booth.views.check
    procedure = procedure_of(booth.state.code)
    for section in summarise(procedure, booth.answers, TODAY, "vi"):
        for number, line in enumerate(section.lines):
            if line.name == name:
                assert check.partTitle == section.title
                return number
        check.next()
    raise LookupError(name)


@pytest.mark.parametrize("code", FIVE)
def test_every_answer_stands_on_a_page_and_none_is_plain_public(booth, check, code):
    booth.enter_check(code)
    sections = summarise(procedure_of(code), booth.answers, TODAY, "vi")
    assert check.count == len(sections) > 0
    for number, section in enumerate(sections):
        assert (check.index, check.partTitle) == (number, section.title)
        rows = rows_of(check.lines)
        assert [row[:2] for row in rows] == [(line.label, line.value) for line in section.lines]
        for line, row in zip(section.lines, rows, strict=True):
            assert row[2] == ("sensitive" if line.sensitive else "personal")
            assert row[3] == (line.name is not None)
        check.next()
    assert booth.state.page == "declaration"


def test_an_identity_number_is_never_spoken(booth, check):
    booth.enter_check(BIRTH)
    line = to_line(booth, "requester_number")
    assert rows_of(check.lines)[line][2] == "sensitive"


def test_changing_an_answer_returns_to_the_same_page(booth, check):
    booth.enter_check(COPIES)
    line = to_line(booth, "copies_1")
    page = check.partTitle
    check.edit(line)
    assert (booth.state.page, booth.state.at) == ("question", "copies_1")
    booth.views.keyboard.clear()
    booth.type("7")
    booth.views.question.next()
    assert (booth.state.page, check.partTitle) == ("check", page)
    assert booth.answers["copies_1"] == 7
    assert "7" in rows_of(check.lines)[line][1]


def test_back_from_a_change_changes_nothing(booth, check):
    booth.enter_check(COPIES)
    before = booth.state
    check.edit(0)
    booth.views.question.back()
    assert booth.state == before


def test_a_line_that_was_worked_out_cannot_be_changed(booth, check):
    procedure = next(p for p in map(procedure_of, FIVE) if any(d.shown for d in p.derived))
    booth.enter_check(procedure.code)
    while check.index + 1 < check.count:
        check.next()
    fixed = [number for number, row in enumerate(rows_of(check.lines)) if not row[3]]
    before = booth.state
    check.edit(fixed[0])
    assert booth.state == before


def test_pages_turn_back_and_then_to_the_last_question(booth, check):
    booth.enter_check(COPIES)
    check.next()
    check.back()
    assert check.index == 0
    check.back()
    assert booth.state.page == "question"
    assert booth.state.at == booth.views.visit.journey.steps()[-1].question.name


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


def test_a_change_that_takes_pages_away_still_shows_a_page(booth, check):
    answers = complete(procedure_of(COPIES), TODAY)
    booth.enter_check(COPIES, {**answers, "more_1": "more"})
    while check.index + 1 < check.count:
        check.next()
    fewer = booth.state.answers.set_answer("more_1", "enough", "chosen")
    fewer = fewer.set_answer("place", "counter", "chosen")
    booth.views.visit.take(replace(booth.state, answers=fewer, check_index=check.index + 3))
    assert check.index == check.count - 1
    assert check.partTitle
    assert rows_of(check.lines)


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
    section = summarise(procedure_of(BIRTH), booth.answers, TODAY, "en")[0]
    assert check.partTitle == section.title
    assert [row[1] for row in rows_of(check.lines)] == [line.value for line in section.lines]
