"""Whatever bytes come, a reader answers with a code; what it keeps, its book can hold."""

import pytest
from hypothesis import given

from central.arrival import Arrival
from central.enrolment import Candidate
from sync.device_link import DeviceLink
from sync.envelope import b64
from sync.judgement import Verdict
from sync.outcome import Delivered, Waiting
from sync.wire import CentreKeys, EnrolmentFile, StatusAnswer, StickDossier
from tests.hostile import parsers
from tests.hostile.junk import long, seeded, short
from tests.hostile.key_parsers import KEY_PARSERS

PARSERS = {**parsers.PARSERS, **KEY_PARSERS}
LARGEST_KEPT = 2**63
SIGNED_ANEW = {"receipt"}
TAKEN = {
    "header": Arrival,
    "sealed text": Arrival,
    "dossier": Arrival,
    "enrolment": Candidate,
    "answer": Delivered,
    "receipt": Delivered,
    "status": StatusAnswer,
    "link": CentreKeys,
    "links": list,
    "device link": DeviceLink,
    "device keys": DeviceLink,
    "refusal": Verdict,
    "stick answer": Verdict,
    "stick dossier": StickDossier,
    "enrolment file": EnrolmentFile,
    "piece": int,
    "attachment": int,
}


@pytest.mark.parametrize("name", PARSERS)
def test_a_reader_takes_what_is_good(name):
    """Else it would be no wonder that it says no to everything."""
    outcome = PARSERS[name].read(PARSERS[name].good)

    assert isinstance(outcome[0] if outcome and isinstance(outcome, list) else outcome, TAKEN[name])


def holds(name: str, bad: object) -> None:
    outcome = PARSERS[name].read(bad)
    for one in outcome if isinstance(outcome, list) else [outcome]:
        assert all(number < LARGEST_KEPT for number in kept_of(one))
        delivered = one.delivered if isinstance(one, Verdict) else one
        if isinstance(delivered, Delivered):
            believed(name, delivered)


def believed(name: str, delivered: Delivered) -> None:
    """A receipt counts unchanged, byte for byte; one the centre signed anew, for this dossier."""
    header, receipt = parsers.HEADER, delivered.receipt
    named = (receipt.id, receipt.device, receipt.seq, receipt.digest)
    assert named == (header.id, header.device, header.seq, header.payload_digest)
    assert receipt.head == parsers.PARCEL.signed.head
    if name not in SIGNED_ANEW:
        signed = parsers.ANSWER["receipt"]
        assert b64(delivered.receipt_raw) == signed["receipt"]
        assert b64(delivered.receipt_signature) == signed["signature"]


def kept_of(outcome: object) -> list[int]:
    """Numbers that go from an outcome into a book."""
    if isinstance(outcome, Delivered):
        ranges = [part.last for part in outcome.held]
        return [outcome.epoch, outcome.receipt.epoch, *ranges]
    if isinstance(outcome, Waiting):
        return [outcome.epoch, *(one.offset for one in outcome.missing)]
    if isinstance(outcome, StatusAnswer):
        return [outcome.epoch, *(part.last for part in outcome.held)]
    if isinstance(outcome, Arrival):
        return [outcome.signed.header.seq, outcome.signed.header.epoch]
    return []


@pytest.mark.parametrize("name", PARSERS)
def test_a_reader_answers_every_odd_value_at_every_place(name):
    for bad in PARSERS[name].known():
        holds(name, bad)


@pytest.mark.parametrize("name", PARSERS)
def test_a_reader_answers_whatever_comes(name):
    @short(120)
    @given(bad=PARSERS[name].bad)
    def run(bad):
        holds(name, bad)

    run()


@pytest.mark.soak
@pytest.mark.parametrize("name", PARSERS)
def test_a_reader_answers_five_thousand_times(name):
    @seeded
    @long(5_000)
    @given(bad=PARSERS[name].bad)
    def run(bad):
        holds(name, bad)

    run()
