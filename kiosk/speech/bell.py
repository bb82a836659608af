"""Wakes a thread that waits for pipes."""

import os


class Bell:
    """Rung by any thread, heard by the one that waits on `fileno`."""

    def __init__(self) -> None:
        self._hear, self._pull = os.pipe()
        os.set_blocking(self._hear, False)
        os.set_blocking(self._pull, False)

    def fileno(self) -> int:
        """Readable after a ring."""
        return self._hear

    def ring(self) -> None:
        """Wake the waiting thread; rings before it looks count once."""
        try:
            os.write(self._pull, b"!")
        except BlockingIOError:
            return  # thousands of rings wait already

    def quiet(self) -> None:
        """Take every ring so far."""
        try:
            os.read(self._hear, 65_536)
        except BlockingIOError:
            return  # nobody rang

    def close(self) -> None:
        """No more rings; nobody may ring afterwards."""
        os.close(self._hear)
        os.close(self._pull)
