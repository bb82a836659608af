"""Codes of procedures as people write them: 1.001193, 1001193, 1-001193, 001193, with a tail."""

import re

_DIGITS = r"[\s.\-/]*".join(["([1-9])", *[r"(\d)"] * 6])
_WHOLE = re.compile(rf"(?<!\d){_DIGITS}(?!\d)")
_TAIL = re.compile(r"\s*(\d{6})\s*")
_BEGUN = re.compile(r"\s*([1-9])[.\-](\d{0,5})\s*")


def code_in(query: str) -> str | None:
    """The code a query holds, as it is printed."""
    found = _WHOLE.search(query)
    return None if found is None else f"{found[1]}.{''.join(found.groups()[1:])}"


def tail_in(query: str) -> str | None:
    """The six digits after the point, where nothing else is asked."""
    found = _TAIL.fullmatch(query)
    return None if found is None else found[1]


def beginning_in(query: str) -> str | None:
    """A code of which only a part is written yet."""
    found = _BEGUN.fullmatch(query)
    return None if found is None else f"{found[1]}.{found[2]}"
