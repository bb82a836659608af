"""Whoever lies about the length of his queue gains nothing, and costs the next one little."""

import pytest

from central.admission import BLUR, EARLIEST, LATEST, LONGEST_QUEUE
from sync.wire import QUEUE_LENGTH
from tests.central.serving import client, served
from tests.central.test_admission import Hand, learned

RATE = 10.0
"""Dossiers a second, as the full centre has learned them."""
WORTH = {
    "none": (None, 1),
    "nothing": (b"", 1),
    "a float": (b"9e99", 1),
    "negative": (b"-1", 1),
    "400 digits": (b"9" * 400, 1),
    "no number": ("²٣".encode(), 1),
    "huge": (b"999999999", LONGEST_QUEUE),
    "zero": (b"0", 1),
    "twelve": (b"12", 12),
}
"""What is told, and the work it may book."""


@pytest.fixture(scope="module")
def hand():
    return Hand()


@pytest.fixture(scope="module")
def full(hand, tmp_path_factory):
    """A centre that has learned how fast it goes, and has no place."""
    admission = learned(hand, rate=RATE)
    admission.rate = RATE
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("central.centre.Admission", lambda *_: admission)
        with served(tmp_path_factory.mktemp("full") / "central") as running, admission.place():
            yield running


def waits_s(http, told):
    """How long one who says this is asked to wait."""
    headers = {} if told is None else {QUEUE_LENGTH: told}
    answer = http.post("/v1/dossiers", json={}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (429, "busy")
    return int(answer.headers["Retry-After"])


@pytest.mark.parametrize("lie", WORTH)
def test_a_lie_is_told_a_wait_like_everybody_and_costs_the_next_one_no_more_than_it_may(
    full, hand, lie
):
    told, worth = WORTH[lie]
    hand.now_s += 1000
    with client(full.url) as http:
        assert waits_s(http, told) <= 1
        after = waits_s(http, b"1")

    booked_s = worth / RATE
    assert booked_s * EARLIEST - 1 <= after <= booked_s * LATEST * (1 + BLUR) + 1
