from datetime import UTC, datetime

import pytest

from sync.news import fetch_news
from sync.outbox import AtDesk
from sync.worker import Worker
from tests.sync import faults
from tests.sync.dossiers import plain, rows

AS_OF = "2026-11-24T09:00:00Z"


@pytest.fixture
def saved(outbox, station):
    made = [outbox.save(plain) for _ in range(3)]
    worker = Worker(station)
    worker.start()
    worker.drain()
    return made


@pytest.fixture
def known(station):
    return lambda: dict(rows(station.engine, "SELECT reference, state FROM status"))


def test_the_state_at_the_desk_is_kept_and_changes(centre, saved, station, known):
    first = saved[0].reference
    centre.books.states[first] = ("received", AS_OF)
    assert fetch_news(station) is None
    assert known() == {first: "received"}
    centre.books.states[first] = ("result", AS_OF)
    fetch_news(station)
    assert known() == {first: "result"}


def test_what_has_ended_is_asked_no_more(centre, saved, station, known):
    centre.books.states[saved[0].reference] = ("result", AS_OF)
    fetch_news(station)
    centre.books.states[saved[0].reference] = ("received", AS_OF)
    fetch_news(station)
    assert known() == {saved[0].reference: "result"}


def test_a_state_that_was_not_asked_for_is_not_kept(centre, saved, station, known):
    honest = centre.status

    def more(body):
        status, answer = honest(body)
        row = {"reference": "00990000142", "state": "result", "as_of": AS_OF}
        return status, answer | {"rows": [row]}

    centre.status = more
    fetch_news(station)
    assert known() == {}


def test_the_centres_time_is_learnt(centre, saved, station, outbox):
    centre.now = lambda: datetime(2027, 1, 1, tzinfo=UTC)
    assert not outbox.time().certain
    fetch_news(station)
    assert outbox.time().certain
    assert outbox.time().now.year == 2027


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.login_page, "login_page"),
        (faults.hang_up, "no_answer"),
        (faults.says(403, "revoked_device"), "revoked_device"),
        (faults.says(422, "unreadable"), "unreadable"),
        (faults.garbage, "other_answer"),
    ],
)
def test_without_an_answer_nothing_changes_but_the_reason(centre, saved, station, fault, reason):
    before = rows(station.engine, "SELECT * FROM delivery")
    centre.fault_for_all = fault
    assert fetch_news(station) == reason
    assert rows(station.engine, "SELECT * FROM delivery") == before
    assert rows(station.engine, "SELECT reason FROM site") == [(reason,)]
    assert station.wait_s() > 0


def test_the_official_number_is_kept_once_it_has_come(centre, saved, station, outbox):
    first = saved[0].reference
    assert outbox.at_desk(first) is None
    centre.books.states[first] = ("received", AS_OF)
    fetch_news(station)
    assert outbox.at_desk(first) == AtDesk("received", None)
    centre.books.numbers[first] = "H15.50.05.13-261201-0975"
    fetch_news(station)
    del centre.books.numbers[first]
    fetch_news(station)
    assert outbox.at_desk(first) == AtDesk("received", "H15.50.05.13-261201-0975")


def test_an_odd_number_is_no_answer(centre, saved, station, outbox):
    first = saved[0].reference
    centre.books.states[first] = ("received", AS_OF)
    centre.books.numbers[first] = "hồ sơ của bà Hường"
    assert fetch_news(station) == "wrong_signature"
    assert outbox.at_desk(first) is None
