"""Old copies, twins and others at the same file: the centre decides, and nothing is taken twice."""

import shutil
import threading
from contextlib import closing
from functools import partial
from threading import Event

import pytest

from sync.agent import AgentRunning, Options, run_agent, run_once
from sync.agent_lock import agent_lock
from sync.data_folder import DATABASE
from sync.database import open_database
from sync.errors import StoreLocked
from sync.outbox import Outbox
from tests.central.pages.officer import Officer
from tests.central.serving import wait_until
from tests.faults.ground import ALL, PICTURE, End
from tests.sync.dossiers import plain


def put_back(ground, copy):
    """The database as it was, without the log beside it."""
    for file in ground.kiosk_dir.glob(f"{DATABASE}*"):
        file.unlink()
    shutil.copy(copy, ground.kiosk_dir / DATABASE)


@pytest.fixture
def copied(bare, tmp_path):
    """Two saved, a copy of the file made, a third saved, all three sent."""
    bare.save()
    bare.save(PICTURE)
    open_database(bare.kiosk_dir).dispose()  # the last to close empties the log
    copy = shutil.copy(bare.kiosk_dir / DATABASE, tmp_path / "copy.db")
    bare.save()
    bare.until_quiet()
    bare.check(ALL)
    return copy


def test_a_kiosk_put_back_from_an_older_copy_is_noticed_by_the_centre(bare, copied):
    """What it saves under a number of before is set aside on both sides; what follows goes."""
    third = bare.saved.pop(3)
    put_back(bare, copied)
    bare.save()
    bare.until_quiet()
    assert bare.states()[3] == ("held", "fork")
    assert bare.quarantined() == ("fork",)
    bare.saved[3] = third  # the one that is at the centre, as it was
    bare.check(End({1, 2, 3}, {3: "fork"}, quarantined=("fork",)))
    for _ in range(2):
        bare.save()
    bare.until_quiet()
    # The next one names the one set aside as the head before it, which is not the centre's.
    end = End({1, 2, 3, 5}, {3: "fork", 4: "fork"}, quarantined=("fork", "fork"))
    bare.check(end)
    an_officer_ends(bare)
    bare.check(End({1, 2, 3, 4, 5}, {3: "file_anew"}, quarantined=("fork", "fork")))


def an_officer_ends(site):
    """She reads both: the one whose number is taken is to be filed anew, the other is taken in."""
    site.centre.add_staff("lan")
    with Officer(site.centre.url) as officer:
        officer.log_in()
        same_number, after = officer.page("/quarantine/1"), officer.page("/quarantine/2")
        assert site.held_id(3) in same_number
        assert f'href="/declarations/{site.saved[3][0]}"' in same_number
        assert "Nhận tờ này" not in same_number
        assert f'data-name="name" data-value="{site.saved[4][1]}"' in after
        close, take = "/quarantine/1/close", "/quarantine/2/take"
        assert officer.send(close, "/quarantine/1", how="file_anew").status_code == 303
        assert officer.send(take, "/quarantine/2").status_code == 303
        assert site.states()[4] == ("held", "fork")  # the kiosk does not know yet
        assert site.saved[4][1] in officer.page(f"/declarations/{site.saved[4][0]}")
    for seq in (4, 3, 3):
        site.retry(seq)
    assert site.states()[4] == ("delivered", None)
    assert site.states()[3] == ("held", "file_anew")


def test_a_log_that_went_missing_is_the_same_as_an_older_copy(ground):
    """Saved and sent while another process keeps the log from being moved into the file."""
    engine = open_database(ground.kiosk_dir)
    connection = engine.raw_connection()
    ground.save()
    ground.until_quiet()
    assert ground.kiosk_dir.joinpath(f"{DATABASE}-wal").stat().st_size > 0
    without_log = (ground.kiosk_dir / DATABASE).read_bytes()
    connection.close()
    engine.dispose()
    for file in ground.kiosk_dir.glob(f"{DATABASE}*"):
        file.unlink()
    (ground.kiosk_dir / DATABASE).write_bytes(without_log)
    fourth = ground.saved.pop(4)
    ground.save()
    ground.until_quiet()
    ground.saved[4] = fourth
    ground.check(End({1, 2, 3, 4}, {4: "fork"}, quarantined=("fork",)))


def test_the_same_id_with_another_text_is_set_aside(bare, tmp_path):
    """The disk of a kiosk was copied; the copy saves the same declaration with other words."""
    bare.save()
    twin = tmp_path / "twin"
    shutil.copytree(bare.kiosk_dir, twin)
    bare.save()
    bare.save()
    again = bare.saved[2][0]
    with closing(Outbox.open(twin, bare.clock.clocks())) as outbox:
        words = {"procedure": {"code": "1.001193", "version": "1"}, "answers": {"name": "Khác"}}
        outbox.save(lambda draft: plain(draft) | words, dossier_id=again)
    bare.until_quiet()
    run_once(twin, Options(bare.line.url), bare.clock.clocks())
    engine = open_database(twin)
    query = "SELECT seq, state, reason FROM delivery ORDER BY seq"
    rows = engine.raw_connection().driver_connection.execute(query).fetchall()
    engine.dispose()
    assert rows == [(1, "delivered", None), (2, "held", "conflict")]
    bare.twins.append(twin)
    bare.check(End({1, 2, 3}, quarantined=("conflict",)))


def test_posted_many_times_at_once_it_is_there_once(ground):
    def many(handler, commit):
        answers = []
        posting = [threading.Thread(target=lambda: answers.append(commit())) for _ in range(8)]
        for one in posting:
            one.start()
        for one in posting:
            one.join()
        handler.answer(200, answers[-1], "application/json")

    ground.line.fail(many, times=3)
    ground.until_quiet()
    ground.check(ALL)


def test_a_second_agent_does_nothing(ground):
    with agent_lock(ground.kiosk_dir) as first:
        assert first
        second = run_once(ground.kiosk_dir, Options(ground.line.url), ground.clock.clocks())
    assert isinstance(second, AgentRunning)
    assert ground.line.sent == []
    ground.until_quiet()
    ground.check(ALL)


def test_two_screens_saving_while_the_agent_sends_share_one_book(bare):
    """As when the spare of the UI takes over, or staff use `kiosk fill`."""
    options, stop = Options(bare.line.url), Event()
    agent = threading.Thread(target=run_agent, args=(bare.kiosk_dir, options, stop))
    agent.start()
    names = []

    def save():
        with closing(Outbox.open(bare.kiosk_dir)) as outbox:
            for _ in range(6):
                words = {"procedure": {"code": "1.001193", "version": "1"}}
                name = f"Người {len(names)}"
                text = words | {"answers": {"name": name}}
                saved = outbox.save(lambda draft, text=text: plain(draft) | text)
                names.append((saved.seq, saved.id, name))

    screens = [threading.Thread(target=save) for _ in range(2)]
    for one in screens:
        one.start()
    for one in screens:
        one.join()
    wait_until(lambda: {state for state, _ in bare.states().values()} == {"delivered"}, "all sent")
    stop.set()
    agent.join()
    bare.saved = {seq: (dossier_id, name, None) for seq, dossier_id, name in names}
    bare.check(End(set(range(1, 13))))


def test_a_file_that_another_program_keeps_locked_is_waited_for(ground, monkeypatch):
    quick = partial(open_database, busy_timeout_ms=20)
    monkeypatch.setattr("sync.agent.open_database", quick)
    holder = open_database(ground.kiosk_dir)
    connection = holder.raw_connection()
    connection.driver_connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLocked):
        ground.once()
    assert ground.line.sent == []
    connection.driver_connection.execute("ROLLBACK")
    connection.close()
    holder.dispose()
    ground.until_quiet()
    ground.check(ALL)


def test_an_agent_whose_file_is_locked_goes_on_by_itself(ground, monkeypatch):
    quick = partial(open_database, busy_timeout_ms=20)
    monkeypatch.setattr("sync.agent.open_database", quick)
    monkeypatch.setattr("sync.agent.REST_AFTER_STORE_ERROR_S", 0.02)
    holder = open_database(ground.kiosk_dir)
    connection = holder.raw_connection()
    locked, stop = Event(), Event()

    def lock(handler, commit):
        """The answer arrives when the kiosk cannot write down what it says."""
        connection.driver_connection.execute("BEGIN IMMEDIATE")
        locked.set()
        handler.answer(200, commit(), "application/json")

    ground.line.fail(lock, seq=1)
    options = Options(ground.line.url)
    agent = threading.Thread(target=run_agent, args=(ground.kiosk_dir, options, stop))
    agent.start()
    assert locked.wait(30)
    connection.driver_connection.execute("ROLLBACK")
    wait_until(lambda: {s for s, _ in ground.states().values()} == {"delivered"}, "all sent")
    stop.set()
    agent.join()
    connection.close()
    holder.dispose()
    ground.check(ALL)
