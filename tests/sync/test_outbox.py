from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from sync import outbox as door
from sync.clock import measure
from sync.database import open_database, write
from sync.errors import KeyDamaged, NotEnrolled
from sync.keys import key_path
from sync.outbox import Outbox
from sync.site import learn_time, note_pause
from sync.worker import Worker
from tests.sync.dossiers import plain, rows, tamper


@pytest.fixture
def engine(outbox, enrolled):
    opened = open_database(enrolled)
    yield opened
    opened.dispose()


def test_before_enrolment_nothing_can_be_saved(data_dir):
    with closing(Outbox.open(data_dir)) as outbox:
        assert outbox.enrolment() is None
        with pytest.raises(NotEnrolled):
            outbox.save(plain)
        assert outbox.waiting() == 0


def test_an_enrolment_made_meanwhile_is_noticed(centre, data_dir, request):
    with closing(Outbox.open(data_dir)) as outbox:
        assert outbox.enrolment() is None
        request.getfixturevalue("enrolled")
        assert outbox.enrolment().kiosk_number == "0041"
        assert outbox.save(plain).seq == 1


def test_a_key_that_is_not_the_enrolled_one_saves_nothing(outbox, enrolled):
    key_path(enrolled).write_bytes(b"x" * 32)
    with pytest.raises(KeyDamaged):
        outbox.save(plain)


def test_what_is_saved_waits_and_is_here(outbox):
    saved = outbox.save(plain)
    assert outbox.waiting() == 1
    assert outbox.lookup(saved.reference) == "here"
    assert outbox.lookup("00000000000") == "unknown"


def test_what_is_delivered_is_at_the_centre_and_waits_no_more(outbox, engine):
    saved, other = outbox.save(plain), outbox.save(plain)
    add = "INSERT INTO delivery (seq, id, reference, state, attempts) VALUES "
    tamper(engine, f"{add}(1, '{saved.id}', '{saved.reference}', 'delivered', 1)")
    assert outbox.lookup(saved.reference) == "centre"
    assert outbox.lookup(other.reference) == "here"
    assert outbox.waiting() == 1
    tamper(engine, f"{add}(2, '{other.id}', '{other.reference}', 'held', 1)")
    assert outbox.lookup(other.reference) == "here"
    assert outbox.waiting() == 1


def test_the_time_is_certain_once_the_centre_told_it(outbox, engine, hand_clock):
    assert not outbox.time().certain
    now = hand_clock.wall + timedelta(days=2)
    with write(engine) as connection:
        learn_time(connection, measure(now, 0.0, hand_clock.clocks()))
    assert outbox.time().certain
    assert outbox.time().now == now
    saved = []
    outbox.save(lambda draft: saved.append(draft) or plain(draft))
    assert saved[0].created_at.startswith("2026-11-26T08:00:00")
    assert saved[0].clock_certain
    assert saved[0].clock_offset_s == 2 * 86_400


def test_the_condition_of_the_site_can_be_asked(outbox, engine):
    assert outbox.condition() is None
    with write(engine) as connection:
        note_pause(connection, "no_line", "2026-11-24T08:00:00.000Z")
    assert outbox.condition() == "no_line"


def test_a_call_ends_once(outbox, engine):
    answered, cancelled = outbox.record_call("review"), outbox.record_call("slip")
    outbox.answer_call(answered)
    outbox.cancel_call(answered)
    outbox.cancel_call(cancelled)
    found = rows(
        engine,
        "SELECT step, answered_at IS NOT NULL, cancelled_at IS NOT NULL FROM call ORDER BY id",
    )
    assert found == [("review", 1, 0), ("slip", 0, 1)]


def test_feedback_and_requests_are_kept(outbox, engine):
    outbox.record_feedback("ease", 4)
    number = outbox.put_request("retry", {"reference": "00410001742"})
    assert rows(engine, "SELECT kind, value FROM feedback") == [("ease", 4)]
    assert rows(engine, "SELECT id, kind, body, applied_at FROM request") == [
        (number, "retry", '{"reference":"00410001742"}', None)
    ]


def test_all_the_screens_may_use_is_named_at_the_door():
    assert all(hasattr(door, name) for name in door.__all__)


def test_saving_again_under_one_id_gives_back_what_was_saved(outbox):
    chosen = door.new_id(datetime.now(UTC))
    first = outbox.save(plain, chosen)
    again = outbox.save(plain, chosen)
    assert first.id == chosen
    assert again == first
    assert outbox.known(chosen) == first
    assert outbox.waiting() == 1


def test_an_id_that_was_never_saved_is_not_known(outbox):
    assert outbox.known(door.new_id(datetime.now(UTC))) is None


def test_what_came_of_a_request_is_told_once_it_is_applied(outbox, station):
    reference = outbox.save(plain).reference
    number = outbox.put_request("hold", {"reference": reference})
    assert outbox.outcome_of(number) is None
    worker = Worker(station)
    worker.start()
    worker.apply_requests()
    assert outbox.outcome_of(number) == "applied"
    assert [one.reference for one in outbox.list_group("look", 0, 9)] == [reference]
    found, tried = outbox.find_numbered(1)
    assert (found.state, found.reason, tried) == ("held", "held_by_staff", [])
    assert outbox.glance("2026-01-01T00:00:00.000Z").held == 1
