from kiosk.devices.repeats import FORGOTTEN_S, MOST_KEPT, Repeats
from kiosk.devices.scanner import Scan

CARD, LINK = Scan(b"card"), Scan(b"link")


def test_a_code_held_there_is_new_once():
    repeats = Repeats()
    assert repeats.new((CARD,), 10.0) == (CARD,)
    for tenths in range(1, 60):
        assert repeats.new((CARD,), 10.0 + tenths / 10) == ()


def test_a_code_beside_it_is_new():
    repeats = Repeats()
    repeats.new((CARD,), 10.0)
    assert repeats.new((CARD, LINK), 10.1) == (LINK,)


def test_a_code_missed_for_a_moment_is_not_new():
    repeats = Repeats()
    repeats.new((CARD,), 10.0)
    repeats.new((), 11.0)
    assert repeats.new((CARD,), 10.0 + FORGOTTEN_S / 2) == ()


def test_a_code_shown_again_after_a_while_is_new():
    repeats = Repeats()
    repeats.new((CARD,), 10.0)
    assert repeats.new((CARD,), 10.0 + FORGOTTEN_S) == (CARD,)


def test_a_code_that_stayed_while_nobody_looked_is_not_new():
    repeats = Repeats()
    repeats.new((CARD,), 10.0)
    repeats.go_on()
    assert repeats.new((CARD, LINK), 90.0) == (LINK,)
    assert repeats.new((CARD,), 90.1) == ()


def test_a_code_that_went_away_meanwhile_is_new_when_it_comes_back():
    repeats = Repeats()
    repeats.new((CARD,), 10.0)
    repeats.go_on()
    assert repeats.new((), 90.0) == ()
    assert repeats.new((CARD,), 90.0 + FORGOTTEN_S) == (CARD,)


def test_nothing_is_seen_after_forgetting():
    repeats = Repeats()
    repeats.new((CARD,), 10.0)
    repeats.forget()
    assert repeats.new((CARD,), 10.0) == (CARD,)


def test_codes_that_change_all_the_time_do_not_fill_the_memory():
    repeats = Repeats()
    for number in range(500):
        scan = Scan(str(number).encode())
        assert repeats.new((scan,), 10.0) == (scan,)
    assert len(repeats._seen) == MOST_KEPT
