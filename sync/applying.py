"""A request of a person carried out now: by the agent where one runs, else here."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from sync import delivery, request, tables
from sync.agent_lock import agent_lock
from sync.canonical import canonical
from sync.clock import Clocks, machine_clocks, rfc3339
from sync.database import read, write
from sync.delivery import Moment
from sync.identity import Identity
from sync.rekeying import change_device_key
from sync.retention import purge_due
from sync.returned import Taker
from sync.station import Patience

LOOK_S = 0.1


AT_ONCE = {"next_boot_s": None, "boot_id": None}


@dataclass(frozen=True, slots=True)
class Counter:
    """Where staff ask for something: one enrolled kiosk's book."""

    data_dir: Path
    engine: Engine
    identity: Identity
    grace_s: float = Patience().grace_s

    def carry_out(self, kind: str, body: dict[str, Any], patience_s: float = 30) -> str | None:
        """Put a request and see it applied; its outcome.

        None when a busy agent has not come to it within `patience_s`: it stays in the book, and
        the agent applies it later, once.
        """
        clocks = machine_clocks()
        number = put(self.engine, kind, body, rfc3339(clocks.wall()))
        until_s = clocks.boot_s() + patience_s
        while True:
            with agent_lock(self.data_dir) as alone:
                if alone:
                    self._apply(clocks)
            outcome = outcome_of(self.engine, number)
            if outcome is not None or clocks.boot_s() >= until_s:
                return outcome
            time.sleep(LOOK_S)

    def _apply(self, clocks: Clocks) -> None:
        """Do what an agent does with requests; the lock of the data folder is held."""
        moment = Moment(rfc3339(clocks.wall()), clocks.boot_s(), clocks.boot_id)
        taker = Taker(
            identity=self.identity,
            moment=moment,
            grace_s=self.grace_s,
            again=lambda _tries: AT_ONCE,
            change_key=lambda connection: self._change_key(connection, moment.text),
        )
        with write(self.engine) as connection:
            delivery.recover(connection)
            delivery.take_up(connection, moment.text)
            request.apply(connection, taker)
        purge_due(self.engine, taker.due, moment.text)

    def _change_key(self, connection: Connection, at: str) -> None:
        change_device_key(connection, self.data_dir, at)


def put(engine: Engine, kind: str, body: dict[str, Any], at: str) -> int:
    """Write a request into the book; its number."""
    row = insert(tables.request).values(kind=kind, body=canonical(body).decode(), made_at=at)
    with write(engine) as connection:
        key = connection.execute(row).inserted_primary_key
    return 0 if key is None else int(key[0])


def outcome_of(engine: Engine, number: int) -> str | None:
    """Say what came of a request; None while it is open."""
    query = select(tables.request.c.outcome).where(tables.request.c.id == number)
    with read(engine) as connection:
        outcome = connection.execute(query).scalar()
    return None if outcome is None else str(outcome)
