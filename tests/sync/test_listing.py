import pytest

from sync.listing import find_queued, glance, list_group, list_queue, overview
from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import plain, save_with_pictures, tamper


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


def test_a_glance_counts_what_is_open_and_what_arrived_since(saved, worker, station, centre):
    before = glance(station.engine, "2026-11-23T17:00:00.000Z")
    assert (before.waiting, before.look, before.arrived) == (3, 0, 0)
    centre.faults.append(faults.says(409, "conflict"))
    worker.drain()
    tamper(station.engine, "UPDATE delivery SET state = 'damaged' WHERE seq = 2")
    after = glance(station.engine, "2026-11-23T17:00:00.000Z")
    assert (after.waiting, after.held, after.damaged, after.look) == (0, 1, 1, 2)
    assert after.arrived == 2
    assert glance(station.engine, "2026-11-25T00:00:00.000Z").arrived == 0
    assert after.answered_at is not None


def test_a_glance_tells_the_line(saved, worker, station, centre):
    centre.faults.append(faults.login_page)
    worker.drain()
    seen = glance(station.engine, "2026-11-23T17:00:00.000Z")
    assert (seen.waiting, seen.reason) == (3, "login_page")
    assert seen.since is not None


def test_groups_are_listed_part_by_part(saved, worker, station, centre, outbox):
    centre.faults.append(faults.says(409, "conflict"))
    worker.drain()
    fresh = [outbox.save(plain) for _ in range(3)]
    listed = {
        group: [one.seq for one in list_group(station.engine, group, 0, 10)]
        for group in ("look", "waiting", "delivered")
    }
    assert listed == {"look": [1], "waiting": [one.seq for one in fresh], "delivered": [3, 2]}
    assert [one.seq for one in list_group(station.engine, "waiting", 1, 1)] == [fresh[1].seq]
    assert list_group(station.engine, "waiting", 3, 10) == []


def test_pictures_count_as_sent_once_they_are_whole(outbox, station):
    save_with_pictures(outbox, bytes(range(256)) * 1200, b"\xff\xd8\xff one")
    size = list_queue(station.engine)[0]
    assert (size.attachments, size.attachments_sent) == (2, 0)
    tamper(
        station.engine,
        "INSERT INTO upload (seq, position, sent) VALUES (1, 0, 262144), (1, 1, 9999)",
    )
    (part,) = list_group(station.engine, "waiting", 0, 5)
    assert (part.attachments, part.attachments_sent) == (2, 1)
    tamper(station.engine, "UPDATE upload SET sent = 9999999 WHERE position = 0")
    assert list_queue(station.engine)[0].attachments_sent == 2
