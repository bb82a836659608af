"""What is so in the end: at the centre by its rows and opened seals, at the kiosk by its queue."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from central.attachments import attachments_of
from central.folder_objects import FolderObjects
from central.keys import load_keys
from central.tables import dossier, intake, payload, quarantine
from sync import tables
from sync.attachment import open_attachment
from sync.chain import verify_queue
from sync.database import open_database, read
from sync.envelope import unseal
from sync.identity import load_identity
from sync.listing import Queued, list_queue
from tests.central.serving import open_for


@dataclass(frozen=True, slots=True)
class AtCentre:
    """One row an officer would see: the dossier's id and what its seal held."""

    id: str
    plain: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Centre:
    """What the centre holds: counts of all its rows, and the later dossiers with seals opened.

    `doubles` are rows of dossiers that were there already.
    """

    last_row: int
    doubles: int
    intake: int
    payloads: int
    quarantined: int
    filed: tuple[AtCentre, ...]

    def of(self, word: str) -> list[AtCentre]:
        """Rows of the declaration with this word."""
        return [one for one in self.filed if word in str(one.plain["answers"].get("child_name"))]


@dataclass(frozen=True, slots=True)
class Queue:
    """All the kiosk holds, the problems `kiosk queue verify` would name, attempts by id."""

    rows: tuple[Queued, ...]
    problems: tuple[str, ...]
    attempts: Mapping[str, int]


def read_centre(data_dir: Path, since_row: int = 0) -> Centre:
    """Read the centre's books; open the seals of what was filed after a row."""
    keys = load_keys(data_dir)
    with engine_of(data_dir) as engine, engine.connect() as connection:
        rows, ids, taken_in, payloads, quarantined = (
            connection.execute(select(counted)).scalar_one()
            for counted in (
                func.count(dossier.c.row),
                func.count(dossier.c.id.distinct()),
                func.count(intake.c.id),
                func.count(payload.c.row),
                func.count(quarantine.c.row),
            )
        )
        kept = (
            select(column).where(payload.c.id == dossier.c.id).limit(1).scalar_subquery()
            for column in (payload.c.sealed, payload.c.seal_key_id)
        )
        query = select(dossier.c.row, dossier.c.id, *kept).where(dossier.c.row > since_row)
        late = connection.execute(query).all()
    opened = [unseal(sealed, keys.private_for(named) or b"") for *_, sealed, named in late]
    filed = tuple(AtCentre(row.id, plain) for row, plain in zip(late, opened, strict=True))
    last_row = max((row.row for row in late), default=since_row)
    return Centre(last_row, rows - ids, taken_in, payloads, quarantined, filed)


@contextmanager
def engine_of(data_dir: Path) -> Iterator[Engine]:
    """The centre's rows, for reading: in its file, or on the server that is set."""
    database = open_for(data_dir)
    try:
        yield database.reader
    finally:
        database.close()


def pictures_at(data_dir: Path, dossier_id: str) -> list[bytes]:
    """Open every picture of a dossier; each must be whole, and lie there once."""
    keys = load_keys(data_dir)
    objects = FolderObjects(data_dir / "attachments")
    with engine_of(data_dir) as engine, engine.connect() as connection:
        found = attachments_of(connection, dossier_id)
    assert all(one.whole for one in found)
    sealed = [objects.read(dossier_id, one.digest, one.size) or b"" for one in found]
    kept = [p for p in (data_dir / "attachments").rglob("*") if p.parent.name == dossier_id]
    assert sorted(path.name for path in kept) == sorted(one.digest for one in found)
    return [
        b"".join(open_attachment(bytes_, keys.private_for(one.seal_key_id) or b"", one.device))
        for one, bytes_ in zip(found, sealed, strict=True)
    ]


def read_queue(data_dir: Path) -> Queue:
    """Read the kiosk's queue and verify it."""
    identity = load_identity(data_dir)
    assert identity is not None
    engine = open_database(data_dir)
    try:
        rows = tuple(list_queue(engine))
        verified = verify_queue(engine, identity)
        problems = tuple(f"{one.seq} {one.code}" for one in verified.problems)
        return Queue(rows, problems, attempts_of(engine))
    finally:
        engine.dispose()


def attempts_of(engine: Engine) -> dict[str, int]:
    """How many attempt rows each dossier has, by its id."""
    attempt, header = tables.attempt, tables.header
    query = (
        select(header.c.id, func.count())
        .select_from(attempt.join(header, attempt.c.seq == header.c.seq))
        .group_by(header.c.id)
    )
    with read(engine) as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def unrecorded(sent: Mapping[str, int], queue: Queue) -> dict[str, int]:
    """Sends seen on the line that no attempt row records, by dossier."""
    return {
        name: count - queue.attempts.get(name, 0)
        for name, count in sent.items()
        if count > queue.attempts.get(name, 0)
    }
