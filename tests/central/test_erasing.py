"""What is erased is gone, by its time or on request; that it was here is known for ever."""

import json
from datetime import UTC, datetime

import pytest

from central.audit import first_broken_row
from central.erasing import months_before
from central.statuses import Change, change_state
from central.sweeping import sweep
from central.tables import (
    attachment,
    audit,
    completion,
    desk_status,
    dossier,
    exchange_outbox,
    intake,
    payload,
    quarantine,
)
from tests.central.attached import attached, files
from tests.central.serving import command_json, run_command, served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True
MONTH_S = 31 * 86_400


def decide(centre, dossier_id, state, **note):
    [filed] = [row for row in centre.rows(dossier) if row.id == dossier_id]
    key = bytes(centre.centre.keys.seal.public_key)
    change = Change(dossier_id, state, note, filed.revision)

    def write(connection):
        assert change_state(connection, change, "lan", centre.clock(), key)
        centre.centre.outgoing.enter(connection, dossier_id, filed.reference, note, centre.clock())

    centre.centre.writer.submit(write).result()


def texts(centre):
    return {row.id for row in centre.rows(payload)}


def is_whole(centre):
    with centre.centre.database.reader.connect() as connection:
        return first_broken_row(connection) is None


@pytest.fixture
def keeping(data_dir):
    """A centre that keeps content for a year, and a kiosk of it."""
    settings = settings_for(data_dir, retention={"months": 12})
    with served(data_dir, settings=settings) as running:
        yield running, VirtualKiosk(running.add_kiosk()).enrol()


def test_a_year_after_its_result_a_declaration_is_erased_and_still_known(keeping, data_dir):
    centre, kiosk = keeping
    one, undecided = attached(kiosk), kiosk.send()
    one.waiting()
    one.send_all()
    receipt = one.receipt()
    decide(centre, one.parcel.id, "received", file_number="H01-1")
    decide(centre, one.parcel.id, "result", note="Nguyễn Thị Thử")
    before = {table: centre.rows(table) for table in (intake, completion)}
    centre.clock.pass_s(11 * MONTH_S)
    young = kiosk.send()
    decide(centre, young.id, "refused", reason="x")
    assert sweep(centre.centre).expired == 0
    assert len(texts(centre)) == 3
    centre.clock.pass_s(2 * MONTH_S)

    swept = sweep(centre.centre)

    assert (swept.expired, swept.erased) == (1, 1)
    assert texts(centre) == {undecided.id, young.id}
    assert files(data_dir) == {}
    notes = {row.sealed for row in centre.rows(desk_status) if row.id == one.parcel.id}
    assert notes == {b""}
    assert {table: centre.rows(table)[: len(rows)] for table, rows in before.items()} == before
    assert one.receipt() == receipt
    assert one.post().json()["already_there"] is True
    assert texts(centre) == {undecided.id, young.id}
    [row] = kiosk.status(one.parcel.reference)["rows"]
    assert row["state"] == "result"
    trail = [(row.act, row.subject) for row in centre.rows(audit)]
    assert ("declaration.expire", one.parcel.id) in trail
    assert is_whole(centre)
    assert sweep(centre.centre).expired == 0


def test_nothing_is_erased_by_itself_where_nobody_asked_for_it(centre, kiosk):
    parcel = kiosk.send()
    decide(centre, parcel.id, "result", note="x")
    centre.clock.pass_s(2000 * 86_400)

    assert sweep(centre.centre).expired == 0
    assert texts(centre) == {parcel.id}


def test_what_the_province_has_not_heard_is_kept_until_it_has(data_dir):
    given = {"url": "http://127.0.0.1:1", "username": "u", "unit_code": "u", "secret": "s"}
    settings = settings_for(
        data_dir, retention={"months": 1}, province={"kind": "exchange", **given}
    )
    with served(data_dir, settings=settings) as centre:
        parcel = VirtualKiosk(centre.add_kiosk()).enrol().send()
        decide(centre, parcel.id, "received", file_number="H01-1")
        decide(centre, parcel.id, "result", note="x")
        centre.clock.pass_s(3 * MONTH_S)
        assert sweep(centre.centre).expired == 0

        centre.centre.writer.submit(
            lambda connection: connection.execute(
                exchange_outbox.update().values(state="delivered", next_at=None)
            )
        ).result()
        assert sweep(centre.centre).expired == 1


def test_on_request_one_is_erased_whatever_its_state_and_the_kiosk_gets_its_receipt(
    centre, kiosk, data_dir
):
    half, other = attached(kiosk), kiosk.send()
    half.waiting()
    half.send(half.pieces(size=9)[0])
    other_header = kiosk.make(seq=1, previous="0" * 64, id=half.parcel.id)
    assert kiosk.post(other_header).status_code == 409
    assert [row.payload for row in centre.rows(quarantine)] == [other_header.payload]

    told = command_json(data_dir, "erase", half.parcel.reference, "--reason", "12/YC-UBND")

    assert told["id"] == half.parcel.id
    assert texts(centre) == {other.id}
    assert files(data_dir) == {}
    assert [row.payload for row in centre.rows(quarantine)] == [b""]
    assert half.receipt()["id"] == half.parcel.id  # so that the kiosk deletes its own copy
    assert sweep(centre.centre).erased == 1
    assert all(row.erased_at for row in centre.rows(attachment))
    trail = [(row.act, row.subject) for row in centre.rows(audit)]
    assert ("declaration.erase", f"{half.parcel.id} 12/YC-UBND") in trail
    assert command_json(data_dir, "audit", "verify")["rows"] == len(trail)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_no_byte_of_what_was_erased_stays_in_the_file(data_dir):
    with served(data_dir) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        parcel, other = kiosk.send(), kiosk.send()
        command_json(data_dir, "erase", parcel.id, "--reason", "1")
    stored = b"".join(path.read_bytes() for path in data_dir.glob("central.db*"))
    # In a page of its own or beside others: any stretch of it would show.
    stretches = [parcel.payload[at : at + 64] for at in range(0, len(parcel.payload) - 64, 64)]
    assert other.payload[:64] in stored
    assert [one for one in stretches if one in stored] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["00010000152", "--reason", "1"], "unknown_declaration"),
        (["00010000152", "--reason", " "], "bad_reason"),
        (["00010000152", "--reason", "x" * 41], "bad_reason"),
    ],
)
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_cannot_be_erased_is_told(centre, data_dir, arguments, code):
    done = run_command(data_dir, "erase", *arguments, "--json")
    assert json.loads(done.stdout)["error"] == code


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_number_of_two_declarations_erases_neither(centre, kiosk, data_dir):
    one = kiosk.send()
    two = kiosk.make({"reference": one.reference}, reference=one.reference)
    assert kiosk.post(two).status_code == 200

    done = run_command(data_dir, "erase", one.reference, "--reason", "1", "--json")

    answer = json.loads(done.stdout)
    assert answer["error"] == "several_declarations"
    assert set(answer["ids"]) == {one.id, two.id}
    assert texts(centre) == {one.id, two.id}
    command_json(data_dir, "erase", two.id, "--reason", "1")
    assert texts(centre) == {one.id}


@pytest.mark.parametrize(
    ("now", "months", "before"),
    [
        ((2026, 12, 1), 12, (2025, 12, 1)),
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2026, 1, 15), 2, (2025, 11, 15)),
    ],
)
def test_months_are_counted_in_the_calendar(now, months, before):
    assert months_before(datetime(*now, tzinfo=UTC), months) == datetime(*before, tzinfo=UTC)
