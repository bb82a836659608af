import pytest

from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import plain, rows, tamper


@pytest.fixture
def worker(station):
    made = Worker(station)
    made.start()
    return made


@pytest.fixture
def outcomes(station):
    return lambda: rows(
        station.engine, "SELECT kind, outcome, body, applied_at IS NOT NULL FROM request"
    )


@pytest.fixture
def states(station):
    return lambda: [s for (s,) in rows(station.engine, "SELECT state FROM delivery ORDER BY seq")]


def test_a_held_dossier_is_sent_again_after_a_retry(centre, outbox, worker, outcomes, states):
    saved = outbox.save(plain)
    centre.faults.append(faults.says(422, "unreadable"))
    worker.drain()
    assert states() == ["held"]
    outbox.put_request("retry", {"reference": saved.reference})
    assert worker.apply_requests()
    assert worker.drain().delivered == 1
    assert outcomes() == [("retry", "applied", "{}", 1)]


def test_a_request_is_applied_once(outbox, worker, centre, states):
    outbox.save(plain)
    outbox.put_request("retry", {})
    worker.apply_requests()
    centre.faults.append(faults.says(409, "fork"))
    worker.drain()
    assert not worker.apply_requests()
    assert states() == ["held"]


def test_staff_can_hold_one_dossier_even_before_the_agent_saw_it(outbox, worker, states, outcomes):
    first, _second = outbox.save(plain), outbox.save(plain)
    outbox.put_request("hold", {"id": first.id})
    assert not worker.apply_requests()
    assert worker.drain().delivered == 1
    assert states() == ["held", "delivered"]
    assert outcomes() == [("hold", "applied", "{}", 1)]


def test_a_retry_for_all_ends_every_wait(outbox, worker, centre, station, hand_clock):
    outbox.save(plain)
    centre.faults.append(faults.bad_gateway)
    worker.drain()
    tamper(station.engine, "UPDATE delivery SET next_boot_s = next_boot_s + 500")
    assert worker.drain().sent == 0
    outbox.put_request("retry", {})
    worker.apply_requests()
    assert worker.drain().delivered == 1


@pytest.mark.parametrize(
    ("kind", "body", "outcome"),
    [
        ("retry", {"reference": "00000000000"}, "nothing_matched"),
        ("hold", {}, "nothing_matched"),
        ("hold", {"id": ["x"]}, "nothing_matched"),
        ("dance", {}, "unknown_kind"),
        ("enrol", {"file": {}}, "already_enrolled"),
    ],
)
def test_a_request_that_cannot_be_met_says_so(
    outbox, worker, outcomes, states, kind, body, outcome
):
    outbox.save(plain)
    outbox.put_request(kind, body)
    worker.apply_requests()
    assert outcomes() == [(kind, outcome, "{}", 1)]
    assert states() == ["queued"]


def test_a_body_that_is_no_json_counts_as_empty(outbox, worker, station, outcomes):
    number = outbox.put_request("hold", {})
    tamper(station.engine, f"UPDATE request SET body = '[[[' WHERE id = {number}")
    worker.apply_requests()
    assert outcomes() == [("hold", "nothing_matched", "{}", 1)]


def test_neither_delivered_nor_damaged_is_queued_by_a_retry(outbox, worker, station, states):
    outbox.save(plain)
    outbox.save(plain)
    tamper(station.engine, "UPDATE payload SET sealed = x'00' WHERE seq = 2")
    worker.drain()
    outbox.put_request("retry", {})
    worker.apply_requests()
    assert states() == ["delivered", "damaged"]
