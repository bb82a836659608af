"""Emptying a queue over loopback, beside plain httpx posting the same bytes to the same centre."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pysqlite3.dbapi2 as driver

from bench.durable_save import INVENTED, declaration
from bench.result import Result, middle_round
from bench.workbench import NotMeasured, Workbench, load, say
from sync.agent import AgentRunning, Options, run_once
from sync.database import path_of
from sync.enrolment import NotAnEnrolment, read_enrolment_file
from sync.envelope import b64
from sync.outbox import Draft, Outbox
from sync.registration import Registered, register
from sync.wire import DossierBody

GOAL = ">=0.7"
DOSSIERS = 150
WAITING = """
SELECT header.raw, header.signature, payload.sealed FROM header
JOIN payload ON payload.seq = header.seq WHERE header.seq > ? ORDER BY header.seq
"""


def measure(bench: Workbench) -> list[Result]:
    """Alternate: our agent empties one kiosk's queue, plain posts send what another one saved."""
    load_before = load()
    samples: dict[str, list[float]] = {"ours": [], "peer": []}
    with ExitStack() as stack:
        url = stack.enter_context(centre(bench))
        ours = stack.enter_context(Kiosk.joined(bench, url, "ours"))
        peer = stack.enter_context(Kiosk.joined(bench, url, "peer"))
        http = stack.enter_context(httpx.Client(base_url=url))
        for number in range(bench.rounds + 1):
            sides = {"ours": ours.by_agent(), "peer": peer.by_hand(http)}
            if number:  # the first warms both sides and the centre
                for side, figure in sides.items():
                    samples[side].append(figure)
                say(f"drain, round {number}: {sides['ours']:.0f} beside {sides['peer']:.0f}")
    middle = middle_round(samples, "ours", "peer", GOAL)
    return [
        Result(
            name="drain",
            what=f"dossiers a second out of a queue of {DOSSIERS}, each attempt and receipt "
            "recorded, beside httpx posting the same bytes on one kept connection and recording "
            "nothing",
            ours=middle["ours"],
            peer=middle["peer"],
            peer_name="plain httpx",
            goal=GOAL,
            rounds=bench.rounds,
            unit="dossiers/s",
            load=load_before,
            samples=samples,
        )
    ]


class Kiosk:
    """One enrolled kiosk with a book of its own."""

    def __init__(self, data: Path, url: str, outbox: Outbox) -> None:
        """`outbox` is open on the data folder."""
        self._data = data
        self._url = url
        self._outbox = outbox
        self._plain = declaration()()(INVENTED)
        self._last = 0

    @classmethod
    @contextmanager
    def joined(cls, bench: Workbench, url: str, name: str) -> Iterator["Kiosk"]:
        """Enrol one for the block."""
        file, data = bench.folder / f"{name}.json", bench.folder / f"drain-{name}"
        central(bench, "kiosks", "add", name, "-o", str(file), CENTRAL_URL=url)
        parsed = read_enrolment_file(file.read_bytes())
        joined = None if isinstance(parsed, NotAnEnrolment) else register(data, parsed)
        if not isinstance(joined, Registered):
            message = f"the kiosk could not join: {joined}"
            raise NotMeasured(message)
        with closing(Outbox.open(data)) as outbox:
            yield cls(data, url, outbox)

    def by_agent(self) -> float:
        """Save so many, then a pass of the real agent; dossiers a second of the pass."""
        self._save()
        begin = time.perf_counter()
        tally = run_once(self._data, Options(self._url))
        spent_s = time.perf_counter() - begin
        if tally is None or isinstance(tally, AgentRunning) or tally.delivered != DOSSIERS:
            message = f"not all were delivered: {tally}"
            raise NotMeasured(message)
        return DOSSIERS / spent_s

    def by_hand(self, http: httpx.Client) -> float:
        """Save so many, then post their bytes; dossiers a second of the posts."""
        self._save()
        with closing(driver.connect(str(path_of(self._data)))) as book:
            rows = book.execute(WAITING, (self._last,)).fetchall()
        self._last += len(rows)
        bodies = [
            DossierBody(header=b64(raw), signature=b64(signature), payload=b64(sealed))
            .model_dump_json()
            .encode()
            for raw, signature, sealed in rows
        ]
        begin = time.perf_counter()
        for body in bodies:
            answer = http.post(
                "/v1/dossiers", content=body, headers={"Content-Type": "application/json"}
            )
            if answer.status_code != 200:
                message = f"the centre answered {answer.status_code}"
                raise NotMeasured(message)
        return len(bodies) / (time.perf_counter() - begin)

    def _save(self) -> None:
        for _ in range(DOSSIERS):
            self._outbox.save(self._again)

    def _again(self, draft: Draft) -> dict[str, Any]:
        names = ("id", "device", "seq", "reference", "created_at")
        return {**self._plain, **{name: getattr(draft, name) for name in names}}


@contextmanager
def centre(bench: Workbench) -> Iterator[str]:
    """Run a centre of its own for the block; where it answers."""
    central(bench, "init")
    command = [sys.executable, "-m", "central.cli", "run", "--port", "0", "--json"]
    with subprocess.Popen(
        command, env=environ_of(bench), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        try:
            assert running.stdout is not None
            line = running.stdout.readline()
            if not line:
                raise NotMeasured("the centre did not start")
            yield str(json.loads(line)["url"])
        finally:
            running.terminate()


def central(bench: Workbench, *arguments: str, **more: str) -> None:
    """Run one command of the centre."""
    command = [sys.executable, "-m", "central.cli", *arguments]
    done = subprocess.run(
        command, env=environ_of(bench, **more), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotMeasured(done.stderr.strip() or done.stdout.strip())


def environ_of(bench: Workbench, **more: str) -> dict[str, str]:
    """What a centre in the bench's folder gets."""
    return bench.environ(CENTRAL_DATA_DIR=str(bench.folder / "drain-central"), **more)
