import base64
import itertools

from hypothesis import given
from hypothesis import strategies as st

from central.nonces import LIFETIME_S, Nonces


class Clock:
    def __init__(self) -> None:
        self.now = 5.0

    def __call__(self) -> float:
        return self.now


def make() -> tuple[Nonces, Clock]:
    clock, counter = Clock(), itertools.count(1)
    return Nonces(clock, lambda size: next(counter).to_bytes(size, "big")), clock


def test_a_nonce_is_taken_once():
    nonces, _clock = make()
    nonce = nonces.make()

    assert nonces.spend(nonce)
    assert not nonces.spend(nonce)


def test_a_nonce_spelt_otherwise_is_still_the_same():
    nonces, _clock = make()
    nonce = nonces.make()

    assert nonces.spend(nonce)
    assert not nonces.spend(nonce + "\n")
    assert not nonces.spend(nonce + "====")


def test_a_nonce_ends_after_its_lifetime():
    nonces, clock = make()
    early, late = nonces.make(), nonces.make()

    clock.now += LIFETIME_S - 1
    assert nonces.spend(early)
    clock.now += 1
    assert not nonces.spend(late)


def test_a_nonce_of_another_centre_is_not_ours():
    ours, _ = make()
    theirs = Nonces(Clock(), lambda size: b"\x07" * size)

    assert not ours.spend(theirs.make())


def test_spent_ones_are_forgotten_when_they_could_not_be_used_again():
    nonces, clock = make()
    for _ in range(50):
        assert nonces.spend(nonces.make())
    clock.now += LIFETIME_S
    assert nonces.spend(nonces.make())

    assert len(nonces._spent) == 1


@given(
    st.text(max_size=80)
    | st.binary(max_size=60).map(lambda b: base64.urlsafe_b64encode(b).decode())
)
def test_no_made_up_text_is_a_nonce(text):
    nonces, _clock = make()

    assert not nonces.spend(text)
