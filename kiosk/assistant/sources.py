"""Where a sentence comes from, in words a resident can read; keys of authors stay in commands."""

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from kiosk.assistant.answer import Citation, Language
from kiosk.config import ASSETS
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Words

WORDS = ASSETS / "words" / "sources.yaml"
KEY = re.compile(r"\[(\w+)(?::([^\]/]+)[^\]]*)?\]")
PLAIN = {"own judgement": "judgement", "unsourced": "judgement", "common knowledge": "common"}


@functools.lru_cache(maxsize=2)
def load_source_words(path: Path = WORDS) -> Mapping[str, Words]:
    """Read the file once: key → words."""
    raw = read_yaml(path.read_text("utf-8"))
    return {key: Words.model_validate(words) for key, words in raw.items()}


def say_source(source: str, language: Language) -> list[str]:
    """Name what a source names; what is not a key of authors stays as it is written."""
    known = load_source_words()
    source = source.strip()
    if source in PLAIN:
        return [_in(known[PLAIN[source]], language)]
    names: dict[str, None] = {}
    for key, place in KEY.findall(source):
        name = _in(known[key], language) if key in known else key
        names[name.format(place=place)] = None
    rest = " ".join(KEY.sub(" ", source).split()).strip(" ;,.")
    return [*names, *([rest] if rest else [])]


def say_citations(citations: Iterable[Citation], language: Language) -> str:
    """Say where a sentence comes from and when that was checked: the oldest of several days."""
    every = tuple(citations)
    if not every:
        return ""
    names = dict.fromkeys(name for one in every for name in say_source(one.source, language))
    oldest: date = min(one.checked_on for one in every)
    words = _in(load_source_words()["cited"], language)
    return words.format(source="; ".join(names), day=f"{oldest:%d/%m/%Y}")


def _in(words: Words, language: Language) -> str:
    return words.vi if language == "vi" else words.en
