"""Where things are in a kiosk's data folder."""

from pathlib import Path

DATABASE = "kiosk.db"


def path_of(data_dir: Path) -> Path:
    """Where the database of a data folder is."""
    return data_dir / DATABASE
