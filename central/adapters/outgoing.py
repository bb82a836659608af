"""Which adapter is in use, its outbox, and the bell that wakes the courier."""

import threading
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Table

from central.adapters import outbox
from central.adapters.file_id import file_id_of
from central.tables import exchange_outbox, folder_outbox

TABLES: dict[str, Table] = {"exchange": exchange_outbox, "folder": folder_outbox}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The way out to the province; closed while no adapter is chosen."""

    kind: str
    bell: threading.Event = field(default_factory=threading.Event)

    @property
    def table(self) -> Table | None:
        """Give the outbox of the chosen adapter."""
        return TABLES.get(self.kind)

    def enter(
        self,
        connection: Connection,
        dossier_id: str,
        reference: str,
        note: dict[str, str],
        now: datetime,
    ) -> None:
        """Note the decision just written, in its transaction; no word to anybody yet."""
        if self.table is not None:
            file_id = file_id_of(dossier_id, reference, note.get("file_number", ""))
            outbox.enter(connection, self.table, dossier_id, file_id, now)
