"""The template staff begin with: a ward's information that is whole, and invented."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.config import ASSETS
from kiosk.ward.file import FILE, load_ward
from kiosk.ward.model import Ward

TEMPLATE = ASSETS / "ward" / "template.yaml"
TUESDAY = date(2026, 11, 24)


def put_template(folder: Path) -> Path:
    """Put the template into a folder as staff do; give the file."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(TEMPLATE, folder / FILE))


@cache
def example_ward() -> Ward:
    with TemporaryDirectory() as folder:
        put_template(Path(folder))
        return load_ward(Path(folder))
