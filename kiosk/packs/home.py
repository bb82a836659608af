"""A home of content: a folder with `procedures/`, journeys, `search/`, `directory/`, `forms/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.config import ASSETS
from kiosk.directory.counters import COUNTERS
from kiosk.procedures.loading import ContentError, Fault
from sync.manifest import MOST_OF_ONE

KINDS = (
    ("procedures", "*.yaml"),
    ("procedures/journeys", "*.yaml"),
    ("search", "*.yaml"),
    ("directory", "*.yaml"),
    ("forms", "*.typ"),
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where content lives; `version` is that of its pack, None for what came with the program."""

    folder: Path
    version: str | None = None

    @property
    def procedures(self) -> Path:
        """Folder of procedures, doors and shared content."""
        return self.folder / "procedures"

    @property
    def search(self) -> Path:
        """Folder of the words people use, and of what is done elsewhere."""
        return self.folder / "search"

    @property
    def counters(self) -> Path:
        """File that says which counter looks after which field."""
        return self.folder / "directory" / COUNTERS.name

    @property
    def forms(self) -> Path:
        """Folder of the templates of official forms."""
        return self.folder / "forms"


BUILT_IN = Home(ASSETS)


def files_of(home: Home) -> Mapping[str, bytes]:
    """Read all files that make up a home, by path; ContentError names what may not be there.

    A link is refused, for it could lead outside the home.
    """
    found: dict[str, bytes] = {}
    faults: list[Fault] = []
    for folder, pattern in KINDS:
        for path in sorted((home.folder / folder).glob(pattern)):
            name = f"{folder}/{path.name}"
            if path.is_symlink() or not path.is_file():
                faults.append(Fault(name, "", "is no plain file"))
            elif path.stat().st_size > MOST_OF_ONE:
                faults.append(Fault(name, "", f"is larger than {MOST_OF_ONE:,} bytes"))
            else:
                found[name] = path.read_bytes()
    if faults:
        raise ContentError(faults)
    return found
