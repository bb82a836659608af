"""Texts of what was set aside go in their time, or on request; that they came is known for ever."""

from central.sweeping import sweep
from central.tables import dossier, quarantine
from tests.central.aside import close, look, row_of, take, torn, trail
from tests.central.serving import command_json, run_command, served, settings_for
from tests.central.test_erasing import MONTH_S
from tests.central.test_intake import problem
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def test_a_text_is_erased_its_months_after_the_end_and_never_while_it_is_open(data_dir):
    settings = settings_for(data_dir, retention={"months": 12})
    with served(data_dir, settings=settings) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        closed, open_one = kiosk.make({"seq": 99}), kiosk.make({"seq": 98})
        for parcel in (closed, open_one):
            kiosk.post(parcel)
        before = {row.row: row for row in centre.rows(quarantine)}
        centre.clock.pass_s(20 * MONTH_S)
        row = row_of(centre, closed)
        close(centre, row, "file_anew")()
        centre.clock.pass_s(11 * MONTH_S)
        assert sweep(centre.centre).expired == 0
        centre.clock.pass_s(2 * MONTH_S)

        assert sweep(centre.centre).expired == 1

        after = {row.row: row for row in centre.rows(quarantine)}
        assert (after[row].payload, after[row].erased_at is None) == (b"", False)
        assert after[row_of(centre, open_one)] == before[row_of(centre, open_one)]
        kept = ("reason", "detail", "id", "head", "header", "signature", "received_at")
        assert [getattr(after[row], name) for name in kept] == [
            getattr(before[row], name) for name in kept
        ]
        assert ("system", "quarantine.expire", closed.id) in trail(centre)
        assert problem(kiosk.post(closed))[:2] == (409, "file_anew")
        assert look(centre, row)[0].closed == "erased"
        assert sweep(centre.centre).expired == 0


def test_an_expired_declaration_takes_along_its_own_text_not_another_open_one(data_dir):
    settings = settings_for(data_dir, retention={"months": 12})
    with served(data_dir, settings=settings) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        parcel = torn(kiosk)
        take(centre, row_of(centre, parcel))()
        other = kiosk.make({"answers": {"child_name": "KHÁC"}}, id=parcel.id)
        assert problem(kiosk.post(other))[:2] == (409, "conflict")
        decided = dossier.update().where(dossier.c.id == parcel.id)
        centre.centre.writer.submit(
            lambda connection: connection.execute(decided.values(state="result"))
        ).result()
        centre.clock.pass_s(13 * MONTH_S)

        sweep(centre.centre)

        texts = {row.head: row.payload for row in centre.rows(quarantine)}
        assert texts == {parcel.signed.head: b"", other.signed.head: other.payload}


def test_on_request_what_was_set_aside_is_erased_by_its_id(centre, kiosk, data_dir):
    parcel = torn(kiosk)

    told = command_json(data_dir, "erase", parcel.id, "--reason", "12/YC-UBND")

    assert told["id"] == parcel.id
    [row] = centre.rows(quarantine)
    assert (row.payload, row.erased_at is None, row.ended_at) == (b"", False, None)
    assert ("system", "quarantine.erase", f"{parcel.id} 12/YC-UBND") in trail(centre)
    assert look(centre, row.row)[1].hindrance == "erased"
    assert problem(kiosk.post(parcel)) == (409, "fork", "previous")
    assert [one.payload for one in centre.rows(quarantine)] == [b""]
    assert run_command(data_dir, "erase", parcel.id, "--reason", "1").returncode != 0
    assert close(centre, row.row, "file_anew")() == "ended"
