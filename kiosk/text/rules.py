"""How the voice's rules are written down: a pattern, and what is said for a match."""

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import yaml

from kiosk.config import ASSETS

Language = Literal["vi", "en"]

PAUSE, STOP = ",", "."
_ABBREVIATIONS = ASSETS / "words" / "abbreviations.yaml"
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s:]*$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")

Reader = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said where `pattern` matches; a reader that answers None lets the next rule try."""

    pattern: re.Pattern[str]
    read: Reader


def rule(pattern: str, read: Reader | str) -> Rule:
    """Make a rule; a text is said as it stands."""
    if isinstance(read, str):
        fixed = read
        return Rule(re.compile(pattern), lambda _: fixed)
    return Rule(re.compile(pattern), read)


def word_before(match: re.Match[str]) -> str:
    """Find the last word before a match, lower case; empty when something else stands there."""
    found = _LAST_WORD.search(match.string[max(0, match.start() - 30) : match.start()])
    return found[1].lower() if found else ""


def word_after(match: re.Match[str]) -> str:
    """Find the first word after a match, lower case."""
    found = _NEXT_WORD.match(match.string, match.end())
    return found[1].lower() if found else ""


@functools.lru_cache(maxsize=2)
def abbreviations(language: Language) -> dict[str, str]:
    """Load the table: short form -> what is said."""
    table: dict[str, str] = yaml.safe_load(_ABBREVIATIONS.read_text("utf-8"))[language]
    return table


def _bounded(short: str) -> str:
    start = r"(?<!\w)" if short[0].isalnum() else ""
    if short.endswith(".") and short.count(".") == 1:
        return rf"{start}{re.escape(short)}(?=\s?[^\W_a-z])"
    return f"{start}{re.escape(short)}" + (r"(?!\w)" if short[-1].isalnum() else "")


def abbreviation_rule(language: Language) -> Rule:
    """Make one rule of all short forms, the longest first."""
    table = abbreviations(language)
    longest_first = sorted(table, key=lambda short: (-len(short), short))
    pattern = "|".join(_bounded(short) for short in longest_first)
    return Rule(re.compile(pattern), lambda match: table[match[0]])


def first_reading(rules: Sequence[Rule], text: str, position: int) -> tuple[int, str] | None:
    """Find the first rule that reads a position: end of its match, and what is said."""
    for candidate in rules:
        match = candidate.pattern.match(text, position)
        if match is not None and match.end() > position:
            spoken = candidate.read(match)
            if spoken is not None:
                return match.end(), spoken
    return None
