"""One UI process as the supervisor sees it: a child in its own session group, and its line."""

import os
import socket
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.session.hardening import bound_to_parent
from kiosk.session.link import (
    DEMO_FD,
    LINK_FD,
    READ_SIZE,
    Decoder,
    FrameError,
    FromUi,
    Message,
    ToUi,
    encode,
)
from kiosk.session.process_group import end_group

NICE = 10


class UiProcess:
    """Starts hidden; ends with its whole group."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        scratch: Path,
        demo_fd: int | None,
    ) -> None:
        """Start it; OSError when it cannot be started."""
        self.scratch = scratch
        self.line, theirs = socket.socketpair()
        self.line.setblocking(False)
        self._decoder = Decoder(FromUi)
        passed = [theirs.fileno()] + ([demo_fd] if demo_fd is not None else [])
        own = {LINK_FD: str(theirs.fileno()), "TMPDIR": str(scratch)}
        if demo_fd is not None:
            own[DEMO_FD] = str(demo_fd)
        clean = {k: v for k, v in environ.items() if k not in {LINK_FD, DEMO_FD}}
        try:
            self._child = subprocess.Popen(
                bound_to_parent(command),
                env=clean | own,
                pass_fds=passed,
                stdin=subprocess.DEVNULL,
                stdout=2,
                start_new_session=True,
            )
        except OSError:
            self.line.close()
            raise
        finally:
            theirs.close()
        self.death = os.pidfd_open(self._child.pid)
        self._niced = False

    @property
    def pid(self) -> int:
        """Process number, and number of its session group."""
        return self._child.pid

    @property
    def exit_code(self) -> int | None:
        """After `end`: how it ended, a signal as its negative number."""
        return self._child.returncode

    def send(self, kind: ToUi, fds: Sequence[int] = ()) -> bool:
        """Say something; False when the UI no longer takes it in."""
        frame = encode(kind, fd_count=len(fds))
        try:
            return socket.send_fds(self.line, [frame], list(fds)) == len(frame)
        except (BlockingIOError, ConnectionError):
            return False

    def receive(self) -> list[Message[FromUi]] | None:
        """Read what has arrived; None when the line ended or carries what is no frame."""
        try:
            # recv without room for descriptors: the kernel drops any that were sent.
            data = self.line.recv(READ_SIZE)
            return self._decoder.feed(data) if data else None
        except BlockingIOError:
            return []
        except (FrameError, ConnectionError):
            return None

    def step_back(self) -> None:
        """Load behind everything else."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, NICE)
            self._niced = True

    def step_forward(self) -> bool:
        """Ordinary priority again, every thread; False where the system does not allow it."""
        if not self._niced:
            return True
        self._niced = False
        try:
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(task.name), 0)
        except PermissionError:
            return False
        except OSError:
            return True  # it is dying: its line will say so
        return True

    def end(self) -> bool:
        """Kill the group, wait for it, close the line; False if a process would not die."""
        ended = end_group(self._child)
        self.line.close()
        os.close(self.death)
        return ended
