"""One page in one state: its name, and how to bring it up."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.screens.stage import Stage

PARTS_MOST = 60


@dataclass(frozen=True, slots=True)
class Page:
    """`bring` puts it on a stage that was just reset; pages of one `kind` are made alike.

    `modes` are the modes of use it is looked at in.
    """

    name: str
    bring: Callable[[Stage], None]
    kind: str = ""
    modes: tuple[str, ...] = ()

    @property
    def made_like(self) -> str:
        """Its kind; without one, its name less the procedure and the number."""
        return self.kind or re.sub(r"^(\d\.\d{6}|local\.mung-tho)-|-[A-K\d]+$", "", self.name)

    def show(self, stage: Stage) -> None:
        """Put it on the stage."""
        stage.reset()
        stage.use(self.modes)
        self.bring(stage)
        stage.settle()

    def parts(self, stage: Stage, most: int = PARTS_MOST) -> Iterator[int]:
        """Show it, then turn it part by part; the number of each, from 0."""
        self.show(stage)
        for number in range(most):
            yield number
            if number + 1 == most or not stage.turn():
                return
