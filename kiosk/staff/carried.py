"""What came of an export or an import, in words: for the staff page and for `kiosk queue`. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.staff.wording import Language, said
from sync.outbox import in_words

TROUBLES = ("held", "site", "unsure")
COUNTS = ("delivered", "known", "waiting", "held", "queued", "site", "unsure")


def exported_words(values: Mapping[str, Any], language: Language) -> list[str]:
    """Say what is on the stick now; `values` are what `kiosk queue export --json` answers."""
    left = left_words(values.get("left", ()), language)
    if not values["dossiers"]:
        return left or [said("exported_nothing", language)]
    counts = {"dossiers": values["dossiers"], "pictures": values["pictures"]}
    return [said("exported", language, **counts), said("exported_next", language), *left]


def left_words(left: Sequence[Mapping[str, Any]], language: Language) -> list[str]:
    """Say what could not be copied: each reason once, with how many it is about."""
    codes = Counter(str(one["code"]) for one in left)
    return [
        said("exported_left", language, count=count, words=in_words(code, language))
        for code, count in codes.items()
    ]


def imported_words(values: Mapping[str, Any], language: Language) -> list[str]:
    """Say what came back; `values` are what `kiosk queue import --json` answers."""
    return counted(COUNTS, values, language) or [said("imported_nothing", language)]


def counted(names: Sequence[str], values: Mapping[str, Any], language: Language) -> list[str]:
    """Say how many there are of each of these."""
    return [
        said(f"imported_{name}", language, count=values[name]) for name in names if values.get(name)
    ]


def trouble_words(values: Mapping[str, Any], language: Language) -> list[str]:
    """Say what of an export or import a person must look at."""
    return [*left_words(values.get("left", ()), language), *counted(TROUBLES, values, language)]


def failed_words(code: str, language: Language) -> str:
    """Say why nothing was carried, or not all of it, and what to do."""
    try:
        return in_words(code, language)
    except KeyError:
        return said("stick_failed", language)
