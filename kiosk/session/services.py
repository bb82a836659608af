"""The long-lived programs beside the UI, started again with growing waits when they end."""

import logging
import os
import selectors
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass

from kiosk.session.backoff import Backoff
from kiosk.session.hardening import bound_to_parent
from kiosk.session.plan import Plan, Service
from kiosk.session.process_group import end_group

log = logging.getLogger(__name__)

POLL_S = 0.02


@dataclass(slots=True)
class Running:
    """One started service; `death` becomes readable when it ends."""

    child: "subprocess.Popen[bytes]"
    death: int
    since_s: float


class Services:
    """Keeps each service of a plan running."""

    def __init__(self, plan: Plan, selector: selectors.BaseSelector) -> None:
        """Nothing is started until the first `tick`."""
        self._plan = plan
        self._selector = selector
        self._running: dict[str, Running] = {}
        timings = plan.timings
        self._waits = {
            one.name: Backoff(timings.retry_first_s, timings.retry_cap_s) for one in plan.services
        }

    def children(self) -> set[int]:
        """Process numbers of what runs now."""
        return {one.child.pid for one in self._running.values()}

    def tick(self, now_s: float) -> None:
        """Start what is not running and has waited long enough."""
        for service in self._plan.services:
            wait = self._waits[service.name]
            running = self._running.get(service.name)
            if running is None:
                if now_s >= wait.not_before_s:
                    self._start(service, now_s)
            elif wait.failures and now_s - running.since_s >= self._plan.timings.stable_s:
                wait.succeeded()

    def ended(self, name: str, now_s: float) -> None:
        """End what a dead service left behind; it is started again after a while."""
        running = self._running.pop(name, None)
        if running is None:
            return
        self._forget(running)
        end_group(running.child)
        self._waits[name].failed(now_s)
        log.warning("%s ended with %s", name, running.child.returncode)

    def close(self) -> None:
        """Ask all to stop, wait, then kill what is left; the last started first."""
        for running in self._running.values():
            with suppress(ProcessLookupError):
                os.kill(running.child.pid, signal.SIGTERM)
        give_up_s = time.monotonic() + self._plan.timings.stop_limit_s
        for running in reversed(self._running.values()):
            while not _has_ended(running.child.pid) and time.monotonic() < give_up_s:
                time.sleep(POLL_S)
            self._forget(running)
            end_group(running.child)
        self._running.clear()

    def _start(self, service: Service, now_s: float) -> None:
        try:
            child = subprocess.Popen(
                bound_to_parent(service.command, signal.SIGTERM),
                env={**os.environ, **self._plan.environ, **service.environ},
                stdin=subprocess.DEVNULL,
                stdout=2,
                start_new_session=True,
            )
        except OSError as error:
            log.warning("%s could not be started: %s", service.name, error.strerror)
            self._waits[service.name].failed(now_s)
            return
        death = os.pidfd_open(child.pid)
        self._running[service.name] = Running(child, death, now_s)
        self._selector.register(death, selectors.EVENT_READ, service.name)
        log.info("%s started, pid %d", service.name, child.pid)

    def _forget(self, running: Running) -> None:
        self._selector.unregister(running.death)
        os.close(running.death)


def _has_ended(pid: int) -> bool:
    # WNOWAIT leaves the zombie, so that its number still names its group.
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, pid, flags) is not None
