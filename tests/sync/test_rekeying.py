"""The next save is signed with the new key, whoever saves; what was saved stays as it is."""

import os
from contextlib import closing

import pytest

from sync.agent import closing_engine
from sync.chain import Problem, verify_queue
from sync.database import open_database, write
from sync.enrolment import change_enrolment, load_enrolment
from sync.envelope import parse_header
from sync.errors import DiskFull, KeyDamaged, NotEnrolled
from sync.identity import load_identity
from sync.keys import key_path
from sync.outbox import Outbox
from sync.rekeying import KeysUsedUp, change_device_key
from sync.tables import header
from tests.sync.dossiers import plain

AT = "2026-12-01T00:00:00.000Z"


@pytest.fixture
def engine(enrolled):
    opened = open_database(enrolled)
    yield opened
    opened.dispose()


@pytest.fixture
def change(enrolled, engine):
    def once():
        with write(engine) as connection:
            return change_device_key(connection, enrolled, AT)

    return once


def headers(engine):
    with engine.connect() as connection:
        raws = connection.execute(header.select().order_by(header.c.seq)).all()
    return [(parse_header(row.raw).epoch, parse_header(row.raw).device_key_id) for row in raws]


def test_an_open_outbox_signs_with_the_new_key_from_now_on(outbox, enrolled, engine, change):
    first = load_enrolment(enrolled).device_key_id
    outbox.save(plain)
    second = change().enrolment.device_key_id
    outbox.save(plain)
    third = change().enrolment.device_key_id
    outbox.save(plain)
    assert headers(engine) == [(1, first), (2, second), (3, third)]
    assert len({first, second, third}) == 3
    verified = verify_queue(engine, load_identity(enrolled))
    assert (verified.rows, verified.problems) == (3, ())


def test_a_kiosk_that_has_saved_nothing_can_change_its_key(outbox, enrolled, engine, change):
    change()
    outbox.save(plain)
    assert verify_queue(engine, load_identity(enrolled)).problems == ()


def test_the_key_of_before_is_gone(enrolled, change):
    former = key_path(enrolled).read_bytes()
    change()
    held = [path.read_bytes() for path in key_path(enrolled).parent.iterdir()]
    assert former not in held
    assert len(held) == 1


def test_where_the_keys_meet_a_header_put_in_its_place_shows(outbox, enrolled, engine, change):
    """Whoever has the old key signs a header of his own for the last place it may stand at."""
    outbox.save(plain)
    outbox.save(plain)
    seed = key_path(enrolled).read_bytes()
    joined = load_enrolment(enrolled)
    change()
    present = load_enrolment(enrolled)
    with engine.begin() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for name in connection.exec_driver_sql(triggers).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("DELETE FROM payload WHERE seq = 2")
        connection.exec_driver_sql("DELETE FROM header WHERE seq = 2")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    key_path(enrolled).write_bytes(seed)
    change_enrolment(enrolled, joined)
    with closing(Outbox.open(enrolled)) as forger:
        forger.save(plain)
    change_enrolment(enrolled, present)
    assert verify_queue(engine, load_identity(enrolled)).problems == (Problem(2, "broken_link"),)


@pytest.mark.parametrize("moment", ["key", "enrolment"])
def test_stopped_half_way_nothing_has_changed(
    outbox, enrolled, engine, change, monkeypatch, moment
):
    known = load_enrolment(enrolled)

    def full(*_arguments):
        raise OSError(28, os.strerror(28))

    stopped = "sync.durable.create" if moment == "key" else "sync.durable.replace"
    with monkeypatch.context() as patched:
        patched.setattr(stopped, full)
        with pytest.raises(DiskFull):
            change()
    assert load_enrolment(enrolled) == known
    outbox.save(plain)
    change()
    outbox.save(plain)
    assert [epoch for epoch, _ in headers(engine)] == [1, 2]
    assert verify_queue(engine, load_identity(enrolled)).problems == ()


def test_a_key_left_over_from_a_change_that_was_cut_short_goes_at_the_next(
    enrolled, change, tmp_path
):
    former = key_path(enrolled).read_bytes()
    change()
    key_path(enrolled).write_bytes(former)
    change()
    assert [path.name for path in key_path(enrolled).parent.iterdir()] == ["device-3.key"]


def test_links_that_do_not_lead_to_the_key_are_damage(enrolled, change):
    first = load_enrolment(enrolled)
    change()
    present = load_enrolment(enrolled)
    change_enrolment(enrolled, type(first)(**{**as_fields(present), "joined_key": b"k" * 32}))
    with pytest.raises(KeyDamaged):
        load_identity(enrolled)


def as_fields(enrolment):
    return {name: getattr(enrolment, name) for name in enrolment.__dataclass_fields__}


def test_before_enrolment_there_is_no_key_to_change(data_dir):
    data_dir.mkdir()
    with (
        closing_engine(data_dir) as engine,
        write(engine) as connection,
        pytest.raises(NotEnrolled),
    ):
        change_device_key(connection, data_dir, AT)


def test_after_fifty_changes_the_kiosk_has_to_join_anew(change):
    for _ in range(50):
        change()
    with pytest.raises(KeysUsedUp):
        change()
