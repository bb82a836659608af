from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.procedures.model import Words
from kiosk.session.visit import OVERLAYS, SavedDossier
from kiosk.session.visit import Visit as VisitState
from sync import tables
from sync.database import read
from tests.viewmodels.booth import BIRTH, COPIES, FIVE, procedure_of

BROKEN = Words(vi="Hỏng.", en="Broken.")


@pytest.fixture
def visit(booth):
    return booth.views.visit


def test_starting_tells_that_a_person_began(booth, visit, qtbot):
    with qtbot.waitSignals([visit.begun, visit.pageChanged]):
        visit.start()
    assert (visit.page, booth.state.trail) == ("find", ("welcome",))


def test_looking_up_a_slip_from_the_welcome_page_begins_too(visit, qtbot):
    with qtbot.waitSignal(visit.begun):
        visit.open("lookup")
    assert visit.page == "lookup"


def test_back_to_the_welcome_page_ends_the_visit(visit, qtbot):
    visit.start()
    with qtbot.waitSignal(visit.ended) as ended:
        visit.back()
    assert ended.args == ["left"]
    assert visit.page == "welcome"


@pytest.mark.parametrize("page", sorted(OVERLAYS))
def test_a_page_opened_over_another_returns_to_it(visit, page):
    visit.start()
    visit.open(page)
    assert visit.page == page
    visit.close()
    assert visit.page == "find"


def test_the_same_procedure_keeps_its_answers_and_another_drops_them(booth, visit):
    booth.enter(BIRTH, {"relation": "mother"})
    visit.choose_procedure(procedure_of(BIRTH))
    assert booth.answers == {"relation": "mother"}
    visit.choose_procedure(procedure_of(COPIES))
    assert (booth.answers, booth.state.code, booth.state.at) == ({}, COPIES, "")


def test_a_finished_visit_is_told_apart_from_one_that_was_left(booth, visit):
    reasons: list[str] = []
    visit.ended.connect(reasons.append)
    booth.enter(BIRTH, {"relation": "mother"})
    visit.finish()
    booth.enter(BIRTH, {"relation": "mother"})
    visit.take(replace(booth.state, saved=SavedDossier("id", "12345678901")))
    visit.finish()
    assert reasons == ["left", "finished"]
    assert booth.answers == {}


def test_the_end_takes_the_idle_warning_away(visit):
    visit.start()
    visit.warn_idle(45)
    assert (visit.idleWarning, visit.secondsLeft) == (True, "45")
    visit.end("idle")
    assert (visit.idleWarning, visit.secondsLeft) == (False, "0")


def test_a_rating_is_kept_and_ends_the_visit(booth, visit, qtbot):
    visit.start()
    with qtbot.waitSignal(visit.ended):
        visit.rate(3)
    with read(booth.world.outbox()._engine) as connection:
        rows = connection.execute(select(tables.feedback.c.kind, tables.feedback.c.value)).all()
    assert [tuple(row) for row in rows] == [("ease", 3)]


def test_an_out_of_order_machine_says_so_and_forgets(booth, visit):
    booth.enter(BIRTH, {"relation": "mother"})
    visit.put_out_of_order(BROKEN)
    assert (visit.page, visit.outOfOrderReason, booth.answers) == ("outoforder", "Hỏng.", {})
    booth.english()
    assert visit.outOfOrderReason == "Broken."


@pytest.mark.parametrize("page", ["welcome", "recover", "find", "lookup", "resume", "question"])
def test_out_of_order_nobody_is_led_through_anything(visit, page):
    """A spare is shown as `welcome` or `recover`, long after it learnt that it is out of order."""
    visit.put_out_of_order(BROKEN)
    visit.take(VisitState(page=page))
    assert visit.page == "outoforder"


def test_who_began_before_that_was_known_is_told_and_her_visit_ends(visit, qtbot):
    visit.leavingRest.connect(lambda: visit.put_out_of_order(BROKEN))
    with qtbot.waitSignals([visit.begun, visit.ended]):
        visit.start()
    assert visit.page == "outoforder"


@pytest.mark.parametrize("page", ["settings", "call", "leave"])
def test_letters_and_a_call_are_there_out_of_order_and_lead_back(visit, page):
    visit.put_out_of_order(BROKEN)
    visit.open(page)
    assert visit.page == page
    visit.close()
    assert visit.page == "outoforder"


@pytest.mark.parametrize("code", FIVE)
def test_a_stored_visit_is_taken_up_where_it_was(booth, visit, code):
    booth.enter(code)
    stored, state = booth.state.to_json(), booth.state
    visit.finish()
    visit.restore(stored)
    assert booth.state == state
    assert visit.procedureName == procedure_of(code).plain_name.vi


def test_the_same_state_tells_nobody(booth, visit, qtbot):
    visit.start()
    with qtbot.assertNotEmitted(visit.stateChanged):
        visit.take(booth.state)


def test_names_follow_the_language(booth, visit, qtbot):
    booth.enter(BIRTH)
    with qtbot.waitSignal(visit.namedChanged):
        booth.english()
    assert visit.procedureName == procedure_of(BIRTH).plain_name.en


def test_without_a_procedure_there_is_no_journey(visit):
    assert visit.procedureName == ""
    with pytest.raises(LookupError):
        _ = visit.journey
