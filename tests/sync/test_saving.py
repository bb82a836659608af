"""Saving is durable, whole, and safe beside other processes; what kills it loses nothing."""

import select
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from sync.attachment import MOST, SealedAttachment
from sync.canonical import digest
from sync.chain import verify_queue
from sync.database import open_database
from sync.envelope import GENESIS, check_payload, parse_header, unseal, verify
from sync.errors import DiskFull, ReferencesUsedUp, StoreLocked
from sync.identity import load_identity
from sync.outbox import Outbox
from sync.reference import LAST_COUNTER, parse
from tests.sync.dossiers import plain, rows, tamper


def saved_rows(data_dir):
    engine = open_database(data_dir)
    found = rows(
        engine,
        "SELECT header.seq, id, reference, head, previous, raw, signature, sealed"
        " FROM header JOIN payload USING (seq) ORDER BY seq",
    )
    engine.dispose()
    return found


def problems(data_dir):
    engine = open_database(data_dir)
    found = verify_queue(engine, load_identity(data_dir))
    engine.dispose()
    return found.problems


def test_a_saved_dossier_is_sealed_signed_and_chained(centre, enrolled, outbox):
    saved = [outbox.save(plain) for _ in range(3)]
    identity = load_identity(enrolled)
    previous = GENESIS
    for row, known in zip(saved_rows(enrolled), saved, strict=True):
        seq, id_, reference, head, before, raw, signature, sealed = row
        signed = verify(raw, signature, bytes(identity.key.verify_key))
        check_payload(signed.header, sealed)
        assert (seq, id_, reference) == (known.seq, known.id, known.reference)
        assert (before, head) == (previous, signed.head)
        assert parse(reference) == reference
        assert reference.startswith("0041")
        assert signed.header.clock_certain is False
        text = unseal(sealed, bytes(centre.seal_key))
        assert (text["id"], text["seq"]) == (known.id, known.seq)
        previous = head
    assert [known.seq for known in saved] == [1, 2, 3]


def test_nothing_of_the_plain_text_is_in_the_files(enrolled, outbox):
    outbox.save(lambda draft: plain(draft) | {"answers": {"name": "sentinelword"}})
    for path in enrolled.rglob("*"):
        if path.is_file():
            assert b"sentinelword" not in path.read_bytes(), path


def test_a_plain_text_that_names_another_dossier_is_a_defect(outbox, enrolled):
    with pytest.raises(ValueError):
        outbox.save(lambda draft: plain(draft) | {"seq": draft.seq + 1})
    assert saved_rows(enrolled) == []
    assert outbox.save(plain).seq == 1


def test_a_failure_while_the_text_is_made_leaves_nothing_and_no_lock(outbox, enrolled):
    def fail(_draft):
        raise KeyError("invented")

    with pytest.raises(KeyError):
        outbox.save(fail)
    with closing(Outbox.open(enrolled)) as other:
        assert other.save(plain).seq == 1
    assert outbox.save(plain).seq == 2


def test_a_full_disk_is_told_and_leaves_nothing(outbox, enrolled):
    outbox.save(plain)
    pages = outbox._saver._connected().execute("PRAGMA page_count").fetchone()[0]
    outbox._saver._connected().execute(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(DiskFull):
        outbox.save(lambda draft: plain(draft) | {"padding": "x" * 100_000})
    assert outbox.save(plain).seq == 2
    assert [row[0] for row in saved_rows(enrolled)] == [1, 2]
    assert problems(enrolled) == ()


def test_a_locked_file_is_told_and_leaves_nothing(enrolled, hand_clock):
    engine = open_database(enrolled, busy_timeout_ms=20)
    other = open_database(enrolled)
    holder = other.raw_connection()
    holder.driver_connection.execute("BEGIN IMMEDIATE")
    with closing(Outbox(enrolled, engine, hand_clock.clocks())) as outbox:
        with pytest.raises(StoreLocked):
            outbox.save(plain)
        holder.driver_connection.execute("ROLLBACK")
        assert outbox.save(plain).seq == 1
    holder.close()
    other.dispose()


def test_when_all_references_are_given_out_nothing_is_saved(outbox, enrolled):
    engine = open_database(enrolled)
    tamper(engine, f"PRAGMA user_version = {LAST_COUNTER}")
    engine.dispose()
    with pytest.raises(ReferencesUsedUp):
        outbox.save(plain)
    assert saved_rows(enrolled) == []


def test_a_number_whose_rows_were_removed_is_not_given_out_again(outbox, enrolled):
    first = outbox.save(plain)
    engine = open_database(enrolled)
    tamper(engine, "DELETE FROM header", "DELETE FROM payload")
    engine.dispose()
    second = outbox.save(plain)
    assert second.seq == 2
    assert second.reference != first.reference


SAVE = """
import sys
from pathlib import Path
from sync.outbox import Outbox
from tests.sync.dossiers import plain
outbox = Outbox.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[2])):
    print(outbox.save(plain).id, flush=True)
"""


def start_saving(data_dir, count, script=SAVE):
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(data_dir), str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_processes_save_at_once_and_all_is_there(enrolled):
    processes = [start_saving(enrolled, 60) for _ in range(2)]
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    printed = [process.communicate(timeout=60)[0].split() for process in processes]
    found = saved_rows(enrolled)
    assert {row[1] for row in found} == {*printed[0], *printed[1]}
    assert [row[0] for row in found] == list(range(1, 121))
    assert len({row[2] for row in found}) == 120
    assert problems(enrolled) == ()


@pytest.mark.parametrize("after", [1, 9])
def test_killed_while_saving_nothing_that_was_told_is_lost(enrolled, after):
    process = start_saving(enrolled, 10_000)
    process.stdin.write("\n")
    process.stdin.flush()
    told = [process.stdout.readline().strip() for _ in range(after)]
    select.select([process.stdout], [], [], 5)
    process.send_signal(signal.SIGKILL)
    # The same buffered reader to the end: `communicate` would drop what it has read ahead.
    told += process.stdout.read().split("\n")[:-1]
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    found = [row[1] for row in saved_rows(enrolled)]
    assert found[: len(told)] == told
    assert len(found) <= len(told) + 1
    assert problems(enrolled) == ()
    with closing(Outbox.open(enrolled)) as outbox:
        assert outbox.save(plain).seq == len(found) + 1


FAIL = """
import resource, signal, sys
from pathlib import Path
from sync.errors import StoreError
from sync.outbox import Outbox
from tests.sync.dossiers import plain
data_dir = Path(sys.argv[1])
outbox = Outbox.open(data_dir)
outbox.save(plain)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for room in (0, 100, 5000, 30_000):
    size = (data_dir / "kiosk.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, unlimited))
    try:
        outbox.save(lambda draft: plain(draft) | {"padding": "x" * 60_000})
    except StoreError as error:
        print(error.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (unlimited, unlimited))
    print(outbox.save(plain).seq)
"""


def test_a_disk_that_fails_half_way_leaves_nothing(enrolled):
    command = [sys.executable, "-c", FAIL, str(enrolled)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    told = ["disk_failed", "2", "disk_failed", "3", "disk_failed", "4", "disk_failed", "5"]
    assert done.stdout.split() == told
    assert [row[0] for row in saved_rows(enrolled)] == [1, 2, 3, 4, 5]
    assert problems(enrolled) == ()


def with_attachments(handles):
    named = [{"paper": "birth_proof", "page": n, "digest": d} for n, d in enumerate(handles, 1)]
    return lambda draft: plain(draft) | {"attachments": named}


def test_attachments_are_saved_with_the_dossier_and_named_in_its_header(enrolled, outbox):
    tray = outbox.tray()
    handles = [tray.add(bytes([n]) * 70_000) for n in range(3)]
    saved = outbox.save(with_attachments(handles), attached=tray.take(handles))
    engine = open_database(enrolled)
    kept = rows(engine, "SELECT position, digest, sealed FROM attachment ORDER BY position")
    ((raw,),) = rows(engine, "SELECT raw FROM header")
    engine.dispose()
    assert [(row[0], row[1]) for row in kept] == list(enumerate(handles))
    assert [(a.digest, a.size) for a in parse_header(raw).attachments] == [
        (digest(sealed), len(sealed)) for _, _, sealed in kept
    ]
    assert problems(enrolled) == ()
    assert saved.seq == 1


@pytest.mark.parametrize("change", [lambda h: h[:1], lambda h: h[::-1], lambda h: []])
def test_a_text_that_names_other_attachments_is_not_saved(enrolled, outbox, change):
    tray = outbox.tray()
    handles = [tray.add(b"one"), tray.add(b"two")]
    with pytest.raises(ValueError, match="attachments"):
        outbox.save(with_attachments(change(handles)), attached=tray.take(handles))
    assert saved_rows(enrolled) == []


def test_more_attachments_than_a_dossier_may_carry_are_not_saved(enrolled, outbox):
    one = SealedAttachment("0" * 64, b"x")
    with pytest.raises(ValueError, match="attachments"):
        outbox.save(plain, attached=[one] * (MOST + 1))
    assert saved_rows(enrolled) == []
