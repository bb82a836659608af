from datetime import timedelta

import pytest

from sync.clock import measure
from sync.database import open_database, write
from sync.site import learn_time, note_answer, note_pause
from tests.sync.dossiers import rows


@pytest.fixture
def engine(data_dir):
    opened = open_database(data_dir)
    yield opened
    opened.dispose()


def test_a_reason_keeps_the_time_since_when_it_holds(engine):
    for reason, at in [("no_line", "1"), ("no_line", "2"), ("busy", "3")]:
        with write(engine) as connection:
            note_pause(connection, reason, at)
        if at == "2":
            assert rows(engine, "SELECT reason, since FROM site") == [("no_line", "1")]
    assert rows(engine, "SELECT reason, since FROM site") == [("busy", "3")]


def test_an_answer_ends_it(engine):
    with write(engine) as connection:
        note_pause(connection, "no_line", "1")
        note_answer(connection, "2", 7)
    assert rows(engine, "SELECT reason, since, answered_at, epoch FROM site") == [
        (None, None, "2", 7)
    ]


def test_a_time_that_agrees_is_not_written_again(engine, hand_clock):
    def learn(offset_s):
        now = hand_clock.wall + timedelta(seconds=offset_s)
        with write(engine) as connection:
            learn_time(connection, measure(now, 0.0, hand_clock.clocks()))
        return rows(engine, "SELECT offset_s, boot_id FROM clock_offset")

    assert learn(100) == [(100.0, "boot-1")]
    hand_clock.pass_time(3600)
    assert learn(101) == [(100.0, "boot-1")]
    assert learn(103) == [(103.0, "boot-1")]
    hand_clock.boot_id = "boot-2"
    assert learn(104) == [(104.0, "boot-2")]
