"""What is done elsewhere, with the source of the advice: each `elsewhere*.yaml` has its own."""

from pathlib import Path

from kiosk.procedures.content_yaml import read_yaml
from kiosk.search.heard import SEARCH, Places


def load_advice(folder: Path = SEARCH) -> tuple[Places, ...]:
    """Read them all; raises `pydantic.ValidationError` when one is not as it must be."""
    paths = sorted(folder.glob("elsewhere*.yaml"))
    return tuple(Places.model_validate(read_yaml(path.read_text("utf-8"))) for path in paths)
