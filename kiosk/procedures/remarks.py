"""What the content check says: one remark a fault, with its file and place."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Remark:
    """An error must be put right before the content is used; a warning is for the author.

    `version` is that of the procedure, `line` counts from 1; both where they are known.
    """

    level: Level
    file: str
    place: str
    message: str
    version: str = ""
    line: int | None = None

    def __str__(self) -> str:
        file = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{self.level}: {file}: {self.place}: {self.message}"
