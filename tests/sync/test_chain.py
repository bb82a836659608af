"""Every way to tamper with the queue shows."""

from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from sync.canonical import digest
from sync.chain import verify_queue
from sync.envelope import parse_header, seal, sign_header
from sync.worker import Worker
from tests.sync.dossiers import plain, rows, tamper


@pytest.fixture
def queue(outbox, station):
    """Five saved dossiers, of which the agent has delivered the first three."""
    worker = Worker(station)
    worker.start()
    for _ in range(3):
        outbox.save(plain)
    worker.drain()
    for _ in range(2):
        outbox.save(plain)
    return station


def found(station, *statements):
    tamper(station.engine, *statements)
    checked = verify_queue(station.engine, station.identity)
    return {(problem.seq, problem.code) for problem in checked.problems}


def test_an_untouched_queue_has_no_problem(queue):
    assert verify_queue(queue.engine, queue.identity).rows == 5
    assert found(queue) == set()


def test_an_empty_queue_has_no_problem(station):
    assert verify_queue(station.engine, station.identity).rows == 0


def remove(seq):
    return [f"DELETE FROM {table} WHERE seq = {seq}" for table in
            ("header", "payload", "delivery", "heads", "attempt")]  # fmt: skip


@pytest.mark.parametrize("seq", [1, 2, 4])
def test_a_removed_row_shows(queue, seq):
    problems = found(queue, *remove(seq))
    assert {(seq, "removed"), (seq + 1, "broken_link")} <= problems


def test_removed_rows_at_the_end_show(queue):
    assert found(queue, *remove(4), *remove(5)) == {(4, "removed"), (5, "removed")}


def test_the_agents_own_book_shows_it_even_when_the_counter_is_turned_back(queue):
    gone = ["DELETE FROM header WHERE seq > 2", "DELETE FROM payload WHERE seq > 2"]
    problems = found(queue, *gone, "PRAGMA user_version = 2")
    assert problems == {(3, "removed")}


def test_two_rows_that_changed_places_show(queue):
    swap = [
        "UPDATE header SET seq = -1 WHERE seq = 4",
        "UPDATE header SET seq = 4 WHERE seq = 5",
        "UPDATE header SET seq = 5 WHERE seq = -1",
    ]
    problems = found(queue, *swap)
    assert {(4, "bad_columns"), (5, "bad_columns"), (4, "broken_link")} <= problems


@pytest.mark.parametrize("column", ["id", "reference", "head", "previous"])
def test_a_changed_column_shows(queue, column):
    problems = found(queue, f"UPDATE header SET {column} = 'x' WHERE seq = 2")
    assert (2, "bad_columns") in problems


@pytest.mark.parametrize(
    ("column", "code"), [("raw", "bad_header"), ("signature", "bad_signature")]
)
def test_changed_bytes_show(queue, column, code):
    bytes_ = f"CAST(x'00' || substr({column}, 2) AS BLOB)"
    changed = f"UPDATE header SET {column} = {bytes_} WHERE seq = 2"
    assert (2, code) in found(queue, changed)


def test_a_flipped_bit_in_a_payload_shows(queue):
    flip = "UPDATE payload SET sealed = CAST(substr(sealed, 1, 99) || x'00' AS BLOB) WHERE seq = 4"
    assert found(queue, flip) == {(4, "bad_digest")}


def test_a_lost_payload_shows_unless_it_was_purged(queue):
    gone = "DELETE FROM payload WHERE seq IN (1, 4)"
    purged = "UPDATE delivery SET purged_at = 'now' WHERE seq = 1"
    assert found(queue, gone, purged) == {(4, "payload_missing")}


def test_a_purge_without_a_receipt_shows(queue):
    assert found(
        queue,
        "DELETE FROM payload WHERE seq = 1",
        "UPDATE delivery SET purged_at = 'now', receipt = NULL WHERE seq = 1",
    ) == {(1, "payload_missing")}


def test_a_receipt_moved_to_another_row_shows(queue):
    moved = (
        "UPDATE delivery SET (receipt, receipt_signature) ="
        " (SELECT receipt, receipt_signature FROM delivery WHERE seq = 1) WHERE seq = 2"
    )
    assert found(queue, moved) == {(2, "bad_receipt")}


def test_a_row_replaced_and_signed_anew_shows(queue):
    """Even by somebody who has the device key: the agent and the centre have seen the first."""
    ((raw,),) = rows(queue.engine, "SELECT raw FROM header WHERE seq = 1")
    sealed = seal({"another": "text"}, queue.identity.enrolment.seal_key)
    changed = replace(parse_header(raw), payload_digest=digest(sealed), payload_size=len(sealed))
    signed = sign_header(changed, queue.identity.key)
    connection = queue.engine.raw_connection().driver_connection
    tamper(queue.engine)
    connection.execute("UPDATE payload SET sealed = ? WHERE seq = 1", (sealed,))
    connection.execute(
        "UPDATE header SET raw = ?, signature = ?, head = ? WHERE seq = 1",
        (signed.raw, signed.signature, signed.head),
    )
    assert found(queue) == {(1, "other_head"), (1, "bad_receipt"), (2, "broken_link")}


def test_a_queue_of_another_device_is_not_ours(queue):
    stranger = replace(queue.identity, key=SigningKey.generate())
    codes = {problem.code for problem in verify_queue(queue.engine, stranger).problems}
    assert codes == {"bad_signature"}


def test_a_gap_of_millions_is_named_in_part(queue):
    tamper(queue.engine, "PRAGMA user_version = 2000000000")
    checked = verify_queue(queue.engine, queue.identity)
    assert len(checked.problems) == 1000
