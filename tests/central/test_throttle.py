from datetime import timedelta

import pytest

from central.centre import initialise
from central.clock import now_utc
from central.database import open_database
from central.tables import guess
from central.throttle import FORGET_S, LONGEST_WAIT_S, Throttle, forget_old
from tests.central.serving import settings_for

ON_BOTH_ENGINES = True
NOW = now_utc()


@pytest.fixture
def connection(data_dir):
    source = settings_for(data_dir).database
    initialise(data_dir, NOW, source)
    database = open_database(data_dir, source)
    with database.writer.begin() as connection:
        yield connection
    database.close()


def test_waits_begin_after_the_free_failures_and_double(connection):
    throttle = Throttle("name", 3)
    waits = []
    for _ in range(6):
        throttle.fail(connection, "lan", NOW)
        waits.append(throttle.wait_s(connection, "lan", NOW))

    assert waits == [0, 0, 30, 60, 120, 240]


def test_a_wait_ends_and_never_grows_beyond_its_limit(connection):
    throttle = Throttle("name", 1)
    for _ in range(50):
        throttle.fail(connection, "lan", NOW)
    assert throttle.wait_s(connection, "lan", NOW) == LONGEST_WAIT_S

    later = NOW + timedelta(seconds=LONGEST_WAIT_S + 1)
    assert throttle.wait_s(connection, "lan", later) == 0


def test_others_do_not_wait_and_success_forgets(connection):
    throttle = Throttle("name", 1)
    throttle.fail(connection, "lan", NOW)

    assert throttle.wait_s(connection, "minh", NOW) == 0
    assert Throttle("address", 1).wait_s(connection, "lan", NOW) == 0
    throttle.succeed(connection, "lan")
    assert throttle.wait_s(connection, "lan", NOW) == 0


def test_failures_of_an_hour_ago_do_not_count_and_are_deleted(connection):
    throttle = Throttle("name", 2)
    throttle.fail(connection, "lan", NOW)
    throttle.fail(connection, "minh", NOW)
    later = NOW + timedelta(seconds=FORGET_S + 1)

    throttle.fail(connection, "lan", later)
    assert throttle.wait_s(connection, "lan", later) == 0

    forget_old(connection, later)
    assert len(connection.execute(guess.select()).all()) == 1


def test_neither_names_nor_addresses_are_kept(connection):
    Throttle("name", 1).fail(connection, "Nguyễn Thị Lan", NOW)

    (row,) = connection.execute(guess.select())
    assert "Lan" not in str(tuple(row))


def test_any_text_may_be_tried(connection):
    throttle = Throttle("name", 1)
    for text in ("a\x00b", "\ud800", ""):
        throttle.fail(connection, text, NOW)
        assert throttle.wait_s(connection, text, NOW) == 30
