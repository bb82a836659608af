"""Rows that go in as one statement are there byte for byte and in order, whatever their size."""

import os

import pytest
from sqlalchemy import select

from central import rows as rows_of
from central.rows import RowsOf, portions
from central.tables import quarantine
from tests.central.serving import open_for

ON_BOTH_ENGINES = True
NAMES = ("reason", "detail", "id", "device", "seq", "head", "header", "signature", "payload",
         "received_at", "ward")  # fmt: skip


@pytest.fixture
def database(centre, data_dir):
    database = open_for(data_dir)
    yield database
    database.close()


def row(number: int, device: str, payload: bytes) -> dict[str, object]:
    return {
        "reason": "fork",
        "detail": 'seq "{\\} Ữ',
        "id": f"{number:036}",
        "device": device,
        "seq": 2**53 - number,
        "head": f"{number:064x}",
        "header": b"",
        "signature": bytes(range(256)),
        "payload": payload,
        "received_at": "2026-11-24T01:05:00.000Z",
        "ward": None if number % 2 else "00004",
    }


@pytest.mark.parametrize("portion_bytes", [8_000_000, 1_000])
def test_rows_are_written_as_they_are_and_in_their_order(
    database, kiosk, monkeypatch, portion_bytes
):
    monkeypatch.setattr(rows_of, "PORTION_BYTES", portion_bytes)
    written = [row(number, kiosk.device, os.urandom(300)) for number in range(1, 40)]

    with database.writer.begin() as connection:
        RowsOf(quarantine, NAMES).insert(connection, written)

    with database.reader.connect() as connection:
        query = select(*(quarantine.c[name] for name in NAMES)).order_by(quarantine.c.row)
        assert [dict(one._mapping) for one in connection.execute(query)] == written


def test_no_rows_are_nothing_to_do(database):
    with database.writer.begin() as connection:
        RowsOf(quarantine, NAMES).insert(connection, [])

        assert connection.execute(select(quarantine)).all() == []


def test_a_portion_ends_with_the_row_that_fills_it(monkeypatch):
    monkeypatch.setattr(rows_of, "PORTION_BYTES", 10)
    told = [
        {"sealed": bytes(size), "id": "long enough to count"} for size in (4, 4, 4, 30, 1, 9, 1)
    ]

    sizes = [[len(one["sealed"]) for one in portion] for portion in portions(told)]

    assert sizes == [[4, 4, 4], [30], [1, 9], [1]]
