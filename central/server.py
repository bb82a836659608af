"""Serving the application in this one process, from readiness to a clean stop."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable
from typing import Any

import structlog
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from central.config import Settings
from central.log import GRANIAN
from central.places import ADDRESS, reserve_port

STOP_DEADLINE_S = 10
# Lines open at once; the next one waits. Each is a file, of which a process has 1024 by default.
LINES = 800
# How long a line may be silent before a request is whole. It bounds how long LINES can be taken.
SILENCE_MS = 10_000
# What a line may hold before its headers end.
HEAD_BYTES = 65_536


def serve(
    settings: Settings, app: Any, *, parent_pid: int | None, ready: Callable[[str], None]
) -> None:
    """Serve until SIGTERM, SIGINT or the end of the parent; `ready` gets the address.

    The caller holds the folder. The address also stands in the data folder while serving.
    """
    with reserve_port(settings.host, settings.port) as port:
        asyncio.run(run_server(settings, app, port, parent_pid=parent_pid, ready=ready))


def make_server(settings: Settings, app: Any, port: int) -> Server:
    """Build the server for a reserved port; it logs only errors, and never requests."""
    server = Server(
        app,
        settings.host,
        port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=SILENCE_MS, max_buffer_size=HEAD_BYTES),
        websockets=False,
        backlog=1024,
        backpressure=LINES,
        log_level=LogLevels.error,
        log_dictconfig=GRANIAN,
        ssl_cert=settings.tls.cert,
        ssl_key=settings.tls.key,
    )
    server.workers_kill_timeout = STOP_DEADLINE_S
    return server


async def run_server(
    settings: Settings,
    app: Any,
    port: int,
    *,
    parent_pid: int | None,
    ready: Callable[[str], None],
) -> None:
    """One server on the running loop."""
    server = make_server(settings, app, port)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, server.stop)
    if parent_pid is not None:
        watch_parent(parent_pid, server.stop)
    address_file = settings.data_dir / ADDRESS
    address_file.unlink(missing_ok=True)
    # What is there now stays: looking through it for garbage again and again costs a tenth.
    gc.collect()
    gc.freeze()
    serving = asyncio.create_task(server.serve())
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"{settings.scheme}://{host}:{port}"
    if await listening(settings.host, port, serving):
        address_file.write_text(address)
        structlog.get_logger(__name__).info("listening", address=address)
        ready(address)
    try:
        await serving
    finally:
        address_file.unlink(missing_ok=True)
    structlog.get_logger(__name__).info("stopped")


def watch_parent(pid: int, stop: Callable[[], None]) -> None:
    """Call `stop` when that process has ended, at once if it is gone already."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        stop()
        return
    asyncio.get_running_loop().add_reader(handle, stop)


async def listening(host: str, port: int, serving: asyncio.Task[None]) -> bool:
    """Return True once the port accepts, False when the server ended before."""
    while not serving.done():
        try:
            _reader, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        writer.close()
        return True
    return False
