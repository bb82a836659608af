"""Typing a date into three boxes: day, month, year, each going on by itself when it is full."""

from dataclasses import dataclass, replace
from typing import Literal

DAY, MONTH, YEAR = 0, 1, 2
WIDTHS = (2, 2, 4)
LARGEST_FIRST_DIGIT = (3, 1)

Passing = Literal["", "tapped", "passed"]


@dataclass(frozen=True, slots=True)
class DateBoxes:
    """Digits typed so far, and which box takes the next one.

    `fresh` says that the next digit replaces what the box holds: the box was `tapped` to mend it,
    or it is the next one and was `passed` to with what it held before.
    """

    boxes: tuple[str, str, str] = ("", "", "")
    at: int = DAY
    fresh: Passing = ""

    @classmethod
    def of(cls, value: str) -> "DateBoxes":
        """Boxes that show an ISO date, a bare year, a date half typed, or nothing."""
        if value.isdigit():
            return cls(("", "", value), YEAR, "tapped" if len(value) == WIDTHS[YEAR] else "")
        parts = value.split("/") if "/" in value else value.split("-")[::-1]
        if len(parts) != len(WIDTHS) or not "".join(parts).isdigit():
            return cls()
        boxes = (parts[0], parts[1], parts[2])
        open_at = next((at for at, box in enumerate(boxes) if not _is_full(at, box)), None)
        return cls(boxes, DAY, "tapped") if open_at is None else cls(boxes, open_at)

    @property
    def text(self) -> str:
        """What was typed, as people write it; only the year when only that was given."""
        day, month, year = self.boxes
        return f"{day}/{month}/{year}" if day or month else year

    @property
    def only_year(self) -> bool:
        """Whether the year is being given, and neither day nor month."""
        return self.at == YEAR and not (self.boxes[DAY] or self.boxes[MONTH])

    @property
    def whole(self) -> bool:
        """Whether it is a full date, or a full year alone."""
        day, month, year = self.boxes
        return len(year) == WIDTHS[YEAR] and bool(day) == bool(month)

    def press(self, digit: str) -> "DateBoxes":
        """Take one digit; a full box hands over to the next, a full year takes no more."""
        box = "" if self.fresh else self.boxes[self.at]
        if len(box) >= WIDTHS[self.at]:
            return self if self.at == YEAR else self.passed().press(digit)
        typed = replace(self, boxes=self._with(self.at, box + digit), fresh="")
        full = _is_full(self.at, typed.boxes[self.at])
        return typed.passed() if full and self.at < YEAR else typed

    def backspace(self) -> "DateBoxes":
        """Take back the last digit, crossing into the box before when this one has none of it."""
        if self.at > DAY and (self.fresh == "passed" or not self.boxes[self.at]):
            return replace(self, at=self.at - 1, fresh="").backspace()
        return DateBoxes(self._with(self.at, self.boxes[self.at][:-1]), self.at)

    def focus(self, at: int) -> "DateBoxes":
        """Go to one box; the next digit begins it anew."""
        return replace(self, at=at, fresh="tapped" if self.boxes[at] else "")

    def passed(self) -> "DateBoxes":
        """Go on to the next box; what it holds is replaced by the next digit."""
        at = self.at + 1
        return replace(self, at=at, fresh="passed" if self.boxes[at] else "")

    def _with(self, at: int, text: str) -> tuple[str, str, str]:
        boxes = list(self.boxes)
        boxes[at] = text
        return (boxes[0], boxes[1], boxes[2])


def _is_full(at: int, box: str) -> bool:
    """Whether no digit can follow: of a day or month also one too large to be the first of two."""
    return len(box) == WIDTHS[at] or (
        at < YEAR and box.isdigit() and int(box) > LARGEST_FIRST_DIGIT[at]
    )
