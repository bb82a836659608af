"""Papers to bring, grouped by what happens to each at the desk, on slips and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from kiosk.paper.layout import Block, Space, Text, face
from kiosk.paper.wording import Language, word
from kiosk.procedures.model import Words

Handling = Literal["hand_in", "show", "number_only", "not_needed"]
ORDER: tuple[Handling, ...] = ("hand_in", "show", "number_only", "not_needed")
BODY_MM = 3.0


class AnyPaper(Protocol):
    """A paper of a procedure, or a line of a worked-out checklist."""

    @property
    def name(self) -> Words:
        """What it is called."""
        ...

    @property
    def handling(self) -> Handling:
        """What happens to it at the desk."""
        ...

    @property
    def note(self) -> Words | None:
        """What else to know."""
        ...


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper's name, and a note on it."""

    name: str
    note: str | None


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """The papers that are handled alike."""

    handling: Handling
    papers: tuple[PaperLine, ...]


def group_papers(
    papers: Sequence[AnyPaper], language: Language, order: Sequence[Handling] = ORDER
) -> tuple[PaperGroup, ...]:
    """Group `papers` by what happens to them, in `order`; empty groups are left out."""
    groups = []
    for handling in order:
        lines = tuple(
            PaperLine(
                getattr(paper.name, language),
                getattr(paper.note, language) if paper.note else None,
            )
            for paper in papers
            if paper.handling == handling
        )
        if lines:
            groups.append(PaperGroup(handling, lines))
    return tuple(groups)


def exempt_blocks(exempt: Sequence[str], language: Language, scale: float) -> list[Block]:
    """Say who pays nothing, in one paragraph; nothing when there is nobody."""
    if not exempt:
        return []
    line = f"{word('exempt', language)}: {'; '.join(exempt)}."
    return [Text(line, face("SemiBold", BODY_MM, scale))]


def paper_blocks(
    groups: Sequence[PaperGroup], language: Language, scale: float = 1.0, *, notes: bool = True
) -> list[Block]:
    """Head each group; put a box to tick before what must come, a dot before what need not."""
    body, bold = face("SemiBold", BODY_MM, scale), face("Bold", BODY_MM, scale)
    name = bold if notes else body
    if not groups:
        return [Text(word("nothing_to_bring", language), body)]
    blocks: list[Block] = []
    for group in groups:
        needed = group.handling in {"hand_in", "show"}
        blocks += [Space(1), Text(f"{word(group.handling, language)}:", bold)]
        for paper in group.papers:
            blocks.append(Text(paper.name, name, mark="box" if needed else "dot"))
            if paper.note and notes:
                blocks.append(Text(paper.note, body, mark="none"))
    return blocks
