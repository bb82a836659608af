"""A process that saves when told: one order a line on stdin, one answer a line on stdout.

python -m tests.cuts.saver DATA_DIR [open] [real] [normal]

The database is opened at the first save, with `open` at once. `real` saves whole declarations that
a real centre takes; else it is the smallest text there may be.
`normal` is the negative control: its connections sync as SQLite's NORMAL does, which the product
never does and has no switch for.
"""

import json
import sys
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import event

from kiosk.journey.dossier import Attached
from sync.applying import Counter
from sync.clock import machine_clocks
from sync.database import open_database
from sync.enrolment import read_enrolment_file
from sync.identity import load_identity
from sync.outbox import Outbox, Saved
from sync.registration import Registered, register
from tests.kills.declaration import Declaration
from tests.sync.dossiers import save_with_pictures

PICTURE = b"\xff\xd8\xff"


def careless(data_dir: Path) -> Outbox:
    """An outbox that does not wait for the disk."""
    engine = open_database(data_dir)
    engine.dispose()

    @event.listens_for(engine, "connect")
    def relax(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous = NORMAL")

    return Outbox(data_dir, engine, machine_clocks())


def save_real(outbox: Outbox, *pictures: bytes) -> Saved:
    """Save an invented birth registration, as `kiosk fill` does."""
    declaration = Declaration.invent()
    tray = outbox.tray()
    sealed = tray.take([tray.add(picture) for picture in pictures])
    named = [Attached("birth_proof", page, one.digest) for page, one in enumerate(sealed, 1)]
    return outbox.save(lambda draft: declaration.plain(draft, named), attached=sealed)


class Saver:
    """One process's hand on a data folder."""

    def __init__(self, data_dir: Path, told: Sequence[str]) -> None:
        self._data_dir = data_dir
        self._open = careless if "normal" in told else Outbox.open
        self._save = save_real if "real" in told else save_with_pictures

    @cached_property
    def outbox(self) -> Outbox:
        """Opened when it is first needed."""
        return self._open(self._data_dir)

    def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Do it; what a person would be told."""
        match order["do"]:
            case "save":
                pictures = [
                    PICTURE + bytes([page]) * size for page, size in enumerate(order["sizes"])
                ]
                saved = self._save(self.outbox, *pictures)
                return {"id": saved.id, "reference": saved.reference}
            case "request":
                return {"request": self.outbox.put_request(order["kind"], order["body"])}
            case "key":
                return {"outcome": self._counter().carry_out("device_key", {})}
            case "enrol":
                file = read_enrolment_file(order["file"].encode())
                assert isinstance(register(self._data_dir, file), Registered)
                return {}
        raise AssertionError(order)

    def _counter(self) -> Counter:
        """As the technician's command; the database is open already."""
        identity = load_identity(self._data_dir)
        assert identity is not None
        return Counter(self._data_dir, open_database(self._data_dir), identity)


def main(data_dir: Path, *arguments: str) -> None:
    """Until there are no more orders."""
    saver = Saver(data_dir, arguments)
    if "open" in arguments:
        saver.outbox.waiting()
    for line in sys.stdin:
        print(json.dumps(saver.obey(json.loads(line))), flush=True)
    saver.outbox.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
