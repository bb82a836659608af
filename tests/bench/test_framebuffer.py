import struct

import pytest

from bench.framebuffer import Area, Framebuffer, ScreenTimeout, Span, new_spans

WIDTH, HEIGHT = 200, 40
WHOLE = Area(0, 0, WIDTH, HEIGHT)
COLOURS = 2


def screen(*marks):
    """A black picture with white pixels at (x, y)."""
    picture = bytearray(WIDTH * HEIGHT * 4)
    for x, y in marks:
        start = (y * WIDTH + x) * 4
        picture[start : start + 4] = b"\xff" * 4
    return bytes(picture)


@pytest.fixture
def mapped(tmp_path):
    """A file as Xvfb keeps it, black, and its framebuffer."""
    fields = [0] * 25
    fields[0], fields[4], fields[5], fields[11], fields[12] = 100, WIDTH, HEIGHT, 32, WIDTH * 4
    fields[19] = COLOURS
    path = tmp_path / "screen"
    path.write_bytes(struct.pack(">25I", *fields) + bytes(COLOURS * 12) + screen())
    frame = Framebuffer(path)
    yield path, frame
    frame.close()


def paint(path, picture):
    with path.open("r+b") as file:
        file.seek(100 + COLOURS * 12)
        file.write(picture)


def test_the_picture_is_what_is_painted(mapped):
    path, frame = mapped
    paint(path, screen((5, 5)))
    assert (frame.width, frame.height, frame.picture()) == (WIDTH, HEIGHT, screen((5, 5)))


def test_a_screen_of_another_depth_is_refused(tmp_path):
    path = tmp_path / "screen"
    path.write_bytes(struct.pack(">25I", *[100] + [0] * 24))
    with pytest.raises(ValueError, match="bits a pixel"):
        Framebuffer(path)


def test_every_changing_row_gives_a_span():
    spans = new_spans([screen()], [screen((3, 7), (150, 30))], WIDTH, WHOLE)
    assert [span.offset // 4 // WIDTH for span in spans] == [7, 30]


def test_both_ends_of_the_change_are_kept_when_rows_are_many():
    after = screen(*((10, y) for y in range(2, 39)))
    spans = new_spans([screen()], [after], WIDTH, WHOLE, count=5)
    rows = [span.offset // 4 // WIDTH for span in spans]
    assert (len(rows), rows[0], rows[-1]) == (5, 2, 38)


def test_what_the_pictures_disagree_on_is_no_place_to_look_at():
    assert new_spans([screen()], [screen((3, 7)), screen((4, 7))], WIDTH, WHOLE) == []


def test_what_was_shown_before_is_no_change():
    assert new_spans([screen((3, 7)), screen()], [screen((3, 7))], WIDTH, WHOLE) == []


def test_outside_the_area_nothing_counts():
    assert new_spans([screen()], [screen((3, 7))], WIDTH, Area(0, 10, WIDTH, HEIGHT)) == []


def test_even_rows_are_watched_at_their_right_end_odd_ones_at_their_left():
    after = screen((0, 6), (199, 6), (0, 7), (199, 7))
    even, odd = new_spans([screen()], [after], WIDTH, WHOLE)
    assert even.offset // 4 % WIDTH > WIDTH // 2 > odd.offset // 4 % WIDTH


def test_waiting_ends_once_every_span_is_there(mapped):
    path, frame = mapped
    after = screen((3, 7), (150, 30))
    paint(path, after)
    spans = new_spans([screen()], [after], WIDTH, WHOLE)
    assert frame.wait_for(spans, limit_s=5) > 0


def test_waiting_for_what_does_not_come_says_how_much_is_missing(mapped):
    path, frame = mapped
    paint(path, screen((3, 7)))
    spans = new_spans([screen()], [screen((3, 7), (150, 30))], WIDTH, WHOLE)
    with pytest.raises(ScreenTimeout, match="1 of 2 places"):
        frame.wait_for(spans, limit_s=0)


def test_a_still_screen_that_is_the_old_one_has_not_settled(mapped):
    _, frame = mapped
    with pytest.raises(ScreenTimeout, match="not still and new"):
        frame.settled(0, 0, unlike=screen())


def test_a_span_is_shown_only_with_all_its_pixels():
    span = Span(8, b"\xff" * 8)
    assert span.shown_in(bytes(8) + b"\xff" * 8)
    assert not span.shown_in(bytes(12) + b"\xff" * 4)
