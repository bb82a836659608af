import pytest

from kiosk.speech.child import Child
from kiosk.speech.claim import Claim
from kiosk.speech.player import Player
from kiosk.speech.track import Track
from kiosk.speech.utterance import Utterance
from tests.speech.stand_ins import fake_engine, gone, until


@pytest.fixture
def player():
    return Player(lambda: None, lambda _: None)


@pytest.fixture
def child():
    child = Child(fake_engine("hang"))
    yield child
    child.kill()
    until(child.bury)


def test_the_newest_wish_is_taken_once(player):
    claim, first, second = Claim(player), Utterance((), "vi"), Utterance((), "vi")
    claim.replace(first)
    claim.replace(second)
    assert claim.take_new() is second
    assert claim.take_new() is None
    assert claim.holds(second)
    assert not claim.holds(first)


def test_a_replaced_utterance_gets_no_process_and_no_sound(player, child):
    claim, old = Claim(player), Utterance((), "vi")
    claim.replace(old)
    claim.replace(None)
    assert not claim.lend(old, child)
    assert not claim.play(old, Track(22_050, 0))
    assert not player.busy


def test_a_replacement_ends_the_process_and_the_sound(player, child):
    claim, utterance = Claim(player), Utterance((), "vi")
    claim.replace(utterance)
    assert claim.lend(utterance, child)
    assert claim.play(utterance, Track(22_050, 0))
    claim.replace(None)
    assert not player.busy
    until(lambda: gone(child.pid))


def test_a_released_process_survives(player, child):
    claim, utterance = Claim(player), Utterance((), "vi")
    claim.replace(utterance)
    claim.lend(utterance, child)
    claim.release()
    claim.replace(None)
    assert child.alive


def test_what_is_over_does_not_end_something_newer(player):
    claim, old, new = Claim(player), Utterance((), "vi"), Utterance((), "vi")
    claim.replace(old)
    claim.replace(new)
    claim.settle(old)
    assert claim.holds(new)
    claim.settle(new)
    assert not claim.holds(new)
