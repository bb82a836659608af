"""Claims: who is due, and what is on record before anything is made."""

import pytest

from sync.database import write
from sync.delivery import AttemptRows, Moment, Turn, claim, recover, settle, take_up
from sync.judgement import NOT_MADE, Verdict
from tests.sync.dossiers import plain, rows, tamper

NOW = Moment("2026-11-24T08:00:00.000Z", 1000.0, "boot-1")


@pytest.fixture
def engine(outbox, station):
    for _ in range(4):
        outbox.save(plain)
    with write(station.engine) as connection:
        take_up(connection, NOW.text)
    return station.engine


def claimed(engine, moment=NOW, **options):
    with write(engine) as connection:
        return [p.seq for p in claim(connection, AttemptRows(), moment, Turn(**options))]


def wait_until(engine, seq, boot_s, boot_id="boot-1"):
    tamper(
        engine,
        f"UPDATE delivery SET next_boot_s = {boot_s}, boot_id = '{boot_id}' WHERE seq = {seq}",
    )


def test_a_claim_is_on_record_before_anything_is_made(engine):
    assert claimed(engine, limit=2) == [1, 2]
    found = rows(engine, "SELECT seq, state, attempts FROM delivery WHERE attempts > 0")
    assert found == [(1, "sending", 1), (2, "sending", 1)]
    assert rows(engine, "SELECT seq, outcome FROM attempt") == [(1, None), (2, None)]


def test_those_that_never_failed_come_first_and_those_that_wait_not_at_all(engine):
    wait_until(engine, 1, 999)
    wait_until(engine, 2, 1001)
    assert claimed(engine) == [3, 4, 1]


def test_a_wait_of_another_boot_is_over(engine):
    wait_until(engine, 2, 99_999, "boot-0")
    assert claimed(engine) == [1, 3, 4, 2]


def test_without_waiting_all_come_but_those_skipped(engine):
    wait_until(engine, 2, 99_999)
    assert claimed(engine, skip=[1], waits=False) == [3, 4, 2]


def test_what_was_not_made_counts_no_attempt(engine):
    claimed(engine, limit=2)
    verdicts = {1: Verdict("queued", "no_line", wait_s=7.0), 2: NOT_MADE}
    with write(engine) as connection:
        settle(connection, AttemptRows(), verdicts, NOW)
    found = rows(engine, "SELECT state, attempts, next_boot_s FROM delivery ORDER BY seq LIMIT 2")
    assert found == [("queued", 1, 1007.0), ("queued", 0, None)]
    assert rows(engine, "SELECT outcome FROM attempt") == [("no_line",), ("not_made",)]


def test_what_was_interrupted_is_queued_again(engine):
    claimed(engine, limit=3)
    with write(engine) as connection:
        assert recover(connection) == 3
    assert rows(engine, "SELECT DISTINCT state FROM delivery") == [("queued",)]


def test_a_lost_delivery_row_is_found_again_when_looked_for(engine):
    tamper(engine, "DELETE FROM delivery WHERE seq = 2")
    with write(engine) as connection:
        assert take_up(connection, NOW.text) == 0
        assert take_up(connection, NOW.text, look_for_gaps=True) == 1
    assert rows(engine, "SELECT state FROM delivery WHERE seq = 2") == [("queued",)]


def test_the_first_head_that_was_seen_stays(engine):
    tamper(engine, "DELETE FROM delivery WHERE seq = 2", "UPDATE heads SET head = 'first'")
    with write(engine) as connection:
        take_up(connection, NOW.text, look_for_gaps=True)
    assert rows(engine, "SELECT DISTINCT head FROM heads") == [("first",)]
