"""The same durable save beside queues others would take: SQLAlchemy Core, litequeue, persist-queue.

Each keeps the same bytes in a file of its own on the same disk, with WAL and synchronous=FULL,
which two of them do not set by themselves. They seal, sign and chain nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pysqlite3.dbapi2 as driver
from litequeue import LiteQueue
from persistqueue import SQLiteQueue
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, create_engine, event, insert

from bench.durable_save import INVENTED, SAVES, STORED, WARM_UP, declaration, enrol, joined
from bench.result import Result, middle_round
from bench.workbench import Workbench, load, say
from sync.database import path_of
from sync.outbox import Draft, Outbox

GOAL = ">=0.60"
FULL = 2
PEERS = {
    "core": "SQLAlchemy Core",
    "litequeue": "litequeue 0.9 at FULL",
    "persist_queue": "persist-queue 1.1 at FULL",
}
Insert = Callable[[bytes], object]


def measure(bench: Workbench) -> list[Result]:
    """Alternate one save of ours and one of each, on one disk."""
    load_before = load()
    samples: dict[str, list[float]] = {"ours": [], **{name: [] for name in PEERS}}
    data = bench.folder / "beside-queues"
    enrol(data)
    with ExitStack() as stack:
        outbox = stack.enter_context(closing(Outbox.open(data)))
        reader = stack.enter_context(closing(driver.connect(str(path_of(data)))))
        peers = {
            "core": stack.enter_context(core(bench.folder / "core.db")),
            "litequeue": stack.enter_context(litequeue(bench.folder / "litequeue.db")),
            "persist_queue": stack.enter_context(persist_queue(bench.folder / "persist")),
        }
        alternate(outbox, reader, peers, WARM_UP)
        for number in range(1, bench.rounds + 1):
            figures = alternate(outbox, reader, peers, SAVES)
            for side, figure in figures.items():
                samples[side].append(figure)
            shown = ", ".join(f"{side} {figure:.0f}/s" for side, figure in figures.items())
            say(f"durable save beside queues, round {number}: {shown}")
    return [result(name, samples, bench.rounds, load_before) for name in PEERS]


def result(name: str, samples: dict[str, list[float]], rounds: int, load_before: float) -> Result:
    """Ours beside one of them."""
    pair = {"ours": samples["ours"], "peer": samples[name]}
    middle = middle_round(pair, "ours", "peer", GOAL)
    return Result(
        name=f"durable_save_{name}",
        what="durable saves a second, sealed, chained and signed, beside the same bytes put into "
        f"{PEERS[name]} (WAL), which does none of that",
        ours=middle["ours"],
        peer=middle["peer"],
        peer_name=PEERS[name],
        goal=GOAL,
        rounds=rounds,
        unit="saves/s",
        load=load_before,
        samples=pair,
    )


def alternate(
    outbox: Outbox, reader: driver.Connection, peers: dict[str, Insert], count: int
) -> dict[str, float]:
    """Saves a second of each; what follows what on the disk takes turns."""
    plain = declaration()()(INVENTED)
    spent = dict.fromkeys(("ours", *peers), 0.0)

    def again(draft: Draft) -> dict[str, object]:
        names = ("id", "device", "seq", "reference", "created_at")
        return {**plain, **{name: getattr(draft, name) for name in names}}

    order = list(peers)
    for _ in range(count):
        begin = time.perf_counter()
        saved = outbox.save(again)
        spent["ours"] += time.perf_counter() - begin
        row = joined(reader.execute(STORED, (saved.seq,)).fetchall()[0])
        order.append(order.pop(0))
        for name in order:
            begin = time.perf_counter()
            peers[name](row)
            spent[name] += time.perf_counter() - begin
    return {side: count / seconds for side, seconds in spent.items()}


@contextmanager
def core(path: Path) -> Iterator[Insert]:
    """SQLAlchemy Core over the driver of the kiosk: one insert a transaction."""
    engine = create_engine(f"sqlite:///{path}", module=driver)

    @event.listens_for(engine, "connect")
    def be_durable(connection: driver.Connection, _record: object) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 4000"):
            connection.execute(f"PRAGMA {pragma}")

    metadata = MetaData()
    saved = Table(
        "saved",
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("row", LargeBinary, nullable=False),
    )
    metadata.create_all(engine)

    def put(row: bytes) -> None:
        with engine.begin() as connection:
            connection.execute(insert(saved), {"row": row})

    yield put
    engine.dispose()


@contextmanager
def litequeue(path: Path) -> Iterator[Insert]:
    """Its own file and library; durable because it is told to be."""
    queue = LiteQueue(path)
    be_full(queue.conn)
    with closing(queue.conn):
        yield queue.put


@contextmanager
def persist_queue(path: Path) -> Iterator[Insert]:
    """The same."""
    queue = SQLiteQueue(str(path), auto_commit=True)
    be_full(queue._putter)  # noqa: SLF001 -- it has no setting for it
    yield queue.put
    queue.close()


def be_full(connection: driver.Connection) -> None:
    """Set it to FULL, and see that it is, in WAL as ours."""
    connection.execute("PRAGMA synchronous = FULL")
    kept = connection.execute("PRAGMA synchronous").fetchone()[0]
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if kept != FULL or mode != "wal":
        message = f"not as durable as ours: {kept}, {mode}"
        raise AssertionError(message)
