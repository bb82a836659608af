"""The real ffmpeg in a real child; only what it films is not a camera."""

import io
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PIL import Image

from kiosk.devices.camera import HEIGHT, STILL_HEIGHT, STILL_WIDTH, WIDTH, Frame, Still, Trouble
from kiosk.devices.ffmpeg_camera import PATIENCE_S, RETRY_S, FfmpegCamera, reason_of
from kiosk.devices.image_scanner import scan_grey
from kiosk.devices.video_source import V4l2Source
from tests.devices.films import Film, of_file, of_picture, once, pattern
from tests.handoff.camera import HARD, photograph

WAIT_S = 30.0
NO_FORMAT = ("-f", "lavfi", "-i", "nullsrc=size=64x64,format=Cannot find a proper format")


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def film(clock):
    cameras = []

    def make(film: Film) -> FfmpegCamera:
        cameras.append(FfmpegCamera(film, clock))
        return cameras[-1]

    yield make
    for camera in cameras:
        camera.rest()


Make = Callable[[Film], FfmpegCamera]


def seen(camera: FfmpegCamera) -> Frame:
    """The next frame; a camera that is being opened another way gives none at first."""
    found = camera.look(WAIT_S) or camera.look(WAIT_S) or camera.look(WAIT_S)
    assert isinstance(found, Frame), found
    return found


def read(frame: Frame) -> list[bytes]:
    return [scan.data for scan in scan_grey(frame.grey, frame.width, frame.height)]


@pytest.mark.parametrize("name", HARD)
def test_a_card_is_read_through_the_real_child(film: Make, tmp_path: Path, name: str):
    picture = photograph("CHUYEN:0123456789ABCDEF", HARD[name])
    assert read(seen(film(of_picture(picture, tmp_path / "a.png")))) == [b"CHUYEN:0123456789ABCDEF"]


def test_a_card_is_read_in_the_noise_of_a_cheap_sensor(film: Make, tmp_path: Path):
    picture = tmp_path / "a.png"
    photograph("CHUYEN:0123456789ABCDEF", HARD["turned"]).save(picture)
    graph = f"movie={picture},loop=-1:1,format=yuv420p,noise=alls=30:allf=t+u"
    assert read(seen(film(pattern(graph)))) == [b"CHUYEN:0123456789ABCDEF"]


@pytest.mark.parametrize("size", [(2, 2), (64, 48), (640, 480), (1920, 1080), (480, 1280)])
def test_frames_have_one_size_whatever_is_filmed(film: Make, size: tuple[int, int]):
    frame = seen(film(pattern(f"testsrc=size={size[0]}x{size[1]}:rate=30")))
    assert (frame.width, frame.height) == (WIDTH, HEIGHT)


def test_grey_and_colour_use_the_whole_range(film: Make, tmp_path: Path):
    for light in (0, 255):
        picture = Image.new("RGB", (WIDTH, HEIGHT), (light, light, light))
        frame = seen(film(of_picture(picture, tmp_path / f"{light}.png")))
        assert abs(frame.grey[WIDTH] - light) <= 2
        assert abs(frame.planes[-1] - 128) <= 2


def test_a_child_that_dies_is_told_and_started_again(film: Make, clock: Clock):
    camera = film(pattern("testsrc=size=64x48:rate=30"))
    seen(camera)
    first = camera.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert trouble(camera) == Trouble("no_picture")
    assert camera.look(0) is None
    assert camera.pid is None
    clock.now_s += RETRY_S
    seen(camera)
    assert camera.pid not in {None, first}


def trouble(camera: FfmpegCamera) -> Trouble:
    """What comes after the frames that were on their way."""
    while isinstance(found := camera.look(WAIT_S), Frame):
        pass
    assert isinstance(found, Trouble)
    return found


def test_a_film_that_ends_at_once_is_a_trouble(film: Make, clock: Clock):
    camera = film(pattern("testsrc=size=64x48:rate=30:duration=0.05"))
    assert trouble(camera) == Trouble("no_picture")
    clock.now_s += RETRY_S
    seen(camera)


def test_the_same_trouble_is_told_once(film: Make, clock: Clock):
    camera = film(Film(((),), "not_found"))
    assert camera.look(0) == Trouble("not_found")
    clock.now_s += RETRY_S
    assert camera.look(0) is None


def test_an_unplugged_camera_comes_back_by_itself(film: Make, clock: Clock):
    tape = pattern("testsrc=size=64x48:rate=30")
    tape.reason = "not_found"
    camera = film(tape)
    assert camera.look(0) == Trouble("not_found")
    tape.reason = None
    clock.now_s += RETRY_S
    seen(camera)


def test_a_camera_that_hangs_is_given_up_after_a_while(film: Make, clock: Clock, tmp_path: Path):
    hanging = tmp_path / "hanging"
    os.mkfifo(hanging)
    camera = film(of_file(hanging))
    assert camera.look(0) is None
    held = camera.pid
    assert held is not None
    clock.now_s += PATIENCE_S
    assert camera.look(0) == Trouble("no_picture")
    assert not psutil.pid_exists(held)


@pytest.mark.parametrize("data", [b"", b"garbage" * 1000, b"\x89PNG\r\n\x1a\n" + b"\xff" * 5000])
def test_hostile_bytes_are_a_trouble_of_the_child_alone(film: Make, tmp_path: Path, data: bytes):
    hostile = tmp_path / "hostile.png"
    hostile.write_bytes(data)
    camera = film(once(hostile))
    assert trouble(camera) == Trouble("no_picture")
    assert camera.take_still(WAIT_S) == Trouble("no_picture")


def test_a_picture_larger_than_any_camera_stays_within_the_childs_memory(film: Make):
    assert trouble(film(pattern("nullsrc=size=30000x30000:rate=30"))) == Trouble("no_picture")


def test_resting_ends_the_child(film: Make):
    camera = film(pattern("testsrc=size=64x48:rate=30"))
    seen(camera)
    child = psutil.Process(camera.pid)
    camera.rest()
    assert camera.pid is None
    assert not child.is_running()


def test_a_format_the_camera_lacks_is_followed_by_the_next(film: Make):
    camera = film(Film((NO_FORMAT, pattern("testsrc=size=64x48:rate=30").ways[0])))
    seen(camera)
    assert isinstance(camera.take_still(WAIT_S), Still)


def test_a_camera_with_none_of_the_formats_gives_no_picture(film: Make):
    camera = film(Film((NO_FORMAT, NO_FORMAT)))
    assert [camera.look(WAIT_S), camera.look(WAIT_S)] == [None, Trouble("no_picture")]
    assert camera.take_still(WAIT_S) == Trouble("no_picture")


@pytest.mark.parametrize("size", [(640, 480), (3000, 2000), (STILL_WIDTH * 2, STILL_HEIGHT * 2)])
def test_a_still_is_as_large_as_the_camera_can_up_to_a_limit(film: Make, size: tuple[int, int]):
    still = film(pattern(f"testsrc=size={size[0]}x{size[1]}:rate=30")).take_still(WAIT_S)
    assert isinstance(still, Still)
    with Image.open(io.BytesIO(still.jpeg), formats=("JPEG",)) as picture:
        assert picture.size == (min(size[0], STILL_WIDTH), min(size[1], STILL_HEIGHT))
        picture.load()


def test_a_still_does_not_end_the_looking(film: Make):
    camera = film(pattern("testsrc=size=64x48:rate=30"))
    seen(camera)
    assert isinstance(camera.take_still(WAIT_S), Still)
    seen(camera)


def test_a_still_of_an_absent_or_hanging_camera_is_a_trouble(film: Make, tmp_path: Path):
    assert film(Film(((),), "in_use")).take_still(WAIT_S) == Trouble("in_use")
    hanging = tmp_path / "hanging"
    os.mkfifo(hanging)
    assert film(of_file(hanging)).take_still(0.01) == Trouble("no_picture")


def test_without_ffmpeg_there_is_no_program(film: Make, monkeypatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("ffmpeg") is None
    camera = film(pattern("testsrc"))
    assert camera.look(0) == Trouble("no_program")
    assert camera.take_still(0) == Trouble("no_program")


def test_ffmpeg_itself_says_what_a_device_is_not(film: Make, tmp_path: Path):
    ways = V4l2Source(Path(os.devnull)).inputs(WIDTH, HEIGHT)
    assert trouble(film(Film(ways))) == Trouble("not_a_camera")
    ways = V4l2Source(tmp_path / "video7").inputs(WIDTH, HEIGHT)
    assert trouble(film(Film(ways))) == Trouble("not_found")


@pytest.mark.parametrize(
    ("complaint", "reason"),
    [
        ("ioctl(VIDIOC_STREAMON): Device or resource busy", "in_use"),
        ("/dev/video0: Device or resource busy", "in_use"),
        ("ioctl(VIDIOC_DQBUF): No such device", "not_found"),
        ("Cannot open video device /dev/video0: Permission denied", "no_permission"),
        ("Not a video capture device.", "not_a_camera"),
        ("", "no_picture"),
    ],
)
def test_what_ffmpeg_complains_of_becomes_a_reason(complaint, reason):
    assert reason_of(complaint) == reason
