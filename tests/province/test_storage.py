"""The database is away, or the centre ends, in the middle of what the courier does."""

import threading

import pytest
from structlog.testing import capture_logs

from central.adapters import courier
from central.adapters.exchange import Exchange
from tests.central.cluster import stopped
from tests.central.pages.officer import Officer
from tests.central.serving import served, settings_for, wait_until
from tests.central.virtual_kiosk import VirtualKiosk
from tests.province.conftest import exchange_settings

CALLS = 4  # log-in, look-up, names, and the one that hands over


def receive(kiosk, officer):
    parcel = kiosk.send()
    assert officer.decide(parcel.id, "received").status_code == 303


def hand_over(province):
    """Until the call that hands over has arrived."""
    for _ in range(CALLS):
        assert province.arrived.acquire(timeout=20)


def told(logs, event):
    return [one for one in logs if one["event"] == event]


@pytest.mark.usefixtures("url")
def test_a_database_that_goes_away_during_a_call_loses_nothing(
    cluster, centre, kiosk, officer, province, watch
):
    province.misbehave("hang_after")
    receive(kiosk, officer)
    receive(kiosk, officer)
    hand_over(province)

    with capture_logs() as logs:
        with stopped(cluster):
            province.release.set()
            wait_until(lambda: told(logs, "storage"), "a round that failed")
            centre.centre.outgoing.bell.set()
            wait_until(lambda: len(told(logs, "storage")) > 1, "the next one")
        rows = watch.delivered(step_s=20)

    assert [row.refusals for row in rows] == [0, 0]
    assert [kept.entered for kept in province.book.files.values()] == [1, 1]
    assert told(logs, "defect") == []


@pytest.mark.usefixtures("url")
def test_a_database_that_goes_away_while_it_is_read_is_no_fault_of_the_declaration(
    cluster, kiosk, officer, province, watch, monkeypatch
):
    read, back = courier.read_report, threading.Event()

    def read_report(*arguments):
        if back.is_set():
            return read(*arguments)
        try:
            with stopped(cluster):
                return read(*arguments)
        finally:
            back.set()

    monkeypatch.setattr(courier, "read_report", read_report)
    with capture_logs() as logs:
        receive(kiosk, officer)
        assert back.wait(60)
        (row,) = watch.delivered(step_s=20)

    assert row.refusals == 0
    assert told(logs, "storage")
    assert told(logs, "defect") == []


def test_a_defect_about_one_file_stops_no_other(kiosk, officer, province, watch, monkeypatch):
    look_up, odd = Exchange.look_up, []

    def defect(self, file_id):
        odd.append(file_id)
        if odd[0] == file_id and len(odd) < 4:
            raise ValueError(file_id)
        return look_up(self, file_id)

    with capture_logs() as logs:
        monkeypatch.setattr(Exchange, "look_up", defect)
        receive(kiosk, officer)
        receive(kiosk, officer)
        rows = watch.until(lambda rows: all(row.number for row in rows), "numbers", step_s=200)

    assert len(rows) == 2
    assert told(logs, "defect")


def test_a_defect_of_a_round_is_told_and_the_next_round_tries_again(
    kiosk, officer, centre, watch, monkeypatch
):
    """A courier that ended with it would send nothing until somebody started the centre anew."""
    due, odd = courier.outbox.due, []

    def defect(*arguments):
        if not odd:
            odd.append(arguments)
            raise ValueError("odd")
        return due(*arguments)

    with capture_logs() as logs:
        monkeypatch.setattr(courier.outbox, "due", defect)
        receive(kiosk, officer)
        wait_until(lambda: told(logs, "defect"), "the round that failed")
        centre.centre.outgoing.bell.set()
        (row,) = watch.delivered(step_s=20)

    assert row.refusals == 0


def test_a_call_that_outlasts_the_centre_ends_in_silence(data_dir, library, province, monkeypatch):
    monkeypatch.setattr(courier, "STOP_S", 0.0)
    failed = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    settings = settings_for(data_dir, province=exchange_settings(province))
    with served(data_dir, settings=settings, procedures=library) as centre:
        centre.add_staff("lan")
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        province.misbehave("hang_after")
        with Officer(centre.url) as officer:
            officer.log_in()
            receive(kiosk, officer)
        hand_over(province)
        [thread] = [one for one in threading.enumerate() if one.name == "courier"]

    province.release.set()
    thread.join(20)

    assert not thread.is_alive()
    assert failed == []
