"""The process side of `kiosk run`: a UI process a person, a warm spare, the agent, the key.

Plain Python: no Qt, and never a word that a person typed. Logging is the standard library's, as
structlog would triple the size of this process, which runs as long as the kiosk.

Signals: TERM, INT, HUP end everything; USR1 says that content or settings changed.
"""

import logging
import os
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from kiosk.session.crew import ProcessCrew
from kiosk.session.hardening import adopt_orphans, harden
from kiosk.session.link import FromUi
from kiosk.session.plan import Plan, read_plan
from kiosk.session.process_group import end_strays
from kiosk.session.run_lock import take_run_lock
from kiosk.session.scanner_port import DeviceScanner, NoScanner, ScannerPort
from kiosk.session.scratch import Scratch, ScratchError
from kiosk.session.services import Services
from kiosk.session.stage import Stage
from kiosk.session.vault import Vault

log = logging.getLogger("kiosk.supervisor")

ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
REFRESHING = signal.SIGUSR1
GIVE_UP_AFTER = 5
STALL_S = 1.0
SCANNER_RETRY_S = 5.0
SERVICES_WAIT_S = 5.0  # welcome is painted first; a screen that does not come delays no delivery
ALREADY_RUNNING = "Another kiosk is already running on this data folder."
NO_SCREEN = "The screen could not be started; the messages above say why."


def now() -> float:
    """Seconds since boot, suspended time included: "60 s" must not wait for a sleeping machine."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Supervisor:
    """One loop over signals, lines of UIs, and deaths of children."""

    def __init__(self, plan: Plan, scratch: Scratch, scanner: ScannerPort) -> None:
        """Take over; the run lock is held, nothing is started yet."""
        self._selector = selectors.DefaultSelector()
        self._vault = Vault()
        self._scratch = scratch
        self._scanner = scanner
        self._services = Services(plan, self._selector)
        self._crew = ProcessCrew(
            plan, self._vault, scratch, scanner, self._selector, self._services.children
        )
        self._stage = Stage(self._crew, plan.timings)
        self._signals: set[int] = set()
        self._exit_code: int | None = None
        self._scanner_retry_s: float | None = None
        self._services_from_s = now() + SERVICES_WAIT_S

    def run(self) -> int:
        """Run until told to stop; the exit code."""
        self._listen_for_signals()
        last_s = now()
        try:
            self._turn(last_s)
            while self._exit_code is None:
                timeout_s = self._stage.due_s(last_s)
                events = self._selector.select(timeout_s)
                now_s = now()
                if now_s - last_s > timeout_s + STALL_S:
                    self._stage.forgive(now_s - last_s)
                last_s = now_s
                for key, _ in events:
                    self._handle(key.data, key.fd, now_s)
                self._turn(now_s)
        finally:
            self._close()
        return self._exit_code

    def _turn(self, now_s: float) -> None:
        self._obey_signals()
        self._stage.tick(now_s)
        if self._stage.was_ready or now_s >= self._services_from_s:
            self._services.tick(now_s)
        self._retry_scanner(now_s)
        if not self._stage.was_ready and self._stage.failed_starts >= GIVE_UP_AFTER:
            log.error(NO_SCREEN)
            self._exit_code = 1

    def _handle(self, source: object, fd: int, now_s: float) -> None:
        if isinstance(source, int):
            self._hear(source, fd, now_s)
        elif isinstance(source, str):
            self._services.ended(source, now_s)
            end_strays(self._crew.children())
        elif isinstance(source, socket.socket):
            self._signals.update(source.recv(64))

    def _hear(self, ui: int, fd: int, now_s: float) -> None:
        messages = self._crew.receive(ui)
        for message in messages or ():
            if message.kind is not FromUi.BEAT:
                log.info("ui %d: %s %s", ui, message.kind.value, message.reason or "")
            self._stage.hear(ui, message.kind, now_s)
            if ui == self._stage.current:
                self._hear_current(message.kind, now_s)
        if messages is None or self._crew.is_dead(ui, fd):
            log.warning("ui %d is lost", ui)
            self._stage.lose(ui, now_s)

    def _hear_current(self, kind: FromUi, now_s: float) -> None:
        if kind is FromUi.STOP:
            self._exit_code = 0
        elif kind is FromUi.SCANNER_LOST:
            self._scanner.release()
            self._scanner_retry_s = now_s + SCANNER_RETRY_S

    def _retry_scanner(self, now_s: float) -> None:
        if self._scanner_retry_s is None or now_s < self._scanner_retry_s:
            return
        current = self._stage.current
        self._scanner.flush()
        if current is not None and self._scanner.lend() is not None:
            self._scanner_retry_s = None
            self._crew.lend_scanner(current)
        else:
            self._scanner_retry_s = now_s + SCANNER_RETRY_S

    def _listen_for_signals(self) -> None:
        reader, writer = socket.socketpair()
        reader.setblocking(False)
        writer.setblocking(False)
        for number in (*ENDING, REFRESHING):
            signal.signal(number, _only_wake)
        signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        self._wake = writer
        self._selector.register(reader, selectors.EVENT_READ, reader)

    def _obey_signals(self) -> None:
        if self._signals & set(ENDING):
            self._exit_code = 0
        elif REFRESHING in self._signals:
            self._stage.refresh()
        self._signals.clear()

    def _close(self) -> None:
        self._vault.forget()
        self._crew.close()
        self._services.close()
        end_strays(set())
        self._scanner.release()
        self._scratch.close()


def _only_wake(number: int, frame: FrameType | None) -> None:
    # The wake-up descriptor carries the number to the loop.
    del number, frame


def supervise(plan: Plan) -> int:
    """Run one kiosk; the exit code. Says so and returns 1 when another one holds the folder."""
    os.umask(0o077)
    hardening = harden()
    if not adopt_orphans():
        log.warning("orphans cannot be adopted: a child that leaves its group may outlive it")
    if not hardening.memory_locked:
        log.info("memory is not locked: root or LimitMEMLOCK=infinity would keep it out of swap")
    lock = plan.lock_fd if plan.lock_fd is not None else take_run_lock(Path(plan.data_dir))
    if lock is None:
        sys.stderr.write(ALREADY_RUNNING + "\n")
        return 1
    for fd in (lock, plan.demo_fd):
        if fd is not None:
            os.set_inheritable(fd, False)
    scanner = DeviceScanner(plan.scanner) if plan.scanner else NoScanner()
    try:
        scratch = Scratch(Path(plan.data_dir))
    except (ScratchError, OSError) as error:
        sys.stderr.write(f"No private folder in memory: {error}\n")
        return 1
    return Supervisor(plan, scratch, scanner).run()


def main() -> int:
    """`python -m kiosk.supervisor PLAN`, the plan as JSON."""
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s"
    )
    return supervise(read_plan(sys.argv[1]))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
