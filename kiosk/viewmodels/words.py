"""The few sentences view models put together themselves, from assets/words/screens.yaml."""

from functools import lru_cache

import yaml

from kiosk.config import ASSETS


@lru_cache(maxsize=1)
def _sentences() -> dict[str, dict[str, str]]:
    path = ASSETS / "words" / "screens.yaml"
    loaded: dict[str, dict[str, str]] = yaml.safe_load(path.read_text("utf-8"))
    return loaded


def say(key: str, language: str, **values: object) -> str:
    """The sentence for `key` with its places filled."""
    return _sentences()[key][language].format(**values)
