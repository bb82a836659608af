"""Saving one declaration durably, cryptography included, beside sqlite3 writing the same bytes."""

import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as driver
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from bench.result import Result, middle_round
from bench.workbench import Workbench, load, say
from kiosk.journey.dossier import Filing, prepare
from kiosk.journey.intake import take_in
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.loading import PROCEDURES, load_all
from sync.database import path_of
from sync.enrolment import Enrolment, store_enrolment
from sync.envelope import key_id
from sync.keys import create_device_key
from sync.outbox import Draft, Outbox

GOAL = ">=0.60"
SAVES = 200
WARM_UP = 20
STORY = PROCEDURES / "journeys" / "1.001193-married-mother.yaml"
"""A whole invented birth registration."""

STORED = """
SELECT header.*, payload.* FROM header JOIN payload ON payload.seq = header.seq
WHERE header.seq = ?
"""


def measure(bench: Workbench) -> list[Result]:
    """Alternate one save of ours and one raw insert of the same bytes, on one disk."""
    load_before = load()
    samples: dict[str, list[float]] = {"ours": [], "peer": [], "with_rules": []}
    with ExitStack() as stack:
        data = bench.folder / "outbox"
        enrol(data)
        outbox = stack.enter_context(closing(Outbox.open(data)))
        reader = stack.enter_context(closing(driver.connect(str(path_of(data)))))
        raw = stack.enter_context(closing(open_raw(bench.folder / "raw.db")))
        save = Saving(outbox, reader, raw)
        save.alternate(WARM_UP)
        for number in range(1, bench.rounds + 1):
            figures = save.alternate(SAVES)
            for side, figure in figures.items():
                samples[side].append(figure)
            say(f"durable save, round {number}: {_shown(figures)}")
        size = save.bytes_stored
    middle = middle_round(samples, "ours", "peer", GOAL)
    rules = middle["with_rules"]
    return [
        Result(
            name="durable_save",
            what=f"durable saves a second, sealed, chained and signed, {size} bytes each, beside "
            "raw sqlite3 inserts of the same bytes (WAL, FULL, same library and disk); "
            f"with_rules works out the text before each save, as the slip page does: {rules:.0f}",
            ours=middle["ours"],
            peer=middle["peer"],
            peer_name="raw sqlite3",
            goal=GOAL,
            rounds=bench.rounds,
            unit="saves/s",
            load=load_before,
            samples=samples,
        )
    ]


class Saving:
    """Both sides over their open databases."""

    def __init__(self, outbox: Outbox, reader: driver.Connection, raw: driver.Connection) -> None:
        """`reader` looks at what ours stored, outside the measured time."""
        self._outbox = outbox
        self._reader = reader
        self._raw = raw
        self._prepare = declaration()
        self._at_hand = self._prepare()(INVENTED)
        self.bytes_stored = 0

    def alternate(self, count: int) -> dict[str, float]:
        """Saves a second of each side over `count` saves; `with_rules` works out the text first."""
        spent = {"ours": 0.0, "peer": 0.0, "with_rules": 0.0}
        for number in range(count):
            seq, spent_s = self._save(self._repeated)
            spent["ours"] += spent_s
            row = joined(self._reader.execute(STORED, (seq,)).fetchall()[0])
            # What follows what on the disk takes turns.
            if number % 2:
                spent["with_rules"] += self._save_with_rules()
            spent["peer"] += self._insert(row)
            if not number % 2:
                spent["with_rules"] += self._save_with_rules()
        return {side: count / seconds for side, seconds in spent.items()}

    def _save(self, make_plain: Callable[[Draft], dict[str, Any]]) -> tuple[int, float]:
        begin = time.perf_counter()
        saved = self._outbox.save(make_plain)
        return saved.seq, time.perf_counter() - begin

    def _save_with_rules(self) -> float:
        begin = time.perf_counter()
        self._outbox.save(self._prepare())
        return time.perf_counter() - begin

    def _insert(self, row: bytes) -> float:
        self.bytes_stored = len(row)
        begin = time.perf_counter()
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.execute("INSERT INTO saved (row) VALUES (?)", (row,))
        self._raw.execute("COMMIT")
        return time.perf_counter() - begin

    def _repeated(self, draft: Draft) -> dict[str, Any]:
        allotted = {
            "id": draft.id,
            "device": draft.device,
            "seq": draft.seq,
            "reference": draft.reference,
            "created_at": draft.created_at,
        }
        return {**self._at_hand, **allotted}


INVENTED = Draft(
    id="019ab000-0000-7000-8000-000000000001",
    device="kiosk-0001",
    seq=1,
    reference="00010000142",
    created_at="2026-11-24T09:30:00+07:00",
    clock_certain=True,
    clock_offset_s=0.0,
)


def declaration() -> Callable[[], Callable[[Draft], dict[str, Any]]]:
    """What works out the plain text of one whole declaration, as the slip page does."""
    story = read_yaml(STORY.read_text("utf-8"))
    today = date.fromisoformat(story["today"])
    procedure = load_all().procedure(story["procedure"], today)
    assert procedure is not None
    answers = take_in(procedure, story["answers"], today).answers
    return lambda: prepare(procedure, answers, Filing(), today, clock_certain=False)


def enrol(data: Path) -> None:
    """Give a data folder a device key and a centre that nobody runs: nothing is sent here."""
    seal, receipt = PrivateKey.generate(), SigningKey.generate()
    key = create_device_key(data)
    known = Enrolment(
        device="kiosk-0001",
        kiosk_number="0001",
        device_key_id=key_id(bytes(key.verify_key)),
        epoch=1,
        url="http://127.0.0.1:9",
        centre="bench",
        seal_key=bytes(seal.public_key),
        seal_key_id=key_id(bytes(seal.public_key)),
        receipt_key=bytes(receipt.verify_key),
        receipt_key_id=key_id(bytes(receipt.verify_key)),
        ca_pem=None,
    )
    store_enrolment(data, known)


def open_raw(path: Path) -> driver.Connection:
    """A database as durable as ours, with its checkpoints as rare, and one table."""
    connection = driver.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 4000"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE saved (seq INTEGER PRIMARY KEY, row BLOB NOT NULL)")
    return connection


def joined(row: tuple[Any, ...]) -> bytes:
    """Everything stored for one declaration, end to end."""
    return b"".join(
        part if isinstance(part, bytes) else str(part).encode() for part in row if part is not None
    )


def _shown(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{side} {figure:.0f}/s" for side, figure in figures.items())
