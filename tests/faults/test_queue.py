"""A long queue, a dossier that breaks the centre each time, a kiosk that others wait beside."""

import shutil
from contextlib import closing

import pytest

from central.clock import now_utc
from central.kiosks import revoke_kiosk
from sync.enrolment import load_enrolment, read_enrolment_file
from sync.outbox import Outbox
from sync.registration import Registered, register
from tests.faults.ground import ALL, End, Ground
from tests.faults.line import FOREVER
from tests.sync import faults
from tests.sync.dossiers import plain

SHORT, LONG = 300, 10_000
BREAKS_EVERY = 97


def send_many(ground: Ground, count: int) -> None:
    """The first breaks the centre each time, and the line breaks off again and again."""
    with closing(Outbox.open(ground.kiosk_dir, ground.clock.clocks())) as outbox:
        for number in range(1, count + 1):
            name = f"Người khai {number}"
            own = {"procedure": {"code": "1.001193", "version": "1"}, "answers": {"name": name}}
            saved = outbox.save(lambda draft, own=own: plain(draft) | own)
            ground.saved[saved.seq] = (saved.id, name, None)
    for seq in range(BREAKS_EVERY, count, BREAKS_EVERY):
        ground.line.fail(faults.lose_answer, seq=seq)
    ground.line.fail(faults.bad_gateway, seq=1, times=FOREVER)
    for _ in range(2 * (count // BREAKS_EVERY) + 5):
        ground.clock.pass_time(700)
        ground.once()
        if sum(state == "queued" for state, _ in ground.states().values()) == 1:
            break
    everyone = set(range(1, count + 1))
    ground.check(End(everyone - {1}, waits={1}))
    ground.line.heal()
    ground.until_quiet()
    ground.check(End(everyone))


@pytest.mark.timeout(300)
def test_hundreds_wait_behind_one_that_breaks_the_centre(bare):
    send_many(bare, SHORT)


@pytest.mark.soak
@pytest.mark.timeout(2400)
def test_ten_thousand_wait_behind_one_that_breaks_the_centre(bare):
    send_many(bare, LONG)


def test_a_kiosk_that_is_revoked_stops_no_other(ground, tmp_path):
    """The other one stands in the same hall, at the same centre."""
    other = Ground(tmp_path / "other")
    other.centre_dir, other.running, other._line = ground.centre_dir, ground.running, ground.line
    file = ground.centre.add_kiosk("Máy thứ hai").model_copy(update={"url": ground.line.url})
    read = read_enrolment_file(file.model_dump_json().encode())
    assert isinstance(register(other.kiosk_dir, read), Registered)
    number = load_enrolment(ground.kiosk_dir).kiosk_number
    ground.centre.centre.writer.submit(
        lambda connection: revoke_kiosk(connection, number, now_utc())
    ).result()
    other.save_three()
    assert ground.once().reason == "revoked_device"
    other.until_quiet()
    other.check(ALL)


def test_a_request_of_staff_that_makes_no_sense_stops_nothing(ground):
    with closing(Outbox.open(ground.kiosk_dir)) as outbox:
        outbox.put_request("no_such_thing", {"seqs": "all"})
        outbox.put_request("retry", {"id": "nobody"})
        outbox.put_request("hold", {"reference": "0001-99999-9"})
        outbox.put_request("answers", {"answers": {"nobody": "{"}, "status": "["})
    ground.until_quiet()
    ground.check(ALL)


def test_a_process_that_is_killed_while_it_sends_is_no_fault_of_a_dossier(ground, tmp_path):
    """The folder as it is at the moment of the send is what the next agent finds."""
    found = tmp_path / "found"

    def look(handler, commit):
        shutil.copytree(ground.kiosk_dir, found)
        handler.answer(200, commit(), "application/json")

    ground.line.fail(look, seq=1)
    ground.once()
    shutil.rmtree(ground.kiosk_dir)
    shutil.copytree(found, ground.kiosk_dir)
    assert ground.states()[1] == ("sending", None)
    ground.until_quiet()
    ground.check(ALL)
