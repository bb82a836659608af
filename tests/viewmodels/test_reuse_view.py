"""From a notice that stops into the procedure it names, with or without what was said."""

from dataclasses import replace

import pytest

from kiosk.journey.consent import Consent
from kiosk.session.visit import Visit as VisitState
from tests.viewmodels.booth import BIRTH, STATUS, STAY, TODAY, procedure_of, rows_of

EXTENSION, MARRIAGE, TOGETHER = "1.002755", "1.000894", "1.000689"
STAYING = {"for_whom": "self", "first_time": "renew"}


@pytest.fixture
def question(booth):
    return booth.views.question


@pytest.fixture
def reuse(booth):
    return booth.views.reuse


def test_where_nothing_serves_the_other_procedure_begins_at_once(booth, question):
    booth.enter(STATUS, {"purpose": "marry_here"}, at="marry_here_stop")
    question.next()
    assert (booth.state.page, booth.state.code) == ("takes", MARRIAGE)
    in_force = booth.world.library().procedure(MARRIAGE, on=TODAY)
    assert booth.state.version == in_force.version != procedure_of(MARRIAGE).version
    assert booth.answers == {}
    booth.views.visit.back()
    assert booth.state.page == "find"


def test_she_is_asked_before_anything_goes_along_and_sees_all_of_it(booth, question, reuse):
    booth.enter(STAY, STAYING, at="renew_stop")
    question.next()
    assert (booth.state.page, booth.state.code) == ("reuse", STAY)
    assert reuse.name == procedure_of(EXTENSION).plain_name.vi
    asked = procedure_of(EXTENSION).parts[0].questions[0]
    chosen = next(option for option in asked.options if option.value == "self")
    assert rows_of(reuse.lines) == [(asked.label.vi, chosen.label.vi, "personal")]
    booth.english()
    assert reuse.name == procedure_of(EXTENSION).plain_name.en
    assert rows_of(reuse.lines) == [(asked.label.en, chosen.label.en, "personal")]


def test_a_yes_takes_the_answers_along_and_the_questions_go_on_after_them(booth, question, reuse):
    booth.enter(STAY, STAYING, at="renew_stop")
    question.next()
    reuse.reuse()
    assert (booth.state.page, booth.state.code) == ("takes", EXTENSION)
    assert booth.answers == {"for_whom": "self"}
    assert booth.state.consents == ()
    booth.views.takes.begin()
    booth.views.privacy.agree()
    assert (booth.state.page, booth.state.at) == ("question", "registered")


def test_a_no_takes_nothing_along(booth, question, reuse):
    booth.enter(STAY, STAYING, at="renew_stop")
    question.next()
    reuse.beginAnew()
    assert (booth.state.page, booth.state.code) == ("takes", EXTENSION)
    assert booth.answers == {}
    assert rows_of(reuse.lines) == []


def test_back_returns_to_the_notice_with_every_answer(booth, question):
    booth.enter(STAY, STAYING, at="renew_stop")
    question.next()
    booth.views.visit.back()
    assert (booth.state.page, booth.state.code, booth.state.at) == ("question", STAY, "renew_stop")
    assert booth.answers == STAYING


def test_whoever_mends_a_whole_declaration_keeps_the_person_in_it(booth, question, reuse):
    """At the check pages she finds that the father comes along: another procedure."""
    person = {
        "requester_card": "typed",
        "requester_name": "NGUYỄN THỊ HƯỜNG",
        "requester_number": "003155012345",
        "requester_dob": "1955-03-05",
        "child_dob": "2026-11-02",
    }
    answers = {"relation": "mother", **person, "parents_married": "father_present"}
    booth.enter(BIRTH, answers, at="recognition_stop")
    question.next()
    kinds = {row[1]: row[2] for row in rows_of(reuse.lines)}
    assert kinds["NGUYỄN THỊ HƯỜNG"] == "personal"
    assert "003155012345" not in kinds
    assert "sensitive" in kinds.values()
    reuse.reuse()
    assert booth.state.code == TOGETHER
    assert {name: booth.answers[name] for name in person} == person
    assert "parents_married" not in booth.answers


def test_a_page_kept_over_a_crash_asks_again(booth, question, reuse):
    booth.enter(STAY, STAYING, at="renew_stop")
    question.next()
    before = rows_of(reuse.lines)
    stored = booth.state.to_json()
    booth.views.visit.take(VisitState())
    assert rows_of(reuse.lines) == []
    booth.views.visit.restore(stored)
    assert (booth.state.page, rows_of(reuse.lines)) == ("reuse", before)


def test_consents_are_asked_for_anew(booth, question, reuse):
    booth.enter(STAY, STAYING, at="renew_stop")
    given = Consent("contact", "1", given=True, at=TODAY.isoformat())
    booth.views.visit.take(replace(booth.state, consents=(given,)))
    question.next()
    reuse.reuse()
    assert booth.state.consents == ()
