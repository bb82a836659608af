"""Pictures share the line with others: at some hours only, and not faster than they may."""

from datetime import UTC, datetime

import pytest

from sync.piece import PIECE_BYTES
from sync.traffic import Traffic, read_hours
from sync.worker import Worker
from tests.sync.dossiers import plain, rows, save_with_pictures
from tests.sync.test_uploading import LARGE, SMALL, kinds


@pytest.fixture
def worker(station):
    made = Worker(station)
    made.start()
    return made


@pytest.fixture
def deliveries(station):
    return lambda: rows(station.engine, "SELECT seq, state, reason FROM delivery ORDER BY seq")


def test_at_the_wrong_hour_headers_go_and_pictures_wait(
    centre, outbox, worker, station, deliveries, hand_clock
):
    station.traffic = Traffic(hours=read_hours("19:00-06:00"))
    hand_clock.wall = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)  # nine o'clock in Vietnam
    save_with_pictures(outbox, LARGE)
    outbox.save(plain)
    worker.drain()
    assert kinds(centre) == "hh"
    assert deliveries()[0][1:3] == ("queued", "attachments_waiting")
    hand_clock.pass_time(10 * 3600)
    worker.drain()
    assert deliveries()[0][1] == "delivered"


def test_a_person_who_asks_does_not_wait_for_the_hour(centre, outbox, worker, station, deliveries):
    station.traffic = Traffic(hours=read_hours("00:00-00:01"))
    save_with_pictures(outbox, SMALL)
    worker.drain(waits=False)
    assert deliveries()[0][1] == "delivered"


def test_when_the_hour_ends_the_picture_under_way_waits(
    centre, outbox, worker, station, hand_clock
):
    station.traffic = Traffic(bytes_a_s=1000, hours=read_hours("15:00-15:02"))
    station.sleep = hand_clock.pass_time  # 8:00 UTC is 15:00 there; a piece takes 131 s
    save_with_pictures(outbox, LARGE)
    worker.drain()
    assert kinds(centre) == "hhp"
    hand_clock.pass_time(24 * 3600 - 100)
    worker.drain()
    assert kinds(centre) == "hhphp"


def test_pictures_leave_the_line_to_others_but_what_is_new_does_not_wait(
    centre, outbox, worker, station, hand_clock, deliveries
):
    station.traffic = Traffic(bytes_a_s=PIECE_BYTES / 10)
    save_with_pictures(outbox, LARGE)
    rests = []

    def sleep(seconds):
        rests.append(seconds)
        hand_clock.pass_time(seconds)
        if len(rests) == 3:
            outbox.save(plain)

    station.sleep = sleep
    began_s = hand_clock.boot_s
    worker.drain()
    assert [row[1] for row in deliveries()] == ["delivered", "delivered"]
    assert kinds(centre).index("h", 2) == 3  # the new one came after the first piece
    assert hand_clock.boot_s - began_s >= 20
    assert max(rests) <= 0.5
