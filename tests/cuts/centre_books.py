"""What a centre's folder must hold after a cut, read by the product's own ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from central.attachments import attachments_of
from central.centre import NotInitialised, initialise, open_initialised
from central.clock import now_utc
from central.database import Database
from central.folder_objects import FolderObjects
from central.keys import KeysError, load_keys
from central.tables import attachment, dossier, intake, payload
from sync.canonical import digest
from tests.cuts.kiosk_books import unsound
from tests.cuts.promises import Flaw, Promises, lost


@dataclass(frozen=True, slots=True)
class Centre:
    """The folder as a cut left it."""

    folder: Path

    def check(self, promises: Promises, receipted: set[str]) -> list[Flaw]:
        """Open it as it starts; `receipted` dossiers must be there with all that is theirs."""
        try:
            flaws, database = self.opened(promises)
        except (DBAPIError, KeysError, NotInitialised) as error:
            return [Flaw("corrupt", f"the centre does not open: {error!r}")]
        try:
            with database.reader.connect() as connection:
                flaws += unsound(connection)
                flaws += twice(connection)
                for one in sorted(receipted):
                    flaws += self.kept(connection, one)
                flaws += self.uncounted(connection)
        finally:
            database.close()
        return flaws

    def opened(self, promises: Promises) -> tuple[list[Flaw], Database]:
        """Open it; who had not been told that it is made, makes it now."""
        if promises.initialised is None:
            initialise(self.folder, now_utc())
        keys = load_keys(self.folder)
        database, _ = open_initialised(self.folder)
        there = (keys.seal_key_id, keys.receipt_key_id)
        return lost("keys", [there] if promises.initialised not in {None, there} else []), database

    def kept(self, connection: Connection, one: str) -> Iterator[Flaw]:
        """A dossier whose receipt went out: its row, its sealed text, each of its attachments."""
        row = connection.execute(select(intake.c.digest).where(intake.c.id == one)).first()
        sealed = connection.execute(select(payload.c.sealed).where(payload.c.id == one)).scalar()
        if row is None or sealed is None:
            yield Flaw("lost", f"receipted {one}")
        elif digest(sealed) != row.digest:
            yield Flaw("corrupt", f"payload of {one}")
        objects = FolderObjects(self.folder / "attachments")
        for named in attachments_of(connection, one):
            found = objects.read(one, named.digest, named.size)
            if not named.whole or found is None or digest(found) != named.digest:
                yield Flaw("lost", f"attachment {named.position} of receipted {one}")

    def uncounted(self, connection: Connection) -> Iterator[Flaw]:
        """Of every piece that was acknowledged, all bytes are there."""
        objects = FolderObjects(self.folder / "attachments")
        for one in connection.execute(select(attachment)):
            if objects.arrived(one.id, one.digest) < one.offset:
                yield Flaw("lost", f"bytes of attachment {one.position} of {one.id}")


def twice(connection: Connection) -> Iterator[Flaw]:
    """A dossier an officer would see twice."""
    ids = connection.execute(select(dossier.c.id)).scalars().all()
    if len(ids) != len(set(ids)):
        yield Flaw("doubled", f"{len(ids)} rows of {len(set(ids))} dossiers")
