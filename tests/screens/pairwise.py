"""A small set of pages and settings in which every two values meet: of panel, text size, theme,
language, and kind of page. Every page is in it at least once.
"""

from collections.abc import Iterator, Sequence

from tests.screens.page import Page
from tests.screens.panels import LANGUAGES, PANELS, STEPS, THEMES, Setting

Case = tuple[Page, Setting]


def pairwise(pages: Sequence[Page], rows: int = len(STEPS)) -> list[Case]:
    """The set, ordered by setting so that looks change seldom.

    With fewer rows, two values meet only among all kinds of one screen together.
    """
    kinds: dict[str, list[Page]] = {}
    for page in pages:
        kinds.setdefault(page.made_like, []).append(page)
    cases = [
        case for number, alike in enumerate(kinds.values()) for case in of_kind(number, alike, rows)
    ]
    return sorted(cases, key=lambda case: str(case[1]))


def spread(pages: Sequence[Page], most: int) -> list[Page]:
    """At most so many pages of each kind, from all parts of the list, first and last among them."""
    kinds: dict[str, list[Page]] = {}
    for page in pages:
        kinds.setdefault(page.made_like, []).append(page)
    found: list[Page] = []
    for alike in kinds.values():
        count = min(len(alike), most)
        step = (len(alike) - 1) / (count - 1) if count > 1 else 0
        found += [alike[round(number * step)] for number in range(count)]
    return found


def of_kind(number: int, alike: Sequence[Page], rows: int) -> Iterator[Case]:
    """The pages of one kind: in rows that walk through each list of values at its own pace."""
    for row in range(max(rows, len(alike))):
        at = row + row // len(STEPS)
        yield (
            alike[row % len(alike)],
            Setting(
                PANELS[(at + number) % len(PANELS)],
                STEPS[(row + number // len(PANELS)) % len(STEPS)],
                THEMES[(row + number // 2 + row // len(THEMES)) % len(THEMES)],
                LANGUAGES[(row + number // 5 + row // 2) % len(LANGUAGES)],
            ),
        )


def thorough(pages: Sequence[Page]) -> list[Case]:
    """Every page on the kiosk, at the usual and at the largest size, and the rest by pairs."""
    usual, largest = Setting(step=1), Setting(step=3)
    cases = [(page, setting) for setting in (usual, largest) for page in pages]
    seen = {(page.name, setting) for page, setting in cases}
    return cases + [
        (page, setting) for page, setting in pairwise(pages) if (page.name, setting) not in seen
    ]
