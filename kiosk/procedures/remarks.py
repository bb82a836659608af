"""What the content check says: one remark a fault, with its file and place."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Remark:
    """An error must be put right before the content is used; a warning is for the author."""

    level: Level
    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.file}: {self.place}: {self.message}"
