import pytest

from sync.listing import find_queued, list_queue, overview
from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import plain, tamper


@pytest.fixture
def saved(outbox):
    return [outbox.save(plain) for _ in range(3)]


@pytest.fixture
def worker(station):
    made = Worker(station)
    made.start()
    return made


def test_what_no_agent_has_seen_is_queued(saved, station):
    found = list_queue(station.engine)
    assert [(one.id, one.seq, one.reference) for one in found] == [
        (one.id, one.seq, one.reference) for one in saved
    ]
    assert {(one.state, one.attempts, one.reason) for one in found} == {("queued", 0, None)}
    assert found[0].created_at == "2026-11-24T08:00:00.000Z"
    assert found[0].size > 100


def test_states_reasons_and_attempts_are_told(saved, worker, station, centre):
    centre.faults.extend([faults.says(409, "conflict"), faults.hang_up])
    worker.drain()
    worker.drain(waits=False)
    tamper(station.engine, "UPDATE delivery SET purged_at = 'now' WHERE seq = 3")
    found = [(one.state, one.reason, one.attempts) for one in list_queue(station.engine)]
    assert found == [("held", "conflict", 1), ("delivered", None, 2), ("purged", None, 1)]
    whole = overview(station.engine)
    assert (whole.waiting, whole.delivered, whole.held, whole.damaged) == (0, 2, 1, 0)
    assert whole.reason is None


def test_one_is_found_by_id_or_reference_with_its_attempts(saved, worker, station, centre):
    centre.faults.append(faults.hang_up)
    worker.drain()
    for name in (saved[0].id, saved[0].reference):
        one, tried = find_queued(station.engine, name)
        assert one.seq == 1
        assert [attempt.outcome for attempt in tried] == ["no_answer"]
    assert find_queued(station.engine, "00000000000") is None


def test_a_header_that_does_not_parse_is_still_listed(saved, station):
    tamper(station.engine, "UPDATE header SET raw = x'00' WHERE seq = 1")
    found = list_queue(station.engine)[0]
    assert (found.seq, found.created_at, found.size) == (1, None, None)


def test_a_line_that_is_down_is_told_with_its_reason(saved, worker, station, centre):
    centre.faults.append(faults.login_page)
    worker.drain()
    whole = overview(station.engine)
    assert (whole.waiting, whole.reason) == (3, "login_page")
    assert whole.since is not None
