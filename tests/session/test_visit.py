import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.journey.answers import Answers
from kiosk.journey.consent import Consent
from kiosk.session.visit import OVERLAYS, Asked, SavedDossier, Visit

few = settings(max_examples=40, deadline=None)
PAGES = st.sampled_from(["find", "takes", "privacy", "question", "check", "declaration", "slip"])
TEXT = st.text(max_size=12)
CONSENTS = st.builds(Consent, TEXT, TEXT, st.booleans(), TEXT)
ORIGINS = st.sampled_from(["card", "typed", "chosen", "derived"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def answers(draw) -> Answers:
    given_ = Answers()
    for name in draw(st.lists(st.sampled_from("abcd"), max_size=6)):
        value = draw(TEXT | st.integers(0, 10**9))
        given_ = given_.set_answer(name, value, draw(ORIGINS))
    return given_


@st.composite
def visits(draw) -> Visit:
    return Visit(
        page=draw(PAGES),
        trail=tuple(draw(st.lists(PAGES, max_size=5))),
        code=draw(TEXT),
        version=draw(TEXT),
        at=draw(TEXT),
        answers=draw(answers()),
        consents=tuple(draw(st.lists(CONSENTS, max_size=3))),
        check_index=draw(st.integers(0, 9)),
        mending=draw(st.booleans()),
        draft=(draw(TEXT), draw(TEXT)),
        asked=draw(st.builds(Asked, TEXT, TEXT, TEXT, TEXT, TEXT)),
        saved=draw(st.none() | st.builds(SavedDossier, TEXT, TEXT)),
    )


@few
@given(visits(), st.lists(PAGES, max_size=6))
def test_back_undoes_go(visit, pages):
    gone = visit
    for page in pages:
        gone = gone.go(page)
    for _ in pages:
        gone = gone.back()
    assert gone == visit


def test_back_on_the_first_page_stays():
    assert Visit().back() == Visit()


@few
@given(visits(), st.lists(st.sampled_from(sorted(OVERLAYS)), min_size=1, max_size=4))
def test_closing_what_was_opened_over_a_page_returns_to_it(visit, overlays):
    shown = visit
    for page in overlays:
        shown = shown.open_over(page)
    assert shown.page == overlays[-1]
    assert shown.page_below == visit.page
    while shown.under:
        shown = shown.close_over()
    assert shown == visit
    assert shown.close_over() == visit


def test_opening_the_same_page_twice_is_once():
    once = Visit(page="question").open_over("settings")
    assert once.open_over("settings") == once
    assert once.close_over().page == "question"


def test_going_on_from_a_page_opened_over_another_leaves_nothing_under_it():
    visit = Visit(page="question").open_over("call").go("find")
    assert (visit.page, visit.under) == ("find", ())


@few
@given(visits())
def test_the_journal_gives_back_what_it_was_given(visit):
    assert Visit.from_json(json.loads(json.dumps(visit.to_json()))) == visit


@few
@given(visits(), st.sampled_from(sorted(OVERLAYS)))
def test_the_journal_keeps_the_page_below(visit, overlay):
    assert Visit.from_json(visit.open_over(overlay).to_json()) == visit


@few
@given(JSON)
def test_garbage_is_not_a_visit(stored):
    with pytest.raises(ValueError, match="not a stored visit"):
        Visit.from_json(stored)


@few
@given(st.data(), visits(), JSON)
def test_one_wrong_piece_is_refused_or_read_but_never_breaks(data, visit, junk):
    stored = visit.to_json()
    stored[data.draw(st.sampled_from(sorted(stored)))] = junk
    try:
        read = Visit.from_json(stored)
    except ValueError:
        return
    assert isinstance(read, Visit)
    assert isinstance(read.page, str)


@few
@given(st.data(), visits())
def test_a_missing_piece_is_refused(data, visit):
    stored = visit.to_json()
    del stored[data.draw(st.sampled_from(sorted(stored)))]
    with pytest.raises(ValueError, match="not a stored visit"):
        Visit.from_json(stored)


def test_a_visit_is_underway_between_the_first_answer_and_the_save():
    answered = Answers().set_answer("relation", "mother", "chosen")
    saved = SavedDossier("id", "12345678901")
    assert not Visit().underway
    assert Visit(answers=answered).underway
    assert not Visit(answers=answered, saved=saved).underway


def test_a_visit_does_not_change():
    with pytest.raises(FrozenInstanceError):
        Visit().page = "find"
