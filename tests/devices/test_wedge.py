from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner import MAX_BYTES, Scan, TooLong
from kiosk.devices.wedge import Heard, Typed, Wedge

SLIP = "PHIEU:00410001742"
FAST_S = 0.004
HUMAN_S = 0.12


def play(wedge: Wedge, keys: list[str], step_s: float, start_s: float = 100.0) -> list[Heard]:
    heard: list[Heard] = []
    at_s = start_s
    for key in keys:
        heard += wedge.press(key, at_s)
        at_s += step_s
    return [*heard, *wedge.tick(at_s + 1)]


def test_a_fast_burst_with_enter_is_a_scan():
    assert play(Wedge(), [*SLIP, "\r"], FAST_S) == [Scan(SLIP.encode())]


def test_a_fast_burst_without_enter_is_a_scan_at_its_pause():
    assert play(Wedge(), list(SLIP), FAST_S) == [Scan(SLIP.encode())]


def test_a_person_typing_is_handed_on_key_by_key():
    heard = play(Wedge(), [*"Hoàng Văn", "\r"], HUMAN_S)
    assert heard == [Typed(letter) for letter in [*"Hoàng Văn", "\r"]]


def test_two_keys_that_roll_over_are_typing():
    assert play(Wedge(), ["t", "h"], 0.01) == [Typed("th")]


def test_typing_before_and_after_a_scan_is_kept():
    wedge = Wedge()
    heard = play(wedge, ["a"], HUMAN_S, 0.0)
    heard += play(wedge, [*SLIP, "\n"], FAST_S, 10.0)
    heard += play(wedge, ["b"], HUMAN_S, 20.0)
    assert heard == [Typed("a"), Scan(SLIP.encode()), Typed("b")]


def test_held_keys_are_due_after_one_gap():
    wedge = Wedge(gap_s=0.035)
    wedge.press("a", 5.0)
    assert wedge.due_s == pytest.approx(5.035)
    assert wedge.tick(5.03) == []
    assert wedge.tick(5.036) == [Typed("a")]
    assert wedge.due_s is None


def test_a_burst_corrected_by_an_input_method_is_doubtful():
    keys = ["P", "H", "I", "E", "\b", "Ê", "U", "1", "2", "3", "\r"]
    assert play(Wedge(), keys, FAST_S) == [Scan("PHIÊU123".encode(), doubtful=True)]


@pytest.mark.parametrize(
    "keys", [["Nguy", "ễ", "n", "|", "1", "2", "3", "\r"], [*"Ten\ufffd123", "\r"]]
)
def test_letters_a_scanner_cannot_type_are_doubtful(keys: list[str]):
    (scan,) = play(Wedge(), keys, FAST_S)
    assert isinstance(scan, Scan)
    assert scan.doubtful


def test_an_endless_burst_is_refused_and_the_next_scan_read():
    wedge = Wedge()
    assert play(wedge, [*"x" * (MAX_BYTES + 5), "\r"], 0.0001) == [TooLong()]
    assert play(wedge, [*SLIP, "\r"], FAST_S, 900.0) == [Scan(SLIP.encode())]


def test_a_reset_forgets_held_keys():
    wedge = Wedge()
    wedge.press("h", 0.0)
    wedge.reset()
    assert wedge.tick(1.0) == []


@given(st.lists(st.tuples(st.text(max_size=3), st.floats(0, 0.2)), max_size=60))
def test_no_key_is_lost_or_doubled(keys: list[tuple[str, float]]):
    wedge, at_s = Wedge(), 0.0
    keys = [(key.replace("\b", "").replace("\x7f", ""), wait) for key, wait in keys]
    heard: list[Heard] = []
    for key, wait in keys:
        at_s += wait
        heard += wedge.press(key, at_s)
    heard += wedge.tick(at_s + 1)
    given_back = "".join(
        event.text if isinstance(event, Typed) else event.data.decode("utf-8", "surrogatepass")
        for event in heard
        if not isinstance(event, TooLong)
    )
    pressed = "".join(key for key, _ in keys)
    for end in "\r\n\t":
        given_back, pressed = given_back.replace(end, ""), pressed.replace(end, "")
    assert given_back == pressed


def test_a_digit_pad_is_never_a_scan_even_when_quick():
    clock = count()
    wedge = Wedge()
    heard = [event for digit in "009075000123" for event in wedge.press(digit, next(clock) * 0.05)]
    heard += wedge.tick(60.0)
    assert heard == [Typed(digit) for digit in "009075000123"]
