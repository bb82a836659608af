"""Streets and hamlets of the ward, for who writes an address in it: from the ward's own file."""

from collections.abc import Iterator, Sequence

from kiosk.text.completion import MOST, Completion, completing

LEAST = 2
KINDS = (
    "đường",
    "phố",
    "ngõ",
    "ngách",
    "hẻm",
    "thôn",
    "xóm",
    "bản",
    "làng",
    "ấp",
    "khu",
    "tổ",
    "buôn",
)


def street_completions(before: str, streets: Sequence[str]) -> tuple[Completion, ...]:
    """Complete the name at the end of a line, with its kind ("phố") or begun without it."""
    found: dict[str, Completion] = {}
    for begun in _endings(before):
        if len(begun.replace(" ", "")) < LEAST:
            continue
        for name, street in _named(streets):
            if street not in found and name in completing(begun, [name]):
                found[street] = Completion(len(begun), street)
        if found:
            break
    return tuple(found.values())[:MOST]


def _endings(before: str) -> Iterator[str]:
    """What the last words after a comma may be the beginning of, the longest first."""
    line = before.rpartition(",")[2].lstrip()
    words = line.split(" ")
    for at in range(len(words)):
        yield " ".join(words[at:])


def _named(streets: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each street by its whole name, then all by the name without the kind."""
    yield from ((street, street) for street in streets)
    for street in streets:
        kind, _, rest = street.partition(" ")
        if rest and kind.lower() in KINDS:
            yield rest, street
