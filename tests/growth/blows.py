"""What is done to a machine of the database: each ends its work in another way."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil

from tests.growth.machine import Machine

Blow = Callable[[Machine], None]
BEHIND_S = 0.7


def kill_database(machine: Machine) -> None:
    """PostgreSQL alone; Patroni lives and sees it."""
    file = machine.fitting.path("/var/lib/postgresql/15/trung-tam/postmaster.pid")
    os.kill(int(file.read_text().split()[0]), signal.SIGKILL)


def kill_machine(machine: Machine) -> None:
    """Everything on it: PostgreSQL, Patroni, etcd."""
    machine.kill()


def hang_database(machine: Machine) -> None:
    """PostgreSQL and Patroni hang; the machine goes on taking calls for them."""
    machine.freeze("patroni")


def hang_machine(machine: Machine) -> None:
    """Everything on it hangs, etcd too; its kernel goes on taking calls."""
    machine.freeze()


def hang_agent(machine: Machine) -> None:
    """Patroni alone hangs: PostgreSQL goes on, and takes itself for the primary."""
    for pid in machine.pids("patroni"):
        if "patroni" in " ".join(psutil.Process(pid).cmdline()[:2]):
            os.kill(pid, signal.SIGSTOP)


@contextmanager
def behind(*machines: Machine) -> Iterator[None]:
    """These standbys receive nothing for a moment; the block is what happens at its end.

    What was sent to them meanwhile is lost with the line, as on a network: here it would still lie
    in the kernel, and be read.
    """
    receivers = [
        process
        for machine in machines
        for process in map(psutil.Process, machine.pids("patroni"))
        if "walreceiver" in " ".join(process.cmdline())
    ]
    assert len(receivers) == len(machines)
    for process in receivers:
        process.suspend()
    try:
        time.sleep(BEHIND_S)
        yield
    finally:
        for process in receivers:
            process.terminate()
            process.resume()
