import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.framing import Framer
from kiosk.devices.scanner import Scan, TooLong

CARD = "009075000123||Nguyễn Thị Hường|02111951|Nữ|Số 1 phố Ví Dụ|01072021".encode()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_a_line_end_completes_a_code_once(end: bytes):
    assert Framer().feed(CARD + end, 0.0) == [Scan(CARD)]


def test_a_pause_completes_a_code():
    framer = Framer(idle_gap_s=0.1)
    assert framer.feed(CARD, 5.0) == []
    assert framer.due_s == pytest.approx(5.1)
    assert framer.tick(5.05) == []
    assert framer.tick(5.1) == [Scan(CARD)]
    assert framer.due_s is None


def test_bytes_after_a_pause_begin_a_new_code():
    framer = Framer(idle_gap_s=0.1)
    framer.feed(b"one", 0.0)
    assert framer.feed(b"two\r", 1.0) == [Scan(b"one"), Scan(b"two")]


def test_a_code_in_pieces_is_one_code():
    framer = Framer(idle_gap_s=0.1)
    found = [
        event for place, byte in enumerate(CARD + b"\r") for event in feed(framer, byte, place)
    ]
    assert found == [Scan(CARD)]


def feed(framer: Framer, byte: int, place: int) -> list[Scan | TooLong]:
    return framer.feed(bytes([byte]), place * 0.01)


def test_what_never_ends_is_dropped_whole():
    framer = Framer(max_bytes=100)
    assert framer.feed(b"x" * 1000, 0.0) == []
    assert framer.feed(b"x" * 1000 + b"\r" + b"after\r", 0.01) == [TooLong(), Scan(b"after")]


def test_the_longest_code_is_still_a_code():
    assert Framer(max_bytes=100).feed(b"x" * 100 + b"\r", 0.0) == [Scan(b"x" * 100)]


def test_a_reset_forgets_a_half_arrived_code():
    framer = Framer()
    framer.feed(b"half of another person's", 0.0)
    framer.reset()
    assert framer.feed(b"mine\r", 0.01) == [Scan(b"mine")]


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_hostile_bytes_are_only_bytes(pieces: list[bytes]):
    framer = Framer(max_bytes=64)
    for place, piece in enumerate(pieces):
        for event in framer.feed(piece, place * 0.01):
            assert isinstance(event, TooLong) or (0 < len(event.data) <= 64)
            assert isinstance(event, TooLong) or not set(event.data) & {10, 13}
