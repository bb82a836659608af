"""Recorded: people save while the real agent delivers to a real centre, purges and moves the log.

Kiosk and centre are recorded into one trace, so that a cut takes both at one moment: what the
kiosk knows of the centre by then, the centre must know.
"""

import base64
import json
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from central.keys import load_keys
from sync import tables
from sync.database import open_database, read
from tests.cuts.recording import Recorder, Recording
from tests.cuts.scene_first import CENTRE
from tests.cuts.scene_saves import KIOSK, Saver, saver
from tests.kills.setting import enrolment_file, free_port, is_healthy
from tests.kills.tap import Tap
from tests.kills.victims import Victim, wait_for

GRACE_S = 1
SMALL, LARGE = (700,), (300_000, 150_000)
RECEIPT = re.compile(rb'"receipt":\s*\{[^}]*?"receipt":\s*"([A-Za-z0-9+/=]+)"')
LONGEST_ANSWER = 65_536


class ReceiptTap(Tap):
    """A line that marks each receipt when it has left the centre, before the kiosk has it."""

    def __init__(self, target_port: int, recorder: Recorder) -> None:
        super().__init__(target_port)
        self._recorder = recorder
        self._answered = b""

    def _loses(self, answer: bytes) -> bool:
        self._answered += answer
        for found in RECEIPT.finditer(self._answered):
            name = json.loads(base64.b64decode(found[1]))["id"]
            self._recorder.mark(mark="receipted", id=name)
            self._answered = self._answered[found.end() :]
        self._answered = self._answered[-LONGEST_ANSWER:]
        return super()._loses(answer)


@dataclass(frozen=True, slots=True)
class Site:
    """A recorded kiosk with its agent, and its centre; `engine` only looks."""

    recorder: Recorder
    engine: Engine
    one: Saver
    other: Saver

    def unpurged(self, *, but_held: bool = False) -> int:
        """How many saved dossiers are not delivered and purged."""
        header, delivery = tables.header, tables.delivery
        joined = header.outerjoin(delivery, delivery.c.seq == header.c.seq)
        query = select(func.count()).select_from(joined).where(delivery.c.purged_at.is_(None))
        if but_held:
            query = query.where(func.coalesce(delivery.c.state, "queued") != "held")
        with read(self.engine) as connection:
            return int(connection.execute(query).scalar_one())


def record_delivery(folder: Path, *, dossiers: int = 12, large: int = 2) -> Recording:
    """Small dossiers and large ones; some held back and let go; all delivered and purged."""
    with site(folder) as there:
        for number in range(dossiers):
            there.one.save(SMALL if number % 4 == 1 else ())
            if number % 3 == 0:
                held = there.other.save()
                there.one.request("hold", {"id": held})
            if number < large:
                there.other.save(LARGE)
        wait_for(lambda: not there.unpurged(but_held=True), "an end of sending")
        there.one.request("retry", {})
        wait_for(lambda: not there.unpurged(), "the purge")
        there.other.save()
        wait_for(lambda: not there.unpurged(), "the purge of the last")
    return there.recorder.recording("delivery")


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """All processes run and are recorded; at the end they end, as programs do."""
    centre_dir = folder / "site" / CENTRE
    with ExitStack() as stack:
        port = free_port()
        centre_dir.mkdir(parents=True)
        place = f"http://127.0.0.1:{port}"
        file = enrolment_file(centre_dir, place)
        recorder = Recorder(folder, folder / "site")
        keys = load_keys(centre_dir)
        recorder.mark(mark="initialised", seal=keys.seal_key_id, receipt=keys.receipt_key_id)
        tap = stack.enter_context(ReceiptTap(port, recorder))
        start_centre(stack, recorder, folder, port)
        first = stack.enter_context(saver(recorder, "real"))
        first.enrol(file.model_copy(update={"url": tap.address}).model_dump_json().encode())
        start_agent(stack, recorder, folder)
        second = stack.enter_context(saver(recorder, "real"))
        first.save()
        engine = open_database(folder / "site" / KIOSK)
        stack.callback(engine.dispose)
        yield Site(recorder, engine, first, second)


def start_centre(stack: ExitStack, recorder: Recorder, folder: Path, port: int) -> None:
    """A centre that answers."""
    centre = Victim(
        (sys.executable, "-m", "central.cli", "run", "--port", str(port)),
        recorder,
        folder / "centre.log",
        {"CENTRAL_DATA_DIR": str(folder / "site" / CENTRE)},
    )
    stack.callback(centre.stop)
    centre.start()
    wait_for(lambda: is_healthy(port), "the centre answers")


def start_agent(stack: ExitStack, recorder: Recorder, folder: Path) -> None:
    """An agent that purges soon."""
    agent = Victim(
        (
            *(sys.executable, "-m", "sync", "--data-dir", str(folder / "site" / KIOSK)),
            *("--grace-s", str(GRACE_S)),
        ),
        recorder,
        folder / "agent.log",
    )
    stack.callback(agent.stop)
    agent.start()
