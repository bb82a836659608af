import json

import pytest

from sync.database import open_database
from sync.enrolment import load_enrolment, read_enrolment_file
from sync.keys import load_device_key
from sync.outbox import Outbox
from sync.outcome import NotOurCentre, SiteRefused, Unreachable
from sync.registration import (
    AlreadyEnrolled,
    Registered,
    apply_enrol_requests,
    reason_of,
    register,
)
from tests.sync import faults
from tests.sync.dossiers import rows


@pytest.fixture
def file(centre):
    return read_enrolment_file(centre.enrolment_file())


def test_a_kiosk_joins_and_keeps_the_pinned_keys(centre, data_dir, file):
    joined = register(data_dir, file)
    assert isinstance(joined, Registered)
    assert load_enrolment(data_dir) == joined.enrolment
    assert joined.enrolment.receipt_key == bytes(centre.receipt_key.verify_key)
    assert list(centre.books.devices.values()) == [bytes(load_device_key(data_dir).verify_key)]


def test_a_second_time_changes_nothing_and_asks_nobody(centre, data_dir, file):
    first = register(data_dir, file)
    asked = len(centre.requests)
    assert register(data_dir, file) == AlreadyEnrolled(first.enrolment)
    assert len(centre.requests) == asked


def test_an_answer_that_was_lost_can_be_asked_for_again(centre, data_dir, file):
    centre.fault_for_all = faults.lose_answer
    assert register(data_dir, file) == Unreachable("no_answer", sent=True)
    assert load_enrolment(data_dir) is None
    centre.fault_for_all = None
    assert isinstance(register(data_dir, file), Registered)
    assert len(centre.books.devices) == 1


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.says(403, "used_code"), SiteRefused("used_code")),
        (faults.login_page, NotOurCentre("login_page")),
    ],
)
def test_a_refusal_leaves_the_kiosk_as_it_was(centre, data_dir, file, fault, outcome):
    centre.fault_for_all = fault
    assert register(data_dir, file) == outcome
    assert load_enrolment(data_dir) is None


@pytest.mark.parametrize(
    ("body", "outcome"),
    [({}, "bad_fields"), ({"file": "x"}, "bad_fields"), ({"file": None}, "bad_fields")],
)
def test_a_request_with_a_bad_file_is_refused_once(data_dir, body, outcome):
    outbox, engine = Outbox.open(data_dir), open_database(data_dir)
    outbox.put_request("enrol", body)
    apply_enrol_requests(data_dir, engine, "2026-11-24T08:00:00.000Z")
    assert rows(engine, "SELECT outcome FROM request") == [(outcome,)]
    outbox.close()
    engine.dispose()


def test_a_request_enrols_and_its_code_is_kept_no_longer(centre, data_dir):
    outbox, engine = Outbox.open(data_dir), open_database(data_dir)
    outbox.put_request("enrol", {"file": json.loads(centre.enrolment_file())})
    apply_enrol_requests(data_dir, engine, "2026-11-24T08:00:00.000Z")
    assert rows(engine, "SELECT outcome, body FROM request") == [("applied", "{}")]
    assert outbox.enrolment() is not None
    outbox.close()
    engine.dispose()


def test_every_trouble_has_a_reason():
    assert reason_of(SiteRefused("used_code")) == "used_code"
    assert reason_of(Unreachable("no_line", sent=False)) == "no_line"
