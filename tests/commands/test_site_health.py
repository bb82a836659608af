import os
from contextlib import closing
from datetime import timedelta

import pytest

from kiosk.commands.site_health import agent_health, clock_health, database_health, keys_health
from sync import site
from sync.agent_lock import agent_lock
from sync.clock import machine_clocks, measure
from sync.database import open_database, write
from sync.enrolment import read_enrolment_file
from sync.outbox import Outbox
from sync.registration import register
from tests.sync.dossiers import plain, tamper
from tests.sync.fault_server import MiniCentre


@pytest.fixture
def kiosk(tmp_path):
    """An enrolled data folder with two saved declarations."""
    with MiniCentre() as centre:
        register(tmp_path / "kiosk", read_enrolment_file(centre.enrolment_file()))
    with closing(Outbox.open(tmp_path / "kiosk")) as outbox:
        outbox.save(plain)
        outbox.save(plain)
    return tmp_path / "kiosk"


def change(kiosk, *statements):
    engine = open_database(kiosk)
    tamper(engine, *statements)
    engine.dispose()


def learn_time(kiosk, off_s):
    """As if the centre had answered, its clock so many seconds ahead of this machine's."""
    clocks = machine_clocks()
    measured = measure(clocks.wall() + timedelta(seconds=off_s), 0.0, clocks)
    engine = open_database(kiosk)
    with write(engine) as connection:
        site.learn_time(connection, measured)
        site.note_answer(connection, "2026-11-24T01:05:00.000Z", 1)
    engine.dispose()


def test_an_enrolled_kiosk_has_its_keys(kiosk):
    found = keys_health(kiosk, "en")
    assert found.ok
    assert found.message.startswith("Kiosk 0041")


def test_a_key_that_is_not_the_enrolled_one_is_told(kiosk):
    (kiosk / "keys" / "device.key").write_bytes(os.urandom(32))
    found = keys_health(kiosk, "en")
    assert (found.ok, found.message) == (
        False,
        "The kiosk's own key is damaged. Please call a technician.",
    )


def test_a_book_as_written_is_well(kiosk):
    assert database_health(kiosk, "en").message == "The book opens; entries: 2, all as written."


def test_a_removed_entry_is_told_with_its_number(kiosk):
    change(kiosk, "DELETE FROM payload WHERE seq = 1", "DELETE FROM header WHERE seq = 1")
    found = database_health(kiosk, "vi")
    assert not found.ok
    assert found.message == "Sổ không còn nguyên. Dòng 1: Thiếu một dòng trong sổ."


def test_a_page_overwritten_on_the_disk_is_told(kiosk):
    change(kiosk, "PRAGMA wal_checkpoint(TRUNCATE)")
    with (kiosk / "kiosk.db").open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096 * 4))
    found = database_health(kiosk, "en")
    assert not found.ok
    assert "damaged" in found.message


def test_a_file_that_is_no_database_is_told_and_never_touched(tmp_path):
    (tmp_path / "kiosk.db").write_bytes(b"this is no database " * 500)
    found = database_health(tmp_path, "en")
    assert not found.ok
    assert found.message.startswith("The kiosk's book is damaged.")
    assert (tmp_path / "kiosk.db").read_bytes() == b"this is no database " * 500


def test_a_clock_never_compared_is_unsure_and_well(kiosk, tmp_path):
    for folder in (kiosk, tmp_path / "nothing"):
        found = clock_health(folder, "en")
        assert found.ok
        assert "not been compared" in found.message


def test_a_clock_close_to_the_centres_is_well(kiosk):
    learn_time(kiosk, 12)
    found = clock_health(kiosk, "vi")
    assert (found.ok, found.message) == (True, "Đồng hồ đã so với trung tâm, lệch 12 giây.")


@pytest.mark.parametrize(("off_s", "said"), [(86_400 * 3, "3 day(s)"), (-7200, "2 hour(s)")])
def test_a_clock_far_off_is_told(kiosk, off_s, said):
    learn_time(kiosk, off_s)
    found = clock_health(kiosk, "en")
    assert not found.ok
    assert f"is {said} off" in found.message


def test_an_agent_at_work_tells_when_the_centre_last_answered(kiosk):
    learn_time(kiosk, 0)
    with agent_lock(kiosk):
        found = agent_health(kiosk, "vi")
    assert found.ok
    assert "lần cuối lúc 08:05 ngày 24/11/2026" in found.message
    assert "2 tờ khai chờ gửi" in found.message


def test_an_agent_that_stands_still_is_told(kiosk):
    found = agent_health(kiosk, "en")
    assert (found.ok, found.message) == (False, "Not at work. Waiting to be sent: 2.")


def test_held_declarations_need_a_person(kiosk):
    change(
        kiosk,
        "INSERT INTO delivery (seq, id, reference, state, attempts, reason) "
        "SELECT seq, id, reference, 'held', 1, 'conflict' FROM header WHERE seq = 1",
    )
    with agent_lock(kiosk):
        found = agent_health(kiosk, "en")
    assert not found.ok
    assert found.message == "Held, and needing a person: 1. Waiting to be sent: 1."
    assert "kiosk queue list" in found.advice


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "kiosk").write_text("not a folder")
    for look in (keys_health, database_health, agent_health):
        assert look(tmp_path / "kiosk", "en").message
