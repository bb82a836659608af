from datetime import UTC, datetime, timedelta

import pytest

from sync.news import fetch_news
from sync.retention import Kept, fate
from sync.station import Patience
from sync.worker import Worker
from tests.sync.dossiers import plain, rows

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DAY_S = 86_400


def kept(days=0, epoch=1):
    return Kept(seq=7, epoch=epoch, grace_from=NOW - timedelta(days=days), attempts=1)


@pytest.mark.parametrize(
    ("case", "held", "epoch", "expected"),
    [
        (kept(days=29), True, 1, "stays"),
        (kept(days=30), True, 1, "purge"),
        (kept(days=-5), True, 1, "stays"),
        (kept(days=31), False, 1, "send_again"),
        (kept(days=31), True, 2, "grace_anew"),
        (kept(days=31), False, 2, "send_again"),
        (kept(days=31, epoch=2), True, 1, "stays"),
        (kept(days=31, epoch=2), False, 1, "send_again"),
        (Kept(7, 1, None, 1), True, 1, "grace_anew"),
    ],
)
def test_a_payload_goes_only_when_the_centre_surely_has_it(case, held, epoch, expected):
    assert fate(case, held, epoch, NOW, 30 * DAY_S) == expected


@pytest.fixture
def delivered(centre, outbox, station):
    """Three delivered dossiers, at the centre's time NOW."""
    centre.now = lambda: NOW
    for _ in range(3):
        outbox.save(plain)
    worker = Worker(station)
    worker.start()
    assert worker.drain().delivered == 3
    return worker


@pytest.fixture
def payloads(station):
    return lambda: [seq for (seq,) in rows(station.engine, "SELECT seq FROM payload ORDER BY seq")]


def test_payloads_go_after_the_grace_by_the_centres_clock(
    delivered, centre, station, payloads, hand_clock
):
    hand_clock.pass_time(1000 * DAY_S)
    fetch_news(station)
    assert payloads() == [1, 2, 3]
    centre.now = lambda: NOW + timedelta(days=30)
    fetch_news(station)
    assert payloads() == []
    found = rows(station.engine, "SELECT count(*), count(purged_at) FROM header JOIN delivery")
    assert found == [(9, 9)]


def test_what_the_centre_no_longer_holds_is_sent_again(delivered, centre, station, payloads):
    centre.now = lambda: NOW + timedelta(days=60)
    centre.books.held.discard(2)
    centre.books.intake.pop(list(centre.books.intake)[1])
    fetch_news(station)
    assert payloads() == [2]
    assert rows(station.engine, "SELECT seq, reason FROM delivery WHERE state = 'queued'") == [
        (2, "asked_again")
    ]
    assert delivered.drain(waits=False).delivered == 1
    assert centre.books.held == {1, 2, 3}


def test_after_a_restore_the_grace_begins_anew(delivered, centre, station, payloads):
    centre.epoch = 2
    centre.now = lambda: NOW + timedelta(days=60)
    fetch_news(station)
    assert payloads() == [1, 2, 3]
    centre.now = lambda: NOW + timedelta(days=89)
    fetch_news(station)
    assert payloads() == [1, 2, 3]
    centre.now = lambda: NOW + timedelta(days=91)
    fetch_news(station)
    assert payloads() == []


def test_an_older_centre_purges_nothing_and_gets_what_it_lost(delivered, centre, station, payloads):
    centre.epoch = 0
    centre.books.held.discard(2)
    centre.now = lambda: NOW + timedelta(days=60)
    fetch_news(station)
    assert payloads() == [1, 2, 3]
    assert rows(station.engine, "SELECT seq FROM delivery WHERE state = 'queued'") == [(2,)]


def test_an_answer_without_a_time_purges_nothing(delivered, centre, station, payloads):
    centre.stamp = lambda: "soon"
    fetch_news(station)
    assert payloads() == [1, 2, 3]


def test_a_dossier_the_centre_keeps_losing_waits_longer_each_time(delivered, station, centre):
    centre.books.held.clear()
    fetch_news(station)
    found = rows(station.engine, "SELECT next_boot_s FROM delivery")
    assert all(next_s > 1000 for (next_s,) in found)


def test_the_usual_grace_is_thirty_days():
    assert Patience().grace_s == 30 * DAY_S
