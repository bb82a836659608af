from dataclasses import replace

import pytest

from kiosk.config import Point
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.reader_view import LOUD, OFF, USUAL
from tests.viewmodels.booth import Booth


@pytest.fixture
def trying(booth):
    """Somebody is on the page, and there is a voice."""
    booth.views.reader.warm()
    booth.views.visit.startFirstTouch()
    return booth.views.first_touch


def test_asking_for_it_begins_the_visit(booth, qtbot):
    with qtbot.waitSignal(booth.views.visit.begun):
        booth.views.visit.startFirstTouch()
    assert (booth.state.page, booth.state.trail) == ("firsttouch", ("welcome",))


def test_a_touch_then_the_voice_then_the_doors(booth, trying):
    assert (trying.touched, trying.listening) == (False, False)
    trying.touch()
    trying.touch()
    assert (trying.touched, trying.listening) == (True, False)
    trying.goOn()
    assert trying.listening
    trying.leave()
    assert booth.state == VisitState(page="find", trail=("welcome",))


def test_the_way_back_from_the_doors_does_not_lead_here_again(booth, trying):
    trying.leave()
    booth.views.visit.back()
    assert booth.state.page == "welcome"


@pytest.mark.parametrize("why", ["no voice", "turned off", "no loudspeaker"])
def test_where_nothing_is_heard_nobody_is_asked_about_it(booth, trying, why):
    if why == "no voice":
        booth.voice.state = "silent"
    elif why == "turned off":
        booth.views.reader.setVolume(OFF)
    else:
        booth.voice.state = "no_sound"
        booth.views.reader._look_at_state()
    trying.touch()
    trying.goOn()
    assert booth.state.page == "find"


def test_louder_stays_on_the_page_and_silent_goes_on_in_writing(booth, trying):
    trying.touch()
    trying.goOn()
    trying.louder()
    assert (trying.loudest, booth.views.reader.volume, booth.state.page) == (
        True,
        LOUD,
        "firsttouch",
    )
    trying.leaveSilent()
    assert (booth.views.reader.volume, booth.state.page) == (OFF, "find")


def test_the_next_person_finds_the_usual_loudness_and_an_untouched_page(booth, trying):
    trying.touch()
    trying.goOn()
    trying.louder()
    booth.views.visit.end("left")
    booth.views.forget_person(booth.views.appearance.look)
    booth.views.visit.startFirstTouch()
    assert (trying.touched, trying.listening) == (False, False)
    assert booth.views.reader.volume == USUAL


def test_whoever_looks_into_the_settings_comes_back_to_where_she_was(booth, trying):
    trying.touch()
    trying.goOn()
    booth.views.visit.open("settings")
    booth.views.visit.close()
    assert trying.listening


def test_who_is_led_by_the_voice_cannot_turn_it_off_here(booth, trying):
    assert trying.mayBeSilent
    booth.views.appearance.setKeys(True, True)
    assert not trying.mayBeSilent


def test_leaving_twice_goes_one_page(booth, trying):
    trying.leave()
    booth.views.find.openSearch()
    trying.leave()
    assert booth.state.page == "search"


@pytest.mark.parametrize(
    ("setting", "offered", "begins"),
    [("offered", True, "find"), ("first", False, "firsttouch"), ("off", False, "find")],
)
def test_the_point_says_whether_it_is_offered_comes_first_or_is_not_there(
    qapp, tmp_path, setting, offered, begins
):
    booth = Booth(tmp_path / "other", point=Point(first_touch=setting))
    assert booth.views.point.offersFirstTouch is offered
    booth.views.visit.start()
    assert booth.state.page == begins
    booth.close()


def test_where_it_comes_first_it_does_so_in_practice_which_stays_one(qapp, tmp_path):
    booth = Booth(tmp_path / "other", point=Point(first_touch="first"))
    booth.views.visit.startPractice()
    assert (booth.state.page, booth.state.practice) == ("firsttouch", True)
    booth.views.first_touch.leave()
    assert booth.state == replace(booth.state, page="find", practice=True)
    booth.close()
