"""From a real kiosk to the province and back to the look-up of the slip."""

import random
from contextlib import closing

import pytest

from sync.client import Client
from sync.clock import machine_clocks
from sync.database import open_database
from sync.identity import load_identity
from sync.news import fetch_news
from sync.outbox import AtDesk, Outbox
from sync.registration import Registered, register
from sync.station import Patience, Station
from sync.worker import Worker
from tests.central.virtual_kiosk import ANSWERS, plain_text
from tests.sync.dossiers import plain


@pytest.fixture
def joined(centre, tmp_path):
    assert isinstance(register(tmp_path / "kiosk", centre.add_kiosk()), Registered)
    return tmp_path / "kiosk"


@pytest.fixture
def outbox(joined):
    with closing(Outbox.open(joined)) as opened:
        yield opened


@pytest.fixture
def station(joined):
    engine, identity = open_database(joined), load_identity(joined)
    with closing(Client(identity.enrolment.url, None)) as client:
        chance = random.Random(7).random
        yield Station(engine, client, identity, machine_clocks(), Patience(), chance)
    engine.dispose()


def test_the_official_number_reaches_the_look_up_of_the_slip(
    centre, outbox, station, officer, province, watch
):
    saved = outbox.save(lambda draft: plain_text() | plain(draft) | {"answers": ANSWERS})
    worker = Worker(station)
    worker.start()
    worker.drain()
    assert outbox.lookup(saved.reference) == "centre"
    assert outbox.at_desk(saved.reference) is None

    found = officer.send("/declarations/find", reference=saved.reference)
    officer.decide(found.headers["Location"].rpartition("/")[2], "received")
    fetch_news(station)
    assert outbox.at_desk(saved.reference).state == "received"
    watch.until(lambda rows: rows and rows[0].number, "number")

    fetch_news(station)

    assert outbox.at_desk(saved.reference) == AtDesk("received", "H15.50.05.13-261201-0001")
    (kept,) = province.book.files.values()
    assert kept.item["SoBienNhan"] == saved.reference


def test_what_the_province_decides_later_is_told_too(kiosk, officer, province, watch):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows and rows[0].number, "number")
    (kept,) = province.book.files.values()

    def told_after(status: str) -> str:
        kept.item["TrangThaiHoSo"] = status
        watch.until(lambda rows: rows[0].status == status, status, step_s=100)
        (row,) = kiosk.status(parcel.reference)["rows"]
        return row["state"]

    assert told_after("4") == "received"
    assert told_after("5") == "supplement"
    assert told_after("10") == "result"
    watch.until(lambda rows: rows[0].next_at is None, "asked no more")


def test_that_the_province_stopped_is_told_at_the_counter_alone(kiosk, officer, province, watch):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows and rows[0].number, "number")
    next(iter(province.book.files.values())).item["TrangThaiHoSo"] = "8"

    watch.until(lambda rows: rows[0].status == "8" and rows[0].next_at is None, "8", step_s=100)

    assert [row["state"] for row in kiosk.status(parcel.reference)["rows"]] == ["received"]
    officer.log_in()
    assert "Ở tỉnh: Dừng xử lý" in officer.page(f"/declarations/{parcel.id}")


def test_what_the_desk_says_after_the_province_holds(kiosk, officer, province, watch, centre):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows and rows[0].number, "number")
    (kept,) = province.book.files.values()
    kept.item["TrangThaiHoSo"] = "5"
    watch.until(lambda rows: rows[0].status == "5", "5", step_s=100)
    province.misbehave(*["not_serving"] * 50, service="CapNhatTienDoHoSoMC")

    officer.log_in()
    officer.decide(parcel.id, "refused", reason="Thiếu giấy")

    (row,) = kiosk.status(parcel.reference)["rows"]
    assert row["state"] == "refused"
