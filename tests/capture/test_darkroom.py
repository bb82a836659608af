"""Real child processes: one that develops, and others that do what a broken one might."""

import sys

import pytest

from kiosk.capture import darkroom
from kiosk.capture.darkroom import HEADER_BYTES, develop
from kiosk.capture.limits import MOST_BYTES
from kiosk.capture.page import Page, Refused
from tests.capture.desk import Scene, photograph
from tests.capture.test_picture import png_claiming


def child(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import sys, time\nout = sys.stdout.buffer\n{code}")


def answer(told: str, rest: int = 0) -> tuple[str, ...]:
    return child(f"out.write({told!r}.encode().ljust({HEADER_BYTES}) + bytes({rest}))")


WHOLE = (
    '{"width": 9, "height": 9, "jpeg": 4, "view_width": 2, "view_height": 2,'
    ' "doubts": ["glare", 7]}'
)


def test_a_photograph_becomes_a_page():
    page = develop(photograph(Scene(blur=4.0), (2000, 1500)).jpeg, "camera", 1)
    assert isinstance(page, Page)
    assert page.jpeg.startswith(b"\xff\xd8")
    assert page.width > page.height
    assert page.doubts == ("blurred",)


@pytest.mark.parametrize("data", [b"", b"no picture"])
def test_anything_else_is_refused_by_the_child(data: bytes):
    assert develop(data, "camera") == Refused("not_a_picture")


def test_a_bomb_stays_in_the_child():
    assert develop(png_claiming(60_000, 60_000), "camera") == Refused("too_large")


def test_too_many_bytes_reach_no_child():
    assert develop(bytes(MOST_BYTES + 1), "camera", command=("false",)) == Refused("too_large")


def test_what_a_child_answers_is_taken_whole():
    page = develop(b"x", "camera", command=answer(WHOLE, 4 + 16))
    assert isinstance(page, Page)
    assert (len(page.jpeg), len(page.view.pixels), page.doubts) == (4, 16, ("glare",))


@pytest.mark.parametrize(
    "command",
    [
        ("/nowhere/at/all",),
        child("sys.exit(3)"),
        child("import os; os.kill(os.getpid(), 9)"),
        child("x = bytearray(3_000_000_000)"),
        answer("[]"),
        answer("{}"),
        answer('{"refused": "because"}'),
        answer('{"refused": 7}'),
        answer(WHOLE, 3),
        answer(WHOLE, 4 + 17),
        answer(WHOLE.replace('"jpeg": 4', '"jpeg": -4'), 16),
        answer(WHOLE.replace('"view_width": 2', '"view_width": 0'), 4),
        child(f"out.write(b'[' * {HEADER_BYTES} * 9)"),
    ],
    ids=lambda command: command[-1][-40:],
)
def test_a_child_that_does_wrong_gives_no_page(command: tuple[str, ...]):
    assert develop(b"x", "camera", command=command) == Refused("damaged")


def test_a_child_that_never_ends_is_ended():
    endless = child("while True: out.write(bytes(100)); out.flush(); time.sleep(9)")
    assert develop(b"x", "camera", command=endless, patience_s=0.5) == Refused("damaged")


def test_a_child_that_floods_is_cut_short(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(darkroom, "MOST_ANSWER_BYTES", 100_000)
    flood = child("while True: out.write(bytes(100000))")
    assert develop(b"x", "camera", command=flood) == Refused("damaged")


def test_it_cannot_write_a_file(tmp_path):
    written = tmp_path / "left"
    code = f"open({str(written)!r}, 'wb').write(b'x' * 10); "
    assert develop(b"x", "camera", command=child(code)) == Refused("damaged")
    assert not written.exists() or written.stat().st_size == 0


def test_no_words_of_a_picture_stand_in_what_is_printed_of_it():
    page = develop(b"x", "camera", command=answer(WHOLE, 4 + 16))
    assert "\\x00" not in repr(page)
