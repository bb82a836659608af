"""Typing a date into three boxes: day, month, year, each going on by itself when it is full."""

from dataclasses import dataclass, replace

DAY, MONTH, YEAR = 0, 1, 2
WIDTHS = (2, 2, 4)
LARGEST_FIRST_DIGIT = (3, 1)


@dataclass(frozen=True, slots=True)
class DateBoxes:
    """Digits typed so far, and which box takes the next one."""

    boxes: tuple[str, str, str] = ("", "", "")
    at: int = DAY

    @classmethod
    def of(cls, value: str) -> "DateBoxes":
        """Boxes that show an ISO date, a bare year, or nothing."""
        parts = value.split("-")
        if len(parts) == 3:
            return cls((parts[2], parts[1], parts[0]), YEAR)
        return cls(("", "", value), YEAR) if value.isdigit() else cls()

    @property
    def text(self) -> str:
        """What was typed, as people write it; only the year when only that was given."""
        day, month, year = self.boxes
        return f"{day}/{month}/{year}" if day or month else year

    @property
    def whole(self) -> bool:
        """Whether it is a full date, or a full year alone."""
        day, month, year = self.boxes
        return len(year) == WIDTHS[YEAR] and bool(day) == bool(month)

    def press(self, digit: str) -> "DateBoxes":
        """Take one digit; a full box hands over to the next, a full year takes no more."""
        box = self.boxes[self.at]
        if len(box) >= WIDTHS[self.at]:
            return self if self.at == YEAR else replace(self, at=self.at + 1).press(digit)
        boxes = self._with(self.at, box + digit)
        full = len(boxes[self.at]) == WIDTHS[self.at] or (
            self.at < YEAR and int(digit) > LARGEST_FIRST_DIGIT[self.at]
        )
        return DateBoxes(boxes, self.at + 1 if full and self.at < YEAR else self.at)

    def backspace(self) -> "DateBoxes":
        """Take back the last digit, crossing into the box before when this one is empty."""
        if not self.boxes[self.at]:
            return replace(self, at=self.at - 1).backspace() if self.at > DAY else self
        return DateBoxes(self._with(self.at, self.boxes[self.at][:-1]), self.at)

    def focus(self, at: int) -> "DateBoxes":
        """Go to one box to type it anew."""
        return DateBoxes(self._with(at, ""), at)

    def _with(self, at: int, text: str) -> tuple[str, str, str]:
        boxes = list(self.boxes)
        boxes[at] = text
        return (boxes[0], boxes[1], boxes[2])
