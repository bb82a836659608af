"""What the supervisor keeps of a session: the key and the memory file with the encrypted journal.

The key is one `bytearray`, filled by the kernel and zeroed in place. It leaves only through a pipe
to the UI of the person it belongs to; it is never text, never `bytes`, never logged.
"""

import fcntl
import os
from pathlib import Path

from kiosk.session.memory import KEY_SIZE, MEMORY_SIZE

RANDOM_SOURCE = Path("/dev/urandom")


class Vault:
    """One session's secret at a time."""

    def __init__(self) -> None:
        """Nothing is held until `begin`."""
        self._key = bytearray(KEY_SIZE)
        self._memory: int | None = None

    @property
    def holds_session(self) -> bool:
        """Whether there is a key and a journal."""
        return self._memory is not None

    def begin(self) -> None:
        """Make a fresh key and an empty memory file; the old ones are forgotten first."""
        self.forget()
        with RANDOM_SOURCE.open("rb", buffering=0) as source:
            if source.readinto(self._key) != KEY_SIZE:
                raise RuntimeError("the kernel gave too little randomness")
        self._memory = make_memory()

    def lend(self) -> tuple[int, int] | None:
        """Descriptors for the UI: a pipe with the key in it, and the memory file.

        The caller passes them on and closes the pipe's; None when there is no session.
        """
        if self._memory is None:
            return None
        reader, writer = os.pipe()
        os.write(writer, self._key)
        os.close(writer)
        return reader, self._memory

    def forget(self) -> None:
        """Zero the key in place, erase the journal and let it go."""
        for place in range(KEY_SIZE):
            self._key[place] = 0
        if self._memory is not None:
            os.pwrite(self._memory, bytes(MEMORY_SIZE), 0)
            os.close(self._memory)
            self._memory = None


def make_memory() -> int:
    """Make a private memory file of two empty slots that can neither grow nor shrink."""
    memory = os.memfd_create("journal", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(memory, MEMORY_SIZE)
    seals = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
    fcntl.fcntl(memory, fcntl.F_ADD_SEALS, seals)
    return memory
