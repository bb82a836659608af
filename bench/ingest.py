"""Taking dossiers in at the centre, beside pgbench and plain asyncpg inserting rows of that size.

The full accepted path: HTTP, signature, sealed text opened and compared, id check, intake, payload,
list, receipt, commit. One node on PostgreSQL 15, whose files lie in memory: what is compared is the
work, not a disk. There is no call for several dossiers at once; `batched` is the same path without
HTTP, as `central import` takes a stick in, beside pgbench with as many rows in one transaction.

The floor is what libsodium alone takes for a dossier: the header's signature checked, the seal
opened, the receipt signed. It says how many a single core could take in if all else were free.
"""

import asyncio
import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
from nacl.public import SealedBox
from nacl.signing import VerifyKey

from bench.result import Result, middle_round
from bench.workbench import Workbench, load, say
from central.arrival import Arrival
from central.taking import read, submit
from sync.envelope import HEADER_CONTEXT, RECEIPT_CONTEXT
from sync.wire import DossierBody
from tests.central.cluster import Cluster, running_cluster
from tests.central.nodes import settings_of
from tests.central.serving import Served, running, served
from tests.central.virtual_kiosk import Parcel
from tests.storm.crowd import gather

SINGLE, MANY = 1, 32
EACH = {SINGLE: 150, MANY: 20}
BATCH = 16
GOALS = {SINGLE: ">=0.3", MANY: ">=0.3"}
TABLE = """
CREATE TABLE IF NOT EXISTS plain (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(), row bytea NOT NULL
)
"""
INSERT = "INSERT INTO plain (row) VALUES ($1)"
FLOOR = "libsodium alone"
PGBENCH = "/usr/bin/pgbench"


def measure(bench: Workbench) -> list[Result]:
    """Alternate: dossiers over HTTP, pgbench and asyncpg with rows of the same size."""
    load_before = load()
    samples: dict[str, list[float]] = {}
    with (
        running_cluster() as cluster,
        cluster.fresh() as url,
        site(bench.folder, url) as (node, at),
    ):
        rows = Rows(cluster, url, bench.folder)
        for number in range(bench.rounds + 1):
            figures = rounds_of(node, at, rows)
            if number == 0:  # it warms all sides
                rows.look_through()
            else:
                for name, figure in figures.items():
                    samples.setdefault(name, []).append(figure)
                shown = ", ".join(f"{name} {figure:.0f}/s" for name, figure in figures.items())
                say(f"ingest, round {number}: {shown}")
    pairs = [
        *((f"{n} connections", f"http_{n}", f"pgbench_{n}", "pgbench", GOALS[n]) for n in EACH),
        *((f"{n} connections", f"http_{n}", f"asyncpg_{n}", "asyncpg", GOALS[n]) for n in EACH),
        (f"batches of {BATCH}, without HTTP", "batched", "pgbench_batched", "pgbench", ">=1.0"),
    ]
    return [result(samples, pair, bench.rounds, load_before) for pair in pairs]


def result(
    samples: dict[str, list[float]],
    pair: tuple[str, str, str, str, str],
    rounds: int,
    load_before: float,
) -> Result:
    """One of ours beside one of theirs."""
    how, ours, peer, peer_name, goal = pair
    sides = {"ours": samples[ours], "peer": samples[peer], "floor": samples["floor"]}
    middle = middle_round(sides, "ours", "peer", goal)
    return Result(
        name=f"ingest_{ours.removeprefix('http_')}_{peer_name}",
        what=f"dossiers a second through the whole accepted path of one node ({how}), beside "
        f"{peer_name} inserting rows of the same size, one a transaction"
        + (f" of {BATCH}" if "batched" in ours else ""),
        ours=middle["ours"],
        peer=middle["peer"],
        peer_name=peer_name,
        goal=goal,
        rounds=rounds,
        unit="dossiers/s",
        load=load_before,
        samples=sides,
        floor=middle["floor"],
        floor_name=FLOOR,
    )


@contextmanager
def site(folder: Path, url: str) -> Iterator[tuple[Served, str]]:
    """A node in this process to enrol by, and one as a process of its own to post to."""
    settings = settings_of(folder, "ingest", url)
    environ = {
        "CENTRAL_DATABASE_URL": url,
        "CENTRAL_ATTACHMENTS_DIR": str(settings.attachments_dir),
    }
    with (
        served(folder / "ingest", settings=settings) as node,
        running(folder / "ingest", **environ) as process,
    ):
        yield node, process.url


def rounds_of(node: Served, url: str, rows: "Rows") -> dict[str, float]:
    """Figures of one round, dossiers or rows a second."""
    figures: dict[str, float] = {}
    for connections, each in EACH.items():
        members = gather(node, [url], connections, each)
        lines = [[body_of(parcel) for parcel in one.parcels] for one in members]
        rows.size = len(lines[0][0]) * 3 // 4
        figures[f"http_{connections}"] = connections * each / post(url, lines)
        figures[f"pgbench_{connections}"] = rows.by_pgbench(connections, each)
        figures[f"asyncpg_{connections}"] = asyncio.run(rows.by_asyncpg(connections, each))
    [one] = gather(node, [url], 1, EACH[SINGLE])
    figures["batched"] = in_batches(node, one.parcels)
    figures["pgbench_batched"] = rows.by_pgbench(1, EACH[SINGLE] // BATCH, BATCH)
    figures["floor"] = by_libsodium(node, one.parcels)
    return figures


def by_libsodium(node: Served, parcels: Sequence[Parcel]) -> float:
    """Do for each what only libsodium can do, and nothing else; dossiers a second of one core."""
    keys = node.centre.keys
    device = node.centre.devices.recall(parcels[0].signed.header.device)
    assert device is not None
    signer, box = VerifyKey(device.public_key), SealedBox(keys.seal)
    begin = time.thread_time()
    for parcel in parcels:
        signer.verify(HEADER_CONTEXT + parcel.signed.raw, parcel.signed.signature)
        box.decrypt(parcel.payload)
        keys.receipt.sign(RECEIPT_CONTEXT + parcel.signed.raw)
    return len(parcels) / (time.thread_time() - begin)


def body_of(parcel: Parcel) -> bytes:
    """What the kiosk posts."""
    return json.dumps(parcel.body()).encode()


def post(url: str, lines: Sequence[Sequence[bytes]]) -> float:
    """Post from a process of its own; seconds."""
    told = json.dumps([[base64.b64encode(body).decode() for body in line] for line in lines])
    done = subprocess.run(
        (sys.executable, "-m", "bench.posting", url),
        input=told + "\n",
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return float(done.stdout)


def in_batches(node: Served, parcels: Sequence[Parcel]) -> float:
    """Take them in as from a stick, so many waiting for one commit; dossiers a second."""
    centre = node.centre
    bodies = [DossierBody.model_validate(parcel.body()) for parcel in parcels]
    begin = time.perf_counter()
    for first in range(0, len(bodies), BATCH):
        waiting = []
        for body in bodies[first : first + BATCH]:
            arrival = read(centre, body)
            assert isinstance(arrival, Arrival), arrival
            waiting.append(submit(centre, arrival))
        for one in waiting:
            one.result()
    return len(bodies) / (time.perf_counter() - begin)


@dataclass
class Rows:
    """Plain rows of `size` bytes in a table beside those of the centre."""

    cluster: Cluster
    url: str
    folder: Path
    size: int = 0

    def __post_init__(self) -> None:
        """Make the table."""
        asyncio.run(self._prepare())

    async def _prepare(self) -> None:
        connection = await self._connect()
        await connection.execute(TABLE)
        await connection.close()

    async def _connect(self) -> asyncpg.Connection:
        parts = urlsplit(self.url)
        [host] = parse_qs(parts.query)["host"]
        return await asyncpg.connect(user=parts.username, database=parts.path.strip("/"), host=host)

    def look_through(self) -> None:
        """Let the server count its rows, as others do by themselves; the tests' has that off."""
        asyncio.run(self._look_through())

    async def _look_through(self) -> None:
        connection = await self._connect()
        await connection.execute("ANALYZE")
        await connection.close()

    async def by_asyncpg(self, connections: int, each: int) -> float:
        """Insert one row after the other on each connection; rows a second."""
        opened = [await self._connect() for _ in range(connections)]
        row = os.urandom(self.size)

        async def insert(connection: asyncpg.Connection) -> None:
            prepared = await connection.prepare(INSERT)
            for _ in range(each):
                await prepared.fetch(row)

        begin = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for one in opened:
                group.create_task(insert(one))
        spent_s = time.perf_counter() - begin
        for one in opened:
            await one.close()
        return connections * each / spent_s

    def by_pgbench(self, clients: int, each: int, rows: int = 1) -> float:
        """The same by PostgreSQL's own program, `rows` in one transaction; rows a second."""
        script = self.folder / "insert.sql"
        insert = f"INSERT INTO plain (row) VALUES ('\\x{os.urandom(self.size).hex()}');\n"
        script.write_text("BEGIN;\n" + insert * rows + "COMMIT;\n" if rows > 1 else insert)
        parts = urlsplit(self.url)
        [host] = parse_qs(parts.query)["host"]
        told = ("-n", "-f", str(script), "-c", str(clients), "-j", "2", "-t", str(each))
        command = (PGBENCH, *told, "-h", host, "-U", str(parts.username), parts.path.strip("/"))
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
        [line] = [one for one in done.stdout.splitlines() if one.startswith("tps")]
        return float(line.split()[2]) * rows
