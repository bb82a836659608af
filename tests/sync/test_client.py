import json
from contextlib import closing

import pytest
from nacl.signing import SigningKey

from sync.client import Client
from sync.database import open_database
from sync.enrolment import read_enrolment_file
from sync.envelope import verify
from sync.identity import load_identity
from sync.outcome import (
    Alive,
    Busy,
    Delivered,
    Enrolled,
    NotOurCentre,
    Refused,
    SiteRefused,
    StatusKnown,
    Unreachable,
)
from sync.transport import addresses
from tests.sync import faults
from tests.sync.dossiers import plain, rows


@pytest.fixture
def parcel(outbox, enrolled):
    outbox.save(plain)
    engine = open_database(enrolled)
    ((raw, signature, sealed),) = rows(
        engine, "SELECT raw, signature, sealed FROM header JOIN payload USING (seq)"
    )
    engine.dispose()
    return verify(raw, signature, bytes(load_identity(enrolled).key.verify_key)), sealed


@pytest.fixture
def client(centre):
    with closing(Client(centre.url, None, total_s=0.6, wait_s=0.5)) as made:
        yield made


@pytest.fixture
def send(client, parcel, enrolled):
    return lambda: client.send(*parcel, 3, load_identity(enrolled).enrolment)


def test_a_dossier_arrives_once_however_often_it_is_sent(centre, send):
    first, second = send(), send()
    assert isinstance(first, Delivered)
    assert isinstance(second, Delivered)
    assert (first.already_there, second.already_there) == (False, True)
    assert first.receipt_raw == second.receipt_raw
    assert len(centre.books.accepted) == 1
    assert centre.queue_lengths == [3, 3]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.login_page, NotOurCentre("login_page")),
        (faults.redirect, NotOurCentre("redirected")),
        (faults.garbage, NotOurCentre("other_answer")),
        (faults.wrong_signature, NotOurCentre("wrong_signature")),
        (faults.no_http, NotOurCentre("other_answer")),
        (faults.endless, NotOurCentre("endless_answer")),
        (faults.gzip_bomb, NotOurCentre("other_answer")),
        (faults.bad_gateway, Unreachable("centre_down", sent=True)),
        (faults.hang_up, Unreachable("no_answer", sent=True)),
        (faults.lose_answer, Unreachable("no_answer", sent=True)),
        (faults.cut_answer, Unreachable("no_answer", sent=True)),
        (faults.trickle_headers, Unreachable("no_answer", sent=True)),
        (faults.trickle_body, Unreachable("no_answer", sent=True)),
        (faults.says(409, "conflict"), Refused("conflict", held=True)),
        (faults.says(403, "revoked_device"), SiteRefused("revoked_device")),
        (faults.says(429, "busy", Retry_After="999999999"), Busy(900)),
        (faults.says(429, "busy", Retry_After="-1"), Busy(30)),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_fault_is_told_apart_and_the_next_try_works(centre, send, fault, outcome):
    centre.faults.append(fault)
    assert send() == outcome
    assert isinstance(send(), Delivered)
    assert len(centre.books.accepted) == 1


def test_a_receipt_for_another_dossier_is_no_arrival(centre, send, parcel):
    def swap(handler, _commit):
        other = centre.receipt_for(parcel[0], id="00000000-0000-7000-8000-000000000099")
        answer = centre.dossier_answer(other, already_there=False)
        handler.answer(200, json.dumps(answer).encode(), "application/json")

    centre.faults.append(swap)
    assert send() == NotOurCentre("other_receipt")


def test_no_line_is_told(enrolled, parcel):
    with closing(Client("http://127.0.0.1:9", None, total_s=1)) as client:
        outcome = client.send(*parcel, 0, load_identity(enrolled).enrolment)
    assert outcome == Unreachable("no_line", sent=False)


def test_a_name_without_an_address_is_no_line():
    with closing(Client("https://centre.invalid", None, total_s=5)) as client:
        assert client.health() == Unreachable("no_line", sent=False)


def test_a_proxy_of_the_environment_is_not_used(client, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert isinstance(client.health(), Alive)


@pytest.mark.parametrize("url", ["http://centre.example.vn", "ftp://127.0.0.1", ""])
def test_only_a_centres_address_is_taken(url):
    with pytest.raises(ValueError):
        Client(url, None)


def test_the_status_of_references_is_asked_with_a_signature(centre, client, enrolled):
    centre.books.states["00410001742"] = ("received", "2026-11-24T09:00:00Z")
    identity = load_identity(enrolled)
    known = client.status(["00410001742", "00410001839"], identity.enrolment, identity.key)
    assert isinstance(known, StatusKnown)
    assert [row.state for row in known.answer.rows] == ["received"]


@pytest.mark.parametrize("fault", [faults.login_page, faults.says(403, "revoked_device")])
def test_a_status_that_cannot_be_had_is_told(centre, client, enrolled, fault):
    centre.fault_for_all = fault
    identity = load_identity(enrolled)
    outcome = client.status([], identity.enrolment, identity.key)
    assert isinstance(outcome, NotOurCentre | SiteRefused)


def test_an_enrolment_answered_by_another_centre_is_refused(centre, client):
    file = read_enrolment_file(centre.enrolment_file())
    centre.receipt_key = SigningKey.generate()
    assert client.enrol(file, SigningKey.generate()) == NotOurCentre("wrong_signature")


def test_an_enrolment_is_proven_by_the_pinned_key(centre, client):
    file = read_enrolment_file(centre.enrolment_file())
    assert isinstance(client.enrol(file, SigningKey.generate()), Enrolled)
    assert client.enrol(file, SigningKey.generate()) == SiteRefused("used_code")


def test_addresses_are_looked_up_once_each():
    assert addresses("127.0.0.1", 80, 1) == ["127.0.0.1"]
