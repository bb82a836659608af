"""Opens what one row of an outbox stands for; what is opened lives only while it is sent."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from central.adapters.outbox import Entry
from central.adapters.port import Report
from central.clock import read_stamp
from central.declaration import Procedures, as_text, find_procedure
from central.declarations import find_filed, open_seal
from central.keys import Keys
from central.parts import overall, parts_of
from central.reach import EVERYTHING
from central.statuses import Mark
from central.tables import desk_status
from kiosk.paper.wording import printable


class Closed(Exception):  # noqa: N818 -- says what is so
    """The declaration was erased, or its seal will not open."""


def read_report(
    connection: Connection, keys: Keys, procedures: Procedures, entry: Entry, agency: str
) -> Report:
    """Give the report of one row; Closed when there is nothing to send any more."""
    filed = find_filed(connection, keys, EVERYTHING, entry.id)
    marks = marks_of(connection, entry.id)
    mark = next((mark for row, mark in marks if row == entry.decision), None)
    if filed is None or filed.plain is None or mark is None:
        raise Closed
    received = next((mark for _row, mark in marks if mark.state == "received"), mark)
    decided_at, received_at = read_stamp(mark.at), read_stamp(received.at)
    if decided_at is None or received_at is None:
        raise Closed
    return Report(
        file_id=entry.file_id,
        task=entry.task,
        decision=entry.decision,
        filed=filed,
        mark=mark,
        state=whole_state(filed.plain, procedures, marks, mark),
        part=part_title(filed.plain, procedures, mark),
        decided_at=decided_at,
        received_at=received_at,
        note=note_of(keys, mark),
        received_note=note_of(keys, received),
        procedure=find_procedure(procedures, filed.plain),
        agency=printable(agency),
        repeated=entry.attempts > 0,
    )


def whole_state(
    plain: Mapping[str, Any], procedures: Procedures, marks: list[tuple[int, Mark]], mark: Mark
) -> str:
    """Give the state the whole declaration had with this decision, which may be on one part."""
    until = [each for _row, each in marks]
    parts = parts_of(plain, procedures, until[: until.index(mark) + 1])
    return overall(part.state for part in parts) if parts else mark.state


def part_title(plain: Mapping[str, Any], procedures: Procedures, mark: Mark) -> str:
    """Give the title of the part that was decided; empty when all of it was."""
    parts = parts_of(plain, procedures, []) if mark.part else []
    return next((printable(part.title) for part in parts if part.id == mark.part), "")


def marks_of(connection: Connection, dossier_id: str) -> list[tuple[int, Mark]]:
    """Every decision with its row, oldest first."""
    table = desk_status.c
    rows = connection.execute(
        select(
            table.row,
            table.state,
            table.at,
            table.staff,
            table.seal_key_id,
            table.sealed,
            table.part,
        )
        .where(table.id == dossier_id)
        .order_by(table.row)
    )
    return [(row[0], Mark(*row[1:])) for row in rows]


def note_of(keys: Keys, mark: Mark) -> dict[str, str]:
    """Open what the officer wrote."""
    note = open_seal(keys, mark.seal_key_id, mark.sealed) or {}
    return {key: as_text(value) for key, value in note.items()}
