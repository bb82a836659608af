"""Somebody who sees, and touches what has a name: by accessible role and name, nothing else."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible

from kiosk.demo.hands import PRESSABLE, Hands, Seen
from tests.screens.resident import CHOICE
from tests.screens.stage import Stage

Role = QAccessible.Role
MORE = "Xem thêm  ("
CHOICES = {Role.RadioButton, Role.CheckBox}


class Hand:
    """Reads what is shown and touches it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._hands = Hands(stage.window)
        self._at: Seen | None = None

    def read(self) -> str:
        """Everything shown that has words."""
        self._stage.settle()
        return " ".join(seen.name for seen in self._hands.look())

    def places(self) -> Iterator[tuple[str, str]]:
        """What can be touched, in the order of the page, part by part."""
        more: str | None = ""
        while more is not None:
            if more:
                self.take(more)
            shown = [seen for seen in self._hands.look() if seen.role in PRESSABLE]
            for seen in shown:
                self._at = seen
                yield CHOICE if seen.role in CHOICES else "", seen.name
            more = next((seen.name for seen in shown if seen.name.startswith(MORE)), None)

    def choose(self) -> str:
        """Touch what was looked at last."""
        assert self._at is not None
        self._hands.touch(self._at.name, self._at.role)
        return self.read()

    def take(self, name: str) -> str:
        """Touch the control of that name."""
        self._hands.touch(name)
        return self.read()

    def back(self) -> str:
        """Touch the way back."""
        return self.take("Quay lại")
