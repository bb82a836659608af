"""Whatever is answered, nothing raises and every way ends."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.checklist import what_it_takes
from kiosk.journey.dossier import Filing, plain
from kiosk.journey.intake import take_in
from kiosk.journey.path import Journey
from kiosk.journey.summary import summarise
from kiosk.journey.validation import Valid, check, check_all
from kiosk.procedures.loading import load_all
from kiosk.procedures.model import Question
from tests.library import in_use

INVENTED = Path(__file__).parents[1] / "procedures" / "invented"
PROCEDURES = [*load_all(INVENTED).procedures, *in_use().procedures]
ANY_OF_THEM = pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda item: item.code)
FEW = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)

ANY_TEXT = st.text(alphabet=st.characters(), max_size=20)
JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ANY_TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(ANY_TEXT, inner)),
    max_leaves=3,
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
TYPICAL = ["003050012345", "Nguyễn Văn Mẫu", "0912345678", "1950", "1950-03-05", "mau@example.vn"]


@dataclass(frozen=True)
class InventedDraft:
    id: str = "019ab000-0000-7000-8000-000000000001"
    device: str = "kiosk-0001"
    seq: int = 1
    reference: str = "00010000142"
    created_at: str = "2026-11-24T09:30:00+07:00"
    clock_certain: bool = True
    clock_offset_s: float = 0.0


def values_of(question: Question):
    likely = [option.value for option in question.options] or TYPICAL
    if question.type == "card":
        likely = ["scanned", "typed"]
    return st.one_of(
        st.sampled_from([*likely, ASK_STAFF, ""]),
        st.sampled_from(likely),
        st.dates(date(1900, 1, 1), date(2030, 1, 1)).map(str),
        st.integers(0, 600),
        JSON_VALUES,
    )


def answers_to(procedure):
    questions = [question for part in procedure.parts for question in part.questions]
    return st.fixed_dictionaries(
        {}, optional={question.name: values_of(question) for question in questions}
    )


@ANY_OF_THEM
@given(data=st.data(), today=DAYS)
@FEW
def test_whatever_is_answered_every_way_ends(procedure, data, today):
    journey = Journey(procedure, data.draw(answers_to(procedure)), today)
    seen = 0
    while (step := journey.step) is not None:
        seen += 1
        assert 1 <= step.part_number <= step.part_count
        after = journey.advance()
        if after == journey:
            assert journey.at_stop
            break
        assert after.back().step.question.name == step.question.name
        journey = after
    assert seen == len(journey.steps())
    followed = {q.name for part in procedure.parts for q in part.questions if q.assumed is not None}
    assert set(journey.route.answers) <= set(journey.answers) | followed


@ANY_OF_THEM
@given(data=st.data(), today=DAYS)
@FEW
def test_whatever_is_answered_is_checked_shown_and_saved(procedure, data, today):
    given_answers = data.draw(answers_to(procedure))
    report = check_all(procedure, given_answers, today)
    for finding in (*report.errors, *report.warnings):
        assert finding.message("vi").encode()
        assert finding.message("en").encode()
    assert all(isinstance(value, str | int) for value in report.answers.values())
    what_it_takes(procedure, report.answers, today)
    for language in ("vi", "en"):
        assert summarise(procedure, report.answers, today, language) is not None
    intake = take_in(procedure, given_answers, today)
    text = plain(InventedDraft(), procedure, intake.answers, Filing(), today)
    assert json.dumps(text, ensure_ascii=False, allow_nan=False).encode()
    assert set(text["answers"]) == set(text["origins"])


@ANY_OF_THEM
@given(data=st.data(), today=DAYS)
@FEW
def test_a_checked_answer_stays_as_it_is_when_checked_again(procedure, data, today):
    questions = [question for part in procedure.parts for question in part.questions]
    question = data.draw(st.sampled_from(questions))
    raw = data.draw(values_of(question))
    result = check(procedure, question.name, raw, {}, today)
    if isinstance(result, Valid):
        again = check(procedure, question.name, result.value, {}, today)
        assert isinstance(again, Valid)
        assert again.value == result.value
    else:
        assert result.message("vi").encode()


@ANY_OF_THEM
@given(data=st.data(), today=DAYS)
@FEW
def test_answers_of_a_good_report_are_good_again(procedure, data, today):
    report = check_all(procedure, data.draw(answers_to(procedure)), today)
    again = check_all(procedure, report.answers, today)
    assert again.answers == report.answers
    assert {item.code for item in again.errors} <= {
        *(item.code for item in report.errors),
        "missing",
    }
