"""What every measurement stands on: rounds, a folder of its own, the children's environment."""

import functools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED_MEMORY = Path("/dev/shm")
PANEL = (1080, 1920)
QUIET_LOAD = 1.5
PASSED = ("PATH", "LANG", "LC_ALL", "TZ", "USER", "LOGNAME")


class NotMeasured(Exception):  # noqa: N818 -- says what happened
    """Something a measurement needs is missing or did not come; the text says what."""


@functools.cache
def commit() -> str:
    """Give the commit that is measured, with a mark where files differ from it."""
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


@dataclass(frozen=True, slots=True)
class Workbench:
    """`rounds` of each side, interleaved; `changes` of the page a round; idle `window_s` a round.

    `folder` lies on the disk, `memory` in memory where the system has such a folder.
    """

    rounds: int
    changes: int
    window_s: float
    folder: Path
    memory: Path

    def environ(self, **more: str) -> dict[str, str]:
        """A child's environment: own home and caches, nothing of the person at the keyboard."""
        kept = {name: os.environ[name] for name in PASSED if name in os.environ}
        own = {
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "XDG_CACHE_HOME": str(self.folder / "home" / ".cache"),
            "XDG_CONFIG_HOME": str(self.folder / "home" / ".config"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            # Compiled modules, as in an installation, whatever the checkout allows to write.
            "PYTHONPYCACHEPREFIX": str(self.folder / "pycache"),
            "QT_QUICK_BACKEND": "software",
            "QSG_RENDER_LOOP": "basic",
        }
        return kept | own | more

    @property
    def log(self) -> Path:
        """Where children's output goes."""
        return self.folder / "programs.log"


@contextmanager
def open_workbench(rounds: int, changes: int, window_s: float) -> Iterator[Workbench]:
    """Make the folders, remove them at the end."""
    place = ROOT / "build"
    place.mkdir(exist_ok=True)
    memory = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else place
    with (
        tempfile.TemporaryDirectory(prefix="bench-", dir=place) as folder,
        tempfile.TemporaryDirectory(prefix="bench-", dir=memory) as screens,
    ):
        for name in ("home", "tmp", "run"):
            (Path(folder) / name).mkdir(mode=0o700)
        yield Workbench(rounds, changes, window_s, Path(folder), Path(screens))


def load() -> float:
    """The machine's load average over the last minute."""
    return os.getloadavg()[0]


def say(text: str) -> None:
    """Tell the person who waits."""
    print(f"bench: {text}", file=sys.stderr, flush=True)
