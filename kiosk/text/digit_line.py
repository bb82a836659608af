"""A row of digits being written, at a caret, and how it is grouped for reading."""

from dataclasses import dataclass, replace
from typing import Literal

Grouping = Literal["threes", "thousands", "phone"]


@dataclass(frozen=True, slots=True)
class DigitLine:
    """Frozen; each key gives the next one. The first digit takes the place of a `proposed` row."""

    digits: str = ""
    at: int = 0
    grouping: Grouping = "threes"
    proposed: bool = False

    @classmethod
    def of(cls, digits: str, grouping: Grouping, *, proposed: bool = False) -> "DigitLine":
        """Stand behind a row that is written already."""
        return cls(digits, len(digits), grouping, proposed)

    @property
    def shown(self) -> str:
        """The row with its blanks."""
        if self.grouping == "thousands":
            return grouped_from_the_right(self.digits)
        return grouped_phone(self.digits) if self.grouping == "phone" else grouped(self.digits)

    @property
    def caret(self) -> int:
        """How many signs of `shown` stand before the caret."""
        seen = 0
        for place, sign in enumerate(self.shown):
            if seen == self.at:
                return place
            seen += sign.isdigit()
        return len(self.shown)

    def move_to(self, place: int) -> "DigitLine":
        """Put the caret after `place` signs of `shown`."""
        before = self.shown[: max(0, place)]
        return replace(self, at=sum(sign.isdigit() for sign in before), proposed=False)

    def press(self, digit: str) -> "DigitLine":
        """Write a digit at the caret."""
        digits, at = ("", 0) if self.proposed else (self.digits, self.at)
        return replace(self, digits=digits[:at] + digit + digits[at:], at=at + 1, proposed=False)

    def backspace(self) -> "DigitLine":
        """Take back the digit before the caret."""
        before = max(0, self.at - 1)
        digits = self.digits[:before] + self.digits[self.at :]
        return replace(self, digits=digits, at=before, proposed=False)


def grouped(digits: str) -> str:
    """Digits in groups of three, as they are read aloud."""
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))


def grouped_from_the_right(digits: str) -> str:
    """Digits of a number in thousands: "1 500 000"."""
    head = len(digits) % 3
    return " ".join(filter(None, (digits[:head], grouped(digits[head:]))))


def grouped_phone(digits: str) -> str:
    """A telephone number as people write it: 0912 345 678."""
    rest = [digits[at : at + 3] for at in range(4, len(digits), 3)]
    return " ".join(filter(None, (digits[:4], *rest)))
