"""The hands of the stage: UI processes, their lines, the key's pipe, the scanner's descriptor."""

import logging
import os
import resource
import selectors
from collections.abc import Callable

from kiosk.session.actor import Phase
from kiosk.session.link import FromUi, Message, ToUi
from kiosk.session.plan import Plan
from kiosk.session.process_group import end_strays
from kiosk.session.scanner_port import ScannerPort
from kiosk.session.scratch import Scratch
from kiosk.session.ui_process import UiProcess
from kiosk.session.vault import Vault

log = logging.getLogger(__name__)

# RLIMIT_NICE is 20 minus the lowest nice value allowed: 20 allows going back to 0.
NICE_BACK_TO_ZERO = 20


class ProcessCrew:
    """Does to real processes what the stage decides; implements `stage.Crew`."""

    def __init__(
        self,
        plan: Plan,
        vault: Vault,
        scratch: Scratch,
        scanner: ScannerPort,
        selector: selectors.BaseSelector,
        other_children: Callable[[], set[int]],
    ) -> None:
        """`other_children` are the pids of children that are no UI and must not be ended."""
        self._plan = plan
        self._vault = vault
        self._scratch = scratch
        self._scanner = scanner
        self._selector = selector
        self._other_children = other_children
        self._uis: dict[int, UiProcess] = {}
        self._count = 0
        self._may_nice = may_nice_and_return()

    def start(self, *, niced: bool) -> int | None:
        """Start a hidden UI."""
        scratch = self._scratch.make()
        environ = {**os.environ, **self._plan.environ}
        try:
            ui = UiProcess(self._plan.ui, environ, scratch, self._plan.demo_fd)
        except OSError as error:
            log.warning("the UI could not be started: %s", error.strerror)
            self._scratch.remove(scratch)
            return None
        if niced and self._may_nice:
            ui.step_back()
        self._count += 1
        self._uis[self._count] = ui
        self._selector.register(ui.line, selectors.EVENT_READ, self._count)
        self._selector.register(ui.death, selectors.EVENT_READ, self._count)
        log.info("ui %d started, pid %d", self._count, ui.pid)
        return self._count

    def hurry(self, ui: int) -> None:
        """Give ordinary priority."""
        if not self._uis[ui].step_forward():
            self._may_nice = False
            log.warning("priority cannot be raised again: spares are no longer niced")

    def send(self, ui: int, kind: ToUi) -> None:
        """Tell a UI something; one that takes nothing in is found by its silence."""
        if not self._uis[ui].send(kind):
            log.warning("ui %d does not listen", ui)

    def end(self, ui: int) -> None:
        """Kill and wait, with strays, and remove the scratch folder."""
        process = self._uis.pop(ui, None)
        if process is None:
            return
        self._selector.unregister(process.line)
        self._selector.unregister(process.death)
        ended = process.end()
        if not (end_strays(self.children()) and ended):
            log.error("something of ui %d would not die", ui)
        self._scratch.remove(process.scratch)
        log.info("ui %d ended with %s", ui, process.exit_code)

    def give_up(self, ui: int, phase: Phase) -> None:
        """Say which UI took too long, and at what."""
        log.warning("ui %d takes too long: %s", ui, phase.name.lower())

    def make_key(self) -> None:
        """Make a fresh key and journal."""
        self._vault.begin()

    def lend_key(self, ui: int) -> None:
        """Send the pipe with the key and the memory file."""
        lent = self._vault.lend()
        if lent is None:
            return
        pipe, memory = lent
        self._uis[ui].send(ToUi.GIVE_KEY, [pipe, memory])
        os.close(pipe)

    def forget_key(self) -> None:
        """Zero the key, erase the journal."""
        self._vault.forget()

    def flush(self) -> None:
        """Empty the scanner."""
        self._scanner.flush()

    def lend_scanner(self, ui: int) -> None:
        """Send the scanner, if there is one."""
        fd = self._scanner.lend()
        if fd is not None:
            self._uis[ui].send(ToUi.GIVE_SCANNER, [fd])

    def receive(self, ui: int) -> list[Message[FromUi]] | None:
        """Read what a UI said; None when it is lost."""
        process = self._uis.get(ui)
        return [] if process is None else process.receive()

    def is_dead(self, ui: int, fd: int) -> bool:
        """Whether the readable descriptor is the one that tells of the UI's death."""
        process = self._uis.get(ui)
        return process is not None and process.death == fd

    def children(self) -> set[int]:
        """Every child that was started on purpose."""
        return {ui.pid for ui in self._uis.values()} | self._other_children()

    def close(self) -> None:
        """End every UI."""
        for ui in list(self._uis):
            self.end(ui)


def may_nice_and_return() -> bool:
    """Whether a niced process could be given its ordinary priority back."""
    return os.geteuid() == 0 or resource.getrlimit(resource.RLIMIT_NICE)[0] >= NICE_BACK_TO_ZERO
