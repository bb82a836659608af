"""The camera beside the scanner: real simulator, real thread, real reading of codes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6

from kiosk.demo.held_card import empty_room, held_card
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.devices.scanner import Scan
from kiosk.handoff.carrying import Maker, draft_of
from kiosk.handoff.collecting import Collector, Progress
from kiosk.handoff.envelope import seal
from kiosk.handoff.frame import frame_texts
from kiosk.identity.card import parse_card
from kiosk.journey.practice import CARD as SAMPLE
from kiosk.scanning import Scanning
from kiosk.sighting import Sighting
from tests.handoff.camera import GOOD, photograph
from tests.screens.carried_pages import SINGLE
from tests.screens.ways import complete
from tests.viewmodels.booth import BIRTH, CARD, NOW, STATUS, Booth, procedure_of

OTHER = CARD.replace(b"003155012345", b"003055012346").replace("|Nữ|".encode(), b"|Nam|")
LINK = Scan(b"https://vidu.example.vn/abc")


@pytest.fixture
def camera(booth, tmp_path) -> CameraSimulator:
    camera = CameraSimulator(tmp_path / "camera.png", rate=30)
    camera.show(empty_room())
    booth.have_camera(camera)
    return camera


@pytest.fixture(autouse=True)
def sighting(qapp, booth) -> Iterator[Sighting]:
    scanning = Scanning(qapp, booth.views, Path("/dev/null"))
    sighting = Sighting(qapp, booth.views, scanning.take)
    yield sighting
    for made in (sighting, scanning):
        shiboken6.delete(made)


@pytest.fixture
def at_card(booth) -> Booth:
    booth.enter(STATUS, {"purpose": "loan", "for_whom": "self"}, at="requester_card")
    return booth


def sees(qtbot, booth) -> None:
    """Wait until the camera has given a picture."""
    qtbot.waitUntil(lambda: booth.views.camera.picture != "")


def test_a_card_held_before_the_camera_is_shown_as_one_from_a_scanner(camera, at_card, qtbot):
    sees(qtbot, at_card)
    camera.show(held_card(CARD))
    qtbot.waitUntil(lambda: at_card.views.card.state == "found")
    assert at_card.views.card.card.name == "NGUYỄN THỊ HƯỜNG"
    assert at_card.views.camera.purpose == ""


def test_a_card_left_before_the_camera_is_not_taken_for_the_next_person(camera, booth, qtbot):
    booth.enter(BIRTH, {"relation": "mother"}, at="requester_card")
    camera.show(held_card(CARD))
    qtbot.waitUntil(lambda: booth.views.card.state == "found")
    booth.enter(BIRTH, {"relation": "mother"}, at="father_card")
    with qtbot.waitSignals([booth.views.camera.pictureChanged] * 4):
        pass
    assert booth.views.card.state == "waiting"
    camera.show(held_card(OTHER))
    qtbot.waitUntil(lambda: booth.views.card.state == "found")


def test_a_card_that_was_not_right_is_read_again_where_it_is(camera, at_card, qtbot):
    camera.show(held_card(CARD))
    qtbot.waitUntil(lambda: at_card.views.card.state == "found")
    at_card.views.card.again()
    qtbot.waitUntil(lambda: at_card.views.card.state == "found")


def test_the_camera_looks_only_while_a_card_is_asked_for(camera, at_card):
    view = at_card.views.camera
    assert view.purpose == "card"
    at_card.views.card.show_scan(CARD)
    assert view.purpose == ""
    at_card.views.card.again()
    assert view.purpose == "card"
    at_card.views.card.typeInstead()
    assert view.purpose == ""


def test_the_camera_rests_behind_another_page_and_behind_the_warning(camera, at_card):
    visit, view = at_card.views.visit, at_card.views.camera
    visit.open("settings")
    assert view.purpose == ""
    visit.close()
    assert view.purpose == "card"
    visit.warn_idle(45)
    assert view.purpose == ""
    visit.warn_idle(-1)
    assert view.purpose == "card"
    visit.finish()
    assert view.purpose == ""


@pytest.mark.parametrize("page", ["welcome", "find", "search", "lookup", "settings"])
def test_the_camera_looks_at_nobody_elsewhere(camera, booth, page):
    if page != "welcome":
        booth.views.visit.open(page)
    assert booth.views.camera.purpose == ""


def test_a_camera_that_looks_at_papers_is_left_alone(camera, booth):
    booth.views.visit.open("find")
    booth.views.camera.look("paper")
    booth.views.visit.open("search")
    assert booth.views.camera.purpose == "paper"


def test_whatever_it_looks_at_forgetting_a_person_turns_it_off(camera, booth):
    booth.views.camera.look("paper")
    booth.views.visit.forgotten.emit()
    assert booth.views.camera.purpose == ""


def test_of_several_codes_in_sight_the_card_is_taken(camera, at_card):
    at_card.views.camera.scanned.emit((LINK, Scan(CARD)))
    assert at_card.views.card.state == "found"
    assert not at_card.views.card.problem


def test_another_code_before_the_camera_is_said_to_be_no_card(camera, at_card):
    at_card.views.camera.scanned.emit((LINK,))
    assert at_card.views.card.problem
    assert at_card.views.camera.purpose == "card"


def test_in_practice_a_card_before_the_camera_is_the_sample(camera, booth):
    booth.enter(STATUS, {"purpose": "loan", "for_whom": "self"}, at="requester_card")
    booth.views.visit.take(replace(booth.state, practice=True))
    booth.views.camera.scanned.emit((Scan(CARD.replace(b"003155012345", b"003155012300")),))
    assert booth.views.card.card.number == parse_card(SAMPLE, booth.views.visit.today).number


def test_moving_codes_on_a_phone_are_read_by_the_camera_with_progress(camera, booth, qtbot):
    texts = carried_texts()
    first = Collector().take(texts[0])
    assert isinstance(first, Progress)
    booth.views.visit.open("resume")
    sees(qtbot, booth)
    for number, text in enumerate(texts[: first.need - 1], 1):
        camera.show(photograph(text, GOOD))
        qtbot.waitUntil(lambda told=f"Đã đọc {number} ": told in booth.views.resume.said)
    camera.show(photograph(texts[-1], GOOD))
    qtbot.waitUntil(lambda: booth.views.resume.ready)
    assert booth.views.camera.purpose == ""


def carried_texts() -> tuple[str, ...]:
    procedure = procedure_of(SINGLE)
    draft = draft_of(procedure, complete(procedure, NOW.date()), Maker("0017", NOW))
    return frame_texts(seal(draft, None, lambda size: b"k" * size))
