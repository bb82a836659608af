"""What `kiosk doctor` says: sentences of `assets/words/doctor.yaml` with their places filled."""

from datetime import datetime
from functools import lru_cache

import yaml

from kiosk.config import ASSETS
from kiosk.devices.status import Health, Language

_STEPS_S = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (ASSETS / "words" / "doctor.yaml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words


def sentence(key: str, language: Language, /, **values: object) -> str:
    """Give a sentence; KeyError for one that is not in the file."""
    return _words()[key][language].format(**values)


def health(name: str, code: str, language: Language, /, *, ok: bool, **values: object) -> Health:
    """Build a check's answer from `NAME_CODE` and, where there is one, `NAME_CODE_advice`."""
    key = f"{name}_{code}"
    advice = sentence(f"{key}_advice", language, **values) if f"{key}_advice" in _words() else ""
    return Health(name, ok, sentence(key, language, **values), advice)


def duration(seconds: float, language: Language) -> str:
    """Write a duration in its largest fitting unit: `12 giây`, `3 days`."""
    unit, size = next((step for step in _STEPS_S if abs(seconds) >= step[1]), ("second", 1))
    count = decimal(abs(seconds) / size, 1, language)
    return sentence(f"unit_{unit}", language, count=count)


def decimal(number: float, places: int, language: Language) -> str:
    """Write a number as the language does: `81,9` or `81.9`; a whole one without its zeros."""
    text = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "vi" else text


def moment(at: datetime, language: Language) -> str:
    """Write a local time: `08:05 ngày 24/11/2026`."""
    day = f"{at:%H:%M} ngày {at:%d/%m/%Y}"
    return day if language == "vi" else f"{at:%H:%M} on {at.day} {at:%B %Y}"
