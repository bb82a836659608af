"""`ward.yaml` from a folder: hostile until it is read whole, inside its bounds, and judged."""

from pathlib import Path

from kiosk.procedures.loading import load_one
from kiosk.ward.model import Ward

FILE = "ward.yaml"


def load_ward(folder: Path) -> Ward:
    """Read a folder's `ward.yaml`; raises `ContentError` with every fault and its line."""
    return load_one(folder / FILE, Ward)
