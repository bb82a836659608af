"""The centre as the kiosk's own client sees it: both ends real, over loopback."""

from collections.abc import Iterator

import pytest
from nacl.signing import SigningKey

from sync.client import Client
from sync.enrolment import enrolment_from
from sync.outcome import (
    Alive,
    Busy,
    Delivered,
    Enrolled,
    PieceTaken,
    Refused,
    SiteRefused,
    StatusKnown,
    Waiting,
)
from tests.central.attached import attached
from tests.central.serving import served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk


@pytest.fixture
def hand(centre) -> Iterator[Client]:
    client = Client(centre.url, None)
    yield client
    client.close()


def test_a_kiosk_enrols_sends_sends_again_and_asks(centre, hand):
    file, key = centre.add_kiosk(), SigningKey.generate()

    assert isinstance(hand.health(), Alive)
    enrolled = hand.enrol(file, key)
    assert isinstance(enrolled, Enrolled)
    enrolment = enrolment_from(file, enrolled.answer)
    kiosk = VirtualKiosk(file, key, enrolment.device)
    parcel = kiosk.make()

    first = hand.send(parcel.signed, parcel.payload, 1, enrolment)
    again = hand.send(parcel.signed, parcel.payload, 0, enrolment)
    status = hand.status([parcel.reference], enrolment, key)

    assert isinstance(first, Delivered)
    assert isinstance(again, Delivered)
    assert (first.already_there, again.already_there) == (False, True)
    assert first.receipt == again.receipt
    assert isinstance(status, StatusKnown)
    assert [row.state for row in status.answer.rows] == ["arrived"]


def test_what_the_centre_refuses_is_understood_as_of_dossier_or_of_site(centre, hand):
    file, key = centre.add_kiosk(), SigningKey.generate()
    enrolled = hand.enrol(file, key)
    assert isinstance(enrolled, Enrolled)
    enrolment = enrolment_from(file, enrolled.answer)
    kiosk = VirtualKiosk(file, key, enrolment.device)

    odd = kiosk.make({"seq": 5})
    stranger = VirtualKiosk(file, SigningKey.generate(), enrolment.device).make()

    assert hand.send(odd.signed, odd.payload, 0, enrolment) == Refused("unreadable", held=True)
    refused = hand.send(stranger.signed, stranger.payload, 0, enrolment)
    assert refused == SiteRefused("bad_signature")
    assert hand.enrol(file, SigningKey.generate()) == SiteRefused("used_code")


def test_a_full_centre_is_understood_as_busy(data_dir):
    with served(data_dir, settings=settings_for(data_dir, intake={"in_flight": 1})) as centre:
        file, key = centre.add_kiosk(), SigningKey.generate()
        client = Client(centre.url, None)
        enrolment = enrolment_from(file, client.enrol(file, key).answer)
        parcel = VirtualKiosk(file, key, enrolment.device).make()
        with centre.centre.admission.place() as admitted:
            answer = client.send(parcel.signed, parcel.payload, 0, enrolment)
        client.close()

    assert admitted
    assert isinstance(answer, Busy)
    assert 1 <= answer.retry_after_s <= 11


def test_pictures_go_piece_by_piece_and_the_receipt_comes_last(centre, hand):
    file, key = centre.add_kiosk(), SigningKey.generate()
    enrolled = hand.enrol(file, key)
    assert isinstance(enrolled, Enrolled)
    enrolment = enrolment_from(file, enrolled.answer)
    one = attached(VirtualKiosk(file, key, enrolment.device))

    def send():
        return hand.send(one.parcel.signed, one.parcel.payload, 0, enrolment)

    assert isinstance(send(), Waiting)
    first, *rest = one.pieces()
    assert hand.send_piece(first, key) == PieceTaken(len(first.data))
    waiting = send()
    assert isinstance(waiting, Waiting)
    assert [missing.offset for missing in waiting.missing] == [len(first.data)]
    assert hand.send_piece(rest[-1], key) == Refused("other_offset", held=False)
    assert hand.send_piece(first, SigningKey.generate()) == SiteRefused("bad_signature")
    for piece in rest:
        assert isinstance(hand.send_piece(piece, key), PieceTaken)
    delivered = send()
    assert isinstance(delivered, Delivered)
    assert delivered.receipt.head == one.parcel.signed.head
