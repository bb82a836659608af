from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.config import Camera as CameraSettings
from kiosk.devices.camera import Still, Trouble
from kiosk.devices.camera_simulator import CameraSimulator, frame_of
from kiosk.devices.scanner import Scan
from kiosk.devices.seeing import preview_of
from kiosk.devices.sight import Seen, Sight
from kiosk.viewmodels.camera_view import HINT_MS, CameraView
from kiosk.viewmodels.images import CameraProvider
from kiosk.viewmodels.singleton import provide
from tests.handoff.camera import GOOD, photograph

GREY = preview_of(frame_of(Image.new("RGB", (64, 36), (90, 90, 90))))
LOST = Trouble("not_found")


@pytest.fixture
def camera(booth, tmp_path: Path) -> CameraSimulator:
    camera = CameraSimulator(tmp_path / "camera.png", rate=30)
    camera.show(photograph("CARD", GOOD))
    return camera


@pytest.fixture
def view(booth, camera: CameraSimulator) -> Iterator[CameraView]:
    settings = CameraSettings(kind="simulator", device=str(camera.path))
    view = CameraView(settings, booth.views.appearance, lambda: camera, booth.root)
    yield view
    view.close()


@pytest.fixture
def see(view: CameraView) -> Callable[..., None]:
    """Have this come of looking now."""

    def seen(what=None, *, dark: bool = False, scans: tuple[Scan, ...] = ()) -> None:
        view._take(Seen(view._turn, what or Sight(GREY, scans, dark)))

    return seen


def test_a_kiosk_without_a_camera_never_looks(booth):
    view = booth.views.camera
    view.look("card")
    assert (view.present, view.looking, view.purpose) == (False, False, "")
    assert view._watcher is None


def test_what_the_camera_sees_is_shown_and_read(view: CameraView, qtbot):
    with qtbot.waitSignal(view.scanned) as read:
        view.look("card")
    assert read.args == [(Scan(b"CARD"),)]
    assert view.looking
    assert (view.image.width(), view.image.height()) == (640, 360)
    assert view.picture.startswith("image://camera/")


def test_each_picture_has_an_address_of_its_own(view: CameraView, see):
    view.look("card")
    see()
    first = view.picture
    see()
    assert view.picture not in {"", first}


def test_the_page_gets_the_picture_from_the_view(view: CameraView, see):
    provide(view)
    view.look("card")
    see()
    shown = CameraProvider().requestImage("1", None, None)
    assert shown.pixelColor(5, 5).red() in range(88, 93)


def test_nothing_of_it_is_left_once_it_rests(view: CameraView, see):
    view.look("card")
    see(dark=True)
    view.rest()
    assert (view.looking, view.picture, view.said, view.image.isNull()) == (False, "", "", True)


def test_what_was_on_its_way_when_it_came_to_rest_is_not_taken(view: CameraView, see):
    read = []
    view.scanned.connect(read.append)
    view.look("card")
    turn = view._turn
    view.rest()
    view._take(Seen(turn, Sight(GREY, (Scan(b"CARD"),), dark=False)))
    view.look("phone")
    view._take(Seen(turn, Sight(GREY, (Scan(b"CARD"),), dark=False)))
    assert (read, view.picture) == ([], "")


def test_to_look_for_the_same_again_changes_nothing(view: CameraView, see):
    view.look("card")
    see()
    before = view.picture
    view.look("card")
    assert view.picture == before


def test_an_unplugged_camera_is_said_and_the_page_shows_the_other_ways(view: CameraView, see):
    view.look("card")
    see()
    see(LOST)
    assert (view.looking, view.picture) == (False, "")
    assert view.said.startswith("Máy ảnh chưa xem được.")
    assert "Không có thẻ: ghi từng dòng" in view.said


def test_a_camera_that_is_back_is_looked_through_again(view: CameraView, see):
    view.look("card")
    see(LOST)
    see()
    assert (view.looking, view.said) == (True, "")


def test_the_dark_is_said_as_long_as_it_lasts(view: CameraView, see, booth):
    view.look("card")
    see(dark=True)
    assert view.said.startswith("Máy ảnh thấy tối quá.")
    booth.english()
    assert view.said.startswith("It is too dark")
    see()
    assert view.said == ""


@pytest.mark.parametrize(("purpose", "word"), [("card", "lật mặt kia"), ("phone", "màn hình")])
def test_advice_comes_when_nothing_was_read_for_a_while(view: CameraView, see, purpose, word):
    view.look(purpose)
    assert not view._hint.isActive()
    see()
    assert (view._hint.isActive(), view._hint.interval(), view.said) == (True, HINT_MS, "")
    view._hint.timeout.emit()
    assert word in view.said


def test_advice_is_put_off_when_something_was_read(view: CameraView, see):
    view.look("phone")
    see()
    view._hint.timeout.emit()
    view.wait_again()
    assert view.said == ""
    assert view._hint.isActive()


def test_advice_waits_for_a_camera_that_is_away(view: CameraView, see):
    view.look("card")
    see()
    see(LOST)
    assert not view._hint.isActive()
    see()
    assert view._hint.isActive()


def test_papers_are_looked_at_without_reading_codes_and_without_advice(view, camera, see, qtbot):
    read = []
    view.scanned.connect(read.append)
    with qtbot.waitSignal(view.pictureChanged):
        view.look("paper")
    qtbot.waitUntil(lambda: view.picture != "")
    assert (read, view._hint.isActive()) == ([], False)


def test_a_still_is_brought(view: CameraView, qtbot):
    view.look("paper")
    qtbot.waitUntil(lambda: view.picture != "")
    with qtbot.waitSignal(view.tookStill) as taken:
        view.take_still()
    assert isinstance(taken.args[0], Still)


def test_a_still_that_cannot_be_taken_is_a_trouble(view: CameraView, see):
    taken = []
    view.tookStill.connect(taken.append)
    view.look("paper")
    see(LOST)
    assert taken == [LOST]
    assert view.said.startswith("Máy ảnh chưa xem được. Xin để cán bộ chụp")


def test_closing_turns_it_off(view: CameraView, camera: CameraSimulator, qtbot):
    view.look("card")
    qtbot.waitUntil(lambda: view.picture != "")
    view.close()
    assert not camera.looking
