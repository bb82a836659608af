"""Two nodes of one centre: a database and a folder of attachments in common, the same keys."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import httpx

from tests.central.serving import Served, client, served, settings_for
from tests.central.virtual_kiosk import Parcel, VirtualKiosk

Result = TypeVar("Result")


@dataclass
class Nodes:
    """Both, and kiosks that may send to either."""

    one: Served
    two: Served

    @property
    def urls(self) -> tuple[str, str]:
        return self.one.url, self.two.url

    def kiosk(self) -> VirtualKiosk:
        return VirtualKiosk(self.one.add_kiosk()).enrol()

    def rows(self, table):
        return self.two.rows(table)


def settings_of(folder: Path, name: str, url: str):
    tables = {"database": {"url": url}, "attachments": {"dir": folder / "shared"}}
    return settings_for(folder / name, **tables)


@contextmanager
def two_nodes(folder: Path, url: str) -> Iterator[Nodes]:
    """Serve both until the end of the block."""
    with served(folder / "one", settings=settings_of(folder, "one", url)) as one:
        shutil.copytree(folder / "one" / "keys", folder / "two" / "keys")
        settings = settings_of(folder, "two", url)
        with served(folder / "two", settings=settings, clock=one.clock) as two:
            yield Nodes(one, two)


def post(url: str, parcel: Parcel) -> httpx.Response:
    with client(url) as http:
        return http.post("/v1/dossiers", json=parcel.body())


def at(kiosk: VirtualKiosk, url: str) -> VirtualKiosk:
    """The same kiosk, sent on to another node by what stands in front of them."""
    return replace(kiosk, file=kiosk.file.model_copy(update={"url": url}))


def at_once(calls: Iterable[Callable[[], Result]]) -> list[Result]:
    """Every call in a thread of its own, all begun at the same moment."""
    todo = list(calls)
    start = Barrier(len(todo))

    def run(call: Callable[[], Result]) -> Any:
        start.wait(20)
        return call()

    with ThreadPoolExecutor(len(todo)) as pool:
        return list(pool.map(run, todo))
